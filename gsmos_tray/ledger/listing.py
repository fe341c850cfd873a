"""Remembers what Dropbox lists below the archive's root, with the cursor that keeps it fresh.

A page and its cursor are written together: a crash between two pages goes on where it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.store import Store

_CURSOR = "listing_cursor"
_ROOT = "listing_root"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that the archive holds."""

    path: ArchivePath
    fingerprint: Fingerprint
    rev: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """At *path* and below it lies nothing."""

    path: ArchivePath


@dataclass(frozen=True, slots=True)
class NoFile:
    """At *path* itself lies no file."""

    path: ArchivePath


class Listing:
    """What was listed last. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cursor(self, root: str) -> str | None:
        """Give the cursor up to which *root* was listed; ``None``: begin anew."""
        with self._store.reading() as db:
            notes = dict(
                db.execute("SELECT name, value FROM note WHERE name IN (?, ?)", (_CURSOR, _ROOT))
            )
        return notes.get(_CURSOR) if notes.get(_ROOT) == root else None

    def begin(self, root: str) -> None:
        """Forget what was listed: *root* is listed anew."""
        with self._store.transaction() as db:
            db.execute("DELETE FROM listed")
            db.execute("DELETE FROM note WHERE name = ?", (_CURSOR,))
            db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (_ROOT, root))

    def take_in(self, changes: Iterable[Listed | NoFile | Nothing], cursor: str) -> None:
        """Write down one page of changes, in their order, and the *cursor* that comes after it."""
        with self._store.transaction() as db:
            for change in changes:
                _apply(db, change)
            db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (_CURSOR, cursor))

    def holding(self, content_hash: str) -> Listed | None:
        """Give a place at which these bytes lie; the first by name if there are several."""
        with self._store.reading() as db:
            row = db.execute(
                "SELECT * FROM listed WHERE content_hash = ? ORDER BY folded_path LIMIT 1",
                (content_hash,),
            ).fetchone()
        return _listed(row) if row else None

    def at(self, path: ArchivePath) -> Listed | None:
        """Give what lies at *path*."""
        with self._store.reading() as db:
            row = db.execute(
                "SELECT * FROM listed WHERE folded_path = ?", (path.folded,)
            ).fetchone()
        return _listed(row) if row else None

    def everything(self) -> Iterator[Listed]:
        """Give all that is listed, by name."""
        with self._store.reading() as db:
            for row in db.execute("SELECT * FROM listed ORDER BY folded_path"):
                yield _listed(row)


def _apply(db: sqlite3.Connection, change: Listed | NoFile | Nothing) -> None:
    folded = change.path.folded
    match change:
        case Listed(path, fingerprint, rev):
            row = (folded, str(path), fingerprint.content_hash, fingerprint.size, rev)
            db.execute("INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?, ?)", row)
        case NoFile():
            db.execute("DELETE FROM listed WHERE folded_path = ?", (folded,))
        case Nothing():
            db.execute(
                "DELETE FROM listed WHERE folded_path = ? OR folded_path > ? AND folded_path < ?",
                (folded, folded + "/", folded + "0"),  # "0" follows "/"
            )


def _listed(row: sqlite3.Row) -> Listed:
    return Listed(
        ArchivePath(row["path"]), Fingerprint(row["content_hash"], row["size"]), row["rev"]
    )
