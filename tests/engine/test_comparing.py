"""What became of each delivery, found by comparing Dropbox' list with the ledger."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.comparing import Found, compare
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.values import Delivery, DeliveryId, DeliveryState

names = st.sampled_from(["/A/f.pdf", "/a/F.PDF", "/A/g.pdf", "/A/ș.pdf", "/A/h.pdf"])
hashes = st.sampled_from("12345")


def folded(path: str) -> str:
    return ArchivePath(path).folded


def listed(path: str, content: str) -> Listed:
    return Listed(ArchivePath(path), Fingerprint(content, 1), f"rev of {path}")


def delivery(
    id: int, path: str, content: str, state: str = "archived", reason: str | None = None
) -> Delivery:
    place = ArchivePath(path)
    return Delivery(
        id=DeliveryId(id),
        document_id=id,
        fingerprint=Fingerprint(content, 1),
        places=(place,),
        from_bytes=True,
        modified=0.0,
        archive_path=place,
        state=DeliveryState(state),
        attempts=0,
        due_at=0.0,
        reason=reason,
        rev=None,
        replaces=None,
    )


ONCE_ARCHIVED = [
    ("archived", None), ("set_aside", "deleted_in_dropbox"), ("set_aside", "altered_in_dropbox")
]  # fmt: skip
NEVER_ARCHIVED = [
    ("waiting", None), ("sending", None), ("set_aside", "name_refused"), ("waiting", "archive_busy")
]  # fmt: skip

listings = st.lists(
    st.builds(listed, names, hashes), unique_by=lambda it: it.path.folded, max_size=5
)
ledgers = st.lists(
    st.tuples(names, hashes, st.sampled_from(ONCE_ARCHIVED + NEVER_ARCHIVED)),
    unique_by=lambda it: it[1],
    max_size=5,
).map(lambda rows: [delivery(n, path, it, *how) for n, (path, it, how) in enumerate(rows)])


@given(listings, ledgers)
def test_each_delivery_gets_the_finding_that_a_slow_reader_would_make(
    listing: list[Listed], ledger: list[Delivery]
) -> None:
    told = {it.delivery.id: it for it in compare(listing, ledger).findings}

    for one in ledger:
        there = [it for it in listing if folded(str(it.path)) == folded(str(one.archive_path))]
        same = [it for it in listing if it.fingerprint.content_hash == one.fingerprint.content_hash]
        finding = told.pop(one.id, None)
        if any(it in same for it in there):
            assert (finding.found, finding.listed) == (Found.IN_PLACE, there[0])
        elif same:
            assert finding.found is Found.ELSEWHERE
            assert finding.listed in same
        elif (str(one.state), one.reason) in NEVER_ARCHIVED:
            assert finding is None
        elif there:
            assert (finding.found, finding.listed) == (Found.ALTERED, there[0])
        else:
            assert (finding.found, finding.listed) == (Found.GONE, None)
    assert told == {}


@given(listings, ledgers)
def test_every_listed_file_is_accounted_for_once(
    listing: list[Listed], ledger: list[Delivery]
) -> None:
    comparison = compare(iter(listing), iter(ledger))
    ours = {it.fingerprint.content_hash for it in ledger}
    altered = {
        str(it.listed.path) for it in comparison.findings if it.found is Found.ALTERED and it.listed
    }
    foreign = [it for it in listing if it.fingerprint.content_hash not in ours]
    foreign = [it for it in foreign if str(it.path) not in altered]
    assert comparison.not_ours == len(foreign)


@given(listings, ledgers)
def test_the_order_of_the_listing_changes_no_verdict(
    listing: list[Listed], ledger: list[Delivery]
) -> None:
    forth, back = compare(listing, ledger), compare(reversed(listing), ledger)
    assert Counter(it.found for it in forth.findings) == Counter(it.found for it in back.findings)
    assert forth.not_ours == back.not_ours


def test_findings_come_in_the_order_of_the_deliveries() -> None:
    ledger = [delivery(n, f"/{n}.pdf", str(n)) for n in (3, 1, 2)]
    assert [it.delivery.id for it in compare([], ledger).findings] == [3, 1, 2]


def test_another_spelling_of_the_place_is_the_place() -> None:
    decomposed = listed("/FACTURI/S\u0326tefan.PDF", "1")
    [finding] = compare([decomposed], [delivery(1, "/Facturi/Ștefan.pdf", "1")]).findings
    assert finding.found is Found.IN_PLACE


def test_what_was_moved_in_dropbox_is_elsewhere() -> None:
    [finding] = compare([listed("/b.pdf", "1")], [delivery(1, "/a.pdf", "1")]).findings
    assert (finding.found, str(finding.listed.path)) == (Found.ELSEWHERE, "/b.pdf")


def test_what_was_moved_and_replaced_is_elsewhere_and_not_altered() -> None:
    listing = [listed("/a.pdf", "2"), listed("/b.pdf", "1")]
    comparison = compare(listing, [delivery(1, "/a.pdf", "1")])
    assert comparison.findings[0].found is Found.ELSEWHERE
    assert comparison.not_ours == 1


def test_a_crash_before_the_answer_was_written_down_is_found_in_place() -> None:
    waits = delivery(1, "/a.pdf", "1", "waiting")
    [finding] = compare([listed("/a.pdf", "1")], [waits]).findings
    assert finding.found is Found.IN_PLACE


def test_what_still_waits_and_what_lies_in_its_place_is_no_alarm() -> None:
    waits = delivery(1, "/a.pdf", "1", "waiting")
    comparison = compare([listed("/a.pdf", "2")], [waits])
    assert (comparison.findings, comparison.not_ours) == ((), 1)


def test_an_altered_document_is_one_finding_and_no_strangers_file() -> None:
    comparison = compare([listed("/a.pdf", "2")], [delivery(1, "/a.pdf", "1")])
    assert [it.found for it in comparison.findings] == [Found.ALTERED]
    assert comparison.not_ours == 0


@pytest.mark.parametrize(
    ("gone", "every", "many"), [(1, 1, False), (2, 2, False), (3, 15, False), (3, 14, True)]
)
def test_more_than_a_fifth_gone_at_once_is_one_question(gone: int, every: int, many: bool) -> None:  # noqa: FBT001
    ledger = [delivery(n, f"/{n}.pdf", str(n)) for n in range(every)]
    listing = [listed(f"/{n}.pdf", str(n)) for n in range(gone, every)]
    comparison = compare(listing, ledger)
    assert len(comparison.of(Found.GONE)) == gone
    assert comparison.many_gone is many
