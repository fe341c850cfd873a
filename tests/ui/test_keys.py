"""Enter, Escape and the arrows, by real keys: each does what has the focus, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.settings import WatchedFolder, load
from gsmos_tray.ui import settings_window, theme
from gsmos_tray.ui.asking import Unsaved
from gsmos_tray.ui.diagnosis_window import DiagnosisWindow
from gsmos_tray.ui.document_list import Which
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.first_start import CONNECT, DONE, FOLDERS, ORGANISATION, FirstStart
from gsmos_tray.ui.furniture import button, documents_folder
from gsmos_tray.ui.handed_dialog import HandedDialog
from gsmos_tray.ui.settings_window import SettingsWindow
from tests.ui import shop as invented
from tests.ui.test_diagnosis_window import Looks

ENTER = pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])


@pytest.fixture
def shown(qtbot, interface):
    """Gives a window of this kind, with the keyboard."""

    def find(kind: type[QWidget]) -> QWidget:
        window = interface._windows[kind]
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    return find


def press(qtbot, field: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Press a key where the focus is, after it was led to *field*."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is field
    qtbot.keyClick(field.window().windowHandle(), key)


# -- Enter -----------------------------------------------------------------------------------------


@ENTER
@pytest.mark.parametrize("kind", [QDialog, QMainWindow, QWidget])
def test_enter_presses_the_button_that_has_the_focus_in_any_window(qtbot, kind, key):
    pressed = []
    window = kind()
    qtbot.addWidget(window)
    inside = QWidget(window)
    rows = QVBoxLayout(inside)
    field = QLineEdit()
    main = button("main", lambda: pressed.append("main"), kind="main")
    main.setDefault(True)
    other = button("other", lambda: pressed.append("other"))
    for part in (other, field, main):
        rows.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    press(qtbot, other, key)
    assert pressed == ["other"]
    press(qtbot, main, key)
    assert pressed == ["other", "main"]
    press(qtbot, field, key)
    assert pressed[2:] == (["main"] if kind is QDialog else [])


def test_enter_in_a_field_presses_no_button_where_none_is_the_main_one(qtbot):
    pressed = []
    window = QDialog()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    field = QLineEdit()
    for part in (button("remove", lambda: pressed.append("remove")), field):
        rows.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    press(qtbot, field)
    assert pressed == []


def test_a_held_key_presses_a_button_once(qtbot):
    from PySide6.QtCore import QEvent  # noqa: PLC0415 - this test's alone
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415

    pressed = []
    made = button("", lambda: pressed.append(True))
    qtbot.addWidget(made)
    for again in (False, True, True):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", again)
        QApplication.sendEvent(made, event)
        assert event.isAccepted()
    assert pressed == [True]


def test_enter_on_cancel_does_not_save_the_settings(
    qtbot, interface, shown, engine, profile, monkeypatch
):
    interface.show_settings("general")
    window = shown(SettingsWindow)
    before = engine.settings
    monkeypatch.setattr(settings_window, "ask_unsaved", lambda _parent: Unsaved.DROP)
    window.general.cui.setText("23456783")
    press(qtbot, window.cancel_button)
    qtbot.waitUntil(lambda: SettingsWindow not in interface._windows)
    assert engine.settings == before


def test_enter_in_a_field_saves_the_settings(qtbot, interface, shown, engine, profile):
    interface.show_settings("general")
    window = shown(SettingsWindow)
    window.general.cui.setText("23456783")
    with qtbot.waitSignal(window.saved):
        press(qtbot, window.general.cui)
    assert load(profile.settings).cui == "23456783"


def test_enter_watches_the_folder_on_whose_button_it_is_pressed(qtbot, interface, shown, tmp_path):
    from gsmos_tray.ui.surveying import Survey  # noqa: PLC0415 - this test's alone

    interface.show_first_start(FOLDERS)
    assistant = shown(FirstStart)
    assistant.folders._propose([Survey(tmp_path, (), likely=1, cut=False)])
    watch = assistant.folders._offers[tmp_path].findChild(QPushButton)
    qtbot.waitUntil(watch.isVisible)
    press(qtbot, watch)
    qtbot.waitUntil(lambda: WatchedFolder(tmp_path) in assistant.draft.now.folders)
    assert assistant.step == FOLDERS


def test_enter_leads_through_the_assistant(qtbot, interface, shown):
    interface.show_first_start(FOLDERS)
    assistant = shown(FirstStart)
    for step in (ORGANISATION, DONE):
        assert assistant.focusWidget() is assistant.next
        qtbot.keyClick(assistant.windowHandle(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda step=step: assistant.step == step)
    assert assistant.focusWidget() is assistant.next


def test_enter_chooses_the_filter_that_has_the_focus(qtbot, interface, shown):
    interface.show_documents()
    window = shown(DocumentsWindow)
    press(qtbot, window.filters._chips[Which.SPV])
    assert window._model.sought.which is Which.SPV


def test_enter_in_the_diagnosis_checks_again_and_nothing_else(
    qtbot, interface, shown, engine, monkeypatch
):
    looks = Looks()
    engine.diagnosis = lambda: looks
    interface.errands.diagnosis_wanted.emit()
    window = shown(DiagnosisWindow)
    qtbot.waitUntil(lambda: not window.is_looking)
    assert window.focusWidget() is window.again
    for times in (2, 3):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda times=times: looks.times == times and not window.is_looking)
    assert DiagnosisWindow in interface._windows


def test_enter_archives_what_was_dropped_when_it_is_read(interface, shown, qtbot, monkeypatch):
    interface.show_handed([])
    dialog = shown(HandedDialog)
    monkeypatch.setattr(HandedDialog, "wanted", property(lambda _: ["a file"]))
    dialog._closing.setFocus()
    dialog._looked()
    assert dialog.focusWidget() is dialog.archive


# -- the search field ------------------------------------------------------------------------------


@pytest.fixture
def list_window(qtbot, interface, shown):
    interface.show_documents()
    window = shown(DocumentsWindow)
    qtbot.waitUntil(lambda: window._model.rowCount() == 30)
    window.filters.search.setFocus()
    return window


def keys(qtbot, window, *pressed: Qt.Key) -> None:
    for key in pressed:
        qtbot.keyClick(window.windowHandle(), key)


@pytest.mark.parametrize("pressed", [[Qt.Key.Key_Down], [Qt.Key.Key_Return, Qt.Key.Key_Return]])
def test_the_search_field_leads_to_the_first_hit(qtbot, list_window, pressed):
    qtbot.keyClicks(list_window.filters.search, "000900")
    assert list_window._model.sought.search == ""  # one is still typing
    keys(qtbot, list_window, *pressed)
    assert list_window._model.sought.search == "000900"
    qtbot.waitUntil(lambda: list_window._details.shown is not None)
    assert list_window._details.shown.number == "000900"
    assert QApplication.focusWidget() is list_window._table


def test_enter_searches_at_once_and_stays(qtbot, list_window):
    qtbot.keyClicks(list_window.filters.search, "000900")
    keys(qtbot, list_window, Qt.Key.Key_Return)
    assert list_window._model.sought.search == "000900"
    qtbot.waitUntil(lambda: list_window._model.rowCount() == 1)
    assert list_window.filters.search.hasFocus()


def test_what_finds_nothing_leads_nowhere(qtbot, list_window):
    qtbot.keyClicks(list_window.filters.search, "zzzz")
    keys(qtbot, list_window, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: list_window._model.rowCount() == 0 and not list_window._awaits)
    assert list_window.focusWidget() is list_window.filters.search
    keys(qtbot, list_window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: list_window._model.rowCount() == 30 and not list_window._awaits)
    assert list_window.filters.search.hasFocus()


def test_escape_clears_the_search_and_leaves_the_window_open(qtbot, list_window):
    qtbot.keyClicks(list_window.filters.search, "000900")
    keys(qtbot, list_window, Qt.Key.Key_Escape)
    assert list_window.filters.search.text() == ""
    keys(qtbot, list_window, Qt.Key.Key_Escape)
    assert list_window.isVisible()


# -- drop-down lists -------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [0, 2])
def test_a_list_that_drops_down_shows_every_line(qtbot, interface, shown, at):
    theme.apply()
    interface.show_settings("general")
    window = shown(SettingsWindow)
    box = window.general.language
    box.blockSignals(True)  # noqa: FBT003 - Qt's signature
    box.setCurrentIndex(at)
    box.setFocus()
    box.showPopup()
    lines = box.view()
    try:
        assert lines.verticalScrollBar().maximum() == 0
        shown_lines = [lines.visualRect(lines.model().index(row, 0)) for row in range(box.count())]
        assert all(lines.viewport().rect().contains(line) for line in shown_lines)
    finally:
        box.hidePopup()


# -- the account, connected elsewhere --------------------------------------------------------------


def test_the_assistant_says_that_dropbox_was_connected_elsewhere(interface, engine, renewed, shown):
    invented.connect(engine, None)
    renewed()
    interface.show_first_start(CONNECT)
    assistant = shown(FirstStart)
    panel = assistant._panel
    assert panel._begin.isVisible()
    invented.connect(engine)
    renewed()
    assert panel._banner.accessibleName().startswith("Dropbox este conectat")
    assert not panel._begin.isVisible()
    assert assistant.focusWidget() is assistant.next
    invented.connect(engine, None)
    renewed()
    assert panel._begin.isVisible()


def test_the_assistant_waits_for_the_browser_no_longer_than_needed(
    qtbot, interface, engine, renewed, shown
):
    from gsmos_tray.ui.connecting import Stage  # noqa: PLC0415 - this test's alone

    invented.connect(engine, None)
    renewed()
    interface.show_first_start(CONNECT)
    panel = shown(FirstStart)._panel
    panel.connecting._move(Stage.BROWSER)
    assert panel._task.isVisible()
    invented.connect(engine)
    renewed()
    assert panel.connecting.stage is Stage.IDLE
    assert not panel._task.isVisible()
    assert panel._banner.isVisible()


def test_the_step_back_to_connecting_says_that_it_is_done(interface, shown):
    interface.show_first_start(FOLDERS)
    assistant = shown(FirstStart)
    assistant.back.click()
    assert assistant.step == CONNECT
    assert assistant._panel._banner.isVisible()
    assert not assistant._panel._begin.isVisible()


# -- where files are saved -------------------------------------------------------------------------


def test_the_home_folder_is_proposed_where_there_are_no_documents(monkeypatch, tmp_path):
    for told in ("", str(tmp_path / "is not there")):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _, told=told: told)
        assert documents_folder() == Path.home()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    assert documents_folder() == tmp_path
