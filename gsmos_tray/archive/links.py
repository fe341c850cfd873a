"""Links that show a document to anybody who has them: made, listed and revoked on request alone."""

from __future__ import annotations

from collections.abc import Callable

from dropbox import Dropbox, sharing
from dropbox.exceptions import ApiError

from gsmos_tray import errors
from gsmos_tray.archive.shares import sharing_errors
from gsmos_tray.archive.sorting import tags_of
from gsmos_tray.archive.values import Link
from gsmos_tray.documents.names import ArchivePath


class Links:
    """The links of an account. Any thread may call any method."""

    def __init__(self, client: Callable[[], Dropbox]) -> None:
        self._client = client

    def make(self, path: ArchivePath) -> Link:
        """Make a link to *path*, or give the one that it has. Raises NotArchived."""
        with sharing_errors():
            try:
                made = self._client().sharing_create_shared_link_with_settings(str(path))
            except ApiError as cause:
                if "not_found" in tags_of(cause.error):
                    raise errors.NotArchived(path=path) from cause
                if not cause.error.is_shared_link_already_exists():
                    raise
                if (there := self.to(path)) is None:
                    raise errors.ArchiveBusy from cause  # revoked between the two questions
                return there
        return _link(made)

    def to(self, path: ArchivePath) -> Link | None:
        """Give the link that leads to *path* itself, if there is one."""
        with sharing_errors():
            try:
                answer = self._client().sharing_list_shared_links(str(path), direct_only=True)
            except ApiError as cause:
                if "not_found" in tags_of(cause.error):
                    raise errors.NotArchived(path=path) from cause
                raise
        return _link(answer.links[0]) if answer.links else None

    def all(self) -> list[Link]:
        """List all links of the account."""
        client, cursor = self._client(), None
        links: list[Link] = []
        with sharing_errors():
            while True:
                page = client.sharing_list_shared_links(cursor=cursor)
                links += map(_link, page.links)
                if not page.has_more:
                    return links
                cursor = page.cursor

    def revoke(self, url: str) -> None:
        """Let *url* lead nowhere; doing so twice does no harm."""
        with sharing_errors():
            try:
                self._client().sharing_revoke_shared_link(url)
            except ApiError as cause:
                if not tags_of(cause.error).startswith("shared_link_not_found"):
                    raise


def _link(made: sharing.SharedLinkMetadata) -> Link:
    return Link(made.url, made.path_lower or made.name)
