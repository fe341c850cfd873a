"""The main job: a file saved into a watched folder appears, proved, in the owner's Dropbox."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import pytest

from gsmos_tray.commands import Commands
from gsmos_tray.demo.faults import Cut, StoredDamaged, too_many
from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.rules import Rules, Team
from gsmos_tray.demo.sample_efactura import invoice_xml
from gsmos_tray.demo.sample_month import write_sample_month
from gsmos_tray.demo.sample_shop import BOUGHT
from gsmos_tray.documents import reader
from gsmos_tray.engine import patience
from gsmos_tray.engine.comparing import Found
from gsmos_tray.engine.status import Problem
from gsmos_tray.events import Activity, ProblemArose, ProblemPassed, RunFinished
from gsmos_tray.ledger.values import FileState
from tests.engine.conftest import Shop, until


def test_a_file_that_appears_is_archived_by_itself(shop: Shop) -> None:
    shop.begin(watch=True)

    shop.save("Factura_000123.pdf", b"%PDF-1.4 whole")

    until(lambda: b"%PDF-1.4 whole" in shop.archive().values())
    until(lambda: shop.engine.status().counts.archived == 1)


def test_a_month_arrives_whole_and_every_document_is_in_place(shop: Shop) -> None:
    write_sample_month(shop.folder)
    shop.begin()

    shop.sync()

    compared = shop.engine.compare()
    assert len(compared.findings) == len(shop.archive()) > 20
    assert {finding.found for finding in compared.findings} == {Found.IN_PLACE}
    assert shop.engine.status().activity is Activity.UP_TO_DATE


def test_every_file_has_one_state_and_they_add_up(shop: Shop) -> None:
    write_sample_month(shop.folder)
    shop.save("nou.pdf.crdownload", b"half")
    shop.save("gol.pdf", b"")
    shop.save(".ascuns", b"x")
    shop.begin()

    shop.sync()

    status = shop.engine.status()
    assert status.counts.total == len(list(shop.folder.iterdir()))
    assert status.folders[0].left_out_by == {"temporary": 1, "empty": 1, "hidden": 1}


def test_a_lost_answer_makes_no_second_copy(shop: Shop) -> None:
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.dropbox.faults.next("files/upload", Cut(after_effect=True))

    shop.sync()
    shop.sync()

    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]
    assert shop.engine.status().counts.archived == 1


def test_damage_on_the_way_is_noticed_and_mended(shop: Shop) -> None:
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.dropbox.faults.next("files/upload", StoredDamaged())

    shop.sync()

    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]
    assert shop.engine.status().counts.archived == 1


def test_other_bytes_under_the_same_name_go_beside_and_nothing_is_overwritten(shop: Shop) -> None:
    first = shop.save("a/Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.sync()

    shop.save("b/Factura_1.pdf", b"%PDF-1.4 two")
    shop.sync()

    assert sorted(shop.archive().values()) == [b"%PDF-1.4 one", b"%PDF-1.4 two"]
    assert first.read_bytes() == b"%PDF-1.4 one"


@pytest.fixture
def listed(shop: Shop, tmp_path: Path) -> bytes:
    """An XML that an older layout put elsewhere: the workstation remembers no more than that."""
    write_sample_month(tmp_path / "samples")
    paper = min((tmp_path / "samples").rglob("*.xml")).read_bytes()
    account = shop.dropbox.account
    account.tree.commit(Placement("/Facturi SPV/vechi/1.xml"), account.blobs.keep_whole(paper))
    shop.begin()
    shop.engine.compare()
    return paper


def test_what_lies_where_an_older_layout_put_it_is_not_sent_once_more(
    shop: Shop, listed: bytes
) -> None:
    shop.save("4100000001.xml", listed)
    shop.sync()
    assert shop.archive() == {"/Facturi SPV/vechi/1.xml": listed}
    [row] = shop.documents()
    assert (str(row.state), row.archive_path) == ("archived", "/Facturi SPV/vechi/1.xml")


def test_what_was_listed_and_is_deleted_since_is_sent(shop: Shop, listed: bytes) -> None:
    shop.dropbox.account.tree.delete("/Facturi SPV/vechi/1.xml")
    shop.save("4100000001.xml", listed)
    shop.sync()
    [path] = shop.archive()
    assert path.startswith("/Facturi SPV/SPV/XML/")


def test_the_same_bytes_in_two_files_are_one_document(shop: Shop) -> None:
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.save("Factura_1 (1).pdf", b"%PDF-1.4 one")
    shop.begin()

    shop.sync()

    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]
    assert shop.engine.status().counts.archived == 2


def test_a_revoked_authorisation_is_said_once_and_what_waits_goes_after_reconnecting(
    shop: Shop,
) -> None:
    shop.begin()
    shop.dropbox.revoke_everything()
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.save("Factura_2.pdf", b"%PDF-1.4 two")

    shop.sync()
    shop.sync()

    assert shop.events.count(ProblemArose("link_revoked")) == 1
    problem = shop.engine.status().problem
    assert problem is not None
    assert problem.code == "link_revoked"
    assert shop.archive() == {}

    shop.connect()
    shop.sync()
    assert sorted(shop.archive().values()) == [b"%PDF-1.4 one", b"%PDF-1.4 two"]
    assert shop.engine.status().problem is None


def test_with_dropbox_away_everything_waits_and_goes_when_it_is_back(shop: Shop) -> None:
    shop.begin()
    shop.dropbox.go_offline()
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")

    shop.sync()
    status = shop.engine.status()
    assert (status.counts.waiting, status.trouble) == (1, "archive_unreachable")
    assert status.problem is None

    shop.dropbox.go_online()
    shop.sync()
    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]


def test_a_restart_forgets_nothing(shop: Shop) -> None:
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.sync()

    shop.restart()
    shop.save("Factura_2.pdf", b"%PDF-1.4 two")
    shop.sync()

    assert sorted(shop.archive().values()) == [b"%PDF-1.4 one", b"%PDF-1.4 two"]
    assert shop.dropbox.requests.counts()["files/upload"] == 2


def test_a_file_that_vanishes_before_it_was_sent_is_told(shop: Shop) -> None:
    shop.begin()
    shop.dropbox.go_offline()
    path = shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.sync()

    path.unlink()
    shop.dropbox.go_online()
    shop.sync()

    [row] = shop.documents()
    assert (row.state, row.reason) == (FileState.SET_ASIDE, "source_vanished")


def test_a_file_that_is_deleted_after_it_was_archived_stays_archived(shop: Shop) -> None:
    path = shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.sync()

    path.unlink()
    shop.sync()

    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]
    status = shop.engine.status()
    assert (status.counts.total, status.documents.archived) == (0, 1)


def test_without_automatic_sync_nothing_goes_until_it_is_asked_for(shop: Shop) -> None:
    shop.begin(watch=True)
    sync = dataclasses.replace(shop.engine.settings.sync, automatic=False)
    shop.engine.change(lambda now: dataclasses.replace(now, sync=sync))
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    until(lambda: shop.engine.status().documents.waiting == 1)

    assert shop.archive() == {}
    shop.sync()
    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]


def test_a_paper_saved_just_before_sync_now_goes_with_it(shop: Shop) -> None:
    shop.begin(watch=True)
    shop.engine.pause_for_ever()
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")

    shop.engine.sync_soon()

    until(lambda: any(isinstance(event, RunFinished) for event in shop.events))
    [ended] = [event for event in shop.events if isinstance(event, RunFinished)]
    assert (ended.archived, ended.asked_for) == (
        1,
        True,
    )  # nobody said that all was archived already
    assert list(shop.archive().values()) == [b"%PDF-1.4 one"]


def test_after_its_end_no_thread_of_the_engine_is_left(shop: Shop) -> None:
    before = set(threading.enumerate())
    for _ in range(5):
        shop.engine.start()
        until(lambda: shop.engine._intake._rescanned_at > 0)
        shop.engine.stop()
        shop.engine = shop.open()
    until(lambda: not set(threading.enumerate()) - before)
    shop.engine.start(watch=False)


def test_where_nothing_can_be_read_papers_are_archived_all_the_same_and_it_is_said(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
):
    """An antivirus may hold back the process that reads; once it does not, all is well again."""

    def refuse(*_: object) -> None:
        raise OSError(5, "Access is denied")

    shop.begin()
    with monkeypatch.context() as held_back:
        held_back.setattr(reader, "spawn", refuse)
        for number in range(3):
            shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([number]))
        shop.sync()
    assert len(shop.archive()) == 3
    status = shop.engine.status()
    assert (status.activity, status.problem) == (Activity.ATTENTION, Problem("nothing_is_read"))
    assert shop.events.count(ProblemArose("nothing_is_read")) == 1

    shop.engine._intake._reader = shop.engine.new_reader()  # nothing is asked of it yet
    shop.sync()
    assert shop.engine.status().problem == Problem("nothing_is_read")

    shop.save("Factura_3.pdf", b"%PDF-1.4 three")
    shop.sync()
    assert shop.engine.status().problem is None
    assert shop.events.count(ProblemPassed("nothing_is_read")) == 1


def test_in_a_teams_space_the_archive_stays_where_it_was_begun(shop: Shop) -> None:
    shop.dropbox.reset(Rules(team=Team()))
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.sync()
    shop.restart()
    shop.save("Factura_2.pdf", b"%PDF-1.4 two")
    shop.sync()
    assert len(shop.archive()) == 2
    assert all(path.startswith("/Facturi SPV/") for path in shop.archive())
    assert {it.found for it in shop.engine.compare().findings} == {Found.IN_PLACE}

    shop.dropbox.move_team("3")
    shop.restart()
    shop.save("Factura_3.pdf", b"%PDF-1.4 three")
    shop.sync()
    assert len(shop.archive()) == 3


def test_what_arrived_before_a_crash_and_was_moved_since_is_not_sent_again(shop: Shop) -> None:
    content = invoice_xml(BOUGHT[0])
    shop.save("4186.xml", content)
    shop.begin()
    shop.dropbox.faults.next("files/upload", Cut(after_effect=True), times=50)
    shop.sync()
    [path] = shop.archive()
    account = shop.dropbox.account
    account.tree.delete(path)
    account.tree.commit(Placement("/Facturi SPV/mutat.xml"), account.blobs.keep_whole(content))
    shop.dropbox.faults.clear()
    shop.restart()
    shop.sync()
    assert set(shop.archive()) == {"/Facturi SPV/mutat.xml"}
    assert shop.engine.status().documents.archived == 1


def test_a_sync_that_dropbox_asks_to_wait_goes_on_by_itself(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_LONGEST", 0.5)  # what is longer is no matter of one request
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin()
    shop.dropbox.faults.next("files/upload", too_many(retry_after=1), times=2)
    *_, summary, last = Commands(shop.engine).answer({"command": "sync"}, threading.Event())
    assert (summary["complete"], last) == (True, {"exit": 0})
    assert len(shop.archive()) == 1
