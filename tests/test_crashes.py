"""What becomes of a run that does not end, and of what nobody caught; in real processes."""

from __future__ import annotations

import math
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gsmos_tray.crashes import Run, ended_badly, without_folders
from gsmos_tray.locations import Profile

ROOT = Path(__file__).parents[1]
PRIVATE = "Factura Țurcanu 1850314400123.pdf"

_BEGIN = f"""
import os, signal, sys, threading, time
from pathlib import Path
from gsmos_tray import logs
from gsmos_tray.crashes import Run, without_folders
from gsmos_tray.locations import Profile

def fail():
    without_folders(Path({PRIVATE!r}))  # a bug of ours: it wants a text

profile = Profile(Path(sys.argv[1]))
profile.create()
logs.write_to(profile.log)
run = Run(profile, lambda: print("told"))
print("broke off" if run.begin(time.time(), float(sys.argv[2])) else "all is well")
sys.stdout.flush()
"""

_FAIL_IN_A_THREAD = """
for _ in range(3):
    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()
run.end()
"""

_FAIL_IN_A_LIBRARY = """
import json
thread = threading.Thread(target=json.loads, args=("no JSON",), name="reader")
thread.start()
thread.join()
run.end()
"""

_FAIL_IN_A_SLOT = """
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
QTimer.singleShot(0, fail)
QTimer.singleShot(50, application.quit)
application.exec()
run.end()
"""

_FAIL_IN_VAIN = """
class Kept:
    def __del__(self):
        fail()
Kept()
run.end()
"""


def process(profile: Profile, then: str, up_since: float = 0.0) -> tuple[int, list[str], str]:
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + then, profile.folder, str(up_since)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.splitlines(), done.stderr


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "Ion Popescu" / "profile")


def log(profile: Profile) -> str:
    return profile.log.read_text("utf-8") if profile.log.exists() else ""


def test_a_run_that_ends_leaves_nothing(profile: Profile) -> None:
    for _ in range(2):
        assert process(profile, "run.end()") == (0, ["all is well"], "")
    assert not profile.run.exists()
    assert not profile.crash.exists()
    assert log(profile) == ""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_run_that_is_killed_is_told_of_once_at_the_next_start(
    profile: Profile, number: signal.Signals
) -> None:
    code, _, _ = process(profile, f"os.kill(os.getpid(), {int(number)})")
    assert code == -number
    assert process(profile, "run.end()")[1] == ["broke off"]
    assert "the run before broke off" in log(profile)
    assert process(profile, "run.end()")[1] == ["all is well"]


def test_where_it_crashed_is_in_the_log_of_the_next_run_without_folders(profile: Profile) -> None:
    crash = """
def crash_here():
    os.kill(os.getpid(), signal.SIGSEGV)
exec(compile("crash_here()", "/home/ion.popescu/gsmos_tray/engine/intake.py", "exec"))
"""
    process(profile, crash)
    assert "ion.popescu" in profile.crash.read_text()  # until the next start
    process(profile, "run.end()")
    assert "Fatal Python error: Segmentation fault" in log(profile)
    assert 'File "gsmos_tray/engine/intake.py", line 1' in log(profile)
    assert "opescu" not in log(profile)
    assert not profile.crash.exists()


def test_a_computer_that_went_off_is_no_fault_of_the_program(profile: Profile) -> None:
    process(profile, f"os.kill(os.getpid(), {int(signal.SIGKILL)})")
    tomorrow = time.time() + 24 * 3600  # when it was started again
    assert process(profile, "run.end()", tomorrow)[1] == ["all is well"]
    assert "the computer went off" in log(profile)


@pytest.mark.parametrize(
    ("began", "up_since", "trace", "badly"),
    [
        (1000.0, 900.0, "", True),
        (1000.0, 1100.0, "", False),
        (1000.0, 1100.0, "Fatal Python error", True),
        (math.inf, 1100.0, "", True),  # the mark was half written
    ],
)
def test_what_is_a_crash(began: float, up_since: float, trace: str, *, badly: bool) -> None:
    assert ended_badly(began, up_since, trace) is badly


@pytest.mark.parametrize(
    "trace",
    [
        "Windows fatal exception: code 0x8001010d",  # the system's file dialog, and all is well
        "Windows fatal exception: access violation",  # a guard program looks on
    ],
)
def test_on_windows_a_trace_proves_nothing(trace: str) -> None:
    assert not ended_badly(1000.0, 1100.0, trace, windows=True)
    assert ended_badly(1000.0, 900.0, trace, windows=True)


def test_a_trace_that_another_program_holds_does_not_make_an_end_a_crash(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def hold(path: Path, **missing: bool) -> None:
        if path == profile.crash:
            raise PermissionError(13, "held")
        unlink(path, **missing)

    profile.crash.parent.mkdir(parents=True)
    run = Run(profile, print)
    run.begin(time.time(), 0.0)
    assert profile.crash.exists()
    monkeypatch.setattr(Path, "unlink", hold)
    run.end()
    assert not profile.run.exists()


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"began": null}', '{"began": "x"}'])
def test_a_damaged_mark_is_a_mark(profile: Profile, damaged: str) -> None:
    profile.folder.mkdir(parents=True)
    profile.run.write_text(damaged)
    assert process(profile, "run.end()")[1] == ["broke off"]


def test_what_a_thread_failed_with_is_logged_each_time_and_told_once(profile: Profile) -> None:
    assert process(profile, _FAIL_IN_A_THREAD) == (0, ["all is well", "told"], "")
    assert log(profile).count("nobody caught this") == 3
    assert "CRITICAL worker" in log(profile)
    assert "TypeError" in log(profile)
    assert PRIVATE not in log(profile)


def test_what_a_librarys_own_thread_failed_with_is_logged_only(profile: Profile) -> None:
    """On Windows watchdog's ends so when a disk is pulled out, which is told in other words."""
    assert process(profile, _FAIL_IN_A_LIBRARY) == (0, ["all is well"], "")
    assert "CRITICAL reader" in log(profile)


def test_what_a_slot_failed_with_is_logged_and_told(profile: Profile) -> None:
    assert process(profile, _FAIL_IN_A_SLOT)[:2] == (0, ["all is well", "told"])
    assert log(profile).count("nobody caught this") == 1
    assert PRIVATE not in log(profile)


def test_what_failed_in_vain_is_logged_only(profile: Profile) -> None:
    assert process(profile, _FAIL_IN_VAIN) == (0, ["all is well"], "")
    assert "raised in vain" in log(profile)


def test_a_full_disk_keeps_no_run_from_beginning(profile: Profile) -> None:
    profile.run.mkdir(parents=True)  # stands in the way of the mark, as does:
    profile.crash.mkdir(parents=True)
    run = Run(profile, lambda: None)
    hooks = sys.excepthook
    try:
        assert run.begin(1.0, 0.0) is True
    finally:
        run.end()
    assert sys.excepthook is hooks


def test_frames_are_named_by_their_place_in_the_program() -> None:
    trace = r"""
  File "C:\Users\Ion Popescu\AppData\Local\gsmOS\gsmos_tray\engine\intake.py", line 7 in f
  File "/usr/lib/python3.11/threading.py", line 1045 in _bootstrap_inner"""
    assert (
        without_folders(trace)
        == """
  File "gsmos_tray/engine/intake.py", line 7 in f
  File "python3.11/threading.py", line 1045 in _bootstrap_inner"""
    )
