"""The day the workstation died: the archive comes back whole, proved, and over nothing."""

from __future__ import annotations

import os
import shutil
import threading
from collections import Counter
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.demo.faults import Answered, Cut, Truncated, server_error
from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.sample_month import write_sample_month
from gsmos_tray.documents.document import Fingerprint, Reading
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine import fetching, restoring
from gsmos_tray.engine.fetching import publish
from gsmos_tray.engine.restore_choice import Wish
from gsmos_tray.engine.restoring import BESIDE, Came, Outcome
from gsmos_tray.events import Progress
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.values import FileState
from gsmos_tray.settings import WatchedFolder
from tests.engine.conftest import Shop

ALL = Wish()
MB = 1024 * 1024


@pytest.fixture
def archived(shop: Shop) -> Shop:
    write_sample_month(shop.folder)
    shop.begin()
    shop.sync()
    return shop


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "adus înapoi"


@pytest.fixture
def new_workstation(archived: Shop, tmp_path: Path):
    """Another workstation of the same account, which remembers nothing."""
    fresh = Shop(tmp_path / "alt calculator", archived.dropbox)
    fresh.engine.start(watch=False)
    fresh.connect()
    yield fresh
    fresh.engine.stop()


def restore(shop: Shop, into: Path, wish: Wish = ALL, stop=None) -> list[Outcome]:
    told = shop.engine.far_side.restoring.restore(wish, into, stop or threading.Event())
    return [it for it in told if isinstance(it, Outcome)]


def on_disk(into: Path) -> dict[str, bytes]:
    return {
        "/" + file.relative_to(into).as_posix(): file.read_bytes()
        for file in into.rglob("*")
        if file.is_file()
    }


def put(shop: Shop, path: str, content: bytes) -> None:
    """Store as another client would."""
    account = shop.dropbox.account
    account.tree.commit(Placement(path), account.blobs.keep_whole(content))


def came(outcomes: list[Outcome]) -> Counter[Came]:
    return Counter(it.came for it in outcomes)


def test_a_workstation_that_remembers_nothing_gets_all_of_it(
    new_workstation: Shop, archived: Shop, into: Path
) -> None:
    outcomes = restore(new_workstation, into)
    assert on_disk(into) == archived.archive()
    assert came(outcomes) == {Came.RESTORED: len(archived.archive())}


def test_what_comes_into_a_watched_folder_is_not_archived_once_more(
    new_workstation: Shop, archived: Shop
) -> None:
    before = archived.archive()
    new_workstation.engine.add_folder(WatchedFolder(new_workstation.folder))
    restore(new_workstation, new_workstation.folder)
    new_workstation.sync()
    assert archived.archive() == before
    assert {row.state for row in new_workstation.documents()} == {FileState.ARCHIVED}


def test_what_is_there_already_is_passed_over_and_counted(archived: Shop, into: Path) -> None:
    restore(archived, into)
    lost = next(iter(archived.archive()))
    (into / lost.strip("/")).unlink()
    before = archived.dropbox.requests.counts()["files/download"]

    outcomes = restore(archived, into)

    assert came(outcomes) == {Came.RESTORED: 1, Came.IN_PLACE: len(archived.archive()) - 1}
    assert archived.dropbox.requests.counts()["files/download"] == before + 1
    assert on_disk(into) == archived.archive()


def test_something_else_of_that_name_is_never_overwritten(archived: Shop, into: Path) -> None:
    taken, *_ = archived.archive()
    place = into / taken.strip("/")
    place.parent.mkdir(parents=True)
    place.write_bytes(b"the owner's own")

    outcomes = restore(archived, into)

    assert place.read_bytes() == b"the owner's own"
    [failed] = [it for it in outcomes if it.came is Came.FAILED]
    assert (str(failed.path), type(failed.error)) == (taken, errors.DestinationTaken)
    assert not (into / BESIDE).exists()


def refuse_links(*_: object) -> None:
    raise PermissionError(1, "this file system has no second names")


@pytest.mark.parametrize("link", [os.link, refuse_links])
def test_a_name_that_comes_into_being_meanwhile_is_not_overwritten_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link
) -> None:
    monkeypatch.setattr(os, "link", link)
    part, target = tmp_path / "part", tmp_path / "target"
    part.write_bytes(b"ours")
    target.write_bytes(b"theirs")
    with pytest.raises(errors.DestinationTaken):
        publish(part, target)
    assert (target.read_bytes(), part.read_bytes()) == (b"theirs", b"ours")


def test_a_file_system_without_second_names_is_no_hindrance(
    archived: Shop, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse_links)
    taken, *_ = archived.archive()
    place = into / taken.strip("/")
    restore(archived, into)
    assert on_disk(into) == archived.archive()
    place.write_bytes(b"the owner's own")
    restore(archived, into)
    assert place.read_bytes() == b"the owner's own"


@pytest.mark.parametrize("fault", [Truncated(), Truncated(claims_to_be_whole=True)])
def test_a_line_that_breaks_is_gone_on_with_and_a_large_file_is_not_begun_anew(
    shop: Shop, into: Path, fault: Truncated, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gsmos_tray.archive import downloading  # noqa: PLC0415 - loads the SDK

    offsets = []
    download = downloading.download
    monkeypatch.setattr(
        downloading, "download", lambda *asked: [offsets.append(asked[2]), download(*asked)][1]
    )
    content = bytes(range(256)) * (24 * MB // 256)
    shop.begin()
    put(shop, "/Facturi SPV/mare.pdf", content)
    shop.dropbox.faults.next("files/download", fault)

    restore(shop, into)

    assert on_disk(into) == {"/Facturi SPV/mare.pdf": content}
    assert offsets[0] == 0
    assert 8 * MB < offsets[1] <= 12 * MB


def test_a_restoring_that_was_stopped_goes_on_where_it_was(archived: Shop, into: Path) -> None:
    stop = threading.Event()
    told = archived.engine.far_side.restoring.restore(ALL, into, stop)
    next(it for it in told if isinstance(it, Outcome))
    stop.set()
    assert sum(isinstance(it, Outcome) for it in told) < len(archived.archive()) - 1
    there = len(on_disk(into))
    assert there < len(archived.archive())

    outcomes = restore(archived, into)

    assert came(outcomes)[Came.IN_PLACE] >= 1
    assert on_disk(into) == archived.archive()
    assert not (into / BESIDE).exists()


def in_use() -> PermissionError:
    error = PermissionError(13, "The process cannot access the file")
    error.winerror = 32  # as Windows has it while an antivirus program reads the file
    return error


def test_a_file_that_is_looked_at_as_it_comes_gets_its_name_a_moment_later(
    archived: Shop, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, refusals = fetching._rename, [in_use(), in_use()]

    def renaming(part: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        rename(part, target)

    monkeypatch.setattr(fetching, "_rename", renaming)
    assert set(came(restore(archived, into))) == {Came.RESTORED}
    assert on_disk(into) == archived.archive()


def test_what_others_leave_beside_a_file_that_comes_stops_nothing(
    archived: Shop, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publishing(part: Path, target: Path) -> None:
        part.with_name(".DS_Store").write_bytes(b"of the file manager")
        publish(part, target)

    monkeypatch.setattr(restoring, "publish", publishing)
    assert set(came(restore(archived, into))) == {Came.RESTORED}
    assert on_disk(into) == archived.archive()
    assert not (into / BESIDE).exists()


def test_one_that_cannot_be_read_now_does_not_stop_the_others(archived: Shop, into: Path) -> None:
    put(archived, "/Facturi SPV/Scanate/0001.pdf", b"%PDF-1.4 not of a known layout")
    put(archived, "/Facturi SPV/Scanate/0002.pdf", b"%PDF-1.4 not of a known layout, too")

    class Refused(Reader):
        def read(self, path: Path, shop) -> Reading:
            if path.name == "0001.pdf":
                raise errors.SourceUnreadable(path=path)
            return super().read(path, shop)

    part = archived.engine.far_side.restoring
    part._new_reader = lambda: Refused(archived.engine._choosing.rules)
    outcomes = restore(archived, into, Wish.checked(None, "invoice", None))
    [failed] = [it for it in outcomes if it.came is Came.FAILED]
    assert str(failed.path) == "/Facturi SPV/Scanate/0001.pdf"
    assert type(failed.error) is errors.SourceUnreadable
    assert paths(outcomes, Came.RESTORED)


def test_one_begun_again_waits_until_nobody_writes_for_the_one_before(
    shop: Shop, into: Path
) -> None:
    """Else a late piece of the first could be added to what the second has proved."""
    shop.begin()
    put(shop, "/Facturi SPV/mare.pdf", bytes(3 * MB))
    archive = shop.engine.far_side.restoring._open_archive()
    writing, go_on, downloads = threading.Event(), threading.Event(), []

    class Slow:
        """The archive, over a line on which the first download stands still."""

        def __getattr__(self, name: str):
            return getattr(archive, name)

        def download(self, rev: str, offset: int):
            downloads.append(offset)
            for piece in archive.download(rev, offset):
                yield piece
                if len(downloads) == 1:
                    writing.set()
                    go_on.wait(30)

    shop.engine.far_side.restoring._open_archive = Slow
    stop = threading.Event()
    first = shop.engine.far_side.restoring.restore(ALL, into, stop)
    threading.Thread(target=lambda: writing.wait(30) and stop.set()).start()
    assert not any(isinstance(it, Outcome) for it in first)

    second: list[Outcome] = []
    again = threading.Thread(target=lambda: second.extend(restore(shop, into)))
    again.start()
    again.join(1)
    assert (second, len(downloads)) == ([], 1)
    go_on.set()
    again.join(30)
    assert set(came(second)) == {Came.RESTORED}
    assert on_disk(into) == {"/Facturi SPV/mare.pdf": bytes(3 * MB)}


def test_too_little_room_is_said_before_anything_comes(
    archived: Shop, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_SPARE", shutil.disk_usage("/").free * 2)
    with pytest.raises(errors.TooLittleRoom) as refused:
        restore(archived, into)
    assert refused.value.facts["missing"] > 0
    assert archived.dropbox.requests.counts()["files/download"] == 0


def test_bytes_that_come_damaged_are_never_kept(archived: Shop, into: Path) -> None:
    path, content = next(iter(archived.archive().items()))
    file = archived.dropbox.account.tree.find_file(path)
    told = {
        "dropbox-api-result": '{"name": "x", "id": "id:a4ayc_80_OEAAAAAAAAAXw",'
        f' "rev": "{file.rev}", "size": {len(content)}, "client_modified": "2026-11-24T07:10:09Z",'
        ' "server_modified": "2026-11-24T07:10:09Z"}',
        "content-type": "application/octet-stream",
    }
    damaged = Answered(200, bytes([content[0] ^ 1]) + content[1:], told)
    archived.dropbox.faults.next("files/download", damaged, times=3, about=file.rev)

    outcomes = restore(archived, into)

    [failed] = [it for it in outcomes if it.came is Came.FAILED]
    assert (str(failed.path), type(failed.error)) == (path, errors.ArrivedDamaged)
    assert set(on_disk(into)) == archived.archive().keys() - {path}


def test_when_dropbox_is_away_that_is_said_and_what_came_stays(archived: Shop, into: Path) -> None:
    told = archived.engine.far_side.restoring.restore(ALL, into, threading.Event())
    next(it for it in told if isinstance(it, Outcome))
    archived.dropbox.go_offline()
    try:
        with pytest.raises(errors.ArchiveUnreachable):
            list(told)
    finally:
        archived.dropbox.go_online()
    assert on_disk(into)
    restore(archived, into)
    assert on_disk(into) == archived.archive()


def test_what_the_ledger_knows_and_dropbox_lost_is_told(archived: Shop, into: Path) -> None:
    lost, *_ = archived.archive()
    archived.dropbox.account.tree.delete(lost)
    outcomes = restore(archived, into)
    [gone] = [it for it in outcomes if it.came is Came.GONE]
    assert str(gone.path) == lost


def test_an_account_without_an_archive_says_so(shop: Shop, into: Path) -> None:
    shop.begin()
    with pytest.raises(errors.ArchiveEmpty):
        restore(shop, into)
    assert not into.exists()


def test_no_name_leads_out_of_the_folder(archived: Shop, into: Path, tmp_path: Path) -> None:
    listing = archived.engine._ledger.listing
    archived.engine.compare()
    [(root, cursor)] = listing.roots()
    rev = archived.documents()[0].rev
    for path in ("/Facturi SPV/../../rău.pdf", "/Facturi SPV/..\\..\\rău.pdf"):
        hostile = Listed(ArchivePath(path), Fingerprint("0" * 64, 5), rev)
        listing.take_in(root, [hostile], cursor)
    outcomes = restore(archived, into)
    failed = [it for it in outcomes if it.came is Came.FAILED]
    assert [type(it.error) for it in failed] == [errors.NameRefused] * 2
    assert not list(tmp_path.glob("*rău*"))


def test_how_far_it_is_is_told(shop: Shop, into: Path) -> None:
    shop.begin()
    put(shop, "/Facturi SPV/mare.pdf", bytes(30 * MB))
    for fault in (Cut(), server_error()):
        shop.dropbox.faults.next("files/download", fault)
    told = shop.engine.far_side.restoring.restore(ALL, into, threading.Event())
    steps = [it for it in told if isinstance(it, Progress)]
    assert steps
    assert {it.total for it in steps} == {1}
    assert all(0 <= it.sent <= it.size == 30 * MB for it in steps)


# -- a part of it ----------------------------------------------------------------------------------


def paths(outcomes: list[Outcome], *wanted: Came) -> set[str]:
    return {str(it.path) for it in outcomes if it.came in wanted}


def known(shop: Shop, fits) -> set[str]:
    rows = [row for row in shop.documents() if row.archive_path and row.rev]
    return {row.archive_path for row in rows if fits(row)}


@pytest.mark.parametrize("kind", ["invoice", "spv_archive", "warranty"])
def test_a_kind_alone_is_the_same_with_and_without_a_ledger(
    archived: Shop, new_workstation: Shop, tmp_path: Path, kind: str
) -> None:
    wish = Wish.checked(None, kind, None)
    expected = known(archived, lambda row: row.kind == kind)
    assert expected
    for shop, into in ((archived, tmp_path / "1"), (new_workstation, tmp_path / "2")):
        assert paths(restore(shop, into, wish), Came.RESTORED) == expected
        assert set(on_disk(into)) == expected


def test_a_month_alone_is_the_same_with_and_without_a_ledger(
    archived: Shop, new_workstation: Shop, tmp_path: Path
) -> None:
    months = Counter(row.issue_date[:7] for row in archived.documents() if row.issue_date)
    month = months.most_common()[-1][0]
    wish = Wish.checked(month, None, None)
    put(archived, "/Facturi SPV/Facturi/2019/02/Factura_000777.pdf", b"%PDF-1.4 another month")
    expected = known(archived, lambda row: (row.issue_date or "").startswith(month))
    by_ledger = paths(restore(archived, tmp_path / "1", wish), Came.RESTORED)
    assert expected <= by_ledger
    assert paths(restore(new_workstation, tmp_path / "2", wish), Came.RESTORED) == by_ledger
    assert on_disk(tmp_path / "1") == on_disk(tmp_path / "2")
    assert not any("2019" in path for path in by_ledger)
    february = restore(new_workstation, tmp_path / "3", Wish.checked("2019-02", None, None))
    assert paths(february, Came.RESTORED) == {"/Facturi SPV/Facturi/2019/02/Factura_000777.pdf"}


def test_a_client_is_found_in_the_ledger_or_by_reading(
    archived: Shop, new_workstation: Shop, tmp_path: Path
) -> None:
    names = Counter(row.customer_name for row in archived.documents() if row.customer_name)
    client = names.most_common()[-1][0]
    wish = Wish.checked(None, None, client[:8].upper())
    first, second = (
        restore(archived, tmp_path / "1", wish),
        restore(new_workstation, tmp_path / "2", wish),
    )
    wanted = paths(first, Came.RESTORED)
    assert known(archived, lambda row: row.customer_name == client) <= wanted
    assert paths(second, Came.RESTORED) <= wanted  # a seal tells no client, but its ZIP's ledger
    assert wanted - paths(second, Came.RESTORED) <= paths(second, Came.UNJUDGED)
    assert set(on_disk(tmp_path / "2")) == paths(second, Came.RESTORED)


def test_what_nobody_can_judge_is_left_out_and_told(archived: Shop, into: Path) -> None:
    put(archived, "/Facturi SPV/Scanate/0001.jpg", b"\xff\xd8\xff picture of something")
    outcomes = restore(archived, into, Wish.checked(None, "invoice", None))
    assert "/Facturi SPV/Scanate/0001.jpg" in paths(outcomes, Came.UNJUDGED)
    assert not (into / "Facturi SPV/Scanate/0001.jpg").exists()


def test_who_does_not_know_the_direction_of_an_efactura_says_so(archived: Shop, into: Path) -> None:
    """No CUI is set: whether it was issued or received is not known."""
    wish = Wish.checked(None, "efactura_received", None)
    outcomes = restore(archived, into, wish)
    assert known(archived, lambda row: row.kind == "efactura") <= paths(outcomes, Came.UNJUDGED)
    assert paths(outcomes, Came.RESTORED) == set()


@pytest.mark.parametrize("asked", [("2026-13", None), ("11.2026", None), (None, "bill")])
def test_a_wish_that_cannot_be_is_refused(asked) -> None:
    with pytest.raises(errors.BadValue):
        Wish.checked(*asked, None)
