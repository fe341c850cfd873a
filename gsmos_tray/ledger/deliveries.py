"""The durable queue of deliveries. Every change of state names the old one and is checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.errors import (
    CannotBringBack,
    DeletedInDropbox,
    ErrorPage,
    GsmosError,
)
from gsmos_tray.ledger.better_places import note_arrival
from gsmos_tray.ledger.files import real
from gsmos_tray.ledger.holding import lose, make_room, told
from gsmos_tray.ledger.moves import (
    Archived,
    Move,
    Postponed,
    Released,
    Repairs,
    SetAside,
    StartsOver,
    TakesPlace,
)
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Delivery, DeliveryId, DeliveryState, Source


class NotInState(Exception):
    """A delivery was not in the state that the caller took for granted. Always a bug."""


_CLOCK_WAS_WRONG = 86_400.0
"""Seconds. Nothing is postponed for as long as a day: the clock was set back meanwhile."""


_ANY_SIZE = 1 << 62


class Deliveries:
    """Deliveries on their way to the archive. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claim(
        self,
        now: float,
        limit: int = 1,
        *,
        most_bytes: int | None = None,
        sizes: tuple[int, int] = (0, _ANY_SIZE),
    ) -> list[Delivery]:
        """Take up to *limit* deliveries that are due, the newest first: new papers overtake.

        Two that want the same place are never claimed together: the second learns from the
        first. Of *sizes* from … up to … bytes; no more than *most_bytes* together, but always one.
        """
        with self._store.transaction() as db:
            rows = db.execute(
                f"""
                {_SELECT} WHERE state = 'waiting' AND NOT (due_at > ? AND due_at < ?)
                AND document.size BETWEEN ? AND ?
                ORDER BY due_at DESC, delivery.id LIMIT ?
                """,
                (now, now + _CLOCK_WAS_WRONG, *sizes, limit),
            ).fetchall()
            taken = _taken(map(_delivery, rows), most_bytes)
            db.executemany(
                "UPDATE delivery SET state = 'sending', attempts = attempts + 1 WHERE id = ?",
                [(delivery.id,) for delivery in taken],
            )
        return taken

    def due(self, now: float, sizes: tuple[int, int], *, at_most: int) -> int:
        """Count the deliveries of these *sizes* that are due, up to *at_most*."""
        with self._store.reading() as db:
            (count,) = db.execute(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM delivery JOIN document ON document.id = delivery.document_id
                    WHERE state = 'waiting' AND due_at NOT BETWEEN ? AND ?
                    AND document.size BETWEEN ? AND ? LIMIT ?
                )
                """,
                (now, now + _CLOCK_WAS_WRONG, *sizes, at_most),
            ).fetchone()
        return int(count)

    def sources(self, document_id: int) -> list[Source]:
        """List where the document's bytes can be read: files of its own first, then ZIPs."""
        with self._store.reading() as db:
            rows = db.execute(
                """
                SELECT directory.path, file.name, NULL FROM file
                JOIN directory ON directory.id = file.directory_id
                WHERE file.document_id = :id AND NOT file.gone AND file.reason IS NULL
                AND file.size > 0
                UNION ALL
                SELECT directory.path, file.name, member.name FROM member
                JOIN file ON file.document_id = member.archive_id
                JOIN directory ON directory.id = file.directory_id
                WHERE member.document_id = :id AND NOT file.gone AND file.reason IS NULL
                AND file.size > 0
                """,
                {"id": document_id},
            ).fetchall()
        return [Source(Path(real(row[0])) / real(row[1]), row[2]) for row in rows]

    def settle(self, moves: Iterable[Move], now: float) -> None:
        """Write down what became of deliveries that were being sent, in one transaction."""
        with self._store.transaction() as db:
            for move in moves:
                _settle(db, move, now)

    def retry(self, ids: Sequence[int] | None, now: float) -> int:
        """Send what was set aside again, or what waits for its time now; all, if ``None``.

        But never an error page, which must be downloaded again, nor what is gone from Dropbox.
        """
        with self._store.transaction() as db:
            which = "" if ids is None else "AND id IN (SELECT value FROM json_each(?))"
            return db.execute(
                f"""
                UPDATE delivery SET state = 'waiting', due_at = ?, attempts = 0,
                    reason = NULL, facts = NULL
                WHERE state IN ('set_aside', 'waiting')
                AND coalesce(reason, '') NOT IN (?, ?, ?) {which}
                """,  # noqa: S608 - a question mark
                (
                    now,
                    ErrorPage.code(),
                    DeletedInDropbox.code(),
                    CannotBringBack.code(),
                    *([] if ids is None else [json.dumps(list(ids))]),
                ),
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
            lose(db, document_ids, error)

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

    def of(self, documents: Iterable[int]) -> list[Delivery]:
        """Give the deliveries of these documents."""
        with self._store.reading() as db:
            rows = db.execute(
                f"{_SELECT} WHERE document_id IN (SELECT value FROM json_each(?))",  # noqa: S608
                (json.dumps(list(documents)),),
            ).fetchall()
        return [_delivery(row) for row in rows]


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


def _settle(db: sqlite3.Connection, move: Move, now: float) -> None:
    match move:
        case Archived():
            _archive(db, move, now)
        case Postponed(id, until, error):
            _change(db, id, "waiting", {"due_at": until, **told(error)})
        case SetAside(id, error):
            _change(db, id, "set_aside", told(error))
        case Released(id):
            _change(db, id, "waiting", {})
            db.execute("UPDATE delivery SET attempts = max(attempts - 1, 0) WHERE id = ?", (id,))
        case TakesPlace(id, path):
            place: dict[str, object] = {"archive_path": str(path), "folded_path": path.folded}
            _change(db, id, "waiting", {**place, "attempts": 0})
        case Repairs(id, until, error, damaged):
            _change(db, id, "waiting", {"due_at": until, "replaces": damaged, **told(error)})
        case StartsOver(id):
            _change(db, id, "waiting", {"replaces": None})


def _archive(db: sqlite3.Connection, move: Archived, now: float) -> None:
    make_room(db, move.id, move.path)
    _change(
        db,
        move.id,
        "archived",
        {
            "archive_path": str(move.path),
            "folded_path": move.path.folded,
            "rev": move.rev,
            "replaces": None,
            "reason": None,
            "facts": None,
            "archived_at": now,
        },
    )
    note_arrival(db, move.id, move.path)


def _change(db: sqlite3.Connection, id: DeliveryId, new: str, columns: dict[str, object]) -> None:
    changes = "".join(f", {name} = :{name}" for name in columns)
    moved = db.execute(
        f"UPDATE delivery SET state = :new{changes} WHERE id = :id AND state = 'sending'",  # noqa: S608 - our own names
        {"new": new, "id": id, **columns},
    ).rowcount
    if moved != 1:
        raise NotInState(f"delivery {id} is not being sent")


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
