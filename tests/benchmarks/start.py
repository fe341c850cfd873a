"""What the frozen program costs until its icon stands there, and at rest after the start.

    python tests/benchmarks/start.py [FOLDER]      # of a built program; built here if none is given

In a virtual desktop, linked to an account and with a folder. Processor time is the process's own,
as the kernel counts it, at the moment when the panel knows the icon: other work on the machine
does not change it much. The first start warms the disk's cache and is not counted. The memory is
that of a shop that has archived nothing yet, and of one that has: there the program looks 20
seconds after its start whether all is still in Dropbox.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.server import LocalDropbox
from tests.desktop.rig import Desktop
from tests.shipping.freezing import freeze, size
from tests.shipping.frozen import Installed, surroundings

_PAUSE = threading.Event()
_STARTS = 7
_SETTLED = 60.0  # seconds: nothing moves any more
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with tempfile.TemporaryDirectory() as place, dropbox, Desktop() as desktop:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else freeze()
        command = folder / "gsmos-tray"
        frozen = Installed(command, surroundings(desktop, dropbox), Path(place))
        frozen.connect(dropbox)
        watched = Path(place) / "gsmOS"
        watched.mkdir()
        frozen.ask("folders", "add", str(watched))
        seconds = [start(frozen, desktop) for _ in range(1 + _STARTS)][1:]
        before = settled(frozen, desktop)
        (watched / "Factura_000001.pdf").write_bytes(b"%PDF-1.4 the first")
        frozen.ask("sync")
        after = settled(frozen, desktop)
    print(f"size on the disk         {size(folder) / 1024 / 1024:6.0f} MB")
    print(f"processor time to icon   {statistics.median(seconds):6.2f} s  (limit 0.60)")
    print(f"memory, nothing sent yet {before:6.0f} MB  (limit 90)")
    print(f"memory, something there  {after:6.0f} MB")


def start(frozen: Installed, desktop: Desktop) -> float:
    """Start the program and end it; gives its processor time, in seconds, until its icon."""
    process = frozen.start()
    while not desktop.tray._items():
        _PAUSE.wait(0.005)
    used = processor_seconds(process.pid)
    end(process, desktop)
    return used


def settled(frozen: Installed, desktop: Desktop) -> float:
    """Give the memory in MB that the program holds once it is at rest."""
    process = frozen.start()
    _PAUSE.wait(_SETTLED)
    held = resident(process.pid)
    end(process, desktop)
    return held


def end(process: subprocess.Popen[bytes], desktop: Desktop) -> None:
    process.terminate()
    process.wait()
    while desktop.tray._items():
        _PAUSE.wait(0.05)


def processor_seconds(pid: int) -> float:
    """Add up what all threads of a process have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident(pid: int) -> float:
    """Give a process's resident memory in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    [line] = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
