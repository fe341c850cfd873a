"""Time and memory of a first run over many documents, a second one, and a rescan.

    python tests/benchmarks/bulk.py [COUNT …]      # 1000 3000 10000 documents of 2 KB

A local Dropbox without delays, the command line as a process of its own. Memory is the peak of
the program and of its reading process, as the kernel counts it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.server import LocalDropbox
from tests.system.workstation import Workstation

_PAUSE = threading.Event()


def main() -> None:
    counts = [int(it) for it in sys.argv[1:]] or [1000, 3000, 10_000]
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    print("documents   first run           second run   requests   peak memory (program, reader)")
    with dropbox:
        for count in counts:
            dropbox.reset()
            with tempfile.TemporaryDirectory() as place:
                measure(Workstation(Path(place), dropbox), dropbox, count)


def measure(workstation: Workstation, dropbox: LocalDropbox, count: int) -> None:
    luck = random.Random(1)
    for number in range(count):
        name = f"{number % 50:02d}/Factura_{number:06d}.pdf"
        workstation.save(name, b"%PDF-1.4 " + luck.randbytes(2000))
    workstation.set_up()
    first, cpu, peaks = run(workstation)
    assert len(dropbox.tree()) == count
    before = len(dropbox.requests.all())
    second, _, _ = run(workstation)
    asked = len(dropbox.requests.all()) - before
    rate = count / first
    memory = ", ".join(f"{peak / 1024:.0f} MB" for peak in peaks)
    first_run = f"{first:7.1f} s {rate:5.0f}/s CPU {cpu:5.1f} s"
    print(f"{count:9} {first_run} {second:7.1f} s {asked:8}   {memory}", flush=True)


def run(workstation: Workstation) -> tuple[float, float, list[int]]:
    """Run ``sync``; gives seconds, seconds of processor time, and peaks of memory in KB."""
    began, before = time.monotonic(), _used()
    process = workstation.start("sync", "--json")
    threading.Thread(target=process.stdout.read, daemon=True).start()
    peaks: dict[int, int] = {}
    while process.poll() is None:
        for pid in [process.pid, *children(process.pid)]:
            peaks[pid] = max(peaks.get(pid, 0), peak_of(pid))
        _PAUSE.wait(0.2)
    took = time.monotonic() - began
    assert process.returncode == 0
    return took, _used() - before, list(peaks.values())


def _used() -> float:
    used = os.times()
    return used.children_user + used.children_system


def children(pid: int) -> list[int]:
    done = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in done.stdout.split()]


def peak_of(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) if lines else 0


if __name__ == "__main__":
    main()
