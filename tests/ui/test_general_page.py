"""A CUI that was typed wrong is doubted in time, and not refused."""

from __future__ import annotations

import pytest

from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.settings_pages.general_page import GeneralPage
from gsmos_tray.ui.texts import cui_doubt


@pytest.fixture
def page(qtbot, around, engine):
    made = GeneralPage(Draft(engine.settings, around.feed), around)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    "cui", ["12345674", "23456783", "14399840", "1590082", "27", "60", "", None]
)
def test_a_cui_whose_control_digit_fits_is_not_doubted(cui):
    assert cui_doubt(cui) == ""


@pytest.mark.parametrize("cui", ["123", "12345675", "21345674", "14399841", "20"])
def test_a_cui_whose_control_digit_does_not_fit_is_doubted(cui):
    assert cui_doubt(cui)


def test_a_doubtful_cui_is_said_to_be_and_can_be_saved(page):
    assert not page._cui_doubt.isVisible()
    page.cui.setText("RO123")
    assert page._cui_doubt.isVisible()
    assert page.cui.accessibleDescription() == page._cui_doubt.text()
    assert page.draft.now.cui == "123"
    assert page.draft.is_sound
    page.cui.setText("J40/1")
    assert not page._cui_doubt.isVisible()
    page.cui.setText("RO 12345674")
    assert not page._cui_doubt.isVisible()
    assert page.cui.accessibleDescription() == ""
