"""Decides what is worth a notification, and says it once. How it pops up is ``popping``'s business.

Failures are told at every level. What mends itself is never told. A burst is one notification:
what a run came to is gathered until nothing has come for a while.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from gsmos_tray.events import (
    FolderLost,
    GoneFromDropbox,
    ProblemArose,
    ProblemPassed,
    RunFinished,
)
from gsmos_tray.settings import NotificationLevel
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.texts import error_sentence, error_title, run_sentence

QUIET_FOR = 8.0
"""Seconds without another run after which what has come together is told."""

_IMPORTANT_FROM = 20  # documents: a run that nobody asked for, but worth knowing


class Place(StrEnum):
    """Where a click on a notification leads."""

    DOCUMENTS = "documents"
    ATTENTION = "attention"
    REMEDY = "remedy"
    FOLDERS = "folders"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification. Another one under the same *key* takes its place."""

    key: str
    title: str
    body: str
    place: Place
    urgent: bool = False
    code: str | None = None  # the problem's, where a click leads to its remedy


@dataclass(frozen=True, slots=True)
class _Burst:
    """What runs came to since the last notification about them."""

    archived: int = 0
    set_aside: int = 0
    waiting: int = 0
    asked_for: bool = False


@dataclass(slots=True)
class Gathering:
    """Gathers what there is to tell. The clock, in seconds, is handed in."""

    burst: _Burst | None = None
    last: float = 0.0
    lost: list[str] = field(default_factory=list)
    gone: int = 0

    def ran(self, run: RunFinished, now: float) -> None:
        """Take in what a run came to."""
        before = self.burst or _Burst()
        self.burst = replace(
            before,
            archived=before.archived + run.archived,
            set_aside=before.set_aside + run.set_aside,
            waiting=run.waiting,
            asked_for=before.asked_for or run.asked_for,
        )
        self.last = now

    def lost_folder(self, lost: FolderLost, now: float) -> None:
        """Take in that a folder is not there any more."""
        if lost.path not in self.lost:
            self.lost.append(lost.path)
        self.last = now

    def gone_from_dropbox(self, gone: GoneFromDropbox, now: float) -> None:
        """Take in that archived documents are gone."""
        self.gone += gone.count
        self.last = now

    def ripe_in(self, now: float) -> float | None:
        """Give the seconds until something is to be told; ``None``: there is nothing."""
        if self.burst is None and not self.lost and not self.gone:
            return None
        # Who pressed the button waits for the answer.
        quiet = 0.0 if self.burst and self.burst.asked_for else QUIET_FOR
        return max(0.0, self.last + quiet - now)

    def take(self, level: NotificationLevel) -> list[Notice]:
        """Give what is to be told at *level*, and begin anew."""
        burst, lost, gone = self.burst, self.lost, self.gone
        self.burst, self.lost, self.gone = None, [], 0
        told = [_lost(lost)] if lost else []
        if gone:
            told.append(_gone(gone))
        if burst and burst.set_aside:
            told.append(_set_aside(burst))
        if burst and _worth_telling(burst, level):
            told.append(_archived(burst))
        return told


def problem_notice(event: ProblemArose, facts: dict[str, str]) -> Notice:
    """Say what needs a person. Told at every level, and at once."""
    return Notice(
        key="problem",
        title=error_title(event.code),
        body=error_sentence(event.code, facts),
        place=Place.REMEDY,
        urgent=True,
        code=event.code,
    )


def passed_notice(event: ProblemPassed, level: NotificationLevel) -> Notice | None:
    """Say that a problem is mended, to who wants to hear everything."""
    if level is not NotificationLevel.ALL:
        return None
    title = translate("notices", "Solved: {problem}").format(problem=error_title(event.code))
    body = translate("notices", "What was waiting is being archived.")
    return Notice("problem", title, body, Place.DOCUMENTS)


def _worth_telling(burst: _Burst, level: NotificationLevel) -> bool:
    if not burst.archived and (burst.waiting or burst.set_aside or not burst.asked_for):
        return False  # nothing was done, or what keeps it is told elsewhere
    match level:
        case NotificationLevel.ALL:
            return True
        case NotificationLevel.IMPORTANT:
            return burst.asked_for or burst.archived >= _IMPORTANT_FROM
        case NotificationLevel.FAILURES:
            return False


def _archived(burst: _Burst) -> Notice:
    return Notice("run", run_sentence(burst.archived), "", Place.DOCUMENTS)


def _set_aside(burst: _Burst) -> Notice:
    return Notice(
        key="set_aside",
        title=tr("%n document(s) could not be archived", "", burst.set_aside),
        body=translate("notices", "The window says why, and what to do."),
        place=Place.ATTENTION,
        urgent=True,
    )


def _gone(count: int) -> Notice:
    return Notice(
        key="gone",
        title=tr("%n document(s) deleted or moved away in Dropbox", "", count),
        body=translate("notices", "The window brings them back, or lets them be gone."),
        place=Place.ATTENTION,
        urgent=True,
    )


def _lost(paths: list[str]) -> Notice:
    if len(paths) == 1:
        body = error_sentence("no_such_folder", {"path": paths[0]})
    else:
        body = ", ".join(paths)
    return Notice("folders", error_title("no_such_folder"), body, Place.FOLDERS, urgent=True)


@dataclass(frozen=True, slots=True)
class Told:
    """A notification that was shown, for the list in the window."""

    at: datetime
    notice: Notice
