"""Where a profile's owner and those who ask it meet: the path of its local socket.

Unix: a file in a folder that is this user's alone. The user's runtime folder comes first; a command
that was started without a session (cron, ssh, su) looks there too, and in a folder below ``/tmp``
where there is none. Windows: a pipe's name; the system keeps other users out.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

_LONGEST = 107  # unix(7): sun_path, less the byte that ends it


def full_name(name: str) -> str:
    """Name the socket of the profile whose token is *name*."""
    return f"gsmos-tray-{name}"


def folders(environment: Mapping[str, str], user: int) -> list[Path]:
    """List where a socket of *user*'s may be, the best place first."""
    named = environment.get("XDG_RUNTIME_DIR", "")
    usual = [Path("/run/user", str(user)), Path(f"/tmp/gsmos-tray-{user}")]  # noqa: S108 - checked
    return list(dict.fromkeys([*([Path(named)] if os.path.isabs(named) else []), *usual]))  # noqa: PTH117 - Path("") is relative too


def fits(folder: Path, name: str) -> bool:
    """Tell whether the socket's path is short enough for the system."""
    return len(os.fsencode(folder / full_name(name))) <= _LONGEST


def is_private(folder: Path) -> bool:
    """Tell whether *folder* is a folder, this user's, and closed to all others."""
    if sys.platform == "win32":
        return True
    try:
        status = folder.lstat()
    except OSError:
        return False
    ours = status.st_uid == os.getuid()
    return stat.S_ISDIR(status.st_mode) and ours and not status.st_mode & 0o077


def where_to_listen(name: str) -> str | None:
    """Give the place where the owner listens, or ``None`` if there is none that is private.

    Makes the folder below ``/tmp`` if that is the one.
    """
    if sys.platform == "win32":
        return full_name(name)
    for folder in folders(os.environ, os.getuid()):
        if folder.parent == Path("/tmp"):  # noqa: S108 - what is there is checked below
            _make_private(folder)
        if is_private(folder) and fits(folder, name):
            return str(folder / full_name(name))
    return None


def where_to_ask(name: str) -> list[str]:
    """List the places where an owner may be listening."""
    if sys.platform == "win32":
        return ["\\\\.\\pipe\\" + full_name(name)]
    private = (folder for folder in folders(os.environ, os.getuid()) if is_private(folder))
    return [str(folder / full_name(name)) for folder in private if fits(folder, name)]


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except OSError:
        return  # it is there, or cannot be: the check tells
