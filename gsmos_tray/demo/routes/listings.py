"""What is in a folder, what changed since, and waiting for the next change."""

from __future__ import annotations

import random

from dropbox import files

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.listing import Cursor, CursorBroken, CursorReset, Page
from gsmos_tray.demo.refusals import Unsettled
from gsmos_tray.demo.routes.route import (
    BadRequest,
    Call,
    Route,
    RouteFailed,
    SdkValue,
    failing_as,
    metadata,
)


def _list_folder(account: Account, call: Call) -> SdkValue:
    with failing_as(lookup=files.ListFolderError.path):
        return _result(account, account.listing.page(_begin(account, call.arg)))


def _continue(account: Account, call: Call) -> SdkValue:
    cursor = _resume(account, call.arg.cursor, files.ListFolderContinueError)
    with failing_as(lookup=files.ListFolderContinueError.path):
        return _result(account, account.listing.page(cursor))


def _latest_cursor(account: Account, call: Call) -> SdkValue:
    with failing_as(lookup=files.ListFolderError.path):
        cursor = account.listing.latest(_begin(account, call.arg))
    return files.ListFolderGetLatestCursorResult(cursor=str(cursor))


def _longpoll(account: Account, call: Call) -> SdkValue:
    """Blocks "until there are changes available or a timeout occurs". Nobody has to log in."""
    errors = files.ListFolderLongpollError
    cursor = _resume(account, call.arg.cursor, errors)
    jitter = random.uniform(0, account.rules.longpoll_jitter)  # noqa: S311 - not secret
    changed = account.tree.changed
    with changed:
        changes = changed.wait_for(
            lambda: (
                account.stop.is_set()
                or not account.listing.knows(cursor)
                or account.listing.has_news(cursor)
            ),
            call.arg.timeout + jitter,
        )
        if not account.listing.knows(cursor):
            raise RouteFailed(errors.reset)
    return files.ListFolderLongpollResult(changes=changes, backoff=account.rules.longpoll_backoff)


def _begin(account: Account, arg: SdkValue) -> Cursor:
    """Give a cursor for ``ListFolderArg``. Mounted and not downloadable ones do not exist here."""
    if arg.path == "/":
        raise BadRequest("path: Specify the root folder as an empty string rather than as '/'.")
    for name in (
        "include_has_explicit_shared_members",
        "include_property_groups",
        "include_restorable_info",
        "shared_link",
    ):
        if getattr(arg, name):
            raise Unsettled(f"list_folder with {name}")
    return account.listing.begin(
        arg.path, arg.limit, recursive=arg.recursive, include_deleted=arg.include_deleted
    )


def _resume(account: Account, text: str, errors: SdkValue) -> Cursor:
    try:
        return account.listing.resume(text)
    except CursorBroken as cause:
        raise BadRequest("cursor: Invalid cursor") from cause
    except CursorReset as cause:
        raise RouteFailed(errors.reset) from cause


def _result(account: Account, page: Page) -> SdkValue:
    return files.ListFolderResult(
        entries=[metadata(account, entry) for entry in page.entries],
        cursor=str(page.cursor),
        has_more=page.has_more,
    )


ROUTES = (
    Route(files.list_folder, "files", "files.metadata.read", _list_folder),
    Route(files.list_folder_continue, "files", "files.metadata.read", _continue),
    Route(files.list_folder_get_latest_cursor, "files", "files.metadata.read", _latest_cursor),
    Route(files.list_folder_longpoll, "files", "files.metadata.read", _longpoll),
)
