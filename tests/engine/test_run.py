"""How far a run is said to be: never further than there is to go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gsmos_tray.engine import run as running
from gsmos_tray.engine.run import Run
from gsmos_tray.events import Announcer, Progress


class Waiting:
    """What the ledger says that waits, and how long it takes to count it."""

    def __init__(self) -> None:
        self.papers: list[int] = []  # the size of each
        self.counted = 0
        self.takes = 0.0
        self.now = 1000.0
        self.meanwhile: Callable[[], object] = bool

    def waiting(self) -> tuple[int, int]:
        self.counted += 1
        self.meanwhile()
        self.now += self.takes
        return len(self.papers), sum(self.papers)


class Way:
    """A run over papers that are sent one by one, and what was told of it."""

    def __init__(self) -> None:
        self.ledger = Waiting()
        self.told: list[Progress] = []
        announcer = Announcer()
        announcer.subscribe(self.told.append)
        self.run = Run(self.ledger, announcer, asked=False)

    def come(self, count: int, size: int = 100) -> None:
        self.ledger.papers += [size] * count
        self.run.grew()

    def travels(self, size: int) -> None:
        self.ledger.now += 0.2
        self.run.travelled(size)

    def arrives_unsaid(self) -> None:
        self.ledger.papers.pop()
        self.run.archived += 1

    def two_arrive_unsaid(self) -> None:
        self.arrives_unsaid()
        self.arrives_unsaid()

    def arrives(self) -> None:
        self.arrives_unsaid()
        self.ledger.now += 0.2
        self.run.tell()

    def sends(self, count: int) -> None:
        for _ in range(count):
            self.run.goes("a.pdf")
            self.travels(self.ledger.papers[-1])
            self.arrives()

    @property
    def now(self) -> tuple[int, int, int, int]:
        last = self.told[-1]
        return last.done, last.total, last.sent, last.size


@pytest.fixture
def way(monkeypatch) -> Way:
    way = Way()
    monkeypatch.setattr(running, "monotonic", lambda: way.ledger.now)
    return way


def test_what_comes_during_a_run_is_in_its_total_as_soon_as_it_is_there(way) -> None:
    way.come(3)
    way.sends(2)
    assert way.now == (2, 3, 200, 300)
    way.run.goes("c.pdf")
    way.come(300)
    assert way.now == (2, 303, 200, 30300)


def test_nothing_is_told_of_what_comes_while_nothing_goes(way) -> None:
    way.come(3)
    assert way.told == []


def test_no_more_is_done_than_there_is_however_long_counting_takes(way) -> None:
    way.ledger.takes = 5.0
    way.come(3)
    way.sends(1)
    way.come(300)
    way.sends(200)
    assert all(it.done <= it.total and it.sent <= it.size for it in way.told)
    assert way.now == (201, 303, 20100, 30300)


def test_the_last_paper_is_told_of_though_the_one_before_it_was_told_of_just_now(way) -> None:
    way.come(2)
    way.run.goes("a.pdf")
    way.run.goes("b.pdf")
    assert way.told[-1].name == "b.pdf"


def test_counting_costs_a_tenth_of_the_time_at_most(way) -> None:
    way.ledger.takes = 1.0
    way.come(100_000)
    began = way.ledger.now
    way.sends(1000)
    assert 10 < way.ledger.counted <= (way.ledger.now - began) / 10 + 1


def test_a_paper_whose_bytes_are_under_way_is_not_counted_twice(way) -> None:
    way.come(1, size=1000)
    way.run.goes("a.pdf")
    for _ in range(9):
        way.travels(100)
    assert way.now == (0, 1, 900, 1000)


def test_bytes_that_travel_twice_are_more_to_send(way) -> None:
    way.come(2)
    way.run.goes("a.pdf")
    way.travels(100)
    way.travels(100)
    way.travels(50)
    assert way.now == (0, 2, 250, 450)


def test_what_lies_there_already_need_not_travel(way) -> None:
    way.come(2)
    way.run.goes("a.pdf")
    way.arrives()
    assert way.now == (1, 2, 0, 100)


def test_what_arrives_while_the_rest_is_counted_is_not_more_than_there_is(way) -> None:
    way.come(3)
    way.ledger.meanwhile = way.two_arrive_unsaid
    way.run.goes("a.pdf")
    assert way.now == (2, 2, 0, 100)
    way.ledger.meanwhile = bool
    way.run.goes("b.pdf")
    assert way.now[:2] == (2, 3)
