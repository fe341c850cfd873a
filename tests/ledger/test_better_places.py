"""What was unknown when it was archived, and is known since: offered, and never moved by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gsmos_tray.documents.document import Why, WhyCode
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger import anew
from gsmos_tray.ledger.better_places import BetterPlaces
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.moves import Archived
from tests.ledger.papers import (
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
)

LETTER = replace(SCAN, kind=Kind.OTHER)
UNDECIDED = replace(INVOICE, kind=Kind.EFACTURA, why=Why(WhyCode.UBL_NO_CUI))
HERE = places("Diverse/scan.pdf")
THERE = places("Facturi/Factura_000123.pdf", "Facturi/Factura_000123_1.pdf", from_bytes=False)


@pytest.fixture
def better(ledger: Ledger) -> BetterPlaces:
    return BetterPlaces(ledger.store)


def archived(ledger: Ledger, found=SCAN) -> None:
    ledger.record([judged("scan.pdf", paper("a", found, HERE))], 1.0)
    archive(ledger)


def listed(path: ArchivePath) -> Listed:
    return Listed(path, fingerprint("a"), "rev")


def judge_again(ledger: Ledger, found=INVOICE, at=THERE, rules: str = "newer", **how) -> None:
    one = paper("a", found, at, **how)
    ledger.record([judged("scan.pdf", one, rules=rules, stamp=rules)], 20.0)


@pytest.mark.parametrize("before", [SCAN, LETTER, UNDECIDED])
def test_what_is_known_since_is_offered_and_stays_where_it_lies(ledger, better, before) -> None:
    archived(ledger, before)
    assert better.offered() == []

    judge_again(ledger)

    [offer] = better.offered()
    assert (offer.places, better.count()) == (THERE, 1)
    delivery = only(ledger)
    assert (delivery.archive_path, delivery.state) == (HERE.paths[0], "archived")
    assert rows(ledger)[0].kind == "invoice"


@pytest.mark.parametrize("how", [
    {"found": LETTER},  # known no better
    {"at": HERE},  # it lies there already
    {"at": places("Facturi/x.pdf", "diverse/SCAN.pdf")},  # or under another of its names
    {"wanted": False},  # its kind is switched off
])  # fmt: skip
def test_nothing_is_offered_that_would_not_help(ledger, better, how) -> None:
    archived(ledger)
    judge_again(ledger, **how)
    assert better.offered() == []


def test_what_was_known_already_is_not_offered(ledger, better) -> None:
    archived(ledger, INVOICE)
    judge_again(ledger, replace(INVOICE, kind=Kind.STORNO))
    assert better.offered() == []


def test_what_is_not_archived_takes_its_new_name_at_once(ledger, better) -> None:
    ledger.record([judged("scan.pdf", paper("a", SCAN, HERE))], 1.0)
    judge_again(ledger)
    assert better.offered() == []
    assert only(ledger).archive_path == THERE.paths[0]


def test_an_offer_follows_the_layout_and_ends_with_what_it_rests_on(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    by_year = places("Facturi/2026/Factura_000123.pdf")

    assert ledger.files.judged_otherwise("layout") != []  # else nobody would judge it again
    judge_again(ledger, at=by_year)
    assert [it.places for it in better.offered()] == [by_year]

    judge_again(ledger, wanted=False)
    assert better.offered() == []
    judge_again(ledger, SCAN, HERE, rules="newest")
    judge_again(ledger, rules="the newest")
    judge_again(ledger, SCAN, HERE, rules="older again")
    assert better.offered() == []


def test_what_is_in_a_zip_is_offered_too_and_followed(ledger, better) -> None:
    inner = paper("inner", UNDECIDED, HERE)
    ledger.record([judged("z.zip", paper("zip", ZIP), ("1.xml", inner))], 1.0)
    archive(ledger)
    known = paper("inner", replace(UNDECIDED, kind=Kind.EFACTURA_ISSUED), THERE)
    again = judged("z.zip", paper("zip", ZIP), ("1.xml", known), rules="cui", stamp="cui")
    ledger.record([again], 20.0)

    assert [it.places for it in better.offered()] == [THERE]
    assert ledger.files.judged_otherwise("layout") != []


def test_each_is_told_of_once(ledger, better) -> None:
    archived(ledger)
    assert better.tell() == 0
    judge_again(ledger)
    assert (better.tell(), better.tell()) == (1, 0)
    judge_again(ledger, at=places("Facturi/2026/Factura_000123.pdf"))
    assert better.tell() == 0


def test_what_the_owner_leaves_is_not_offered_again(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    better.decline([it.document_id for it in better.offered()])
    judge_again(ledger, at=places("Facturi/2026/Factura_000123.pdf"))
    assert (better.offered(), better.count(), better.tell()) == ([], 0, 0)


def test_what_is_gone_from_dropbox_is_not_offered(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    with ledger.store.transaction() as db:
        db.execute("UPDATE delivery SET state = 'set_aside', reason = 'deleted_in_dropbox'")
    assert (better.offered(), better.count()) == ([], 0)


def test_what_is_known_while_it_is_sent_is_offered_once_it_lies_there(ledger, better) -> None:
    ledger.record([judged("scan.pdf", paper("a", SCAN, HERE))], 1.0)
    [sent] = ledger.deliveries.claim(10.0)
    judge_again(ledger)
    assert (better.offered(), better.tell()) == ([], 0)
    ledger.deliveries.settle([Archived(sent.id, sent.archive_path, "rev")], 11.0)
    assert [it.places for it in better.offered()] == [THERE]
    assert better.tell() == 1


def test_what_is_known_while_it_is_gone_is_offered_once_it_is_back(ledger, better) -> None:
    archived(ledger)
    lost = Lost(ledger.store)
    lost.gone([only(ledger)], date(2026, 12, 3))
    judge_again(ledger)
    assert better.offered() == []
    lost.found(only(ledger).id, listed(HERE.paths[0]), 30.0)
    assert [it.places for it in better.offered()] == [THERE]


def test_what_is_gone_meanwhile_is_not_told_of_with_the_others(ledger, better) -> None:
    archived(ledger)
    ledger.record([judged("other.pdf", paper("other", SCAN, places("Diverse/other.pdf")))], 1.0)
    archive(ledger)
    judge_again(ledger)
    known = paper("other", INVOICE, places("Facturi/other.pdf"))
    ledger.record([judged("other.pdf", known, rules="newer", stamp="newer")], 20.0)
    [gone] = [it for it in ledger.deliveries.all() if it.fingerprint == fingerprint("a")]
    Lost(ledger.store).gone([gone], date(2026, 12, 3))

    assert better.tell() == 1
    Lost(ledger.store).found(gone.id, listed(HERE.paths[0]), 30.0)
    assert (better.tell(), better.tell()) == (1, 0)


def test_what_somebody_else_moved_there_is_not_offered(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    Lost(ledger.store).found(only(ledger).id, listed(THERE.paths[1]), 30.0)
    assert (better.offered(), better.count()) == ([], 0)
    assert (only(ledger).places, only(ledger).from_bytes) == (THERE.paths, False)


def test_what_is_on_its_way_has_not_arrived_though_it_was_seen_there(ledger, better) -> None:
    ledger.record([judged("scan.pdf", paper("a", SCAN, HERE))], 1.0)
    [sent] = ledger.deliveries.claim(10.0)
    judge_again(ledger)
    Lost(ledger.store).found(sent.id, listed(THERE.paths[0]), 11.0)
    ledger.deliveries.settle([Archived(sent.id, sent.archive_path, "rev")], 12.0)
    assert [it.places for it in better.offered()] == [THERE]


def test_what_was_sent_and_lay_there_already_is_not_offered(ledger, better) -> None:
    ledger.record([judged("scan.pdf", paper("a", SCAN, HERE))], 1.0)
    [sent] = ledger.deliveries.claim(10.0)
    judge_again(ledger)
    ledger.deliveries.settle([Archived(sent.id, THERE.paths[0], "rev")], 11.0)
    assert (better.offered(), better.count()) == ([], 0)


def test_a_newer_version_is_offered_in_the_older_ones_stead(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    assert better.tell() == 1
    newer = places("Facturi/2027/Factura_000123.pdf")

    ledger.record([judged("scan.pdf", paper("b", INVOICE, newer), rules="newer")], 30.0)
    assert better.offered() == []  # not archived yet
    archive(ledger, 40.0)

    [offer] = better.offered()
    assert (offer.document_id, offer.places) == (only(ledger).document_id, newer)
    assert only(ledger).archive_path == HERE.paths[0]
    assert better.tell() == 0


def test_what_was_moved_lies_there_and_goes_by_its_new_names(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    [offer] = better.offered()
    lies = Archived(only(ledger).id, THERE.paths[1], "rev moved")

    better.moved(offer, lies)
    better.moved(offer, lies)

    delivery = only(ledger)
    assert (delivery.archive_path, delivery.rev, delivery.state) == (
        THERE.paths[1], "rev moved", "archived",
    )  # fmt: skip
    assert (delivery.places, delivery.from_bytes) == (THERE.paths, False)
    assert better.offered() == []


def test_another_that_was_believed_to_lie_there_makes_room(ledger, better) -> None:
    archived(ledger)
    ledger.record([judged("other.pdf", paper("other", INVOICE, THERE))], 2.0)
    archive(ledger)
    judge_again(ledger)
    [offer] = better.offered()
    [mine] = ledger.deliveries.of([offer.document_id])

    better.moved(offer, Archived(mine.id, THERE.paths[0], "rev moved"))

    states = {it.fingerprint.content_hash: (it.state, it.reason) for it in ledger.deliveries.all()}
    assert states[mine.fingerprint.content_hash] == ("archived", None)
    assert ("set_aside", "altered_in_dropbox") in states.values()


def test_in_another_account_it_goes_where_it_belongs(ledger, better, tmp_path) -> None:
    archived(ledger)
    judge_again(ledger)

    anew.begin_anew(ledger.store, tmp_path / "kept", 30.0)

    delivery = only(ledger)
    assert (delivery.state, delivery.archive_path) == ("waiting", THERE.paths[0])
    assert (delivery.places, delivery.from_bytes) == (THERE.paths, False)
    assert better.offered() == []


def test_what_was_left_goes_to_another_account_as_it_lay(ledger, better, tmp_path) -> None:
    archived(ledger)
    judge_again(ledger)
    better.decline([it.document_id for it in better.offered()])
    anew.begin_anew(ledger.store, tmp_path / "kept", 30.0)
    assert only(ledger).archive_path == HERE.paths[0]


def test_a_better_place_is_a_path_of_the_archive(ledger, better) -> None:
    archived(ledger)
    judge_again(ledger)
    assert all(isinstance(it, ArchivePath) for it in better.offered()[0].places.paths)
