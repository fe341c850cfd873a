from __future__ import annotations

from gsmos_tray.ui.licences_window import LicencesWindow


def test_no_licence_is_wider_than_the_window(qtbot):
    window = LicencesWindow()
    qtbot.addWidget(window)
    window.show()
    whole = window.texts.document().size()  # lays all of it out, where the view has begun alone
    assert whole.height() > window.height()
    assert whole.width() <= window.texts.viewport().width()
