"""Another language is chosen while the program runs: what is open speaks it, nothing is lost."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from gsmos_tray import errors
from gsmos_tray.settings import Language
from gsmos_tray.ui import language, settings_window
from gsmos_tray.ui.asking import Unsaved, tell
from gsmos_tray.ui.connect_dialog import ConnectDialog
from gsmos_tray.ui.correcting_dialog import CorrectingDialog
from gsmos_tray.ui.diagnosis_window import DiagnosisWindow
from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.document_list import Which
from gsmos_tray.ui.documents_model import COLUMNS
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.first_start import FOLDERS, ORGANISATION, FirstStart
from gsmos_tray.ui.handed_dialog import HandedDialog
from gsmos_tray.ui.history_dialog import HistoryDialog
from gsmos_tray.ui.language import now_spoken
from gsmos_tray.ui.licences_window import LicencesWindow
from gsmos_tray.ui.links_dialog import LinksDialog
from gsmos_tray.ui.recovery_window import RecoveryWindow
from gsmos_tray.ui.restore_window import RestoreWindow
from gsmos_tray.ui.settings_window import SettingsWindow
from gsmos_tray.ui.share_dialog import ShareDialog
from tests.ui import shop as invented


@pytest.fixture
def english(qtbot, interface, engine):
    """Choose English as a command does: in a thread of its own, and only in the engine."""

    def choose() -> None:
        choice = threading.Thread(
            target=engine.change, args=(lambda now: replace(now, language=Language.ENGLISH),)
        )
        choice.start()
        choice.join(10)
        qtbot.waitUntil(lambda: engine.settings.language is Language.ENGLISH)
        with qtbot.waitSignal(interface.feed.renewed):
            interface.feed.renew()

    return choose


def window(interface, kind):
    return interface._windows.get(kind)


def labels(interface) -> list[str]:
    return [action.text() for action in interface._menu.menu.actions() if action.isVisible()]


def texts(shown: QWidget) -> list[str]:
    parts = [*shown.findChildren(QLabel), *shown.findChildren(QAbstractButton)]
    return [text for part in parts if (text := part.text())]


def at_rest(qtbot, shown: QWidget) -> QWidget:
    for busy in ("is_working", "is_looking"):
        qtbot.waitUntil(lambda busy=busy: not getattr(shown, busy, False), timeout=30_000)
    return shown


def test_a_language_that_a_command_chose_is_spoken(interface, english):
    english()
    assert now_spoken() == "en"
    assert interface._menu.menu.actions()[0].text() == interface.feed.sentence
    assert interface.feed.sentence.startswith("4 documents wait")
    assert {"Sync now", "Archived last:", "Pause", "Disconnect…", "Quit"} <= set(labels(interface))
    pause = next(it for it in interface._menu.menu.actions() if it.text() == "Pause").menu()
    assert pause.actions()[0].text() == "For an hour"


def test_the_entries_that_the_panel_holds_still_work(qtbot, interface, english):
    held = {action.text(): action for action in interface._menu.menu.actions()}
    english()
    held["Documente…"].trigger()
    assert window(interface, DocumentsWindow).isVisible()
    with qtbot.waitSignal(interface.quit):
        held["Ieșire"].trigger()
    assert held["Ieșire"].text() == "Quit"


def test_the_documents_come_back_as_they_were(qtbot, interface, engine, english):
    invented.set_aside(engine, *[errors.PlaceTaken()] * 3)
    interface.show_documents()
    before = window(interface, DocumentsWindow)
    qtbot.waitUntil(lambda: before._model.rowCount() == 30)
    before.choose("attention")
    before.filters._period.setCurrentIndex(1)
    before.filters.search.setText("fact")  # and goes on at once, without Enter
    at = COLUMNS.index(Column.FILE)
    before._table.horizontalHeader().setSortIndicator(at, Qt.SortOrder.DescendingOrder)
    before.resize(820, 520)  # no wider: Qt cuts what is larger than this small screen
    english()
    shown = window(interface, DocumentsWindow)
    assert shown is not before
    assert not before.isVisible()
    assert shown.size() == before.size()
    sought = shown._model.sought
    assert (sought.which, sought.search, sought.order) == (Which.ATTENTION, "fact", Column.FILE)
    assert sought.period
    assert sought.descending
    assert shown.filters.search.text() == "fact"
    assert shown.filters._period.currentData() == sought.period
    assert shown.filters._chips[Which.ATTENTION].isChecked()
    assert shown.filters._chips[Which.ATTENTION].text() == "Need attention · 3"


def test_the_list_stands_where_it_stood(qtbot, interface, engine, english):
    invented.fill(engine, 900)
    interface.show_documents()
    before = window(interface, DocumentsWindow)
    qtbot.waitUntil(lambda: before._model.rowCount() == 900)
    before._table.scrollTo(before._model.index(640, 0), before._table.ScrollHint.PositionAtTop)
    qtbot.waitUntil(lambda: before._model.row(645) is not None)
    before._table.selectRow(645)
    qtbot.waitUntil(lambda: before._details.shown is not None)
    place, chosen = before._table.place, before._details.shown
    assert place.top > 600
    english()
    shown = window(interface, DocumentsWindow)
    qtbot.waitUntil(lambda: shown._model.rowCount() == 900)
    qtbot.waitUntil(lambda: shown._model.row(645) is not None)
    assert shown._table.place == place
    assert shown._details.shown.id == chosen.id
    assert (
        shown._table.horizontalHeader()
        .model()
        .headerData(COLUMNS.index(Column.FILE), Qt.Orientation.Horizontal)
        == "File"
    )


def test_several_chosen_documents_are_still_chosen(qtbot, interface, english):
    interface.show_documents()
    before = window(interface, DocumentsWindow)
    qtbot.waitUntil(lambda: before._model.rowCount() == 30)
    for at in (2, 3, 7):
        before._table.selectionModel().select(
            before._model.index(at, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    chosen = before._table.place.chosen
    english()
    shown = window(interface, DocumentsWindow)
    qtbot.waitUntil(lambda: shown._table.place.chosen == chosen)
    assert shown._details._name.text() == "3 documents chosen"


def _history(interface):
    [row] = interface._engine.reports.last_archived(1)
    interface.errands.archive.show_history(row)


@pytest.mark.parametrize(
    ("kind", "show"),
    [
        (DocumentsWindow, lambda it: it.show_documents()),
        (SettingsWindow, lambda it: it.show_settings()),
        (FirstStart, lambda it: it.show_first_start(FOLDERS)),
        (DiagnosisWindow, lambda it: it.show_diagnosis()),
        (LicencesWindow, lambda it: it.show_licences()),
        (HandedDialog, lambda it: it.show_handed([invented.GSMOS / "nu este.pdf"])),
        (CorrectingDialog, lambda it: it.show_correcting(invented.GSMOS / "act.pdf")),
        (HistoryDialog, _history),
        (LinksDialog, lambda it: it.errands.archive.links_wanted.emit()),
        (ShareDialog, lambda it: it.errands.archive.sharing_wanted.emit("")),
        (RecoveryWindow, lambda it: it.errands.archive.recovery_wanted.emit()),
        (RestoreWindow, lambda it: it.errands.archive.restoring_wanted.emit()),
    ],
)
def test_every_open_window_speaks_the_other_language(qtbot, interface, english, kind, show):
    show(interface)
    before = at_rest(qtbot, window(interface, kind))
    said = texts(before)
    english()
    shown = at_rest(qtbot, window(interface, kind))
    assert shown.isVisible()
    assert shown is not before
    assert texts(shown) != said
    theirs = {str(invented.PRIVATE)}
    assert not [text for text in {*texts(shown)} - theirs if set("ăâîșțĂÂÎȘȚ") & set(text)]


def test_settings_and_assistant_show_the_page_that_they_showed(interface, english):
    interface.show_settings("sync")
    interface.show_first_start(FOLDERS)
    window(interface, FirstStart)._go_to(ORGANISATION)
    english()
    assert window(interface, SettingsWindow)._names.currentItem().text() == "Sync"
    assert window(interface, FirstStart).step == ORGANISATION


def test_what_was_typed_or_is_under_way_is_kept_in_the_words_it_has(
    qtbot, interface, english, monkeypatch
):
    monkeypatch.setattr(settings_window, "ask_unsaved", lambda _: Unsaved.DROP)
    interface.show_settings()
    settings = window(interface, SettingsWindow)
    settings.draft.change(cui="12345674", autostart=True)
    interface.errands.archive.sharing_wanted.emit("")
    sharing = at_rest(qtbot, window(interface, ShareDialog))
    sharing.email.setText("contabil@exemplu.ro")
    interface.errands.archive.restoring_wanted.emit()
    restoring = window(interface, RestoreWindow)
    restoring.client.setText("Ana")
    interface.show_correcting(invented.GSMOS / "act.pdf")
    correcting = window(interface, CorrectingDialog)
    correcting.kinds.setCurrentIndex(0)
    interface.show_connect(paste=True)
    connecting = window(interface, ConnectDialog)
    interface.errands.archive.links_wanted.emit()
    links = at_rest(qtbot, window(interface, LinksDialog))
    links.is_working = True
    english()
    for kept in (settings, sharing, restoring, correcting, connecting, links):
        assert window(interface, type(kept)) is kept
        assert kept.isVisible()
    assert now_spoken() == "en"


def test_a_question_is_answered_in_the_language_in_which_it_was_asked(qtbot, interface, english):
    interface.show_documents()
    before = window(interface, DocumentsWindow)
    tell(before, "Gata", "Este gata.")
    [box] = [child for child in before.findChildren(QWidget) if child.isModal()]
    english()
    assert window(interface, DocumentsWindow) is before
    assert "Ieșire" in labels(interface)
    feed = interface.feed  # it is quiet, and will not be what reminds of the language
    qtbot.waitUntil(lambda: not feed._asking and not feed._timer.isActive())
    box.close()
    qtbot.waitUntil(lambda: "Quit" in labels(interface))
    assert window(interface, DocumentsWindow) is not before


def test_a_minimised_window_stays_minimised(interface, english):
    interface.show_documents()
    window(interface, DocumentsWindow).showMinimized()
    english()
    assert window(interface, DocumentsWindow).isMinimized()


def test_as_the_system_speaks_is_no_other_language_where_it_speaks_the_same(
    interface, engine, monkeypatch
):
    monkeypatch.setattr(language, "_system", lambda: QLocale("ro_RO"))
    interface.show_documents()
    before = window(interface, DocumentsWindow)
    engine.change(lambda now: replace(now, language=Language.AUTO))
    interface._follow_language()
    assert window(interface, DocumentsWindow) is before
