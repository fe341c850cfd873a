"""What stops everything is remembered, said once, and tried again with growing pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import time

import pytest

from gsmos_tray import errors
from gsmos_tray.engine import troubles as module
from gsmos_tray.engine.troubles import Troubles, stored_trouble
from gsmos_tray.engine.waits import LONGEST
from gsmos_tray.events import Announcer, Event, ProblemArose, ProblemPassed
from gsmos_tray.ledger.notes import Notes
from gsmos_tray.ledger.store import Store


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    store = Store(tmp_path / "ledger.db")
    yield Notes(store)
    store.close()


@pytest.fixture
def said() -> list[Event]:
    return []


@pytest.fixture
def started(notes: Notes, said: list[Event]) -> Callable[[], Troubles]:
    """Gives the troubles as a process that starts has them."""

    def start() -> Troubles:
        announcer = Announcer()
        announcer.subscribe(said.append)
        return Troubles(notes, announcer)

    return start


@pytest.fixture
def troubles(started) -> Troubles:
    return started()


class Clock:
    """Shows a time that is moved by hand."""

    def __init__(self) -> None:
        self.now = time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def test_at_first_nothing_is_the_matter(troubles: Troubles) -> None:
    assert troubles.now is None
    assert troubles.hold() == 0


def test_a_passing_condition_is_not_said(troubles: Troubles, said: list[Event]) -> None:
    for _ in range(20):
        troubles.met(errors.ArchiveUnreachable())
    troubles.passed()
    assert said == []


def test_what_needs_a_person_is_said_once_and_its_end_too(
    troubles: Troubles, said: list[Event]
) -> None:
    for _ in range(3):
        troubles.met(errors.LinkRevoked())
    assert said == [ProblemArose("link_revoked")]
    assert troubles.now.person

    troubles.passed()
    troubles.passed()
    assert said == [ProblemArose("link_revoked"), ProblemPassed("link_revoked")]
    assert troubles.now is None


def test_it_is_said_once_though_the_network_goes_and_comes_back(started, said: list[Event]) -> None:
    for _ in range(3):
        troubles = started()
        troubles.met(errors.ArchiveFull())
        troubles.met(errors.ArchiveUnreachable())
    assert said == [ProblemArose("archive_full")]

    troubles.passed()
    assert said == [ProblemArose("archive_full"), ProblemPassed("archive_full")]


def test_two_problems_are_said_each(troubles: Troubles, said: list[Event]) -> None:
    troubles.met(errors.ArchiveFull())
    troubles.met(errors.LinkRevoked())
    troubles.met(errors.ArchiveFull())
    assert said == [ProblemArose("archive_full"), ProblemArose("link_revoked")]
    troubles.passed()
    assert said[2:] == [ProblemPassed("archive_full"), ProblemPassed("link_revoked")]


def test_what_comes_back_after_it_passed_is_said_again(
    troubles: Troubles, said: list[Event]
) -> None:
    for _ in range(2):
        troubles.met(errors.ArchiveFull())
        troubles.passed()
    assert said.count(ProblemArose("archive_full")) == 2


@pytest.mark.parametrize("error", [errors.CertificateUntrusted(), errors.ProxyRefused()])
def test_what_a_strange_network_does_calls_a_person_at_the_third_time(
    troubles: Troubles, said: list[Event], error: errors.NeedsPerson
) -> None:
    for _ in range(10):
        troubles.met(errors.ArchiveUnreachable())  # these do not count
    for _ in range(2):
        troubles.met(error)
        assert not troubles.now.person
    assert said == []

    troubles.met(error)
    assert troubles.now.person
    assert said == [ProblemArose(error.code())]


def test_pauses_grow_whatever_the_network_says_each_time(troubles: Troubles, clock: Clock) -> None:
    pauses = []
    for attempt in range(16):
        troubles.met(errors.ArchiveBusy() if attempt % 2 else errors.ArchiveUnreachable())
        pauses.append(troubles.hold())
    assert pauses[0] == pytest.approx(0.5)
    assert 0.5 <= pauses[1] <= 1 <= pauses[2] <= 2 <= pauses[3] <= 4 <= pauses[4] <= 8
    assert LONGEST / 2 <= pauses[-1] <= LONGEST


def test_a_person_is_not_asked_of_the_network_every_second(
    troubles: Troubles, clock: Clock
) -> None:
    pauses = []
    for _ in range(6):
        troubles.met(errors.LinkRevoked())
        pauses.append(troubles.hold())
    assert pauses == pytest.approx([60, 120, 240, 480, LONGEST, LONGEST])


@pytest.mark.parametrize("asked", [30.0, 5_000.0])
def test_what_dropbox_asks_for_is_kept(troubles: Troubles, clock: Clock, asked: float) -> None:
    troubles.met(errors.ArchiveBusy(after=asked))
    clock.now += asked - 1
    assert troubles.hold() == pytest.approx(1)
    clock.now += 2
    assert troubles.hold() == 0


def test_a_restart_neither_forgets_the_wait_nor_says_it_again(
    started, said: list[Event], clock: Clock
) -> None:
    started().met(errors.ArchiveFull(missing=7))
    again = started()
    assert (again.now.code, again.now.facts) == ("archive_full", {"missing": "7"})
    assert again.hold() == pytest.approx(60)

    again.met(errors.ArchiveFull(missing=7))
    assert said == [ProblemArose("archive_full")]
    assert again.hold() == pytest.approx(120)


def test_a_restart_remembers_that_it_passed(started, notes: Notes) -> None:
    troubles = started()
    troubles.met(errors.ArchiveFull())
    troubles.passed()
    assert started().now is None
    assert stored_trouble(notes) is None


def test_a_clock_that_was_set_back_does_not_hold_anything(troubles: Troubles, clock: Clock) -> None:
    troubles.met(errors.ArchiveUnreachable())
    clock.now -= 365 * 86_400
    assert troubles.hold() == 0


def test_somebody_who_asks_does_not_wait(troubles: Troubles) -> None:
    troubles.met(errors.ArchiveBusy(after=500))
    troubles.try_again()
    assert troubles.hold() == 0
    assert troubles.now.code == "archive_busy"  # it is not mended by that
    troubles.met(errors.ArchiveBusy(after=500))
    assert troubles.hold() > 400


def test_what_concerns_nobody_any_more_is_forgotten_unsaid(started, said: list[Event]) -> None:
    troubles = started()
    troubles.met(errors.LinkRevoked())
    troubles.forget()
    assert troubles.now is None
    assert started().now is None
    assert said == [ProblemArose("link_revoked")]


def test_answers_that_no_rule_foresees_call_a_person_at_the_fifth_time(
    troubles: Troubles, said: list[Event]
) -> None:
    for _ in range(4):
        troubles.met(errors.UnforeseenAnswer(tag="new"))
        assert not troubles.now.person
    for _ in range(3):
        troubles.met(errors.UnforeseenAnswer(tag="new"))
        assert (troubles.now.code, troubles.now.person) == ("dropbox_unforeseen", True)
        assert troubles.now.facts == {"tag": "new"}
    assert said == [ProblemArose("dropbox_unforeseen")]
