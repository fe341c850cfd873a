"""Moves archived documents to where they belong by what is known of them since, if the owner wants.

They were unknown when they were archived, and were judged again since: a CUI was filled in, a rule
was added, a newer version knows more. No file is read for it, and no time matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.moving import MovesDocuments, move
from gsmos_tray.engine.patience import Patience, Stopped
from gsmos_tray.events import Announcer, BetterPlacesKnown, Changed
from gsmos_tray.ledger.better_places import BetterPlace, BetterPlaces
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.moves import Archived
from gsmos_tray.ledger.values import Delivery


@dataclass(frozen=True, slots=True)
class Offer:
    """An archived document, and where it would lie."""

    delivery: Delivery
    better: BetterPlace

    @property
    def lies(self) -> ArchivePath:
        """Where it lies."""
        return self.delivery.archive_path

    @property
    def target(self) -> ArchivePath:
        """Where it would lie, if that place is free."""
        return self.better.places.paths[0]


@dataclass(frozen=True, slots=True)
class Rearranged:
    """Where one lies since, or the *error* that kept it where it was."""

    offer: Offer
    lies: ArchivePath
    error: errors.GsmosError | None = None


class Rearranger:
    """Any thread but the UI's may call any method."""

    def __init__(
        self, ledger: Ledger, archive: Callable[[], MovesDocuments], announcer: Announcer
    ) -> None:
        self._better_places = BetterPlaces(ledger.store)
        self._deliveries = ledger.deliveries
        self._archive = archive
        self._announcer = announcer

    def tell(self) -> None:
        """Announce what has become known since this was asked last. Asks nobody."""
        if count := self._better_places.tell():
            self._announcer.announce(BetterPlacesKnown(count))

    def offered(self) -> list[Offer]:
        """List what could be moved. Asks nobody."""
        better = {it.document_id: it for it in self._better_places.offered()}
        return [Offer(it, better[it.document_id]) for it in self._deliveries.of(better)]

    def move(self, offers: Iterable[Offer], stop: Event) -> Iterator[Rearranged]:
        """Move these: one that cannot be does not stop the others. Asks the network.

        One that is not offered so any more is passed by: the owner has seen something else. Ends
        early once *stop* is set. Raises NeedsPerson, or TryAgainLater after a few tries, since
        then none of the rest could be moved.
        """
        archive, patience = self._archive(), Patience(stop)
        try:
            for offer in offers:
                if self._better_places.stands(offer.better, offer.lies):
                    yield patience.ask(partial(self._moved, archive, offer))
        except Stopped:
            return
        finally:
            self._announcer.announce(Changed())

    def leave(self, offers: Iterable[Offer]) -> None:
        """Let these stay where they lie, and do not offer them again. Asks nobody."""
        self._better_places.decline([it.delivery.document_id for it in offers])
        self._announcer.announce(Changed())

    def _moved(self, archive: MovesDocuments, offer: Offer) -> Rearranged:
        delivery, better = offer.delivery, offer.better
        try:
            stored = move(archive, offer.lies, better.places.paths, delivery.fingerprint)
        except (errors.DocumentError, errors.Refused) as error:
            return Rearranged(offer, offer.lies, error)
        lies = ArchivePath(stored.path)
        self._better_places.moved(better, Archived(delivery.id, lies, stored.rev))
        return Rearranged(offer, lies)
