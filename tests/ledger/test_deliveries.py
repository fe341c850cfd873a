"""The queue of deliveries: who goes next, and what may become of one that was taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.deliveries import NotInState
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.moves import (
    Archived,
    Move,
    Postponed,
    Released,
    Repairs,
    SetAside,
    StartsOver,
    TakesPlace,
)
from gsmos_tray.ledger.values import Delivery, Source, Unread
from tests.ledger.papers import (
    FOLDER,
    ZIP,
    archive,
    fingerprint,
    judged,
    only,
    paper,
    places,
    rows,
    seen,
)

DAY = 86_400.0


def add(ledger: Ledger, *contents: str, now: float = 1.0) -> None:
    for content in contents:
        ledger.record([judged(f"{content}.pdf", paper(content))], now)


def names(deliveries: list[Delivery]) -> list[str]:
    return [it.archive_path.value.rpartition("/")[2].removesuffix(".pdf") for it in deliveries]


def claimed(ledger: Ledger) -> Delivery:
    """Take the one delivery that there is, as often as it takes."""
    add(ledger, "a")
    [delivery] = ledger.deliveries.claim(1.0)
    return delivery


# -- who goes next -----------------------------------------------------------------------------


def test_the_newest_go_first_and_of_one_moment_the_older(ledger: Ledger) -> None:
    add(ledger, "old", "older")
    add(ledger, "new", now=2.0)
    assert names(ledger.deliveries.claim(2.0, 10)) == ["new", "old", "older"]


def test_what_is_due_this_very_moment_is_due(ledger: Ledger) -> None:
    """Windows' clock shows the same moment for 15 ms."""
    add(ledger, "a", now=5.0)
    assert ledger.deliveries.claim(4.9) == []
    assert names(ledger.deliveries.claim(5.0)) == ["a"]


def test_what_is_due_later_than_anything_can_be_is_due(ledger: Ledger) -> None:
    """The clock was set back since it was put there."""
    add(ledger, "a", now=10 * DAY)
    assert ledger.deliveries.claim(9 * DAY + 1) == []
    assert names(ledger.deliveries.claim(8 * DAY)) == ["a"]


def test_what_was_taken_is_not_taken_again(ledger: Ledger) -> None:
    add(ledger, "a", "b")
    assert names(ledger.deliveries.claim(1.0)) == ["a"]
    assert names(ledger.deliveries.claim(1.0)) == ["b"]
    assert ledger.deliveries.claim(1.0) == []


def test_two_that_want_one_place_are_never_taken_together(ledger: Ledger) -> None:
    for content, place in (("a", "F.pdf"), ("b", "f.PDF"), ("c", "g.pdf")):
        ledger.record([judged(content, paper(content, at=places(place)))], 1.0)
    assert [str(it.archive_path)[-5:] for it in ledger.deliveries.claim(1.0, 3)] == [
        "F.pdf",
        "g.pdf",
    ]


def test_no_more_bytes_are_taken_than_fit_but_always_one(ledger: Ledger) -> None:
    add(ledger, "a" * 50, "b" * 30, "c" * 30, "d" * 1)
    assert len(ledger.deliveries.claim(1.0, 10, most_bytes=10)) == 1
    assert len(ledger.deliveries.claim(1.0, 10, most_bytes=60)) == 2
    assert len(ledger.deliveries.claim(1.0, 10, most_bytes=60)) == 1


def test_large_and_small_ones_can_be_told_apart(ledger: Ledger) -> None:
    add(ledger, "a", "b" * 10, "c" * 100)
    assert names(ledger.deliveries.claim(1.0, 10, sizes=(11, 1000))) == ["c" * 100]
    assert names(ledger.deliveries.claim(1.0, 10, sizes=(0, 10))) == ["a", "b" * 10]


def test_when_the_next_is_due(ledger: Ledger) -> None:
    assert ledger.deliveries.next_due() is None
    add(ledger, "a", now=7.0)
    add(ledger, "b", now=3.0)
    assert ledger.deliveries.next_due() == 3.0
    ledger.deliveries.claim(4.0)
    assert ledger.deliveries.next_due() == 7.0


def test_asking_makes_due_what_waits_and_leaves_the_order_of_the_rest(ledger: Ledger) -> None:
    add(ledger, "past")
    add(ledger, "later", now=100.0)
    assert ledger.deliveries.due_now(10.0) == 1
    assert [it.due_at for it in ledger.deliveries.all()] == [1.0, 10.0]


# -- what becomes of it ------------------------------------------------------------------------


def test_each_try_counts_until_it_is_released(ledger: Ledger) -> None:
    taken = claimed(ledger)
    error = errors.SourceChanged()
    ledger.deliveries.settle([Postponed(taken.id, 2.0, error)], 1.0)
    assert (only(ledger).attempts, only(ledger).due_at, only(ledger).reason) == (
        1,
        2.0,
        "source_changed",
    )
    ledger.deliveries.claim(2.0)
    ledger.deliveries.settle([Released(taken.id)], 2.0)
    assert (only(ledger).attempts, only(ledger).due_at, only(ledger).state) == (1, 2.0, "waiting")


def test_a_new_place_is_tried_as_if_for_the_first_time(ledger: Ledger) -> None:
    taken = claimed(ledger)
    ledger.deliveries.settle([TakesPlace(taken.id, taken.places[1])], 1.0)
    assert (only(ledger).archive_path, only(ledger).attempts) == (taken.places[1], 0)
    [again] = ledger.deliveries.claim(1.0)
    assert again.archive_path == taken.places[1]


def test_what_is_archived_is_told_and_nothing_of_the_way_there(ledger: Ledger) -> None:
    taken = claimed(ledger)
    ledger.deliveries.settle([Repairs(taken.id, 2.0, errors.ArchiveDamaged(), "bad")], 1.0)
    assert (only(ledger).replaces, only(ledger).reason) == ("bad", "archive_damaged")

    ledger.deliveries.claim(2.0)
    there = ArchivePath("/Facturi SPV/A.PDF")
    ledger.deliveries.settle([Archived(taken.id, there, "rev")], 9.0)
    one = only(ledger)
    assert (one.state, one.archive_path, one.rev) == ("archived", there, "rev")
    assert (one.replaces, one.reason) == (None, None)
    assert (rows(ledger)[0].archived_at, rows(ledger)[0].facts) == (9.0, None)


def test_why_it_is_set_aside_is_kept_with_its_facts(ledger: Ledger) -> None:
    taken = claimed(ledger)
    ledger.deliveries.settle([SetAside(taken.id, errors.PlaceTaken(path="/Ș"))], 1.0)
    assert (only(ledger).state, rows(ledger)[0].facts) == ("set_aside", '{"path": "/Ș"}')


@pytest.mark.parametrize(
    "move",
    [
        lambda it: Archived(it, ArchivePath("/a"), "rev"),
        lambda it: Postponed(it, 2.0, errors.SourceChanged()),
        lambda it: SetAside(it, errors.NotProved()),
        Released,
        lambda it: TakesPlace(it, ArchivePath("/b")),
        lambda it: Repairs(it, 2.0, errors.ArchiveDamaged(), "bad"),
        StartsOver,
    ],
)
def test_only_what_was_taken_can_move_and_all_of_a_batch_or_none(ledger: Ledger, move) -> None:
    add(ledger, "a", "b")
    [first] = ledger.deliveries.claim(1.0)
    other = next(it.id for it in ledger.deliveries.all() if it.id != first.id)
    moves: list[Move] = [Archived(first.id, first.archive_path, "rev"), move(other)]
    with pytest.raises(NotInState):
        ledger.deliveries.settle(moves, 1.0)
    assert {it.id: str(it.state) for it in ledger.deliveries.all()} == {
        first.id: "sending",
        other: "waiting",
    }


def test_what_was_believed_to_lie_where_other_bytes_were_proved_is_set_aside(
    ledger: Ledger,
) -> None:
    add(ledger, "a", "b")
    first, second = ledger.deliveries.claim(1.0, 2)
    place = ArchivePath("/Facturi SPV/F.pdf")
    ledger.deliveries.settle([Archived(first.id, place, "rev1")], 1.0)
    there = ArchivePath("/facturi spv/f.PDF")
    ledger.deliveries.settle([Archived(second.id, there, "rev2")], 2.0)
    assert [(str(it.state), it.reason) for it in ledger.deliveries.all()] == [
        ("set_aside", "altered_in_dropbox"),
        ("archived", None),
    ]


def test_a_crash_takes_back_what_was_being_sent(ledger: Ledger) -> None:
    claimed(ledger)
    assert ledger.deliveries.recover() == 1
    assert (only(ledger).state, only(ledger).attempts) == ("waiting", 1)
    assert ledger.deliveries.recover() == 0


def test_a_retry_concerns_those_that_were_named_and_never_what_is_archived(
    ledger: Ledger,
) -> None:
    add(ledger, "a", "b", "c")
    first, second, third = ledger.deliveries.claim(1.0, 3)
    ledger.deliveries.settle(
        [
            SetAside(first.id, errors.NotProved()),
            Postponed(second.id, 100.0, errors.SourceChanged()),
            Archived(third.id, third.archive_path, "rev"),
        ],
        1.0,
    )
    assert ledger.deliveries.retry([], 5.0) == 0
    assert ledger.deliveries.retry(range(1_000, 301_000), 5.0) == 0  # more than SQLite has marks
    assert ledger.deliveries.retry([first.id, third.id], 5.0) == 1
    assert [(str(it.state), it.due_at, it.attempts) for it in ledger.deliveries.all()] == [
        ("waiting", 5.0, 0),
        ("waiting", 100.0, 1),
        ("archived", 1.0, 1),
    ]
    assert ledger.deliveries.retry(None, 6.0) == 2


def test_what_is_gone_from_dropbox_is_no_case_for_sending_again(ledger: Ledger) -> None:
    add(ledger, "a", "b")
    gone, lost = archive(ledger)
    kept = Lost(ledger.store)
    assert kept.gone(ledger.deliveries.all(), date(2026, 12, 24)) == 2
    kept.cannot_bring_back(lost.id)
    assert ledger.deliveries.retry(None, 5.0) == ledger.deliveries.retry([gone.id], 5.0) == 0
    assert [it.reason for it in ledger.deliveries.all()] == [
        "deleted_in_dropbox",
        "cannot_bring_back",
    ]


def test_a_newer_version_is_not_gone_because_the_older_one_was_missed(ledger: Ledger) -> None:
    add(ledger, "a")
    archive(ledger)
    compared = [replace(only(ledger), rev="older")]
    assert Lost(ledger.store).gone(compared, date(2026, 12, 24)) == 0
    assert Lost(ledger.store).altered(compared[0]) == 0
    assert str(only(ledger).state) == "archived"


# -- where the bytes are -----------------------------------------------------------------------


def test_bytes_are_looked_for_in_files_first_and_then_in_zips(ledger: Ledger) -> None:
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("xml")))], 1.0)
    ledger.record([judged(name, paper("xml")) for name in ("f.xml", "g.xml", "h.xml")], 1.0)
    ledger.files.note_gone([FOLDER / "g.xml"])
    ledger.files.note_seen([seen("h.xml", "altered")], Unread.SETTLING)
    [xml] = (it for it in ledger.deliveries.all() if it.fingerprint == fingerprint("xml"))
    assert ledger.deliveries.sources(xml.document_id) == [
        Source(FOLDER / "f.xml"),
        Source(Path(FOLDER / "s.zip"), "1.xml"),
    ]


def test_a_file_that_is_empty_now_is_no_source(ledger: Ledger) -> None:
    delivery = claimed(ledger)
    ledger.files.note_left_out([seen("a.pdf", "")], "empty", "")
    assert ledger.deliveries.sources(delivery.document_id) == []


def test_small_notes_are_kept_until_they_are_forgotten(ledger: Ledger) -> None:
    assert ledger.notes.read("pause") is None
    ledger.notes.write("pause", "până mâine")
    ledger.notes.write("pause", "o oră")
    assert ledger.notes.read("pause") == "o oră"
    ledger.notes.write("pause", None)
    ledger.notes.write("pause", None)
    assert ledger.notes.read("pause") is None
