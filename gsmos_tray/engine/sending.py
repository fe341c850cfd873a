"""When the sender works, and what stops it: one thread that takes turns.

A turn sends all that is due, if the owner's choices let it go. How documents travel is the
courier's business; here is decided whether, and what follows when something stops all of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Condition, Event, Thread
from time import monotonic, time

from gsmos_tray import errors
from gsmos_tray.engine.courier import Archive, Courier
from gsmos_tray.engine.gate import Gate
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.engine.patience import Stopped
from gsmos_tray.engine.reports import LAST_RUN
from gsmos_tray.engine.run import Run
from gsmos_tray.engine.troubles import Troubles
from gsmos_tray.engine.waits import LONGEST
from gsmos_tray.events import Announcer, Changed, RunFinished
from gsmos_tray.ledger.ledger import Ledger

_log = logging.getLogger(__name__)

_REST = 10.0  # seconds after a failure of our own, or of the disk

_LULL = 3.0
"""Seconds for which a run waits for what is being judged: papers sent as they are read are one
run, counted and told of as one. A group of files settles and is read in less."""

_LOOK_EVERY = 0.1  # seconds, during a lull


class Sender:
    """Owns the way to the archive. ``ring``, ``ask`` and ``stop`` are for other threads."""

    def __init__(
        self,
        ledger: Ledger,
        open_archive: Callable[[], Archive],
        known: KnownArchive,
        gate: Gate,
        troubles: Troubles,
        announcer: Announcer,
    ) -> None:
        self._ledger = ledger
        self._deliveries = ledger.deliveries
        self._open_archive = open_archive
        self._gate = gate
        self._troubles = troubles
        self._announcer = announcer
        self._by_itself = True
        self._more_comes: Callable[[], bool] = bool
        self._bell = Event()
        self._stop = Event()
        self._turn = Condition()
        self._asked = 0  # how often a person asked,
        self._answered = 0  # and up to which of these everything has been tried
        self._halt = Event()  # ends what is being sent: with the program, or for a person
        self._courier = Courier(ledger, known, self._halt, lambda: gate.sync.bandwidth_kb)
        self._run = Run(ledger.overview, announcer, asked=False)
        self._thread = Thread(target=self._work, name="sender", daemon=True)

    @property
    def sending(self) -> bool:
        """Whether something is on its way now."""
        return self._run.under_way

    def start(self, *, by_itself: bool, more_comes: Callable[[], bool]) -> None:
        """Begin, with what an earlier run had left; unless *by_itself*, only when asked.

        *more_comes* tells whether files are being judged that may have to be sent.
        """
        self._by_itself, self._more_comes = by_itself, more_comes
        if taken_back := self._deliveries.recover():
            _log.info("%d deliveries were being sent when the program last ended", taken_back)
        self._thread.start()
        self._bell.set()

    def ring(self) -> None:
        """Look soon whether something may go. A ring during work is kept."""
        self._bell.set()
        self._run.grew()

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

    def is_idle_within(self, seconds: float) -> bool:
        """Wait until nothing is on its way; gives ``False`` if that takes longer."""
        until = monotonic() + seconds
        while self.sending:
            if monotonic() > until or self._stop.wait(0.05):
                return False
        return True

    def halt(self) -> None:
        """End the run that is under way; what waits goes on waiting. Returns at once."""
        self._halt.set()

    def stop(self) -> None:
        """Set the stop sign. Returns at once; a call in flight is abandoned."""
        self._stop.set()
        self._halt.set()
        self._bell.set()
        self._courier.leave()

    def join(self, seconds: float) -> None:
        """Wait for the thread to leave, but not longer than *seconds*."""
        self._thread.join(seconds)

    def _work(self) -> None:
        while not self._stop.is_set():
            self._bell.wait(self._waits())
            self._bell.clear()
            with self._turn:
                number = self._asked
            try:
                self._take_turn(asked=number > self._answered)
            except errors.GsmosError as error:  # the ledger's disk is full
                _log.warning("sending rests for a while: %s", error.code())
                self._stop.wait(_REST)
            except Exception:  # noqa: BLE001 - one bug must not end the thread
                _log.exception("sending failed; what was claimed is taken back")
                self._stop.wait(_REST)
                self._deliveries.recover()
            with self._turn:
                self._answered = number
                self._turn.notify_all()

    def _waits(self) -> float | None:
        """Give the seconds until something can be due by itself; ``None``: until the bell."""
        if not self._goes_by_itself():
            return None
        due = self._deliveries.next_due()
        if due is None:
            return None
        return min(max(0.05, due - time(), self._troubles.hold()), LONGEST)

    def _goes_by_itself(self) -> bool:
        return self._by_itself and bool(self._gate.is_open() or self._gate.open_slot())

    def _take_turn(self, *, asked: bool) -> None:
        if not asked and not self._goes_by_itself():
            return
        slot = self._gate.open_slot()
        if self._troubles.hold() and not asked:
            return
        if not self._stop.is_set():
            self._halt.clear()
        run = self._run = Run(self._ledger.overview, self._announcer, asked=asked)
        finished = self._send_all(run)
        if finished and slot is not None:
            self._gate.served(slot)
        if finished and (run.archived or asked or slot):
            self._ledger.notes.write(LAST_RUN, datetime.now().isoformat())  # noqa: DTZ005 - local
        if run.done or asked:
            waiting, _ = self._ledger.overview.waiting()
            _log.info(
                "a run ended: %d archived, %d set aside, %d waiting",
                run.archived,
                run.set_aside,
                waiting,
            )
            self._announcer.announce(RunFinished(run.archived, run.set_aside, waiting, asked))

    def _waits_for_more(self, run: Run, moved_at: float) -> bool:
        may_go = run.asked or self._goes_by_itself()
        lull = monotonic() - moved_at
        return run.done > 0 and may_go and self._more_comes() and lull < _LULL

    def _send_all(self, run: Run) -> bool:
        """Send until nothing is due. Gives ``False`` if something stopped all of it."""
        moved_at = monotonic()
        try:
            while True:
                if self._courier.send_some(self._open_archive, run):
                    moved_at = monotonic()
                    if run.archived:
                        self._troubles.passed()
                    self._announcer.announce(Changed())
                elif self._waits_for_more(run, moved_at):
                    self._halt.wait(_LOOK_EVERY)
                else:
                    break
        except Stopped:
            return False
        except (errors.TryAgainLater, errors.NeedsPerson) as error:
            self._troubles.met(error)
            return False
        finally:
            self._courier.put_down()
            run.under_way = False
            self._announcer.announce(Changed())
        return True
