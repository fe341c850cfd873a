"""Deals faults to requests: the next N of a route, or a share of all. Does not know the faults."""

from __future__ import annotations

import json
import random
import threading
from dataclasses import dataclass

from gsmos_tray.demo.faults import EVERY_KIND, Fault


@dataclass(slots=True)
class _Planned:
    route: str | None
    about: str
    fault: Fault
    times: int


class FaultPlan:
    """Which request meets which fault. Any thread may call any method."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._changed = threading.Condition()
        self._planned: list[_Planned] = []
        self._dice = random.Random(0)  # noqa: S311 - repeatable, not secret
        self._rate = 0.0
        self._kinds: tuple[Fault, ...] = ()
        self._standing = 0
        self._releases = 0

    def next(self, route: str | None, fault: Fault, *, times: int = 1, about: str = "") -> None:
        """Strike the next *times* calls of *route* (``None``: of any).

        *about*: only calls whose argument contains this text, for example a file's name.
        """
        with self._changed:
            self._planned.append(_Planned(route, about, fault, times))

    def at_random(self, rate: float, seed: int, kinds: tuple[Fault, ...] = EVERY_KIND) -> None:
        """Strike a share of all calls, 0 to 1, with any of *kinds*. Same seed, same dice."""
        with self._changed:
            self._dice, self._rate, self._kinds = random.Random(seed), rate, kinds  # noqa: S311

    def clear(self) -> None:
        """Let everything go well from now on, what stands still included."""
        with self._changed:
            self._planned.clear()
            self._rate = 0.0
        self.release()

    def release(self) -> None:
        """Let every request that stands still go on."""
        with self._changed:
            self._releases += 1
            self._changed.notify_all()

    def wait_until_stalled(self, seconds: float = 30.0) -> bool:
        """Wait until a request stands still."""
        with self._changed:
            return self._changed.wait_for(lambda: self._standing > 0, seconds)

    def draw(self, route: str, argument: str) -> Fault | None:
        """Give the fault that this call meets."""
        with self._changed:
            for planned in self._planned:
                if planned.route in (None, route) and _is_about(planned.about, argument):
                    planned.times -= 1
                    if not planned.times:
                        self._planned.remove(planned)
                    return planned.fault
            if self._rate and self._dice.random() < self._rate:
                return self._dice.choice(self._kinds)
        return None

    def pause(self, seconds: float | None) -> None:
        """Stand still for *seconds*, until released, or until the server stops."""
        with self._changed:
            released = self._releases + 1
            self._standing += 1
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._releases >= released or self._stop.is_set(), seconds
            )
            self._standing -= 1


def _is_about(text: str, argument: str) -> bool:
    """Whether the JSON *argument* contains *text*: decoded, since JSON escapes diacritics."""
    if not text:
        return True
    try:
        return text in json.dumps(json.loads(argument or "null"), ensure_ascii=False)
    except ValueError:
        return False
