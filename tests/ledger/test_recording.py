"""Identity is the bytes: what becomes of documents and deliveries when files change."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from gsmos_tray import errors
from gsmos_tray.documents.document import Certainty, Party, Recognition, Why, WhyCode
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.moves import Archived, Repairs, SetAside, StartsOver, TakesPlace
from gsmos_tray.ledger.values import Delivery, DeliveryState, FileState, Seen, Unread
from tests.ledger.papers import (
    BY_NAME,
    FOLDER,
    INVOICE,
    SCAN,
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

ANOTHER_NUMBER = replace(INVOICE, fields=replace(INVOICE.fields, number="000124"))
ANOTHER_ISSUER = replace(
    INVOICE, fields=replace(INVOICE.fields, issuer=Party("GSM FIX SRL", "33445566"))
)
NO_NUMBER = replace(INVOICE, fields=replace(INVOICE.fields, number=None))
NO_ISSUER = replace(INVOICE, fields=replace(INVOICE.fields, issuer=Party()))
STORNO = replace(INVOICE, kind=Kind.STORNO)
NUMBER_FROM_NAME = replace(INVOICE, from_name=frozenset({"number"}))
UNDECIDED = replace(INVOICE, kind=Kind.EFACTURA, why=Why(WhyCode.UBL_NO_CUI))


def by_content(ledger: Ledger) -> dict[str, Delivery]:
    """Give the deliveries by what their documents hold."""
    known = {fingerprint(it).content_hash: it for it in ("old", "newer", "newest", "zip", "inner")}
    return {known[it.fingerprint.content_hash]: it for it in ledger.deliveries.all()}


def set_aside(ledger: Ledger, error: errors.GsmosError) -> None:
    [claimed] = ledger.deliveries.claim(100.0)
    ledger.deliveries.settle([SetAside(claimed.id, error)], 100.0)


# -- a new version of the same file ------------------------------------------------------------


def test_new_bytes_of_an_archived_invoice_are_a_new_version_of_it(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [old] = archive(ledger)

    later = replace(judged("f.pdf", paper("newer")), seen=seen("f.pdf", "newer", 15.5))
    ledger.record([later], 20.0)

    new = only(ledger)
    assert (new.from_bytes, new.modified, old.from_bytes) == (False, 15.5, True)
    assert (new.id, new.fingerprint, new.state) == (old.id, fingerprint("newer"), "waiting")
    assert (new.replaces, new.archive_path, new.due_at) == (f"rev{old.id}", old.archive_path, 20.0)


def test_a_new_version_that_cannot_replace_the_old_one_has_the_usual_names(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer"))], 20.0)

    [claimed] = ledger.deliveries.claim(20.0)
    ledger.deliveries.settle([StartsOver(claimed.id)], 20.0)

    assert only(ledger).replaces is None
    assert [str(it) for it in only(ledger).places] == [
        "/Facturi SPV/old.pdf",
        "/Facturi SPV/newer.pdf",
        "/Facturi SPV/newer (2).pdf",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SCAN, SCAN),
        (INVOICE, ANOTHER_NUMBER),
        (INVOICE, ANOTHER_ISSUER),
        (INVOICE, STORNO),
        (NO_NUMBER, NO_NUMBER),
        (NO_ISSUER, NO_ISSUER),
        (BY_NAME, BY_NAME),
        (NUMBER_FROM_NAME, NUMBER_FROM_NAME),
        (INVOICE, BY_NAME),
        (BY_NAME, INVOICE),
    ],
    ids=lambda found: f"{found.kind} {found.fields.number} {found.certainty}",
)
def test_where_one_of_the_three_is_missing_or_another_it_is_another_document(
    ledger: Ledger, before: Recognition, after: Recognition
) -> None:
    ledger.record([judged("f.pdf", paper("old", before))], 1.0)
    archive(ledger)

    ledger.record([judged("f.pdf", paper("newer", after))], 20.0)

    deliveries = by_content(ledger)
    assert deliveries["old"].state is DeliveryState.ARCHIVED
    assert (deliveries["newer"].state, deliveries["newer"].replaces) == ("waiting", None)


def test_an_issuer_without_a_tax_number_is_known_by_his_name(ledger: Ledger) -> None:
    named = replace(INVOICE, fields=replace(INVOICE.fields, issuer=Party("MOBI REPAIR SRL")))
    ledger.record([judged("f.pdf", paper("old", named))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer", named))], 20.0)
    assert only(ledger).replaces is not None


def test_old_bytes_that_another_file_holds_stay_a_document(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old")), judged("copy.pdf", paper("old"))], 1.0)
    archive(ledger)

    ledger.record([judged("f.pdf", paper("newer"))], 20.0)

    assert {it: d.state for it, d in by_content(ledger).items()} == {
        "old": "archived",
        "newer": "waiting",
    }


def test_old_bytes_that_lie_in_a_zip_stay_a_document(ledger: Ledger) -> None:
    ledger.record([judged("f.xml", paper("old"))], 1.0)
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("old")))], 1.0)
    archive(ledger)

    ledger.record([judged("f.xml", paper("newer"))], 20.0)
    assert by_content(ledger)["old"].state is DeliveryState.ARCHIVED


@pytest.mark.parametrize("emptied", [True, False])
def test_a_zip_that_is_gone_or_empty_holds_nothing(ledger: Ledger, *, emptied: bool) -> None:
    ledger.record([judged("f.xml", paper("old"))], 1.0)
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("old")))], 1.0)
    archive(ledger)
    if emptied:
        ledger.files.note_left_out([seen("s.zip", "")], "empty", "")
    else:
        ledger.files.note_gone([FOLDER / "s.zip"])

    ledger.record([judged("f.xml", paper("newer"))], 20.0)
    assert by_content(ledger)["newer"].replaces is not None


@pytest.mark.parametrize("emptied", [True, False])
def test_a_copy_that_is_gone_or_empty_holds_nothing(ledger: Ledger, *, emptied: bool) -> None:
    ledger.record([judged("f.pdf", paper("old")), judged("copy.pdf", paper("old"))], 1.0)
    archive(ledger)
    if emptied:
        ledger.files.note_left_out([seen("copy.pdf", "")], "empty", "")
    else:
        ledger.files.note_gone([FOLDER / "copy.pdf"])

    ledger.record([judged("f.pdf", paper("newer"))], 20.0)
    assert only(ledger).replaces is not None


def test_a_program_that_empties_the_file_before_it_writes_makes_a_new_version(
    ledger: Ledger,
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)

    ledger.files.note_left_out([seen("f.pdf", "")], "empty", "")
    ledger.files.note_seen([seen("f.pdf", "newer")], Unread.SETTLING)
    ledger.record([judged("f.pdf", paper("newer"))], 20.0)

    assert only(ledger).replaces is not None


def test_a_file_that_was_deleted_and_saved_again_has_a_new_version(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.files.note_gone([FOLDER / "f.pdf"])

    ledger.record([judged("f.pdf", paper("newer"))], 20.0)
    assert only(ledger).replaces is not None


def test_a_version_that_was_never_sent_passes_its_turn_on(ledger: Ledger) -> None:
    """Dropbox still holds the oldest bytes: it is they that the newest replace."""
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [old] = archive(ledger)
    ledger.record([judged("f.pdf", paper("newer"))], 20.0)

    ledger.record([judged("f.pdf", paper("newest"))], 30.0)

    new = only(ledger)
    assert (new.fingerprint, new.replaces) == (fingerprint("newest"), f"rev{old.id}")
    assert new.archive_path == old.archive_path


def test_a_version_that_was_damaged_on_its_way_passes_on_what_lies_there_now(
    ledger: Ledger,
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer"))], 20.0)
    [claimed] = ledger.deliveries.claim(20.0)
    ledger.deliveries.settle([Repairs(claimed.id, 20.0, errors.ArchiveDamaged(), "bad")], 20.0)

    ledger.record([judged("f.pdf", paper("newest"))], 30.0)
    assert only(ledger).replaces == "bad"


def test_bytes_that_were_damaged_and_never_archived_pass_nothing_on(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [claimed] = ledger.deliveries.claim(1.0)
    ledger.deliveries.settle([Repairs(claimed.id, 1.0, errors.ArchiveDamaged(), "bad")], 1.0)

    ledger.record([judged("f.pdf", paper("newer"))], 2.0)
    assert list(by_content(ledger)) == ["newer"]
    assert only(ledger).replaces is None


def test_what_was_deleted_in_dropbox_is_not_replaced(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    assert Lost(ledger.store).gone([only(ledger)], date(2026, 12, 24)) == 1

    ledger.record([judged("f.pdf", paper("newer"))], 2.0)
    assert by_content(ledger)["old"].reason == "deleted_in_dropbox"
    assert by_content(ledger)["newer"].replaces is None


def test_a_version_that_is_being_sent_is_left_to_the_sender(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer"))], 20.0)
    ledger.deliveries.claim(20.0)

    ledger.record([judged("f.pdf", paper("newest"))], 30.0)
    assert {it: d.state for it, d in by_content(ledger).items()} == {
        "newer": "sending",
        "newest": "waiting",
    }


def test_a_version_that_is_switched_off_replaces_nothing(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer", wanted=False), rule="kind_off")], 2.0)
    assert by_content(ledger)["old"].state is DeliveryState.ARCHIVED


def test_bytes_that_are_a_document_already_stay_that_document(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old")), judged("g.pdf", paper("newer"))], 1.0)
    archive(ledger)

    ledger.record([judged("f.pdf", paper("newer"))], 20.0)
    assert {it.state for it in ledger.deliveries.all()} == {"archived"}


def test_the_bytes_come_back_and_nothing_is_sent_twice(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", SCAN))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer", SCAN))], 20.0)
    archive(ledger, 30.0)

    ledger.record([judged("f.pdf", paper("old", SCAN))], 40.0)
    assert {it.state for it in ledger.deliveries.all()} == {"archived"}


# -- bytes that were replaced, or vanished, before they were archived ---------------------------


def test_bytes_that_were_replaced_before_they_were_sent_are_forgotten(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    ledger.record([judged("f.pdf", paper("newer", ANOTHER_NUMBER))], 2.0)
    assert list(by_content(ledger)) == ["newer"]


def test_what_was_in_a_zip_that_was_replaced_is_forgotten_too(ledger: Ledger) -> None:
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    ledger.record([judged("s.zip", paper("newer", SCAN))], 2.0)
    assert list(by_content(ledger)) == ["newer"]


def test_what_is_in_the_new_zip_as_well_goes_on(ledger: Ledger) -> None:
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    ledger.record([judged("s.zip", paper("newer", ZIP), ("2.xml", paper("inner")))], 2.0)
    assert set(by_content(ledger)) == {"newer", "inner"}


def test_a_better_download_in_place_of_an_error_page_settles_the_matter(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", BY_NAME, fault="error_page"))], 1.0)
    assert only(ledger).state is DeliveryState.SET_ASIDE

    ledger.record([judged("f.pdf", paper("newer"))], 2.0)
    assert {it: d.state for it, d in by_content(ledger).items()} == {"newer": "waiting"}


def test_new_rules_may_see_an_error_page_or_see_that_it_is_none(ledger: Ledger) -> None:
    page = paper("old", BY_NAME, fault="error_page")
    for one, rules, state in (
        (paper("old", BY_NAME), "1", "waiting"),
        (page, "2", "set_aside"),
        (paper("old", BY_NAME), "3", "waiting"),
    ):
        ledger.record([judged("f.pdf", one, rules=rules)], 1.0)
        assert only(ledger).state == state


def test_an_error_page_that_is_thrown_away_settles_the_matter(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", BY_NAME, fault="error_page"))], 1.0)
    lost = ledger.files.note_gone([FOLDER / "f.pdf"])
    ledger.deliveries.lost_source(lost, errors.SourceVanished())
    assert ledger.deliveries.all() == []


def test_an_error_page_is_never_sent_however_often_one_asks(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", BY_NAME, fault="error_page"))], 1.0)
    assert ledger.deliveries.retry(None, 2.0) == 0
    assert ledger.deliveries.retry([only(ledger).id], 2.0) == 0
    ledger.deliveries.due_now(2.0)
    assert ledger.deliveries.claim(3.0) == []


def test_what_waits_for_a_person_goes_on_doing_so_when_its_file_vanishes(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    set_aside(ledger, errors.NameRefused())
    lost = ledger.files.note_gone([FOLDER / "f.pdf"])
    ledger.deliveries.lost_source(lost, errors.SourceVanished())
    assert only(ledger).reason == "name_refused"


def test_a_file_that_vanishes_before_it_was_sent_is_told_and_goes_when_it_is_back(
    ledger: Ledger,
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    lost = ledger.files.note_gone([FOLDER / "f.pdf"])
    ledger.deliveries.lost_source(lost, errors.SourceVanished())
    assert (only(ledger).state, only(ledger).reason) == ("set_aside", "source_vanished")

    ledger.record([judged("g.pdf", paper("old"))], 5.0)
    assert (only(ledger).state, only(ledger).reason) == ("waiting", None)
    assert (rows(ledger)[0].facts, only(ledger).due_at) == (None, 1.0)


def test_a_zip_that_vanishes_takes_what_is_in_it(ledger: Ledger) -> None:
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    ledger.record([judged("f.xml", paper("old"))], 1.0)
    ledger.deliveries.lost_source(
        ledger.files.note_gone([FOLDER / "s.zip"]), errors.SourceVanished()
    )
    assert {it: d.state for it, d in by_content(ledger).items()} == {
        "zip": "set_aside",
        "inner": "set_aside",
        "old": "waiting",
    }


def test_what_another_file_still_holds_has_not_vanished(ledger: Ledger) -> None:
    ledger.record([judged("f.xml", paper("inner"))], 1.0)
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    lost = ledger.files.note_gone([FOLDER / "f.xml"])
    ledger.deliveries.lost_source(lost, errors.SourceVanished())
    assert {it.state for it in ledger.deliveries.all()} == {"waiting"}


def test_a_new_version_that_vanished_comes_back_to_the_place_of_the_old_one(
    ledger: Ledger,
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [old] = archive(ledger)
    ledger.record([judged("f.pdf", paper("newer"))], 20.0)
    lost = ledger.files.note_gone([FOLDER / "f.pdf"])
    ledger.deliveries.lost_source(lost, errors.SourceVanished())

    ledger.record([judged("f.pdf", paper("newer"))], 30.0)
    assert (only(ledger).state, only(ledger).archive_path) == ("waiting", old.archive_path)
    assert (only(ledger).places[0], only(ledger).from_bytes) == (old.archive_path, False)


def test_a_new_version_goes_to_the_place_of_the_old_one_though_the_layout_changed(
    ledger: Ledger,
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [old] = archive(ledger)
    for stamp in ("2", "3"):
        ledger.record([judged("f.pdf", paper("newer", at=places("B.pdf")), stamp=stamp)], 20.0)
        assert only(ledger).archive_path == old.archive_path


def test_what_is_archived_stays_archived_when_its_file_is_deleted(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    lost = ledger.files.note_gone([FOLDER / "f.pdf"])
    ledger.deliveries.lost_source(lost, errors.SourceVanished())
    assert only(ledger).state is DeliveryState.ARCHIVED


# -- the same bytes under several names ---------------------------------------------------------


def test_the_same_bytes_are_one_document(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old")), judged("copy.pdf", paper("old"))], 1.0)
    assert len(ledger.deliveries.all()) == 1


@pytest.mark.parametrize("stamp", ["stamp", "another folder"])
def test_a_name_that_says_less_teaches_nothing(ledger: Ledger, stamp: str) -> None:
    good, poor = places("Factura_000123.pdf"), places("scan.pdf")
    ledger.record([judged("Factura_000123.pdf", paper("old", BY_NAME, good))], 1.0)
    ledger.record([judged("scan.pdf", paper("old", SCAN, poor), stamp=stamp)], 2.0)

    assert only(ledger).places == good.paths
    assert rows(ledger)[0].kind == "invoice"


@pytest.mark.parametrize("stamp", ["stamp", "another folder"])
def test_a_name_that_says_more_is_taken_while_it_waits(ledger: Ledger, stamp: str) -> None:
    good, poor = places("Factura_000123.pdf"), places("scan.pdf")
    ledger.record([judged("scan.pdf", paper("old", SCAN, poor))], 1.0)
    ledger.record([judged("Factura_000123.pdf", paper("old", BY_NAME, good), stamp=stamp)], 2.0)

    assert only(ledger).places == good.paths
    assert rows(ledger)[0].kind == "invoice"


def test_what_is_archived_does_not_move_for_a_better_name(ledger: Ledger) -> None:
    ledger.record([judged("scan.pdf", paper("old", SCAN, places("scan.pdf")))], 1.0)
    [old] = archive(ledger)
    ledger.record([judged("f.pdf", paper("old", BY_NAME, places("Factura_000123.pdf")))], 2.0)

    assert (only(ledger).state, only(ledger).archive_path) == ("archived", old.archive_path)
    assert rows(ledger)[0].kind == "invoice"  # but what is known of it is shown


def test_new_rules_may_know_less(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", BY_NAME))], 1.0)
    ledger.record([judged("f.pdf", paper("old", SCAN), rules="newer rules")], 2.0)
    assert rows(ledger)[0].kind == "unknown"


def test_the_owners_own_word_stands_until_he_changes_it(ledger: Ledger) -> None:
    def told(kind: Kind) -> Recognition:
        return replace(SCAN, kind=kind, why=Why(WhyCode.CORRECTED))

    ledger.record([judged("f.pdf", paper("old", told(Kind.WARRANTY)))], 1.0)
    ledger.record([judged("f.pdf", paper("old", INVOICE), rules="newer rules")], 2.0)
    assert rows(ledger)[0].kind == "warranty"

    ledger.record([judged("f.pdf", paper("old", told(Kind.RECEIPT)))], 3.0)
    assert rows(ledger)[0].kind == "receipt"


def test_what_the_owner_said_to_be_a_document_is_not_withdrawn(ledger: Ledger) -> None:
    told = replace(SCAN, kind=Kind.WARRANTY, why=Why(WhyCode.CORRECTED))
    ledger.record([judged("f.pdf", paper("old", told))], 1.0)
    ledger.record([judged("f.pdf", paper("old", SCAN, wanted=False), rule="not_recognised")], 2.0)
    assert only(ledger).state is DeliveryState.WAITING


# -- settings change ---------------------------------------------------------------------------


def test_a_kind_that_is_switched_off_is_withdrawn_and_on_again_goes(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    ledger.record([judged("f.pdf", paper("old", wanted=False), rule="kind_off", stamp="2")], 2.0)
    assert ledger.deliveries.all() == []
    assert ledger.overview.file(FOLDER / "f.pdf").state is FileState.LEFT_OUT

    ledger.record([judged("f.pdf", paper("old"), stamp="3")], 3.0)
    assert only(ledger).state is DeliveryState.WAITING


def test_what_was_set_aside_and_is_switched_off_needs_nobody_any_more(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    set_aside(ledger, errors.NameRefused())
    ledger.record([judged("f.pdf", paper("old", wanted=False), rule="kind_off", stamp="2")], 2.0)
    assert ledger.deliveries.all() == []


def test_what_was_archived_is_not_withdrawn(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("old", wanted=False), rule="kind_off", stamp="2")], 2.0)
    assert only(ledger).state is DeliveryState.ARCHIVED


def test_what_was_archived_once_is_not_forgotten_while_a_newer_version_waits(
    ledger: Ledger,
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.record([judged("f.pdf", paper("newer"))], 2.0)
    ledger.record([judged("f.pdf", paper("newer", wanted=False), rule="kind_off", stamp="2")], 3.0)
    assert by_content(ledger)["newer"].state is DeliveryState.WAITING

    ledger.record([judged("f.pdf", paper("newest", SCAN))], 4.0)
    assert set(by_content(ledger)) == {"newer", "newest"}


@pytest.mark.parametrize("how", ["gone", "left out", "off"])
def test_a_copy_that_wants_nothing_keeps_nothing(ledger: Ledger, how: str) -> None:
    off = paper("inner", wanted=False)
    ledger.record([judged("f.xml", paper("inner"))], 1.0)
    ledger.record([judged("copy.xml", paper("inner"))], 1.0)
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    if how == "gone":
        ledger.files.note_gone([FOLDER / "copy.xml", FOLDER / "s.zip"])
    elif how == "left out":
        ledger.files.note_left_out([seen("copy.xml", "inner"), seen("s.zip", "zip")], "before", "2")
    else:
        ledger.record([judged("copy.xml", off, rule="kind_off", stamp="2")], 2.0)
        ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", off), stamp="2")], 2.0)
    assert "inner" in by_content(ledger)

    ledger.record([judged("f.xml", off, rule="kind_off", stamp="2")], 3.0)
    assert "inner" not in by_content(ledger)


def test_what_is_being_sent_is_not_withdrawn_under_the_senders_hands(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [claimed] = ledger.deliveries.claim(1.0)
    ledger.record([judged("f.pdf", paper("old", wanted=False), rule="kind_off", stamp="2")], 2.0)
    ledger.record([judged("f.pdf", paper("newer", SCAN))], 3.0)
    ledger.deliveries.settle([Archived(claimed.id, claimed.archive_path, "rev")], 4.0)
    assert by_content(ledger)["old"].state is DeliveryState.ARCHIVED


def test_what_another_folder_wants_is_not_withdrawn(ledger: Ledger) -> None:
    """A private PDF in Descărcări, the same in a dedicated folder."""
    ledger.record([judged("dedicat/f.pdf", paper("old", SCAN), stamp="dedicated")], 1.0)
    unwanted = paper("old", SCAN, wanted=False)
    ledger.record([judged("Descărcări/f.pdf", unwanted, rule="not_recognised", stamp="mixed")], 2.0)
    assert only(ledger).state is DeliveryState.WAITING


def test_what_a_zip_in_another_folder_wants_is_not_withdrawn(ledger: Ledger) -> None:
    member = ("1.xml", paper("inner", SCAN))
    ledger.record([judged("dedicat/s.zip", paper("zip", ZIP), member, stamp="dedicated")], 1.0)
    member = ("1.xml", paper("inner", SCAN, wanted=False))
    ledger.record([judged("Descărcări/s.zip", paper("zip", ZIP), member, stamp="mixed")], 2.0)
    assert set(by_content(ledger)) == {"zip", "inner"}


def test_a_zip_that_is_switched_off_is_withdrawn_though_its_members_go(ledger: Ledger) -> None:
    member = ("1.xml", paper("inner"))
    ledger.record([judged("s.zip", paper("zip", ZIP), member)], 1.0)
    ledger.record([judged("s.zip", paper("zip", ZIP, wanted=False), member, stamp="2")], 2.0)
    assert list(by_content(ledger)) == ["inner"]


def test_members_that_are_switched_off_are_withdrawn(ledger: Ledger) -> None:
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    member = ("1.xml", paper("inner", wanted=False))
    ledger.record([judged("s.zip", paper("zip", ZIP), member, stamp="2")], 2.0)
    assert list(by_content(ledger)) == ["zip"]


def test_a_file_that_a_date_leaves_out_withdraws_what_waits(ledger: Ledger) -> None:
    ledger.record([judged("s.zip", paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    ledger.files.note_left_out([seen("s.zip", "zip")], "before", "2")
    assert ledger.deliveries.all() == []


def test_a_copy_that_is_not_read_yet_may_want_what_a_date_leaves_out(ledger: Ledger) -> None:
    for name in ("a.zip", "b.zip"):
        ledger.record([judged(name, paper("zip", ZIP), ("1.xml", paper("inner")))], 1.0)
    ledger.files.note_seen([seen("a.zip", "zip")], Unread.UNJUDGED)
    ledger.files.note_left_out([seen("b.zip", "zip")], "before", "2")
    assert set(by_content(ledger)) == {"zip", "inner"}


@pytest.mark.parametrize(
    ("before", "now", "holds"),
    [
        (None, seen("f.pdf", "old"), True),
        (Unread.UNJUDGED, seen("f.pdf", "old"), True),
        (None, seen("f.pdf", ""), True),  # what it held before is remembered
        (None, seen("f.pdf", "old", 999.0), False),
        (None, seen("f.pdf", "older"), False),
        (Unread.SETTLING, seen("f.pdf", "old"), False),  # it had changed before it looked so
    ],
)
def test_a_file_that_is_left_out_holds_what_it_held_if_it_looks_the_same(
    ledger: Ledger, before: Unread | None, now: Seen, *, holds: bool
) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    if before is not None:
        ledger.files.note_seen([seen("f.pdf", "old")], before)
    ledger.files.note_left_out([now], "before", "2")
    assert (ledger.overview.file(FOLDER / "f.pdf").document_id is not None) is holds


def test_a_folder_that_is_watched_no_longer_withdraws_what_waits_alone(ledger: Ledger) -> None:
    ledger.record([judged("a/f.pdf", paper("old")), judged("b/g.pdf", paper("inner"))], 1.0)
    archive(ledger)
    ledger.record([judged("a/g.pdf", paper("newer")), judged("a/h.pdf", paper("newest"))], 2.0)
    ledger.record([judged("b/h.pdf", paper("newest"))], 2.0)

    ledger.files.forget_below(FOLDER / "a", ())

    assert {it: d.state for it, d in by_content(ledger).items()} == {
        "old": "archived",
        "inner": "archived",
        "newest": "waiting",
    }
    assert ledger.overview.file(FOLDER / "a" / "f.pdf") is None


def test_what_an_inner_or_outer_folder_watches_is_kept(ledger: Ledger) -> None:
    ledger.record([judged("a/f.pdf", paper("old")), judged("a/b/g.pdf", paper("newer"))], 1.0)

    ledger.files.forget_below(FOLDER / "a", (FOLDER / "a" / "b", FOLDER / "ab"))
    assert list(by_content(ledger)) == ["newer"]

    ledger.files.forget_below(FOLDER / "a" / "b", (FOLDER / "a",))
    assert list(by_content(ledger)) == ["newer"]


def test_a_new_layout_renames_what_waits_and_what_names_had_stopped(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", at=places("A?.pdf")))], 1.0)
    set_aside(ledger, errors.NameRefused())
    ledger.record([judged("f.pdf", paper("old", at=places("A.pdf")), stamp="2")], 2.0)
    assert (only(ledger).state, str(only(ledger).archive_path)) == ("waiting", "/Facturi SPV/A.pdf")
    assert only(ledger).attempts == 0

    ledger.record([judged("f.pdf", paper("old", at=places("B.pdf")), stamp="3")], 3.0)
    assert str(only(ledger).archive_path) == "/Facturi SPV/B.pdf"


def test_names_that_were_all_taken_are_not_tried_again_for_nothing(ledger: Ledger) -> None:
    ledger.record([judged("Factura_1.pdf", paper("old", BY_NAME, at=places("A.pdf")))], 1.0)
    set_aside(ledger, errors.NameTaken())
    ledger.record([judged("Factura_1.pdf", paper("old", BY_NAME, at=places("A.pdf")))], 2.0)
    ledger.record([judged("scan.pdf", paper("old", SCAN, at=places("scan.pdf")))], 3.0)
    assert only(ledger).reason == "name_taken"


@pytest.mark.parametrize("error", [errors.NotProved(), errors.DeletedInDropbox()])
def test_other_things_that_need_a_person_wait_for_him(
    ledger: Ledger, error: errors.DocumentError
) -> None:
    ledger.record([judged("f.pdf", paper("old", at=places("A.pdf")))], 1.0)
    set_aside(ledger, error)
    ledger.record([judged("f.pdf", paper("old", at=places("B.pdf")), stamp="2")], 2.0)
    assert (only(ledger).state, only(ledger).reason) == ("set_aside", error.code())


def test_the_same_judgement_again_does_not_lose_the_next_name(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    [claimed] = ledger.deliveries.claim(1.0)
    ledger.deliveries.settle([TakesPlace(claimed.id, claimed.places[1])], 1.0)

    ledger.record([judged("f.pdf", paper("old"))], 2.0)
    assert only(ledger).archive_path == claimed.places[1]


def test_all_of_a_batch_is_remembered_or_nothing(ledger: Ledger) -> None:
    bad = replace(judged("g.pdf", paper("newer")), stamp=object())
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.record([judged("f.pdf", paper("old")), bad], 1.0)
    assert ledger.deliveries.all() == []
    assert ledger.overview.by_directory() == {}


# -- which files are judged again --------------------------------------------------------------


def again(ledger: Ledger, stamp: str = "2") -> set[str]:
    return {path.name for path in ledger.files.judged_otherwise(stamp)}


def test_only_what_a_new_judgement_may_change_is_judged_again(ledger: Ledger) -> None:
    ledger.record([judged("archived.pdf", paper("old"))], 1.0)
    ledger.record([judged("unknown.pdf", paper("newer", SCAN))], 1.0)
    ledger.record([judged("undecided.xml", paper("zip", UNDECIDED))], 1.0)
    archive(ledger)
    ledger.record([judged("waits.pdf", paper("newest"))], 2.0)
    ledger.record([judged("off.pdf", paper("inner", wanted=False), rule="kind_off")], 2.0)
    ledger.record([judged("copy.pdf", paper("old", wanted=False), rule="not_recognised")], 2.0)
    ledger.files.note_left_out([seen("older.pdf")], "before", "stamp")
    ledger.files.note_left_out([seen("x.tmp")], "temporary", "")
    ledger.files.note_seen([seen("settles.pdf")], Unread.SETTLING)
    ledger.record([judged("deleted.pdf", paper("deleted", SCAN))], 2.0)
    ledger.files.note_gone([FOLDER / "deleted.pdf"])

    assert again(ledger) == {
        "unknown.pdf", "undecided.xml", "waits.pdf", "off.pdf", "copy.pdf", "older.pdf"
    }  # fmt: skip
    assert again(ledger, "stamp") == set()


def test_an_archived_zip_whose_members_are_not_is_judged_again(ledger: Ledger) -> None:
    off = ("1.xml", paper("inner", wanted=False))
    ledger.record([judged("a.zip", paper("zip", ZIP), off)], 1.0)
    ledger.record([judged("b.zip", paper("old", ZIP), ("2.xml", paper("newer")))], 1.0)
    ledger.record([judged("c.zip", paper("newest", ZIP), ("3.xml", paper("x", UNDECIDED)))], 1.0)
    archive(ledger)
    assert again(ledger) == {"a.zip", "c.zip"}


def test_certainty_is_what_it_is(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old", BY_NAME))], 1.0)
    assert rows(ledger)[0].certainty == Certainty.NAME
