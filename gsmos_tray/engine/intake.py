"""Takes in files: hears of them, lets them settle, judges them, and writes that into the ledger.

One thread. Events say where to look; a rescan says what is there. A crash at any point costs at
most the same work done again: what is not written down yet is found by the next rescan.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic, time

from gsmos_tray import errors
from gsmos_tray.engine.judging import EMPTY, Choices, ReadsDocuments, judge, left_out_unread
from gsmos_tray.events import Announcer, Changed, FolderLost
from gsmos_tray.folders import names
from gsmos_tray.folders.arrivals import Arrivals, Hints
from gsmos_tray.folders.looking import Look, look_at
from gsmos_tray.folders.rescanning import (
    Altered,
    Appeared,
    Finding,
    Unreadable,
    Vanished,
    rescan,
)
from gsmos_tray.folders.settling import Settler, Unrest
from gsmos_tray.ledger.files import KnownFiles
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.values import Judged, Seen, Unread
from gsmos_tray.settings import WatchedFolder

_log = logging.getLogger(__name__)

QUIET_FOR = 3.0
"""Seconds without a change after which a file counts as settled."""

_AT_ONCE = 50  # files judged before they are written down together
_STRETCH = 0.5  # seconds after which what was judged is written down in any case
_IDLE = 20.0  # seconds without anything to read after which the reading process ends
_REST = 10.0  # seconds after a failure, such as a full disk
_GROUP = 500  # findings of a rescan noted in one transaction

_FOR_EVER = frozenset({names.TEMPORARY, names.HIDDEN, names.STRANGE_NAME, EMPTY})
"""Rules that no setting changes: what they leave out is not judged again."""


class _Known:
    """The ledger's memory in the words of the rescan."""

    def __init__(self, files: KnownFiles) -> None:
        self._files = files

    def children(self, directory: Path) -> Mapping[str, Look]:
        return {name: Look(*look) for name, look in self._files.children(directory).items()}

    def directories(self, root: Path) -> Iterable[Path]:
        return self._files.directories(root)


@dataclass
class Pass:
    """A rescan that somebody waits for: *done* is set when its files are judged.

    *failure* is then what prevented that, if anything did.
    """

    done: Event = field(default_factory=Event)
    failure: Exception | None = None


class Intake:
    """Owns settling and judging. Its public methods are for other threads."""

    def __init__(
        self,
        ledger: Ledger,
        make_reader: Callable[[], ReadsDocuments],
        announcer: Announcer,
        judged: Callable[[], None],
        quiet_for: float = QUIET_FOR,
    ) -> None:
        self._ledger = ledger
        self._files = ledger.files
        self._deliveries = ledger.deliveries
        self._make_reader = make_reader
        self._announcer = announcer
        self._judged = judged
        self._arrivals = Arrivals()
        self._rescan = Event()
        self._passes: SimpleQueue[Pass] = SimpleQueue()
        self._waiting_passes: list[Pass] = []
        self._settler = Settler(quiet_for)
        self._choices: Choices | None = None
        self._new_choices: SimpleQueue[Choices] = SimpleQueue()
        self._lost: frozenset[Path] = frozenset()
        self._held: dict[Path, Unrest] = {}
        self._stop = Event()
        self._thread = Thread(target=self._run, name="intake", daemon=True)

    @property
    def arrivals(self) -> Arrivals:
        """Where the watcher leaves its hints."""
        return self._arrivals

    @property
    def lost(self) -> frozenset[Path]:
        """The watched folders that were not there at the last look."""
        return self._lost

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

    def look_now(self) -> Pass:
        """Rescan soon; the answer tells when all that was found is judged."""
        asked = Pass()
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
        reader = self._make_reader()
        try:
            self._work(reader)
        finally:
            reader.rest()

    def _work(self, reader: ReadsDocuments) -> None:
        while not self._stop.is_set():
            try:
                self._turn(reader)
            except errors.GsmosError as error:
                _log.warning("intake rests for a while: %s", error.code())
                self._rest_after(error)
            except Exception as error:  # noqa: BLE001 - one bug must not end the thread
                _log.exception("intake failed; what it was doing is found again by the next rescan")
                self._rest_after(error)

    def _rest_after(self, failure: Exception) -> None:
        self._take_passes()
        for asked in self._waiting_passes:
            asked.failure = failure
            asked.done.set()
        self._waiting_passes = []
        self._stop.wait(_REST)
        self._rescan.set()  # what was under way, hints included, is found again

    def _turn(self, reader: ReadsDocuments) -> None:
        hints = self._wait_for_hints(reader)
        self._take_choices()
        if self._choices is None or self._stop.is_set():
            return
        if self._rescan.is_set():
            self._rescan.clear()
            self._take_passes()
            self._rescan_all(self._choices)
        elif hints:
            self._look_at(hints, self._choices)
        self._judge_settled(reader, self._choices)
        self._finish_passes()

    def _wait_for_hints(self, reader: ReadsDocuments) -> Hints:
        """Wait for something to do. The reading process starts while a candidate settles."""
        if self._rescan.is_set():
            return self._arrivals.take(0.0)
        if (wait := self._settler.next_look(monotonic())) is not None:
            reader.prepare()
            return self._arrivals.take(wait)
        if hints := self._arrivals.take(_IDLE):
            return hints
        if not self._rescan.is_set() and self._new_choices.empty():
            reader.rest()
            return self._arrivals.take(None)
        return hints

    def _take_choices(self) -> None:
        try:
            while True:
                choices = self._new_choices.get_nowait()
                if self._choices is not None:
                    self._drop_folders(self._choices, choices)
                self._choices = choices
                self._judge_again(choices)
        except Empty:
            return

    def _drop_folders(self, before: Choices, after: Choices) -> None:
        kept = tuple(folder.path for folder in after.folders)
        for folder in before.folders:
            if folder.path not in kept:
                self._settler.forget(folder.path)
                self._files.forget_below(folder.path, kept)

    def _judge_again(self, choices: Choices) -> None:
        """Let what was judged by other rules or settings be judged anew, where it matters."""
        for folder in choices.folders:
            stale = self._files.judged_otherwise(choices.stamp(folder))
            mine = [path for path in stale if choices.folder_of(path) == folder]
            looks = [(path, look) for path in mine if (look := _look(path))]
            self._saw(looks, Unread.UNJUDGED)

    # -- looking -----------------------------------------------------------------------------

    def _rescan_all(self, choices: Choices) -> None:
        lost = set()
        for folder in choices.folders:
            try:
                self._rescan_folder(folder, choices)
            except errors.Refused as error:
                lost.add(folder.path)
                if folder.path not in self._lost:
                    _log.warning("a watched folder cannot be read: %s", error.code())
                    self._announcer.announce(FolderLost(str(folder.path)))
        self._lost = frozenset(lost)
        waiting = [(path, look) for path in self._files.unread() if (look := _look(path))]
        self._saw([(path, look) for path, look in waiting if choices.folder_of(path)], None)
        self._announcer.announce(Changed())

    def _rescan_folder(
        self, folder: WatchedFolder, choices: Choices, below: Path | None = None
    ) -> None:
        inner = frozenset(
            other.path
            for other in choices.folders
            if other.path != folder.path and other.path.is_relative_to(folder.path)
        )
        with self._files.known() as known:
            findings = rescan(folder.path, _Known(known), self._stop, below=below, exclude=inner)
            for some in _in_groups(findings):
                self._note(some, folder, choices)

    def _note(self, findings: list[Finding], folder: WatchedFolder, choices: Choices) -> None:
        seen: list[tuple[Path, Look]] = []
        gone: list[Path] = []
        for finding in findings:
            match finding:
                case Appeared(path, look) | Altered(path, look):
                    seen.append((path, look))
                case Vanished(path):
                    gone.append(path)
                case Unreadable(path, names.STRANGE_NAME):
                    self._leave_out([Seen(path, 0, 0)], names.STRANGE_NAME, folder, choices)
                case _:
                    _log.debug("something in a watched folder cannot be looked at")
        if gone:
            lost = self._files.note_gone(gone)
            self._deliveries.lost_source(lost, errors.SourceVanished())
        self._sort_in(seen, folder, choices)

    def _look_at(self, hints: Hints, choices: Choices) -> None:
        for path in (*hints.folders, *hints.files):
            if (folder := choices.folder_of(path)) is None:
                continue
            try:
                look = look_at(path)
            except errors.SourceUnreadable:
                continue  # not gone: the rescan will tell
            if look is None:  # a folder, or nothing any more
                self._look_around(path, folder, choices)
            elif not self._is_known(path, look):
                self._sort_in([(path, look)], folder, choices)
        self._announcer.announce(Changed())

    def _look_around(self, path: Path, folder: WatchedFolder, choices: Choices) -> None:
        """Look at a folder, or at what is missing where a file or a folder was."""
        if path == folder.path and not path.is_dir():
            self._rescan.set()
            return
        try:
            self._rescan_folder(folder, choices, below=path)
            if not path.is_dir():
                self._note([Vanished(path)], folder, choices)
        except errors.Refused:
            self._rescan.set()  # the watched folder itself is away: that is the rescan's to say

    def _is_known(self, path: Path, look: Look) -> bool:
        with self._files.known() as known:
            before = known.children(path.parent).get(path.name)
        return before == (look.size, look.mtime_ns, look.attributes)

    def _sort_in(
        self, seen: list[tuple[Path, Look]], folder: WatchedFolder, choices: Choices
    ) -> None:
        """Note what is left out unread; let the rest settle."""
        to_read: list[tuple[Path, Look]] = []
        by_rule: dict[str, list[Seen]] = {}
        for path, look in seen:
            if rule := left_out_unread(path, look, folder, choices):
                by_rule.setdefault(rule, []).append(_seen(path, look))
            else:
                to_read.append((path, look))
        for rule, some in by_rule.items():
            self._leave_out(some, rule, folder, choices)
        self._saw(to_read, Unread.SETTLING)

    def _leave_out(
        self, seen: list[Seen], rule: str, folder: WatchedFolder, choices: Choices
    ) -> None:
        stamp = "" if rule in _FOR_EVER else choices.stamp(folder)
        self._files.note_left_out(seen, rule, stamp)

    def _saw(self, looks: list[tuple[Path, Look]], reason: Unread | None) -> None:
        now = monotonic()
        for path, _ in looks:
            self._settler.saw(path, now)
        if looks and reason is not None:
            self._files.note_seen([_seen(path, look) for path, look in looks], reason)

    # -- judging -----------------------------------------------------------------------------

    def _judge_settled(self, reader: ReadsDocuments, choices: Choices) -> None:
        judged: list[Judged] = []
        since = monotonic()
        for settled in self._settler.take_settled(monotonic()):
            if self._stop.is_set():
                break
            folder = choices.folder_of(settled.path)
            if folder is None:
                continue
            if rule := left_out_unread(settled.path, settled.look, folder, choices):
                self._leave_out([_seen(settled.path, settled.look)], rule, folder, choices)
                continue
            one = self._judge(settled.path, settled.look, folder, choices, reader)
            if one is not None:
                judged.append(one)
            if len(judged) >= _AT_ONCE or monotonic() - since > _STRETCH:
                self._write_down(judged)
                judged, since = [], monotonic()
        self._write_down(judged)
        self._note_unrest()

    def _judge(
        self,
        path: Path,
        look: Look,
        folder: WatchedFolder,
        choices: Choices,
        reader: ReadsDocuments,
    ) -> Judged | None:
        try:
            return judge(path, look, folder, choices, reader)
        except errors.SourceVanished:
            lost = self._files.note_gone([path])
            self._deliveries.lost_source(lost, errors.SourceVanished())
        except errors.SourceChanged:
            self._settler.saw(path, monotonic())
        except errors.SourceUnreadable:  # found again by the next rescan
            self._files.note_seen([_seen(path, look)], Unread.UNREADABLE)
        return None

    def _write_down(self, judged: list[Judged]) -> None:
        if judged:
            self._ledger.record(judged, time())
            self._judged()
            self._announcer.announce(Changed())

    def _note_unrest(self) -> None:
        """Say of files that another program holds why they wait."""
        held = {it.path: it.unrest for it in self._settler.unsettled() if it.unrest is not _CHANGES}
        for path in held.keys() - self._held.keys():
            if look := _look(path):
                self._files.note_seen([_seen(path, look)], Unread(held[path].value))
        self._held = held

    # -- somebody waits ----------------------------------------------------------------------

    def _take_passes(self) -> None:
        try:
            while True:
                self._waiting_passes.append(self._passes.get_nowait())
        except Empty:
            return

    def _finish_passes(self) -> None:
        """Tell who waits, once nothing is left to settle but what another program holds."""
        now = monotonic()
        restless = [
            it for it in self._settler.unsettled() if not _hopeless(it.since, now, it.unrest)
        ]
        if not restless and not self._rescan.is_set():
            for asked in self._waiting_passes:
                asked.done.set()
            self._waiting_passes = []


_CHANGES = Unrest.CHANGING
_HOPELESS_AFTER = 30.0  # seconds after which a run no longer waits for a file that never rests


def _hopeless(since: float, now: float, unrest: Unrest) -> bool:
    return unrest is not _CHANGES or now - since > _HOPELESS_AFTER


def _look(path: Path) -> Look | None:
    try:
        return look_at(path)
    except errors.SourceUnreadable:
        return None


def _seen(path: Path, look: Look) -> Seen:
    return Seen(path, look.size, look.mtime_ns, look.attributes)


def _in_groups(findings: Iterator[Finding]) -> Iterator[list[Finding]]:
    group: list[Finding] = []
    for finding in findings:
        group.append(finding)
        if len(group) >= _GROUP:
            yield group
            group = []
    if group:
        yield group
