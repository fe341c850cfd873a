"""Starts the program with the person's session: an XDG autostart entry, or Windows' Run key.

Both systems let the person switch an entry off in their own settings. That is respected: such an
entry is not *enabled*, and putting it right after an upgrade does not switch it on again.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Protocol

_log = logging.getLogger(__name__)

NAME = "gsmOS Tray"
_ENTRY = "gsmos-tray.desktop"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Autostart(Protocol):
    """One way to be started with the session."""

    def enabled(self) -> bool:
        """Tell whether the program will be started."""
        ...

    def enable(self, command: Sequence[str]) -> None:
        """Start *command* with the session from now on. Raises ``OSError``."""
        ...

    def disable(self) -> None:
        """Do not start it any more. Once more does no harm."""
        ...

    def put_right(self, command: Sequence[str]) -> None:
        """Where there is an entry, let it start *command*: the program may have moved."""
        ...


def autostart() -> Autostart:
    """Give the way of this system."""
    if sys.platform == "win32":
        return RunKey(CurrentUserRegistry())
    return DesktopEntry(entry_path(os.environ, Path.home()))


def switch_autostart(*, on: bool) -> None:
    """Start this very program with the session from now on, or no longer. Never fails loudly."""
    try:
        if on:
            autostart().enable(own_command(sys.executable, frozen=is_frozen()))
        else:
            autostart().disable()
    except OSError:
        _log.exception("the start with the workstation could not be changed")


class AutostartSwitch:
    """Follows the setting where it changes, or is chosen anew: else the system has its way.

    *on*: how things stand.
    """

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def look(self) -> bool:
        """Tell how the system sees it: the person may have switched it there."""
        self._on = autostart().enabled()
        return self._on

    def follow(self, *, on: bool, chosen: bool = False) -> None:
        """Let it be as the setting says. *chosen*: a person has just said so."""
        if chosen or on != self._on:
            self._on = on
            switch_autostart(on=on)


def put_autostart_right() -> None:
    """Where an entry is there, let it start this very program. Never fails loudly."""
    try:
        autostart().put_right(own_command(sys.executable, frozen=is_frozen()))
    except OSError:
        _log.exception("the start with the workstation could not be put right")


def is_frozen() -> bool:
    """Tell whether this is the program as it is installed, without a Python beside it."""
    return bool(getattr(sys, "frozen", False))


def own_command(executable: str, *, frozen: bool) -> list[str]:
    """Give the command that starts this program without its window.

    On Windows a second program beside the first one is for the console; it is not meant.
    """
    if not frozen:
        return [executable, "-m", "gsmos_tray", "--minimised"]
    program = (PureWindowsPath if "\\" in executable else PurePosixPath)(executable)
    return [str(program.with_name(f"gsmos-tray{program.suffix}")), "--minimised"]


def entry_path(environment: Mapping[str, str], home: Path) -> Path:
    """Tell where the desktop looks (freedesktop.org, *Desktop Application Autostart*)."""
    configured = Path(environment.get("XDG_CONFIG_HOME", ""))
    base = configured if configured.is_absolute() else home / ".config"
    return base / "autostart" / _ENTRY


class DesktopEntry:
    """A file in the autostart folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def enabled(self) -> bool:
        """Tell whether the entry is there and not switched off."""
        lines = self._lines()
        switched_off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return lines is not None and not switched_off & set(lines)

    def enable(self, command: Sequence[str]) -> None:
        """Write the entry. Raises ``OSError``."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._write(
            [
                "[Desktop Entry]",
                "Type=Application",
                f"Name={NAME}",
                "Icon=gsmos-tray",
                f"Exec={exec_value(command)}",
                "X-GNOME-Autostart-enabled=true",
            ]
        )

    def disable(self) -> None:
        """Remove the entry."""
        self._path.unlink(missing_ok=True)

    def put_right(self, command: Sequence[str]) -> None:
        """Correct the command, and leave the rest as the person set it."""
        lines = self._lines()
        wanted = f"Exec={exec_value(command)}"
        if lines is not None and wanted not in lines:
            self._write([wanted if line.startswith("Exec=") else line for line in lines])

    def _lines(self) -> list[str] | None:
        try:
            lines = self._path.read_text("utf-8", "replace").splitlines()
        except OSError:
            return None
        return [line.strip() for line in lines]

    def _write(self, lines: Sequence[str]) -> None:
        beside = self._path.with_name(self._path.name + ".new")
        beside.write_text("\n".join(lines) + "\n", "utf-8")
        beside.replace(self._path)


def exec_value(command: Sequence[str]) -> str:
    r"""Write a command as an entry's ``Exec`` (*Desktop Entry Specification*, quoting).

    Each word is quoted, with a backslash before ``"``, ``$``, `````, ``\``; a percent sign is
    doubled; and then each backslash once more, as in any value that is a string.
    """
    return " ".join(f'"{_quoted(word)}"' for word in command).replace("\\", "\\\\")


def _quoted(word: str) -> str:
    for special in '\\"`$':
        word = word.replace(special, "\\" + special)
    return word.replace("%", "%%")


class Registry(Protocol):
    """The few things that are done to values below the user's own key."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """Give a value, or ``None``."""
        ...

    def write(self, key: str, name: str, value: str) -> None:
        """Set a string. Raises ``OSError``."""
        ...

    def delete(self, key: str, name: str) -> None:
        """Remove a value. Once more does no harm."""
        ...


class RunKey:
    """A value of Windows' Run key, and the Task Manager's opinion of it."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def enabled(self) -> bool:
        """Tell whether the value is there and the Task Manager has not switched it off."""
        opinion = self._registry.read(_APPROVED, NAME)
        return self._registry.read(_RUN, NAME) is not None and is_approved(opinion)

    def enable(self, command: Sequence[str]) -> None:
        """Set the value. Raises ``OSError``."""
        self._registry.write(_RUN, NAME, subprocess.list2cmdline(command))
        self._registry.delete(_APPROVED, NAME)

    def disable(self) -> None:
        """Remove the value."""
        self._registry.delete(_RUN, NAME)

    def put_right(self, command: Sequence[str]) -> None:
        """Correct the command, and leave the Task Manager's opinion."""
        wanted = subprocess.list2cmdline(command)
        if self._registry.read(_RUN, NAME) not in {None, wanted}:
            self._registry.write(_RUN, NAME, wanted)


def is_approved(opinion: str | bytes | None) -> bool:
    """Read what the Task Manager stored: an odd first byte means *disabled*."""
    return not (isinstance(opinion, bytes) and opinion and opinion[0] % 2)


if sys.platform == "win32":
    import winreg

    class CurrentUserRegistry:
        """The real one."""

        def read(self, key: str, name: str) -> str | bytes | None:
            """Give a value, or ``None``."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value, _ = winreg.QueryValueEx(opened, name)
            except OSError:
                return None
            return value if isinstance(value, str | bytes) else None

        def write(self, key: str, name: str, value: str) -> None:
            """Set a string. Raises ``OSError``."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> None:
            """Remove a value. Once more does no harm."""
            access = winreg.KEY_SET_VALUE
            with (
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, access) as opened,
            ):
                winreg.DeleteValue(opened, name)
