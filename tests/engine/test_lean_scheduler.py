from __future__ import annotations

import subprocess
import sys

RING = """
import sys, threading
from gsmos_tray.engine.lean_scheduler import spare_asyncio
{before}
spare_asyncio()
from gsmos_tray.engine.ringing import Ringing
rung = threading.Event()
ringing = Ringing()
ringing.start()
ringing.every("bell", 0.1, rung.set)
print(rung.wait(20), "asyncio" in sys.modules)
ringing.stop()
import asyncio
print(asyncio.run(asyncio.sleep(0, "the real one")))
"""

WANTS_MORE = """
def more(name):
    raise ImportError

import gsmos_tray.engine.lean_scheduler as lean
lean.import_module = more
"""


def answer_of(before: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-c", RING.format(before=before)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout.splitlines()


def test_bells_ring_without_asyncio_and_whoever_wants_it_later_gets_it() -> None:
    assert answer_of("") == ["True False", "the real one"]


def test_one_that_is_here_already_is_left_alone() -> None:
    assert answer_of("import asyncio") == ["True True", "the real one"]


def test_a_scheduler_that_wants_more_of_it_gets_all() -> None:
    assert answer_of(WANTS_MORE) == ["True True", "the real one"]
