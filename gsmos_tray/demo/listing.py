"""Pages through a folder and what changed in it since. Remembers nothing: all is in the cursor.

One walk serves both. A cursor is a place in the tree's order of changes: from the beginning, the
changes that are still true *are* the folder's contents; later ones are the news.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, replace

from gsmos_tray.demo.history import Deleted, Entry
from gsmos_tray.demo.paths import is_below, parent_of
from gsmos_tray.demo.store import Tree

MOST_ENTRIES = 2000  # ``ListFolderArg.limit`` takes no more; what it is without one is not said


class CursorBroken(Exception):
    """Not a cursor that this server gave."""


class CursorReset(Exception):
    """The cursor was invalidated: the caller has to list again."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a caller has seen a folder. *listed_until* parts its contents from the news."""

    folder: str
    recursive: bool
    include_deleted: bool
    limit: int
    position: int
    listed_until: int
    generation: int

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()


@dataclass(frozen=True, slots=True)
class Page:
    """One answer."""

    entries: tuple[Entry, ...]
    cursor: Cursor
    has_more: bool


class Listing:
    """Lists one tree. Raises LookupRefused for a folder that is not there."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._generation = 0

    def begin(
        self, where: str, limit: int | None, *, recursive: bool, include_deleted: bool
    ) -> Cursor:
        """Give a cursor before the first entry of the folder *where*."""
        return Cursor(
            folder=self._tree.find_folder(where),
            recursive=recursive,
            include_deleted=include_deleted,
            limit=min(limit or MOST_ENTRIES, MOST_ENTRIES),
            position=0,
            listed_until=self._tree.journal_end,
            generation=self._generation,
        )

    def latest(self, cursor: Cursor) -> Cursor:
        """Give the same cursor after everything that there is."""
        return replace(cursor, position=cursor.listed_until)

    def resume(self, text: str) -> Cursor:
        """Read a cursor back. Raises CursorBroken and CursorReset."""
        try:
            cursor = Cursor(**json.loads(base64.urlsafe_b64decode(text.encode("ascii"))))
        except (ValueError, TypeError) as cause:
            raise CursorBroken from cause
        if not self.knows(cursor):
            raise CursorReset
        return cursor

    def knows(self, cursor: Cursor) -> bool:
        """Whether *cursor* is still good."""
        return cursor.generation == self._generation

    def page(self, cursor: Cursor) -> Page:
        """Give the next entries: the contents to their end, then the news, then nothing."""
        self._tree.find_folder(cursor.folder)
        entries: list[Entry] = []
        with self._tree.changed:
            seen = cursor.position
            for position, place, entry in self._tree.changes_since(cursor.position):
                if self._concerns(cursor, place, entry, position):
                    if len(entries) == cursor.limit:
                        return Page(tuple(entries), replace(cursor, position=seen), has_more=True)
                    entries.append(entry)
                seen = position
            seen = self._tree.journal_end
        return Page(tuple(entries), replace(cursor, position=seen), has_more=False)

    def has_news(self, cursor: Cursor) -> bool:
        """Whether the next page would hold anything."""
        return any(
            self._concerns(cursor, place, entry, position)
            for position, place, entry in self._tree.changes_since(cursor.position)
        )

    def invalidate_cursors(self) -> None:
        """Answer ``reset`` to every cursor given so far."""
        with self._tree.changed:
            self._generation += 1
            self._tree.changed.notify_all()

    def _concerns(self, cursor: Cursor, place: str, entry: Entry, position: int) -> bool:
        """Whether a change belongs into the answers to *cursor*.

        A recursive listing begins with the folder itself (clients' tests against the real service
        rely on it). News name a deleted folder, not what was in it: the specification tells the
        caller to "remove it and all its children".
        """
        above = parent_of(place)
        if cursor.recursive:
            inside = place == cursor.folder or is_below(place, cursor.folder)
        else:
            inside = above == cursor.folder
        if not inside or not isinstance(entry, Deleted) or cursor.include_deleted:
            return inside
        is_news = position > cursor.listed_until
        return is_news and not isinstance(self._tree.entry(above), Deleted)
