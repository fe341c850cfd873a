"""Remembers which files are where, and what each of them turned out to be.

Names on disk need not be text: what Python escapes as a lone surrogate is kept in the last 2048
code points of Unicode's private planes, which no file name has in earnest.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import time

from gsmos_tray.documents.romanian import folded
from gsmos_tray.ledger.holding import supersede, with_members, withdraw
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Seen, Unread

Mark = tuple[int, int]
"""A place in the order of all files: the directory's number and the file's."""

START: Mark = (0, 0)

_LATEST = 2**63 - 1
"""SQLite's largest number, in nanoseconds the year 2262; ext4 knows later ones."""


class KnownFiles:
    """What is remembered of files, for a rescan. Lives as long as the rescan does."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def children(self, directory: Path) -> Mapping[str, tuple[int, int, int]]:
        """Give size, time and attributes last seen of each file in *directory*, by name."""
        rows = self._db.execute(
            """
            SELECT name, size, mtime_ns, attributes FROM file
            WHERE directory_id = (SELECT id FROM directory WHERE path = ?) AND NOT gone
            """,
            (stored(str(directory)),),
        )
        return {real(row[0]): (row[1], row[2], row[3]) for row in rows}

    def look(self, path: Path) -> tuple[int, int, int] | None:
        """Give the same for one file; ``None`` if it is not known to be there."""
        row = self._db.execute(
            """
            SELECT size, mtime_ns, attributes FROM file WHERE name = ? AND NOT gone
            AND directory_id = (SELECT id FROM directory WHERE path = ?)
            """,
            (stored(path.name), stored(str(path.parent))),
        ).fetchone()
        return tuple(row) if row else None

    def directories(self, root: Path) -> Iterable[Path]:
        """List the directories at and below *root* in which files are remembered."""
        return [Path(real(row[0])) for row in self._db.execute(*_at_or_below(root, "SELECT path"))]


class Files:
    """The files of all watched folders. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def known(self) -> Iterator[KnownFiles]:
        """Give what is remembered, over one connection: 2000 folders need no 2000 of them."""
        with self._store.reading() as db:
            db.execute("COMMIT")  # each question sees the newest: a rescan may last a while
            yield KnownFiles(db)

    def note_seen(self, seen: Iterable[Seen], reason: Unread) -> None:
        """Remember files that are there and not read yet, so that each has a state at once."""
        with self._store.transaction() as db:
            for file in seen:
                upsert_file(db, file, document_id=None, rule=None, reason=reason, stamp="")

    def unread(self, after: Mark = START, limit: int = -1) -> tuple[list[Path], Mark]:
        """List up to *limit* files that wait to be read, and where to go on after them."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT directory.path, file.name, file.directory_id, file.id FROM file
                JOIN directory ON directory.id = file.directory_id
                WHERE file.reason IS NOT NULL AND NOT file.gone
                AND (file.directory_id, file.id) > (?, ?)
                ORDER BY file.directory_id, file.id LIMIT ?
                """,
                (*after, limit),
            ).fetchall()
        paths = [Path(real(row[0])) / real(row[1]) for row in rows]
        return paths, (rows[-1][2], rows[-1][3]) if rows else after

    def note_left_out(self, seen: Iterable[Seen], rule: str, stamp: str) -> None:
        """Remember files that *rule* leaves out unread. What they wanted archived waits no more."""
        with self._store.transaction() as db:
            for file in seen:
                before = document_of(db, file.path)
                id = upsert_file(db, file, document_id=None, rule=rule, reason=None, stamp=stamp)
                for document in with_members(db, before):
                    withdraw(db, document, id)

    def note_gone(self, paths: Iterable[Path]) -> list[int]:
        """Remember that files are not there any more. Gives the documents that they held."""
        with self._store.transaction() as db:
            return [document for path in paths for document in _note_gone(db, path)]

    def forget_below(self, root: Path, keep: tuple[Path, ...]) -> None:
        """Drop the files below *root*, which is watched no longer, but for what *keep* watches.

        What is archived stays known; what was still to be sent is not wanted any more.
        """
        if any(root.is_relative_to(folder) for folder in keep):
            return
        inside = [folder for folder in keep if folder.is_relative_to(root)]
        with self._store.transaction() as db:
            kept = {id for folder in inside for id in _directory_ids(db, folder)}
            for directory in _directory_ids(db, root):
                if directory not in kept:
                    supersede(db, _forget_directory(db, directory))

    def judged_otherwise(self, stamp: str) -> list[Path]:
        """List files that were judged by other rules or settings than *stamp* stands for.

        Only where the answer can still matter: left out, unknown, not yet archived, or offered a
        better place, be it the file itself or something in the ZIP that it is.
        """
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT directory.path, file.name FROM file
                JOIN directory ON directory.id = file.directory_id
                LEFT JOIN document ON document.id = file.document_id
                LEFT JOIN delivery ON delivery.document_id = file.document_id
                WHERE NOT file.gone AND file.stamp NOT IN ('', ?)
                AND file.reason IS NULL
                AND (file.rule IS NOT NULL OR document.kind IN ('unknown', 'other', 'efactura')
                     OR delivery.state IS NOT 'archived'
                     OR file.document_id IN (SELECT document_id FROM better_place)
                     OR EXISTS (
                        SELECT 1 FROM member JOIN document AS inner ON inner.id = member.document_id
                        LEFT JOIN delivery AS sent ON sent.document_id = member.document_id
                        WHERE member.archive_id = file.document_id
                        AND (sent.state IS NOT 'archived'
                             OR inner.id IN (SELECT document_id FROM better_place)
                             OR inner.kind IN ('unknown', 'other', 'efactura'))))
                """,
                (stamp,),
            ).fetchall()
        return [Path(real(row[0])) / real(row[1]) for row in rows]


def upsert_file(
    db: sqlite3.Connection,
    seen: Seen,
    *,
    document_id: int | None,
    rule: str | None,
    reason: Unread | None,
    stamp: str,
) -> int:
    """Write what is now known of one path, inside the caller's transaction. Gives the file's id.

    While it is not read, or left out unread, it is remembered which document it held: as long as
    it looks the same, or is empty for the moment.
    """
    (id,) = db.execute(
        """
        INSERT INTO file
            (directory_id, name, searched, size, mtime_ns, attributes, document_id, rule, reason,
             stamp, since)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (directory_id, name) DO UPDATE SET
            size = excluded.size, mtime_ns = excluded.mtime_ns,
            attributes = excluded.attributes,
            since = iif(file.reason IS excluded.reason, file.since, excluded.since),
            reason = excluded.reason, rule = excluded.rule, stamp = excluded.stamp, gone = 0,
            document_id = CASE
                WHEN excluded.reason IS NOT NULL OR excluded.size = 0 THEN file.document_id
                WHEN excluded.rule IS NOT NULL AND excluded.document_id IS NULL
                     AND file.size = excluded.size AND file.mtime_ns = excluded.mtime_ns
                     AND (file.reason IS NULL OR file.reason = 'unjudged')
                     THEN file.document_id
                ELSE excluded.document_id END
        RETURNING id
        """,
        (
            _directory_id(db, seen.path.parent),
            stored(seen.path.name),
            folded(stored(seen.path.name)),
            seen.size,
            max(min(seen.mtime_ns, _LATEST), -_LATEST),
            seen.attributes,
            document_id,
            rule,
            reason,
            stamp,
            time(),
        ),
    ).fetchone()
    return int(id)


def document_of(db: sqlite3.Connection, path: Path) -> int | None:
    """Give the document that *path* was last known to hold."""
    row = db.execute(
        """
        SELECT document_id FROM file WHERE name = ?
        AND directory_id = (SELECT id FROM directory WHERE path = ?)
        """,
        (stored(path.name), stored(str(path.parent))),
    ).fetchone()
    return row[0] if row else None


def _note_gone(db: sqlite3.Connection, path: Path) -> list[int]:
    document = document_of(db, path)
    where = "WHERE name = ? AND directory_id = (SELECT id FROM directory WHERE path = ?)"
    change = "DELETE FROM file" if document is None else "UPDATE file SET gone = 1, reason = NULL"
    db.execute(f"{change} {where}", (stored(path.name), stored(str(path.parent))))
    return with_members(db, document)


def _forget_directory(db: sqlite3.Connection, directory: int) -> list[int]:
    """Drop all files of one directory. Gives the documents that they held."""
    rows = db.execute(
        "SELECT DISTINCT document_id FROM file WHERE directory_id = ?", (directory,)
    ).fetchall()
    held = [document for row in rows for document in with_members(db, row[0])]
    db.execute("DELETE FROM file WHERE directory_id = ?", (directory,))
    return held


def _directory_id(db: sqlite3.Connection, path: Path) -> int:
    name = stored(str(path))
    db.execute("INSERT INTO directory (path) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    (id,) = db.execute("SELECT id FROM directory WHERE path = ?", (name,)).fetchone()
    return int(id)


def _directory_ids(db: sqlite3.Connection, root: Path) -> list[int]:
    return [row[0] for row in db.execute(*_at_or_below(root, "SELECT id"))]


def _at_or_below(root: Path, select: str) -> tuple[str, tuple[str, str, str]]:
    """Find a folder and what is in it by a range, which the index answers."""
    name = stored(str(root))
    inside = name.rstrip(os.sep) + os.sep
    after = inside[:-1] + chr(ord(os.sep) + 1)
    question = f"{select} FROM directory WHERE path = ? OR (path >= ? AND path < ?)"
    return question, (name, inside, after)


_SURROGATES = {code: code + 0x10F800 - 0xD800 for code in range(0xD800, 0xE000)}
_PRIVATE = {kept: code for code, kept in _SURROGATES.items()}


def stored(name: str) -> str:
    """Give the text that SQLite keeps for a name."""
    return name if name.isascii() else name.translate(_SURROGATES)


def real(text: str) -> str:
    """Give back the name that ``stored`` was given."""
    return text if text.isascii() else text.translate(_PRIVATE)
