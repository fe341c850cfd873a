"""The ledger as a whole: one file, and the books that are kept in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gsmos_tray.ledger.deliveries import Deliveries
from gsmos_tray.ledger.files import Files
from gsmos_tray.ledger.listing import Listing
from gsmos_tray.ledger.notes import Notes
from gsmos_tray.ledger.overview import Overview
from gsmos_tray.ledger.recording import record
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.uploads import Uploads
from gsmos_tray.ledger.values import Judged


@dataclass(frozen=True, slots=True)
class Ledger:
    """Any thread may use any of its books."""

    store: Store
    files: Files
    deliveries: Deliveries
    notes: Notes
    overview: Overview
    listing: Listing
    uploads: Uploads

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """Open the ledger of a profile's owner. Raises what ``Store`` does."""
        return cls._over(Store(path))

    @classmethod
    def for_reading(cls, path: Path) -> Ledger:
        """Open the ledger for questions only, beside whoever owns it."""
        return cls._over(Store.for_reading(path))

    @classmethod
    def _over(cls, store: Store) -> Ledger:
        return cls(
            store,
            Files(store),
            Deliveries(store),
            Notes(store),
            Overview(store),
            Listing(store),
            Uploads(store),
        )

    def record(self, judged: Iterable[Judged], now: float) -> None:
        """Remember what was judged, in one transaction. *now* is when new deliveries are due."""
        record(self.store, judged, now)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
