"""The Debian package, made around a program that stands in; ``bare_root.py`` tries the real one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gsmos_tray import __version__

SCRIPT = Path(__file__).resolve().parents[2] / "resources" / "installer" / "deb.py"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    program = tmp_path / "program"
    (program / "_internal" / "resources").mkdir(parents=True)
    (program / "_internal" / "resources" / "licences.md").touch()
    (program / "gsmos-tray").write_text("#!/bin/sh\necho here\n")
    (program / "gsmos-tray").chmod(0o755)
    (program / "_internal" / "library").touch()
    package = tmp_path / "gsmos-tray.deb"
    subprocess.run([sys.executable, str(SCRIPT), str(program), str(package)], check=True)
    return package


def asked(*command: object) -> str:
    done = subprocess.run([str(it) for it in command], check=True, capture_output=True, text=True)
    return done.stdout


def test_it_holds_program_menu_entry_and_icons(package: Path, tmp_path: Path) -> None:
    assert asked("dpkg-deb", "--field", package, "Version").strip() == __version__
    owners = {line.split()[1] for line in asked("dpkg-deb", "--contents", package).splitlines()}
    assert owners == {"root/root"}
    there = tmp_path / "there"
    asked("dpkg-deb", "--extract", package, there)
    assert asked(there / "usr/bin/gsmos-tray") == "here\n"
    assert (there / "usr/lib/gsmos-tray/_internal/library").exists()
    entry = (there / "usr/share/applications/gsmos-tray.desktop").read_text("utf-8").splitlines()
    assert {"Type=Application", "Exec=gsmos-tray", "Icon=gsmos-tray"} <= set(entry)
    icons = there / "usr/share/icons/hicolor"
    assert (icons / "48x48/apps/gsmos-tray.png").read_bytes().startswith(b"\x89PNG")
    assert (icons / "scalable/apps/gsmos-tray.svg").exists()


def test_it_ends_what_runs_before_it_goes(package: Path, tmp_path: Path) -> None:
    asked("dpkg-deb", "--control", package, tmp_path / "control")
    script = tmp_path / "control" / "prerm"
    asked("sh", "-n", script)
    assert "/usr/lib/gsmos-tray/gsmos-tray" in script.read_text()
    assert asked("sh", script, "remove") == ""  # nothing runs from there: it does no harm
