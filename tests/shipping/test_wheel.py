"""The wheel: all that the program needs travels in it, and runs from another folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from gsmos_tray import __version__

pytestmark = pytest.mark.timeout(300)

ROOT = Path(__file__).resolve().parents[2]
PRINT = ROOT / "tests" / "documents" / "prints" / "web_invoice.pdf"

_SOURCES = ("gsmos_tray", "resources", "pyproject.toml", "README.md", "LICENSE")
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that knows our dependencies, but not our source tree."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"  # a copy: setuptools leaves things behind, and takes them up again
    for name in _SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        source.mkdir(exist_ok=True)
        copy(ROOT / name, source / name)
    run(*_PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(place), source)
    [wheel] = place.glob("*.whl")
    environment = place / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin" / "python"
    run(*_PIP, "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    libraries = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # A plain line adds a folder without minding the files in it that add further ones.
    Path(libraries, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    shutil.rmtree(source)
    return environment / "bin" / "gsmos-tray"


def run(*command: object, folder: Path = ROOT) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout


def test_it_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    where = run(python, "-c", "import gsmos_tray; print(gsmos_tray.__file__)", folder=tmp_path)
    assert Path(where).is_relative_to(installed.parents[1])
    assert run(installed, "--version", folder=tmp_path) == f"gsmos-tray {__version__}\n"


def test_it_recognises_a_document(installed: Path, tmp_path: Path) -> None:
    shutil.copy(PRINT, tmp_path / "scan0001.pdf")
    line = json.loads(run(installed, "recognise", "scan0001.pdf", "--json", folder=tmp_path))
    assert (line["kind"], line["certainty"]) == ("invoice", "content")


def test_it_speaks_romanian(installed: Path, tmp_path: Path) -> None:
    assert "Niciun cont Dropbox" in run(installed, "status", folder=tmp_path)


def test_it_knows_its_day_and_its_licences(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    told = run(python, "-c", _TOLD, folder=tmp_path).splitlines()
    assert told[0] == (ROOT / "resources" / "released").read_text("utf-8").strip()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in "\n".join(told)


def test_pictures_for_readers_do_not_travel(installed: Path, tmp_path: Path) -> None:
    seek = "from gsmos_tray.locations import resource; print(resource('released').parent)"
    resources = Path(run(installed.with_name("python"), "-c", seek, folder=tmp_path).strip())
    assert resources.is_relative_to(installed.parents[1])
    assert {it.name for it in resources.iterdir() if it.is_dir()} >= {"icons", "rules"}
    assert list(resources.rglob("*.png")) == []


_TOLD = """
from gsmos_tray.locations import resource
from gsmos_tray.release import released
print(released())
print(resource("licences.md").read_text("utf-8"))
"""


def test_its_demo_goes_the_whole_way(installed: Path, tmp_path: Path) -> None:
    assert "Facturi/" in run(installed, "demo", "--headless", folder=tmp_path)


def test_no_package_is_forgotten() -> None:
    """They are listed, because one of them lies elsewhere."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    there = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "gsmos_tray").rglob("*.py")
    }
    assert set(listed["packages"]) == there | {"gsmos_tray.resources"}
