"""What one look through all watched folders costs when nothing has changed.

    python tests/benchmarks/rescan.py [FILES]      # 100000 files of 300 bytes in 2,000 folders

With the real ledger, after each file was read and judged; no account is linked. Processor time
is that of the thread that looks; memory is the whole program's, after the first and the last look.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.server import LocalDropbox
from tests.benchmarks.idle import fill
from tests.benchmarks.start import resident

_PAUSE = threading.Event()
_LOOKS = 10


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with tempfile.TemporaryDirectory() as place, dropbox:
        measure(Path(place), dropbox, count)


def measure(place: Path, dropbox: LocalDropbox, count: int) -> None:
    from gsmos_tray.settings import WatchedFolder
    from tests.engine.conftest import Shop

    shop = Shop(place, dropbox)
    fill(shop.folder, count)
    began = time.monotonic()
    shop.engine.start(watch=False)
    shop.engine.add_folder(WatchedFolder(shop.folder))
    while shop.engine.status().documents.waiting < count:
        _PAUSE.wait(1)
    print(f"{count} files judged in {time.monotonic() - began:.0f} s", flush=True)
    intake = shop.engine._intake
    costs, memory = [], []
    for _ in range(_LOOKS):
        before = intake._rescanned_at
        intake.ring()
        while intake._rescanned_at == before:
            _PAUSE.wait(0.05)
        costs.append(intake._noticing.cost)
        memory.append(resident(os.getpid()))
    shop.engine.stop()
    print(f"processor time {statistics.median(costs):6.2f} s  (limit 0.8 for 100,000)")
    print(f"memory         {memory[0]:6.0f} MB, then {memory[-1]:.0f} MB")


if __name__ == "__main__":
    main()
