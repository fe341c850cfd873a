#!/usr/bin/env python3
"""Makes the environment and runs what a developer runs: the demo, the tests, the screenshots.

Works on a bare Debian with nothing but python3 and git, so it is written with the standard
library alone. What the program itself needs when it is installed is not its business.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "made-from"
OLDEST = (3, 11)

# What only Windows has and lacks is seen by the types alone: nothing here runs there.
_AS_ON_WINDOWS = (
    *("--platform", "win32"),
    "--no-warn-unreachable",
    *("--cache-dir", ".mypy_cache/windows"),
)

# What Qt's widgets link against, its fonts, and what opens a page in the browser.
DEMO_PACKAGES = (
    "fontconfig",
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libgl1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "shared-mime-info",  # brings GLib, whose own package is named otherwise on the next Debian
    "xdg-utils",
)
# A whole desktop to click in: tests/desktop/rig.py starts it.
TEST_PACKAGES = (
    "adwaita-icon-theme",
    "binutils",  # with which PyInstaller looks into libraries
    "chromium",
    "dbus",
    "dunst",
    "gcr",
    "gnome-keyring",
    "imagemagick",
    "libnss3-tools",
    "nsis",  # compiles the installer for Windows
    "openbox",
    "x11-utils",
    "x11-xkb-utils",
    "xdotool",
    "xfce4-panel",
    "xfconf",
    "xvfb",
)


def main() -> int:
    """Do what the command line says and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("demo", "test", "setup", "screenshots"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="for the demo, pytest or the script")
    asked = parser.parse_args()
    if sys.version_info < OLDEST:  # so nothing here may be newer than Python 3.8 can read
        stop(f"this is Python {sys.version.split()[0]}; 3.11 or newer is needed")
    set_up(DEMO_PACKAGES if asked.command == "demo" else DEMO_PACKAGES + TEST_PACKAGES)
    if asked.command == "demo":
        return demo(asked.rest)
    if asked.command == "test":
        return test(asked.rest)
    if asked.command == "screenshots":
        return screenshots(asked.rest)
    return 0


def demo(arguments: list[str]) -> int:
    """Run the program against its local Dropbox; without a screen, its headless form."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not screen and "--headless" not in arguments:
        arguments = ["--headless", *arguments]
    return become(str(BIN / "gsmos-tray"), "demo", *arguments)


def test(arguments: list[str]) -> int:
    """Check format, lint, types and import contracts, then run pytest; stop at the first fault."""
    os.chdir(ROOT)
    checks = {
        "format": (str(PYTHON), "-m", "ruff", "format", "--check", "--diff", "--quiet"),
        "lint": (str(PYTHON), "-m", "ruff", "check", "--quiet"),
        "types": (str(PYTHON), "-m", "mypy"),
        "for Windows": (str(PYTHON), "-m", "mypy", *_AS_ON_WINDOWS),
        "imports": (str(BIN / "lint-imports"),),
    }
    if (ROOT / "tests/translations.py").exists():
        checks["translations"] = (str(PYTHON), "tests/translations.py")
    for name, command in checks.items():
        started = time.monotonic()
        outcome = ask(*command)
        took = time.monotonic() - started
        say(f"{name:<13}{'failed' if outcome.returncode else 'ok':<7}{took:5.1f} s")
        if outcome.returncode:
            say(outcome.stdout)
            return outcome.returncode
    if "--full" in arguments:
        arguments = [argument for argument in arguments if argument != "--full"]
        os.environ["GSMOS_TRAY_FULL"] = "1"
    return become(str(PYTHON), "-m", "pytest", "-n", "2", *arguments)


def screenshots(arguments: list[str]) -> int:
    """Take a picture of every window and state, in a desktop of their own."""
    if len(arguments) != 1:
        stop("screenshots needs one folder to write to")
    folder = Path(arguments[0]).resolve()
    os.chdir(ROOT)
    script = (str(PYTHON), "tests/screenshots.py", str(folder))
    return become(str(PYTHON), "-m", "tests.desktop.rig", *script)


def set_up(packages: tuple[str, ...]) -> None:
    """Bring system packages, environment and compiled translations up to date."""
    if sys.platform == "linux":
        install_debian_packages(packages)
    made_from = fingerprint()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == made_from):
        make_environment()
        STAMP.write_text(made_from, "utf-8")
    for source in sorted((ROOT / "resources/translations").glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            step(str(BIN / "pyside6-lrelease"), str(source), "-qm", str(compiled))


def fingerprint() -> str:
    """Say what the environment is made from: where, with which Python, and which packages."""
    import tomllib  # noqa: PLC0415 - an older Python lacks it, and is to be told so in a sentence

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = [project["build-system"], project["project"]]
    made_from = json.dumps([str(ROOT), sys.version_info[:2], parts], sort_keys=True)
    made_from += (ROOT / "constraints.txt").read_text("utf-8")
    return hashlib.sha256(made_from.encode()).hexdigest()


def make_environment() -> None:
    """Make the environment from nothing: what is no longer asked for is gone too."""
    say("making .venv, which takes a minute or a few")
    if VENV.exists():
        shutil.rmtree(VENV)
    step(sys.executable, "-m", "venv", str(VENV))
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input")
    step(*pip, "-c", str(ROOT / "constraints.txt"), "-e", f"{ROOT}[dev]")


def install_debian_packages(packages: tuple[str, ...]) -> None:
    """Install those of *packages* that are missing, if this is a Debian and we may."""
    if shutil.which("dpkg-query") is None:
        say(f"no Debian, so here must be what these packages bring: {' '.join(packages)}")
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian's Python leaves it to a package
        packages += (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)
    if "nsis" in packages and not has_python_library():
        packages += (f"libpython3.{sys.version_info.minor}",)
    missing = missing_among(packages)
    if not missing:
        return
    apt = (*as_root(missing), "apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=600")
    say(f"installing Debian packages: {' '.join(missing)}")
    ask(*apt, "update")  # its failure is none yet: the packages may be known already
    outcome = ask(*apt, "install", "--yes", "--no-install-recommends", *missing)
    if outcome.returncode:
        say(outcome.stdout)
        stop(f"see above; these could not be installed: {' '.join(missing_among(packages))}")


def has_python_library() -> bool:
    """Tell whether Python's library is there, which PyInstaller ships; Debian keeps it apart."""
    name = f"libpython3.{sys.version_info.minor}.so.1.0"
    folders = (
        sysconfig.get_config_var("LIBDIR"),
        "/usr/lib",
        f"/usr/lib/{os.uname().machine}-linux-gnu",
    )
    return any(Path(folder, name).exists() for folder in folders if folder)


def missing_among(packages: tuple[str, ...]) -> list[str]:
    """Ask dpkg, which takes a few hundredths of a second for them all."""
    answer = ask("dpkg-query", "--show", "--showformat", "${Package} ${Status}\n", *packages)
    there = {line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in there]


def as_root(missing: list[str]) -> tuple[str, ...]:
    """Give what goes before a command so that it may install packages."""
    setting = ("env", "DEBIAN_FRONTEND=noninteractive")
    if os.geteuid() == 0:
        return setting
    sudo = ("sudo", "--non-interactive")
    if shutil.which("sudo") is None or ask(*sudo, "true").returncode:
        stop(f"please run this first, as root: apt-get install {' '.join(missing)}")
    return (*sudo, *setting)


def step(*command: str) -> None:
    """Run one step of the set-up, silent unless it fails."""
    outcome = ask(*command)
    if outcome.returncode:
        say(outcome.stdout)
        stop(f"failed, see above: {' '.join(command)}")


def ask(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nobody anything, and keep all it says."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def become(*command: str) -> int:
    """Run *command* in this one's place, so that signals and the exit status are its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, check=False).returncode  # Windows has no exec worth the name


def say(text: str) -> None:
    """Print at once: the next line may take minutes."""
    print(text, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with one plain line."""
    raise SystemExit(f"dev.py: {sentence}")


if __name__ == "__main__":
    raise SystemExit(main())
