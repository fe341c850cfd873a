"""Notices which files are there: follows hints, rescans, and writes down at once what it sees.

So each file has a state from the first look on. Reading files is not its business: those that are
to be read go to the settler. Owned by intake's thread.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic, thread_time
from typing import TypeVar

from gsmos_tray import errors
from gsmos_tray.engine.judging import EMPTY, Choices, left_out_unread
from gsmos_tray.events import Announcer, Changed, FolderLost
from gsmos_tray.folders import names
from gsmos_tray.folders.arrivals import Hints
from gsmos_tray.folders.looking import Look, identity_of, look_at
from gsmos_tray.folders.rescanning import (
    Altered,
    Appeared,
    Finding,
    Unreadable,
    Vanished,
    rescan,
)
from gsmos_tray.folders.settling import Settler, Unrest
from gsmos_tray.ledger.deliveries import Deliveries
from gsmos_tray.ledger.files import START, Files, KnownFiles, Mark
from gsmos_tray.ledger.values import Seen, Unread
from gsmos_tray.settings import WatchedFolder

_log = logging.getLogger(__name__)

_GROUP = 500  # findings of a rescan noted in one transaction

_AT_ONCE = 2000
"""Files that settle or wait to be judged at a time, when a rescan finds more: the rest wait in the
ledger. Judging takes longer than settling, so this costs no time; 100,000 at a time cost 100 MB."""

_FOR_EVER = frozenset({names.TEMPORARY, names.HIDDEN, names.STRANGE_NAME, EMPTY})
"""Rules that no setting changes: what they leave out is not judged again."""

T = TypeVar("T")
Looks = list[tuple[Path, Look]]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """When a whole folder was looked at, on the monotonic clock, and how many seconds it took."""

    ended: float
    took: float


class _Known:
    """The ledger's memory in the words of the rescan."""

    def __init__(self, files: KnownFiles) -> None:
        self._files = files

    def children(self, directory: Path) -> Mapping[str, Look]:
        return {name: Look(*look) for name, look in self._files.children(directory).items()}

    def directories(self, root: Path) -> Iterable[Path]:
        return self._files.directories(root)


class Noticing:
    """*stop* ends a rescan early: what it has told by then was right."""

    def __init__(
        self,
        files: Files,
        deliveries: Deliveries,
        settler: Settler,
        announcer: Announcer,
        stop: Event,
    ) -> None:
        self._files = files
        self._deliveries = deliveries
        self._settler = settler
        self._announcer = announcer
        self._stop = stop
        self._held: dict[Path, Unrest] = {}
        self._next: Mark | None = None  # where the ledger's unread files go on; None: all settle
        self._others = False  # there are some before that place too
        self.lost: frozenset[Path] = frozenset()
        """The watched folders that were not there at the last rescan."""
        self.looked: dict[Path, LookedAt] = {}
        """When each watched folder was last looked at as a whole."""
        self.cost = 0.0
        """Seconds of processor time that the last rescan of all folders took."""

    def drop_folders(self, before: Choices, after: Choices) -> None:
        """Forget the files of folders that are watched no longer."""
        kept = tuple(folder.path for folder in after.folders)
        for folder in before.folders:
            if folder.path not in kept:
                self._settler.forget(folder.path)
                self._files.forget_below(folder.path, kept)

    def judge_again(self, choices: Choices) -> None:
        """Let what was judged by other rules or settings be judged anew, where it matters."""
        for folder in choices.folders:
            self._judge_again(folder, choices)
        self._read_all()

    def rescan_all(self, choices: Choices) -> None:
        """Compare all watched folders with what is remembered, and say which are missing."""
        lost = set()
        before = thread_time()
        for folder in choices.folders:
            try:
                self._rescan(folder, choices)
            except errors.Refused as error:
                lost.add(folder.path)
                if folder.path not in self.lost:
                    _log.warning("a watched folder cannot be read: %s", error.code())
                    self._announcer.announce(FolderLost(str(folder.path)))
        self.lost = frozenset(lost)
        self._read_all()
        self.cost = thread_time() - before
        _log.debug("all folders were looked at, in %.2f s of processor time", self.cost)
        self._announcer.announce(Changed())

    def look_at(self, hints: Hints, choices: Choices) -> bool:
        """Look where hints point. ``False`` if only a rescan can tell what is the matter."""
        told_of: dict[WatchedFolder, Looks] = defaultdict(list)
        told = True
        with self._files.known() as known:
            for path in (*hints.folders, *hints.files):
                if (folder := choices.folder_of(path)) is None:
                    continue
                try:
                    look = look_at(path)
                except errors.SourceUnreadable:
                    continue  # not gone: the rescan will tell
                if look is None:  # a folder, or nothing any more
                    told &= self._look_around(path, folder, choices)
                elif known.look(path) != (look.size, look.mtime_ns, look.attributes):
                    told_of[folder].append((path, look))
        now = monotonic()
        for folder, looks in told_of.items():
            for path, _ in self._sort_in(looks, folder, choices):
                self._settler.saw(path, now)  # before what waits in the ledger
        self._announcer.announce(Changed())
        return told

    def leave_out(
        self, seen: list[Seen], rule: str, folder: WatchedFolder, choices: Choices
    ) -> None:
        """Write down that *rule* leaves these files out unread."""
        stamp = "" if rule in _FOR_EVER else choices.stamp(folder)
        self._files.note_left_out(seen, rule, stamp)

    def gone(self, paths: list[Path]) -> None:
        """Write down that files are gone, and say so of what was not archived yet."""
        lost = self._files.note_gone(paths)
        self._deliveries.lost_source(lost, errors.SourceVanished())

    @property
    def more(self) -> bool:
        """Whether the ledger knows of files that are to be read and do not settle yet."""
        return self._next is not None

    def let_settle(self, choices: Choices, judging: int) -> None:
        """Let more of the unread files settle, as far as there is room beside *judging* others."""
        while self._next is not None:
            room = _AT_ONCE - self._settler.changing - judging
            if room <= 0 or self._stop.is_set():
                return
            paths, self._next = self._files.unread(self._next, min(room, _GROUP))
            now = monotonic()
            for path in paths:
                if path not in self._settler and choices.folder_of(path):
                    self._settler.saw(path, now)
            if not paths and not self._others:
                self._next = None
            elif not paths:
                if judging:  # what is being judged is unread in the ledger still
                    return
                self._next, self._others = START, False

    def _read_all(self) -> None:
        if self._next is None:
            self._next = START
        else:
            self._others = True

    def note_unrest(self) -> None:
        """Say of files that another program holds why they wait."""
        restless = self._settler.unsettled()
        held: dict[Path, Unrest] = {
            it.path: it.unrest for it in restless if it.unrest is not Unrest.CHANGING
        }
        for path in held.keys() - self._held.keys():
            if look := look_of(path):
                self._files.note_seen([seen(path, look)], Unread(held[path].value))
        self._held = held

    def _rescan(self, folder: WatchedFolder, choices: Choices, below: Path | None = None) -> None:
        inner = frozenset(
            other.path
            for other in choices.folders
            if other.path != folder.path and other.path.is_relative_to(folder.path)
        )
        began = monotonic()
        with self._files.known() as known:
            findings = rescan(folder.path, _Known(known), self._stop, below=below, exclude=inner)
            for some in _in_groups(findings):
                self._note(some, folder, choices)
        if below in {None, folder.path}:
            if folder.path in self.lost:  # what was chosen meanwhile concerns its files, too
                self._judge_again(folder, choices)
                self._read_all()
            self.lost -= {folder.path}
            self.looked[folder.path] = LookedAt(monotonic(), monotonic() - began)

    def _judge_again(self, folder: WatchedFolder, choices: Choices) -> None:
        stale = self._files.judged_otherwise(choices.stamp(folder))
        mine = (path for path in stale if choices.folder_of(path) == folder)
        for some in _in_groups(mine):
            looks = [seen(path, look) for path in some if (look := look_of(path))]
            self._files.note_seen(looks, Unread.UNJUDGED)

    def _look_around(self, path: Path, folder: WatchedFolder, choices: Choices) -> bool:
        """Look at a folder, or at what is missing where a file or a folder was."""
        if path == folder.path and identity_of(path) is None:
            return False
        try:
            self._rescan(folder, choices, below=path)
            if identity_of(path) is None:
                self._note([Vanished(path)], folder, choices)
        except errors.Refused:
            return False  # the watched folder itself is away: that is the rescan's to say
        return True

    def _note(self, findings: list[Finding], folder: WatchedFolder, choices: Choices) -> None:
        looks: Looks = []
        vanished: list[Path] = []
        for finding in findings:
            match finding:
                case Appeared(path, look) | Altered(path, look):
                    looks.append((path, look))
                case Vanished(path):
                    vanished.append(path)
                case Unreadable(path, names.STRANGE_NAME):
                    self.leave_out([Seen(path, 0, 0)], names.STRANGE_NAME, folder, choices)
                case _:
                    _log.debug("something in a watched folder cannot be looked at")
        if vanished:
            self.gone(vanished)
        if self._sort_in(looks, folder, choices):
            self._read_all()

    def _sort_in(self, looks: Looks, folder: WatchedFolder, choices: Choices) -> Looks:
        """Write down what is left out unread, and that the rest settles; gives the rest."""
        to_read: Looks = []
        by_rule: dict[str, list[Seen]] = defaultdict(list)
        for path, look in looks:
            if rule := left_out_unread(path, look, folder, choices):
                by_rule[rule].append(seen(path, look))
            else:
                to_read.append((path, look))
        for rule, some in by_rule.items():
            self.leave_out(some, rule, folder, choices)
        if to_read:
            self._files.note_seen([seen(path, look) for path, look in to_read], Unread.SETTLING)
        return to_read


def look_of(path: Path) -> Look | None:
    """Look at a file; ``None`` if it is gone or cannot be looked at now."""
    try:
        return look_at(path)
    except errors.SourceUnreadable:
        return None


def seen(path: Path, look: Look) -> Seen:
    """Put a look into the ledger's words."""
    return Seen(path, look.size, look.mtime_ns, look.attributes)


def _in_groups(findings: Iterator[T]) -> Iterator[list[T]]:
    group: list[T] = []
    for finding in findings:
        group.append(finding)
        if len(group) >= _GROUP:
            yield group
            group = []
    if group:
        yield group
