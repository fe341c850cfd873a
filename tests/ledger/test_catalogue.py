"""The window's questions to the ledger, against the same question asked of all rows one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gsmos_tray.documents.document import Party, Shop
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.layout import Layout
from gsmos_tray.documents.romanian import folded
from gsmos_tray.ledger.catalogue import Catalogue, Order, Selection, counted
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.values import FileState, Unread
from tests.ui import shop

LAYOUT = Layout.checked("Facturi SPV", "month", {}, Shop(shop.OWN.cui))
MANY = 60


def judged(n: int, **fields: object):
    made = shop._judged(n, LAYOUT)
    found = made.paper.recognition
    recognition = replace(found, fields=replace(found.fields, **fields))
    return replace(made, paper=replace(made.paper, recognition=recognition))


@pytest.fixture
def ledger(tmp_path):
    made = Ledger.open(tmp_path / "ledger.db")
    yield made
    made.close()


@pytest.fixture
def full(ledger):
    """Documents in every state, files that are left out, and files that are not read yet."""
    ledger.record([judged(n) for n in range(MANY)], 0.0)
    claimed = ledger.deliveries.claim(1e9, MANY - 10)
    ledger.deliveries.settle(
        [shop.Archived(one.id, one.archive_path, f"rev{one.id}") for one in claimed[:-3]], 1e9
    )
    ledger.deliveries.settle(
        [shop.SetAside(one.id, shop.errors.PlaceTaken()) for one in claimed[-3:]], 1e9
    )
    names = [shop._seen(shop.PRIVATE / f"bilet {n}.pdf", 10) for n in range(4)]
    ledger.files.note_left_out(names, "not_recognised", "")
    ledger.files.note_seen([shop._seen(shop.PRIVATE / "Factura_nou.pdf", 10)], Unread.IN_USE)
    return ledger


def find(ledger: Ledger, **asked: object):
    found = Catalogue(ledger.store).find(Selection(**asked))
    rows = found.rows(0, found.count)
    assert len(rows) == found.count
    return rows


def keys(rows) -> set:
    return {(row.id, row.file) for row in rows}


def every(ledger: Ledger):
    return ledger.overview.documents(Wanted())


def test_everything_is_found_once(full):
    rows = find(full)
    assert keys(rows) == keys(every(full))
    assert len(rows) == len(keys(rows)) == MANY + 5


def test_what_is_judged_anew_keeps_its_line(full):
    before = find(full)
    holding = [row for row in before if row.archive_path and row.file]
    again = [shop._seen(Path(row.file), 10) for row in holding]
    full.files.note_seen(again, Unread.UNJUDGED)
    assert find(full) == before
    assert keys(every(full)) == keys(before)


def test_what_is_not_read_yet_comes_first_and_then_the_newest(full):
    rows = find(full)
    assert rows[0].file.endswith("Factura_nou.pdf")
    ids = [row.id for row in rows if row.id is not None]
    assert ids == sorted(ids, reverse=True)


@pytest.mark.parametrize("state", FileState)
def test_a_state_shows_what_is_in_it_and_nothing_else(full, state):
    rows = find(full, states=frozenset({state}))
    assert rows
    assert keys(rows) == keys(row for row in every(full) if row.state is state)


def test_what_is_on_its_way_still_waits(full):
    full.deliveries.claim(1e9, 2)
    waiting = find(full, states=frozenset({FileState.WAITING}))
    assert len([row for row in waiting if row.id is not None]) == 10


def test_kinds_and_period_narrow_it_down(full):
    rows = find(full, kinds=frozenset({Kind.INVOICE}), period="2026-11")
    assert rows
    assert {row.kind for row in rows} == {"invoice"}
    assert {row.issue_date[:7] for row in rows} == {"2026-11"}


PARTS = """
    PE 20|CAFENEAUA|ștefania|stefania 9|0008|4186|bilet|bilet 2|nimic|12345674 pe|2026-11-2
"""


@pytest.mark.parametrize("part", PARTS.strip().split("|"))
def test_every_word_is_found_as_a_part_of_what_is_known(full, part):
    def holds(row) -> bool:
        name = row.file.rpartition("/")[2]
        known = (row.number, row.issuer_name, row.issuer_cui, row.customer_name, row.customer_cui,
                 row.total, row.repair_code, row.upload_index, row.issue_date)  # fmt: skip
        text = folded(f" {' '.join(filter(None, known))} {name.replace('_', ' ')}")
        return all((word if len(word) > 2 else f" {word}") in text for word in folded(part).split())

    assert keys(find(full, search=part)) == keys(filter(holds, every(full)))


def test_one_or_two_letters_are_the_beginning_of_a_word(ledger):
    ledger.record([judged(0, number="AB 77"), judged(3, number="XAB 123")], 0.0)
    assert [row.number for row in find(ledger, search="ab")] == ["AB 77"]
    assert [row.number for row in find(ledger, search="xa 1")] == ["XAB 123"]


def test_a_number_is_found_however_its_signs_are_typed(ledger):
    ledger.record([judged(0, number="ETTS/2023 /000130")], 0.0)
    for typed in ("ETTS/2023 /000130", "etts2023000130", "ETTS/2023", "000130", "3000"):
        assert len(find(ledger, search=typed)) == 1, typed


@pytest.mark.parametrize("typed", ['"', "'", '""x"', "a OR b", "NEAR(", "*", "\0abc", "-", "';--"])
def test_what_means_something_to_the_index_means_nothing_to_a_person(full, typed):
    find(full, search=typed)


def test_a_part_of_the_shops_own_cui_finds_nothing_by_it(ledger):
    others = {"issuer": shop.OWN, "repair_code": None, "upload_index": None}
    ledger.record([judged(0, number="1", **others), judged(3, number="F 12345", **others)], 0.0)
    assert len(find(ledger, search="1234")) == 2
    for part, found in (
        ("1234", ["F 12345"]),
        ("12", ["F 12345"]),
        (shop.OWN.cui, ["1", "F 12345"]),
    ):
        rows = find(ledger, search=part, own_cui=shop.OWN.cui)
        assert sorted(row.number for row in rows) == found, part


def test_a_word_may_have_other_readings(ledger):
    ledger.record([judged(0, total=Decimal("1234.50")), judged(3, total=Decimal("91234.50"))], 0.0)
    [row] = find(ledger, search="1.234", readings=(("1.234", " 1234."),))
    assert row.total == "1234.50"


def test_a_sum_is_no_part_of_a_longer_number(ledger):
    ledger.record([judged(0, number="F9123456")], 0.0)
    assert find(ledger, search="1234.56") == []


VALUES = {
    Order.NUMBER: lambda row: counted(row.number or row.repair_code or row.upload_index),
    Order.DATE: lambda row: row.issue_date,
    Order.TOTAL: lambda row: None if row.total is None else Decimal(row.total),
    Order.FILE: lambda row: counted(folded(row.file.rpartition("/")[2])),
    Order.ARCHIVED: lambda row: row.archived_at,
    Order.KIND: lambda row: None if row.kind is None else list(Kind).index(row.kind),
    Order.PARTY: lambda row: folded(
        (row.issuer_name if row.kind == "efactura_received" or row.customer_cui == shop.OWN.cui
         else row.customer_name) or "") or None,
    Order.STATE: lambda row: ("set_aside", "waiting", "archived", "left_out").index(row.state),
}  # fmt: skip


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", Order)
def test_lines_are_sorted_and_what_lacks_the_value_is_last(full, order, descending):
    rows = find(full, order=order, descending=descending, own_cui=shop.OWN.cui,
                kinds_in_order=tuple(Kind))  # fmt: skip
    assert keys(rows) == keys(every(full))
    values = [VALUES[order](row) for row in rows]
    known = [value for value in values if value is not None]
    assert values == [*sorted(known, reverse=descending), *[None] * (len(values) - len(known))]


def test_nine_comes_before_ten():
    assert counted("F 9") < counted("F 10") < counted("F 010b") < counted("G 1")


def test_any_part_of_the_answer_can_be_had_and_it_stays_one_moment(full):
    found = Catalogue(full.store).find(Selection())
    before = [found.rows(at, 7) for at in range(0, found.count, 7)]
    full.record([judged(MANY + 1)], 0.0)
    after = [found.rows(at, 7) for at in range(0, found.count, 7)]
    assert before == after
    assert sum(map(len, before)) == found.count


def test_a_line_that_is_gone_leaves_its_place_empty(full):
    found = Catalogue(full.store).find(Selection(states=frozenset({FileState.LEFT_OUT})))
    full.files.note_gone([shop.PRIVATE / "bilet 1.pdf"])
    rows = found.rows(0, found.count)
    assert [row is None for row in rows].count(True) == 1


def check_index(ledger: Ledger) -> None:
    """Let SQLite compare its index with what it was made of; raises if they differ."""
    with ledger.store.transaction() as db:
        for table in ("document_search", "file_search"):
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608


def test_the_index_follows_whatever_happens_to_documents_and_files(full):
    full.record([judged(n, number=f"NOU {n}", customer=Party("Altul")) for n in range(5)], 1.0)
    full.files.note_gone([shop.PRIVATE / "bilet 1.pdf"])
    full.files.forget_below(shop.GSMOS, ())
    check_index(full)
    assert len(find(full, search="altul")) > 0
    assert find(full, search="bilet 1") == []


NAMES = st.text(st.sampled_from("abAB19 /-țŞ\"'ß"), max_size=12)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(numbers=st.lists(NAMES, min_size=1, max_size=6), part=NAMES)
def test_a_part_of_a_number_finds_what_holds_it(tmp_path_factory, numbers, part):
    ledger = Ledger.open(tmp_path_factory.mktemp("ledger") / "ledger.db")
    papers = [judged(n, number=number or None, customer=Party(), issuer=Party(), total=None,
                     upload_index=None, repair_code=None, issue_date=date(2000, 1, 1))
              for n, number in enumerate(numbers)]  # fmt: skip
    ledger.record(papers, 0.0)
    long = [word for word in folded(part).split() if len(word) > 2]
    found = {row.number for row in find(ledger, search=" ".join(long))}
    ledger.close()
    holding = {number for number in numbers if all(word in folded(number) for word in long)}
    assert {number or None for number in holding} <= found


def test_fields_that_nobody_read_are_no_words(ledger):
    empty = dict.fromkeys(("number", "issue_date", "total", "repair_code"))
    ledger.record([judged(0, **empty, issuer=Party(), customer=Party())], 0.0)
    assert find(ledger, search="none") == []
