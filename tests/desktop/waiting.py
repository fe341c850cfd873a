"""Waits until something outside the test has happened. Measures nothing: machines are noisy."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

T = TypeVar("T")

_EVERY = 0.05
_NEVER = Event()


def until(look: Callable[[], T | None], what: str, within: float = 30.0) -> T:
    """Give the first true answer of *look*; *what* says in the error what did not happen."""
    end = time.monotonic() + within
    while not (answer := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"not within {within:g} s: {what}")
        _NEVER.wait(_EVERY)
    return answer
