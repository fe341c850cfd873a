r"""What one has to know of disks: a crash amid writing; and of Windows', where more is needed.

There are long paths, files that are being read, one spelling. Everywhere else each of these is as
plain as it looks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import TypeVar

T = TypeVar("T")

# Windows gives up at 260 characters, unless told that the path is meant as it stands.
_LONG = 240

_HELD = frozenset({5, 32, 33})  # ERROR_ACCESS_DENIED, …SHARING_VIOLATION, …LOCK_VIOLATION
_PAUSES = (0.01, 0.05, 0.1, 0.2, 0.4)  # seconds; an antivirus program lets go within one


def system_path(path: str, *, windows: bool = sys.platform == "win32") -> str:
    r"""Spell the absolute *path* so that Windows takes it whatever its length.

    ``C:\…`` → ``\\?\C:\…``, ``\\server\…`` → ``\\?\UNC\server\…``. Elsewhere it stays as it is.
    """
    if not windows or len(path) < _LONG or path.startswith("\\\\?\\"):
        return path
    plain = path.replace("/", "\\")
    return "\\\\?\\UNC" + plain[1:] if plain.startswith("\\\\") else "\\\\?\\" + plain


def write_whole(path: Path, content: bytes) -> None:
    """Let *content* be the file *path*, readable by this user alone. Raises ``OSError``.

    A crash leaves either the old file or the new one.
    """
    beside = path.with_name(path.name + ".new")
    with open(beside, "wb", opener=_private) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(beside, path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def put_in_place(
    beside: Path,
    target: Path,
    *,
    replace: Callable[[Path, Path], object] = os.replace,
    wait: Callable[[float], object] | None = None,
) -> None:
    """Let *beside* take *target*'s place, whole. Raises ``OSError``.

    Windows refuses for as long as anybody has *target* open: another process of ours that reads
    it, an antivirus program, a search index.
    """
    once_let_go(lambda: replace(beside, target), wait=wait)


def once_let_go(act: Callable[[], T], *, wait: Callable[[float], object] | None = None) -> T:
    """Do *act*, anew for most of a second while another process holds the file it needs.

    Only Windows lets a file be held so. Raises what *act* raises.
    """
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            (wait or Event().wait)(pause)
    return act()


def is_gone(path: Path) -> bool:
    """Tell of a file that was not found whether it alone is not there any more.

    Where its whole folder is away, a share that is off, a stick pulled out, a folder renamed for a
    moment, it will come back.
    """
    return Path(system_path(str(path.parent))).exists()


def _names_in(folder: Path) -> Iterable[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return ()


def as_spelt_on_disk(path: Path, names_in: Callable[[Path], Iterable[str]] = _names_in) -> Path:
    """Give *path* with the capitals that its folders and its file have on the disk.

    For what a person types on Windows: the ledger knows each file by one spelling. What is not
    there stays as it was typed.
    """
    spelt = Path(path.anchor)
    for typed in path.parts[1:]:
        names = names_in(spelt)
        alike = [name for name in names if name.casefold() == typed.casefold()]
        spelt /= typed if typed in alike or not alike else alike[0]
    return spelt
