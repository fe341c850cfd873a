"""Tries the installer for Windows under wine: install, upgrade, remove, all of it silently.

    python tests/shipping/under_wine.py     # with makensis, and wine of 64 and of 32 bits

The installer is the real one. The programs in it stand in: makensis makes them too, one that runs
until it is asked to end, and a command line that writes down what it is called with. Windows is a
wine prefix in a temporary folder, made from nothing (a minute). It says a line for each step; what
it says last is the verdict.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.locations import Profile
from gsmos_tray.workstation import autostart
from tests.desktop.waiting import until
from tests.shipping.freezing import ROOT

INSTALLER = ROOT / "resources" / "installer"
_UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{autostart.NAME}"
_STAYS = 2  # the exit code when a running program does not end
_TOO_OLD = 3

_HEAD = """\
Unicode true
RequestExecutionLevel user
SilentInstall silent
OutFile "${OUTPUT}"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
Section
"""

# Says that it runs, until it is asked to end.
_PROGRAM = (
    _HEAD
    + r"""
  Delete "$LOCALAPPDATA\asked to end"
  FileOpen $1 "$LOCALAPPDATA\runs" w
  FileClose $1
  ${DoUntil} ${FileExists} "$LOCALAPPDATA\asked to end"
    Sleep 100
  ${Loop}
  Delete "$LOCALAPPDATA\runs"
SectionEnd
"""
)

# Does what the installer relies on; "busy" lets the program run on.
_COMMANDS = (
    _HEAD
    + r"""
  ${GetParameters} $0
  FileOpen $1 "$LOCALAPPDATA\called.txt" a
  FileSeek $1 0 END
  FileWrite $1 "$0$\r$\n"
  FileClose $1
  ${If} $0 == "config set general.autostart yes"
    WriteRegStr HKCU "${RUN}" "${NAME}" '"$EXEDIR\gsmos-tray.exe" --minimised'
  ${ElseIf} $0 == "config set general.autostart no"
    DeleteRegValue HKCU "${RUN}" "${NAME}"
  ${ElseIf} $0 == "quit"
  ${AndIfNot} ${FileExists} "$LOCALAPPDATA\busy"
    FileOpen $1 "$LOCALAPPDATA\asked to end" w
    FileClose $1
  ${EndIf}
SectionEnd
"""
)


class Windows:
    """A prefix of wine, and what is looked for in it."""

    def __init__(self, prefix: Path) -> None:
        self._environment = {
            **os.environ,
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=",  # or wine asks for what it would download
        }
        self.run("wineboot", "--init")
        users = prefix / "drive_c" / "users"
        [self.local] = users.glob("*/AppData/Local")
        roaming = self.local.parent / "Roaming"
        self.shortcut = roaming / f"Microsoft/Windows/Start Menu/Programs/{autostart.NAME}.lnk"
        self.installed = self.local / "Programs" / autostart.NAME
        self.settings = self.local / Profile.chosen(None).folder.name
        self._called = self.local / "called.txt"

    def run(self, *command: object) -> int:
        """Run a program to its end; gives its exit code."""
        done = subprocess.run(
            ["wine", *(str(it) for it in command)],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
            check=False,
        )
        return done.returncode

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the program run, until it is asked to end."""
        program = self.installed / "gsmos-tray.exe"
        command = ["wine", str(program)]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command, env=self._environment, stdin=quiet, stdout=quiet, stderr=quiet
        )
        until(self.is_running, "the program to run")
        try:
            yield
        finally:
            self.end_program()
            process.wait(30)

    def is_running(self) -> bool:
        """Tell whether one has said that it began and not yet that it ended."""
        return (self.local / "runs").exists()

    def end_program(self) -> None:
        """Ask it to end, as its command line would."""
        (self.local / "asked to end").touch()
        until(lambda: not self.is_running(), "the program to end", 30)

    def pretend(self, version: str) -> None:
        """Say from now on to be this Windows, in wine's words; wine 8 is Windows 7 by itself."""
        told = ("/v", "Version", "/d", version, "/f")
        expect(self.run("reg", "add", r"HKCU\Software\Wine", *told) == 0, f"wine can be {version}")

    def value(self, key: str, name: str) -> bool:
        """Tell whether the registry has a value below the user's own key."""
        return self.run("reg", "query", f"HKCU\\{key}", "/v", name) == 0

    def starts_with_session(self) -> bool:
        """Tell whether the Run key has the program."""
        return self.value(autostart._RUN, autostart.NAME)

    def calls(self) -> list[str]:
        """Give what the command line was called with since the last time."""
        with suppress(FileNotFoundError):
            lines = self._called.read_text("utf-8").splitlines()
            self._called.unlink()
            return [line.strip() for line in lines]
        return []

    def uninstall(self, *options: str) -> None:
        """Run the uninstaller and wait for its copy, which does the work after it has returned."""
        expect(self.run(self.installed / "uninstall.exe", "/S", *options) == 0, "it ends well")
        until(lambda: not self.value(_UNINSTALL, "DisplayName"), "the uninstaller to end", 60)
        until(lambda: not (self.installed / "uninstall.exe").exists(), "its file to go", 30)

    def shut_down(self) -> None:
        """End all that runs in this prefix."""
        self.run("wineboot", "--kill")


def main() -> None:
    """Go the whole way; ends with a sentence at the first step that fails."""
    for tool in ("wine", "makensis"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is missing: apt-get install {'nsis' if tool == 'makensis' else tool}")
    with tempfile.TemporaryDirectory(prefix="under-wine-", ignore_cleanup_errors=True) as place:
        older = installer(Path(place, "older"), "0.0.1")
        newer = installer(Path(place, "newer"), "0.0.2")
        print("made two installers")
        windows = Windows(Path(place, "prefix"))
        print("made a Windows")
        try:
            too_old(windows, older)
            install(windows, older)
            upgrade(windows, newer)
            refuse(windows, older)
            choose(windows, newer)
            remove(windows, newer)
        finally:
            windows.shut_down()
    print("installed, upgraded, removed: clean")


def too_old(windows: Windows, older: Path) -> None:
    """Refuse a Windows that the program does not run on."""
    windows.pretend("win7")
    expect(windows.run(older, "/S") == _TOO_OLD, "Windows 7 is refused")
    expect(not windows.installed.exists(), "nothing was put there")
    windows.pretend("win10")
    print("refused on Windows 7")


def install(windows: Windows, older: Path) -> None:
    """Install where nothing is."""
    expect(windows.run(older, "/S", "/AUTOSTART=1") == 0, "the installer ends well")
    expect((windows.installed / "_internal" / "only-0.0.1").is_file(), "the program is there")
    expect(windows.shortcut.is_file(), "the start menu has it")
    expect(windows.value(_UNINSTALL, "DisplayVersion"), "Windows lists it")
    expect(windows.calls()[-1:] == ["config set general.autostart yes"], "autostart is told once")
    expect(windows.starts_with_session(), "the Run key has it")
    print("installed silently, with autostart")


def upgrade(windows: Windows, newer: Path) -> None:
    """Put the newer one over the older, while that runs."""
    (windows.installed / "mine.txt").write_text("mine")
    with windows.running():
        expect(windows.run(newer, "/S") == 0, "the upgrade ends well")
        until(windows.is_running, "the program to be started again", 30)
    expect(not (windows.installed / "_internal" / "only-0.0.1").exists(), "old modules are gone")
    expect((windows.installed / "_internal" / "only-0.0.2").is_file(), "new modules are there")
    expect((windows.installed / "mine.txt").read_text() == "mine", "the person's file is kept")
    expect(windows.calls() == ["quit"], "an upgrade says nothing of autostart")
    expect(windows.starts_with_session(), "autostart is as it was")
    print("upgraded in place while the program ran, which was ended and started again")


def refuse(windows: Windows, older: Path) -> None:
    """Leave a program alone that does not end."""
    busy = windows.local / "busy"
    busy.touch()
    with windows.running():
        expect(windows.run(older, "/S") == _STAYS, "the installer says that one runs")
    busy.unlink()
    windows.calls()
    expect((windows.installed / "_internal" / "only-0.0.2").is_file(), "nothing was touched")
    print("refused while the program did not end, and touched nothing")


def choose(windows: Windows, newer: Path) -> None:
    """Switch autostart off and on again by upgrades."""
    expect(windows.run(newer, "/S", "/AUTOSTART=0") == 0, "the installer ends well")
    expect(windows.calls()[-1:] == ["config set general.autostart no"], "it is switched off")
    expect(not windows.starts_with_session(), "the Run key has it no longer")
    expect(windows.run(newer, "/S") == 0, "the installer ends well")
    expect(windows.calls() == ["quit"], "an upgrade leaves it off")
    expect(windows.run(newer, "/S", "/AUTOSTART=1") == 0, "the installer ends well")
    expect(windows.starts_with_session(), "the Run key has it again")
    windows.calls()
    print("switched autostart off, left it off, and on again")


def remove(windows: Windows, newer: Path) -> None:
    """Uninstall, first with the settings kept, and then with them."""
    windows.settings.mkdir()
    (windows.settings / "settings.json").write_text("{}")
    windows.uninstall()
    expect((windows.settings / "settings.json").is_file(), "the settings are kept")
    expect([it.name for it in windows.installed.iterdir()] == ["mine.txt"], "only mine is left")
    expect(not windows.shortcut.exists(), "the start menu has it no longer")
    expect(not windows.starts_with_session(), "the Run key has it no longer")
    expect("disconnect" not in windows.calls(), "the account stays connected")
    print("removed, with the settings kept and the person's file")

    (windows.installed / "mine.txt").unlink()
    expect(windows.run(newer, "/S") == 0, "the installer ends well")
    windows.uninstall("/SETTINGS=delete")
    expect(not windows.settings.exists(), "the settings are gone")
    until(lambda: not windows.installed.exists(), "the folder to go", 30)
    expect("disconnect" in windows.calls(), "the authorisation is given back")
    print("removed, with the settings")


def installer(folder: Path, version: str) -> Path:
    """Compile the installer of a version around programs that stand in."""
    program = folder / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "_internal" / f"only-{version}").touch()
    for name, text in (("gsmos-tray", _PROGRAM), ("gsmos-tray-cli", _COMMANDS)):
        script = folder / f"{name}.nsi"
        script.write_text(text, "utf-8")
        defined = {"RUN": autostart._RUN, "NAME": autostart.NAME}
        compiled(script, OUTPUT=program / f"{name}.exe", **defined)
    icon = folder / "gsmos-tray.ico"
    draw = "import pathlib, sys, pictures; pathlib.Path(sys.argv[1]).write_bytes(pictures.ico())"
    environment = {**os.environ, "PYTHONPATH": str(INSTALLER)}
    subprocess.run([sys.executable, "-c", draw, str(icon)], env=environment, check=True)
    made = folder / "setup.exe"
    script = INSTALLER / "gsmos-tray.nsi"
    compiled(script, VERSION=version, PROGRAM=program, ICON=icon, OUTPUT=made)
    return made


def compiled(script: Path, **defined: object) -> None:
    """Run makensis."""
    options = [f"-D{name}={value}" for name, value in defined.items()]
    subprocess.run(["makensis", "-V1", *options, str(script)], check=True)


def expect(held: bool, sentence: str) -> None:  # noqa: FBT001 - reads as one at each call
    """End with *sentence* where it does not hold."""
    if not held:
        sys.exit(f"It does not hold that {sentence}.")


if __name__ == "__main__":
    main()
