"""Carries settings, own rules and corrections to another workstation, in one file.

No secret is in it, nor what was archived: that is known from Dropbox. The folders are those of
this workstation; where they are not there, they are left out and named. All of the file is checked
before anything is changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gsmos_tray import errors, settings
from gsmos_tray.disk import put_in_place
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.own_rules import read_own, rules_with, write_own
from gsmos_tray.documents.rules import Rules
from gsmos_tray.engine.choosing import Change
from gsmos_tray.engine.correcting import CORRECTABLE
from gsmos_tray.engine.folder_choice import check_new_folder
from gsmos_tray.folders.archive_copy import synced_roots
from gsmos_tray.ledger.carried import Corrected, carry_in, corrections
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.settings import Settings, WatchedFolder

_MARK = "gsmos_tray_settings"
_VERSION = 1
_LARGEST = 64 * 1024 * 1024  # bytes; a hundred thousand corrections take 15 MB
_HASH = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 1 << 62  # of a document: more than any disk holds, and a number that SQLite can keep


@dataclass(frozen=True, slots=True)
class Carried:
    """What travels."""

    settings: Settings
    rules: str
    corrections: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of an import. *missing*: folders that are not on this workstation.

    *rules_kept* is where the rules lie that were the owner's before, if others took their place.
    """

    missing: tuple[Path, ...]
    corrections: int
    rules_kept: Path | None


def gathered(chosen: Settings, own_rules: Path, ledger: Ledger) -> Carried:
    """Gather what travels. Raises BadValue if the owner's rules cannot be read."""
    return Carried(chosen, read_own(own_rules), tuple(corrections(ledger.store)))


def export(target: Path, carried: Carried) -> None:
    """Write the file, over an older export, and over nothing else.

    Raises DestinationTaken, ProfileReadOnly or DiskFull.
    """
    if target.exists() and not _is_export(target):
        raise errors.DestinationTaken(path=target)
    told = {
        _MARK: _VERSION,
        "settings": settings.plain(carried.settings),
        "rules": carried.rules,
        "corrections": [
            {"content_hash": it.content_hash, "size": it.size, "kind": it.kind}
            for it in carried.corrections
        ],
    }
    beside = target.with_name(f".{target.name}.new")
    try:
        # A folder's name on disk need not be text: JSON's own escapes keep what UTF-8 cannot.
        text = json.dumps(told, indent=1, ensure_ascii=False)
        beside.write_text(text, "utf-8", "backslashreplace")
        put_in_place(beside, target)
    except OSError as cause:
        beside.unlink(missing_ok=True)
        raise errors.unwritable(cause, target.parent) from cause


def read(source: Path) -> Carried:
    """Read an export. Raises NoSuchFile, ExportBroken or ExportTooNew."""
    told = _told(source)
    version = told.get(_MARK)
    if not isinstance(version, int):
        raise errors.ExportBroken(path=source)
    if version > _VERSION:
        raise errors.ExportTooNew(path=source)
    try:
        chosen = settings.of_plain(told["settings"], source)
        words = tuple(
            _corrected(it)
            for it in told["corrections"]
            if it["kind"] in CORRECTABLE  # a kind of a later version is none here
        )
        rules = str(told["rules"])
        rules.encode()  # half a character can be in JSON, and in no file
        return Carried(chosen, rules, words)
    except errors.SettingsTooNew as cause:
        raise errors.ExportTooNew(path=source) from cause
    except (errors.SettingsBroken, KeyError, TypeError, ValueError, OverflowError) as cause:
        raise errors.ExportBroken(path=source) from cause


def _corrected(told: dict[str, Any]) -> Corrected:
    content_hash, size = str(told["content_hash"]), int(told["size"])
    if not _HASH.fullmatch(content_hash) or not 0 <= size <= _MOST_BYTES:
        raise ValueError(told)
    return Corrected(content_hash, size, Kind(told["kind"]))


class Carrying:
    """Any thread but the UI's may call any method.

    *kept* says where the owner's rules are kept that give way, *rules* are those that count,
    *change* is the engine's, *obey* reads the owner's rules anew and judges by them.
    """

    def __init__(
        self,
        ledger: Ledger,
        own_rules: Path,
        kept: Callable[[], Path],
        rules: Callable[[], Rules],
        change: Callable[[Change], Settings],
        obey: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._own_rules = own_rules
        self._kept = kept
        self._rules = rules
        self._change = change
        self._obey = obey

    def export(self, target: Path, chosen: Settings) -> None:
        """Write what travels into a file. Raises what ``export`` does, and BadValue."""
        export(target, gathered(chosen, self._own_rules, self._ledger))

    def take_over(self, source: Path, now: Settings) -> TakenOver:
        """Work as the file says from now on. Folders that are watched here stay watched.

        Raises what ``read`` does, and BadValue: nothing is changed then.
        """
        carried = read(source)
        try:
            rules_with(self._rules(), carried.rules)
        except errors.BadValue as cause:
            raise errors.ExportBroken(path=source) from cause
        before = read_own(self._own_rules)
        folders, missing = _folders(now.folders, carried.settings.folders)
        chosen = replace(carried.settings, folders=folders)
        self._change(lambda _: chosen)
        kept = self._replace_rules(before, carried.rules)
        count = carry_in(self._ledger.store, carried.corrections)
        self._obey()
        return TakenOver(missing, count, kept)

    def _replace_rules(self, before: str, rules: str) -> Path | None:
        """Let *rules* take the place of those of *before*, which are kept beside."""
        if not rules.strip() or rules == before:
            return None
        kept = self._kept() if before.strip() else None
        if kept is not None:
            write_own(kept, before)
        write_own(self._own_rules, rules)
        return kept


def _folders(
    here: tuple[WatchedFolder, ...], carried: tuple[WatchedFolder, ...]
) -> tuple[tuple[WatchedFolder, ...], tuple[Path, ...]]:
    """Add to the folders that are watched *here* those of *carried* that are there."""
    folders, missing = list(here), []
    for folder in carried:
        try:
            check_new_folder(folder.path, folders, synced_roots())
        except errors.FolderKnown:
            continue
        except errors.Refused:
            missing.append(folder.path)
        else:
            folders.append(folder)
    return tuple(folders), tuple(missing)


def _told(source: Path) -> dict[str, Any]:
    try:
        if source.stat().st_size > _LARGEST:
            raise errors.ExportBroken(path=source)
        told = json.loads(source.read_text("utf-8"))
    except FileNotFoundError as cause:
        raise errors.NoSuchFile(path=source) from cause
    except (OSError, ValueError, RecursionError) as cause:
        raise errors.ExportBroken(path=source) from cause
    if not isinstance(told, dict):
        raise errors.ExportBroken(path=source)
    return told


def _is_export(path: Path) -> bool:
    try:
        return _MARK in _told(path)
    except errors.Refused:
        return False
