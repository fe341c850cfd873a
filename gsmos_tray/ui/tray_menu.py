"""The tray icon's menu. Plain entries alone: many panels draw the menu themselves.

The entries are made once and only their words change, in another language too: a panel that draws
the menu would close it under the pointer each time that it is built anew, and goes on calling the
entries that it has (seen with Xfce's), though the icon was given another menu.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gsmos_tray.engine.status import Status
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, translate
from gsmos_tray.ui.texts import Remedy, remedy, remedy_label

LATEST = 5
_LONGEST_NAME = 48


class TrayMenu(QObject):
    """Owns the menu and keeps it true."""

    documents_wanted = Signal(str)  # which ones: "" or "attention"
    disconnect_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self._errands = errands
        self._remedy: Remedy | None = None
        self._latest: list[DocumentRow] = []
        self._words: list[tuple[QAction, str]] = []  # which it has in every language
        self._header = self._heading("")
        self._mend = self._entry("", self._mend_it)
        self.menu.addSeparator()
        self._sync = self._entry(QT_TRANSLATE_NOOP("tray", "Sync now"), errands.sync_now)
        self._entry(QT_TRANSLATE_NOOP("tray", "Documents…"), lambda: self.documents_wanted.emit(""))
        self._archive = self._entry(
            QT_TRANSLATE_NOOP("tray", "Open the archive in Dropbox"), errands.open_archive
        )
        self._search = self._entry(
            QT_TRANSLATE_NOOP("tray", "Search in Dropbox"), errands.search_dropbox
        )
        self.menu.addSeparator()
        self._latest_heading = self._heading(QT_TRANSLATE_NOOP("tray", "Archived last:"))
        self._documents = [self._entry("", partial(self._show, at)) for at in range(LATEST)]
        self.menu.addSeparator()
        self._pause = self._pause_menu()
        self._resume = self._entry(QT_TRANSLATE_NOOP("tray", "Resume"), errands.resume)
        self._entry(
            QT_TRANSLATE_NOOP("tray", "Settings…"), lambda: errands.settings_wanted.emit("dropbox")
        )
        self._connect = self._entry(
            QT_TRANSLATE_NOOP("tray", "Connect Dropbox"), errands.connect_wanted.emit
        )
        self._disconnect = self._entry(
            QT_TRANSLATE_NOOP("tray", "Disconnect…"), self.disconnect_wanted.emit
        )
        self.menu.addSeparator()
        self._entry(QT_TRANSLATE_NOOP("tray", "Quit"), self.quit_wanted.emit)
        self.retranslate()
        self.show("", None, [])

    def retranslate(self) -> None:
        """Say in the language spoken now what stays the same; ``show`` says the rest."""
        for action, words in self._words:
            _say(action, translate("tray", words))

    def show(self, sentence: str, status: Status | None, latest: list[DocumentRow]) -> None:
        """Bring all entries up to date. *sentence* is the status in words."""
        connected = status is not None and status.account is not None
        _say(self._header, sentence or translate("tray", "Starting…"))
        self._show_remedy(status)
        self._sync.setEnabled(connected)
        self._archive.setEnabled(connected)
        self._search.setEnabled(connected)
        self._connect.setVisible(not connected)
        self._disconnect.setVisible(connected)
        paused = status is not None and status.paused_until is not None
        self._pause.setVisible(not paused)
        self._resume.setVisible(paused)
        self._latest = latest
        self._latest_heading.setVisible(bool(latest))
        for at, entry in enumerate(self._documents):
            entry.setVisible(at < len(latest))
            if at < len(latest):
                _say(entry, _name(latest[at]))

    def _show_remedy(self, status: Status | None) -> None:
        problem = status.problem if status and status.account else None
        aside = status.documents.set_aside if status else 0
        self._remedy = remedy(problem.code) if problem else None
        self._mend.setVisible(bool(problem or aside))
        if self._remedy is not None:
            _say(self._mend, remedy_label(self._remedy))
        elif aside:
            _say(self._mend, translate("tray", "See what needs attention"))

    def _mend_it(self) -> None:
        if self._remedy is None:
            self.documents_wanted.emit("attention")
        else:
            self._errands.mend(self._remedy)

    def _show(self, at: int) -> None:
        if at < len(self._latest):
            self._errands.show_in_dropbox(self._latest[at])

    def _pause_menu(self) -> QAction:
        menu = QMenu(self.menu)
        for words, errand in (
            (QT_TRANSLATE_NOOP("tray", "For an hour"), self._errands.pause_for_an_hour),
            (QT_TRANSLATE_NOOP("tray", "Until tomorrow"), self._errands.pause_until_tomorrow),
            (QT_TRANSLATE_NOOP("tray", "Until I resume"), self._errands.pause_for_ever),
        ):
            action = self._action(words, menu)
            action.triggered.connect(partial(_call, errand))
        action = self.menu.addMenu(menu)
        self._words.append((action, QT_TRANSLATE_NOOP("tray", "Pause")))
        return action

    def _entry(self, words: str, errand: Callable[[], object]) -> QAction:
        action = self._action(words, self.menu)
        # macOS would move some entries elsewhere, by their words.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(partial(_call, errand))
        return action

    def _heading(self, words: str) -> QAction:
        action = self._action(words, self.menu)
        action.setEnabled(False)
        return action

    def _action(self, words: str, menu: QMenu) -> QAction:
        """Put one more line into *menu*; no *words*: they change with what happens."""
        action = QAction(menu)
        menu.addAction(action)
        if words:
            self._words.append((action, words))
        return action


def _call(errand: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own
    errand()


def _say(action: QAction, words: str) -> None:
    """Change an entry's words only if they differ: each change is a message to the panel."""
    text = words.replace("&", "&&")
    if action.text() != text:
        action.setText(text)


def _name(row: DocumentRow) -> str:
    path = row.archive_path or row.file or ""
    # Panels that draw the menu take an underscore for the mark of a shortcut, and leave it out.
    name = PurePath(path).name.replace("_", " ")
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
