"""How long to wait before something is tried again."""

from __future__ import annotations

from random import random

SHORTEST = 0.5
LONGEST = 15 * 60.0


def before_attempt(attempt: int, asked: float | None = None, luck: float | None = None) -> float:
    """Give the seconds to wait before the next try, after *attempt* of them.

    Twice as long each time, from half a second to a quarter of an hour, and with jitter (*luck*
    from 0 to 1), so that the workstations of one shop do not come back together. What the other
    side *asked* for is kept at least.
    """
    full = min(SHORTEST * 2.0 ** min(max(attempt - 1, 0), 20), LONGEST)
    ours = full * (0.5 + (random() if luck is None else luck) / 2)  # noqa: S311 - no secret
    return max(ours, SHORTEST, asked or 0.0)
