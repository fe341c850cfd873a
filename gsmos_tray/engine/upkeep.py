"""Compares the archive with the ledger, and notes what is found.

Nothing in Dropbox is changed here. Not for the UI's thread: it asks the network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from time import time
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Past, Stored
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.comparing import Comparison, Finding, Found, compare
from gsmos_tray.engine.keeping import last_day
from gsmos_tray.engine.known_archive import KnownArchive, ListsArchive
from gsmos_tray.engine.questions import Questions
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.values import Delivery, DeliveryState

_log = logging.getLogger(__name__)

_LOOKED = "looked_at_archive"
"""The note that holds when the archive was last listed: what is gone was there until then."""

_NOTED_AGAIN = 6 * 3600.0
"""Seconds. Idle, the disk is left in peace; after a restart only the day counts."""

_MISSED = (Found.GONE, Found.ALTERED)
_NEW = 60.0  # seconds since it was archived
_LISTED_LATER = (1.0, 2.0, 4.0)
"""Seconds. No usual delay of Dropbox's listings is known."""

_SAMPLES = 5  # documents asked after when the whole folder seems to have gone somewhere


class PastOf(Protocol):
    """What Dropbox remembers of files. Each call may be made twice."""

    def of(self, path: ArchivePath) -> Past:
        """Say what lay at *path*. Raises NotArchived."""

    def where_is(self, file: str) -> ArchivePath | None:
        """Say where the file with this id lies now."""


class KeptArchive(ListsArchive, Protocol):
    """An archive that can be listed, and asked after its past."""

    @property
    def history(self) -> PastOf:
        """Its past."""

    def find(self, target: ArchivePath) -> Stored | None:
        """Say what file lies at *target*."""


class Upkeep:
    """Any thread may call any method; two comparisons at once do no harm."""

    def __init__(
        self,
        ledger: Ledger,
        known: KnownArchive,
        open_archive: Callable[[], KeptArchive],
        account: Callable[[], AccountStatus | None],
        questions: Questions,
    ) -> None:
        self._deliveries = ledger.deliveries
        self._overview = ledger.overview
        self._notes = ledger.notes
        self._lost = Lost(ledger.store)
        self._known = known
        self._open_archive = open_archive
        self._account = account
        self._questions = questions
        self.looked_at: float | None = None
        """When this program last found all that belongs there, in seconds since 1970."""
        self._noted_at = float(self._notes.read(_LOOKED) or 0)

    @property
    def has_something_to_lose(self) -> bool:
        """Whether anything was archived from here, and could be gone. Asks nobody."""
        return self._overview.anything_was_archived()

    def look(self) -> bool:
        """Ask Dropbox what has changed; gives whether a comparison is due.

        It is where something is missing, and where something that was missing is there again.
        """
        with self._known.at_rest():
            self._known.refresh(self._open_archive())
            if self._known.lost and not self._lost.anything_amiss():
                self._known.lost = False
        if not self._known.lost:
            self._all_was_there(time())
        return self._known.lost or self._lost.anything_back()

    def compare(self) -> Comparison:
        """Ask Dropbox what has changed, and compare. May raise the errors of a request.

        The ledger is read first: what is archived while the archive is listed lies there unlisted,
        and must not be taken for gone. Nor must what was archived a moment ago: Dropbox does not
        promise that a listing has it at once. Then it is listed again; ArchiveBusy if that is of
        no use.
        """
        remembered = self._deliveries.all()
        for seconds in (0.0, *_LISTED_LATER):
            Event().wait(seconds)
            with self._known.as_it_is(self._open_archive()) as listing:
                compared = compare(listing, remembered)
            if not self._is_behind(compared):
                return compared
        raise errors.ArchiveBusy

    def _is_behind(self, compared: Comparison) -> bool:
        """Tell whether the listing lacks what was archived just now, and lies there."""
        missed = {it.delivery.id: it.delivery for it in compared.findings if it.found in _MISSED}
        new = self._lost.arrived_since(time() - _NEW, list(missed)) if missed else []
        if not new:
            return False
        self._known.lost = True  # if Dropbox does not answer now, this comparison is no answer
        archive = self._open_archive()
        for delivery in (missed[id] for id in new[:_SAMPLES]):
            there = archive.find(delivery.archive_path)
            if there is not None and there.fingerprint == delivery.fingerprint:
                return True
        return False

    def note(self, compared: Comparison) -> int:
        """Write down what was found, so that the window shows it; gives how much is newly gone.

        Where too much is gone at once nothing is set aside: that is one question, not a thousand.
        """
        now = time()
        for finding in compared.findings:
            self._note_one(finding, now)
        if compared.many_gone:
            self._ask_about(compared)
            return 0
        gone = self.set_aside(compared.newly_gone)
        self._all_was_there(now)
        return gone

    def set_aside(self, gone: list[Delivery]) -> int:
        """Write down that these are gone, and until when Dropbox can bring them back."""
        if not gone:
            return 0
        looked = self.looked_at or self._noted_at or time()
        return self._lost.gone(gone, last_day(looked, self._account()))

    def _all_was_there(self, now: float) -> None:
        self._questions.close(errors.ManyGone)
        self.looked_at = now
        if abs(now - self._noted_at) >= _NOTED_AGAIN:  # a clock may have been set back
            self._notes.write(_LOOKED, str(now))
            self._noted_at = now

    def _note_one(self, finding: Finding, now: float) -> None:
        delivery, listed = finding.delivery, finding.listed
        archived = delivery.state is DeliveryState.ARCHIVED
        match finding.found:
            case Found.IN_PLACE | Found.ELSEWHERE if listed is not None:
                moved = not archived or listed.path != delivery.archive_path
                if moved and delivery.state is not DeliveryState.SENDING:
                    self._lost.found(delivery.id, listed, now)
            case Found.ALTERED if archived:
                self._lost.altered(delivery)
            case _:
                pass

    def _ask_about(self, compared: Comparison) -> None:
        gone = compared.newly_gone
        facts: dict[str, object] = {"gone": len(gone), "of": len(compared.findings)}
        if not self._questions.is_open(errors.ManyGone):
            _log.warning("%d documents are gone at once", len(gone))
        if (moved_to := self._whither(gone[:_SAMPLES])) is not None:
            facts["moved_to"] = str(moved_to)
        self._questions.ask(errors.ManyGone(**facts))

    def _whither(self, samples: list[Delivery]) -> ArchivePath | None:
        """Say which folder the root seems to be called now, if all of *samples* lie there."""
        found = {self._root_of(it) for it in samples}
        return found.pop() if len(found) == 1 else None

    def _root_of(self, delivery: Delivery) -> ArchivePath | None:
        place = delivery.archive_path
        root = next((it for it in self._known.roots() if place.is_below(it)), None)
        if root is None:
            return None
        history = self._open_archive().history
        try:
            now = history.where_is(history.of(place).file)
        except errors.GsmosError as error:  # only a hint: the question stands without it
            _log.info("it is not known where the archive went: %s", error.code())
            return None
        inside = place.folded.removeprefix(root.folded)
        if now is None or now.folded == place.folded or not now.folded.endswith(inside):
            return None
        return ArchivePath("/".join(str(now).split("/")[: -inside.count("/")]))
