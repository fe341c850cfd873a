"""How old this version is: read from a file, by the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from gsmos_tray.release import is_old, released


def test_the_day_of_the_release_is_read() -> None:
    assert released() >= date(2026, 11, 24)


@pytest.mark.parametrize(
    ("on", "today", "old"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), False),
        (date(2026, 11, 24), date(2027, 11, 23), False),
        (date(2026, 11, 24), date(2027, 11, 24), True),
        (date(2026, 11, 24), date(2030, 1, 1), True),
        (date(2028, 2, 29), date(2029, 2, 28), False),
        (date(2028, 2, 29), date(2029, 3, 1), True),
        (date(2026, 11, 24), date(2020, 1, 1), False),  # a clock that is wrong
    ],
)
def test_a_version_is_old_after_twelve_months(on: date, today: date, *, old: bool) -> None:
    assert is_old(on, today) is old
