"""The durable queue of deliveries. Every change of state names the old one and is checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.errors import GsmosError
from gsmos_tray.ledger.files import real
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Arrived, Delivery, DeliveryId, DeliveryState, Source


class NotInState(Exception):
    """A delivery was not in the state that the caller took for granted. Always a bug."""


_CLOCK_WAS_WRONG = 86_400.0
"""Seconds. Nothing is postponed for as long as a day: the clock was set back meanwhile."""


class Deliveries:
    """Deliveries on their way to the archive. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claim(self, now: float, limit: int = 1, *, most_bytes: int | None = None) -> list[Delivery]:
        """Take up to *limit* deliveries that are due, the newest first: new papers overtake.

        Two that want the same place are never claimed together: the second learns from the
        first. No more than *most_bytes* together, but always one.
        """
        with self._store.transaction() as db:
            rows = db.execute(
                f"""
                {_SELECT} WHERE state = 'waiting' AND due_at NOT BETWEEN ? AND ?
                ORDER BY due_at DESC, delivery.id LIMIT ?
                """,
                (now, now + _CLOCK_WAS_WRONG, limit),
            ).fetchall()
            taken = _taken(map(_delivery, rows), most_bytes)
            db.executemany(
                "UPDATE delivery SET state = 'sending', attempts = attempts + 1 WHERE id = ?",
                [(delivery.id,) for delivery in taken],
            )
        return taken

    def sources(self, document_id: int) -> list[Source]:
        """List where the document's bytes can be read: files of its own first, then ZIPs."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT directory.path, file.name, NULL FROM file
                JOIN directory ON directory.id = file.directory_id
                WHERE file.document_id = :id AND NOT file.gone AND file.reason IS NULL
                UNION ALL
                SELECT directory.path, file.name, member.name FROM member
                JOIN file ON file.document_id = member.archive_id
                JOIN directory ON directory.id = file.directory_id
                WHERE member.document_id = :id AND NOT file.gone AND file.reason IS NULL
                """,
                {"id": document_id},
            ).fetchall()
        return [Source(Path(real(row[0])) / real(row[1]), row[2]) for row in rows]

    def archived(self, arrived: Iterable[Arrived], now: float) -> None:
        """Record that Dropbox holds these documents, in one transaction."""
        with self._store.transaction() as db:
            for one in arrived:
                _move(
                    db,
                    one.id,
                    "archived",
                    {
                        "archive_path": str(one.archive_path),
                        "folded_path": one.archive_path.folded,
                        "rev": one.rev,
                        "replaces": None,
                        "reason": None,
                        "facts": None,
                        "archived_at": now,
                    },
                )

    def postpone(self, id: DeliveryId, until: float, error: GsmosError) -> None:
        """Give a delivery back, to be tried again at *until*."""
        with self._store.transaction() as db:
            _move(db, id, "waiting", {"due_at": until, **_told(error)})

    def set_aside(self, id: DeliveryId, error: GsmosError) -> None:
        """Set a delivery aside for a person."""
        with self._store.transaction() as db:
            _move(db, id, "set_aside", _told(error))

    def release(self, ids: Iterable[DeliveryId]) -> None:
        """Give deliveries back untried, as they were: sending stopped before their turn."""
        with self._store.transaction() as db:
            for id in ids:
                _move(db, id, "waiting", {})
                db.execute(
                    "UPDATE delivery SET attempts = max(attempts - 1, 0) WHERE id = ?", (id,)
                )

    def take_place(self, id: DeliveryId, path: ArchivePath) -> None:
        """Try *path* next: the place before it holds another document. It stays claimed."""
        with self._store.transaction() as db:
            _move(db, id, "sending", {"archive_path": str(path), "folded_path": path.folded})

    def repair(self, id: DeliveryId, until: float, error: GsmosError, damaged: str) -> None:
        """Let a delivery replace the *damaged* revision, which is its own, at *until*.

        Remembered, because a restart that forgot it would put a second copy beside the first.
        """
        with self._store.transaction() as db:
            _move(db, id, "waiting", {"due_at": until, "replaces": damaged, **_told(error)})

    def start_over(self, id: DeliveryId, until: float) -> None:
        """Let a newer version that can no longer replace the older one go as a document."""
        with self._store.transaction() as db:
            _move(db, id, "waiting", {"replaces": None, "due_at": until})

    def retry(self, ids: Sequence[int] | None, now: float) -> int:
        """Send what was set aside again, or what waits for its time now; all, if ``None``."""
        with self._store.transaction() as db:
            which = "" if ids is None else f"AND id IN ({', '.join('?' for _ in ids)})"
            return db.execute(
                f"""
                UPDATE delivery SET state = 'waiting', due_at = ?, attempts = 0,
                    reason = NULL, facts = NULL
                WHERE state IN ('set_aside', 'waiting') {which}
                """,  # noqa: S608 - question marks
                (now, *(ids or ())),
            ).rowcount

    def due_now(self, now: float) -> int:
        """Make everything that waits due: a person asked for it, or the network is back."""
        with self._store.transaction() as db:
            return db.execute(
                "UPDATE delivery SET due_at = :now WHERE state = 'waiting' AND due_at > :now",
                {"now": now},
            ).rowcount

    def recover(self) -> int:
        """Take back what a crashed run was sending. Call once, before any claim."""
        with self._store.transaction() as db:
            return db.execute(
                "UPDATE delivery SET state = 'waiting' WHERE state = 'sending'"
            ).rowcount

    def lost_source(self, document_ids: Iterable[int], error: GsmosError) -> None:
        """Set aside what can no longer be sent, because no file holds its bytes any more."""
        with self._store.transaction() as db:
            for document in document_ids:
                db.execute(
                    """
                    UPDATE delivery SET state = 'set_aside', reason = :reason, facts = :facts
                    WHERE document_id = :id AND state = 'waiting'
                    AND NOT EXISTS (SELECT 1 FROM file WHERE document_id = :id AND NOT gone)
                    AND NOT EXISTS (
                        SELECT 1 FROM member JOIN file ON file.document_id = member.archive_id
                        WHERE member.document_id = :id AND NOT file.gone
                    )
                    """,
                    {"id": document, **_told(error)},
                )

    def next_due(self) -> float | None:
        """Give the time at which the next waiting delivery is due, or ``None``."""
        with self._store.reading() as db:
            (due_at,) = db.execute(
                "SELECT min(due_at) FROM delivery WHERE state = 'waiting'"
            ).fetchone()
        return None if due_at is None else float(due_at)

    def all(self) -> list[Delivery]:
        """Every delivery, oldest first."""
        with self._store.reading() as db:
            return [_delivery(row) for row in db.execute(f"{_SELECT} ORDER BY delivery.id")]


_SELECT = """
    SELECT delivery.*, document.content_hash, document.size
    FROM delivery JOIN document ON document.id = delivery.document_id
"""


def _taken(deliveries: Iterable[Delivery], most_bytes: int | None) -> list[Delivery]:
    taken: list[Delivery] = []
    places: set[str] = set()
    size = 0
    for delivery in deliveries:
        size += delivery.fingerprint.size
        if taken and most_bytes is not None and size > most_bytes:
            break
        if delivery.archive_path.folded not in places:
            places.add(delivery.archive_path.folded)
            taken.append(delivery)
    return taken


def _move(db: sqlite3.Connection, id: DeliveryId, new: str, columns: dict[str, object]) -> None:
    changes = "".join(f", {name} = :{name}" for name in columns)
    moved = db.execute(
        f"UPDATE delivery SET state = :new{changes} WHERE id = :id AND state = 'sending'",  # noqa: S608 - our own names
        {"new": new, "id": id, **columns},
    ).rowcount
    if moved != 1:
        raise NotInState(f"delivery {id} is not being sent")


def _told(error: GsmosError) -> dict[str, object]:
    facts = {name: str(fact) for name, fact in error.facts.items()}
    return {"reason": error.code(), "facts": json.dumps(facts, ensure_ascii=False)}


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        document_id=row["document_id"],
        fingerprint=Fingerprint(row["content_hash"], row["size"]),
        places=tuple(map(ArchivePath, json.loads(row["places"]))),
        from_bytes=bool(row["from_bytes"]),
        modified=row["modified"],
        archive_path=ArchivePath(row["archive_path"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        due_at=row["due_at"],
        reason=row["reason"],
        rev=row["rev"],
        replaces=row["replaces"],
    )
