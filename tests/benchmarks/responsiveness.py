"""For how long the UI thread answers nothing while a bulk run is under way, the window open.

    python tests/benchmarks/responsiveness.py [DOCUMENTS]     # 10000 documents of 2 KB

Without a screen; a local Dropbox without delays, in a process of its own that goes last, since
Dropbox does not run on the counter's machine. A timer in the UI thread rings every 5 ms; how late
it is, is how long something else held the thread.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import tempfile
import threading
import time
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_BEAT_MS = 5


def serve(line: Connection) -> None:
    """Be the local Dropbox until the other side hangs up."""
    from gsmos_tray.demo.server import LocalDropbox

    if sys.platform != "win32":
        os.nice(10)
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with dropbox:
        line.send((dropbox.environment(), dropbox.link().refresh_token))
        line.recv()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    spawn = multiprocessing.get_context("spawn")
    line, theirs = spawn.Pipe()
    server = spawn.Process(target=serve, args=(theirs,))
    server.start()
    environment, token = line.recv()
    os.environ.update(environment)
    with tempfile.TemporaryDirectory() as place:
        report(count, measure(Path(place), token, count))
    line.send("that is all")
    server.join()


def measure(place: Path, token: str, count: int) -> list[float]:
    """Archive the documents with the window open; gives when the timer rang."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gsmos_tray.demo.door import MemoryTokens
    from gsmos_tray.demo.oauth import LOCAL_APP_KEY
    from gsmos_tray.engine.engine import Engine
    from gsmos_tray.events import Announcer
    from gsmos_tray.locations import Profile
    from gsmos_tray.settings import WatchedFolder
    from gsmos_tray.ui.interface import Interface
    from tests.ui.shop import Machine

    application = QApplication([])
    profile = Profile(place / "profile")
    profile.create()
    engine = Engine(profile, MemoryTokens(), LOCAL_APP_KEY, Announcer())
    interface = Interface(engine, Machine(), profile)
    interface.show_documents()
    engine.start()
    engine.link(token)
    beats: list[float] = []
    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    folder = WatchedFolder(filled(place / "gsmOS", count))
    timer.start()
    threading.Thread(target=engine.add_folder, args=(folder,), daemon=True).start()
    interface.feed.renewed.connect(
        lambda status: status.documents.archived == count and application.quit()
    )
    application.exec()
    interface.stop()
    engine.stop()
    return beats


def filled(folder: Path, count: int) -> Path:
    luck = random.Random(1)
    for number in range(count):
        path = folder / f"{number % 50:02d}" / f"Factura_{number:06d}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.4 " + luck.randbytes(2000))
    return folder


def report(count: int, beats: list[float]) -> None:
    pauses = sorted(after - before for before, after in pairwise(beats))
    print(f"{count} documents in {beats[-1] - beats[0]:.0f} s")
    print(f"longest pause  {pauses[-1] * 1000:6.0f} ms  (limit 50)")
    print(f"one in 1000    {pauses[len(pauses) * 999 // 1000] * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
