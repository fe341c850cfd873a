"""What Windows' disks ask for, by what its manual says they answer; and the plain way."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from gsmos_tray.disk import as_spelt_on_disk, put_in_place, write_whole
from gsmos_tray.documents.names import windows_name


def refused(winerror: int | None) -> PermissionError:
    error = PermissionError(13, "Access is denied")
    if winerror is not None:
        error.winerror = winerror  # as Windows' own have it
    return error


class Replacing:
    """Refuses for the first times."""

    def __init__(self, *refusals: OSError) -> None:
        self.refusals = list(refusals)
        self.waited: list[float] = []
        self.done = False

    def __call__(self, _source: Path, _target: Path) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.done = True


def test_a_file_takes_anothers_place(tmp_path: Path) -> None:
    beside, target = tmp_path / "new", tmp_path / "settings.json"
    beside.write_text("new")
    target.write_text("old")
    put_in_place(beside, target)
    assert target.read_text() == "new"
    assert not beside.exists()


def test_what_is_written_whole_is_this_users_alone_and_leaves_nothing_beside(
    tmp_path: Path,
) -> None:
    target = tmp_path / "settings.json"
    for content in (b"old and long", b"new"):
        write_whole(target, content)
        assert target.read_bytes() == content
    assert [it.name for it in tmp_path.iterdir()] == ["settings.json"]
    assert target.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_what_cannot_be_written_whole_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "settings.json"
    write_whole(target, b"old")
    (tmp_path / "settings.json.new").mkdir()
    with pytest.raises(OSError, match=r"settings\.json\.new"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_somebody_has_open_is_tried_again_for_a_second(winerror: int) -> None:
    replacing = Replacing(*[refused(winerror) for _ in range(5)])
    put_in_place(Path("a"), Path("b"), replace=replacing, wait=replacing.waited.append)
    assert replacing.done
    assert 0.5 < sum(replacing.waited) < 1


def test_one_that_stays_open_is_a_failure_in_the_end() -> None:
    replacing = Replacing(*[refused(32) for _ in range(100)])
    with pytest.raises(PermissionError):
        put_in_place(Path("a"), Path("b"), replace=replacing, wait=replacing.waited.append)
    assert len(replacing.waited) < 10


@pytest.mark.parametrize("error", [refused(None), refused(19), OSError(28, "full")])
def test_what_waiting_does_not_mend_is_told_at_once(error: OSError) -> None:
    replacing = Replacing(error)
    with pytest.raises(OSError, match=str(error.args[1])):
        put_in_place(Path("a"), Path("b"), replace=replacing, wait=replacing.waited.append)
    assert replacing.waited == []


DISK = {
    "/": ["Users"],
    "/Users": ["Ana"],
    "/Users/Ana": ["Descărcări", "Documente", "documente"],
    "/Users/Ana/Descărcări": ["Factura 1.PDF"],
}


def names_in(folder: Path) -> list[str]:
    return DISK.get(str(PurePosixPath(folder)), [])


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("/users/ANA/descărcări/factura 1.pdf", "/Users/Ana/Descărcări/Factura 1.PDF"),
        ("/users/ana/documente", "/Users/Ana/documente"),  # there as it was typed
        ("/users/ana/nowhere/x.PDF", "/Users/Ana/nowhere/x.PDF"),
        ("/", "/"),
    ],
)
def test_a_path_is_spelt_as_on_the_disk(typed: str, spelt: str) -> None:
    assert as_spelt_on_disk(Path(typed), names_in) == Path(spelt)


def test_a_real_disk_is_asked(tmp_path: Path) -> None:
    (tmp_path / "Dosar").mkdir()
    (tmp_path / "Dosar" / "Factura.PDF").touch()
    typed = tmp_path / "dosar" / "factura.pdf"
    assert as_spelt_on_disk(typed) == tmp_path / "Dosar" / "Factura.PDF"


@pytest.mark.parametrize(
    "name", ["Factura_1.pdf", "Două  spații.pdf", "copie~", ".ascuns", "a;b & c!.pdf"]
)
def test_what_windows_can_have_keeps_its_name(name: str) -> None:
    assert windows_name(name) == name


@pytest.mark.parametrize(
    "name", ["C:", "C:x.pdf", "a:b.pdf", "a\\b", "con", "NUL.pdf", "COM1.x.pdf", "x.", "x ", "a?b"]
)
def test_what_windows_cannot_have_gets_the_nearest_name(name: str) -> None:
    """``C:`` in a path leads to another disk, and ``NUL.pdf`` to nowhere."""
    nearest = windows_name(name)
    assert nearest != name
    assert not PureWindowsPath("D:/Arhiva", nearest).drive.startswith("C")
    assert not PureWindowsPath(nearest).is_reserved()
    assert windows_name(nearest) == nearest
