"""What happens over weeks and on strange file systems: polling, silence, costly rescans."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.demo.faults import Cut
from gsmos_tray.engine import intake, noticing
from gsmos_tray.engine.polling import due, listened_to, polled
from gsmos_tray.engine.silence import WORKING_DAYS, Silence, working_days
from gsmos_tray.events import Announcer, FolderSilent
from gsmos_tray.folders.watching import Hearing
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.settings import WatchedFolder
from tests.engine.conftest import Shop, until
from tests.size import sized

SHOP = Path("/shop")
SHARE = Path("/share")


def test_a_share_is_polled_by_itself_and_the_owner_may_say_otherwise():
    def remote(path: Path) -> bool:
        return path == SHARE

    folders = [WatchedFolder(SHOP), WatchedFolder(SHARE)]
    assert polled(folders, {}, remote) == [SHARE]
    assert listened_to(folders, remote) == [SHOP]
    said = [WatchedFolder(SHOP, polled=True), WatchedFolder(SHARE, polled=False)]
    assert polled(said, {}, remote) == [SHOP]
    assert listened_to(said, remote) == [SHARE]


@pytest.mark.parametrize("heard", [Hearing.PARTLY, Hearing.REFUSED])
def test_what_cannot_be_listened_to_is_polled(heard):
    folders = [WatchedFolder(SHOP)]
    assert polled(folders, {SHOP: heard}, lambda _: False) == [SHOP]
    assert polled(folders, {SHOP: Hearing.ALL}, lambda _: False) == []


@given(took=st.floats(0, 100), waited=st.floats(0, 20_000))
def test_a_slow_share_is_looked_at_less_often(took, waited):
    assert due(waited, 0.0, took) == (waited >= max(60.0, 100 * took))
    assert due(waited, None, took)


def test_a_polled_folder_is_looked_at_though_nobody_tells_of_changes(shop: Shop):
    shop.begin(watch=True)
    shop.engine.remove_folder(shop.folder)
    shop.engine.add_folder(WatchedFolder(shop.folder, polled=True))
    until(lambda: shop.engine._watcher.hearing().get(shop.folder) is None)
    until(lambda: shop.folder in shop.engine._intake._noticing.looked)
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.engine._intake._noticing.looked.clear()
    shop.engine._timetable.poll()
    until(lambda: len(shop.archive()) == 1)


@pytest.fixture
def silence(tmp_path):
    ledger = Ledger.open(tmp_path / "ledger.db")
    told = []
    announcer = Announcer()
    announcer.subscribe(told.append)
    yield Silence(ledger.notes, announcer), told
    ledger.close()


def days(count: int, first: date = date(2026, 9, 1)) -> list[date]:
    return [first + timedelta(days=number) for number in range(count)]


def test_a_folder_that_used_to_receive_is_told_of_once_when_it_goes_quiet(silence):
    watch, told = silence
    for day in days(10):
        watch.received(SHOP, day)
    quiet = days(60, date(2026, 9, 11))
    for day in quiet:
        watch.check([SHOP], day)
    assert told == [FolderSilent(str(SHOP), "2026-09-10")]
    watch.received(SHOP, quiet[-1])
    for day in days(60, quiet[-1]):
        watch.check([SHOP], day)
    assert len(told) == 2


def test_a_folder_that_never_received_much_is_not_told_of(silence):
    watch, told = silence
    for day in days(4):
        watch.received(SHOP, day)
    for day in days(100, date(2026, 9, 5)):
        watch.check([SHOP], day)
    assert told == []


@given(after=st.dates(date(2020, 1, 1), date(2030, 1, 1)), span=st.integers(0, 200))
def test_working_days_leave_weekends_out(after, span):
    until_day = after + timedelta(days=span)
    counted = working_days(after, until_day)
    assert counted == sum((after + timedelta(days=n)).isoweekday() <= 5 for n in range(1, span + 1))
    assert WORKING_DAYS == 14


def test_a_folder_that_vanishes_is_said_once_and_work_resumes_when_it_returns(shop: Shop):
    shop.save("Factura_1.pdf", b"%PDF-1.4 one")
    shop.begin(watch=True)
    until(lambda: len(shop.archive()) == 1)
    away = shop.folder.rename(shop.folder.with_name("away"))
    until(lambda: shop.engine.status().problem is not None)
    assert shop.engine.status().problem.code == "no_such_folder"
    assert shop.engine.status().documents.archived == 1
    away.rename(shop.folder)
    shop.save("Factura_2.pdf", b"%PDF-1.4 two")
    until(lambda: len(shop.archive()) == 2, 60)
    until(lambda: shop.engine.status().problem is None, 60)
    lost = [event for event in shop.events if type(event).__name__ == "FolderLost"]
    assert len(lost) == 1


# -- much at once ----------------------------------------------------------------------------------


def all_known(shop: Shop, count: int) -> bool:
    """Look whether each file that lies in the folder has a state, told in one sum."""
    counts = shop.engine.status().counts
    return counts.total == count and counts.waiting + counts.left_out == count


@pytest.mark.timeout(sized(120, 1200))
def test_a_burst_of_files_is_noticed_to_the_last_one(shop: Shop):
    count = sized(2000, 20_000)
    shop.engine.start()
    shop.engine.add_folder(WatchedFolder(shop.folder))
    for number in range(count):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + str(number).encode())
    until(lambda: all_known(shop, count), sized(60, 900))


@pytest.mark.timeout(sized(120, 3000))
def test_a_tree_that_is_moved_in_is_noticed_to_the_last_leaf(shop: Shop):
    folders, each = sized(200, 2000), sized(5, 50)
    tree = shop.folder.parent / "tree"
    for number in range(folders):
        below = tree / f"{number % 20:02d}" / f"{number}"
        below.mkdir(parents=True)
        for leaf in range(each):
            (below / f"Factura_{leaf}.pdf").write_bytes(b"%%PDF-1.4 %d %d" % (number, leaf))
    shop.engine.start()
    shop.engine.add_folder(WatchedFolder(shop.folder))
    until(lambda: shop.folder in shop.engine._intake._noticing.looked)
    tree.rename(shop.folder / "tree")
    until(lambda: all_known(shop, folders * each), sized(60, 2700))


def test_of_many_files_only_some_settle_at_a_time_and_a_new_one_overtakes(shop: Shop, monkeypatch):
    monkeypatch.setattr(noticing, "_AT_ONCE", 20)
    for number in range(200):
        shop.save(f"{number % 7}/Factura_{number}.pdf", b"%PDF-1.4 " + str(number).encode())
    judged, most, judge = [], [], intake.judge

    def judging(path: Path, *others):
        most.append(len(shop.engine._intake._settler) + len(shop.engine._intake._settled))
        if len(judged) == 50:
            shop.save("Factura_urgenta.pdf", b"%PDF-1.4 urgent")
        judged.append(path.name)
        threading.Event().wait(0.02)
        return judge(path, *others)

    monkeypatch.setattr(intake, "judge", judging)
    shop.engine.start()
    shop.engine.add_folder(WatchedFolder(shop.folder))
    until(lambda: shop.engine.status().counts.waiting == 201 == len(judged))
    assert max(most) <= 25
    assert judged.index("Factura_urgenta.pdf") < 150
    assert len(set(judged)) == 201


def test_while_the_program_is_off_the_states_add_up_to_what_was_there(shop: Shop):
    """Killed in the middle: what it had seen by then has a state each, and a restart sees all."""
    for number in range(30):
        shop.save(f"{number % 3}/Factura_{number}.pdf", b"%PDF-1.4 " + str(number).encode())
    shop.save("gol.pdf", b"")
    shop.begin()
    shop.dropbox.faults.next("files/upload_session/finish_batch_v2", Cut(after_effect=True))
    shop.sync()
    shop.engine.stop()
    shop.save("3/nou.pdf", b"%PDF-1.4 new")
    (shop.folder / "0/Factura_0.pdf").unlink()
    shop.engine = shop.open()
    shop.engine.start(watch=False)
    shop.sync()
    counts = shop.engine.status().counts
    found = [it for it in shop.folder.rglob("*") if it.is_file()]
    assert counts.total == len(found) == 31
    assert (counts.archived, counts.left_out) == (30, 1)
    assert len(shop.archive()) == 31  # what was archived stays, though its file is gone


def test_what_waits_while_its_folder_is_away_is_sent_when_it_is_back(shop: Shop):
    shop.begin(watch=True)
    shop.dropbox.go_offline()
    for number in range(5):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([number]))
    until(lambda: shop.engine.status().documents.waiting == 5)
    away = shop.folder.rename(shop.folder.with_name("away"))
    shop.dropbox.go_online()
    shop.sync()
    status = shop.engine.status()
    assert (status.documents.waiting, status.documents.set_aside) == (5, 0)
    assert status.problem.code == "no_such_folder"
    with shop.engine._ledger.store.transaction() as db:  # as after a night of trying
        db.execute("UPDATE delivery SET due_at = due_at + 3600")

    away.rename(shop.folder)
    shop.engine._intake.ring()  # as the clock does
    until(lambda: len(shop.archive()) == 5, 180)  # one on its way just then waits once more
    assert shop.engine.status().documents.set_aside == 0


def test_what_waits_in_a_folder_that_was_deleted_is_said_to_be_gone(shop: Shop):
    shop.begin(watch=True)
    shop.dropbox.go_offline()
    paper = shop.save("noiembrie/Factura_1.pdf", b"%PDF-1.4 one")
    until(lambda: shop.engine.status().documents.waiting == 1)
    paper.unlink()
    paper.parent.rmdir()
    shop.dropbox.go_online()
    until(lambda: shop.engine.status().documents.set_aside == 1, 60)
    assert shop.documents()[0].reason == "source_vanished"
