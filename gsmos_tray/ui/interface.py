"""The whole interface: owns tray, windows and notifications, and leads from one to the other.

A window's module is imported when the window is first wanted: on most days none is, and each is
time until the icon stands there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.status import Status
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.locations import Profile
from gsmos_tray.ui import icons, theme
from gsmos_tray.ui.addresses import Addresses
from gsmos_tray.ui.age import Age
from gsmos_tray.ui.archive_windows import ArchiveWindows
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.asking import confirm_disconnect, tell_failure
from gsmos_tray.ui.bridge import EngineBridge
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.feed import StatusFeed
from gsmos_tray.ui.language import now_spoken, speak
from gsmos_tray.ui.machine import Machine
from gsmos_tray.ui.making_anew import may_be_made_anew, take_place
from gsmos_tray.ui.notices import Notice, Place, broken_off_notice, bug_notice
from gsmos_tray.ui.popping import Popping
from gsmos_tray.ui.texts import Remedy, remedy
from gsmos_tray.ui.tray import Tray
from gsmos_tray.ui.tray_menu import LATEST, TrayMenu
from gsmos_tray.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from gsmos_tray.ui.documents_window import DocumentsWindow
    from gsmos_tray.ui.first_start import FirstStart
    from gsmos_tray.ui.previewing import Previews
    from gsmos_tray.ui.settings_window import SettingsWindow

_log = logging.getLogger(__name__)

W = TypeVar("W", bound=QWidget)

_ASSISTANT_DONE = "first_start/done"

_QUESTION_MS = 1_000  # until a question that is open is looked at again

_TRAY_PATIENCE_MS = 10_000
"""Desktops start their panel some seconds after the programs; until then no window jumps up."""


class Interface(QObject):
    """Lives in the UI thread, beside a QApplication. ``quit`` asks the door to end the program.

    *previews* reads documents for the window's preview; the engine's own reader if none is given.
    """

    quit = Signal()

    _show_wanted = Signal()
    _bug_met = Signal()

    def __init__(
        self,
        engine: Engine,
        machine: Machine,
        profile: Profile,
        *,
        addresses: Addresses | None = None,
        previews: Previews | None = None,
    ) -> None:
        super().__init__()
        self._engine = engine
        self._machine = machine
        self._previews = previews
        self._windows: dict[type[QWidget], QWidget] = {}
        self._makers: dict[type[QWidget], Callable[[], QWidget]] = {}
        self._language = engine.settings.language
        speak(self._language)
        theme.apply()
        QApplication.setWindowIcon(icons.application_icon())
        QApplication.setQuitOnLastWindowClosed(False)
        self.bridge = EngineBridge(self)
        self._memory = WindowMemory(profile.folder / "windows.ini")
        self.feed = StatusFeed(self.bridge, self._ask, self, self._is_half_set_up)
        self.errands = Errands(engine, machine, addresses or Addresses(), self)
        self._around = Around(engine, profile, self.errands, self.feed, self._memory)
        self.popping = Popping(self.bridge, engine, self.feed, machine.notifier)
        self._age = Age(self._memory, self.popping.show, self)
        self._archive_windows = ArchiveWindows(self._around, self._show_one, self._front, self)
        self._menu = self._make_menu()
        self.tray = Tray(self.feed, self._menu, self)
        self._unsubscribe = engine.announcer.subscribe(self.bridge.post)
        self._patience = QTimer(self, singleShot=True, interval=_TRAY_PATIENCE_MS)
        self._patience.timeout.connect(self._without_tray)
        self._question = QTimer(self, singleShot=True, interval=_QUESTION_MS)
        self._question.timeout.connect(self._follow_language)
        self._wire()

    # -- for the doors -------------------------------------------------------------------------

    def start(self, *, minimised: bool) -> None:
        """Show icon or window. *minimised*: the window only if there is no tray."""
        self.feed.renew()
        self.tray.start()
        self._patience.start()
        self._age.start()
        if not minimised:
            self._open_first()

    def show_window(self) -> None:
        """Bring the window to the front. Any thread may call it."""
        self._show_wanted.emit()

    def tell_bug(self) -> None:
        """Say that something happened that nobody foresaw. Any thread may call it."""
        with suppress(RuntimeError):  # the interface is gone, and with it whoever would read it
            self._bug_met.emit()

    def tell_broken_off(self) -> None:
        """Say that the run before did not end as it should."""
        self.popping.show(broken_off_notice())

    def stop(self) -> None:
        """Take icon and windows away and hear no more of the engine."""
        self._unsubscribe()
        self._patience.stop()
        self._question.stop()
        self.tray.hide()
        if (documents := self._open_documents()) is not None:
            documents.close()  # it remembers its columns then; others may ask about changes
        for window in list(self._windows.values()):
            window.hide()
            window.deleteLater()
        self._windows.clear()
        # A window that outlives the application object crashes the program at its very end.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        icons.forget()
        self._memory.save()  # now: the demo's folder is gone by the time Qt would do it

    # -- windows -------------------------------------------------------------------------------

    @Slot(str)
    def show_documents(self, which: str = "") -> None:
        """Show the window of documents; *which* chooses a filter, such as ``attention``."""
        from gsmos_tray.ui.documents_window import DocumentsWindow

        window = self._window(DocumentsWindow, self._make_documents)
        if which:
            window.choose(which)
        _to_front(window)

    @Slot(str)
    def show_settings(self, page: str = "dropbox") -> None:
        """Show the settings, at the page of this name."""
        from gsmos_tray.ui.settings_window import SettingsWindow

        window = self._window(SettingsWindow, self._make_settings)
        window.show_page(page)
        _to_front(window)

    def show_connect(self, *, paste: bool = False) -> None:
        """Show how Dropbox is connected, and begin."""
        from gsmos_tray.ui.connect_dialog import ConnectDialog

        window = self._window(ConnectDialog, partial(ConnectDialog, self._engine, self.errands))
        _to_front(window)
        window.begin(paste=paste)

    @Slot(list)
    def show_handed(self, paths: list[Path]) -> None:
        """Say how these files stand, in place of those that were dropped before."""
        from gsmos_tray.ui.handed_dialog import HandedDialog

        if (before := self._windows.pop(HandedDialog, None)) is not None:
            before.close()
        hand_over = self._engine.hand_over
        _to_front(self._window(HandedDialog, partial(HandedDialog, hand_over, paths)))

    @Slot(object)
    def show_correcting(self, path: Path) -> None:
        """Ask what this file really is, in place of the one that was asked about before."""
        from gsmos_tray.ui.correcting_dialog import CorrectingDialog

        if (before := self._windows.pop(CorrectingDialog, None)) is not None:
            before.close()
        engine = self._engine
        make = partial(CorrectingDialog, engine.corrector, engine.rule_maker, path)
        _to_front(self._window(CorrectingDialog, make))

    @Slot()
    def show_diagnosis(self) -> None:
        """Show the diagnosis; it begins at once."""
        from gsmos_tray.ui.diagnosis_window import DiagnosisWindow

        _to_front(self._window(DiagnosisWindow, partial(DiagnosisWindow, self._around)))

    @Slot()
    def show_licences(self) -> None:
        """Show whose work travels in the program."""
        from gsmos_tray.ui.licences_window import LicencesWindow

        _to_front(self._window(LicencesWindow, LicencesWindow))

    def show_first_start(self, step: int) -> None:
        """Show the assistant, at this step if it does not stand open already."""
        from gsmos_tray.ui.first_start import FirstStart

        _to_front(self._window(FirstStart, partial(self._make_first_start, step)))

    def _make_menu(self) -> TrayMenu:
        menu = TrayMenu(self.errands, self)
        menu.documents_wanted.connect(self.show_documents)
        menu.disconnect_wanted.connect(self._disconnect)
        menu.quit_wanted.connect(self.quit)
        return menu

    def _make_documents(self) -> DocumentsWindow:
        from gsmos_tray.ui.document_list import LedgerDocuments
        from gsmos_tray.ui.documents_window import DocumentsWindow

        documents = LedgerDocuments(self._engine.reports, lambda: self._engine.settings.cui)
        previews = self._previews or self._engine.new_reader()
        window = DocumentsWindow(self._around, documents, self.popping, previews)
        window.dropped.connect(self.show_handed)
        window.tell_of_tray(there=self.tray.is_there or self._patience.isActive())
        return window

    def _open_documents(self) -> DocumentsWindow | None:
        if not self._windows:
            return None
        from gsmos_tray.ui.documents_window import DocumentsWindow

        window = self._windows.get(DocumentsWindow)
        return window if isinstance(window, DocumentsWindow) else None

    def _make_settings(self) -> SettingsWindow:
        from gsmos_tray.ui.settings_window import SettingsWindow

        window = SettingsWindow(self._around)
        window.saved.connect(self._saved)
        window.disconnect_wanted.connect(self._disconnect)
        return window

    def _make_first_start(self, step: int) -> FirstStart:
        from gsmos_tray.ui.first_start import FirstStart

        window = FirstStart(self._around, step)
        window.finished_all.connect(self._first_start_done)
        return window

    def _window(self, kind: type[W], make: Callable[[], W]) -> W:
        window = self._windows.get(kind)
        if not isinstance(window, kind):
            window = make()
            self._makers[kind] = make
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._memory.look_after(window)
            window.destroyed.connect(partial(self._forget, kind, id(window)))
            self._windows[kind] = window
        return window

    def _show_one(self, kind: type[W], make: Callable[[], W], *, anew: bool = False) -> None:
        """Bring a window to the front; *anew*: in place of the one that was open before."""
        if anew and (before := self._windows.pop(kind, None)) is not None:
            before.close()
        _to_front(self._window(kind, make))

    def _forget(self, kind: type[QWidget], identity: int, _gone: QObject | None = None) -> None:
        if id(self._windows.get(kind)) == identity:
            del self._windows[kind]

    def _is_half_set_up(self, status: Status) -> bool:
        """Tell whether the assistant was closed before its last step, which turns the sync on."""
        off = not status.settings.sync.automatic
        return off and bool(status.settings.folders) and not self._memory.has(_ASSISTANT_DONE)

    @Slot()
    def _open_first(self) -> None:
        """Open the assistant until account and folders are chosen, then the documents."""
        status = self.feed.status
        if status is None:  # the program has just started: as soon as the ledger has answered
            self.feed.renewed.connect(self._open_first, Qt.ConnectionType.SingleShotConnection)
            return
        from gsmos_tray.ui.first_start import first_step

        step = first_step(status, finished=self._memory.has(_ASSISTANT_DONE))
        if step is None:
            self.show_documents()
        else:
            self.show_first_start(step)

    # -- leading from one to the other ---------------------------------------------------------

    def _wire(self) -> None:
        self._show_wanted.connect(self._open_first, Qt.ConnectionType.QueuedConnection)
        self.tray.clicked.connect(self._open_first)
        self.tray.appeared.connect(self._tray_appeared)
        self.errands.connect_wanted.connect(self._connect)
        self.errands.paste_wanted.connect(self._paste)
        self.errands.settings_wanted.connect(self.show_settings)
        self.errands.diagnosis_wanted.connect(self.show_diagnosis)
        self.errands.correct_wanted.connect(self.show_correcting)
        self.errands.licences_wanted.connect(self.show_licences)
        self._bug_met.connect(self._say_bug, Qt.ConnectionType.QueuedConnection)
        self.errands.failed.connect(self._failed)
        self.popping.clicked.connect(self._notice_clicked)
        self.feed.renewed.connect(self._follow_language)  # a command may have changed it

    def _ask(self) -> tuple[Status, list[DocumentRow]]:
        return self._engine.status(), self._engine.reports.last_archived(LATEST)

    @Slot()
    def _connect(self) -> None:
        self.show_connect()

    @Slot()
    def _paste(self) -> None:
        self.show_connect(paste=True)

    @Slot()
    def _disconnect(self) -> None:
        if confirm_disconnect(self._front()):
            self.errands.disconnect_dropbox()

    @Slot(object)
    def _failed(self, error: errors.GsmosError) -> None:
        tell_failure(self._front(), error)

    @Slot()
    def _say_bug(self) -> None:
        self.popping.show(bug_notice())

    @Slot(object)
    def _notice_clicked(self, notice: Notice) -> None:
        leads: dict[Place, Callable[[], object]] = {
            Place.DOCUMENTS: self.show_documents,
            Place.ATTENTION: partial(self.show_documents, "attention"),
            Place.LEFT_OUT: partial(self.show_documents, "left_out"),
            Place.FOLDERS: partial(self.show_settings, "folders"),
            Place.DIAGNOSIS: self.show_diagnosis,
            Place.GENERAL: partial(self.show_settings, "general"),
            Place.RECOVERY: self.errands.archive.recovery_wanted.emit,
            Place.BETTER_PLACES: self.errands.archive.rearranging_wanted.emit,
            Place.PLAN: partial(self.errands.mend, Remedy.FREE_SPACE),
            Place.REMEDY: self.show_documents,
        }
        leads[notice.place]()
        if notice.place is Place.REMEDY and notice.code:
            self.errands.mend(remedy(notice.code))

    @Slot(QSystemTrayIcon)
    def _tray_appeared(self, icon: QSystemTrayIcon) -> None:
        self._patience.stop()
        self.popping.use_tray(icon)
        if (documents := self._open_documents()) is not None:
            documents.tell_of_tray(there=True)

    @Slot()
    def _without_tray(self) -> None:
        if self.tray.is_there:
            return
        _log.info("this desktop has no tray; the window opens instead")
        self._open_first()
        if (documents := self._open_documents()) is not None:
            documents.tell_of_tray(there=False)

    @Slot()
    def _first_start_done(self) -> None:
        self._memory.keep(_ASSISTANT_DONE, QByteArray(b"1"))
        self.show_documents()

    @Slot()
    def _saved(self) -> None:
        """Follow saved settings: autostart, and words in another language."""
        self._machine.set_autostart(on=self._engine.settings.autostart)
        before = now_spoken()
        self._follow_language()
        if now_spoken() != before and (front := self._front()) is not None:
            _to_front(front)  # the settings had the focus, and are closed
        self.feed.renew()

    @Slot()
    def _follow_language(self) -> None:
        """Speak the language that the settings name, once no question waits for its answer.

        The answer to a question comes back to the window that asked, which would be gone.
        """
        chosen = self._engine.settings.language
        if chosen is self._language:
            return
        if QApplication.activeModalWidget() is not None:
            self._question.start()
            return
        self._language, before = chosen, now_spoken()
        if speak(chosen) != before:
            self.tray.speak_otherwise()
            self._make_windows_anew()

    def _make_windows_anew(self) -> None:
        """Let the open windows speak the language of now; who was at work in one still is."""
        active = QApplication.activeWindow()
        for kind, before in list(self._windows.items()):
            if not may_be_made_anew(before):
                continue
            del self._windows[kind]
            before.close()
            window = self._window(kind, self._makers[kind])
            take_place(window, before)
            if before is active and not window.isMinimized():
                _to_front(window)

    def _front(self) -> QWidget | None:
        return QApplication.activeWindow() or next(
            (window for window in self._windows.values() if window.isVisible()), None
        )


def _to_front(window: QWidget) -> None:
    """Show a window in front of the others, also when it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
