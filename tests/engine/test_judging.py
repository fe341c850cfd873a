"""What leaves a file out, or where what it holds belongs; and when that must be asked again."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from gsmos_tray import errors, settings
from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Member,
    Reading,
    Recognition,
    Shop,
    Why,
    WhyCode,
)
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.engine import judging
from gsmos_tray.engine.judging import Choices, judge, left_out_unread
from gsmos_tray.folders.looking import Look, look_at
from gsmos_tray.ledger.values import Judged
from gsmos_tray.settings import Settings, Sync, WatchedFolder

INVOICE = Recognition(
    Kind.INVOICE,
    Certainty.CONTENT,
    Why(WhyCode.TITLE, "FACTURĂ"),
    Fields(number="000123", issue_date=date(2026, 11, 3)),
)
SCAN = Recognition(Kind.UNKNOWN, Certainty.NONE, Why(WhyCode.NO_TEXT))
LETTER = Recognition(Kind.OTHER, Certainty.CONTENT, Why(WhyCode.NO_RULE))
ZIP = Recognition(Kind.SPV_ARCHIVE, Certainty.CONTENT, Why(WhyCode.SPV_ZIP))
XML = replace(INVOICE, kind=Kind.EFACTURA_ISSUED, why=Why(WhyCode.UBL_ISSUED))
BROKEN_ZIP = replace(ZIP, certainty=Certainty.NAME, why=Why(WhyCode.BROKEN), faulty=True)
HIDDEN = 0x2
OFFLINE = 0x1000


class Told:
    """A reader that is told what each file holds."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.asked: list[tuple[Path, Shop]] = []

    def read(self, path: Path, shop: Shop) -> Reading:
        self.asked.append((path, shop))
        return self.reading


def choices(*folders: WatchedFolder, copies: tuple[Path, ...] = (), **chosen: object) -> Choices:
    return Choices.of(Settings(folders=folders, **chosen), copies, "rules")


def judged(
    path: Path,
    found: Recognition,
    *members: Recognition,
    mixed: bool = False,
    **chosen: object,
) -> Judged:
    """Judge *path*, which turns out to be that."""
    if not path.exists():
        path.write_bytes(b"content")
    inside = tuple(
        Member(f"{n}.xml", fingerprint_of(b"%d" % n), it) for n, it in enumerate(members)
    )
    folder = WatchedFolder(path.parent, mixed=mixed)
    return judge(
        path, look_at(path), folder, choices(folder, **chosen), Told(Reading(found, inside))
    )


# -- left out unread ---------------------------------------------------------------------------


def rule_of(
    name: str,
    *,
    size: int = 1,
    day: date = date(2026, 11, 3),
    attributes: int = 0,
    since: date | None = date(2026, 1, 1),
    copies: tuple[Path, ...] = (),
) -> str | None:
    folder = WatchedFolder(Path("/gsmOS"), since=since)
    moment = datetime.combine(day, time(12)).astimezone()
    look = Look(size, int(moment.timestamp() * 1e9), attributes)
    return left_out_unread(Path("/gsmOS", name), look, folder, choices(folder, copies=copies))


OLD = date(2025, 12, 31)
INSIDE = (Path("/gsmOS/Dropbox"),)


@pytest.mark.parametrize(
    ("rule", "name", "how"),
    [
        (None, "f.pdf", {}),
        ("temporary", "f.pdf.crdownload", {}),
        ("temporary", "f.tmp", {"size": 0, "day": OLD, "attributes": OFFLINE}),
        ("hidden", ".git/f.pdf", {"size": 0}),
        ("hidden", "f.pdf", {"attributes": HIDDEN, "size": 0}),
        ("strange_name", os.fsdecode(b"\xe3.pdf"), {"size": 0}),
        ("archive_itself", "Dropbox/f.pdf", {"copies": INSIDE, "size": 0, "day": OLD}),
        ("hidden", "Dropbox/.f.pdf", {"copies": INSIDE}),
        ("empty", "f.pdf", {"size": 0, "day": OLD, "attributes": OFFLINE}),
        ("before", "f.pdf", {"day": OLD, "attributes": OFFLINE}),
        (None, "f.pdf", {"day": date(2026, 1, 1)}),
        (None, "f.pdf", {"day": OLD, "since": None}),
        ("online_only", "f.pdf", {"attributes": OFFLINE}),
    ],
)
def test_the_first_rule_that_fits_leaves_a_file_out(
    rule: str | None, name: str, how: dict[str, object]
) -> None:
    assert rule_of(name, **how) == rule


@pytest.mark.parametrize(
    ("nanoseconds", "left_out"), [(10**22, False), (-(10**22), True), (-1, True)]
)
def test_an_impossible_time_is_a_very_early_or_a_very_late_one(
    nanoseconds: int,
    left_out: bool,  # noqa: FBT001
) -> None:
    folder = WatchedFolder(Path("/gsmOS"), since=date(2026, 1, 1))
    rule = left_out_unread(Path("/gsmOS/f.pdf"), Look(1, nanoseconds), folder, choices(folder))
    assert rule == ("before" if left_out else None)


@pytest.mark.parametrize(("nanoseconds", "month"), [(10**22, "9999/12"), (-(10**22), "1970/01")])
def test_an_impossible_time_has_a_place(nanoseconds: int, month: str) -> None:
    assert f"{judging._day(nanoseconds):%Y/%m}" == month


def test_a_file_of_an_impossible_time_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"content")
    os.utime(path, (10**10, 10**10))  # the year 2286, as late as this disk goes
    assert judged(path, SCAN).paper.places is not None


# -- what is archived --------------------------------------------------------------------------


def test_a_dedicated_folder_gives_everything(tmp_path: Path) -> None:
    for found in (INVOICE, SCAN, LETTER):
        one = judged(tmp_path / "f.pdf", found)
        assert (one.rule, one.paper.fault) == (None, None)
        assert one.paper.places is not None


def test_a_mixed_folder_gives_what_is_recognised(tmp_path: Path) -> None:
    assert judged(tmp_path / "f.pdf", INVOICE, mixed=True).rule is None
    for found in (SCAN, LETTER):
        one = judged(tmp_path / "f.pdf", found, mixed=True)
        assert (one.rule, one.paper.places) == ("not_recognised", None)


def test_a_broken_download_in_a_mixed_folder_is_told_by_its_name(tmp_path: Path) -> None:
    one = judged(tmp_path / "f.zip", BROKEN_ZIP, mixed=True)
    assert (one.rule, one.paper.fault) == (None, "error_page")

    page = replace(SCAN, why=Why(WhyCode.ERROR_PAGE), faulty=True)
    assert judged(tmp_path / "f.pdf", page, mixed=True).rule == "not_recognised"
    assert judged(tmp_path / "f.pdf", page).paper.fault == "error_page"


def test_a_kind_that_is_switched_off_is_left_out(tmp_path: Path) -> None:
    one = judged(tmp_path / "f.pdf", INVOICE, kinds_off=frozenset({"invoice"}))
    assert (one.rule, one.paper.places) == ("kind_off", None)
    assert judged(tmp_path / "f.pdf", INVOICE, kinds_off=frozenset({"receipt"})).rule is None
    faulty = judged(tmp_path / "f.zip", BROKEN_ZIP, kinds_off=frozenset({"spv_archive"}))
    assert (faulty.rule, faulty.paper.fault) == ("kind_off", None)


def test_what_is_neither_recognised_nor_switched_on_is_not_recognised(tmp_path: Path) -> None:
    one = judged(tmp_path / "f.pdf", SCAN, mixed=True, kinds_off=frozenset({"unknown"}))
    assert one.rule == "not_recognised"


def test_a_zip_and_its_members_go_each_as_it_is_switched_on(tmp_path: Path) -> None:
    def wanted(**chosen: object) -> tuple[bool, bool, str | None]:
        one = judged(tmp_path / "s.zip", ZIP, XML, **chosen)
        [(name, member)] = one.members
        assert name == "0.xml"
        return one.paper.places is not None, member.places is not None, one.rule

    assert wanted() == (True, True, None)
    assert wanted(spv_members=False) == (True, False, None)
    assert wanted(kinds_off=frozenset({"spv_archive"})) == (False, True, None)
    assert wanted(kinds_off=frozenset({"efactura_issued"})) == (True, False, None)
    nothing = wanted(kinds_off=frozenset({"spv_archive"}), spv_members=False)
    assert nothing == (False, False, "kind_off")


def test_a_member_is_named_after_itself_and_dated_by_its_zip(tmp_path: Path) -> None:
    path = tmp_path / "s.zip"
    path.write_bytes(b"content")
    noon = datetime(2026, 3, 14, 12).astimezone().timestamp()
    os.utime(path, (noon, noon))
    note = replace(LETTER, fields=Fields())
    [(_, member)] = judged(path, ZIP, note).members
    assert str(member.places.paths[0]) == "/Facturi SPV/Diverse/2026/03/0.xml"


def test_a_judgement_holds_the_bytes_and_the_look(tmp_path: Path) -> None:
    one = judged(tmp_path / "f.pdf", INVOICE)
    look = look_at(tmp_path / "f.pdf")
    assert one.paper.fingerprint == fingerprint_of(b"content")
    assert (one.seen.path, one.seen.size, one.seen.mtime_ns) == (
        tmp_path / "f.pdf",
        look.size,
        look.mtime_ns,
    )


def test_the_reader_is_told_the_shops_number(tmp_path: Path) -> None:
    path = tmp_path / "f.xml"
    path.write_bytes(b"content")
    reader, folder = Told(Reading(XML)), WatchedFolder(tmp_path)
    judge(path, look_at(path), folder, choices(folder, cui="18547290"), reader)
    assert reader.asked == [(path, Shop("18547290"))]


def test_a_file_that_changes_while_it_is_read_is_not_judged(tmp_path: Path) -> None:
    path = tmp_path / "f.pdf"
    path.write_bytes(b"content")
    look, folder = look_at(path), WatchedFolder(tmp_path)

    class Slow(Told):
        def read(self, path: Path, shop: Shop) -> Reading:
            path.write_bytes(b"other content")
            return super().read(path, shop)

    with pytest.raises(errors.SourceChanged):
        judge(path, look, folder, choices(folder), Slow(Reading(INVOICE)))
    path.unlink()
    with pytest.raises(errors.SourceVanished):
        judge(path, look, folder, choices(folder), Told(Reading(INVOICE)))


def test_the_innermost_folder_decides(tmp_path: Path) -> None:
    outer, inner = WatchedFolder(tmp_path), WatchedFolder(tmp_path / "a", mixed=True)
    both = choices(outer, inner)
    assert both.folder_of(tmp_path / "f.pdf") == outer
    assert both.folder_of(tmp_path / "a" / "b" / "f.pdf") == inner
    assert both.folder_of(tmp_path / "ab" / "f.pdf") == outer
    assert both.folder_of(Path("/elsewhere/f.pdf")) is None


# -- the stamp ---------------------------------------------------------------------------------

FOLDER = WatchedFolder(Path("/gsmOS"))
PLAIN = Settings(folders=(FOLDER,), cui="18547290", archive_root="Arhiva")


def stamp(
    chosen: Settings = PLAIN,
    folder: WatchedFolder = FOLDER,
    copies: tuple[Path, ...] = (),
    rules: str = "rules",
) -> str:
    return Choices.of(chosen, copies, rules).stamp(folder)


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, cui="33445566"),
        replace(PLAIN, cui=None),
        replace(PLAIN, archive_root="Alta"),
        replace(PLAIN, organisation="client"),
        replace(PLAIN, kinds_off=frozenset({"receipt"})),
        replace(PLAIN, spv_members=False),
    ],
)
def test_a_setting_that_may_change_a_judgement_changes_the_stamp(other: Settings) -> None:
    assert stamp(other) != stamp()


def test_an_own_template_counts_while_it_is_used() -> None:
    own = replace(PLAIN, organisation="own", templates={"invoice": "Facturi/{numar}"})
    other = replace(own, templates={"invoice": "Facturi/{an}/{numar}"})
    assert stamp(own) != stamp(other)
    assert stamp(replace(own, organisation="month")) == stamp()


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, sync=Sync(automatic=False, bandwidth_kb=7)),
        replace(PLAIN, notifications=settings.NotificationLevel.FAILURES, autostart=True),
        replace(PLAIN, language=settings.Language.ENGLISH),
        replace(PLAIN, folders=(FOLDER, WatchedFolder(Path("/other")))),
    ],
)
def test_a_setting_that_cannot_change_a_judgement_does_not(other: Settings) -> None:
    assert stamp(other) == stamp()


def test_what_is_chosen_for_the_folder_counts() -> None:
    for other in (
        replace(FOLDER, mixed=True),
        replace(FOLDER, since=date(2026, 1, 1)),
        replace(FOLDER, path=Path("/gsmOS/a")),
    ):
        assert stamp(folder=other) != stamp()
    assert stamp(folder=replace(FOLDER, polled=True)) == stamp()


def test_rules_count_and_so_does_dropboxs_own_folder_where_it_overlaps() -> None:
    assert stamp(rules="newer rules") != stamp()
    assert stamp(copies=(Path("/gsmOS/Dropbox"),)) != stamp()
    assert stamp(copies=(Path("/"),)) != stamp()
    assert stamp(copies=(Path("/home/Dropbox"),)) == stamp()


def test_what_bytes_are_taken_for_depends_on_rules_and_the_shop_alone() -> None:
    def recognised(chosen: Settings = PLAIN, rules: str = "rules") -> str:
        return Choices.of(chosen, (), rules).recognition_stamp

    assert recognised(replace(PLAIN, cui=None)) != recognised()
    assert recognised(rules="newer") != recognised()
    assert recognised(replace(PLAIN, archive_root="Alta", spv_members=False)) == recognised()


def test_the_stamp_is_the_same_in_every_process() -> None:
    """Else all files would be judged again after each start."""
    script = (
        "from pathlib import Path; from gsmos_tray.settings import *;"
        "from gsmos_tray.engine.judging import Choices;"
        "f = WatchedFolder(Path('/gsmOS'));"
        "s = Settings(folders=(f,), cui='18547290', archive_root='Arhiva',"
        " kinds_off=frozenset({'receipt', 'invoice', 'storno'}));"
        "print(Choices.of(s, (), 'rules').stamp(f))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    off = frozenset({"receipt", "invoice", "storno"})
    assert told == {stamp(replace(PLAIN, kinds_off=off))}


def test_a_date_is_the_local_one() -> None:
    folder = WatchedFolder(Path("/gsmOS"), since=date(2026, 6, 2))
    midnight = datetime(2026, 6, 2).astimezone()
    for moment, rule in ((midnight, None), (midnight - timedelta(seconds=1), "before")):
        look = Look(1, int(moment.timestamp()) * 10**9)
        assert left_out_unread(Path("/gsmOS/f.pdf"), look, folder, choices(folder)) == rule
