"""Builds the program with PyInstaller, once for each state of what it is made from.

The folder is called shipping, not build: pytest, ruff and git pass folders of that name by.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build"
"""Where builds stay between runs: PyInstaller's own folder, which git ignores."""

_MADE_FROM = ("gsmos_tray", "resources", "pyinstaller.spec", "constraints.txt", "LICENSE")


def freeze() -> Path:
    """Give the folder of the frozen program, built if there is none of this state yet.

    Takes most of a minute then. Several processes may call it at once; one of them builds.
    """
    folder = KEPT / f"frozen-{state()}"
    with _alone(KEPT / "frozen.lock"):
        if not (folder / "gsmos-tray").is_dir():
            for older in KEPT.glob("frozen-*"):
                shutil.rmtree(older)
            _build(folder)
    return folder / "gsmos-tray"


def state() -> str:
    """Say what the program is made from, and with which Python."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_sources()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def size(folder: Path) -> int:
    """Add up the bytes of what lies in *folder*, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _sources() -> Iterator[Path]:
    for name in _MADE_FROM:
        path = ROOT / name
        inside = path.rglob("*") if path.is_dir() else [path]
        yield from (it for it in inside if it.is_file() and "__pycache__" not in it.parts)


def _build(folder: Path) -> None:
    """Build beside, and move there when all of it is done."""
    with tempfile.TemporaryDirectory(dir=KEPT, prefix="freezing-") as place:
        command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN")
        where = ("--distpath", f"{place}/dist", "--workpath", f"{place}/work")
        done = subprocess.run(
            (*command, *where, str(ROOT / "pyinstaller.spec")),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout)
        Path(place, "dist").rename(folder)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    print(freeze())
