"""What windows and commands are told: the list, its filters, and the state of one file."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray import errors
from gsmos_tray.documents.document import Fields, Recognition, Why, WhyCode
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ledger.files import START, real, stored
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.moves import Postponed, SetAside
from gsmos_tray.ledger.values import FileState, Unread
from tests.ledger.papers import (
    FOLDER,
    INVOICE,
    SCAN,
    ZIP,
    archive,
    judged,
    paper,
    rows,
    seen,
)

WARRANTY = Recognition(
    Kind.WARRANTY,
    INVOICE.certainty,
    Why(WhyCode.TITLE, "CERTIFICAT DE GARANȚIE"),
    Fields(repair_code="BMP469", issue_date=date(2026, 10, 30)),
)


def found(ledger: Ledger, **wanted: object) -> set[str]:
    """Give the names of the files that are listed."""
    return {Path(row.file).name for row in rows(ledger, **wanted)}


@pytest.fixture
def shop(ledger: Ledger) -> Ledger:
    """An archived invoice, a waiting warranty, a scan set aside, and files without documents."""
    ledger.record([judged("Factura_000123.pdf", paper("invoice"))], 1.0)
    archive(ledger, 1.0)
    ledger.record([judged("scan.pdf", paper("scan", SCAN))], 2.0)
    [claimed] = ledger.deliveries.claim(2.0)
    ledger.deliveries.settle([SetAside(claimed.id, errors.NameRefused(name="?"))], 2.0)
    ledger.record([judged("Garanție BMP469.pdf", paper("warranty", WARRANTY))], 3.0)
    off = paper("receipt", replace(INVOICE, kind=Kind.RECEIPT), wanted=False)
    ledger.record([judged("Chitanta_7.pdf", off, rule="kind_off")], 3.0)
    ledger.files.note_left_out([seen("descarcare.tmp")], "temporary", "")
    ledger.files.note_seen([seen("deschis.pdf")], Unread.IN_USE)
    return ledger


# -- the list ----------------------------------------------------------------------------------


def test_every_document_and_every_bare_file_has_its_line(shop: Ledger) -> None:
    told = {Path(row.file).name: (row.state, row.rule, row.reason) for row in rows(shop)}
    assert told == {
        "Factura_000123.pdf": ("archived", None, None),
        "scan.pdf": ("set_aside", None, "name_refused"),
        "Garanție BMP469.pdf": ("waiting", None, None),
        "Chitanta_7.pdf": ("left_out", "kind_off", None),
        "descarcare.tmp": ("left_out", "temporary", None),
        "deschis.pdf": ("waiting", None, "in_use"),
    }


def test_a_line_tells_what_was_read_and_where_it_lies(shop: Ledger) -> None:
    [row] = rows(shop, kinds=frozenset({"invoice"}))
    assert (row.number, row.issue_date, row.total, row.currency) == (
        "000123",
        "2026-11-03",
        "1067.65",
        "RON",
    )
    assert (row.issuer_name, row.issuer_cui) == ("MOBI REPAIR SRL", "18547290")
    assert (row.why, row.why_detail, row.certainty) == ("title", "FACTURĂ", "content")
    assert row.archive_path == "/Facturi SPV/invoice.pdf"
    assert (row.rev, row.archived_at, row.due_at) == (f"rev{row.id}", 1.0, None)
    assert row.size == len("invoice")


def test_a_bare_file_has_no_document_fields(shop: Ledger) -> None:
    [row] = (row for row in rows(shop) if row.reason == "in_use")
    assert (row.id, row.kind, row.content_hash, row.archive_path) == (None, None, None, None)


def test_a_file_that_is_empty_now_shows_nothing_of_what_it_held(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("old"))], 1.0)
    archive(ledger)
    ledger.files.note_left_out([seen("f.pdf", "")], "empty", "")
    [bare] = (row for row in rows(ledger) if row.rule)
    assert (bare.rule, bare.kind, bare.number) == ("empty", None, None)


def test_only_what_waits_has_a_time_at_which_it_is_due(shop: Ledger) -> None:
    assert {row.kind: row.due_at for row in rows(shop) if row.due_at} == {"warranty": 3.0}
    [claimed] = shop.deliveries.claim(4.0)
    shop.deliveries.settle([Postponed(claimed.id, 60.0, errors.SourceChanged())], 4.0)
    assert {row.kind: row.due_at for row in rows(shop) if row.due_at} == {"warranty": 60.0}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"state": FileState.ARCHIVED}, {"Factura_000123.pdf"}),
        ({"state": FileState.SET_ASIDE}, {"scan.pdf"}),
        ({"state": FileState.WAITING}, {"Garanție BMP469.pdf", "deschis.pdf"}),
        ({"state": FileState.LEFT_OUT}, {"Chitanta_7.pdf", "descarcare.tmp"}),
        ({"kinds": frozenset({"warranty", "unknown"})}, {"Garanție BMP469.pdf", "scan.pdf"}),
        ({"kinds": frozenset({"receipt"})}, {"Chitanta_7.pdf"}),
        ({"kinds": frozenset()}, set()),
        ({"month": "2026-11"}, {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ({"month": "2026-10"}, {"Garanție BMP469.pdf"}),
        ({"month": "2026-1"}, set()),
        ({"state": FileState.WAITING, "kinds": frozenset({"warranty"}), "month": "2026-10"},
         {"Garanție BMP469.pdf"}),
    ],
)  # fmt: skip
def test_a_filter_shows_what_fits(shop: Ledger, wanted: dict[str, object], names: set[str]) -> None:
    assert found(shop, **wanted) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ștefan", {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ("STEFAN TURCANU", {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ("Şţefan", {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ("ŢURCANU", {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ("garantie", {"Garanție BMP469.pdf"}),
        ("bmp469", {"Garanție BMP469.pdf"}),
        ("18547290", {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ("1067.65", {"Factura_000123.pdf", "Chitanta_7.pdf"}),
        ("factura_", {"Factura_000123.pdf"}),
        ("deschis", {"deschis.pdf"}),
        ("100%", set()),
        ("", None),
    ],
)
def test_a_search_takes_letters_with_and_without_their_marks(
    shop: Ledger, words: str, names: set[str] | None
) -> None:
    assert found(shop, search=words) == (found(shop) if names is None else names)


def test_a_limit_counts_what_is_shown(shop: Ledger) -> None:
    assert len(rows(shop, limit=2)) == 2
    assert len(rows(shop, limit=4)) == 4
    assert len(rows(shop, limit=100)) == 6
    # the limit is not used up by lines that the filter hides
    assert found(shop, kinds=frozenset({"receipt"}), limit=1) == {"Chitanta_7.pdf"}
    assert found(shop, kinds=frozenset({"warranty"}), limit=1) == {"Garanție BMP469.pdf"}


def test_further_files_with_the_same_bytes_are_named(ledger: Ledger) -> None:
    ledger.record([judged(name, paper("same")) for name in ("a.pdf", "b.pdf", "c.pdf")], 1.0)
    ledger.files.note_gone([FOLDER / "a.pdf"])

    [row] = rows(ledger)
    assert row.file == str(FOLDER / "b.pdf")  # those that are there come first
    assert row.also_in == (str(FOLDER / "c.pdf"), str(FOLDER / "a.pdf"))


def test_a_member_names_its_zip_and_itself(ledger: Ledger) -> None:
    member = ("4186086961.xml", paper("xml"))
    ledger.record([judged("s.zip", paper("zip", ZIP), member)], 1.0)

    [zip_row, member_row] = rows(ledger)
    assert (zip_row.file, zip_row.member) == (str(FOLDER / "s.zip"), None)
    assert (member_row.file, member_row.member) == (str(FOLDER / "s.zip"), "4186086961.xml")

    ledger.record([judged("f.xml", paper("xml"))], 2.0)
    member_row = rows(ledger)[1]
    assert (member_row.file, member_row.member) == (str(FOLDER / "f.xml"), None)
    assert member_row.also_in == (str(FOLDER / "s.zip"),)
    assert ledger.overview.members_of(zip_row.id) == [member_row.id]


def test_one_document_is_found_by_its_number(shop: Ledger) -> None:
    [row] = rows(shop, kinds=frozenset({"warranty"}))
    assert shop.overview.document(row.id) == row
    assert shop.overview.document(row.id + 1000) is None


def test_the_last_that_were_archived_come_newest_first(ledger: Ledger) -> None:
    for moment, content in enumerate(("one", "two", "three"), start=1):
        ledger.record([judged(f"{content}.pdf", paper(content))], float(moment))
        archive(ledger, float(moment))
    told = [Path(row.file).stem for row in ledger.overview.last_archived(2)]
    assert told == ["three", "two"]


# -- counting ----------------------------------------------------------------------------------


def test_what_is_being_sent_still_waits(shop: Ledger) -> None:
    shop.deliveries.claim(4.0)
    assert shop.overview.deliveries() == {"archived": 1, "waiting": 1, "set_aside": 1}
    assert shop.overview.waiting() == (1, len("warranty"))
    assert found(shop, state=FileState.WAITING) == {"Garanție BMP469.pdf", "deschis.pdf"}


def test_directories_are_counted_apart_and_their_rules_named(ledger: Ledger) -> None:
    ledger.record([judged("a/f.pdf", paper("one")), judged("a/b/f.pdf", paper("two"))], 1.0)
    ledger.files.note_left_out([seen("a/x.tmp"), seen("a/y.tmp")], "temporary", "")
    ledger.files.note_left_out([seen("a/.z")], "hidden", "")
    archive(ledger)
    ledger.files.note_gone([FOLDER / "a/y.tmp"])

    counts = ledger.overview.by_directory()
    outer, inner = counts[FOLDER / "a"], counts[FOLDER / "a" / "b"]
    assert (outer.files, +outer.states) == (3, {"archived": 1, "left_out": 2})
    assert outer.left_out_by == {"temporary": 1, "hidden": 1}
    assert (inner.files, +inner.states) == (1, {"archived": 1})


def test_the_worst_of_what_a_zip_holds_is_its_state(ledger: Ledger) -> None:
    members = (("1.xml", paper("one")), ("2.xml", paper("two")))
    ledger.record([judged("s.zip", paper("zip", ZIP), *members)], 1.0)
    path = FOLDER / "s.zip"
    claimed = ledger.deliveries.claim(1.0, 3)
    assert ledger.overview.file(path).state is FileState.WAITING

    ledger.deliveries.settle([SetAside(claimed[1].id, errors.NotProved())], 1.0)
    assert ledger.overview.file(path).state is FileState.SET_ASIDE
    assert +ledger.overview.by_directory()[FOLDER].states == {"set_aside": 1}


def test_a_file_that_changed_is_unread_whatever_became_of_its_old_bytes(shop: Ledger) -> None:
    shop.files.note_seen([seen("scan.pdf", "rescanned")], Unread.SETTLING)
    facts = shop.overview.file(FOLDER / "scan.pdf")
    assert (facts.state, facts.unread) == (FileState.WAITING, "settling")
    assert shop.overview.by_directory()[FOLDER].states["set_aside"] == 0


def test_a_file_that_was_never_seen_is_unknown(shop: Ledger) -> None:
    assert shop.overview.file(FOLDER / "alta.pdf") is None
    assert shop.overview.file(Path("/elsewhere/scan.pdf")) is None


# -- files -------------------------------------------------------------------------------------


def test_what_waits_to_be_read_is_listed_until_it_is_read(ledger: Ledger) -> None:
    ledger.files.note_seen([seen("f.pdf"), seen("g.pdf")], Unread.SETTLING)
    assert {path.name for path in ledger.files.unread()[0]} == {"f.pdf", "g.pdf"}

    ledger.record([judged("f.pdf", paper("x"))], 1.0)
    ledger.files.note_gone([FOLDER / "g.pdf"])
    assert ledger.files.unread() == ([], (0, 0))


def test_what_waits_to_be_read_is_listed_in_parts_each_file_once(ledger: Ledger) -> None:
    names = {f"{number % 3}/{number}.pdf" for number in range(20)}
    ledger.files.note_seen([seen(name) for name in names], Unread.SETTLING)
    listed, mark = [], START
    while (part := ledger.files.unread(mark, 3))[0]:
        assert len(part[0]) <= 3
        listed += part[0]
        mark = part[1]
    assert sorted(listed) == sorted(FOLDER / name for name in names)


def test_a_rescan_is_told_the_last_look_at_what_is_there(ledger: Ledger) -> None:
    ledger.record([judged("a/f.pdf", paper("x"))], 1.0)
    ledger.files.note_seen([seen("a/g.pdf", "longer", 7.5)], Unread.SETTLING)
    ledger.files.note_left_out([seen("a/b/h.tmp"), seen("ab/i.tmp")], "temporary", "")
    ledger.files.note_gone([FOLDER / "a/f.pdf"])

    with ledger.files.known() as known:
        assert known.children(FOLDER / "a") == {"g.pdf": (6, 7_500_000_000, 0)}
        assert set(known.directories(FOLDER / "a")) == {FOLDER / "a", FOLDER / "a/b"}
        assert set(known.directories(Path("/"))) >= {FOLDER / "ab"}
        ledger.files.note_seen([seen("a/late.pdf")], Unread.SETTLING)
        assert "late.pdf" in known.children(FOLDER / "a")  # each question sees the newest


def test_the_last_look_replaces_the_one_before(ledger: Ledger) -> None:
    ledger.files.note_seen([seen("f.pdf")], Unread.SETTLING)
    later = replace(seen("f.pdf", "longer", 9.0), attributes=2)
    ledger.files.note_seen([later], Unread.SETTLING)
    with ledger.files.known() as known:
        assert known.children(FOLDER) == {"f.pdf": (6, 9_000_000_000, 2)}


def test_a_file_that_comes_back_is_there(ledger: Ledger) -> None:
    ledger.record([judged("f.pdf", paper("x"))], 1.0)
    ledger.files.note_gone([FOLDER / "f.pdf"])
    assert ledger.overview.by_directory() == {}
    ledger.files.note_seen([seen("f.pdf")], Unread.SETTLING)
    ledger.files.note_gone([FOLDER / "f.pdf"])
    assert ledger.overview.file(FOLDER / "f.pdf").unread is None
    ledger.files.note_seen([seen("f.pdf")], Unread.SETTLING)
    assert not ledger.overview.file(FOLDER / "f.pdf").gone
    assert ledger.overview.by_directory()[FOLDER].files == 1


def test_a_file_that_held_nothing_is_forgotten_when_it_goes(ledger: Ledger) -> None:
    ledger.files.note_left_out([seen("x.tmp")], "temporary", "")
    assert ledger.files.note_gone([FOLDER / "x.tmp", FOLDER / "never seen.pdf"]) == []
    assert ledger.overview.file(FOLDER / "x.tmp") is None


def test_since_when_a_file_waits_is_kept_while_the_reason_stays(ledger: Ledger) -> None:
    def since() -> float:
        with ledger.store.reading() as db:
            return db.execute("SELECT since FROM file").fetchone()[0]

    ledger.files.note_seen([seen("f.pdf")], Unread.SETTLING)
    began = since()
    ledger.files.note_seen([seen("f.pdf", "longer")], Unread.SETTLING)
    assert since() == began
    ledger.files.note_seen([seen("f.pdf", "longer")], Unread.IN_USE)
    assert since() > began


names = st.binary(min_size=1, max_size=20).map(os.fsdecode).filter(lambda name: "\0" not in name)


@given(names)
def test_a_name_that_is_no_text_comes_back_as_it_was(name: str) -> None:
    stored(name).encode()  # SQLite takes it
    assert real(stored(name)) == name


def test_files_whose_names_are_no_text_are_remembered_apart(ledger: Ledger) -> None:
    strange = [os.fsdecode(b"factur\xe3.pdf"), os.fsdecode(b"factur\xe4.pdf")]
    ledger.files.note_left_out([seen(name) for name in strange], "strange_name", "")
    ledger.files.note_left_out([seen(Path(strange[0], "x.tmp"))], "temporary", "")

    assert {Path(row.file) for row in rows(ledger)} == {
        FOLDER / strange[0], FOLDER / strange[1], FOLDER / strange[0] / "x.tmp"
    }  # fmt: skip
    assert ledger.overview.file(FOLDER / strange[1]).rule == "strange_name"
    with ledger.files.known() as known:
        assert set(known.children(FOLDER)) == set(strange)
        assert FOLDER / strange[0] in known.directories(FOLDER)


def test_a_file_of_an_impossible_time_is_remembered(ledger: Ledger) -> None:
    """Damaged disks have files of the year 60000; SQLite's numbers end in 2262."""
    future = replace(seen("f.pdf"), mtime_ns=2_000_000_000_000 * 10**9)
    past = replace(seen("g.pdf"), mtime_ns=-2_000_000_000_000 * 10**9)
    ledger.files.note_seen([future, past], Unread.SETTLING)
    ledger.record([replace(judged("f.pdf", paper("x")), seen=future)], 1.0)
    assert found(ledger) == {"f.pdf", "g.pdf"}
