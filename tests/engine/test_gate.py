"""Whether waiting documents may go now: the hour, automatic or not, paused or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from gsmos_tray.engine import slots
from gsmos_tray.engine.gate import FOR_EVER, Gate
from gsmos_tray.ledger.notes import Notes
from gsmos_tray.ledger.store import Store
from gsmos_tray.settings import Frequency, Sync

AT_ONCE = Sync()
DAILY = Sync(frequency=Frequency.DAILY, at=time(20, 0))
WEEKLY = Sync(frequency=Frequency.WEEKLY, at=time(20, 0), weekday=4)
TUESDAY = date(2026, 11, 24)


def at(hour: int, minute: int = 0, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


class Wall:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = at(10)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    store = Store(tmp_path / "ledger.db")
    yield Notes(store)
    store.close()


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def opened(notes: Notes, wall: Wall) -> Callable[[Sync], Gate]:
    """Gives a gate as a process that starts has it."""

    def gate(sync: Sync) -> Gate:
        gate = Gate(notes, sync, wall)
        gate.choose(sync)
        return gate

    return gate


# -- the frequency -----------------------------------------------------------------------------


def test_immediately_means_that_it_is_open(opened) -> None:
    gate = opened(AT_ONCE)
    assert gate.is_open()
    assert (gate.open_slot(), gate.next_run()) == (None, None)


def test_an_hour_that_was_chosen_opens_a_slot_and_not_the_gate(opened, wall: Wall) -> None:
    gate = opened(DAILY)
    assert not gate.is_open()
    assert (gate.open_slot(), gate.next_run()) == (None, at(20))

    wall.now = at(20)
    assert not gate.is_open()
    assert (gate.open_slot(), gate.next_run()) == (TUESDAY, at(20))

    gate.served(TUESDAY)
    assert (gate.open_slot(), gate.next_run()) == (None, at(20) + timedelta(days=1))


def test_a_slot_that_was_missed_while_off_is_open_after_the_start(opened, wall: Wall) -> None:
    opened(DAILY).served(TUESDAY)
    wall.now = at(9) + timedelta(days=3)
    gate = opened(DAILY)
    assert gate.open_slot() == TUESDAY + timedelta(days=2)
    assert gate.next_run() == wall.now


def test_a_slot_that_was_served_is_not_served_again_after_a_restart(opened, wall: Wall) -> None:
    gate = opened(DAILY)
    wall.now = at(20)
    gate.served(gate.open_slot())
    assert opened(DAILY).open_slot() is None


def test_a_week_has_one_slot(opened, wall: Wall) -> None:
    gate = opened(WEEKLY)
    friday = date(2026, 11, 27)
    assert gate.next_run() == at(20, day=friday)
    wall.now = at(21, day=friday)
    gate.served(gate.open_slot())
    wall.now = at(19, 59, day=friday + timedelta(days=7))
    assert gate.open_slot() is None
    wall.now += timedelta(minutes=1)
    assert gate.open_slot() == friday + timedelta(days=7)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (AT_ONCE, DAILY),
        (AT_ONCE, WEEKLY),
        (DAILY, WEEKLY),
        (WEEKLY, DAILY),
        (DAILY, replace(DAILY, at=time(8, 0))),
        (WEEKLY, replace(WEEKLY, weekday=0)),
    ],
)
def test_a_newly_chosen_hour_first_comes_when_it_next_strikes(
    opened, wall: Wall, before: Sync, after: Sync
) -> None:
    gate = opened(before)
    wall.now = at(10) + timedelta(days=21)
    gate.choose(after)
    assert gate.open_slot() is None
    wall.now = slots.next_slot(wall.now, after)
    assert gate.open_slot() == wall.now.date()


def test_an_hour_that_is_chosen_anew_after_a_while_begins_anew(opened, wall: Wall) -> None:
    opened(DAILY).choose(AT_ONCE)
    wall.now = at(10) + timedelta(days=5)
    assert opened(DAILY).open_slot() is None


@pytest.mark.parametrize(
    ("sync", "other"),
    [
        (DAILY, replace(DAILY, weekday=1)),
        (DAILY, replace(DAILY, check_minutes=60, bandwidth_kb=100)),
        (WEEKLY, replace(WEEKLY, automatic=False)),
    ],
)
def test_a_choice_that_concerns_no_hour_loses_no_slot(
    opened, wall: Wall, sync: Sync, other: Sync
) -> None:
    gate = opened(sync)
    wall.now = at(10) + timedelta(days=7)
    gate.choose(other)
    gate.choose(sync)
    assert gate.open_slot() is not None


# -- automatic off -----------------------------------------------------------------------------


def test_with_automatic_off_nothing_opens_and_no_run_is_named(opened, wall: Wall) -> None:
    for sync in (AT_ONCE, DAILY, WEEKLY):
        gate = opened(replace(sync, automatic=False))
        wall.now += timedelta(days=8)
        assert not gate.is_open()
        assert (gate.open_slot(), gate.next_run()) == (None, None)


def test_a_slot_that_was_missed_while_automatic_was_off_opens_when_it_is_on(
    opened, wall: Wall
) -> None:
    gate = opened(DAILY)
    gate.choose(replace(DAILY, automatic=False))
    wall.now = at(21)
    gate.choose(DAILY)
    assert gate.open_slot() == TUESDAY


# -- the pause ---------------------------------------------------------------------------------


def test_a_pause_closes_the_gate_until_its_end(opened, wall: Wall) -> None:
    gate = opened(AT_ONCE)
    gate.pause(at(11))
    assert gate.paused_until() == at(11)
    assert not gate.is_open()
    wall.now = at(11)
    assert gate.paused_until() is None
    assert gate.is_open()


def test_a_pause_survives_a_restart(opened) -> None:
    opened(AT_ONCE).pause(at(11))
    assert opened(AT_ONCE).paused_until() == at(11)
    opened(AT_ONCE).pause(FOR_EVER)
    assert opened(AT_ONCE).paused_until() == FOR_EVER


def test_a_pause_that_nobody_ends_lasts(opened, wall: Wall) -> None:
    gate = opened(AT_ONCE)
    gate.pause(FOR_EVER)
    wall.now += timedelta(days=4000)
    assert not gate.is_open()
    gate.resume()
    assert gate.is_open()
    assert gate.paused_until() is None


def test_a_slot_that_was_missed_during_a_pause_is_served_at_its_end(opened, wall: Wall) -> None:
    gate = opened(DAILY)
    wall.now = at(19, 30)
    gate.pause(at(20, 30))
    wall.now = at(20, 10)
    assert gate.open_slot() is None
    assert gate.next_run() == at(20, 30)
    wall.now = at(20, 30)
    assert gate.open_slot() == TUESDAY


@pytest.mark.parametrize(
    ("until", "next_run"),
    [
        (at(11), at(20)),
        (at(20, 30), at(20, 30)),
        (at(0) + timedelta(days=1), at(0) + timedelta(days=1)),
        (FOR_EVER, None),
    ],
)
def test_the_next_run_is_not_named_for_a_time_of_pause(
    opened, until: datetime, next_run: datetime | None
) -> None:
    gate = opened(DAILY)
    gate.pause(until)
    assert gate.next_run() == next_run


def test_a_pause_of_a_clock_that_was_wrong_is_over(opened, wall: Wall) -> None:
    gate = opened(AT_ONCE)
    wall.now = at(10) + timedelta(days=2000)
    gate.pause(wall.now + timedelta(hours=1))
    wall.now = at(10)
    assert gate.is_open()


def test_no_pause_but_the_endless_one_outlasts_the_longest_day(opened, wall: Wall) -> None:
    gate = opened(AT_ONCE)
    gate.pause(wall.now + timedelta(hours=25))
    assert not gate.is_open()
    gate.pause(wall.now + timedelta(hours=25, minutes=1))
    assert gate.is_open()


def test_the_longest_day_can_be_paused_until_its_end(opened, wall: Wall) -> None:
    gate = opened(AT_ONCE)
    wall.now = datetime(2026, 10, 25, 0, 1)  # noqa: DTZ001 - local
    gate.pause(slots.tomorrow(wall.now))
    assert not gate.is_open()


def test_one_who_only_asks_writes_nothing(tmp_path: Path, wall: Wall) -> None:
    """The status is read from a ledger that may belong to another process."""
    store = Store.for_reading(tmp_path / "none.db")
    gate = Gate(Notes(store), DAILY, wall)
    assert (gate.paused_until(), gate.next_run()) == (None, at(20))
    store.close()
