"""Remembers what the owner let go: deleted in Dropbox, and meant so.

Its delivery is out of the way until the owner takes it back; a file that holds it is left out by a
rule of its own, and finding the same bytes again changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.errors import CannotBringBack, DeletedInDropbox
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import DeliveryId

RULE = "let_go"

_KEPT = "document_id, places, from_bytes, modified, archive_path, folded_path, rev, archived_at"


class LetGo:
    """Any thread may call any method. Each may be called twice."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def let_go(self, ids: Sequence[DeliveryId]) -> int:
        """Let these go, those of them that are gone from Dropbox; gives how many that were."""
        with self._store.transaction() as db:
            return sum(_let_go(db, id) for id in ids)

    def at(self, path: ArchivePath) -> list[int]:
        """List the documents that lay at *path*, or below it, before they were let go."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT document_id FROM let_go
                WHERE folded_path = :place OR folded_path > :below AND folded_path < :behind
                """,
                {"place": path.folded, "below": path.folded + "/", "behind": path.folded + "0"},
            ).fetchall()
        return [int(row[0]) for row in rows]

    def of(self, documents: Iterable[int]) -> list[int]:
        """List those of *documents* that were let go."""
        with self._store.reading() as db:
            return [document for document in documents if is_let_go(db, document)]

    def take_back(self, documents: Iterable[int]) -> None:
        """Let these be gone from Dropbox again, and no more than that: not meant so."""
        with self._store.transaction() as db:
            for document in documents:
                db.execute(
                    f"""
                    INSERT INTO delivery ({_KEPT}, state, due_at, reason)
                    SELECT {_KEPT}, 'set_aside', 0, ? FROM let_go WHERE document_id = ?
                    """,  # noqa: S608 - our own columns
                    (DeletedInDropbox.code(), document),
                )
                _forget(db, document)

    def forget(self, content_hashes: Iterable[str]) -> None:
        """Know of these no more that they were let go: the owner wants them archived anew."""
        with self._store.transaction() as db:
            for content_hash in content_hashes:
                row = db.execute(
                    "SELECT id FROM document WHERE content_hash = ?", (content_hash,)
                ).fetchone()
                if row is not None:
                    _forget(db, row[0])


def is_let_go(db: sqlite3.Connection, document: int) -> bool:
    """Tell whether the owner let a document go."""
    asked = "SELECT 1 FROM let_go WHERE document_id = ?"
    return db.execute(asked, (document,)).fetchone() is not None


def _let_go(db: sqlite3.Connection, id: DeliveryId) -> int:
    row = db.execute(
        f"""
        INSERT INTO let_go ({_KEPT}) SELECT {_KEPT} FROM delivery
        WHERE id = ? AND state = 'set_aside' AND reason IN (?, ?)
        RETURNING document_id
        """,  # noqa: S608 - our own columns
        (id, DeletedInDropbox.code(), CannotBringBack.code()),
    ).fetchone()
    if row is None:
        return 0
    db.execute("DELETE FROM delivery WHERE id = ?", (id,))
    db.execute("UPDATE file SET rule = ? WHERE document_id = ? AND rule IS NULL", (RULE, row[0]))
    return 1


def _forget(db: sqlite3.Connection, document: int) -> None:
    db.execute("DELETE FROM let_go WHERE document_id = ?", (document,))
    db.execute("UPDATE file SET rule = NULL WHERE document_id = ? AND rule = ?", (document, RULE))
