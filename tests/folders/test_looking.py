from __future__ import annotations

import os

import pytest

from gsmos_tray.disk import system_path
from gsmos_tray.errors import SourceUnreadable
from gsmos_tray.folders.looking import Look, identity_of, look_at, look_of
from tests.folders.disk import refusing


def test_a_look_changes_with_size_and_with_time(tmp_path):
    file = tmp_path / "Factura.pdf"
    file.write_bytes(b"%PDF")
    first = look_at(file)
    assert first == Look(4, file.stat().st_mtime_ns)
    os.utime(file, ns=(0, first.mtime_ns + 1))
    assert look_at(file) != first
    file.write_bytes(b"%PDF-1.7")
    os.utime(file, ns=(0, first.mtime_ns))
    assert look_at(file) != first


def test_only_a_regular_file_is_one(tmp_path):
    file = tmp_path / "Factura.pdf"
    file.write_bytes(b"%PDF")
    (tmp_path / "link.pdf").symlink_to(file)
    os.mkfifo(tmp_path / "pipe")
    assert look_at(tmp_path / "link.pdf") is None
    assert look_at(tmp_path / "pipe") is None
    assert look_at(tmp_path) is None
    assert look_at(tmp_path / "nothing.pdf") is None
    assert look_at(file / "below a file.pdf") is None


def test_a_file_that_may_not_be_seen_is_not_taken_for_gone(tmp_path):
    folder = tmp_path / "închis"
    folder.mkdir()
    (folder / "Factura.pdf").write_bytes(b"%PDF")
    with refusing(folder), pytest.raises(SourceUnreadable):
        look_at(folder / "Factura.pdf")


def test_windows_attributes_are_remembered_as_far_as_they_matter():
    class Status:
        st_size, st_mtime_ns, st_file_attributes = 7, 9, 0x501622

    assert look_of(Status()) == Look(7, 9, 0x401002)


def test_a_folder_made_again_is_another(tmp_path):
    folder, other = tmp_path / "a", tmp_path / "b"
    folder.mkdir()
    first = identity_of(folder)
    other.mkdir()
    folder.rmdir()
    assert identity_of(folder) is None
    other.rename(folder)
    assert identity_of(folder) not in {None, first}
    (tmp_path / "file").touch()
    assert identity_of(tmp_path / "file") is None


def test_long_paths_are_spelt_so_that_windows_takes_them():
    long = "x" * 250
    assert system_path(f"C:\\{long}", windows=True) == f"\\\\?\\C:\\{long}"
    assert system_path(f"C:/a/{long}", windows=True) == f"\\\\?\\C:\\a\\{long}"
    assert system_path(f"\\\\nas\\acte\\{long}", windows=True) == f"\\\\?\\UNC\\nas\\acte\\{long}"
    assert system_path(f"\\\\?\\C:\\{long}", windows=True) == f"\\\\?\\C:\\{long}"
    assert system_path("C:\\acte", windows=True) == "C:\\acte"
    assert system_path(f"/srv/{long}", windows=False) == f"/srv/{long}"
