"""Links that show a part of the archive to whoever has them: made on request alone, and revoked.

Only those that lead into the archive are listed: the account's others are not this program's.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Link
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.patience import Patience
from gsmos_tray.engine.whereabouts import Whereabouts


class MakesLinks(Protocol):
    """The links of an account. Each call may be made twice."""

    def make(self, path: ArchivePath) -> Link:
        """Make a link to *path*, or give the one that it has. Raises NotArchived."""

    def to(self, path: ArchivePath) -> Link | None:
        """Give the link that leads to *path* itself. Raises NotArchived."""

    def all(self) -> list[Link]:
        """List all links of the account."""

    def revoke(self, url: str) -> None:
        """Let *url* lead nowhere."""


class LinkingArchive(Protocol):
    """An archive to which links may lead."""

    @property
    def links(self) -> MakesLinks:
        """Its links."""


class PublicLinks:
    """Any thread but the UI's may call any method: all ask the network."""

    def __init__(
        self, open_archive: Callable[[], LinkingArchive], whereabouts: Whereabouts
    ) -> None:
        self._open_archive = open_archive
        self._whereabouts = whereabouts

    def make(self, path: ArchivePath) -> Link:
        """Make a link to *path*, or give the one that it has. Raises NotArchived."""
        links = self._open_archive().links
        return self._spelt(Patience(Event()).ask(lambda: links.make(path)))

    def all(self) -> list[Link]:
        """List the links that lead into the archive."""
        links = self._open_archive().links
        every = Patience(Event()).ask(links.all)
        return [self._spelt(it) for it in every if self._whereabouts.holds(ArchivePath(it.path))]

    def revoke(self, path: ArchivePath) -> Link:
        """Let the link to *path* lead nowhere any more. Raises NotLinked, NotArchived."""
        links, patience = self._open_archive().links, Patience(Event())
        if (link := patience.ask(lambda: links.to(path))) is None:
            raise errors.NotLinked(path=path)
        patience.ask(lambda: links.revoke(link.url))
        return link

    def _spelt(self, link: Link) -> Link:
        return Link(link.url, str(self._whereabouts.spelt(ArchivePath(link.path))))
