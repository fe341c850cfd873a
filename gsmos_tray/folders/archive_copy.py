"""Where Dropbox's own program keeps its folder on this workstation.

It writes that into ``info.json`` (Dropbox help, *Find the Dropbox folder paths*). Whatever it is
that stands there, nothing here fails: no file, no folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path


def info_files(
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
    *,
    windows: bool = sys.platform == "win32",
) -> tuple[Path, ...]:
    """List the places where Dropbox's program may have left its ``info.json``."""
    if windows:
        bases = [environment[name] for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]
        return tuple(Path(base, "Dropbox", "info.json") for base in bases)
    return ((home or Path.home()) / ".dropbox" / "info.json",)


def synced_roots(files: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """Give the folders that Dropbox's program keeps in step on this workstation; often none.

    An account of a team has two: the member's own, and the team's above it.
    """
    found: dict[Path, None] = {}
    for file in info_files() if files is None else files:
        found |= dict.fromkeys(_roots_in(file))
    return tuple(found)


def lies_in(path: Path, folders: Iterable[Path]) -> bool:
    """Tell whether *path* is one of *folders* or lies below one, whatever links lead there."""
    spelt = {os.path.normcase(path), os.path.normcase(os.path.realpath(path))}
    return any(
        Path(one).is_relative_to(other)
        for one in spelt
        for folder in folders
        for other in (os.path.normcase(folder), os.path.normcase(os.path.realpath(folder)))
    )


def _roots_in(file: Path) -> list[Path]:
    try:
        accounts = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(accounts, dict):
        return []
    entries = [account for account in accounts.values() if isinstance(account, dict)]
    named = [entry.get(key) for entry in entries for key in ("path", "root_path")]
    return [
        Path(name)
        for name in named
        if isinstance(name, str) and "\0" not in name and Path(name).is_absolute()
    ]
