from __future__ import annotations

import sys
import threading

import pytest

from gsmos_tray.engine import crew as module
from gsmos_tray.engine.crew import Crew
from tests.engine.conftest import until


def hands(name: str) -> list[str]:
    return sorted(it.name for it in threading.enumerate() if it.name.startswith(name))


@pytest.fixture
def crew():
    crew = Crew("hand", 3)
    yield crew
    crew.leave()
    until(lambda: not hands("hand"))


def test_what_is_given_is_done_and_what_fails_is_told(crew: Crew) -> None:
    assert crew.submit(lambda: 6 * 7).result(10) == 42
    with pytest.raises(ZeroDivisionError):
        crew.submit(lambda: 1 / 0).result(10)


def test_as_many_work_at_a_time_as_there_are_and_no_more(crew: Crew) -> None:
    at_once = threading.Barrier(4)
    for _ in range(3):
        crew.submit(lambda: at_once.wait(10))
    at_once.wait(10)
    assert hands("hand") == ["hand 1", "hand 2", "hand 3"]
    futures = [crew.submit(threading.get_ident) for _ in range(50)]
    assert len({future.result(10) for future in futures}) <= 3


def test_nobody_waits_behind_another_while_there_may_be_one_more() -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # so that threads meet in every place
    try:
        for _ in range(300):
            crew, at_once = Crew("pair", 3), threading.Barrier(3)
            futures = [crew.submit(lambda gate=at_once: gate.wait(10)) for _ in range(3)]
            assert sorted(future.result(20) for future in futures) == [0, 1, 2]
            crew.leave()
    finally:
        sys.setswitchinterval(before)
    until(lambda: not hands("pair"))


def test_one_after_the_other_needs_only_one(crew: Crew) -> None:
    for _ in range(20):
        crew.submit(lambda: None).result(10)
        until(lambda: crew._resting == 1)
    assert hands("hand") == ["hand 1"]


def test_without_work_they_go_home_and_come_again(monkeypatch) -> None:
    monkeypatch.setattr(module, "_REST", 0.05)
    crew = Crew("guest", 2)
    for _ in range(3):
        assert crew.submit(lambda: 1).result(10) == 1
        until(lambda: not hands("guest"))


def test_work_that_comes_while_they_go_is_done(monkeypatch) -> None:
    monkeypatch.setattr(module, "_REST", 0.0005)
    crew = Crew("hasty", 2)
    assert [crew.submit(lambda n=n: n).result(10) for n in range(2000)] == list(range(2000))
    until(lambda: not hands("hasty"))


def test_they_end_when_what_was_given_before_is_done() -> None:
    crew = Crew("leaver", 2)
    futures = [crew.submit(lambda n=n: n) for n in range(10)]
    crew.leave()
    assert [future.result(10) for future in futures] == list(range(10))
    until(lambda: not hands("leaver"))
