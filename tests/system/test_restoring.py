"""``restore`` as a person runs it: a new workstation, killed twice, and both trees compared."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from pathlib import Path

import pytest

from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.sample_month import write_sample_month
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.engine.restoring import BESIDE
from tests.size import sized
from tests.system.workstation import Workstation


def fill(dropbox: LocalDropbox, count: int) -> None:
    """Let an account hold *count* documents of very different sizes, in many folders."""
    luck = random.Random(count)
    account = dropbox.account
    for number in range(count):
        size = luck.choice((0, 700, 30_000, 90_000, 400_000))
        path = f"/Facturi SPV/Facturi/202{number % 5}/{number % 12 + 1:02}/Factura_{number:06}.pdf"
        account.tree.commit(Placement(path), account.blobs.keep_whole(luck.randbytes(size)))


def sums(into: Path) -> dict[str, str]:
    """Give what lies in a folder, by a hash of this test's own."""
    return {
        "/" + file.relative_to(into).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in into.rglob("*")
        if file.is_file() and BESIDE not in file.parts
    }


def sums_of(dropbox: LocalDropbox) -> dict[str, str]:
    return {path: hashlib.sha256(it.bytes).hexdigest() for path, it in dropbox.tree().items()}


def kill_when(workstation: Workstation, into: Path, files: int) -> None:
    """Begin to restore, and kill the process with no word once so many files are there."""
    process = workstation.start("restore", str(into), "--json")
    try:
        end = time.monotonic() + 90
        while len(list(into.glob("Facturi SPV/**/*.pdf"))) < files:
            assert time.monotonic() < end
            assert process.poll() is None
            threading.Event().wait(0.02)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.timeout(900)
def test_killed_twice_the_archive_comes_back_whole(
    workstation: Workstation, local_dropbox: LocalDropbox, tmp_path: Path
) -> None:
    count = sized(240, 2000)
    into = tmp_path / "salvat"
    fill(local_dropbox, count)
    workstation.connect()

    for share in (0.25, 0.6):
        kill_when(workstation, into, int(count * share))
        there = sums(into)  # whatever has its name is whole
        assert there.items() <= sums_of(local_dropbox).items()
        assert len(there) < count

    *lines, last = workstation.json("restore", str(into))

    assert last["complete"] is True
    assert last["summary"]["restored"] == len(lines)
    assert last["summary"]["restored"] + last["summary"]["in_place"] == count
    assert last["summary"]["in_place"] >= int(count * 0.6)
    assert sums(into) == sums_of(local_dropbox)
    assert not (into / BESIDE).exists()


def test_a_part_of_it_and_what_stands_in_the_way(
    workstation: Workstation, local_dropbox: LocalDropbox, tmp_path: Path
) -> None:
    write_sample_month(workstation.folder)
    workstation.set_up()
    workstation.run("sync")
    into = tmp_path / "salvat"

    *lines, last = workstation.json("restore", str(into), "--kind", "invoice", code=1)
    # What nobody could recognise may be an invoice or not: said, and not brought.
    assert {line["finding"] for line in lines} == {"restored", "unjudged"}
    wanted = {row["archive_path"] for row in workstation.json("documents", "--kind", "invoice")}
    assert sums(into).keys() == wanted
    assert last["summary"]["restored"] == len(wanted)

    taken = min(wanted)
    place = into / taken.strip("/")
    place.write_bytes(b"the owner's own")
    code, out, _ = workstation.run("restore", str(into))
    assert code == 1
    assert place.read_bytes() == b"the owner's own"
    assert taken in out
    assert "Nu totul a putut fi restaurat" in out or "Not everything could be restored" in out


def test_a_wish_or_a_place_that_cannot_be_is_refused(
    workstation: Workstation, tmp_path: Path
) -> None:
    [line] = workstation.json("restore", str(tmp_path / "x"), code=3)
    assert line["error"]["code"] == "not_connected"
    workstation.connect()
    [line] = workstation.json("restore", str(tmp_path / "x"), "--month", "11/2026", code=2)
    assert line["error"]["code"] == "bad_value"
    [line] = workstation.json("restore", str(tmp_path / "x"), code=2)
    assert line["error"]["code"] == "archive_empty"
    assert not (tmp_path / "x").exists()
