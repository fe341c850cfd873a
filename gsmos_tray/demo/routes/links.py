"""Links that anybody can open who has them. The specification's types and error tags."""

from __future__ import annotations

import base64

from dropbox import sharing

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.history import File, Folder
from gsmos_tray.demo.links import Link, LinkExists, NoSuchLink
from gsmos_tray.demo.paths import folded, name_of
from gsmos_tray.demo.refusals import Unsettled
from gsmos_tray.demo.routes.route import (
    BadRequest,
    Call,
    Route,
    RouteFailed,
    SdkValue,
    failing_as,
    for_wire,
)


def _create(account: Account, call: Call) -> SdkValue:
    errors = sharing.CreateSharedLinkWithSettingsError
    if call.arg.settings is not None:
        raise Unsettled("create_shared_link_with_settings with settings")
    if not account.rules.email_verified:
        raise RouteFailed(errors.email_not_verified)
    with failing_as(lookup=errors.path):
        item = account.tree.find(call.arg.path)
    try:
        return _metadata(account.links.make(item), item)
    except LinkExists as cause:
        there = sharing.SharedLinkAlreadyExistsMetadata.metadata(_metadata(cause.link, item))
        raise RouteFailed(errors.shared_link_already_exists(there)) from cause


def _list(account: Account, call: Call) -> SdkValue:
    """With a path: all that lead to it. Without: all there are, in pages."""
    arg = call.arg
    if arg.path:
        if arg.cursor:
            raise Unsettled("list_shared_links with a path and a cursor")
        with failing_as(lookup=sharing.ListSharedLinksError.path):
            there = account.tree.find(arg.path)
        found = account.links.giving(there.path, direct=bool(arg.direct_only))
        return sharing.ListSharedLinksResult(
            links=[_metadata(link, it) for link, it in found], has_more=False
        )
    first, size = _place(arg.cursor), account.rules.links_a_page
    every = account.links.all()
    return sharing.ListSharedLinksResult(
        links=[_metadata(link, it) for link, it in every[first : first + size]],
        has_more=len(every) > first + size,
        cursor=base64.urlsafe_b64encode(str(first + size).encode()).decode(),
    )


def _place(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        return int(base64.urlsafe_b64decode(cursor.encode("ascii")))
    except ValueError as cause:
        raise BadRequest("cursor: Invalid cursor") from cause


def _revoke(account: Account, call: Call) -> None:
    errors = sharing.RevokeSharedLinkError
    if not call.arg.url.startswith(f"{account.site}/scl/"):
        raise RouteFailed(errors.shared_link_malformed)
    try:
        account.links.revoke(call.arg.url)
    except NoSuchLink as cause:
        raise RouteFailed(errors.shared_link_not_found) from cause


def _metadata(link: Link, item: File | Folder) -> SdkValue:
    common = {
        "url": link.url,
        "id": item.id,
        "name": name_of(item.path),
        "path_lower": folded(item.path),
        "link_permissions": sharing.LinkPermissions(
            can_revoke=True,
            resolved_visibility=sharing.ResolvedVisibility.public,
            visibility_policies=[],
            can_set_expiry=False,
            can_remove_expiry=False,
            allow_download=True,
            can_allow_download=True,
            can_disallow_download=False,
            allow_comments=True,
            team_restricts_comments=False,
        ),
    }
    if isinstance(item, Folder):
        return sharing.FolderLinkMetadata(**common)
    return sharing.FileLinkMetadata(
        client_modified=for_wire(item.client_modified),
        server_modified=for_wire(item.server_modified),
        rev=item.rev,
        size=item.content.size,
        **common,
    )


ROUTES = (
    Route(sharing.create_shared_link_with_settings, "sharing", "sharing.write", _create),
    Route(sharing.list_shared_links, "sharing", "sharing.read", _list),
    Route(sharing.revoke_shared_link, "sharing", "sharing.write", _revoke),
)
