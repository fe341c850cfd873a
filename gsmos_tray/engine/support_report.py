"""Writes what somebody who helps wants to know into a ZIP, and nothing of whom it is about.

Nothing is blacked out: what could name anybody is never put in. Of the settings only switches,
choices and numbers are told, of a folder only what kind of place it is, of a probe's facts only
those that are listed here. Documents are counted. The log is taken as it is, because it holds
nothing personal by itself (see ``logs``).
"""

from __future__ import annotations

import json
import locale
import os
import platform
import re
import shutil
import sqlite3
import ssl
import sys
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from gsmos_tray import __version__, errors
from gsmos_tray.crashes import without_folders
from gsmos_tray.disk import put_in_place
from gsmos_tray.engine.diagnosing import Outcome
from gsmos_tray.engine.reports import Reports
from gsmos_tray.engine.status import Counts, FolderStatus, Status
from gsmos_tray.folders.places import is_remote
from gsmos_tray.locations import Profile
from gsmos_tray.logs import files_of
from gsmos_tray.release import released
from gsmos_tray.settings import OPTIONS, Settings

Part = dict[str, Any]

_LIBRARIES = ("PySide6", "dropbox", "requests", "urllib3", "apscheduler")

_HARMLESS_WORDS = frozenset({"sync.at", "sync.weekday", "layout.by"})
"""Settings that are words, but not the owner's own."""

_FACTS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(
        ("missing", "minutes", "set_aside", "waiting", "gone", "of"), re.compile(r"\d+")
    ),
    "there": re.compile(r"[\d:.T+-]+"),
    **dict.fromkeys(("first", "tag", "scope"), re.compile(r"[a-z_./ ]+", re.ASCII)),
}
"""The facts of a failure that are told, and what they look like; no other one is."""


def write_report(
    target: Path,
    profile: Profile,
    chosen: Settings,
    status: Status,
    reports: Reports,
    outcomes: Iterable[Outcome],
) -> None:
    """Write the report of a profile. Raises ProfileReadOnly or DiskFull."""
    _write(
        target,
        profile,
        {
            "program": _program(profile),
            "settings": _choices(chosen),
            "folders": [_folder(folder) for folder in status.folders],
            "diagnosis": [_outcome(outcome) for outcome in outcomes],
            "status": _standing(status),
            "documents": reports.census(),
        },
    )


def write_bare_report(target: Path, profile: Profile, why: errors.GsmosError) -> None:
    """Write the report of a profile that cannot be opened, and *why*. Raises as the other does."""
    _write(target, profile, {"program": _program(profile), "failure": _failure(why)})


def _write(target: Path, profile: Profile, parts: Mapping[str, object]) -> None:
    beside = target.with_name(f".{target.name}.new")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as report:
            for name, part in parts.items():
                told = json.dumps(part, indent=2, ensure_ascii=False, default=str)
                report.writestr(f"{name}.json", told)
            for file in files_of(profile.log):
                report.writestr(f"log/{file.name}", file.read_bytes())
            if profile.crash.is_file():
                trace = profile.crash.read_text("utf-8", "replace")
                report.writestr("log/crash.txt", without_folders(trace))
        put_in_place(beside, target)
    except OSError as cause:
        beside.unlink(missing_ok=True)
        raise errors.unwritable(cause, target.parent) from cause


def _program(profile: Profile) -> Part:
    moment = datetime.now().astimezone()
    loaded = ((name, sys.modules.get(name)) for name in _LIBRARIES)
    return {
        "version": __version__,
        "released": released(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "written": moment.isoformat(timespec="seconds"),
        "system": platform.platform(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "desktop": os.environ.get("XDG_CURRENT_DESKTOP"),
        "session": os.environ.get("XDG_SESSION_TYPE"),
        "locale": locale.getlocale(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "openssl": ssl.OPENSSL_VERSION,
        "libraries": {name: getattr(it, "__version__", "?") for name, it in loaded if it},
        "ledger_bytes": _size(profile.ledger),
        "free_bytes": _free(profile.folder),
        "own_rules": profile.rules.exists(),
        "profile": _place(profile.folder),
    }


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _choices(chosen: Settings) -> Part:
    delivered = Settings()
    told: Part = {"kinds_off": sorted(chosen.kinds_off), "own_layout": sorted(chosen.templates)}
    for option in OPTIONS:
        value = option.read(chosen)
        if isinstance(value, bool | int | StrEnum) or option.name in _HARMLESS_WORDS:
            told[option.name] = value
        else:
            told[option.name] = "as delivered" if value == option.read(delivered) else "own"
    return told


def _folder(folder: FolderStatus) -> Part:
    watched = folder.folder
    return {
        **_place(watched.path),
        "mixed": watched.mixed,
        "from": watched.since,
        "polled": watched.polled,
        "reachable": folder.reachable,
        "files": _counts(folder.counts),
        "left_out_by": folder.left_out_by,
    }


def _place(path: Path) -> Part:
    """Tell of a folder what may matter, and not where it is."""
    return {
        "in_home": path.is_relative_to(Path.home()),
        "network": is_remote(path),
        "depth": len(path.parts),
        "length": len(str(path)),
        "ascii": str(path).isascii(),
    }


def _outcome(outcome: Outcome) -> Part:
    return {"thing": outcome.thing, "code": outcome.code, "facts": _facts(outcome.facts)}


def _failure(error: errors.GsmosError) -> Part:
    return {"code": error.code(), "facts": _facts(error.facts)}


def _facts(facts: Mapping[str, object]) -> Part:
    known = ((name, str(fact), _FACTS.get(name)) for name, fact in facts.items())
    return {name: fact for name, fact, form in known if form and form.fullmatch(fact)}


def _standing(status: Status) -> Part:
    account, problem = status.account, status.problem
    return {
        "connected": account is not None,
        "plan": account and account.plan,
        "used": account and account.used,
        "allocated": account and account.allocated,
        "files": _counts(status.counts),
        "documents": _counts(status.documents),
        "sending": status.sending,
        "paused_until": status.paused_until,
        "last_run": status.last_run,
        "next_run": status.next_run,
        "problem": problem and {"code": problem.code, "facts": _facts(problem.facts)},
        "trouble": status.trouble,
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "archived": counts.archived,
        "waiting": counts.waiting,
        "set_aside": counts.set_aside,
        "left_out": counts.left_out,
    }
