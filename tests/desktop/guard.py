"""Ends whatever runs in a desktop when its owner lets go of it, or dies.

A process of its own, so that a test killed with SIGKILL leaves nothing behind either. It reads
process ids on stdin, a line each (a negative one is no longer ours: its number may come again),
until the owner closes it; then it ends those, all that carry the desktop's folder in their
environment, and all their children, the X server last; and it removes the folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections import defaultdict
from pathlib import Path
from threading import Event

VARIABLE = "GSMOS_TRAY_DESKTOP"

_GRACE = 2.0  # seconds; Chromium takes half a second to leave
_EVERY = 0.02
_NEVER = Event()


def main() -> None:
    folder = Path(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's: it will let go
    ours: set[int] = set()
    for line in sys.stdin:
        pid = int(line)
        ours = ours | {pid} if pid > 0 else ours - {-pid}
    _end(ours, folder, keep="Xvfb")
    _end(ours, folder)
    shutil.rmtree(folder, ignore_errors=True)


def _end(ours: set[int], folder: Path, keep: str = "") -> None:
    """Ask all but those named *keep* to leave; kill who has not left after the grace."""
    for number in range(int(2 * _GRACE / _EVERY)):
        find(ours, folder)
        running = [pid for pid in ours if not keep or name(pid) != keep]
        if not running:
            return
        if number == 0:
            _send(running, signal.SIGTERM)
        elif number * _EVERY > _GRACE:
            _send(running, signal.SIGKILL)
        _NEVER.wait(_EVERY)


def find(ours: set[int], folder: Path) -> None:
    """Take up who belongs to the desktop now, and forget who has gone.

    The environment alone would not do: only root may read that of gnome-keyring-daemon, which
    has a file capability, and Chromium's children write over theirs.
    """
    mark = f"{VARIABLE}={folder}\0".encode()
    children: dict[int, set[int]] = defaultdict(set)
    running: set[int] = set()
    for place in Path("/proc").glob("[0-9]*"):
        pid = int(place.name)
        stat = _read(place / "stat").rpartition(b")")[2].split()
        if not stat or stat[0] == b"Z":  # it has ended, whether its parent has asked or not
            continue
        running.add(pid)
        children[int(stat[1])].add(pid)
        if mark in _read(place / "environ"):
            ours.add(pid)
    ours &= running
    new = set(ours)
    while new := {child for pid in new for child in children[pid]} - ours:
        ours |= new


def name(pid: int) -> str:
    return _read(Path(f"/proc/{pid}/comm")).decode().strip()


def _read(path: Path) -> bytes:
    """Read what /proc says; nothing if the process ended while we looked, or is closed to us."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _send(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    main()
