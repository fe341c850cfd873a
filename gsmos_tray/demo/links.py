"""Links to files and folders that anybody can open who has them. No HTTP, no SDK types.

As the API specification has it: one link an item, it follows the item through its moves, and once
revoked it leads nowhere.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from gsmos_tray.demo.history import File, Folder
from gsmos_tray.demo.paths import folded, is_below, name_of
from gsmos_tray.demo.store import Tree


class LinkExists(Exception):
    """The item has its link already."""

    def __init__(self, link: Link) -> None:
        super().__init__(link.url)
        self.link = link


class NoSuchLink(Exception):
    """It was never made, or is revoked."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link, to the item with the id *item*."""

    url: str
    item: str
    made: datetime


class Links:
    """The links of one account, on the site *site*. Any thread may call any method."""

    def __init__(self, tree: Tree, site: str, now: Callable[[], datetime]) -> None:
        self._tree = tree
        self._site = site
        self._now = now
        self._lock = threading.Lock()
        self._links: dict[str, Link] = {}

    def make(self, item: File | Folder) -> Link:
        """Make the link to *item*. Raises LinkExists."""
        sort = "fo" if isinstance(item, Folder) else "fi"
        key, proof = secrets.token_urlsafe(12), secrets.token_urlsafe(18)
        url = f"{self._site}/scl/{sort}/{key}/{quote(name_of(item.path))}?rlkey={proof}&dl=0"
        with self._lock:
            for link in self._links.values():
                if link.item == item.id:
                    raise LinkExists(link)
            link = self._links[url] = Link(url, item.id, self._now())
        return link

    def all(self) -> list[tuple[Link, File | Folder]]:
        """Every link whose item is there, the oldest first."""
        with self._lock:
            links = list(self._links.values())
        pairs = [(link, self._tree.entry(link.item)) for link in links]
        return [(link, it) for link, it in pairs if isinstance(it, (File, Folder))]

    def giving(self, path: str, *, direct: bool) -> list[tuple[Link, File | Folder]]:
        """List the links that let somebody see *path*; *direct*: not those to a folder above."""
        place = folded(path)
        return [
            (link, it)
            for link, it in self.all()
            if folded(it.path) == place or (not direct and is_below(place, folded(it.path)))
        ]

    def revoke(self, url: str) -> None:
        """Let *url* lead nowhere. Raises NoSuchLink."""
        with self._lock:
            if self._links.pop(url, None) is None:
                raise NoSuchLink(url)

    def opened(self, target: str) -> File | Folder | None:
        """Give what the address *target*, below the site's own, leads to."""
        asked = urlsplit(target)
        for link, it in self.all():
            own = urlsplit(link.url)
            if (own.path, own.query) == (asked.path, asked.query):
                return it
        return None
