"""Hearing rings for news, and grows hard of hearing where the news is never of the archive."""

from __future__ import annotations

import pytest

from gsmos_tray.archive.values import Waited
from gsmos_tray.engine.hearing import Hearing


class Told:
    """An account in which something always changes; *ours* of it in the archive."""

    def __init__(self, ours: int) -> None:
        self.ours = ours
        self.told = 0
        self.asked = 0
        self.rested: list[float] = []
        self.hearing = Hearing(lambda: self, lambda: "c", lambda: self.told, lambda: False, self)
        self.hearing._stop = self

    def wait_for_changes(self, _cursor: str, _seconds: int) -> Waited:
        self.asked += 1
        return Waited(changed=True, rest=0.0)

    def __call__(self) -> None:
        """Look at the archive, as is rung for."""
        self.told += self.ours

    def wait(self, seconds: float) -> bool:
        if seconds:
            self.rested.append(seconds)
        return False

    def is_set(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("ours", "rested"), [(1, []), (0, [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0])]
)
def test_news_that_is_never_of_the_archive_is_asked_for_more_and_more_seldom(ours, rested):
    told = Told(ours)
    for _ in range(8):
        told.hearing._ask()
    assert (told.asked, told.rested) == (8, rested)


def test_the_first_news_of_the_archive_makes_it_hear_well_again():
    told = Told(0)
    for ours in (0, 0, 1, 0, 0):
        told.ours = ours
        told.hearing._ask()
    assert told.rested == [2.0, 4.0, 2.0]
