"""Opens pages, files and folders in whatever the person uses for them. Never waits.

*True* means that the system was asked, not that anything opened: nobody tells. So a link is
always offered for copying too.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

_WEB = ("https://", "http://")
_OPENERS = (["xdg-open"], ["gio", "open"], ["sensible-browser"], ["x-www-browser"])

# What a double click would run. An invoice that is a program is shown in its folder, not opened.
_PROGRAMS = frozenset(
    {".apk", ".app", ".appimage", ".appinstaller", ".application", ".appref-ms", ".appx", ".bat"}
    | {".chm", ".cmd", ".com", ".cpl", ".deb", ".desktop", ".exe", ".gadget", ".hta", ".img"}
    | {".inf", ".iso", ".jar", ".jnlp", ".js", ".jse", ".lnk", ".msc", ".msi", ".msix", ".msp"}
    | {".pif", ".ps1", ".py", ".pyw", ".reg", ".rpm", ".run", ".scf", ".scr", ".sh"}
    | {".settingcontent-ms", ".url", ".vb", ".vbe", ".vbs", ".vhd", ".vhdx", ".ws", ".wsf"}
    | {".wsh", ".xll"}
)


def open_url(url: str) -> bool:
    """Open the web page *url*. Anything but http and https is refused."""
    if not url.startswith(_WEB):
        return False
    named = named_browser(os.environ, url)
    return _start(named) if named else _open(url)


def open_file(path: Path) -> bool:
    """Open *path* in its program. Refused if opening it would run it."""
    return not would_run(path) and path.is_file() and _open(str(path))


def show_in_folder(path: Path) -> bool:
    """Open the folder that *path* is in, with *path* selected where the system can."""
    if sys.platform == "win32":
        # Explorer reads its command line in its own way: one string, these quotes.
        return _start(f'explorer /select,"{path}"')
    threading.Thread(target=_show_or_open, args=(path,), name="show-in-folder", daemon=True).start()
    return path.parent.is_dir() and opener(os.environ) is not None


def would_run(path: Path) -> bool:
    """Tell whether a double click on *path* might run it.

    Windows takes a name without the dots and spaces at its end.
    """
    return Path(path.name.rstrip(". ")).suffix.lower() in _PROGRAMS


def named_browser(environment: Mapping[str, str], url: str) -> list[str] | None:
    """Give the command that ``BROWSER`` names, as ``xdg-open`` and Python's ``webbrowser`` read it.

    The first of a list that is there; ``%s`` stands for the address. It needs no screen.
    """
    for entry in filter(None, environment.get("BROWSER", "").split(os.pathsep)):
        command = shlex.split(entry)
        if command and shutil.which(command[0], path=environment.get("PATH")):
            filled = [word.replace("%s", url) for word in command]
            return filled if filled != command else [*command, url]
    return None


def opener(environment: Mapping[str, str]) -> list[str] | None:
    """Find the command that opens things on this desktop, or ``None`` where there is none."""
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return None
    found = (
        command for command in _OPENERS if shutil.which(command[0], path=environment.get("PATH"))
    )
    return next(found, None)


def sane_environment(environment: Mapping[str, str], *, frozen: bool) -> dict[str, str]:
    """Give the environment that the person's programs expect.

    A *frozen* program's loader looks into its own libraries first, and keeps what was there before
    in ``…_ORIG`` (PyInstaller's manual, *LD_LIBRARY_PATH considerations*). What points this
    program at another Dropbox is for this program alone.
    """
    sane = {
        name: value
        for name, value in environment.items()
        if not name.startswith(("_PYI", "DROPBOX_")) and name != "REQUESTS_CA_BUNDLE"
    }
    if frozen:
        before = sane.pop("LD_LIBRARY_PATH_ORIG", None)
        sane.pop("LD_LIBRARY_PATH", None)
        sane |= {"LD_LIBRARY_PATH": before} if before else {}
    return sane


def _open(target: str) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(target)  # noqa: S606 - a checked address, or a document the person chose
        except OSError:
            return False
        return True
    command = opener(os.environ)
    return command is not None and _start([*command, target])


def _start(command: Sequence[str] | str) -> bool:
    frozen = bool(getattr(sys, "frozen", False))
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; the program is the system's opener
            command,
            env=sane_environment(os.environ, frozen=frozen),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # the browser outlives this program
        )
    except OSError:
        return False
    # Waited for, or it stays in the table of processes as a zombie. Some stay as long as a browser.
    threading.Thread(target=process.wait, name="opened-program", daemon=True).start()
    return True


def _show_or_open(path: Path) -> None:
    if not _asked_the_file_manager(path):
        _open(str(path.parent))


def _asked_the_file_manager(path: Path) -> bool:
    """Ask for *path* to be selected (freedesktop.org, *File Manager D-Bus Interface*)."""
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415 - Linux
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - alone
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

    name = "org.freedesktop.FileManager1"
    manager = DBusAddress("/org/freedesktop/FileManager1", bus_name=name, interface=name)
    call = new_method_call(manager, "ShowItems", "ass", ([path.absolute().as_uri()], ""))
    try:
        with open_dbus_connection("SESSION") as bus:
            unwrap_msg(bus.send_and_get_reply(call, timeout=5))
    except (OSError, KeyError, ValueError, RuntimeError, DBusErrorResponse):
        return False
    return True
