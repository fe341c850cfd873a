"""Takes due deliveries to the archive: few one by one, many in batches, large ones in chunks.

Owned by the sender's thread. Whatever fails, each delivery that was claimed has been settled or
released when a call returns or raises, but for a large one that is put down at the end.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from threading import Event
from time import time
from typing import BinaryIO, Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Space, Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.bulk import Batch, BatchArchive, BulkSending
from gsmos_tray.engine.crew import Crew
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.engine.large import CHUNK, LargeArchive, LargeSending
from gsmos_tray.engine.pacing import Pace
from gsmos_tray.engine.patience import Patience, Stopped
from gsmos_tray.engine.run import Run
from gsmos_tray.engine.sizing import Sizing
from gsmos_tray.engine.sources import opened_any, read_any
from gsmos_tray.engine.verdicts import IN_A_ROW, Outcome, concerns_all, verdict
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.moves import Archived, Move, Released, SetAside
from gsmos_tray.ledger.values import Delivery

_log = logging.getLogger(__name__)

_CARRIERS = 3
_BATCHES_UNDER_WAY = 3  # besides the one that is being filled
_SINGLY = 2
"""Up to so many papers go one by one: a batch takes three requests before the first is there."""

_BIG_RUN = 50_000_000
"""Bytes from which on a run first asks whether there is room for all of it."""

_SMALL = (0, CHUNK)
_LARGE = (CHUNK + 1, 1 << 62)


class Archive(BatchArchive, LargeArchive, Protocol):
    """A place that keeps documents. Raises only what ``errors`` lists; never waits by itself."""

    def put(
        self,
        content: bytes,
        target: ArchivePath,
        fingerprint: Fingerprint,
        modified: float,
        replaces: str | None = None,
    ) -> Stored:
        """Store *content*; storing the same bytes again does no harm. Never overwrites.

        Raises NameTaken if *target* holds other bytes than those of revision *replaces*.
        """

    def space(self) -> Space:
        """Say how much room there is."""


class Courier:
    """*stop* ends all waiting; *bandwidth* gives kilobytes a second, 0 for no limit."""

    def __init__(
        self, ledger: Ledger, known: KnownArchive, stop: Event, bandwidth: Callable[[], int]
    ) -> None:
        self._deliveries = ledger.deliveries
        self._overview = ledger.overview
        self._known = known
        self._stop = stop
        self._run: Run | None = None
        self._has_looked = False  # since the start
        self._patience = Patience(stop)
        self._pace = Pace(bandwidth)
        self._crew = Crew("carrier", _CARRIERS)
        self._committer = Crew("committer", 1)  # commits of one account are serial
        self._bulk = BulkSending(
            self._crew, Sizing(), self._pace, self._patience, self._read, self._travelled
        )
        self._large = LargeSending(
            ledger.uploads, self._pace, self._patience, self._opened, self._travelled
        )

    def send_some(self, open_archive: Callable[[], Archive], run: Run) -> bool:
        """Send papers, batches or one chunk, the newest first. ``False``: nothing is due.

        Raises Stopped, and what concerns all deliveries (``TryAgainLater``, ``NeedsPerson``).
        """
        if self._stop.is_set():
            raise Stopped
        self._run = run
        small = self._deliveries.due(time(), _SMALL, at_most=_SINGLY + 1)
        large = self._large.delivery or self._deliveries.due(time(), _LARGE, at_most=1)
        if not small and not large:
            return False
        archive = open_archive()
        if not small:
            self._send_large(archive, run)
        elif small <= _SINGLY:
            self._send_singly(archive, run)
        else:
            self._send_batches(archive, run)
        return True

    def put_down(self) -> None:
        """Give back what is still in hand. Sending ends for now."""
        if (delivery := self._large.delivery) is not None:
            self._large.put_down()
            self._deliveries.settle([Released(delivery.id)], time())

    def leave(self) -> None:
        """Let the carriers end."""
        self._crew.leave()
        self._committer.leave()

    # -- one by one ----------------------------------------------------------------------------

    def _send_singly(self, archive: Archive, run: Run) -> None:
        for delivery in self._deliveries.claim(time(), 1, sizes=_SMALL):
            run.goes(delivery.archive_path.value.rpartition("/")[2])
            outcome: Outcome
            try:
                outcome = self._put(delivery, archive)
            except errors.GsmosError as error:
                outcome = error
            except BaseException:  # stopped, or a bug: what was claimed waits again
                self._deliveries.settle([Released(delivery.id)], time())
                raise
            self._settle([(delivery, outcome)], run)

    def _put(self, delivery: Delivery, archive: Archive) -> Outcome:
        # Its bytes may lie under another name already: by another stem, or by an older layout. Or
        # they were sent just before the program was killed, and somebody has moved them since.
        if not delivery.from_bytes or not self._has_looked or self._lying(delivery) is not None:
            self._patience.ask(lambda: self._known.refresh(archive))
            self._has_looked = True
            if (there := self._lying(delivery)) is not None:
                return there
        content = self._read(delivery)
        self._patience.wait(self._pace.wait_before(len(content)))
        try:
            stored = self._patience.ask(
                lambda: archive.put(
                    content,
                    delivery.archive_path,
                    delivery.fingerprint,
                    delivery.modified,
                    delivery.replaces,
                )
            )
        except errors.NameTaken:
            if delivery.replaces is None:
                raise
            return self._replaced_already(delivery, archive)
        self._travelled(len(content))
        return stored

    def _replaced_already(self, delivery: Delivery, archive: Archive) -> Outcome:
        """See whether a newer version had arrived, and its answer had not."""
        found = self._patience.ask(lambda: archive.find(delivery.archive_path))
        if found and found.fingerprint == delivery.fingerprint:
            return found
        return errors.NameTaken()

    # -- in batches ----------------------------------------------------------------------------

    def _send_batches(self, archive: Archive, run: Run) -> None:
        """Let bodies travel while the batches before them commit, until nothing small is due.

        On a slow line a commit's own few bytes queue behind bodies: so the next ones are on
        their way before it is answered, or the line would stand idle.
        """
        self._patience.ask(lambda: self._known.refresh(archive))
        if (size := self._overview.waiting()[1]) >= _BIG_RUN:
            self._check_room(archive, size)
        self._bulk.begin()
        under_way: deque[tuple[Batch, Future[None]]] = deque()
        try:
            while (batch := self._next_batch(archive, run)) is not None or under_way:
                if batch is not None:
                    commit = partial(self._bulk.commit, batch, archive, self._known)
                    under_way.append((batch, self._committer.submit(commit)))
                if batch is None or len(under_way) > _BATCHES_UNDER_WAY:
                    first, committed = under_way[0]
                    self._await(committed)
                    under_way.popleft()
                    self._settle_batch(first, run)
        except BaseException:  # whatever it was, commits that are under way have their answers
            for _, committed in under_way:
                with suppress(errors.GsmosError, Stopped):  # the first of them is raised already
                    self._await(committed)
            self._settle_rest((batch for batch, _ in under_way), run)
            raise

    def _await(self, committed: Future[None]) -> None:
        """Wait for a batch's commit. Raises what it raised, and Stopped: then it is abandoned."""
        while not self._stop.is_set():
            with suppress(TimeoutError):
                committed.result(0.2)
                return
        raise Stopped

    def _next_batch(self, archive: Archive, run: Run) -> Batch | None:
        sizing = self._bulk.sizing
        claimed = self._deliveries.claim(
            time(), sizing.batch, most_bytes=sizing.batch_bytes, sizes=_SMALL
        )
        if not claimed:
            return None
        batch = Batch(claimed)
        run.goes(claimed[0].archive_path.value.rpartition("/")[2])
        try:
            for delivery in claimed:
                if (there := self._lying(delivery)) is not None:
                    batch.outcomes[delivery.id] = there
            waiting, _ = self._overview.waiting()
            self._bulk.fill(batch, archive, waiting)
        except BaseException:  # stopped, or a bug: what was claimed waits again
            self._settle_rest([batch], run)
            raise
        return batch

    def _settle_batch(self, batch: Batch, run: Run) -> None:
        self._settle([(it, batch.outcomes[it.id]) for it in batch.deliveries], run)

    def _settle_rest(self, batches: Iterable[Batch], run: Run) -> None:
        """Settle what has its outcome already and release the rest: something stopped it all."""
        moves: list[Move] = []
        for batch in batches:
            for it in batch.deliveries:
                outcome = batch.outcomes.get(it.id)
                moves.append(verdict(it, outcome, time()) if outcome else Released(it.id))
        self._write(moves, run)

    def _check_room(self, archive: Archive, size: int) -> None:
        """Ask before much is sent whether there is room for all of it. Raises ArchiveFull."""
        space = self._patience.ask(archive.space)
        if (missing := space.used + size - space.allocated) > 0:
            raise errors.ArchiveFull(missing=missing)

    # -- in chunks -----------------------------------------------------------------------------

    def _send_large(self, archive: Archive, run: Run) -> None:
        if self._large.delivery is None and not self._begin_large(archive, run):
            return
        delivery = self._large.delivery
        if delivery is None:
            return
        outcome: Outcome | None
        try:
            outcome = self._large.step(archive)
        except errors.GsmosError as error:
            outcome = error
        if outcome is not None:
            self._large.put_down()
            self._settle([(delivery, outcome)], run)

    def _begin_large(self, archive: Archive, run: Run) -> bool:
        """Take on the next large delivery; ``False`` if there is nothing to send of it."""
        for delivery in self._deliveries.claim(time(), 1, sizes=_LARGE):
            run.goes(delivery.archive_path.value.rpartition("/")[2])
            outcome: Outcome
            try:
                self._patience.ask(lambda: self._known.refresh(archive))
                there = self._lying(delivery)
                if there is None:
                    self._check_room(archive, delivery.fingerprint.size)
                    self._large.begin(delivery)
                    return True
                outcome = there
            except errors.GsmosError as error:
                outcome = error
            except BaseException:  # stopped, or a bug: what was claimed waits again
                self._deliveries.settle([Released(delivery.id)], time())
                raise
            self._settle([(delivery, outcome)], run)
        return False

    # -- outcomes ------------------------------------------------------------------------------

    def _settle(self, outcomes: list[tuple[Delivery, Outcome]], run: Run) -> None:
        """Write down what became of deliveries. Raises what concerns all the others as well."""
        now = time()
        self._write([verdict(delivery, outcome, now) for delivery, outcome in outcomes], run)
        for _, outcome in outcomes:
            if isinstance(outcome, errors.GsmosError) and concerns_all(outcome):
                raise outcome
            unforeseen = isinstance(outcome, errors.UnforeseenAnswer)
            run.unforeseen = run.unforeseen + 1 if unforeseen else 0
            if isinstance(outcome, errors.UnforeseenAnswer) and run.unforeseen >= IN_A_ROW:
                raise errors.DropboxUnforeseen(**outcome.facts)

    def _write(self, moves: list[Move], run: Run) -> None:
        self._deliveries.settle(moves, time())
        for move in moves:
            if isinstance(move, Archived):
                run.archived += 1
                _log.debug("delivery %d is archived", move.id)
            elif isinstance(move, SetAside):
                run.set_aside += 1
                _log.warning("delivery %d is set aside: %s", move.id, move.error.code())
        run.tell()

    def _lying(self, delivery: Delivery) -> Stored | None:
        """Give where the delivery's bytes lie in the archive already, whoever put them there."""
        there = self._known.holding(delivery.fingerprint.content_hash)
        return Stored(str(there.path), there.fingerprint, there.rev) if there else None

    def _read(self, delivery: Delivery) -> bytes:
        return read_any(self._deliveries.sources(delivery.document_id), delivery.fingerprint)

    def _opened(self, delivery: Delivery) -> BinaryIO:
        return opened_any(self._deliveries.sources(delivery.document_id), delivery.fingerprint)

    def _travelled(self, size: int) -> None:
        if self._run is not None:
            self._run.travelled(size)
