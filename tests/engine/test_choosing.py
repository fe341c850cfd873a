"""What the owner chose: no change is lost to another one, and all hear of them in their order."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from gsmos_tray import errors, settings
from gsmos_tray.engine.choosing import Choosing
from gsmos_tray.locations import Profile
from gsmos_tray.settings import Settings, WatchedFolder


class Told(list):
    """Those who work by what was chosen: they hear of it."""

    def work_by(self, chosen: Settings, _choices: object) -> None:
        self.append(chosen)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def choosing(tmp_path: Path, told: Told) -> Choosing:
    profile = Profile(tmp_path / "profile")
    profile.create()
    return Choosing(profile, dict, told.work_by)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "gsmOS"
    folder.mkdir()
    return folder


def test_of_two_changes_at_once_none_is_lost(choosing: Choosing, told: Told, folder: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(now: Settings) -> Settings:
        begun.set()
        go_on.wait(10)
        return replace(now, cui="12345674")

    first = threading.Thread(target=lambda: choosing.change(slowly))
    second = threading.Thread(target=lambda: choosing.add_folder(WatchedFolder(folder)))
    first.start()
    begun.wait(10)
    second.start()
    second.join(0.3)
    go_on.set()
    first.join(10)
    second.join(10)

    chosen = choosing.settings
    assert (chosen.cui, chosen.folders) == ("12345674", (WatchedFolder(folder),))
    assert told == [replace(chosen, folders=()), chosen]
    assert settings.load(choosing._profile.settings) == chosen


def test_what_cannot_be_saved_is_not_worked_by(
    choosing: Choosing, told: Told, folder: Path
) -> None:
    choosing._profile.settings.mkdir()  # no file can take its place
    with pytest.raises(errors.ProfileReadOnly):
        choosing.add_folder(WatchedFolder(folder))
    assert choosing.settings == Settings()
    assert told == []


def test_what_cannot_be_is_neither_saved_nor_worked_by(choosing: Choosing, told: Told) -> None:
    with pytest.raises(errors.BadValue):
        choosing.change(lambda now: replace(now, archive_root="a:b"))
    with pytest.raises(errors.FolderNotWatched):
        choosing.remove_folder(Path("/nicăieri"))
    assert choosing.settings == Settings()
    assert told == []
    assert not choosing._profile.settings.exists()
