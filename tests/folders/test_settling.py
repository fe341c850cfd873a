from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.errors import SourceUnreadable
from gsmos_tray.folders.looking import Look
from gsmos_tray.folders.probing import Readiness
from gsmos_tray.folders.settling import Settled, Settler, Unrest, Unsettled

SCAN = Path("/acte/scan.pdf")
OTHER = Path("/acte/alt dosar/deviz.pdf")


class Disk:
    """A folder that the test writes by hand, and that counts how often it is asked."""

    def __init__(self):
        self.files = {}
        self.looks = self.probes = 0
        self.readiness = Readiness.READY

    def write(self, path, size, at, attributes=0):
        self.files[path] = Look(size, int(at * 1e9), attributes)

    def look(self, path):
        self.looks += 1
        if self.files.get(path) == "away":
            raise SourceUnreadable(path=str(path))
        return self.files.get(path)

    def readable(self, path):
        self.probes += 1
        return self.readiness


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def settler(disk):
    return Settler(3.0, disk.look, disk.readable)


def names(settled):
    return [one.path for one in settled]


def test_a_file_is_handed_over_once_after_it_rests(disk, settler):
    disk.write(SCAN, 10, at=0)
    settler.saw(SCAN, now=0)
    assert settler.take_settled(now=2.9) == []
    assert settler.take_settled(now=3.0) == [Settled(SCAN, disk.files[SCAN])]
    assert settler.take_settled(now=9.0) == []


def test_a_change_nobody_reported_starts_the_wait_again(disk, settler):
    disk.write(SCAN, 10, at=0)
    settler.saw(SCAN, now=0)
    disk.write(SCAN, 20, at=2.5)
    assert settler.take_settled(now=3.0) == []
    assert settler.take_settled(now=5.9) == []
    assert names(settler.take_settled(now=6.0)) == [SCAN]


def test_a_file_that_goes_away_is_forgotten(disk, settler):
    disk.write(SCAN, 10, at=0)
    settler.saw(SCAN, now=0)
    del disk.files[SCAN]
    assert settler.take_settled(now=3.0) == []
    assert len(settler) == 0
    settler.saw(SCAN, now=4.0)
    assert settler.next_look(now=4.0) is None


def test_an_empty_file_is_handed_over_as_empty(disk, settler):
    disk.write(SCAN, 0, at=0)
    settler.saw(SCAN, now=0)
    [settled] = settler.take_settled(now=3.0)
    assert settled.look.size == 0


def test_a_file_in_use_waits_with_that_reason_and_is_asked_only_now_and_then(disk, settler):
    disk.readiness = Readiness.IN_USE
    disk.write(SCAN, 10, at=0)
    settler.saw(SCAN, now=0)
    now = 0.0
    while now < 3600:
        now += settler.next_look(now)
        assert settler.take_settled(now) == []
    assert settler.unsettled() == [Unsettled(SCAN, Unrest.IN_USE, 0)]
    assert disk.probes < 150
    disk.readiness = Readiness.READY
    assert names(settler.take_settled(now + 60)) == [SCAN]


def test_a_file_that_cannot_be_looked_at_waits_and_is_not_lost(disk, settler):
    disk.files[SCAN] = "away"
    settler.saw(SCAN, now=0)
    assert settler.unsettled() == [Unsettled(SCAN, Unrest.UNREADABLE, 0)]
    assert settler.take_settled(now=3.0) == []
    assert settler.unsettled() == [Unsettled(SCAN, Unrest.UNREADABLE, 0)]
    disk.write(SCAN, 10, at=4)
    assert settler.take_settled(now=6.0) == []  # the first look starts the wait
    assert names(settler.take_settled(now=9.0)) == [SCAN]


def test_a_file_that_may_not_be_opened_waits_with_that_reason(disk, settler):
    disk.readiness = Readiness.UNREADABLE
    disk.write(SCAN, 10, at=0)
    settler.saw(SCAN, now=0)
    assert settler.take_settled(now=3.0) == []
    assert settler.unsettled()[0].unrest is Unrest.UNREADABLE


def test_a_file_that_goes_while_it_is_probed_is_forgotten(disk, settler):
    disk.readiness = Readiness.GONE
    disk.write(SCAN, 10, at=0)
    settler.saw(SCAN, now=0)
    assert settler.take_settled(now=3.0) == []
    assert len(settler) == 0


def test_a_placeholder_is_not_opened(disk, settler):
    disk.readiness = Readiness.IN_USE
    disk.write(SCAN, 10, at=0, attributes=0x400000)
    settler.saw(SCAN, now=0)
    assert names(settler.take_settled(now=3.0)) == [SCAN]
    assert disk.probes == 0


def test_it_is_told_for_how_long_it_has_been_changing(disk, settler):
    for second in range(0, 100, 2):
        disk.write(SCAN, second, at=second)
        settler.saw(SCAN, now=float(second))
        assert settler.take_settled(float(second)) == []
    disk.write(OTHER, 1, at=99)
    settler.saw(OTHER, now=99.0)
    assert settler.unsettled() == [
        Unsettled(SCAN, Unrest.CHANGING, 0.0),
        Unsettled(OTHER, Unrest.CHANGING, 99.0),
    ]


def test_a_folder_no_longer_watched_is_forgotten(disk, settler):
    for path in (SCAN, OTHER):
        disk.write(path, 10, at=0)
        settler.saw(path, now=0)
    settler.forget(OTHER.parent)
    assert names(settler.take_settled(now=3.0)) == [SCAN]


def test_the_next_look_is_the_earliest_that_is_due(disk, settler):
    for path, now in ((SCAN, 0.0), (OTHER, 2.0)):
        disk.write(path, 10, at=now)
        settler.saw(path, now)
    assert settler.next_look(now=2.0) == 1.0
    assert settler.next_look(now=4.0) == 0.0


def test_nothing_is_looked_at_before_its_time(disk, settler):
    for number in range(100):
        path = SCAN.with_name(f"{number}.pdf")
        disk.write(path, 1, at=0)
        settler.saw(path, now=0)
    looks = disk.looks
    settler.take_settled(now=1.0)
    assert disk.looks == looks


@given(st.lists(st.floats(0.01, 40.0), min_size=1, max_size=30))
def test_never_handed_over_sooner_than_quiet_for_after_the_last_write(gaps):
    disk, now = Disk(), 0.0
    settler = Settler(3.0, disk.look, disk.readable)
    for size, gap in enumerate(gaps, start=1):
        disk.write(SCAN, size, at=now)
        if size % 2:  # every second write is one that nobody reports
            settler.saw(SCAN, now)
        last_write = now
        now += gap
        if settler.take_settled(now):
            assert now - last_write >= 3.0 - 1e-9


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.1, 20.0)), min_size=1, max_size=30))
def test_whoever_waits_as_told_gets_each_file_whole_and_once(writes):
    """What is handed over last is what was written last, at most one long wait later."""
    disk, now, taken = Disk(), 0.0, {}
    settler = Settler(3.0, disk.look, disk.readable)

    def wait_until(end):
        nonlocal now
        while (wait := settler.next_look(now)) is not None and now + wait <= end:
            now += wait
            taken.update((one.path, one.look) for one in settler.take_settled(now))
        now = end

    for size, (name, gap) in enumerate(writes, start=1):
        disk.write(Path(name), size, at=now)
        settler.saw(Path(name), now)
        wait_until(now + gap)
    wait_until(now + 61.0)
    assert len(settler) == 0
    assert taken == disk.files
