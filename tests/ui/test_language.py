from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale

from gsmos_tray.settings import Language
from gsmos_tray.ui import texts
from gsmos_tray.ui.language import now_spoken, speak, spoken


@pytest.mark.parametrize(
    ("system", "language"),
    [("ro_RO", "ro"), ("en_GB", "en"), ("en_US", "en"), ("C", "ro"), ("hu_HU", "ro")],
)
def test_a_system_that_is_not_english_gets_romanian(system, language):
    locale = QLocale.c() if system == "C" else QLocale(system)
    assert spoken(Language.AUTO, locale) == language


def test_the_windows_words_count_and_not_its_way_to_write_dates():
    system = SimpleNamespace(
        language=lambda: QLocale.Language.English, uiLanguages=lambda: ["ro-RO", "ro"]
    )
    assert spoken(Language.AUTO, system) == "ro"


def test_the_owner_s_choice_counts_more_than_the_system():
    assert spoken(Language.ENGLISH, QLocale("ro_RO")) == "en"
    assert spoken(Language.ROMANIAN, QLocale("en_US")) == "ro"


def test_the_language_changes_while_the_program_runs():
    speak(Language.ENGLISH)
    assert (now_spoken(), texts.state_name("archived")) == ("en", "Archived")
    assert texts.waiting_count(1) == "one document waits"
    speak(Language.ROMANIAN)
    assert (now_spoken(), texts.state_name("archived")) == ("ro", "Arhivat")
