"""Which window opens when, and that all of them can be used by keyboard and screen reader."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSystemTrayIcon,
    QTextEdit,
    QWidget,
)

from gsmos_tray import errors
from gsmos_tray.events import (
    FolderBadlyHeard,
    FolderSilent,
    LeftOutUnknown,
    ProblemArose,
    RunFinished,
)
from gsmos_tray.release import released
from gsmos_tray.settings import Settings, WatchedFolder
from gsmos_tray.ui.age import Age
from gsmos_tray.ui.connect_dialog import ConnectDialog
from gsmos_tray.ui.correcting_dialog import CorrectingDialog
from gsmos_tray.ui.diagnosis_window import DiagnosisWindow
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.first_start import CONNECT, DONE, FOLDERS, ORGANISATION, FirstStart, first_step
from gsmos_tray.ui.furniture import Banner
from gsmos_tray.ui.handed_dialog import HandedDialog
from gsmos_tray.ui.history_dialog import HistoryDialog
from gsmos_tray.ui.interface import Interface
from gsmos_tray.ui.licences_window import LicencesWindow
from gsmos_tray.ui.links_dialog import LinksDialog
from gsmos_tray.ui.notices import old_version_notice
from gsmos_tray.ui.recovery_window import RecoveryWindow
from gsmos_tray.ui.restore_window import RestoreWindow
from gsmos_tray.ui.settings_window import SettingsWindow
from gsmos_tray.ui.share_dialog import ShareDialog
from gsmos_tray.ui.surveying import Survey
from tests.ui import shop as invented


def window(interface, kind):
    return interface._windows.get(kind)


def test_who_has_chosen_everything_sees_the_documents(qtbot, interface):
    interface.start(minimised=False)
    qtbot.waitUntil(lambda: window(interface, DocumentsWindow) is not None)
    assert window(interface, FirstStart) is None


def test_the_end_of_the_program_remembers_an_open_window_at_once(engine, machine, profile):
    interface = Interface(engine, machine, profile)
    interface.show_documents()
    interface.stop()
    kept = (profile.folder / "windows.ini").read_text()
    assert "columns" in kept  # written already: a demo's folder is removed after this


def test_minimised_opens_nothing_while_the_panel_may_still_come(qtbot, interface):
    interface.start(minimised=True)
    qtbot.wait(50)
    assert interface._windows == {}


def test_without_a_tray_the_window_opens_and_says_so(qtbot, interface):
    interface.start(minimised=True)
    interface._patience.timeout.emit()
    interface._patience.stop()
    shown = window(interface, DocumentsWindow)
    assert shown.isVisible()
    assert shown._bar._no_tray.isVisible()
    shown.tell_of_tray(there=True)
    assert not shown._bar._no_tray.isVisible()


def test_another_thread_can_bring_the_window_to_the_front(qtbot, interface):
    threading.Thread(target=interface.show_window).start()
    qtbot.waitUntil(lambda: window(interface, DocumentsWindow) is not None)


def test_a_problem_is_told_once_and_its_click_leads_to_the_remedy(
    qtbot, interface, engine, renewed, machine
):
    engine._troubles.met(errors.ArchiveFull(missing=5_000_000))
    qtbot.waitUntil(lambda: len(interface.popping.told) == 1)
    engine._troubles.met(errors.ArchiveFull(missing=5_000_000))
    renewed()
    [told] = interface.popping.told
    assert told.notice.title == "Spațiu insuficient în Dropbox"
    assert "4,8 MB" in told.notice.body
    interface.popping.clicked.emit(told.notice)
    assert machine.visited == ["https://www.dropbox.com/account/plan"]


def test_a_click_in_the_notifier_s_own_thread_reaches_the_window(qtbot, interface, engine):
    class Notifier:
        shown = None

        def show(self, key, title, body, *, urgent, clicked):
            self.shown = (key, title, urgent)
            threading.Thread(target=clicked).start()
            return True

    interface.popping._notifier = notifier = Notifier()
    engine.announcer.announce(RunFinished(0, 2, 0, asked_for=True))
    qtbot.waitUntil(lambda: window(interface, DocumentsWindow) is not None)
    assert notifier.shown == ("set_aside", "2 documente nu au putut fi arhivate", True)
    assert window(interface, DocumentsWindow)._model.sought.which == "attention"


def test_what_was_said_can_be_read_whole_behind_the_bell(qtbot, interface, engine):
    engine.announcer.announce(FolderSilent("/salvate/din/gsmOS", "2026-11-03"))
    qtbot.waitUntil(lambda: bool(interface.popping.told))
    interface.show_documents()
    bar = window(interface, DocumentsWindow)._bar
    bar._show_told()
    menu = bar.findChild(QMenu)
    [line] = menu.actions()
    assert "gsmOS" in line.text()
    assert interface.popping.told[0].notice.body in line.toolTip()
    menu.close()


def test_what_is_said_of_folders_reaches_the_person(qtbot, interface, engine):
    engine.announcer.announce(FolderSilent("/gsmOS", "2026-11-03"))
    engine.announcer.announce(FolderBadlyHeard("/server"))
    qtbot.waitUntil(lambda: len(interface.popping.told) == 2)
    assert [told.notice.body.split(":")[0] for told in interface.popping.told] == [
        "/server",
        "/gsmOS",
    ]


def test_what_was_left_out_as_unknown_is_asked_about_and_shown(qtbot, interface, engine):
    engine.announcer.announce(LeftOutUnknown(3))
    qtbot.waitUntil(lambda: len(interface.popping.told) == 1)
    [told] = interface.popping.told
    assert told.notice.title == "3 fișiere nerecunoscute, lăsate deoparte"
    interface.popping.clicked.emit(told.notice)
    assert window(interface, DocumentsWindow)._model.sought.which == "left_out"


def test_what_was_told_can_be_read_in_the_window(qtbot, interface, engine):
    engine.announcer.announce(ProblemArose("link_revoked"))
    qtbot.waitUntil(lambda: bool(interface.popping.told))
    interface.show_documents()
    bar = window(interface, DocumentsWindow)._bar
    bar._show_told()
    menu = bar.findChildren(type(interface._menu.menu))[-1]
    assert "Eroare autentificare" in menu.actions()[0].text()
    menu.close()


def test_a_bad_link_leads_to_connecting_again(qtbot, interface, engine, renewed):
    engine._troubles.met(errors.LinkRevoked())
    renewed()
    interface.show_documents()
    bar = window(interface, DocumentsWindow)._bar
    assert bar._problem._button.text() == "Reconectează"
    with qtbot.waitSignal(interface.errands.connect_wanted):
        bar._problem._button.click()
    assert window(interface, ConnectDialog) is not None


@pytest.mark.parametrize(
    ("account", "folders", "automatic", "finished", "step"),
    [
        (False, False, True, False, CONNECT),
        (True, False, True, False, FOLDERS),
        (True, True, False, False, ORGANISATION),
        (True, True, True, False, None),
        (True, True, False, True, None),
        (False, True, True, True, None),
        (False, True, True, False, CONNECT),
    ],
)
def test_the_assistant_goes_on_where_it_was_left(
    interface, account, folders, automatic, finished, step
):
    from dataclasses import replace  # noqa: PLC0415

    status = interface.feed.status
    sync = replace(status.settings.sync, automatic=automatic)
    chosen = replace(Settings(), folders=(WatchedFolder(invented.GSMOS),) * folders, sync=sync)
    now = replace(status, account=invented.ACCOUNT if account else None, settings=chosen)
    assert first_step(now, finished=finished) == step


def test_the_assistant_sends_nothing_before_its_last_step(qtbot, interface, engine, tmp_path):
    folder = tmp_path / "acte"
    folder.mkdir()
    interface.show_first_start(FOLDERS)
    assistant = window(interface, FirstStart)
    assistant.folders.add(folder)
    qtbot.waitUntil(lambda: len(assistant.draft.now.folders) == 3)
    assistant.next.click()
    qtbot.waitUntil(lambda: assistant.step == ORGANISATION)
    assert engine.settings.folders[-1].path == folder
    assert engine.settings.sync.automatic is False
    assistant.next.click()
    qtbot.waitUntil(lambda: assistant.step == DONE)
    assert engine.settings.sync.automatic is True
    assistant.next.click()
    qtbot.waitUntil(lambda: window(interface, DocumentsWindow) is not None)
    assert interface._memory.has("first_start/done")


def test_a_folder_that_was_taken_up_is_proposed_no_longer(qtbot, interface, tmp_path):
    interface.show_first_start(FOLDERS)
    step = window(interface, FirstStart).folders
    one, other = tmp_path / "unu", tmp_path / "doi"
    for path in (one, other):
        path.mkdir()
    step._propose([Survey(path, (), likely=1, cut=False) for path in (one, other)])
    step.add(one)
    offers = list(step._offers.values())
    qtbot.waitUntil(lambda: [offer.isHidden() for offer in offers] == [True, False])
    assert not step._found.isHidden()
    step.add(other)
    qtbot.waitUntil(step._found.isHidden)


def test_the_assistant_cannot_go_on_without_an_account(interface, engine, renewed):
    invented.connect(engine, None)
    renewed()
    interface.show_first_start(CONNECT)
    assert not window(interface, FirstStart).next.isEnabled()
    invented.connect(engine)
    renewed()
    assert window(interface, FirstStart).next.isEnabled()


def _history(interface):
    [row] = interface._engine.reports.last_archived(1)
    interface.errands.archive.show_history(row)


DOCUMENTS = (DocumentsWindow, lambda interface: interface.show_documents())
DIALOGS = [
    (SettingsWindow, lambda interface: interface.show_settings()),
    (FirstStart, lambda interface: interface.show_first_start(FOLDERS)),
    (ConnectDialog, lambda interface: interface.show_connect(paste=True)),
    (DiagnosisWindow, lambda interface: interface.show_diagnosis()),
    (LicencesWindow, lambda interface: interface.show_licences()),
    (HandedDialog, lambda interface: interface.show_handed([invented.GSMOS / "nu este.pdf"])),
    (CorrectingDialog, lambda interface: interface.show_correcting(invented.GSMOS / "act.pdf")),
    (HistoryDialog, _history),
    (LinksDialog, lambda interface: interface.errands.archive.links_wanted.emit()),
    (ShareDialog, lambda interface: interface.errands.archive.sharing_wanted.emit("")),
    (RecoveryWindow, lambda interface: interface.errands.archive.recovery_wanted.emit()),
    (RestoreWindow, lambda interface: interface.errands.archive.restoring_wanted.emit()),
]
EVERY = pytest.mark.parametrize(("kind", "show"), [DOCUMENTS, *DIALOGS])
FIELDS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
)


def opened(qtbot, interface, kind, show) -> QWidget:
    """Open a window, and wait until nothing is done for it any more."""
    show(interface)
    shown = window(interface, kind)
    for busy in ("is_working", "is_looking"):
        qtbot.waitUntil(lambda busy=busy: not getattr(shown, busy, False), timeout=30_000)
    return shown


def fields(shown: QWidget) -> list[QWidget]:
    return [
        field
        for field in shown.findChildren(QWidget)
        if isinstance(field, FIELDS)
        and not isinstance(field.parent(), QAbstractSpinBox | QComboBox | QLineEdit)
        and field.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not field.objectName().startswith("qt_")
        and not isinstance(field.parent(), Banner)  # says nothing while it is hidden
        and field.window() is shown  # not what a list or a calendar unfolds
    ]


@EVERY
def test_everything_that_can_be_used_has_a_name_for_a_screen_reader(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    nameless = [
        field
        for field in fields(shown)
        if not field.isHidden()
        and not (field.accessibleName() or getattr(field, "text", str)())
        and not _has_buddy(shown, field)
    ]
    assert nameless == []


def _has_buddy(shown: QWidget, field: QWidget) -> bool:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    return any(label.buddy() is field for label in shown.findChildren(QLabel))


@EVERY
def test_tab_reaches_everything(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    wanted = {field for field in fields(shown) if field.isVisible() and field.isEnabled()}
    reached, at = set(), shown
    for _ in range(500):
        at = at.nextInFocusChain()
        reached.add(at)
        if at is shown:
            break
    assert wanted - reached == set()


def stops(shown: QWidget, kind: type[QWidget]) -> list[QWidget]:
    by_tab = Qt.FocusPolicy.TabFocus
    parts = shown.findChildren(kind)
    return [part for part in parts if part.isVisible() and part.focusPolicy() & by_tab]


@EVERY
def test_no_page_is_a_tab_stop_beside_what_is_on_it(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    for page in stops(shown, QScrollArea):
        assert not stops(page.widget(), QWidget)
        assert page.accessibleName()


def test_a_page_of_words_alone_is_reached_where_it_has_to_be_scrolled(qtbot, interface):
    interface.show_first_start(DONE)
    shown = window(interface, FirstStart)
    assert stops(shown, QScrollArea) == []
    page = shown._steps.currentWidget()
    page.setFixedHeight(60)
    qtbot.waitUntil(lambda: stops(shown, QScrollArea) == [page])
    assert page.accessibleName() == "Totul este gata"
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.next.setFocus()
    before = page.grab().toImage()
    page.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.grab().toImage() != before
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0


@EVERY
def test_every_window_fits_a_small_screen(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    least = shown.minimumSizeHint().expandedTo(shown.minimumSize())
    assert least.width() <= 944  # within a frame, 960 x 540: what 1920 x 1080 is at 200 %
    assert least.height() <= 500


@EVERY
def test_what_has_the_focus_looks_otherwise(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    usable = [field for field in fields(shown) if field.isVisible() and field.isEnabled()]
    unseen = []
    for field in usable:
        elsewhere = next(other for other in (*usable, shown) if other is not field)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = field.grab().toImage()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if field.grab().toImage() == before:
            unseen.append(field)
    assert unseen == []


@pytest.mark.parametrize(("kind", "show"), DIALOGS)
def test_escape_closes_every_dialog(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window(interface, kind) is None)


@EVERY
def test_a_window_comes_back_in_the_size_that_it_was_given(qtbot, interface, kind, show):
    shown = opened(qtbot, interface, kind, show)
    shown.resize(780, 580)  # Qt cuts what is larger than the screen, and this one is small
    size = shown.size()
    shown.close()
    qtbot.waitUntil(lambda: window(interface, kind) is None)
    assert opened(qtbot, interface, kind, show).size() == size


# -- what went wrong in the program itself ------------------------------------------------------


def test_a_bug_in_any_thread_is_told_and_leads_to_the_report(qtbot, interface):
    threading.Thread(target=interface.tell_bug).start()
    qtbot.waitUntil(lambda: len(interface.popping.told) == 1)
    [told] = interface.popping.told
    assert told.notice.title == "Ceva nu a mers în gsmOS Tray"
    interface.popping.clicked.emit(told.notice)
    assert window(interface, DiagnosisWindow).report.button.isVisible()
    qtbot.waitUntil(lambda: not window(interface, DiagnosisWindow).is_looking)


def test_a_run_that_broke_off_is_told_though_the_tray_comes_later(interface, monkeypatch):
    shown = []
    interface.tell_broken_off()
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _, title, *__: shown.append(title), raising=True
    )
    assert shown == []
    interface.popping.use_tray(QSystemTrayIcon(interface))
    interface.popping.use_tray(QSystemTrayIcon(interface))  # after a restart of the panel
    assert shown == ["Data trecută gsmOS Tray s-a oprit neașteptat"]


def test_an_old_version_is_said_once_for_ever(interface):
    later = released() + timedelta(days=370)
    for today, count in ((released(), 0), (later, 1), (later, 0)):
        said = []
        Age(interface._memory, said.append, interface, lambda day=today: day).start()
        assert len(said) == count
    interface.popping.clicked.emit(old_version_notice("0.1.0", released()))
    assert window(interface, SettingsWindow)._names.currentItem().text() == "General"
