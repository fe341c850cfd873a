"""Writes down the owner's own word on a document, and where it lies since, in one transaction."""

from __future__ import annotations

from gsmos_tray.ledger.better_places import record_move
from gsmos_tray.ledger.moves import Archived
from gsmos_tray.ledger.recording import record_in
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Judged


def correct(store: Store, judged: Judged, moved: Archived | None, now: float) -> None:
    """Remember *judged*, whose reason is the owner's word. *moved*: the archive's copy was moved.

    May be done again. What waits takes its new names; what is archived lies where *moved* says.
    """
    with store.transaction() as db:
        record_in(db, judged, now)
        if moved is not None and judged.paper.places is not None:
            record_move(db, moved, judged.paper.places)
