"""What the engine tells the outside. Plain values; says nothing of who listens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

_log = logging.getLogger(__name__)


class Activity(StrEnum):
    """What the program is doing, for icon, menu and window: one of five."""

    UP_TO_DATE = "up_to_date"
    SYNCING = "syncing"
    WAITING = "waiting"  # offline, paused, or until the hour that was chosen
    ATTENTION = "attention"  # something needs a person
    NOT_CONNECTED = "not_connected"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that the status shows may be different now. The listener reads what it wants."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. *done* and *total* count documents, *sent* and *size* bytes."""

    done: int
    total: int
    sent: int
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """A run that sent something, or was asked for, has ended."""

    archived: int
    set_aside: int
    waiting: int
    asked_for: bool


@dataclass(frozen=True, slots=True)
class ProblemArose:
    """Sending stopped until a person acts. *code* names the ``NeedsPerson``; said once."""

    code: str


@dataclass(frozen=True, slots=True)
class ProblemPassed:
    """What *code* named is mended; sending goes on."""

    code: str


@dataclass(frozen=True, slots=True)
class GoneFromDropbox:
    """*count* documents that were archived are no longer in Dropbox: said once for each."""

    count: int


@dataclass(frozen=True, slots=True)
class FolderLost:
    """The watched folder *path* is not there any more."""

    path: str


@dataclass(frozen=True, slots=True)
class FolderSilent:
    """Nothing has come into the watched folder *path* since *last* (YYYY-MM-DD): said once."""

    path: str
    last: str


@dataclass(frozen=True, slots=True)
class FolderBadlyHeard:
    """The system does not tell of all changes in the folder *path*: it is polled. Said once."""

    path: str


@dataclass(frozen=True, slots=True)
class LeftOutUnknown:
    """Mixed folders have left out *count* further files as unknown: said once a week at most."""

    count: int


@dataclass(frozen=True, slots=True)
class BetterPlacesKnown:
    """*count* archived documents were unknown and no longer are: said once for each."""

    count: int


@dataclass(frozen=True, slots=True)
class RoomShort:
    """The account is nearly full, or *waiting* bytes do not fit into the *free* ones: said once."""

    free: int
    waiting: int


Event = (
    Changed
    | Progress
    | RunFinished
    | ProblemArose
    | ProblemPassed
    | GoneFromDropbox
    | FolderLost
    | FolderSilent
    | FolderBadlyHeard
    | LeftOutUnknown
    | BetterPlacesKnown
    | RoomShort
)
Listener = Callable[[Event], None]


class Announcer:
    """Passes events to listeners, in the thread that announces them."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Start telling *listener*. Call the result to stop."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._unsubscribe(listener)

    def announce(self, event: Event) -> None:
        """Tell everyone. A listener that fails is logged and does not stop the others."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(event)
            except Exception:  # noqa: BLE001 - a listener is foreign code
                _log.exception("a listener failed on %s", type(event).__name__)

    def _unsubscribe(self, listener: Listener) -> None:
        with self._lock:
            self._listeners.remove(listener)
