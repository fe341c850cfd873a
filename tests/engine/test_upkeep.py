"""What somebody did to the archive is noticed, told, and brought back when a person asks."""

from __future__ import annotations

import dataclasses
import threading

import pytest

from gsmos_tray import errors
from gsmos_tray.archive.dropbox_archive import DropboxArchive
from gsmos_tray.demo.placement import Placement
from gsmos_tray.engine import upkeep
from gsmos_tray.engine.comparing import Found
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.ledger.values import FileState
from tests.engine.conftest import Shop


@pytest.fixture
def archived(shop: Shop) -> Shop:
    for number in range(10):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]) * 100)
    shop.begin()
    shop.sync()
    return shop


def remove(shop: Shop, *numbers: int) -> None:
    for path in list(shop.archive()):
        if any(path.endswith(f"Factura_{number:06d}.pdf") for number in numbers):
            shop.dropbox.account.tree.delete(path)


def test_what_is_gone_is_set_aside_and_brought_back_when_asked(archived: Shop) -> None:
    before = archived.archive()
    remove(archived, 3)

    compared = archived.engine.compare()
    assert [it.found for it in compared.findings].count(Found.GONE) == 1
    [row] = [row for row in archived.documents() if row.state is FileState.SET_ASIDE]
    assert row.reason == "deleted_in_dropbox"
    assert len(archived.archive()) == 9

    assert len(archived.engine.bring_back(threading.Event())) == 1
    assert archived.archive() == before
    assert archived.engine.status().documents.set_aside == 0


def test_a_periodic_run_brings_nothing_back(archived: Shop) -> None:
    remove(archived, 3)
    archived.engine.compare()
    archived.sync()
    assert len(archived.archive()) == 9


def test_when_much_is_gone_at_once_nothing_is_set_aside_and_nothing_sent(archived: Shop) -> None:
    remove(archived, 1, 2, 3)
    compared = archived.engine.compare()
    assert compared.many_gone
    assert archived.engine.bring_back(threading.Event()) == []
    assert archived.engine.status().documents.set_aside == 0
    assert len(archived.archive()) == 7


def test_what_was_moved_in_dropbox_is_followed_and_not_sent(archived: Shop) -> None:
    [path] = [path for path in archived.archive() if path.endswith("Factura_000003.pdf")]
    archived.dropbox.account.tree.move(path, "/Facturi SPV/mutate/trei.pdf")
    compared = archived.engine.compare()
    [moved] = compared.of(Found.ELSEWHERE)
    assert str(moved.listed.path) == "/Facturi SPV/mutate/trei.pdf"
    assert {it.found for it in archived.engine.compare().findings} == {Found.IN_PLACE}
    assert len(archived.archive()) == 10


def test_what_holds_other_bytes_keeps_them_and_ours_goes_beside_when_asked(archived: Shop) -> None:
    [path] = [path for path in archived.archive() if path.endswith("Factura_000003.pdf")]
    tree, blobs = archived.dropbox.account.tree, archived.dropbox.account.blobs
    tree.delete(path)
    tree.commit(Placement(path), blobs.keep_whole(b"somebody's own"))

    archived.engine.compare()
    [row] = [row for row in archived.documents() if row.state is FileState.SET_ASIDE]
    assert row.reason == "altered_in_dropbox"
    archived.engine.retry()
    archived.sync()
    assert archived.archive()[path] == b"somebody's own"
    assert len(archived.archive()) == 11
    assert archived.engine.status().documents.archived == 10


def test_what_was_gone_and_is_there_again_is_archived(archived: Shop) -> None:
    before = archived.archive()
    [path] = [path for path in before if path.endswith("Factura_000003.pdf")]
    remove(archived, 3)
    archived.engine.compare()
    tree, blobs = archived.dropbox.account.tree, archived.dropbox.account.blobs
    tree.commit(Placement(path), blobs.keep_whole(before[path]))
    archived.engine.compare()
    assert archived.engine.status().documents.set_aside == 0


def test_files_of_others_are_counted_and_left_alone(archived: Shop) -> None:
    tree, blobs = archived.dropbox.account.tree, archived.dropbox.account.blobs
    tree.commit(Placement("/Facturi SPV/al altcuiva.pdf"), blobs.keep_whole(b"not ours"))
    compared = archived.engine.compare()
    assert compared.not_ours == 1
    assert {it.found for it in compared.findings} == {Found.IN_PLACE}


def test_a_changed_root_concerns_new_documents_and_both_are_looked_at(archived: Shop) -> None:
    before = archived.archive()
    archived.engine.change(lambda now: dataclasses.replace(now, archive_root="gsmOS Backup"))
    archived.save("Factura_nou.pdf", b"%PDF-1.4 new")
    archived.sync()

    after = archived.archive()
    assert before.items() < after.items()
    [new] = after.keys() - before.keys()
    assert new.startswith("/gsmOS Backup/")
    compared = archived.engine.compare()
    assert [it.found for it in compared.findings] == [Found.IN_PLACE] * 11


@pytest.fixture
def never_compares(monkeypatch):
    monkeypatch.setattr(upkeep, "compare", lambda *_: pytest.fail("nothing is amiss"))


def test_where_all_is_in_place_nothing_is_compared(archived: Shop, never_compares) -> None:
    assert archived.engine._known.lost  # nobody has looked yet
    assert not archived.engine._upkeep.look()
    assert not archived.engine._known.lost
    archived.restart()
    assert not archived.engine._upkeep.look()


def test_what_is_gone_or_moved_or_altered_is_worth_a_comparison(archived: Shop) -> None:
    look = archived.engine._upkeep.look
    assert not look()
    for disturb in (_move, _spell_otherwise, _alter, _delete):
        disturb(archived)
        archived.engine._known.lost = True
        assert look()
        archived.engine.compare()
        assert not look()


def test_what_is_there_again_or_came_by_itself_is_worth_a_comparison(archived: Shop) -> None:
    [path] = [path for path in archived.archive() if path.endswith("Factura_000003.pdf")]
    content = archived.archive()[path]
    _delete(archived)
    archived.engine.compare()
    assert archived.engine.status().documents.set_aside == 1
    _put(archived, path, content)
    archived.engine._known.lost = True
    assert archived.engine._upkeep.look()


def _put(shop: Shop, path: str, content: bytes) -> None:
    account = shop.dropbox.account
    account.tree.commit(Placement(path), account.blobs.keep_whole(content))


def _place(shop: Shop, number: int) -> str:
    [path] = [path for path in shop.archive() if path.endswith(f"Factura_{number:06d}.pdf")]
    return path


def _move(shop: Shop) -> None:
    path = _place(shop, 1)
    content = shop.archive()[path]
    shop.dropbox.account.tree.delete(path)
    _put(shop, path.replace("Factura_000001", "mutat"), content)


def _spell_otherwise(shop: Shop) -> None:
    path = _place(shop, 4)
    content = shop.archive()[path]
    shop.dropbox.account.tree.delete(path)
    _put(shop, path.replace("Factura_000004", "FACTURA_000004"), content)


def _alter(shop: Shop) -> None:
    path = _place(shop, 2)
    shop.dropbox.account.tree.delete(path)
    _put(shop, path, b"%PDF-1.4 others")


def _delete(shop: Shop) -> None:
    shop.dropbox.account.tree.delete(_place(shop, 3))


def test_what_was_archived_a_moment_ago_and_is_not_listed_yet_is_not_gone(
    archived: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, refresh = [], KnownArchive.refresh
    monkeypatch.setattr(upkeep, "_LISTED_LATER", (0.01,) * 4)

    def lagging(known: KnownArchive, archive: object) -> None:
        later.append(known)
        if len(later) > 3:
            refresh(known, archive)

    monkeypatch.setattr(KnownArchive, "refresh", lagging)
    compared = archived.engine.compare()
    assert {it.found for it in compared.findings} == {Found.IN_PLACE}
    assert len(later) == 4
    assert archived.engine.status().documents.set_aside == 0

    remove(archived, 3)  # and what is gone is gone, however new it was
    assert len(archived.engine.compare().newly_gone) == 1


def test_a_comparison_that_broke_off_is_made_again(
    archived: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> None:
        raise errors.ArchiveUnreachable

    archived.engine.compare()
    remove(archived, 3)
    with monkeypatch.context() as broken:
        broken.setattr(DropboxArchive, "find", unreachable)
        with pytest.raises(errors.ArchiveUnreachable):
            archived.engine.compare()
    assert archived.engine._upkeep.look()
    assert len(archived.engine.compare().newly_gone) == 1
    assert not archived.engine._upkeep.look()


def test_where_the_listing_stays_behind_nothing_is_said_to_be_gone(
    archived: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_LISTED_LATER", (0.01,) * 2)
    monkeypatch.setattr(KnownArchive, "refresh", lambda *_: None)
    with pytest.raises(errors.ArchiveBusy):
        archived.engine.compare()
    assert archived.engine.status().documents.set_aside == 0


def test_what_a_person_restores_in_dropbox_is_worth_a_comparison(archived: Shop) -> None:
    path = _place(archived, 3)
    content = archived.archive()[path]
    _delete(archived)
    archived.engine.compare()
    assert not archived.engine._upkeep.look()
    _put(archived, path, content)
    assert archived.engine._upkeep.look()
    archived.engine.compare()
    assert archived.engine.status().documents.set_aside == 0
    assert not archived.engine._upkeep.look()


def test_a_file_in_the_place_of_a_folder_is_all_that_lies_there(archived: Shop) -> None:
    archived.engine.compare()
    [folder] = {path.rpartition("/")[0] for path in archived.archive()}
    archived.dropbox.account.tree.delete(folder)
    _put(archived, folder, b"a file of somebody's")
    assert len(archived.engine.compare().newly_gone) == 10


def test_a_copy_of_ours_is_told(archived: Shop) -> None:
    path = _place(archived, 3)
    _put(archived, path.replace("Factura_000003", "copie"), archived.archive()[path])
    compared = archived.engine.compare()
    assert {it.found for it in compared.findings} == {Found.IN_PLACE}
    assert [str(it.path) for it in compared.copies] == [path.replace("Factura_000003", "copie")]
    assert compared.not_ours == 0


def test_names_that_dropbox_keeps_apart_are_two_places(archived: Shop) -> None:
    for name in ("Straße", "Strasse"):
        archived.save(f"{name}.pdf", f"%PDF-1.4 {name}".encode())
    archived.sync()
    compared = archived.engine.compare()
    assert {it.found for it in compared.findings} == {Found.IN_PLACE}
    assert archived.engine.status().documents.set_aside == 0
