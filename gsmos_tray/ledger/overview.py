"""Answers what windows and commands ask of the ledger: counts, lists, the state of one file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from gsmos_tray.documents.romanian import folded
from gsmos_tray.ledger.files import real, stored
from gsmos_tray.ledger.rows import BARE, DELIVERED, DocumentRow, bare, delivered
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import FileState


@dataclass(slots=True)
class DirectoryCounts:
    """How many files of one directory are in each state, and which rules leave files out."""

    files: int = 0
    states: Counter[FileState] = field(default_factory=Counter)
    left_out_by: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for. ``None`` asks for all."""

    state: FileState | None = None
    kinds: frozenset[str] | None = None
    month: str | None = None  # YYYY-MM, of the document's own date
    search: str | None = None
    limit: int = -1


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is remembered of one path."""

    state: FileState
    rule: str | None
    unread: str | None
    document_id: int | None
    gone: bool


class Overview:
    """Reads only. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_directory(self) -> dict[Path, DirectoryCounts]:
        """Count the files that are there, by the directory in which they lie.

        The cost grows with what is not archived, and hardly with what is.
        """
        counts: dict[int, DirectoryCounts] = {}
        with self._store.reading() as db:
            for id, files in db.execute(
                "SELECT directory_id, count(*) FROM file WHERE NOT gone GROUP BY directory_id"
            ):
                counts[id] = DirectoryCounts(files)
            for id, rule, files in db.execute(
                """
                SELECT directory_id, rule, count(*) FROM file
                WHERE rule IS NOT NULL AND NOT gone GROUP BY directory_id, rule
                """
            ):
                counts[id].left_out_by[rule] = files
                counts[id].states[FileState.LEFT_OUT] += files
            for id, state, files in db.execute(_NOT_ARCHIVED):
                counts[id].states[FileState(state)] += files
            paths = dict(db.execute("SELECT id, path FROM directory").fetchall())
        for count in counts.values():
            count.states[FileState.ARCHIVED] = count.files - count.states.total()
        return {Path(real(paths[id])): count for id, count in counts.items()}

    def deliveries(self) -> Counter[FileState]:
        """Count deliveries by state; what is being sent still waits."""
        with self._store.reading() as db:
            # What is archived is the rest: counting it by itself would read the whole table.
            every, waiting, aside = db.execute(
                """
                SELECT (SELECT count(*) FROM delivery),
                       (SELECT count(*) FROM delivery WHERE state IN ('waiting', 'sending')),
                       (SELECT count(*) FROM delivery WHERE state = 'set_aside')
                """
            ).fetchone()
        return Counter(
            {
                FileState.ARCHIVED: every - waiting - aside,
                FileState.WAITING: waiting,
                FileState.SET_ASIDE: aside,
            }
        )

    def anything_was_archived(self) -> bool:
        """Tell whether anything ever was, be it gone from there since."""
        with self._store.reading() as db:
            asked = "SELECT 1 FROM delivery WHERE archived_at IS NOT NULL LIMIT 1"
            return db.execute(asked).fetchone() is not None

    def census(self) -> list[dict[str, object]]:
        """Count documents by kind, certainty, state and reason. Reads the whole table."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT kind, certainty, state, reason, count(*) AS count FROM delivery
                JOIN document ON document.id = delivery.document_id GROUP BY 1, 2, 3, 4
                """
            ).fetchall()
        return [dict(row) for row in rows]

    def waiting(self) -> tuple[int, int]:
        """Count the deliveries that wait, and their bytes."""
        with self._store.reading() as db:
            count, size = db.execute(
                """
                SELECT count(*), coalesce(sum(document.size), 0) FROM delivery
                JOIN document ON document.id = delivery.document_id
                WHERE delivery.state IN ('waiting', 'sending')
                """
            ).fetchone()
        return int(count), int(size)

    def left_out_after(self, file_id: int, rule: str) -> tuple[int, int]:
        """Count the files that *rule* leaves out among those first seen after the file *file_id*.

        Gives the latest of them too, from which the next count goes on.
        """
        with self._store.reading() as db:
            count, latest = db.execute(
                """
                SELECT count(*), coalesce(max(id), :after) FROM file
                WHERE id > :after AND rule = :rule AND NOT gone
                """,
                {"after": file_id, "rule": rule},
            ).fetchone()
        return int(count), int(latest)

    def last_archived(self, limit: int) -> list[DocumentRow]:
        """List the documents that were archived last, the newest first."""
        with self._store.reading() as db:
            ids = [
                row[0]
                for row in db.execute(
                    """
                    SELECT document_id FROM delivery WHERE state = 'archived'
                    ORDER BY archived_at DESC, id DESC LIMIT ?
                    """,
                    (limit,),
                )
            ]
            return [row for id in ids if (row := _document(db, id)) is not None]

    def document(self, document_id: int) -> DocumentRow | None:
        """Give one document's line."""
        with self._store.reading() as db:
            return _document(db, document_id)

    def documents(self, wanted: Wanted) -> list[DocumentRow]:
        """List documents, then files that are left out or not read yet."""
        with self._store.reading() as db:
            found = _documents(db, wanted)
            left = wanted.limit - len(found) if wanted.limit >= 0 else -1
            return [*found, *_bare_files(db, replace(wanted, limit=left))]

    def file(self, path: Path) -> FileFacts | None:
        """Give what is remembered of *path*, or ``None`` if it was never seen."""
        with self._store.reading() as db:
            row = db.execute(
                """
                SELECT file.id, file.rule, file.reason, file.document_id, file.gone FROM file
                WHERE name = ? AND directory_id = (SELECT id FROM directory WHERE path = ?)
                """,
                (stored(path.name), stored(str(path.parent))),
            ).fetchone()
            if row is None:
                return None
            state = _state(db, row["rule"], row["reason"], row["document_id"])
        return FileFacts(state, row["rule"], row["reason"], row["document_id"], bool(row["gone"]))

    def members_of(self, document_id: int) -> list[int]:
        """List the documents that a ZIP holds."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT document_id FROM member WHERE archive_id = ? ORDER BY name", (document_id,)
            ).fetchall()
        return [int(row[0]) for row in rows]


# The files that are not archived, each once with the worst of its deliveries.
_NOT_ARCHIVED = """
    SELECT directory_id, iif(max(worst) = 2, 'set_aside', 'waiting'), 1 FROM (
        SELECT file.id, file.directory_id, iif(delivery.state = 'set_aside', 2, 1) AS worst
        FROM delivery JOIN file ON file.document_id = delivery.document_id
        WHERE delivery.state IN ('waiting', 'sending', 'set_aside')
        AND file.rule IS NULL AND file.reason IS NULL AND NOT file.gone
        UNION ALL
        SELECT file.id, file.directory_id, iif(delivery.state = 'set_aside', 2, 1)
        FROM delivery JOIN member ON member.document_id = delivery.document_id
        JOIN file ON file.document_id = member.archive_id
        WHERE delivery.state IN ('waiting', 'sending', 'set_aside')
        AND file.rule IS NULL AND file.reason IS NULL AND NOT file.gone
        UNION ALL
        SELECT id, directory_id, 1 FROM file WHERE reason IS NOT NULL AND NOT gone
    ) GROUP BY id
"""

_ONE = f"{DELIVERED} WHERE document.id = ?"

_DELIVERED = f"""
    {DELIVERED}
    WHERE (:state IS NULL OR iif(delivery.state = 'sending', 'waiting', delivery.state) = :state)
    AND (:kinds IS NULL OR document.kind IN (SELECT value FROM json_each(:kinds)))
    AND (:month IS NULL OR substr(document.issue_date, 1, 7) = :month)
    AND (:search IS NULL OR instr(document.searched, :search) OR EXISTS (
        SELECT 1 FROM file WHERE file.document_id = document.id AND instr(file.searched, :search)))
    ORDER BY document.id LIMIT :limit
"""  # noqa: S608 - all of it is this package's own

_BARE = f"""
    {BARE}
    AND (:state IS NULL OR iif(file.rule IS NULL, 'waiting', 'left_out') = :state)
    AND (:kinds IS NULL OR document.kind IN (SELECT value FROM json_each(:kinds)))
    AND (:month IS NULL OR substr(document.issue_date, 1, 7) = :month)
    AND (:search IS NULL OR instr(file.searched, :search) OR instr(document.searched, :search))
    ORDER BY file.id LIMIT :limit
"""  # noqa: S608 - as above


def _document(db: sqlite3.Connection, document_id: int) -> DocumentRow | None:
    row = db.execute(_ONE, (document_id,)).fetchone()
    return None if row is None else delivered(db, row)


def _documents(db: sqlite3.Connection, wanted: Wanted) -> list[DocumentRow]:
    rows = db.execute(_DELIVERED, _asked(wanted)).fetchall()
    return [delivered(db, row) for row in rows]


def _bare_files(db: sqlite3.Connection, wanted: Wanted) -> list[DocumentRow]:
    rows = db.execute(_BARE, _asked(wanted)).fetchall()
    return [bare(row) for row in rows]


def _asked(wanted: Wanted) -> dict[str, object]:
    return {
        "state": wanted.state,
        "kinds": None if wanted.kinds is None else json.dumps(sorted(wanted.kinds)),
        "month": wanted.month,
        "search": folded(wanted.search) if wanted.search else None,
        "limit": wanted.limit,
    }


def _state(
    db: sqlite3.Connection, rule: str | None, unread: str | None, document: int | None
) -> FileState:
    """Compute the one state of a file, as ``_NOT_ARCHIVED`` does for all of them at once."""
    if rule is not None:
        return FileState.LEFT_OUT
    if unread is not None:
        return FileState.WAITING
    rows = db.execute(
        """
        SELECT state FROM delivery WHERE document_id = :id OR document_id IN (
            SELECT document_id FROM member WHERE archive_id = :id)
        """,
        {"id": document},
    ).fetchall()
    states = {row[0] for row in rows}
    if "set_aside" in states:
        return FileState.SET_ASIDE
    return FileState.ARCHIVED if states <= {"archived"} else FileState.WAITING
