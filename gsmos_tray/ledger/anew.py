"""Begins the archive anew: nothing lies there any more as far as is known, and all is to be sent.

For another Dropbox account. Files, documents, corrections and what was let go stay known; a copy
of the ledger as it was is kept beside it first.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.store import Store

_HAS_SOURCE = """
    EXISTS (SELECT 1 FROM file WHERE file.document_id = delivery.document_id AND NOT gone)
    OR EXISTS (SELECT 1 FROM member JOIN file ON file.document_id = member.archive_id
               WHERE member.document_id = delivery.document_id AND NOT file.gone)
"""


def begin_anew(store: Store, kept: Path, now: float) -> None:
    """Keep the ledger as *kept*, then forget where anything lies. May be done again.

    What no file holds any more stays where it was archived, and only the copy tells of it.
    """
    store.copy_to(kept)
    with store.transaction() as db:
        db.execute("DELETE FROM upload")
        db.execute("DELETE FROM listed")
        db.execute("UPDATE root SET cursor = NULL")
        _take_better_places(db)
        db.execute(f"DELETE FROM delivery WHERE NOT ({_HAS_SOURCE})")  # noqa: S608 - our own
        for row in db.execute("SELECT id, places FROM delivery").fetchall():
            _send_again(db, row, now)


def _send_again(db: sqlite3.Connection, row: sqlite3.Row, now: float) -> None:
    first = ArchivePath(json.loads(row["places"])[0])
    db.execute(
        """
        UPDATE delivery SET state = 'waiting', archive_path = ?, folded_path = ?, attempts = 0,
            due_at = ?, reason = NULL, facts = NULL, rev = NULL, replaces = NULL, archived_at = NULL
        WHERE id = ? AND NOT (state = 'set_aside' AND rev IS NULL)
        """,
        (str(first), first.folded, now, row["id"]),
    )


def _take_better_places(db: sqlite3.Connection) -> None:
    """Send at once to where it belongs what could only have been moved in the archive of before."""
    db.execute(
        """
        UPDATE delivery SET places = better_place.places, from_bytes = better_place.from_bytes
        FROM better_place WHERE better_place.document_id = delivery.document_id AND NOT declined
        """
    )
    db.execute("DELETE FROM better_place")
