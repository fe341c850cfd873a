"""Remembers which archived documents belong elsewhere, by what is known of them since.

They were unknown when they were archived: a CUI was missing, or a rule. None of them moves by
itself; it is offered, and moved or left where it lies as the owner says.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from gsmos_tray.documents.kinds import UNRECOGNISED, Kind
from gsmos_tray.documents.layout import Places
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.holding import make_room
from gsmos_tray.ledger.moves import Archived
from gsmos_tray.ledger.store import Store

_UNDECIDED = UNRECOGNISED | {Kind.EFACTURA}

_OFFERED = """
    FROM better_place JOIN delivery ON delivery.document_id = better_place.document_id
    WHERE delivery.state = 'archived' AND NOT declined
"""


@dataclass(frozen=True, slots=True)
class BetterPlace:
    """Where one archived document belongs."""

    document_id: int
    places: Places


class BetterPlaces:
    """Any thread may call any method. Each may be called twice."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def offered(self) -> list[BetterPlace]:
        """List what could be moved, as long as the owner has not said that it stays."""
        with self._store.reading() as db:
            rows = db.execute(f"SELECT better_place.* {_OFFERED} ORDER BY 1").fetchall()
        return [_better_place(row) for row in rows]

    def count(self) -> int:
        """Count the same."""
        with self._store.reading() as db:
            (count,) = db.execute(f"SELECT count(*) {_OFFERED}").fetchone()
        return int(count)

    def tell(self) -> int:
        """Count those among them that were never counted here: each is told of once."""
        with self._store.reading() as db:
            new = db.execute(f"SELECT 1 {_OFFERED} AND NOT told LIMIT 1").fetchone()
        if new is None:
            return 0
        with self._store.transaction() as db:
            return db.execute(
                f"""
                UPDATE better_place SET told = 1 WHERE NOT told
                AND document_id IN (SELECT better_place.document_id {_OFFERED})
                """  # noqa: S608 - this module's own
            ).rowcount

    def stands(self, better: BetterPlace, lies: ArchivePath) -> bool:
        """Tell whether this is offered as it was, for a document that still *lies* there."""
        with self._store.reading() as db:
            row = db.execute(
                f"SELECT better_place.*, archive_path {_OFFERED} AND better_place.document_id = ?",
                (better.document_id,),
            ).fetchone()
        return row is not None and (_better_place(row), row["archive_path"]) == (better, str(lies))

    def decline(self, documents: Iterable[int]) -> None:
        """Let these stay where they lie; they are not offered again."""
        with self._store.transaction() as db:
            db.executemany(
                "UPDATE better_place SET declined = 1 WHERE document_id = ?",
                [(document,) for document in documents],
            )

    def moved(self, better: BetterPlace, lies: Archived) -> None:
        """Record that a document was moved to its better place, where it *lies* since."""
        with self._store.transaction() as db:
            record_move(db, lies, better.places)


def suggest(db: sqlite3.Connection, document: int, places: Places, was: str | None) -> None:
    """Offer *places* to a document that is known now, *was* not, and did not take these names.

    It is offered while it is archived, though it be on its way, or gone from Dropbox, by now.
    What is offered already follows the layout, and what it would not move any more is forgotten.
    """
    row = db.execute(
        """
        SELECT kind, archive_path, EXISTS (
            SELECT 1 FROM better_place WHERE document_id = :id) AS offered
        FROM delivery JOIN document ON document.id = delivery.document_id
        WHERE document_id = :id
        """,
        {"id": document},
    ).fetchone()
    if row is None or not (row["offered"] or was in _UNDECIDED):
        return
    lies = ArchivePath(row["archive_path"]).folded
    if row["kind"] in _UNDECIDED or lies in {path.folded for path in places.paths}:
        withdraw_suggestion(db, document)
        return
    db.execute(
        """
        INSERT INTO better_place (document_id, places, from_bytes) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET places = excluded.places, from_bytes = excluded.from_bytes
        """,
        (document, _json(places), places.from_bytes),
    )


def record_move(db: sqlite3.Connection, moved: Archived, places: Places) -> None:
    """Write down where an archived document lies since it was moved to one of its *places*."""
    make_room(db, moved.id, moved.path)
    row = db.execute(
        """
        UPDATE delivery SET archive_path = :path, folded_path = :folded, rev = :rev,
            places = :places, from_bytes = :from_bytes
        WHERE id = :id AND state = 'archived' RETURNING document_id
        """,
        {
            "id": moved.id,
            "path": str(moved.path),
            "folded": moved.path.folded,
            "rev": moved.rev,
            "places": _json(places),
            "from_bytes": places.from_bytes,
        },
    ).fetchone()
    if row is not None:
        withdraw_suggestion(db, row[0])


def note_arrival(db: sqlite3.Connection, delivery: int, lies: ArchivePath) -> None:
    """Offer no longer what *lies* where it belongs, however it came there: it has these names."""
    row = db.execute(
        """
        SELECT better_place.* FROM better_place
        JOIN delivery ON delivery.document_id = better_place.document_id
        WHERE delivery.id = ? AND state = 'archived'
        """,
        (delivery,),
    ).fetchone()
    if row is None or lies.folded not in {it.folded for it in _better_place(row).places.paths}:
        return
    db.execute(
        "UPDATE delivery SET places = ?, from_bytes = ? WHERE id = ?",
        (row["places"], row["from_bytes"], delivery),
    )
    withdraw_suggestion(db, row["document_id"])


def pass_suggestion_on(db: sqlite3.Connection, old: int, new: int) -> None:
    """Let the *new* document, which takes the delivery of the *old* one, take its offer too."""
    db.execute(
        "UPDATE OR REPLACE better_place SET document_id = ? WHERE document_id = ?", (new, old)
    )


def withdraw_suggestion(db: sqlite3.Connection, document: int) -> None:
    """Offer nothing for a document any more."""
    db.execute("DELETE FROM better_place WHERE document_id = ?", (document,))


def _better_place(row: sqlite3.Row) -> BetterPlace:
    paths = tuple(map(ArchivePath, json.loads(row["places"])))
    return BetterPlace(row["document_id"], Places(paths, bool(row["from_bytes"])))


def _json(places: Places) -> str:
    return json.dumps([str(path) for path in places.paths], ensure_ascii=False)
