"""What the owner has chosen: one frozen value, replaced whole, saved beside and then renamed.

Dotted names (``sync.frequency``) are the words of ``gsmos-tray config`` and of the file; inside
the program settings are attributes. What a name may hold is checked here, but for templates and
kinds, which ``documents`` knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Any

from gsmos_tray import errors
from gsmos_tray.disk import once_let_go, write_whole

VERSION = 1


class Frequency(StrEnum):
    """When waiting documents are sent."""

    IMMEDIATE = "immediate"
    DAILY = "daily"
    WEEKLY = "weekly"


class NotificationLevel(StrEnum):
    """What a notification pops up for."""

    ALL = "all"
    IMPORTANT = "important"
    FAILURES = "failures"


class LogDetail(StrEnum):
    """How much is written into the log."""

    NORMAL = "normal"
    DETAILED = "detailed"


class Language(StrEnum):
    """In which the program speaks. *auto*: as the system does, Romanian where that is unclear."""

    AUTO = "auto"
    ROMANIAN = "ro"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A place where documents appear.

    *mixed*: only what is recognised is archived. *since*: files older by their own time are left
    out. *polled*: looked at regularly instead of listened to; ``None`` = the program chooses.
    """

    path: Path
    mixed: bool = False
    since: date | None = None
    polled: bool | None = None


@dataclass(frozen=True, slots=True)
class Sync:
    """When and how fast. *at* is local time; *weekday* counts from Monday = 0."""

    automatic: bool = True
    frequency: Frequency = Frequency.IMMEDIATE
    at: time = time(20, 0)
    weekday: int = 4
    check_minutes: int = 5
    bandwidth_kb: int = 0  # kilobytes a second; 0 = no limit


@dataclass(frozen=True, slots=True)
class Settings:
    """One field per choice. Defaults are what a new owner gets."""

    folders: tuple[WatchedFolder, ...] = ()
    cui: str | None = None
    archive_root: str = "Facturi SPV"
    organisation: str = "month"
    templates: dict[str, str] = field(default_factory=dict)
    kinds_off: frozenset[str] = frozenset()
    sync: Sync = Sync()
    spv_members: bool = True
    notifications: NotificationLevel = NotificationLevel.ALL
    autostart: bool = False
    language: Language = Language.AUTO
    log: LogDetail = LogDetail.NORMAL


@dataclass(frozen=True, slots=True)
class Option:
    """One setting under its dotted name: how it is read, and how text becomes a new value."""

    name: str
    read: Callable[[Settings], object]
    write: Callable[[Settings, str], Settings]


def _sync(name: str, read: Callable[[Sync], object], parse: Callable[[str, str], Any]) -> Option:
    attribute = name.removeprefix("sync.")
    return Option(
        name,
        lambda settings: read(settings.sync),
        lambda settings, text: replace(
            settings, sync=replace(settings.sync, **{attribute: parse(name, text)})
        ),
    )


def _plain(name: str, attribute: str, parse: Callable[[str, str], Any]) -> Option:
    return Option(
        name,
        lambda settings: getattr(settings, attribute),
        lambda settings, text: replace(settings, **{attribute: parse(name, text)}),
    )


def _choice(values: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    def parse(name: str, text: str) -> StrEnum:
        try:
            return values(text.strip().lower())
        except ValueError:
            raise errors.BadValue(
                name=name, value=text, fault="not_a_choice", choices=" ".join(values)
            ) from None

    return parse


def _switch(name: str, text: str) -> bool:
    word = text.strip().lower()
    if word in {"true", "on", "yes", "da", "1"}:
        return True
    if word in {"false", "off", "no", "nu", "0"}:
        return False
    raise errors.BadValue(name=name, value=text, fault="not_a_switch")


def _number(least: int, most: int) -> Callable[[str, str], int]:
    def parse(name: str, text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise errors.BadValue(
                name=name, value=text, fault="not_in_range", least=least, most=most
            )
        return value

    return parse


_CUI = re.compile(r"(?:RO)?\s*(\d{2,10})", re.IGNORECASE | re.ASCII)


def _cui(name: str, text: str) -> str | None:
    if not text.strip():
        return None
    if not (match := _CUI.fullmatch(text.strip())):
        raise errors.BadValue(name=name, value=text, fault="not_a_cui")
    return match[1]


def _hour(name: str, text: str) -> time:
    try:
        value = time.fromisoformat(text.strip())
    except ValueError:
        raise errors.BadValue(name=name, value=text, fault="not_an_hour") from None
    return value.replace(second=0, microsecond=0, tzinfo=None)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(name: str, text: str) -> int:
    try:
        return _WEEKDAYS.index(text.strip().lower())
    except ValueError:
        raise errors.BadValue(
            name=name, value=text, fault="not_a_choice", choices=" ".join(_WEEKDAYS)
        ) from None


def _words(name: str, text: str) -> str:
    if not (value := text.strip().strip("/")):
        raise errors.BadValue(name=name, value=text, fault="empty")
    return value


OPTIONS: tuple[Option, ...] = (
    _plain("company.cui", "cui", _cui),
    _plain("archive.root", "archive_root", _words),
    _plain("layout.by", "organisation", _words),
    _sync("sync.automatic", lambda sync: sync.automatic, _switch),
    _sync("sync.frequency", lambda sync: sync.frequency, _choice(Frequency)),
    _sync("sync.at", lambda sync: f"{sync.at:%H:%M}", _hour),
    _sync("sync.weekday", lambda sync: _WEEKDAYS[sync.weekday], _weekday),
    _sync("sync.check_minutes", lambda sync: sync.check_minutes, _number(1, 1440)),
    _sync("sync.bandwidth_kb", lambda sync: sync.bandwidth_kb, _number(0, 10_000_000)),
    _plain("spv.members", "spv_members", _switch),
    _plain("notifications.level", "notifications", _choice(NotificationLevel)),
    _plain("general.autostart", "autostart", _switch),
    _plain("ui.language", "language", _choice(Language)),
    _plain("general.log", "log", _choice(LogDetail)),
)
"""All options but those of a kind: ``kinds.KIND`` and ``layout.template.KIND``."""


def options(kinds: tuple[str, ...]) -> dict[str, Option]:
    """Give every option by its dotted name. *kinds* are the kinds that there are."""
    return {
        option.name: option
        for option in (*OPTIONS, *map(_kind_switch, kinds), *map(_kind_template, kinds))
    }


def _kind_switch(kind: str) -> Option:
    name = f"kinds.{kind}"

    def write(settings: Settings, text: str) -> Settings:
        off = settings.kinds_off - {kind} if _switch(name, text) else settings.kinds_off | {kind}
        return replace(settings, kinds_off=off)

    return Option(name, lambda settings: kind not in settings.kinds_off, write)


def _kind_template(kind: str) -> Option:
    name = f"layout.template.{kind}"

    def write(settings: Settings, text: str) -> Settings:
        others = {key: value for key, value in settings.templates.items() if key != kind}
        return replace(settings, templates={**others, kind: text} if text.strip() else others)

    return Option(name, lambda settings: settings.templates.get(kind), write)


def rebased(chosen: Settings, before: Settings, now: Settings) -> Settings:
    """Give *now* with what *chosen* changed of *before*. Where both changed it, *chosen* counts."""

    def changed(part: Callable[[Settings], Mapping[Any, Any]]) -> dict[Any, Any]:
        old, new = part(before), part(chosen)
        both = {**part(now), **{key: it for key, it in new.items() if it != old.get(key)}}
        return {key: it for key, it in both.items() if key in new or key not in old}

    whole = changed(lambda it: {part.name: getattr(it, part.name) for part in fields(it)})
    whole["sync"] = Sync(**changed(lambda it: asdict(it.sync)))
    whole["folders"] = tuple(changed(lambda it: {one.path: one for one in it.folders}).values())
    whole["templates"] = changed(lambda it: it.templates)
    whole["kinds_off"] = frozenset(changed(lambda it: dict.fromkeys(it.kinds_off, True)))
    return Settings(**whole)


def load(path: Path) -> Settings:
    """Read the settings, bringing an older file up to date; defaults if there is none.

    Raises SettingsBroken or SettingsTooNew; the file is left as it is.
    """
    try:
        stored = json.loads(once_let_go(lambda: path.read_text("utf-8")))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as cause:
        raise errors.SettingsBroken(path=path) from cause
    return of_plain(stored, path)


def plain(settings: Settings) -> dict[str, Any]:
    """Give the settings as plain values, for JSON."""
    return _stored(settings)


def of_plain(stored: Any, path: Path) -> Settings:  # noqa: ANN401 - whatever a file may hold
    """Make settings of plain values out of the file *path*, which may be of an older version.

    Raises SettingsBroken or SettingsTooNew.
    """
    version = stored.get("version") if isinstance(stored, dict) else None
    if not isinstance(version, int):
        raise errors.SettingsBroken(path=path)
    if version > VERSION:
        raise errors.SettingsTooNew(path=path, version=version, known=VERSION)
    try:
        for step in range(version, VERSION):
            stored = _UPGRADES[step](stored)
        return _settings(stored)
    except (KeyError, TypeError, ValueError, AttributeError, errors.BadValue) as cause:
        raise errors.SettingsBroken(path=path) from cause


def save(path: Path, settings: Settings) -> None:
    """Write the settings so that a crash leaves either the old file or the new one.

    Raises ProfileReadOnly, or DiskFull if there is no room.
    """
    text = json.dumps(_stored(settings), indent=2, ensure_ascii=False)
    try:
        # A folder's name on disk need not be text: JSON's own escapes keep what UTF-8 cannot.
        write_whole(path, text.encode(errors="backslashreplace"))
    except OSError as cause:
        raise errors.unwritable(cause, path.parent) from cause


def _stored(settings: Settings) -> dict[str, Any]:
    return {
        "version": VERSION,
        "folders": [_stored_folder(folder) for folder in settings.folders],
        "kinds_off": sorted(settings.kinds_off),
        "templates": settings.templates,
        "options": {option.name: option.read(settings) for option in OPTIONS},
    }


def _stored_folder(folder: WatchedFolder) -> dict[str, Any]:
    return {
        "path": str(folder.path),
        "mixed": folder.mixed,
        "from": folder.since.isoformat() if folder.since else None,
        "polled": folder.polled,
    }


def _settings(stored: dict[str, Any]) -> Settings:
    settings = Settings(
        folders=tuple(_folder(folder) for folder in stored["folders"]),
        kinds_off=frozenset(map(str, stored["kinds_off"])),
        templates={str(kind): str(text) for kind, text in stored["templates"].items()},
    )
    values = {**stored["options"]}
    for option in OPTIONS:
        if option.name in values:
            value = values[option.name]
            settings = option.write(settings, "" if value is None else str(value))
    return settings


def _folder(stored: dict[str, Any]) -> WatchedFolder:
    since = stored["from"]
    return WatchedFolder(
        path=Path(stored["path"]),
        mixed=bool(stored["mixed"]),
        since=date.fromisoformat(since) if since else None,
        polled=stored["polled"],
    )


_UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By the version that they start from; each named after what changed."""
