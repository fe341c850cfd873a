"""Notes what a comparison with the archive found: gone, altered, elsewhere, or there again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from gsmos_tray.errors import AlteredInDropbox, CannotBringBack, DeletedInDropbox
from gsmos_tray.ledger.better_places import note_arrival
from gsmos_tray.ledger.holding import make_room
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Delivery, DeliveryId


class Lost:
    """Each note is conditional: what has moved on since the comparison stays as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def anything_amiss(self) -> bool:
        """Tell whether a comparison would find anything to note here.

        Mostly nothing is: then 100,000 documents need not be held in the memory to see it.
        """
        with self._store.reading() as db:
            (amiss,) = db.execute(
                """
                SELECT EXISTS (
                    SELECT 1 FROM delivery JOIN document ON document.id = delivery.document_id
                    WHERE delivery.state != 'archived' AND EXISTS (
                        SELECT 1 FROM listed WHERE listed.content_hash = document.content_hash
                    ) OR delivery.state = 'archived' AND NOT EXISTS (
                        SELECT 1 FROM listed WHERE listed.content_hash = document.content_hash
                        AND listed.path = delivery.archive_path
                    )
                )
                """
            ).fetchone()
        return bool(amiss)

    def anything_back(self) -> bool:
        """Tell whether bytes lie in Dropbox again that were noted as lost there."""
        with self._store.reading() as db:
            (back,) = db.execute(
                """
                SELECT EXISTS (
                    SELECT 1 FROM delivery JOIN document ON document.id = delivery.document_id
                    JOIN listed ON listed.content_hash = document.content_hash
                    WHERE delivery.state = 'set_aside' AND delivery.reason IN (?, ?, ?)
                )
                """,
                [it.code() for it in (DeletedInDropbox, AlteredInDropbox, CannotBringBack)],
            ).fetchone()
        return bool(back)

    def arrived_since(self, moment: float, ids: Sequence[DeliveryId]) -> list[DeliveryId]:
        """Give those of *ids* that are archived, and were not before *moment*."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT id FROM delivery WHERE state = 'archived' AND archived_at >= ?
                AND id IN (SELECT value FROM json_each(?))
                """,
                (moment, json.dumps(ids)),
            ).fetchall()
        return [DeliveryId(row["id"]) for row in rows]

    def gone(self, deliveries: Sequence[Delivery], until: date) -> int:
        """Set aside what was archived and is gone from Dropbox, which keeps it *until* then.

        Gives how many that were.
        """
        facts = json.dumps({"until": until.isoformat()})
        with self._store.transaction() as db:
            return sum(_set_aside(db, it, DeletedInDropbox.code(), facts) for it in deliveries)

    def altered(self, delivery: Delivery) -> int:
        """Set aside what was archived and whose place holds other bytes now."""
        with self._store.transaction() as db:
            return _set_aside(db, delivery, AlteredInDropbox.code(), None)

    def found(self, id: DeliveryId, listed: Listed, now: float) -> None:
        """Record that a delivery's bytes lie there, wherever it was believed to be."""
        with self._store.transaction() as db:
            make_room(db, id, listed.path)
            db.execute(
                """
                UPDATE delivery SET state = 'archived', archive_path = :path, folded_path = :folded,
                    rev = :rev, replaces = NULL, reason = NULL, facts = NULL,
                    archived_at = coalesce(archived_at, :now)
                WHERE id = :id AND state != 'sending'
                """,
                {
                    "id": id,
                    "path": str(listed.path),
                    "folded": listed.path.folded,
                    "rev": listed.rev,
                    "now": now,
                },
            )
            note_arrival(db, id, listed.path)

    def send_again(self, ids: Sequence[DeliveryId], now: float) -> None:
        """Let what is gone wait to be sent again, at its first place."""
        with self._store.transaction() as db:
            db.executemany(
                """
                UPDATE delivery SET state = 'waiting', due_at = ?, attempts = 0, reason = NULL,
                    facts = NULL, rev = NULL, replaces = NULL
                WHERE id = ? AND state IN ('archived', 'set_aside')
                """,
                [(now, id) for id in ids],
            )

    def cannot_bring_back(self, id: DeliveryId) -> None:
        """Note that what is gone is gone for good: nobody has its bytes any more."""
        with self._store.transaction() as db:
            db.execute(
                """
                UPDATE delivery SET reason = ?, facts = NULL
                WHERE id = ? AND state = 'set_aside' AND reason = ?
                """,
                (CannotBringBack.code(), id, DeletedInDropbox.code()),
            )


def _set_aside(db: sqlite3.Connection, it: Delivery, reason: str, facts: str | None) -> int:
    """Set aside the revision that was compared: a newer version may have taken its place since."""
    return db.execute(
        """
        UPDATE delivery SET state = 'set_aside', reason = ?, facts = ?
        WHERE id = ? AND state = 'archived' AND rev IS ?
        """,
        (reason, facts, it.id, it.rev),
    ).rowcount
