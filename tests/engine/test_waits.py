"""How long to wait before something is tried again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.engine.waits import LONGEST, SHORTEST, before_attempt

attempts = st.integers(-3, 10_000)
luck = st.floats(0, 1)


@given(attempts, luck)
def test_a_wait_is_never_shorter_or_longer_than_said(attempt: int, luck: float) -> None:
    assert SHORTEST <= before_attempt(attempt, luck=luck) <= LONGEST


@given(st.integers(1, 30))
def test_a_wait_grows_with_each_try(attempt: int) -> None:
    wait, longer = before_attempt(attempt, luck=1), before_attempt(attempt + 1, luck=1)
    assert longer == min(2 * wait, LONGEST)


def test_the_first_waits_are_short_and_the_last_a_quarter_of_an_hour() -> None:
    assert [before_attempt(n, luck=1) for n in (1, 2, 3, 4)] == [0.5, 1, 2, 4]
    assert before_attempt(50, luck=1) == 900


@given(st.integers(2, 100), luck)
def test_luck_takes_up_to_half_of_it_away(attempt: int, luck: float) -> None:
    full = before_attempt(attempt, luck=1)
    assert before_attempt(attempt, luck=0) == pytest.approx(max(full / 2, SHORTEST))
    assert before_attempt(attempt, luck=luck) <= full


def test_two_workstations_do_not_come_back_together() -> None:
    assert len({before_attempt(10) for _ in range(20)}) > 15


@given(attempts, st.floats(0, 100_000), luck)
def test_what_the_other_side_asks_for_is_kept(attempt: int, asked: float, luck: float) -> None:
    assert before_attempt(attempt, asked, luck) == max(asked, before_attempt(attempt, luck=luck))
