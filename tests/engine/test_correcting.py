"""The owner says what a document is: in the ledger, in the archive, and for good."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from gsmos_tray import errors
from gsmos_tray.commands import Commands
from gsmos_tray.demo.faults import Cut
from gsmos_tray.demo.placement import Placement
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.engine import correcting
from gsmos_tray.settings import WatchedFolder
from tests.documents.papers.canvas import Fpdf, block
from tests.documents.spv import invoice

LETTER = ("Scrisoare fara titlu", "text oarecare", "fara nimic de recunoscut", "Brasov, 3.11.2026")


@pytest.fixture
def paper():
    canvas = Fpdf()
    block(canvas, 40, 60, LETTER)
    return canvas.done()


def corrected(shop, path, kind=Kind.WARRANTY):
    corrector = shop.engine.corrector
    return corrector.carry_out(corrector.look(path, kind))


def test_what_is_archived_is_moved_with_its_history_and_stays_corrected(shop, paper):
    shop.begin()
    path = shop.save("scan.pdf", paper)
    shop.sync()
    (before,) = shop.dropbox.tree()
    found = shop.engine.corrector.look(path, Kind.WARRANTY)
    assert str(found.lies) == before
    assert set(shop.dropbox.tree()) == {before}  # looking changes nothing

    moved = shop.engine.corrector.carry_out(found)

    assert moved == found.target
    assert shop.archive() == {str(moved): paper}
    (row,) = shop.documents()
    assert (row.kind, row.archive_path) == (Kind.WARRANTY, str(moved))
    shop.restart()
    shop.sync()
    (row,) = shop.documents()
    assert (row.kind, row.archive_path) == (Kind.WARRANTY, str(moved))
    assert shop.archive() == {str(moved): paper}


def test_a_crash_between_move_and_ledger_is_mended_by_correcting_again(shop, paper, monkeypatch):
    shop.begin()
    path = shop.save("scan.pdf", paper)
    shop.sync()

    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(correcting, "correct", crash)
        with pytest.raises(KeyboardInterrupt):
            corrected(shop, path)
    moved = corrected(shop, path)

    assert shop.archive() == {str(moved): paper}
    assert shop.documents()[0].archive_path == str(moved)


def test_a_lost_answer_of_the_move_is_no_failure(shop, paper):
    shop.begin()
    path = shop.save("scan.pdf", paper)
    shop.sync()
    shop.dropbox.faults.next("files/move_v2", Cut(after_effect=True))
    moved = corrected(shop, path)
    assert list(shop.archive()) == [str(moved)]
    assert shop.documents()[0].archive_path == str(moved)


def test_what_is_not_archived_yet_goes_by_its_new_name(shop, paper):
    shop.engine.start(watch=False)
    path = shop.save("scan.pdf", paper)
    assert corrected(shop, path) is None
    shop.connect()
    shop.sync()
    (place,) = shop.archive()
    assert shop.documents()[0].kind == Kind.WARRANTY
    assert "Garantie" in place


def test_other_bytes_in_its_place_are_left_alone(shop, paper):
    shop.begin()
    path = shop.save("scan.pdf", paper)
    shop.sync()
    (place,) = shop.dropbox.tree()
    account = shop.dropbox.account
    account.tree.delete(place)
    account.tree.commit(Placement(place), account.blobs.keep_whole(b"somebody else's"))
    with pytest.raises(errors.AlteredInDropbox):
        corrected(shop, path)
    assert shop.archive() == {place: b"somebody else's"}


def test_an_xml_says_itself_what_it_is(shop):
    shop.begin()
    path = shop.save("4186.xml", invoice().encode())
    with pytest.raises(errors.TellsItself):
        shop.engine.corrector.look(path, Kind.WARRANTY)
    with pytest.raises(errors.BadValue):
        shop.engine.corrector.look(path, Kind.SPV_ARCHIVE)


def test_the_command_tells_what_it_did_and_refuses_what_is_no_kind(shop, paper):
    shop.begin()
    path = shop.save("scan.pdf", paper)
    shop.sync()
    (before,) = shop.dropbox.tree()
    commands = Commands(shop.engine)

    def ask(kind):
        request = {"command": "correct", "path": str(path), "kind": kind}
        return list(commands.answer(request, threading.Event()))

    told, last = ask("warranty")
    assert (told["was"], told["kind"], told["moved_from"]) == ("other", "warranty", before)
    assert [told["archive_path"]] == list(shop.archive())
    assert last == {"exit": 0}
    assert [line["exit"] for line in ask("virus")] == [2]


def test_a_mixed_folder_keeps_what_the_owner_said(shop, paper):
    shop.engine.start(watch=False)
    shop.connect()
    shop.engine.add_folder(WatchedFolder(shop.folder, mixed=True))
    path = shop.save("scan.pdf", paper)
    shop.sync()
    assert shop.archive() == {}
    corrected(shop, path)
    shop.engine.change(lambda now: replace(now, cui="96642056"))  # all is judged again
    shop.sync()
    assert list(shop.archive().values()) == [paper]
    assert shop.engine.reports.file(path).rule is None
