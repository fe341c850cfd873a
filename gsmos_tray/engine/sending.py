"""Sends what waits: claim, send, prove, record. One thread.

The order of the handlers in ``_send`` is the policy: what a failure means for the one document,
and what for all of them. Every step may be done twice; a call in flight when the program ends is
simply made again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from math import inf
from threading import Condition, Event, Thread
from time import monotonic, time
from typing import BinaryIO, Protocol

from gsmos_tray import errors
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.fingerprints import fingerprint, fingerprint_of
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.gate import Gate
from gsmos_tray.engine.reports import LAST_RUN
from gsmos_tray.engine.sources import opened
from gsmos_tray.engine.troubles import Troubles
from gsmos_tray.engine.waits import LONGEST, before_attempt
from gsmos_tray.events import Announcer, Changed, Progress, RunFinished
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.values import Arrived, Delivery

_log = logging.getLogger(__name__)

SMALL = 8 * 1024 * 1024
"""Bytes up to which a document is read whole and sent in one request."""

_DAMAGED_AT_MOST = 3
_UNFORESEEN_AT_MOST = 5


class StoredFile(Protocol):
    """What the archive says that it holds."""

    @property
    def path(self) -> str:
        """Where, spelled as the archive shows it."""

    @property
    def fingerprint(self) -> Fingerprint:
        """The identity of its bytes, as the archive computed it: the proof."""

    @property
    def rev(self) -> str:
        """Its revision."""


class Archive(Protocol):
    """A place that keeps documents. Raises only what ``errors`` lists; never waits by itself."""

    def put(
        self,
        content: bytes,
        target: ArchivePath,
        fingerprint: Fingerprint,
        modified: float,
        replaces: str | None = None,
    ) -> StoredFile:
        """Store *content*; storing the same bytes again does no harm. Never overwrites.

        Raises NameTaken if *target* holds other bytes than those of revision *replaces*.
        """

    def put_large(
        self,
        stream: BinaryIO,
        target: ArchivePath,
        fingerprint: Fingerprint,
        modified: float,
        replaces: str | None = None,
    ) -> StoredFile:
        """Do the same in pieces, for what does not fit into one request."""

    def find(self, target: ArchivePath) -> StoredFile | None:
        """Say which file lies at *target*."""


class Run:
    """What one run of the sender came to. *asked*: a person waits for its result."""

    def __init__(self, *, asked: bool) -> None:
        self.asked = asked
        self.archived = 0
        self.set_aside = 0
        self.sent_bytes = 0
        self.unforeseen = 0  # in a row
        self.counted_at = -inf
        self.counted_done = (0, 0)
        self.waiting = 0
        self.waiting_bytes = 0

    @property
    def done(self) -> int:
        """Count the documents that need no more work."""
        return self.archived + self.set_aside


class Sender:
    """Owns the way to the archive. ``ring``, ``ask`` and ``stop`` are for other threads."""

    def __init__(
        self,
        ledger: Ledger,
        open_archive: Callable[[], Archive],
        gate: Gate,
        troubles: Troubles,
        announcer: Announcer,
    ) -> None:
        self._notes = ledger.notes
        self._by_itself = True
        self._deliveries = ledger.deliveries
        self._overview = ledger.overview
        self._open_archive = open_archive
        self._gate = gate
        self._troubles = troubles
        self._announcer = announcer
        self._bell = Event()
        self._stop = Event()
        self._turn = Condition()
        self._asked = 0  # how often a person asked,
        self._answered = 0  # and up to which of these everything has been tried
        self.sending = False
        self._thread = Thread(target=self._run, name="sender", daemon=True)

    def start(self, *, by_itself: bool) -> None:
        """Begin, with what an earlier run had left; unless *by_itself*, only when asked."""
        self._by_itself = by_itself
        if taken_back := self._deliveries.recover():
            _log.info("%d deliveries were being sent when the program last ended", taken_back)
        self._thread.start()
        self._bell.set()

    def ring(self) -> None:
        """Look soon whether something may go. A ring during work is kept."""
        self._bell.set()

    def ask(self) -> int:
        """Send everything that waits, back-off and pause included. Gives this asking's number."""
        self._troubles.try_again()
        self._deliveries.due_now(time())
        with self._turn:
            self._asked += 1
            number = self._asked
        self._bell.set()
        return number

    def ask_and_wait(self, stop: Event) -> bool:
        """Do as ``ask``, and wait until it is done. Gives ``False`` if stopped before."""
        number = self.ask()
        with self._turn:
            while self._answered < number:
                if stop.is_set() or self._stop.is_set():
                    return False
                self._turn.wait(0.2)
        return True

    def stop(self) -> None:
        """Set the stop sign. Returns at once; a call in flight is abandoned."""
        self._stop.set()
        self._bell.set()

    def join(self, seconds: float) -> None:
        """Wait for the thread to leave, but not longer than *seconds*."""
        self._thread.join(seconds)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._bell.wait(self._patience())
            self._bell.clear()
            with self._turn:
                number = self._asked
            try:
                self._take_turn(asked=number > self._answered)
            except errors.GsmosError as error:  # the ledger's disk is full
                _log.warning("sending rests for a while: %s", error.code())
                self._stop.wait(10)
            except Exception:  # noqa: BLE001 - one bug must not end the thread
                _log.exception("sending failed; what was claimed is taken back")
                self._stop.wait(10)
                self._deliveries.recover()
            with self._turn:
                self._answered = number
                self._turn.notify_all()

    def _patience(self) -> float | None:
        """Give the seconds until something can be due by itself; ``None``: until the bell."""
        if not self._by_itself or not (self._gate.is_open() or self._gate.open_slot()):
            return None
        due = self._deliveries.next_due()
        if due is None:
            return None
        return min(max(0.05, due - time(), self._troubles.hold()), LONGEST)

    def _take_turn(self, *, asked: bool) -> None:
        slot = self._gate.open_slot()
        if not asked and not (self._by_itself and (self._gate.is_open() or slot)):
            return
        run = Run(asked=asked)
        if self._troubles.hold() and not asked:
            return
        finished = self._send_all(run)
        if finished and slot is not None:
            self._gate.served(slot)
        if finished and (run.archived or asked or slot):
            self._notes.write(LAST_RUN, datetime.now().isoformat())  # noqa: DTZ005 - local time
        if run.archived or run.set_aside or asked:
            waiting, _ = self._overview.waiting()
            self._announcer.announce(RunFinished(run.archived, run.set_aside, waiting, asked))

    def _send_all(self, run: Run) -> bool:
        """Send until nothing is due. Gives ``False`` if something stopped all of it."""
        try:
            while not self._stop.is_set() and (claimed := self._deliveries.claim(time())):
                self.sending = True
                self._announce_progress(run, claimed[0])
                self._send(claimed[0], run)
        except (errors.TryAgainLater, errors.NeedsPerson) as error:
            self._troubles.met(error)
            self._announcer.announce(Changed())
            return False
        finally:
            self.sending = False
        self._announcer.announce(Changed())
        return not self._stop.is_set()

    def _send(self, delivery: Delivery, run: Run) -> None:  # noqa: C901 - the policy, whole
        try:
            stored = self._deliver(delivery)
        except errors.NameTaken as error:
            self._next_place(delivery, error, run)
        except errors.DocumentError as error:
            self._set_aside(delivery, error, run)
        except (errors.SourceChanged, errors.SourceUnreadable) as error:
            until = time() + before_attempt(delivery.attempts + 3)
            self._deliveries.postpone(delivery.id, until, error)
        except errors.ArchiveDamaged as error:
            self._again_or_aside(delivery, error, errors.NotProved(), _DAMAGED_AT_MOST, run)
        except errors.UnforeseenAnswer as error:
            run.unforeseen += 1
            aside = errors.Unforeseen(**error.facts)
            self._again_or_aside(delivery, error, aside, _UNFORESEEN_AT_MOST, run)
            if run.unforeseen >= 3:  # noqa: PLR2004 - three documents in a row: it is not they
                raise errors.DropboxUnforeseen(**error.facts) from error
        except (errors.TryAgainLater, errors.NeedsPerson):
            self._deliveries.release([delivery.id])
            raise
        else:
            self._record(delivery, stored, run)

    def _record(self, delivery: Delivery, stored: StoredFile, run: Run) -> None:
        run.unforeseen = 0
        self._troubles.passed()
        if stored.fingerprint != delivery.fingerprint:
            # A damaged copy of ours lies there: it is replaced by that revision's number.
            error = errors.ArchiveDamaged(rev=stored.rev)
            if delivery.attempts >= _DAMAGED_AT_MOST:
                self._set_aside(delivery, errors.NotProved(), run)
            else:
                self._deliveries.repair(delivery.id, time(), error, stored.rev)
            return
        arrived = Arrived(delivery.id, ArchivePath(stored.path), stored.rev)
        self._deliveries.archived([arrived], time())
        run.archived += 1
        run.sent_bytes += delivery.fingerprint.size
        self._announcer.announce(Changed())

    def _deliver(self, delivery: Delivery) -> StoredFile:
        archive = self._open_archive()
        sources = self._deliveries.sources(delivery.document_id)
        failure: errors.GsmosError = errors.SourceVanished()
        for source in sources:
            try:
                with opened(source, delivery.fingerprint) as stream:
                    return _sent(stream, delivery, archive)
            except (errors.SourceVanished, errors.SourceChanged, errors.SourceUnreadable) as error:
                failure = error
        raise failure

    def _next_place(self, delivery: Delivery, error: errors.NameTaken, run: Run) -> None:
        """Try the next name in the design's order; a newer version first asks what lies there."""
        if delivery.replaces is not None:
            found = self._open_archive().find(delivery.archive_path)
            if found and found.fingerprint == delivery.fingerprint:  # its answer had been lost
                arrived = Arrived(delivery.id, delivery.archive_path, found.rev)
                self._deliveries.archived([arrived], time())
            else:
                self._deliveries.start_over(delivery.id, time())
            return
        places = delivery.places
        tried = places.index(delivery.archive_path) if delivery.archive_path in places else -1
        if tried + 1 < len(places):
            self._deliveries.take_place(delivery.id, places[tried + 1])
            self._deliveries.release([delivery.id])
        else:
            self._set_aside(delivery, error, run)

    def _again_or_aside(
        self,
        delivery: Delivery,
        error: errors.TryAgainLater,
        aside: errors.DocumentError,
        at_most: int,
        run: Run,
    ) -> None:
        if delivery.attempts >= at_most:
            self._set_aside(delivery, aside, run)
        else:
            until = time() + before_attempt(delivery.attempts, error.after)
            self._deliveries.postpone(delivery.id, until, error)

    def _set_aside(self, delivery: Delivery, error: errors.DocumentError, run: Run) -> None:
        _log.warning("delivery %d is set aside: %s", delivery.id, error.code())
        self._deliveries.set_aside(delivery.id, error)
        run.set_aside += 1
        self._announcer.announce(Changed())

    def _announce_progress(self, run: Run, delivery: Delivery) -> None:
        if monotonic() - run.counted_at > 1:  # counting thousands for each of them would cost
            run.waiting, run.waiting_bytes = self._overview.waiting()
            run.counted_at, run.counted_done = monotonic(), (run.done, run.sent_bytes)
        done, sent = run.counted_done
        name = delivery.archive_path.value.rpartition("/")[2]
        total, size = done + run.waiting, sent + run.waiting_bytes
        self._announcer.announce(Progress(run.done, total, run.sent_bytes, size, name))


def _sent(stream: BinaryIO, delivery: Delivery, archive: Archive) -> StoredFile:
    """Send the bytes if they are still those that were recognised; small ones are read once."""
    to = (delivery.archive_path, delivery.fingerprint, delivery.modified, delivery.replaces)
    if delivery.fingerprint.size <= SMALL:
        content = stream.read(SMALL + 1)
        if fingerprint_of(content) != delivery.fingerprint:
            raise errors.SourceChanged
        return archive.put(content, *to)
    if fingerprint(stream) != delivery.fingerprint:
        raise errors.SourceChanged
    stream.seek(0)
    return archive.put_large(stream, *to)
