"""When waiting documents may go: a year of slots in Europe/Bucharest, and the gate's choices."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray.engine import slots
from gsmos_tray.engine.gate import Gate
from gsmos_tray.settings import Frequency, Sync
from tests.size import sized

BUCHAREST = ZoneInfo("Europe/Bucharest")
SUMMER_BEGINS = date(2026, 3, 29)  # 03:00 becomes 04:00
SUMMER_ENDS = date(2026, 10, 25)  # 04:00 becomes 03:00

hours = st.sampled_from([time(0), time(3), time(3, 30), time(4), time(20), time(23, 59)])
syncs = st.builds(
    Sync,
    frequency=st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]),
    at=hours,
    weekday=st.integers(0, 6),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))  # noqa: DTZ001 - local


class Notes:
    """The ledger's notes, in memory."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        return self.written.get(name)

    def write(self, name: str, value: str | None) -> None:
        self.written.pop(name, None)
        if value is not None:
            self.written[name] = value


def local(instant: datetime) -> datetime:
    """Give what the clock on a wall in Bucharest shows."""
    return instant.astimezone(BUCHAREST).replace(tzinfo=None, fold=0)


def begins(slot: date, at: time) -> datetime:
    """Give the first instant at which the wall's clock shows the slot's hour, or a later one."""
    instant = datetime.combine(slot, at, UTC) - timedelta(hours=3)
    while local(instant) < datetime.combine(slot, at):
        instant += timedelta(minutes=15)
    while local(instant - timedelta(minutes=1)) >= datetime.combine(slot, at):
        instant -= timedelta(minutes=1)
    return instant


def slots_between(first: date, last: date, sync: Sync) -> list[date]:
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        day for day in every if sync.frequency is Frequency.DAILY or day.weekday() == sync.weekday
    ]


class Workstation:
    """A computer that is off, asleep or offline at times, with a clock that may be wrong."""

    def __init__(self, sync: Sync, begin: datetime) -> None:
        self.sync, self.instant = sync, begin
        self.clock_is_off_by = timedelta(0)
        self.notes = Notes()
        self.served: list[tuple[datetime, date]] = []
        self.start()

    def start(self) -> None:
        self.gate = Gate(self.notes, self.sync, lambda: local(self.instant) + self.clock_is_off_by)
        self.gate.choose(self.sync)

    def look(self, instant: datetime, *, online: bool) -> None:
        """Do what the sender does when its bell rings."""
        self.instant = instant
        slot = self.gate.open_slot()
        if slot is not None and online:
            self.gate.served(slot)
            self.served.append((instant, slot))


def looks(begin: datetime, days: int, sync: Sync, edges: list[datetime]) -> list[datetime]:
    """Give the instants at which something may change: each hour, each slot, each edge."""
    end = begin + timedelta(days=days)
    hourly = [begin + timedelta(hours=n) for n in range(days * 24)]
    strikes = [begins(day, sync.at) for day in slots_between(begin.date(), end.date(), sync)]
    return sorted({it for it in (*hourly, *strikes, *edges) if begin <= it <= end})


BEGIN = datetime(2026, 1, 1, 10, 7, tzinfo=UTC)
DAYS = 365
minutes = st.integers(0, DAYS * 24 * 60)
away = st.lists(
    st.tuples(minutes, st.integers(1, 20 * 24 * 60), st.sampled_from(["off", "asleep", "offline"])),
    max_size=12,
)


@settings(max_examples=sized(12, 150), deadline=None)
@given(syncs, away)
def test_each_slot_of_a_year_is_served_once_and_as_early_as_allowed(
    sync: Sync, periods: list[tuple[int, int, str]]
) -> None:
    spans = [
        (BEGIN + timedelta(minutes=a), BEGIN + timedelta(minutes=a + b), how)
        for a, b, how in periods
    ]
    station = Workstation(sync, BEGIN)
    instants = looks(BEGIN, DAYS, sync, [edge for a, b, _ in spans for edge in (a, b)])
    away_before, free = False, []
    for instant in instants:
        now = {how for a, b, how in spans if a <= instant < b}
        if not now & {"off", "asleep"}:
            station.instant = instant
            if away_before:
                station.start()  # after a night off it is another process
            station.look(instant, online=not now)
            if not now:
                free.append(instant)
        away_before = "off" in now

    expected: dict[datetime, date] = {}
    for slot in slots_between(BEGIN.date(), BEGIN.date() + timedelta(days=DAYS), sync):
        strikes = begins(slot, sync.at)
        first = next((it for it in free if it >= strikes > BEGIN), None)
        if first is not None:
            expected[first] = slot  # of several that were missed, the newest stands for all
    assert dict(station.served) == expected
    assert len(station.served) == len(expected)


jumps = st.lists(
    st.tuples(minutes, st.integers(1, 5 * 24 * 60), st.integers(-23 * 60, 23 * 60)), max_size=12
)


@settings(max_examples=sized(12, 150), deadline=None)
@given(syncs, jumps)
def test_a_clock_that_jumps_neither_doubles_nor_loses_a_slot(
    sync: Sync, periods: list[tuple[int, int, int]]
) -> None:
    spans = [
        (BEGIN + timedelta(minutes=a), BEGIN + timedelta(minutes=a + b), timedelta(minutes=by))
        for a, b, by in periods
    ]
    station = Workstation(sync, BEGIN)
    for instant in looks(BEGIN, DAYS, sync, [edge for a, b, _ in spans for edge in (a, b)]):
        wrong = [by for a, b, by in spans if a <= instant < b]
        station.clock_is_off_by = wrong[0] if wrong else timedelta(0)
        station.look(instant, online=True)
    for extra in range(40):  # and then the clock is right for a while
        station.clock_is_off_by = timedelta(0)
        station.look(BEGIN + timedelta(days=DAYS, hours=12 * extra), online=True)

    served = [slot for _, slot in station.served]
    assert served == sorted(set(served))
    last = local(station.instant).date()
    every = [day for day in slots_between(BEGIN.date(), last, sync) if begins(day, sync.at) > BEGIN]
    assert set(served) <= set(every)
    assert served[-1] == max(day for day in every if begins(day, sync.at) <= station.instant)
    # A jump of two days at once, from 23 hours behind to 23 ahead, may pass over one.
    limit = timedelta(days=2 if sync.frequency is Frequency.DAILY else 7)
    assert all(later - earlier <= limit for earlier, later in pairwise(served))


def test_a_clock_that_believed_in_the_far_future_loses_at_most_one_slot() -> None:
    station = Workstation(Sync(frequency=Frequency.DAILY, at=time(20)), BEGIN)
    station.clock_is_off_by = timedelta(days=2000)
    station.look(BEGIN + timedelta(hours=1), online=True)
    assert len(station.served) == 1

    station.clock_is_off_by = timedelta(0)
    for hours_later in range(2, 74):
        if hours_later % 12 == 0:
            station.start()  # as somebody does who switches it off for the night
        station.look(BEGIN + timedelta(hours=hours_later), online=True)
    assert [slot for _, slot in station.served[1:]] == [
        date(2026, 1, 1),
        date(2026, 1, 2),
        date(2026, 1, 3),
    ]


def test_a_clock_that_starts_in_the_past_each_morning_doubles_nothing() -> None:
    """Its battery is empty; a minute after the start the network tells the time."""
    station = Workstation(Sync(frequency=Frequency.DAILY, at=time(20)), BEGIN)
    for day in range(5):
        morning = BEGIN + timedelta(days=day)
        station.clock_is_off_by = timedelta(days=-9000 + 3 * day)
        station.instant = morning
        station.start()
        station.look(morning, online=True)
        station.clock_is_off_by = timedelta(0)
        station.look(morning + timedelta(minutes=1), online=True)
        station.look(morning + timedelta(hours=10), online=True)
    assert [slot for _, slot in station.served] == [date(2026, 1, 1 + n) for n in range(5)]


# -- the functions themselves ------------------------------------------------------------------


@given(syncs, moments)
def test_the_newest_slot_has_begun_and_the_next_has_not(sync: Sync, now: datetime) -> None:
    newest, coming = slots.last_slot(now, sync), slots.next_slot(now, sync)
    assert datetime.combine(newest, sync.at) <= now < coming
    if sync.frequency is Frequency.WEEKLY:
        assert newest.weekday() == coming.weekday() == sync.weekday
        assert coming.date() - newest == timedelta(days=7)
    else:
        assert coming.date() - newest == timedelta(days=1)
    assert coming.time() == sync.at


@given(syncs, moments)
def test_a_slot_is_due_until_it_was_served(sync: Sync, now: datetime) -> None:
    newest = slots.last_slot(now, sync)
    assert not slots.due(now, sync, newest)
    assert not slots.due(now, sync, None)
    assert slots.due(now, sync, newest - timedelta(days=1))
    assert not slots.due(now, sync, newest + timedelta(days=1))


@given(syncs, moments)
def test_one_slot_ahead_is_a_clock_that_was_put_right_and_two_are_a_lost_clock(
    sync: Sync, now: datetime
) -> None:
    newest, coming = slots.last_slot(now, sync), slots.next_slot(now, sync).date()
    assert not slots.is_lost(now, sync, newest)
    assert not slots.is_lost(now, sync, coming)
    assert slots.is_lost(now, sync, coming + timedelta(days=1))


def test_an_hour_that_summer_time_leaves_out_strikes_when_the_gap_is_over() -> None:
    sync = Sync(frequency=Frequency.DAILY, at=time(3, 30))
    before, after = datetime.combine(SUMMER_BEGINS, time(2, 59)), time(4, 0)
    assert slots.last_slot(before, sync) == SUMMER_BEGINS - timedelta(days=1)
    assert slots.last_slot(datetime.combine(SUMMER_BEGINS, after), sync) == SUMMER_BEGINS


def test_an_hour_that_comes_twice_strikes_once() -> None:
    station = Workstation(
        Sync(frequency=Frequency.DAILY, at=time(3, 30)),
        datetime.combine(SUMMER_ENDS, time(0, 0), UTC),
    )
    for quarter in range(20):
        station.look(
            datetime.combine(SUMMER_ENDS, time(0, 0), UTC) + timedelta(minutes=15 * quarter),
            online=True,
        )
    assert [slot for _, slot in station.served] == [SUMMER_ENDS]


@pytest.mark.parametrize("hour", [time(0), time(23, 59)])
def test_tomorrow_is_the_coming_midnight(hour: time) -> None:
    now = datetime.combine(date(2026, 12, 31), hour)
    assert slots.tomorrow(now) == datetime.combine(date(2027, 1, 1), time(0))
