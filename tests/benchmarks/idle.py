"""What the program costs while nothing happens: with 100,000 documents archived, for ten minutes.

    python tests/benchmarks/idle.py [DOCUMENTS] [MINUTES]     # 100000 10; the program is built

The frozen program in a virtual desktop, its window never opened, archives them itself first, from
2,000 folders into a local Dropbox without delays. Then it is left alone. Processor time, memory
and what is written to the disk are those of the program and its reading processes, as the kernel
counts them.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.server import LocalDropbox
from tests.benchmarks.bulk import children
from tests.benchmarks.start import processor_seconds, resident
from tests.desktop.rig import Desktop
from tests.shipping.freezing import freeze
from tests.shipping.frozen import Installed, surroundings

_PAUSE = threading.Event()
_FOLDERS = 2000
_SETTLED = 90.0  # seconds: the archive is listed a minute after the last sending at the latest


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with tempfile.TemporaryDirectory() as place, dropbox, Desktop() as desktop:
        frozen = Installed(freeze() / "gsmos-tray", surroundings(desktop, dropbox), Path(place))
        watched = Path(place) / "gsmOS"
        fill(watched, count)
        frozen.connect(dropbox)
        frozen.ask("folders", "add", str(watched))
        process = frozen.start()
        began = time.monotonic()
        while len(dropbox.tree()) < count:
            _PAUSE.wait(5)
        print(f"{count} documents archived in {time.monotonic() - began:.0f} s", flush=True)
        _PAUSE.wait(_SETTLED)
        report(process.pid, minutes)
        frozen.end()


def fill(place: Path, count: int) -> None:
    """Save documents of 300 bytes, spread over folders."""
    luck = random.Random(1)
    for number in range(count):
        path = place / f"{number % _FOLDERS:04d}" / f"Factura_{number:06d}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.4 " + luck.randbytes(300))


def report(pid: int, minutes: float) -> None:
    """Look at the program, leave it alone, and look again."""
    used, wrote = spent(pid)
    _PAUSE.wait(minutes * 60)
    used_after, wrote_after = spent(pid)
    share = (used_after - used) / (minutes * 60)
    print(f"idle for {minutes:g} minutes")
    print(f"processor time {used_after - used:8.2f} s   {share:.3%} of a core  (limit 0.2 %)")
    print(f"written        {(wrote_after - wrote) / 1024:8.0f} KB  (limit 0)")
    held = [resident(it) for it in (pid, *children(pid))]
    print(f"memory         {', '.join(f'{it:.0f} MB' for it in held)}  (limit 130 for the program)")


def spent(pid: int) -> tuple[float, int]:
    """Give seconds of processor time and bytes written by the program and its children."""
    pids = (pid, *children(pid))
    return sum(map(processor_seconds, pids)), sum(map(written, pids))


def written(pid: int) -> int:
    """Give the bytes that a process has sent, or will send, to the disk."""
    lines = Path(f"/proc/{pid}/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes"))


if __name__ == "__main__":
    main()
