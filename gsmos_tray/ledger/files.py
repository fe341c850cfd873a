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
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Seen, Unread


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

    def unread(self) -> list[Path]:
        """List the files that wait to be read."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT directory.path, file.name FROM file
                JOIN directory ON directory.id = file.directory_id
                WHERE file.reason IS NOT NULL AND NOT file.gone
                """
            ).fetchall()
        return [Path(real(row[0])) / real(row[1]) for row in rows]

    def note_left_out(self, seen: Iterable[Seen], rule: str, stamp: str) -> None:
        """Remember files that *rule* leaves out unread."""
        with self._store.transaction() as db:
            for file in seen:
                upsert_file(db, file, document_id=None, rule=rule, reason=None, stamp=stamp)

    def note_gone(self, paths: Iterable[Path]) -> list[int]:
        """Remember that files are not there any more. Gives the documents that they held."""
        with self._store.transaction() as db:
            gone = [_note_gone(db, path) for path in paths]
        return [document for document in gone if document is not None]

    def forget_below(self, root: Path, keep: tuple[Path, ...]) -> None:
        """Drop the files below *root*, which is watched no longer, but for what *keep* watches.

        Their documents and deliveries stay: what is archived stays known.
        """
        with self._store.transaction() as db:
            inside = [folder for folder in keep if folder.is_relative_to(root)]
            around = any(root.is_relative_to(folder) for folder in keep)
            kept = [id for folder in inside for id in _directory_ids(db, folder)]
            for directory in set() if around else set(_directory_ids(db, root)) - set(kept):
                db.execute("DELETE FROM file WHERE directory_id = ?", (directory,))

    def judged_otherwise(self, stamp: str) -> list[Path]:
        """List files that were judged by other rules or settings than *stamp* stands for.

        Only where the answer can still matter: left out, unknown, or not yet archived.
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
                     OR delivery.state IS NOT 'archived')
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
) -> None:
    """Write what is now known of one path, inside the caller's transaction."""
    db.execute(
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
            document_id = iif(excluded.reason IS NULL, excluded.document_id, file.document_id)
        """,
        (
            _directory_id(db, seen.path.parent),
            stored(seen.path.name),
            folded(stored(seen.path.name)),
            seen.size,
            seen.mtime_ns,
            seen.attributes,
            document_id,
            rule,
            reason,
            stamp,
            time(),
        ),
    )


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


def holders(db: sqlite3.Connection, document_id: int) -> int:
    """Count the files and ZIPs in which a document's bytes still lie."""
    (count,) = db.execute(
        """
        SELECT (SELECT count(*) FROM file WHERE document_id = :id AND NOT gone)
             + (SELECT count(*) FROM member JOIN file ON file.document_id = member.archive_id
                WHERE member.document_id = :id AND NOT file.gone)
        """,
        {"id": document_id},
    ).fetchone()
    return int(count)


def _note_gone(db: sqlite3.Connection, path: Path) -> int | None:
    document = document_of(db, path)
    where = "WHERE name = ? AND directory_id = (SELECT id FROM directory WHERE path = ?)"
    change = "DELETE FROM file" if document is None else "UPDATE file SET gone = 1, reason = NULL"
    db.execute(f"{change} {where}", (stored(path.name), stored(str(path.parent))))
    return document


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
