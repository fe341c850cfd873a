from __future__ import annotations

import logging
import os
import shutil
import threading
from errno import EACCES, EMFILE, ENOENT, ENOSPC
from pathlib import Path

import pytest

from gsmos_tray.folders.arrivals import Arrivals
from gsmos_tray.folders.looking import Identity, identity_of
from gsmos_tray.folders.places import MountTable
from gsmos_tray.folders.watching import Hearing, Watcher, hearing_without
from tests.folders.disk import as_an_ordinary_user


class Ears:
    """A watcher under test, and all that it has hinted at so far."""

    def __init__(self, *folders, most_files=2000, check_every=0.05):
        self.arrivals = Arrivals(most_files)
        self.watcher = Watcher(folders, self.arrivals, check_every=check_every)
        self.files, self.folders = set(), []

    def __enter__(self):
        self.watcher.start()
        return self

    def __exit__(self, *_):
        self.watcher.stop(timeout=30)
        assert not self.watcher.alive

    def until(self, enough, what=""):
        for _ in range(600):
            if enough():
                return
            hints = self.arrivals.take(0.05)
            self.files |= set(hints.files)
            self.folders += hints.folders
        raise TimeoutError(what or (self.files, self.folders, self.watcher.hearing()))

    def until_heard(self, folder, hearing=Hearing.ALL):
        self.until(lambda: self.watcher.hearing().get(folder) is hearing)
        self.until(lambda: folder in self.folders)
        self.files.clear()
        self.folders.clear()

    def until_file(self, path):
        self.until(lambda: path in self.files, path)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "acte"
    folder.mkdir()
    return folder


def test_a_new_file_is_heard_wherever_it_appears(folder):
    (folder / "2026").mkdir()
    with Ears(folder) as ears:
        ears.until_heard(folder)
        (folder / "Factură Ștefan.pdf").write_bytes(b"%PDF")
        (folder / "2026" / "b.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "Factură Ștefan.pdf")
        ears.until_file(folder / "2026" / "b.pdf")


def test_change_rename_and_deletion_are_heard(folder):
    file = folder / "a.pdf"
    file.write_bytes(b"%PDF")
    with Ears(folder) as ears:
        ears.until_heard(folder)
        with file.open("ab") as stream:
            stream.write(b"-1.7")
        ears.until_file(file)
        ears.files.clear()
        file.rename(folder / "b.pdf")
        ears.until(lambda: {file, folder / "b.pdf"} <= ears.files)
        ears.files.clear()
        (folder / "b.pdf").unlink()
        ears.until_file(folder / "b.pdf")


def test_a_file_moved_in_from_outside_is_heard(folder, tmp_path):
    (tmp_path / "descărcat.pdf").write_bytes(b"%PDF")
    with Ears(folder) as ears:
        ears.until_heard(folder)
        (tmp_path / "descărcat.pdf").rename(folder / "a.pdf")
        ears.until_file(folder / "a.pdf")


def test_a_new_moved_or_deleted_folder_is_looked_at_whole(folder, tmp_path):
    (tmp_path / "gata" / "mai jos").mkdir(parents=True)
    with Ears(folder) as ears:
        ears.until_heard(folder)
        (folder / "2026").mkdir()
        ears.until(lambda: folder / "2026" in ears.folders)
        (tmp_path / "gata").rename(folder / "gata")
        ears.until(lambda: folder / "gata" in ears.folders)
        (folder / "gata").rename(folder / "mutat")
        ears.until(lambda: folder / "mutat" in ears.folders)
        ears.folders.clear()
        shutil.rmtree(folder / "mutat")
        ears.until(lambda: folder / "mutat" in ears.folders)
        (folder / "2026" / "încă aud.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "2026" / "încă aud.pdf")


def test_a_folder_that_is_missing_at_the_start_is_heard_once_it_is_there(tmp_path):
    folder = tmp_path / "mai târziu"
    with Ears(folder) as ears:
        ears.until_heard(folder, Hearing.MISSING)
        folder.mkdir()
        ears.until_heard(folder)
        (folder / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "a.pdf")


def test_a_folder_removed_and_made_again_is_heard_again(folder):
    with Ears(folder) as ears:
        ears.until_heard(folder)
        folder.rmdir()
        ears.until_heard(folder, Hearing.MISSING)
        folder.mkdir()
        ears.until_heard(folder)
        (folder / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "a.pdf")


def test_another_folder_under_the_same_name_is_heard_instead(folder, tmp_path):
    """As after a remount: no event tells of it."""
    other = tmp_path / "alt disc"
    other.mkdir()
    with Ears(folder) as ears:
        ears.until_heard(folder)
        os.rename(folder, tmp_path / "primul")  # noqa: PTH104 - two calls as close as can be
        os.rename(other, folder)  # noqa: PTH104 - the same
        ears.until(lambda: folder in ears.folders)
        ears.folders.clear()
        (tmp_path / "primul" / "nu aici.pdf").write_bytes(b"%PDF")
        (folder / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "a.pdf")
        assert folder / "nu aici.pdf" not in ears.files


def test_a_disk_that_was_away_for_a_moment_is_listened_to_anew(folder, monkeypatch):
    """It looks the same afterwards; only the system's table of mounts has changed."""
    changed = threading.Event()

    def has_changed(_):
        was, _ = changed.is_set(), changed.clear()
        return was

    monkeypatch.setattr(MountTable, "has_changed", has_changed)
    system = Identity(folder.stat().st_dev + 1, 2)
    monkeypatch.setattr(
        "gsmos_tray.folders.watching.identity_of",
        lambda path: system if path == Path("/") else identity_of(path),
    )
    with Ears(folder) as ears:
        ears.until_heard(folder)
        changed.set()
        ears.until_heard(folder)
        system = identity_of(folder)  # now it is the system's own disk, which never goes
        changed.set()
        ears.until(lambda: not changed.is_set())
        (folder / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "a.pdf")
        assert folder not in ears.folders


def test_a_folder_named_by_a_link_is_heard_under_that_name(folder, tmp_path):
    link = tmp_path / "scurtătură"
    link.symlink_to(folder)
    with Ears(link, folder) as ears:
        ears.until_heard(link)
        ears.until(lambda: ears.watcher.hearing().get(folder) is Hearing.ALL)
        (folder / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(link / "a.pdf")
        ears.until_file(folder / "a.pdf")
        ears.watcher.watch([folder])
        ears.until(lambda: link not in ears.watcher.hearing())
        (folder / "b.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "b.pdf")


def test_folders_come_and_go_while_it_runs(folder, tmp_path):
    other = tmp_path / "scanate"
    other.mkdir()
    with Ears(folder, check_every=3600) as ears:
        ears.until_heard(folder)
        ears.watcher.watch([other])
        ears.until_heard(other)
        (folder / "nimeni.pdf").write_bytes(b"%PDF")
        (other / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(other / "a.pdf")
        assert folder / "nimeni.pdf" not in ears.files
        assert set(ears.watcher.hearing()) == {other}


def test_a_folder_that_may_not_be_read_is_said(folder, monkeypatch):
    # The watcher's thread is refused, as it would be without root's rights.
    attend = Watcher._attend

    def refused(watcher):
        with as_an_ordinary_user():
            attend(watcher)

    monkeypatch.setattr(Watcher, "_attend", refused)
    folder.chmod(0)
    with Ears(folder) as ears:
        ears.until_heard(folder, Hearing.REFUSED)
        folder.chmod(0o700)
        ears.until_heard(folder)


def test_a_burst_becomes_a_look_at_the_folder_and_nothing_is_missed(folder):
    with Ears(folder, most_files=100) as ears:
        ears.until_heard(folder)
        for number in range(1000):
            (folder / f"{number}.pdf").write_bytes(b"%PDF")
        last = folder / "999.pdf"
        ears.until(lambda: folder in ears.folders or last in ears.files)
        ears.until(lambda: not ears.arrivals.take(0.5))
        assert folder in ears.folders or len(ears.files) == 1000


def test_lost_events_make_it_hint_at_every_folder(folder, tmp_path):
    other = tmp_path / "scanate"
    other.mkdir()
    with Ears(folder, other) as ears:
        ears.until_heard(folder)
        ears.until(lambda: other in ears.watcher.hearing())
        ears.folders.clear()
        # word for word what watchdog 7.1 says
        logging.getLogger("watchdog.observers.inotify_c").warning(
            "Inotify queue overflowed; filesystem events were lost"
        )
        ears.until(lambda: {folder, other} <= set(ears.folders))
        ears.until(lambda: not ears.arrivals.take(0.5))  # and that once


@pytest.mark.parametrize("victim", ["reader", "dispatcher", "emitter"])
def test_a_dead_thread_of_watchdog_s_is_noticed_and_replaced(folder, victim):
    with Ears(folder) as ears:
        ears.until_heard(folder)
        observer = ears.watcher._listener._observer
        match victim:
            case "reader":
                observer._inotify_fd.stop()
            case "dispatcher":
                observer.stop()
            case "emitter":
                next(iter(observer.emitters)).stop()
        ears.until(lambda: folder in ears.folders)
        ears.until(lambda: ears.watcher.hearing() == {folder: Hearing.ALL})
        (folder / "a.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "a.pdf")


def test_too_few_watches_are_said_and_asked_for_again(folder, monkeypatch):
    """As the system refuses them: for the folder itself with an error, else not at all."""
    from gsmos_tray.folders import listening  # noqa: PLC0415 - only to be changed here

    granted = threading.Event()
    more = listening.Listener.is_granted_more
    monkeypatch.setattr(
        listening.Listener,
        "is_granted_more",
        lambda listener: granted.is_set() and more(listener),
    )
    monkeypatch.setattr("gsmos_tray.folders.watching._CHECKS_UNTIL_RETRY", 2)
    with Ears(folder) as ears:
        ears.until_heard(folder, Hearing.PARTLY)
        granted.set()
        ears.until_heard(folder)
        granted.clear()
        (folder / "dosar nou").mkdir()
        ears.until_heard(folder, Hearing.PARTLY)


@pytest.mark.parametrize(
    ("number", "hearing"),
    [
        (ENOSPC, Hearing.PARTLY),
        (EMFILE, Hearing.PARTLY),
        (ENOENT, Hearing.MISSING),
        (EACCES, Hearing.REFUSED),
    ],
)
def test_the_system_s_refusals_are_read(number, hearing):
    assert hearing_without(OSError(number, "")) is hearing


def test_a_handler_never_raises(folder, caplog):
    class Broken(Arrivals):
        def put_file(self, path, folder):
            if path.name == "rău.pdf":
                raise RuntimeError
            super().put_file(path, folder)

    ears = Ears(folder)
    ears.arrivals = Broken()
    ears.watcher = Watcher([folder], ears.arrivals, check_every=0.05)
    with ears:
        ears.until_heard(folder)
        (folder / "rău.pdf").write_bytes(b"%PDF")
        (folder / "bun.pdf").write_bytes(b"%PDF")
        ears.until_file(folder / "bun.pdf")
    assert "could not take in an event" in caplog.text
    assert "rău" not in caplog.messages[0]
