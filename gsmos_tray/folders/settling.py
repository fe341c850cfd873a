"""Decides when a file that appeared has stopped changing.

Scanners, browsers, mail clients and network copies write in bursts. A file counts as settled
once its looks have stayed the same for ``quiet_for`` seconds and nobody has it open for writing.
Reading it is not this module's business; neither is the clock, nor waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from gsmos_tray.errors import SourceUnreadable
from gsmos_tray.folders.looking import Look, look_at
from gsmos_tray.folders.names import is_online_only
from gsmos_tray.folders.probing import Readiness, probe

# A file that has not settled for long is asked less often: after a twentieth of the time that it
# has taken already, so that a log that grows for ever costs one look a minute.
_PATIENCE = 20
_LONGEST_WAIT = 60.0


class Unrest(StrEnum):
    """Why a file is not settled. The values are shown as reasons."""

    CHANGING = "changing"
    IN_USE = "in_use"
    UNREADABLE = "unreadable"


_UNREST = {Readiness.IN_USE: Unrest.IN_USE, Readiness.UNREADABLE: Unrest.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Settled:
    """A file that rests. An empty one is handed over too: its owner notes it, and waits."""

    path: Path
    look: Look


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A file that does not rest yet. *since* is when it was first seen, in the owner's clock."""

    path: Path
    unrest: Unrest
    since: float


@dataclass(frozen=True, slots=True)
class _Waiting:
    look: Look | None  # None: it could not be looked at
    since: float
    due: float
    unrest: Unrest = Unrest.CHANGING


class Settler:
    """Holds files until they rest. Owned by one thread; has no clock and no disk of its own.

    *look* gives ``None`` for a file that is gone, and may raise ``SourceUnreadable``. *readable*
    is asked only about files that are quiet, and not about placeholders, which it would download.
    """

    def __init__(
        self,
        quiet_for: float,
        look: Callable[[Path], Look | None] = look_at,
        readable: Callable[[Path], Readiness] = probe,
    ) -> None:
        self._quiet_for = quiet_for
        self._look = look
        self._readable = readable
        self._waiting: dict[Path, _Waiting] = {}

    def saw(self, path: Path, now: float) -> None:
        """Note that *path* appeared or changed at *now*. A file that is gone is forgotten."""
        before = self._waiting.pop(path, None)
        since = before.since if before else now
        try:
            look = self._look(path)
        except SourceUnreadable:
            self._waiting[path] = self._later(_Waiting(None, since, now, Unrest.UNREADABLE), now)
        else:
            if look is not None:
                self._waiting[path] = _Waiting(look, since, now + self._quiet_for)

    def take_settled(self, now: float) -> list[Settled]:
        """Hand over the files that have rested, and forget them. Looks only where it is due."""
        settled = []
        for path in [path for path, waiting in self._waiting.items() if waiting.due <= now]:
            waiting = self._waiting.pop(path)
            after = self._after_a_look(path, waiting, now)
            if isinstance(after, Settled):
                settled.append(after)
            elif after is not None:
                self._waiting[path] = after
        return settled

    def next_look(self, now: float) -> float | None:
        """Tell in how many seconds ``take_settled`` has work; ``None``: nothing waits."""
        if not self._waiting:
            return None
        return max(0.0, min(waiting.due for waiting in self._waiting.values()) - now)

    def forget(self, folder: Path) -> None:
        """Hold nothing any more that lies in *folder*, because it is no longer watched."""
        for path in [path for path in self._waiting if path.is_relative_to(folder)]:
            del self._waiting[path]

    def unsettled(self) -> list[Unsettled]:
        """List what does not rest yet, longest first."""
        waiting = sorted(self._waiting.items(), key=lambda item: item[1].since)
        return [Unsettled(path, it.unrest, it.since) for path, it in waiting]

    @property
    def changing(self) -> int:
        """How many files wait for nothing but a quiet moment."""
        return sum(it.unrest is Unrest.CHANGING for it in self._waiting.values())

    def __contains__(self, path: Path) -> bool:
        return path in self._waiting

    def __len__(self) -> int:
        return len(self._waiting)

    def _after_a_look(self, path: Path, waiting: _Waiting, now: float) -> Settled | _Waiting | None:
        try:
            look = self._look(path)
        except SourceUnreadable:
            return self._later(replace(waiting, unrest=Unrest.UNREADABLE), now)
        if look is None:
            return None
        if look != waiting.look:
            return self._later(replace(waiting, look=look, unrest=Unrest.CHANGING), now)
        if is_online_only(look.attributes) or (ready := self._readable(path)) is Readiness.READY:
            return Settled(path, look)
        if ready is Readiness.GONE:
            return None
        return self._later(replace(waiting, unrest=_UNREST[ready]), now)

    def _later(self, waiting: _Waiting, now: float) -> _Waiting:
        tiring = min((now - waiting.since) / _PATIENCE, _LONGEST_WAIT)
        return replace(waiting, due=now + max(self._quiet_for, tiring))
