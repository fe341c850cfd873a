"""The program lists whose work it carries: all of it, with the texts, and nothing else."""

from __future__ import annotations

import re
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

from tests.shipping.test_frozen import modules

pytestmark = pytest.mark.timeout(600)  # the first that asks for the program builds it

_OUR_OWN = {"gsmos-tray", "pyinstaller"}
_QT = {"PySide6_Essentials", "shiboken6"}  # the LGPL's text stands at the end, once


def listed(folder: Path) -> str:
    return (folder / "_internal" / "resources" / "licences.md").read_text("utf-8")


def rows(text: str) -> set[str]:
    table = text.partition("|---|---|---|\n")[2].partition("\n\n")[0]
    return {line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()}


def carried(folder: Path) -> set[str]:
    """Name the first part of all modules, and of what lies beside them."""
    names = modules(folder) | {path.name for path in (folder / "_internal").iterdir()}
    return {name.partition(".")[0] for name in names}


def test_what_is_carried_is_listed_and_nothing_else(frozen_folder: Path) -> None:
    owners = packages_distributions()
    owning = [set(owners.get(module, ())) - _OUR_OWN for module in carried(frozen_folder)]
    there = rows(listed(frozen_folder))
    # Several distributions may share a package, and not all of them are carried.
    assert [names for names in owning if names and not names & there] == []
    assert there <= set().union(*owning)
    assert "charset-normalizer" not in there


def test_all_that_is_listed_has_a_text(frozen_folder: Path) -> None:
    text = listed(frozen_folder)
    found = re.finditer(r"^## ([^\n]+)\n\n(`{3,})\n(.*?)\n\2$", text, re.MULTILINE | re.DOTALL)
    sections = {it[1]: it[3] for it in found}
    without = {name for name in rows(text) - _QT if not sections.get(name, "").strip()}
    # A wheel that brings no text: nothing can be added that its authors did not write.
    assert {name for name in without if carries_a_text(name)} == set()
    assert sections["GNU LGPL-3"]
    assert sections["GNU GPL-3"]


def carries_a_text(name: str) -> bool:
    files = distribution(name).files or []
    return any("licen" in str(it).lower() for it in files if ".dist-info" in str(it))


@pytest.mark.parametrize(
    "words",
    ["The FreeType Project", "libjpeg-turbo", "\nicu\n", "libopenjpeg", "PDFium Authors"],
)
def test_the_libraries_inside_of_pdfium_are_among_them(frozen_folder: Path, words: str) -> None:
    assert words.lower() in listed(frozen_folder).lower()
