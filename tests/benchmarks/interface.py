"""What the window of documents costs over 100,000 documents, in processor time of this process.

    python tests/benchmarks/interface.py [DOCUMENTS]     # 100000

Without a screen. "Longest pause" is the longest time for which the UI thread answered nothing
while the step was under way: a person feels 0.1 s.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gsmos_tray.locations import Profile
from gsmos_tray.settings import Language, Settings
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.interface import Interface
from tests.ui import shop as invented

_BEAT_MS = 5
_QUIET = 0.5  # seconds without work after which a step is over
_STEPS = 200  # rows further at a time, to the list's end and back


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    application = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        profile = Profile(Path(place) / "profile")
        settings = Settings(folders=invented.folders(), language=Language.ROMANIAN)
        engine = invented.engine(profile, settings)
        invented.connect(engine)
        invented.fill(engine, count, archived=count)
        invented.ran(engine, local_now())
        interface = Interface(engine, invented.Machine(), profile)
        interface.feed.renew()
        settle(application)
        measure(application, interface, count)
        interface.stop()
        engine._ledger.close()


def measure(application: QApplication, interface: Interface, count: int) -> None:
    def window() -> DocumentsWindow:
        return interface._windows[DocumentsWindow]

    def search(words: str) -> None:
        window().filters.search.setText(words)

    def scroll() -> None:
        bar = window()._table.verticalScrollBar()
        for at in (*range(0, bar.maximum(), max(1, bar.maximum() // _STEPS)), 0):
            bar.setValue(at)
            application.processEvents()

    print(f"{count} documents            processor time   longest pause")
    for what, act in (
        ("open", interface.show_documents),
        ("part of a number", lambda: search("00123")),
        ("a client", lambda: search("popescu")),
        ("one letter", lambda: search("a")),
        ("all again", lambda: search("")),
        ("to the end and back", scroll),
        ("another filter", lambda: window().choose("attention")),
    ):
        report(application, what, act)


def report(application: QApplication, what: str, act: Callable[[], object]) -> None:
    beats = [time.monotonic()]
    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    before = time.process_time()
    act()
    settle(application)
    used = time.process_time() - before
    timer.stop()
    pause = max(after - earlier for earlier, after in pairwise(beats))
    print(f"{what:25} {used:10.3f} s {pause:12.3f} s", flush=True)


def settle(application: QApplication) -> None:
    """Let the program work until it has used no time to speak of for a while."""
    quiet_since = time.monotonic()
    used = time.process_time()
    while time.monotonic() - quiet_since < _QUIET:
        application.processEvents()
        threading.Event().wait(0.002)
        if time.process_time() - used > 0.2 * (time.monotonic() - quiet_since) + 0.05:
            quiet_since, used = time.monotonic(), time.process_time()


if __name__ == "__main__":
    main()
