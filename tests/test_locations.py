"""Where things are: the profile, its name for keyring and socket, and the resources."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gsmos_tray.locations import PROFILE_VARIABLE, Profile, resource


@pytest.fixture(autouse=True)
def _no_profile_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROFILE_VARIABLE, raising=False)


def test_the_argument_comes_before_the_environment_before_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    usual = Profile.chosen(None).folder
    assert usual.is_relative_to(tmp_path)
    assert usual.name == "gsmos-tray"

    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "environment"))
    assert Profile.chosen(None).folder == tmp_path / "environment"
    assert Profile.chosen(str(tmp_path / "argument")).folder == tmp_path / "argument"

    monkeypatch.setenv(PROFILE_VARIABLE, "")
    assert Profile.chosen(None).folder == usual
    assert Profile.chosen("").folder == usual


def test_a_relative_profile_stays_where_it_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    profile = Profile.chosen("mine")
    monkeypatch.chdir("/")
    assert profile.folder == tmp_path / "mine"


def test_all_files_of_a_profile_lie_in_it(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    files = (profile.settings, profile.ledger, profile.lock, profile.rules, profile.log)
    assert all(it.is_relative_to(tmp_path) for it in files)
    assert len(set(files)) == 5
    assert list(tmp_path.iterdir()) == []  # naming them makes none


def test_only_this_user_may_look_into_a_new_profile(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "a" / "b")
    profile.create()
    assert stat.S_IMODE(profile.folder.stat().st_mode) == 0o700
    profile.create()


def test_each_profile_has_a_name_of_its_own(tmp_path: Path) -> None:
    tokens = {Profile(tmp_path / name).token for name in ("a", "b", "A", "ș")}
    tokens.add(Profile(tmp_path / os.fsdecode(b"\xe3")).token)
    assert len(tokens) == 5
    assert all(len(token) == 16 and token.isalnum() for token in tokens)


def test_the_name_is_the_same_whichever_way_leads_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = Profile(tmp_path / "a").token
    (tmp_path / "a").mkdir()
    assert Profile(tmp_path / "a").token == token  # before and after it is made
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert Profile(tmp_path / "link").token == token
    monkeypatch.chdir(tmp_path)
    assert Profile(Path("a")).token == token
    assert Profile(tmp_path / "b" / ".." / "a").token == token


def test_the_name_is_the_same_in_every_process(tmp_path: Path) -> None:
    script = (
        "import sys; from gsmos_tray.locations import Profile;"
        "print(Profile.chosen(sys.argv[1]).token)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == Profile(tmp_path).token


def test_resources_are_found_from_any_folder(tmp_path: Path) -> None:
    script = "from gsmos_tray.locations import resource; print(resource('rules/rules.toml'))"
    source = Path(__file__).parents[1]
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()) == source / "resources" / "rules" / "rules.toml"


def test_the_frozen_program_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "only.txt").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("only.txt") == tmp_path / "resources" / "only.txt"
    with pytest.raises(FileNotFoundError):
        resource("rules/rules.toml")  # which lies in the source tree


def test_a_resource_that_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.txt"):
        resource("nothing.txt")
