"""What is written for people holds: addresses, permissions, and the places that are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gsmos_tray.archive.linking import SCOPES
from gsmos_tray.archive.loopback import PORTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BY_HAND = (ROOT / "tests" / "windows.md").read_text("utf-8")


@pytest.mark.parametrize("told", [*SCOPES, *(f"http://127.0.0.1:{port}/" for port in PORTS)])
def test_what_dropbox_has_to_know_is_told(told: str) -> None:
    assert f"`{told}`" in README


def test_no_other_permission_or_address_is_asked_for() -> None:
    assert set(re.findall(r"`(\w+(?:\.\w+)?\.(?:read|write))`", README)) == set(SCOPES)
    assert len(re.findall(r"`http://127\.0\.0\.1:\d+/`", README)) == len(PORTS)


def test_each_file_that_is_named_is_there() -> None:
    places = [ROOT, ROOT / "gsmos_tray", *(ROOT / "gsmos_tray").iterdir(), ROOT / "tests"]
    places.append(ROOT / "resources" / "installer")
    named = set(re.findall(r"`([\w/.-]+\.(?:py|nsi|md))", README + BY_HAND))
    assert len(named) > 30
    assert {it for it in named if not any((place / it).is_file() for place in places)} == set()


def test_each_picture_is_there_and_small() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([\w/.-]+)\)", README)
    assert len(shown) >= 4
    assert {it for it in shown if not 0 < (ROOT / it).stat().st_size < 150_000} == set()
    assert {ROOT / it for it in shown} == set((ROOT / "resources/screenshots").iterdir())


@pytest.mark.parametrize(("file", "name"), re.findall(r"`([\w/]+\.py)`, `(\w+)`", BY_HAND))
def test_each_seam_that_is_named_is_there(file: str, name: str) -> None:
    [place] = [it for it in (ROOT / "gsmos_tray").rglob(Path(file).name) if file in it.as_posix()]
    assert re.search(rf"\b{name}\b", place.read_text("utf-8"))
