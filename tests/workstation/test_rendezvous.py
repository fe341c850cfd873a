from __future__ import annotations

import os
from pathlib import Path

import pytest

from gsmos_tray.workstation import rendezvous
from gsmos_tray.workstation.rendezvous import (
    fits,
    folders,
    full_name,
    is_private,
    where_to_ask,
    where_to_listen,
)

NAME = "0123456789abcdef"


def test_the_session_s_folder_comes_first_and_a_command_without_a_session_finds_it():
    usual = [Path("/run/user/1000"), Path("/tmp/gsmos-tray-1000")]
    assert folders({}, 1000) == usual
    assert folders({"XDG_RUNTIME_DIR": "/run/user/1000"}, 1000) == usual
    assert folders({"XDG_RUNTIME_DIR": "/var/x"}, 1000) == [Path("/var/x"), *usual]
    assert folders({"XDG_RUNTIME_DIR": "relativ"}, 1000) == usual
    assert folders({"XDG_RUNTIME_DIR": ""}, 1000) == usual


def test_a_folder_is_private_only_if_it_is_ours_and_closed(tmp_path, monkeypatch):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    assert is_private(folder)
    folder.chmod(0o750)
    assert not is_private(folder)
    folder.chmod(0o700)
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "file").touch(0o600)
    assert not is_private(tmp_path / "link")
    assert not is_private(tmp_path / "file")
    assert not is_private(tmp_path / "nothing")
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    assert not is_private(folder)


def test_a_path_that_is_too_long_for_the_system_is_passed_over(tmp_path, monkeypatch):
    name_length = len(full_name(NAME))
    assert fits(Path("/" + "x" * (107 - name_length - 2)), NAME)
    assert not fits(Path("/" + "x" * (107 - name_length - 1)), NAME)
    long, short = tmp_path / ("x" * 107), tmp_path / "s"
    for folder in (long, short):
        folder.mkdir(mode=0o700)
    monkeypatch.setattr(rendezvous, "folders", lambda *_: [long, short])
    assert where_to_listen(NAME) == str(short / full_name(NAME))
    assert where_to_ask(NAME) == [str(short / full_name(NAME))]


def test_where_nothing_is_private_nothing_is_listened_to(tmp_path, monkeypatch):
    tmp_path.chmod(0o755)
    monkeypatch.setattr(rendezvous, "folders", lambda *_: [tmp_path])
    assert where_to_listen(NAME) is None
    assert where_to_ask(NAME) == []


@pytest.fixture
def below_tmp():
    folder = Path(f"/tmp/gsmos-tray-test-{os.getpid()}")
    yield folder
    folder.rmdir()


def test_below_tmp_a_folder_of_our_own_is_made(below_tmp, monkeypatch):
    monkeypatch.setattr(rendezvous, "folders", lambda *_: [below_tmp])
    assert where_to_ask(NAME) == []
    for _ in range(2):
        assert where_to_listen(NAME) == str(below_tmp / full_name(NAME))
    assert below_tmp.stat().st_mode & 0o777 == 0o700
