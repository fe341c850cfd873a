from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading

import pytest

from gsmos_tray.errors import DiskFull, ProfileReadOnly
from gsmos_tray.workstation.owner_lock import OwnerLock
from tests.folders.disk import refusing

OWNER = """
import sys, pathlib, subprocess
from gsmos_tray.workstation.owner_lock import OwnerLock
lock = OwnerLock(pathlib.Path(sys.argv[1]))
print(lock.acquire(), flush=True)
if len(sys.argv) > 2:
    child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"],
                             stdin=subprocess.PIPE, close_fds=False)
    print(child.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "owner.lock"


def owner(path, *more):
    return subprocess.Popen(
        [sys.executable, "-c", OWNER, str(path), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_one_has_the_lock_and_gives_it_back(path):
    first, second = OwnerLock(path), OwnerLock(path)
    assert first.acquire()
    assert first.acquire()
    assert first.held
    assert not second.acquire()
    assert not second.held
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_only_one_of_many_threads_gets_it(path):
    locks = [OwnerLock(path) for _ in range(16)]
    got = []
    threads = [
        threading.Thread(target=lambda lock=lock: got.append(lock.acquire())) for lock in locks
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False] * 15 + [True]
    for lock in locks:
        lock.release()


def test_another_process_is_kept_out_until_the_owner_is_killed(path):
    lock = OwnerLock(path)
    with owner(path) as process:
        assert process.stdout.readline() == "True\n"
        assert not lock.acquire()
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert lock.acquire()
    lock.release()


def test_a_child_of_a_killed_owner_does_not_keep_the_lock(path):
    lock = OwnerLock(path)
    with owner(path, "with a child") as process:
        assert process.stdout.readline() == "True\n"
        child = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.kill(child, 0)  # it lives
        assert lock.acquire()
        os.kill(child, signal.SIGKILL)
    lock.release()


def test_a_forked_child_does_not_share_the_lock_and_does_not_free_it(path):
    script = f"""
import os, pathlib, sys
from gsmos_tray.workstation.owner_lock import OwnerLock
lock = OwnerLock(pathlib.Path({str(path)!r}))
assert lock.acquire()
child = os.fork()
if child == 0:
    assert not lock.held
    assert not OwnerLock(pathlib.Path({str(path)!r})).acquire()
    os._exit(7)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
assert lock.held
assert not OwnerLock(pathlib.Path({str(path)!r})).acquire()
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_profile_that_cannot_be_written_is_said(path):
    with refusing(path.parent, mode=0o500), pytest.raises(ProfileReadOnly):
        OwnerLock(path).acquire()


def test_a_full_disk_is_said(monkeypatch, path):
    def full(*_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(DiskFull):
        OwnerLock(path).acquire()


def test_the_lock_s_file_is_this_user_s_alone(path):
    lock = OwnerLock(path)
    lock.acquire()
    assert path.stat().st_mode & 0o777 == 0o600
    lock.release()
    assert path.exists()
