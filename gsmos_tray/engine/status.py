"""The one status value: icon, menu, tooltip, window and commands all say what it says."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gsmos_tray.events import Activity
from gsmos_tray.ledger.overview import DirectoryCounts
from gsmos_tray.ledger.values import FileState
from gsmos_tray.settings import Settings, WatchedFolder


@dataclass(frozen=True, slots=True)
class Counts:
    """Files, or deliveries, by state. They add up to what is there."""

    archived: int = 0
    waiting: int = 0
    set_aside: int = 0
    left_out: int = 0

    @classmethod
    def of(cls, states: Counter[FileState]) -> Counts:
        """Put counted states into their places."""
        return cls(*(states[state] for state in _ORDER))

    @property
    def total(self) -> int:
        """Count them all."""
        return self.archived + self.waiting + self.set_aside + self.left_out


_ORDER = (FileState.ARCHIVED, FileState.WAITING, FileState.SET_ASIDE, FileState.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """Whose Dropbox it is, as it was last seen. Bytes; ``None`` while never asked."""

    name: str
    email: str
    plan: str
    used: int | None = None
    allocated: int | None = None


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """One watched folder. *reachable* is ``False`` while it is not there."""

    folder: WatchedFolder
    reachable: bool
    counts: Counts
    left_out_by: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What needs a person, by its error code; its facts fill in the sentence."""

    code: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand. Times are local, without a zone.

    *trouble* is a passing condition (its error code) that mends itself, such as no network.
    *better_places* counts archived documents that were unknown and could be moved by now.
    """

    account: AccountStatus | None
    settings: Settings
    counts: Counts
    documents: Counts
    folders: tuple[FolderStatus, ...]
    paused_until: datetime | None
    last_run: datetime | None
    next_run: datetime | None
    problem: Problem | None
    trouble: str | None
    sending: bool
    better_places: int = 0

    @property
    def activity(self) -> Activity:
        """Tell the one of five states that the icon shows."""
        if self.account is None:
            return Activity.NOT_CONNECTED
        if self.problem or self.documents.set_aside:
            return Activity.ATTENTION
        if self.sending:
            return Activity.SYNCING
        if self.trouble or self.paused_until or not self.settings.sync.automatic:
            return Activity.WAITING
        if not self.settings.folders:
            return Activity.WAITING  # for one to be chosen
        waiting = self.counts.waiting or self.documents.waiting
        return Activity.WAITING if waiting else Activity.UP_TO_DATE


def by_folder(
    folders: tuple[WatchedFolder, ...],
    directories: dict[Path, DirectoryCounts],
    lost: Iterable[Path],
) -> tuple[FolderStatus, ...]:
    """Add directories up by the innermost watched folder that holds them."""
    states: dict[Path, Counter[FileState]] = {folder.path: Counter() for folder in folders}
    rules: dict[Path, Counter[str]] = {folder.path: Counter() for folder in folders}
    inner_first = sorted(states, key=lambda path: len(path.parts), reverse=True)
    beginnings = {path: _beginning(path) for path in inner_first}
    for directory, counted in directories.items():
        place = _beginning(directory)
        inner = next((it for it in inner_first if place.startswith(beginnings[it])), None)
        if inner is not None:
            states[inner].update(counted.states)
            rules[inner].update(counted.left_out_by)
    away = frozenset(lost)
    return tuple(
        FolderStatus(
            folder,
            folder.path not in away,
            Counts.of(states[folder.path]),
            dict(rules[folder.path]),
        )
        for folder in folders
    )


def _beginning(folder: Path) -> str:
    """Give what the paths in *folder* begin with; asking each path would cost 40 µs a folder."""
    return os.path.join(os.path.normcase(folder), "")  # noqa: PTH118 - ends with a separator


def total(folders: Iterable[FolderStatus]) -> Counts:
    """Add up the files of all folders."""
    summed: Counter[FileState] = Counter()
    for folder in folders:
        for state, count in zip(_ORDER, _numbers(folder.counts), strict=True):
            summed[state] += count
    return Counts.of(summed)


def _numbers(counts: Counts) -> tuple[int, int, int, int]:
    return counts.archived, counts.waiting, counts.set_aside, counts.left_out
