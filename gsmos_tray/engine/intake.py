"""Takes in files: notices them, lets them settle, judges them, and writes that into the ledger.

One thread. Events say where to look; a rescan says what is there. A crash at any point costs at
most the same work done again: what is not written down yet is found by the next rescan.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from math import inf
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic, time
from typing import Protocol, TypeVar

from gsmos_tray import errors
from gsmos_tray.engine import polling
from gsmos_tray.engine.judging import Choices, ReadsDocuments, judge, left_out_unread
from gsmos_tray.engine.noticing import Noticing, seen
from gsmos_tray.engine.silence import Silence
from gsmos_tray.events import Announcer, Changed, ProblemArose, ProblemPassed
from gsmos_tray.folders.arrivals import Arrivals, Hints
from gsmos_tray.folders.settling import Settled, Settler, Unrest, Unsettled
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.values import Judged, Unread

_log = logging.getLogger(__name__)

T = TypeVar("T")

QUIET_FOR = 3.0
"""Seconds without a change after which a file counts as settled."""

_AT_ONCE = 50  # files judged before they are written down together
_STRETCH = 0.5  # seconds of judging after which one looks up: newer papers may have settled
_IDLE = 20.0  # seconds without anything to read after which the reading process ends
_REST = 10.0  # seconds after a failure, such as a full disk
_COST_FACTOR = 1000  # a rescan takes a thousandth of the processor at the most
_HOPELESS_AFTER = 30.0  # seconds after which a run no longer waits for a file that never rests


class ReadingProcess(ReadsDocuments, Protocol):
    """What it reads with is there when it is needed, and no longer."""

    @property
    def fails_to_start(self) -> bool | None:
        """Whether the last document could not be read for want of it; ``None`` before the first."""

    def prepare(self) -> None:
        """Be ready soon: a candidate has appeared. Repeating it costs nothing."""

    def rest(self) -> None:
        """Let go of what reading needs, until the next time."""


@dataclass
class Pass:
    """A rescan that somebody waits for: *done* is set when its files are judged.

    *failure* is then what prevented that, if anything did. *then* is called in the intake's thread.
    """

    then: Callable[[], object] | None = None
    done: Event = field(default_factory=Event)
    failure: Exception | None = None


class Intake:
    """Owns noticing, settling and judging. Its public methods are for other threads."""

    def __init__(
        self,
        ledger: Ledger,
        make_reader: Callable[[], ReadingProcess],
        announcer: Announcer,
        judged: Callable[[], None],
        silence: Silence,
        quiet_for: float = QUIET_FOR,
    ) -> None:
        self._ledger = ledger
        self._make_reader = make_reader
        self._reader = make_reader()
        self._announcer = announcer
        self._judged = judged
        self._silence = silence
        self._arrivals = Arrivals()
        self._rescan = Event()
        self._stop = Event()
        self._passes: SimpleQueue[Pass] = SimpleQueue()
        self._waiting_passes: list[Pass] = []
        self._new_choices: SimpleQueue[Choices] = SimpleQueue()
        self._choices: Choices | None = None
        self._rescanned_at = -inf
        self._settler = Settler(quiet_for)
        self._settled: list[Settled] = []  # to be judged, the last first
        self._has_more = False
        self._reads = True
        self._noticing = Noticing(
            ledger.files, ledger.deliveries, self._settler, announcer, self._stop
        )
        self._thread = Thread(target=self._run, name="intake", daemon=True)

    @property
    def arrivals(self) -> Arrivals:
        """Where the watcher leaves its hints."""
        return self._arrivals

    @property
    def lost(self) -> frozenset[Path]:
        """The watched folders that were not there at the last look."""
        return self._noticing.lost

    @property
    def reads(self) -> bool:
        """Whether the last document that was judged could be read. For any thread."""
        return self._reads

    @property
    def has_more(self) -> bool:
        """Whether files were seen that settle, or wait to be judged. For any thread."""
        return self._has_more

    def start(self, choices: Choices) -> None:
        """Begin, with a rescan."""
        self.choose(choices)
        self._thread.start()

    def choose(self, choices: Choices) -> None:
        """Judge by *choices* from now on, and judge again what they may change."""
        self._new_choices.put(choices)
        self.ring()

    def ring(self) -> None:
        """Rescan soon. A ring during work is kept."""
        self._rescan.set()
        self._arrivals.ring()

    def ring_by_the_clock(self) -> None:
        """Rescan soon, unless the last one was so costly that it is too early for another."""
        if monotonic() - self._rescanned_at >= self._noticing.cost * _COST_FACTOR:
            self.ring()

    def poll(self, folders: Iterable[Path]) -> None:
        """Look at these folders soon, if that is due: nobody tells of their changes."""
        for folder in folders:
            looked = self._noticing.looked.get(folder)
            ended, took = (looked.ended, looked.took) if looked else (None, 0.0)
            if polling.due(monotonic(), ended, took):
                self._arrivals.put_folder(folder, folder)

    def look_now(self, then: Callable[[], object] | None = None) -> Pass:
        """Rescan soon; the answer, or *then*, tells when all that was found is judged."""
        asked = Pass(then)
        self._passes.put(asked)
        self.ring()
        return asked

    def stop(self) -> None:
        """Set the stop sign. Returns at once."""
        self._stop.set()
        self._arrivals.ring()

    def join(self, seconds: float) -> None:
        """Wait for the thread to leave, but not longer than *seconds*."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._try_a_turn()
        finally:
            self._reader.rest()

    def _try_a_turn(self) -> None:
        try:
            self._turn()
        except errors.GsmosError as error:
            _log.warning("intake rests for a while: %s", error.code())
            self._rest_after(error)
        except Exception as error:  # noqa: BLE001 - one bug must not end the thread
            _log.exception("intake failed; what it was doing is found again by the next rescan")
            self._rest_after(error)

    def _turn(self) -> None:
        hints = self._wait_for_hints(self._reader)
        if rescan := self._rescan.is_set():
            # Before the choices: whoever chooses a folder from here on rings for another rescan.
            self._rescan.clear()
            self._take_passes()
        self._take_choices()
        if self._choices is None or self._stop.is_set():
            return
        lost = self._noticing.lost
        if rescan:
            self._noticing.rescan_all(self._choices)
            self._rescanned_at = monotonic()
        elif hints and not self._noticing.look_at(hints, self._choices):
            self.ring()
        if lost - self._noticing.lost:  # what could not be read meanwhile can be now
            self._ledger.deliveries.due_now(time())
            self._judged()
        self._settled += self._settler.take_settled(monotonic())
        self._judge_some(self._reader, self._choices)
        self._noticing.let_settle(self._choices, len(self._settled))
        self._noticing.note_unrest()
        self._finish_passes()

    def _rest_after(self, failure: Exception) -> None:
        self._take_passes()
        self._end_passes(failure)
        self._settled = []
        self._has_more = False
        self._stop.wait(_REST)
        self._rescan.set()  # what was under way, hints included, is found again

    def _wait_for_hints(self, reader: ReadingProcess) -> Hints:
        """Wait for something to do. The reading process starts while a candidate settles."""
        if self._rescan.is_set() or self._settled:
            return self._arrivals.take(0.0)
        if (wait := self._settler.next_look(monotonic())) is not None:
            reader.prepare()
            return self._arrivals.take(wait)
        if hints := self._arrivals.take(_IDLE):
            return hints
        if self._rescan.is_set() or self._stop.is_set() or not self._new_choices.empty():
            return hints  # the bell that was rung has been heard: it will not ring again
        reader.rest()
        return self._arrivals.take(None)

    def _take_choices(self) -> None:
        for choices in _all(self._new_choices):
            if self._choices is not None:
                self._noticing.drop_folders(self._choices, choices)
                if choices.rules_stamp != self._choices.rules_stamp:
                    self._reader.rest()
                    self._reader = self._make_reader()
            self._choices = choices
            self._noticing.judge_again(choices)

    # -- judging -------------------------------------------------------------------------------

    def _judge_some(self, reader: ReadingProcess, choices: Choices) -> None:
        """Judge for half a second, what settled last first, and write it down in groups."""
        judged: list[Judged] = []
        until = monotonic() + _STRETCH
        while self._settled and monotonic() < until and not self._stop.is_set():
            if (one := self._judge(self._settled.pop(), reader, choices)) is not None:
                judged.append(one)
            if len(judged) >= _AT_ONCE:
                self._write_down(judged)
                judged = []
        self._write_down(judged)
        if reader.fails_to_start is not None:
            self._tell_whether_it_reads(reads=not reader.fails_to_start)

    def _judge(self, it: Settled, reader: ReadingProcess, choices: Choices) -> Judged | None:
        folder = choices.folder_of(it.path)
        if folder is None:
            return None
        if rule := left_out_unread(it.path, it.look, folder, choices):
            self._noticing.leave_out([seen(it.path, it.look)], rule, folder, choices)
            return None
        try:
            judged = judge(it.path, it.look, folder, choices, reader)
        except errors.SourceVanished:
            self._noticing.gone([it.path])
        except errors.SourceChanged:
            self._settler.saw(it.path, monotonic())
        except errors.SourceUnreadable:  # found again by the next rescan
            self._ledger.files.note_seen([seen(it.path, it.look)], Unread.UNREADABLE)
        else:
            self._silence.received(folder.path, date.today())  # noqa: DTZ011 - the shop's day
            return judged
        return None

    def _write_down(self, judged: list[Judged]) -> None:
        if judged:
            self._ledger.record(judged, time())
            _log.debug("%d files were judged and written down", len(judged))
            self._judged()
            self._announcer.announce(Changed())

    def _tell_whether_it_reads(self, *, reads: bool) -> None:
        if reads != self._reads:
            self._reads = reads
            code = errors.NothingIsRead.code()
            self._announcer.announce(ProblemPassed(code) if reads else ProblemArose(code))
            self._announcer.announce(Changed())

    # -- somebody waits ------------------------------------------------------------------------

    def _take_passes(self) -> None:
        self._waiting_passes += _all(self._passes)

    def _finish_passes(self) -> None:
        """Tell who waits, once nothing is left to judge but what another program holds."""
        now = monotonic()
        restless = any(_may_settle_soon(it, now) for it in self._settler.unsettled())
        left = self._noticing.more or self._settled or self._rescan.is_set()
        self._has_more = bool(restless or left)
        if not self._has_more:
            self._end_passes(None)

    def _end_passes(self, failure: Exception | None) -> None:
        ended, self._waiting_passes = self._waiting_passes, []
        for asked in ended:
            asked.failure = failure
            asked.done.set()
            if asked.then is not None:
                try:
                    asked.then()
                except errors.GsmosError as error:  # the ledger's disk is full
                    _log.warning("what was asked for after a look rests: %s", error.code())


def _may_settle_soon(it: Unsettled, now: float) -> bool:
    return it.unrest is Unrest.CHANGING and now - it.since <= _HOPELESS_AFTER


def _all(queue: SimpleQueue[T]) -> list[T]:
    taken: list[T] = []
    try:
        while True:
            taken.append(queue.get_nowait())
    except Empty:
        return taken
