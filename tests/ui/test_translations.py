"""The Linguist files hold every sentence of the program, each translated, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from gsmos_tray import ui
from gsmos_tray.locations import resource
from gsmos_tray.ui.saying import fields

SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))
TOOLS = Path(sys.executable).parent
FILES = {"ro": ("ro_RO", 3, ()), "en": ("en_US", 2, ("-pluralonly",))}


def _tool(name: str) -> str:
    found = shutil.which(name, path=str(TOOLS)) or shutil.which(name)
    assert found, f"{name} comes with PySide6"
    return found


def _messages(file: Path):
    root = ET.parse(file).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            yield name, message


def _forms(message) -> list[str]:
    translation = message.find("translation")
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


@pytest.fixture(scope="module")
def updated(tmp_path_factory):
    """The files as ``lupdate`` makes them of the sources now."""
    folder = tmp_path_factory.mktemp("translations")
    for language, (locale, _, more) in FILES.items():
        file = folder / f"{language}.ts"
        shutil.copy(resource(f"translations/gsmos_tray_{language}.ts"), file)
        command = [
            _tool("pyside6-lupdate"), "-locations", "none", "-source-language", "en_US",
            "-target-language", locale, *more, *map(str, SOURCES), "-ts", str(file),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("language", FILES)
def test_every_string_is_translated_and_none_is_left_over(updated, language):
    wrong = [
        (context, message.findtext("source"), message.find("translation").get("type"))
        for context, message in _messages(updated / f"{language}.ts")
        if message.find("translation").get("type") or not all(_forms(message))
    ]
    assert wrong == []


def test_qt_s_own_words_are_spelt_as_qt_spells_them():
    """A language that Qt does bring knows each of them; what was misspelt is found by nobody."""
    german = QTranslator()
    assert german.load(f"{Path(PySide6.__file__).parent}/Qt/translations/qtbase_de.qm")
    of_qt = [
        (context, message.findtext("source"))
        for context, message in _messages(resource("translations/gsmos_tray_ro.ts"))
        if context.startswith("Q")
    ]
    assert len(of_qt) > 60
    assert [it for it in of_qt if not german.translate(*it)] == []


@pytest.mark.parametrize("language", FILES)
def test_plurals_have_as_many_forms_as_the_language(language):
    wanted = FILES[language][1]
    file = resource(f"translations/gsmos_tray_{language}.ts")
    plurals = [message for _, message in _messages(file) if message.get("numerus") == "yes"]
    assert plurals
    assert {len(_forms(message)) for message in plurals} == {wanted}


@pytest.mark.parametrize("language", FILES)
def test_a_translation_asks_for_the_same_facts_as_its_source(language):
    for _, message in _messages(resource(f"translations/gsmos_tray_{language}.ts")):
        source = message.findtext("source")
        for form in _forms(message):
            assert fields(form) == fields(source), source


def test_romanian_is_written_with_its_own_letters():
    told = [
        form
        for _, it in _messages(resource("translations/gsmos_tray_ro.ts"))
        for form in _forms(it)
    ]
    assert not [form for form in told if re.search("[şŞţŢ]", form)]
    assert not [form for form in told if '"' in form or "“" in form]


@pytest.mark.parametrize("language", FILES)
def test_the_compiled_file_is_that_of_the_sentences(tmp_path, language):
    file = resource(f"translations/gsmos_tray_{language}.ts")
    made = tmp_path / "made.qm"
    command = [_tool("pyside6-lrelease"), "-silent", str(file), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    committed, compiled = QTranslator(), QTranslator()
    assert committed.load(str(resource(f"translations/gsmos_tray_{language}.qm")))
    assert compiled.load(str(made))
    for context, message in _messages(file):
        source = message.findtext("source")
        for n in (1, 2, 20) if message.get("numerus") == "yes" else (-1,):
            told = committed.translate(context, source, None, n)
            assert told == compiled.translate(context, source, None, n)
            assert told is not None
