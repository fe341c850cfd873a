"""The installer for Windows can be made: compiled around a folder that stands in for a build."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from gsmos_tray import __version__
from gsmos_tray.locations import Profile
from gsmos_tray.settings import OPTIONS
from gsmos_tray.workstation import autostart

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "resources" / "installer" / "gsmos-tray.nsi"

_DRAW = "import pathlib, sys, pictures; pathlib.Path(sys.argv[1]).write_bytes(pictures.ico())"


@pytest.fixture
def icon(tmp_path: Path) -> Path:
    icon = tmp_path / "gsmos-tray.ico"
    environment = {**os.environ, "PYTHONPATH": str(SCRIPT.parent)}
    subprocess.run([sys.executable, "-c", _DRAW, str(icon)], env=environment, check=True)
    return icon


def test_the_icon_has_the_sizes_that_windows_asks_for(icon: Path) -> None:
    content = icon.read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind) == (0, 1)
    sizes = set()
    for number in range(count):
        width, height, *_, length, start = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        assert width == height
        assert content[start : start + 8] == b"\x89PNG\r\n\x1a\n"
        assert start + length <= len(content)
        sizes.add(width or 256)
    assert {16, 32, 48, 256} <= sizes


def test_it_compiles_without_a_warning(icon: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True)
    for name in ("gsmos-tray.exe", "gsmos-tray-cli.exe", "_internal/base_library.zip"):
        (program / name).write_bytes(os.urandom(200_000))
    made = tmp_path / f"gsmos-tray-{__version__}-setup.exe"
    defined = {"VERSION": __version__, "PROGRAM": program, "ICON": icon, "OUTPUT": made}
    options = [f"-D{name}={value}" for name, value in defined.items()]
    done = subprocess.run(
        ["makensis", "-V3", "-WX", *options, str(SCRIPT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert made.read_bytes()[:2] == b"MZ"
    assert made.stat().st_size > 600_000  # what cannot be compressed is in it


def test_it_finds_the_program_on_windows_too() -> None:
    """There makensis splits a path at backslashes alone; on Linux it takes both."""
    [taken] = [it for it in SCRIPT.read_text("utf-8").splitlines() if "File /r " in it]
    assert r'"${PROGRAM}\*"' in taken


def test_it_names_things_as_the_program_does() -> None:
    text = SCRIPT.read_text("utf-8")
    assert f'!define NAME "{autostart.NAME}"' in text
    assert autostart._RUN in text
    assert autostart._APPROVED in text
    assert f"$LOCALAPPDATA\\{Profile.chosen(None).folder.name}" in text
    assert "general.autostart" in {option.name for option in OPTIONS}
