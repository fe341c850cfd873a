"""Decides what is worth a notification, and says it once. How it pops up is ``popping``'s business.

Failures are told at every level. What mends itself is never told. A burst is one notification:
what a run came to is gathered until nothing has come for a while.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from gsmos_tray import errors
from gsmos_tray.engine.status import Status
from gsmos_tray.events import (
    BetterPlacesKnown,
    FolderBadlyHeard,
    FolderLost,
    FolderSilent,
    GoneFromDropbox,
    LeftOutUnknown,
    ProblemArose,
    ProblemPassed,
    RoomShort,
    RunFinished,
)
from gsmos_tray.settings import NotificationLevel
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.texts import (
    day,
    error_sentence,
    error_title,
    held_sentence,
    run_sentence,
    size,
    waiting_count,
)

QUIET_FOR = 8.0
"""Seconds without another run after which what has come together is told."""

_IMPORTANT_FROM = 20  # documents: a run that nobody asked for, but worth knowing


class Place(StrEnum):
    """Where a click on a notification leads."""

    DOCUMENTS = "documents"
    ATTENTION = "attention"
    LEFT_OUT = "left_out"
    REMEDY = "remedy"
    RECOVERY = "recovery"
    BETTER_PLACES = "better_places"
    PLAN = "plan"  # Dropbox's page about what the account holds
    FOLDERS = "folders"
    DIAGNOSIS = "diagnosis"
    GENERAL = "general"


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
    known: int = 0

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

    def found_folder(self, path: str) -> bool:
        """Take in that a folder is there again. Gives whether it was told that it was not."""
        if path in self.lost:
            self.lost.remove(path)
            return False
        return True

    def gone_from_dropbox(self, gone: GoneFromDropbox, now: float) -> None:
        """Take in that archived documents are gone."""
        self.gone += gone.count
        self.last = now

    def known_since(self, event: BetterPlacesKnown, now: float) -> None:
        """Take in that archived documents are known by now."""
        self.known += event.count
        self.last = now

    def ripe_in(self, now: float) -> float | None:
        """Give the seconds until something is to be told; ``None``: there is nothing."""
        if self.burst is None and not (self.lost or self.gone or self.known):
            return None
        # Who pressed the button waits for the answer.
        quiet = 0.0 if self.burst and self.burst.asked_for else QUIET_FOR
        return max(0.0, self.last + quiet - now)

    def take(self, level: NotificationLevel, still_gone: int | None = None) -> list[Notice]:
        """Give what is to be told at *level*, and begin anew.

        *still_gone* is how many documents are gone by now; ``None``: all that ever were.
        """
        burst, lost, gone, known = self.burst, self.lost, self.gone, self.known
        self.burst, self.lost, self.gone, self.known = None, [], 0, 0
        told = [_lost(lost)] if lost else []
        if still_gone is not None:
            gone = min(gone, still_gone)  # the others were brought back meanwhile
        if gone:
            told.append(_gone(gone))
        if burst and burst.set_aside:
            told.append(_set_aside(burst))
        if burst and _worth_telling(burst, level):
            told.append(_archived(burst))
        if known and level is not NotificationLevel.FAILURES:
            told.append(_known_since(known))
        return told


def open_word() -> str:
    """Say what a click on a notification does."""
    return translate("notices", "Open")


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


def passed_notice(
    event: ProblemPassed, level: NotificationLevel, status: Status | None, now: datetime
) -> Notice | None:
    """Say that a problem is mended, to who wants to hear everything. *status* is that of *now*."""
    if level is not NotificationLevel.ALL:
        return None
    if event.code == errors.NothingIsRead.code():
        body = translate("notices", "Documents are recognised by what is in them again.")
    else:
        body = _what_follows(status, now) if status else ""
    return Notice("problem", _solved(event.code), body, Place.DOCUMENTS)


def folder_back_notice(path: str, level: NotificationLevel) -> Notice | None:
    """Say that a folder, of which it was said that it is missing, is there again."""
    if level is not NotificationLevel.ALL:
        return None
    return Notice("folders", _solved("no_such_folder"), path, Place.FOLDERS)


def silent_notice(event: FolderSilent) -> Notice:
    """Say that nothing has come into a folder for long. Told at every level: papers may be lost."""
    return Notice(
        key=f"silent {event.path}",
        title=translate("notices", "Nothing new in a watched folder"),
        body=translate(
            "notices",
            "{path}: the last document came on {day}. "
            "If documents are saved somewhere else now, watch that folder too.",
        ).format(path=event.path, day=day(event.last)),
        place=Place.FOLDERS,
    )


def badly_heard_notice(event: FolderBadlyHeard, level: NotificationLevel) -> Notice | None:
    """Say that documents from a folder will come later than from others."""
    if level is NotificationLevel.FAILURES:
        return None
    return Notice(
        key=f"heard {event.path}",
        title=translate("notices", "A folder is looked at from time to time"),
        body=translate(
            "notices",
            "{path}: this computer does not tell of each new file there, so documents "
            "are found a little later. None is missed.",
        ).format(path=event.path),
        place=Place.FOLDERS,
    )


def unknown_notice(event: LeftOutUnknown, level: NotificationLevel) -> Notice | None:
    """Ask whether some of what was left out as unknown is for the archive. No failure."""
    if level is NotificationLevel.FAILURES:
        return None
    return Notice(
        key="unknown",
        title=tr("%n file(s) not recognised, and left out", "", event.count),
        body=translate(
            "notices",
            "Is one of them a document of the shop? Choose it in the list and say what it is.",
        ),
        place=Place.LEFT_OUT,
    )


def room_notice(event: RoomShort) -> Notice:
    """Say that Dropbox is nearly full, before nothing can be archived. Told at every level."""
    if event.waiting > event.free:
        body = translate(
            "notices",
            "{waiting} wait to be archived, and {free} are free. Make room in Dropbox, or choose a "
            "larger plan.",
        )
    else:
        body = translate(
            "notices", "{free} are free. Make room in Dropbox in time, or choose a larger plan."
        )
    return Notice(
        key="room",
        title=translate("notices", "Dropbox is nearly full"),
        body=body.format(free=size(event.free), waiting=size(event.waiting)),
        place=Place.PLAN,
    )


def bug_notice() -> Notice:
    """Say that something happened in the program that nobody foresaw."""
    return Notice(
        key="bug",
        title=translate("notices", "Something in gsmOS Tray did not work"),
        body=translate(
            "notices",
            "Nothing is lost, and what was under way is tried again. "
            "If it keeps happening, save the diagnosis report and send it to whoever helps you.",
        ),
        place=Place.DIAGNOSIS,
        urgent=True,
    )


def broken_off_notice() -> Notice:
    """Say that the program did not end as it should, the last time."""
    return Notice(
        key="bug",
        title=translate("notices", "gsmOS Tray stopped unexpectedly the last time"),
        body=translate(
            "notices",
            "Nothing is lost: it goes on where it was. "
            "If it keeps happening, save the diagnosis report and send it to whoever helps you.",
        ),
        place=Place.DIAGNOSIS,
        urgent=True,
    )


def old_version_notice(version: str, released: date) -> Notice:
    """Say that this version has been out for long."""
    return Notice(
        key="age",
        title=translate("notices", "This gsmOS Tray is more than a year old"),
        body=translate(
            "notices",
            "Version {version} is of {day}. It goes on working; a newer one, "
            "if there is one, keeps your settings and everything that is archived.",
        ).format(version=version, day=day(released)),
        place=Place.GENERAL,
    )


def _solved(code: str) -> str:
    return translate("notices", "Solved: {problem}").format(problem=error_title(code))


def _what_follows(status: Status, now: datetime) -> str:
    """Say what becomes of that which waited; nothing if nothing does, or is held up otherwise."""
    under_way = translate("notices", "What was waiting is being archived.")
    if status.sending:
        return under_way
    if not status.documents.waiting or status.problem or status.trouble:
        return ""
    held = held_sentence(status, now)
    return f"{held} · {waiting_count(status.documents.waiting)}" if held else under_way


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
    return Notice(
        "run", run_sentence(burst.archived, complete=not burst.set_aside), "", Place.DOCUMENTS
    )


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
        place=Place.RECOVERY,
        urgent=True,
    )


def _known_since(count: int) -> Notice:
    return Notice(
        key="better_places",
        title=tr("%n archived document(s) recognised since", "", count),
        body=translate("notices", "The window shows from where to where; nothing moves by itself."),
        place=Place.BETTER_PLACES,
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
