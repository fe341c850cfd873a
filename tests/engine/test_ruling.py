"""A correction that becomes a rule: seen first, then obeyed, and nothing archived moves by it."""

from __future__ import annotations

import os
import threading
from collections import Counter
from datetime import date

import pytest

from gsmos_tray import errors
from gsmos_tray.commands import Commands
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.settings import WatchedFolder
from tests.documents.papers import service_papers
from tests.documents.papers.canvas import Fpdf, block
from tests.documents.spv import invoice


def letter(*more):
    canvas = Fpdf()
    block(canvas, 40, 60, ("Scrisoare fara titlu", "text oarecare", "fara nimic", *more))
    return canvas.done()


def reception(mark):
    canvas = Fpdf()
    service_papers.reception(canvas)
    return canvas.done() + f"\n%{mark}".encode()


@pytest.fixture
def ask(shop):
    commands = Commands(shop.engine)

    def run(path, kind, **options):
        request = {"command": "correct", "path": str(path), "kind": kind, **options}
        return list(commands.answer(request, threading.Event()))

    return run


def kinds(shop):
    return {row.file.rpartition("/")[2]: row.kind for row in shop.documents()}


def test_what_waits_is_judged_again_and_what_is_archived_stays_where_it_lies(shop, ask):
    shop.begin()
    first, second = (shop.save(f"Predare finala A{n}.pdf", letter(str(n))) for n in (1, 2))
    shop.sync()
    before = shop.archive()

    told, match, rule, last = ask(first, "handover_protocol", rule=True)

    assert told["kind"] == "handover_protocol"
    assert (match["match"], match["changed"], match["state"]) == (str(second), True, "archived")
    assert (rule["pattern"], rule["matches"], rule["changed"], rule["offered"]) == (
        "predare finala {cod}", 1, 1, 1,
    )  # fmt: skip
    assert last == {"exit": 0}
    shop.save("Predare finala A3.pdf", letter("3"))
    shop.sync()
    lie = {row.file.rpartition("/")[2]: row.archive_path for row in shop.documents()}
    assert set(kinds(shop).values()) == {Kind.HANDOVER_PROTOCOL}
    assert lie[second.name] in before  # offered, and not asked for
    assert "A3_PV_predare" in lie["Predare finala A3.pdf"]
    saved = Counter(path.read_bytes() for path in shop.folder.iterdir())
    assert Counter(shop.archive().values()) == saved


def test_what_is_archived_moves_with_the_rule_if_the_owner_says_so(shop, ask):
    shop.begin()
    papers = [shop.save(f"Predare finala A{n}.pdf", letter(str(n))) for n in (1, 2, 3)]
    shop.sync()
    papers[1].unlink()  # only its copy in the archive is left: nobody can read it again

    *_, moved, failed, last = ask(papers[0], "handover_protocol", rule=True, move=True)

    told = {line["file"]: line for line in (moved, failed)}
    assert told[str(papers[2])]["finding"] == "moved"
    assert told[str(papers[1])]["detail"] == errors.SourceVanished.code()
    assert last == {"exit": 1}
    assert sum("_PV_predare" in path for path in shop.archive()) == 2


def test_a_preview_says_it_and_changes_nothing(shop, ask):
    shop.begin()
    first, _ = (shop.save(f"Predare finala A{n}.pdf", letter(str(n))) for n in (1, 2))
    shop.sync()
    before = shop.archive()
    told, match, rule, _ = ask(first, "handover_protocol", rule=True, move=True, preview=True)
    assert told["archive_path"] in before
    assert "_PV_predare" in told["target"]
    assert (match["changed"], rule["kept"]) == (True, False)
    assert shop.archive() == before
    assert not shop.profile.rules.exists()
    assert set(kinds(shop).values()) == {Kind.OTHER}


def test_the_owners_rule_goes_before_the_title(shop, ask):
    shop.begin()
    first, _ = (shop.save(f"Lucrare A{n}.pdf", reception(f"A{n}")) for n in (1, 2))
    shop.sync()
    assert set(kinds(shop).values()) == {Kind.RECEPTION_PROTOCOL}
    *_, rule, _ = ask(first, "repair_document", rule=True)
    assert rule["changed"] == 1
    shop.save("Lucrare A3.pdf", reception("A3"))
    shop.sync()
    [row] = [row for row in shop.documents() if row.file.endswith("A3.pdf")]
    assert (row.kind, row.why) == (Kind.REPAIR_DOCUMENT, "own_rule")
    assert (row.repair_code, row.customer_name) == ("ABC123", "Toma Elena")  # from the page


def test_what_a_mixed_folder_left_out_is_taken_in_by_the_rule(shop, ask):
    shop.engine.start(watch=False)
    shop.connect()
    shop.engine.add_folder(WatchedFolder(shop.folder, mixed=True))
    first, second = (shop.save(f"Predare finala A{n}.pdf", letter(str(n))) for n in (1, 2))
    shop.sync()
    assert shop.archive() == {}
    _, match, *_ = ask(first, "handover_protocol", rule=True)
    assert (match["match"], match["state"]) == (str(second), "left_out")
    shop.sync()
    assert len(shop.archive()) == 2


def test_the_last_rule_counts_and_the_owners_own_lines_stay(shop, ask):
    shop.begin()
    mine = (
        "\ufeff# ale mele\r\n[[regula]]\r\nnume = 'nota'\r\n"
        "fel = 'invoice'\r\ntitluri = ['nota de plata']\r\n"
    )
    shop.profile.rules.write_bytes(mine.encode())
    path = shop.save("Predare finala A1.pdf", letter())
    shop.sync()
    ask(path, "handover_protocol", rule=True)
    ask(path, "warranty", rule=True)
    text = shop.profile.rules.read_bytes().decode()
    assert text.startswith(mine.removeprefix("\ufeff"))
    assert "\n" not in text.replace("\r\n", "")
    assert shop.profile.rules.stat().st_mode & 0o077 == 0
    shop.save("Predare finala A2.pdf", letter("2"))
    shop.restart()
    shop.sync()
    assert set(kinds(shop).values()) == {Kind.WARRANTY}


def test_what_no_name_can_tell_makes_no_rule_and_is_not_corrected_either(shop, ask):
    shop.begin()
    scan = shop.save("scan0001.pdf", letter())
    other = shop.save("Nota 12.xml", b"<nota xmlns='urn:oarecare'/>")
    shop.sync()
    for path in (scan, other):
        [line] = ask(path, "warranty", rule=True)
        assert (line["error"]["code"], line["exit"]) == (errors.NameTellsNothing.code(), 2)
    assert Kind.WARRANTY not in kinds(shop).values()


def test_a_damaged_rules_file_is_left_as_it_is(shop, ask):
    shop.begin()
    path = shop.save("Predare finala A1.pdf", letter())
    for damaged in (b"[[regula", b"# \xff", b"alta = 1"):
        shop.profile.rules.write_bytes(damaged)
        [line] = ask(path, "warranty", rule=True)
        assert line["exit"] == 2
        assert shop.profile.rules.read_bytes() == damaged


def test_an_unusual_sort_of_file_is_named_in_its_rule(shop, ask):
    shop.begin()
    path = shop.save("Fisa de lucru A1.odt", b"PK not a real one")
    shop.sync()
    ask(path, "repair_document", rule=True)
    shop.save("Fisa de lucru A2.odt", b"PK not a real one either")
    shop.save("Fisa de lucru A2.txt", b"some words")
    shop.sync()
    assert kinds(shop)["Fisa de lucru A2.odt"] == Kind.REPAIR_DOCUMENT
    assert kinds(shop)["Fisa de lucru A2.txt"] != Kind.REPAIR_DOCUMENT


def test_what_nobody_can_know_better_or_has_said_already_stays_what_it_is(shop, ask):
    shop.begin()
    first, said = (shop.save(f"Predare finala A{n}.pdf", letter(str(n))) for n in (1, 2))
    shop.sync()
    ask(said, "estimate")
    [match] = [line for line in ask(first, "warranty", rule=True) if "match" in line]
    assert (match["match"], match["changed"], match["kind"]) == (str(said), False, "estimate")
    shop.sync()
    assert sorted(kinds(shop).values()) == [Kind.ESTIMATE, Kind.WARRANTY]


def test_what_another_rule_leaves_out_is_not_promised(shop, ask):
    shop.engine.start(watch=False)
    shop.connect()
    old = shop.save("Predare finala A2.pdf", letter("old"))
    os.utime(old, (1_500_000_000, 1_500_000_000))
    shop.engine.add_folder(WatchedFolder(shop.folder, since=date(2020, 1, 1)))
    first = shop.save("Predare finala A1.pdf", letter())
    shop.sync()
    [match] = [line for line in ask(first, "warranty", rule=True) if "match" in line]
    assert (match["match"], match["changed"], match["state"]) == (str(old), False, "left_out")


def test_a_rule_matches_no_xml_from_spv_whatever_it_is_called(shop, ask):
    shop.begin()
    shop.save("Predare finala A2.xml", invoice().encode())
    shop.save("Predare finala A3.pdf", invoice(number="2").encode())
    path = shop.save("Predare finala A1.pdf", letter())
    shop.sync()
    rule = ask(path, "warranty", rule=True)[-2]
    assert rule["matches"] == 0


def test_an_older_and_more_precise_rule_is_named(shop, ask):
    shop.begin()
    shop.profile.rules.write_text(
        '[[regula]]\nnume = "a mea"\nfel = "warranty"\nnume_fisier = ["predare finala a1"]\n',
        "utf-8",
    )
    shop.restart()
    path = shop.save("Predare finala A1.pdf", letter())
    shop.sync()
    before = shop.profile.rules.read_text("utf-8")
    [line] = ask(path, "handover_protocol", rule=True)
    assert (line["error"]["code"], line["exit"]) == ("older_rule_decides", 2)
    assert line["error"]["facts"] == {"rule": "a mea"}
    assert shop.profile.rules.read_text("utf-8") == before
