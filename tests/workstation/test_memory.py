from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from gsmos_tray.events import Announcer, Changed, RunFinished
from gsmos_tray.workstation.memory import Tidying

RUN = RunFinished(1, 0, 0, asked_for=False)

THRIFTY = """
from pathlib import Path
from gsmos_tray.workstation.memory import be_thrifty

def held():
    [line] = (it for it in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in it)
    return int(line.split()[1])

be_thrifty()
del bytearray(30_000_000)[:]  # glibc takes blocks of this size from the heap from now on, else
blocks = [bytearray(1_000_000) for _ in range(100)]
before = held()
del blocks[:-1]
print(before - held() > 90_000)
"""

HELD = """
from pathlib import Path
from gsmos_tray.workstation.memory import trim

def held():
    [line] = (it for it in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in it)
    return int(line.split()[1])

blocks = [bytearray(100_000) for _ in range(2000)]
del blocks[:-1]  # what is left lies at the end, so that nothing before it is given back
before = held()
trim()
print(before - held() > 100_000)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Windows gives back by itself")
@pytest.mark.parametrize("script", [HELD, THRIFTY])
def test_what_was_freed_is_given_back(script: str) -> None:
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_it_is_tidied_once_after_the_last_run() -> None:
    announcer, tidied, done = Announcer(), [], threading.Event()
    tidying = Tidying(announcer.subscribe, lambda: (tidied.append(1), done.set()), 0.2)
    tidying.start()
    for event in (RUN, Changed(), RUN, RUN):
        announcer.announce(event)
    assert done.wait(30)
    tidying.stop()
    assert tidied == [1]


def test_without_a_run_or_after_the_end_nothing_is_done() -> None:
    announcer, tidied = Announcer(), []
    tidying = Tidying(announcer.subscribe, lambda: tidied.append(1), 0.05)
    tidying.start()
    announcer.announce(Changed())
    announcer.announce(RUN)
    tidying.stop()
    announcer.announce(RUN)
    threading.Event().wait(0.3)
    assert tidied == []
