"""Remembers what Dropbox lists below the archive's roots, with the cursors that keep it fresh.

A page and its cursor are written together: a crash between two pages goes on where it was. A
root that was chosen once stays: what was archived below it is still looked for there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.store import Store


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

    def add_root(self, root: ArchivePath) -> None:
        """Look below *root*, too, from now on."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT INTO root (folded_path, path) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (root.folded, str(root)),
            )

    def roots(self) -> list[tuple[ArchivePath, str | None]]:
        """List the roots, each with the cursor up to which it was listed."""
        with self._store.reading() as db:
            rows = db.execute("SELECT path, cursor FROM root ORDER BY folded_path").fetchall()
        return [(ArchivePath(path), cursor) for path, cursor in rows]

    def begin(self, root: ArchivePath) -> None:
        """Forget what was listed below *root*: it is listed anew."""
        with self._store.transaction() as db:
            db.execute("DELETE FROM listed WHERE root = ?", (root.folded,))
            db.execute("UPDATE root SET cursor = NULL WHERE folded_path = ?", (root.folded,))

    def take_in(
        self, root: ArchivePath, changes: Iterable[Listed | NoFile | Nothing], cursor: str
    ) -> bool:
        """Write down one page of changes, in their order, and the *cursor* that comes after it.

        Gives whether bytes that lay somewhere do not lie there any more. Where nothing changed
        nothing is written: the cursor before tells the same, and an idle disk is left in peace.
        """
        told = lost = 0
        with self._store.transaction() as db:
            for change in changes:
                told += 1
                lost += _apply(db, root.folded, change)
            db.execute(
                "UPDATE root SET cursor = ? WHERE folded_path = ? AND (? OR cursor IS NULL)",
                (cursor, root.folded, told),
            )
        return lost > 0

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
                "SELECT * FROM listed WHERE folded_path = ? LIMIT 1", (path.folded,)
            ).fetchone()
        return _listed(row) if row else None

    def first_below(self, folder: ArchivePath) -> Listed | None:
        """Give something that lies in *folder*, at any depth."""
        folded = folder.folded
        with self._store.reading() as db:
            row = db.execute(
                "SELECT * FROM listed WHERE folded_path > ? AND folded_path < ? LIMIT 1",
                (folded + "/", folded + "0"),  # "0" follows "/"
            ).fetchone()
        return _listed(row) if row else None

    def everything(self) -> Iterator[Listed]:
        """Give all that is listed, by name. Below two roots, one in the other, it comes twice."""
        with self._store.reading() as db:
            for row in db.execute("SELECT * FROM listed ORDER BY folded_path"):
                yield _listed(row)


def _apply(db: sqlite3.Connection, root: str, change: Listed | NoFile | Nothing) -> int:
    """Apply one change; gives how many files lost their bytes by it."""
    folded = change.path.folded
    match change:
        case Listed(path, fingerprint, rev):
            altered = db.execute(
                "DELETE FROM listed WHERE root = ? AND folded_path = ? AND content_hash != ?",
                (root, folded, fingerprint.content_hash),
            ).rowcount
            row = (root, folded, str(path), fingerprint.content_hash, fingerprint.size, rev)
            db.execute("INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?, ?, ?)", row)
            return altered + _clear_below(db, root, folded)  # it may have been a folder
        case NoFile():
            return _clear(db, root, folded)
        case Nothing():
            return _clear(db, root, folded) + _clear_below(db, root, folded)


def _clear(db: sqlite3.Connection, root: str, folded: str) -> int:
    return db.execute(
        "DELETE FROM listed WHERE root = ? AND folded_path = ?", (root, folded)
    ).rowcount


def _clear_below(db: sqlite3.Connection, root: str, folded: str) -> int:
    return db.execute(
        "DELETE FROM listed WHERE root = ? AND folded_path > ? AND folded_path < ?",
        (root, folded + "/", folded + "0"),  # "0" follows "/"
    ).rowcount


def _listed(row: sqlite3.Row) -> Listed:
    return Listed(
        ArchivePath(row["path"]), Fingerprint(row["content_hash"], row["size"]), row["rev"]
    )
