"""The settings, in a window of their own. Nothing takes effect before *Save*."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.settings import Settings, rebased
from gsmos_tray.ui import icons
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.asking import Unsaved, ask_unsaved, tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import SYMBOL, button, give_size, scrolled, words
from gsmos_tray.ui.layout_preview import rows_for_preview
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.dropbox_page import DropboxPage
from gsmos_tray.ui.settings_pages.folders_page import FoldersPage
from gsmos_tray.ui.settings_pages.general_page import GeneralPage
from gsmos_tray.ui.settings_pages.kinds_page import KindsPage
from gsmos_tray.ui.settings_pages.notifications_page import NotificationsPage
from gsmos_tray.ui.settings_pages.organisation_page import OrganisationPage
from gsmos_tray.ui.settings_pages.sync_page import SyncPage
from gsmos_tray.ui.tones import MIDDLE

_log = logging.getLogger(__name__)

_ITEM = QSize(190, 40)


class SettingsWindow(QDialog):
    """One draft, seven pages."""

    saved = Signal()
    disconnect_wanted = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._background = Background(self)
        self.draft = Draft(around.engine.settings, self)
        self.setWindowTitle(translate("settings", "Settings – gsmOS Tray"))
        self.dropbox = DropboxPage(self.draft, around)
        self.folders = FoldersPage(self.draft, around)
        self.kinds = KindsPage(self.draft)
        self.organisation = OrganisationPage(self.draft)
        self.sync = SyncPage(self.draft)
        self.notifications = NotificationsPage(self.draft)
        self.general = GeneralPage(self.draft, around)
        self._pages: tuple[tuple[str, str, str, QWidget], ...] = (
            ("dropbox", translate("settings", "Dropbox"), "cloud", self.dropbox),
            ("folders", translate("settings", "Folders"), "folder", self.folders),
            ("kinds", translate("settings", "Kinds of documents"), "kinds", self.kinds),
            ("organisation", translate("settings", "Organisation"), "tree", self.organisation),
            ("sync", translate("settings", "Sync"), "clock", self.sync),
            ("notifications", translate("settings", "Notifications"), "bell", self.notifications),
            ("general", translate("settings", "General"), "info", self.general),
        )
        self._names = QListWidget()
        self._stack = QStackedWidget()
        self._state = words(tone="soft")
        self.cancel_button = button(translate("settings", "Cancel"), self.close)
        self.save_button = button(translate("settings", "Save"), self.save, kind="main")
        self._lay_out()
        self.draft.changed.connect(self._draft_changed)
        self.dropbox.organisation_wanted.connect(lambda: self.show_page("organisation"))
        self.dropbox.disconnect_wanted.connect(self.disconnect_wanted)
        self.general.carrying.taken_over.connect(self._taken_over)
        self._draft_changed()
        self._load_examples()
        around.errands.refresh_space()

    def show_page(self, name: str) -> None:
        """Show the page of this name."""
        at = next(at for at, (page, *_) in enumerate(self._pages) if page == name)
        self._names.setCurrentRow(at)

    @property
    def loses_nothing(self) -> bool:
        """Whether nothing was changed and not saved."""
        return not self.draft.is_changed

    def go_on_from(self, before: SettingsWindow) -> None:
        """Show the page that was shown there."""
        self._names.setCurrentRow(before._names.currentRow())

    def save(self) -> None:
        """Let what was changed take effect, and close. What a command changed meanwhile stays."""
        if not self.draft.is_sound:
            return
        chosen, before = self.draft.now, self.draft.saved
        if chosen == before:
            self.close()
            return
        self.save_button.setEnabled(False)
        self._background.run(
            lambda: self._around.engine.change(partial(rebased, chosen, before)),
            lambda _: self._applied(chosen),
            self._not_applied,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what becomes of changes."""
        if self.draft.is_changed:
            match ask_unsaved(self):
                case Unsaved.STAY:
                    event.ignore()
                    return
                case Unsaved.SAVE:
                    event.ignore()
                    self.save()
                    return
                case Unsaved.DROP:
                    pass
        event.accept()  # a dialog's own way of closing would come back here by ``reject``

    def reject(self) -> None:
        """Ask on Escape too."""
        self.close()

    @Slot()
    def _draft_changed(self) -> None:
        changed, sound = self.draft.is_changed, self.draft.is_sound
        self.save_button.setEnabled(changed and sound)
        if not sound:
            self._state.setText(translate("settings", "Something has to be put right first."))
        elif changed:
            self._state.setText(translate("settings", "Not saved yet"))
        else:
            self._state.setText("")

    @Slot()
    def _taken_over(self) -> None:
        """Close, since the engine works by a file's settings now: the draft was another's."""
        self.draft.begin_anew(self._around.engine.settings)
        self.close()
        self.saved.emit()

    def _applied(self, chosen: Settings) -> None:
        self.draft.saved = chosen
        self.close()
        self.saved.emit()

    def _not_applied(self, error: Exception) -> None:
        self._draft_changed()
        tell_failure(self, sayable(error))

    def _load_examples(self) -> None:
        reports = self._around.engine.reports
        self._background.run(
            lambda: rows_for_preview(reports),
            self.organisation.show_documents,
            lambda error: _log.error("no documents for the preview", exc_info=error),
        )

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._make_side())
        across.addWidget(self._stack, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(across, 1)
        rows.addWidget(self._make_foot())
        self.setMinimumSize(760, 420)
        give_size(self, 860, 690)  # the page of Dropbox whole, on the smallest screen too

    def _make_side(self) -> QFrame:
        self._names.setObjectName("pages")
        self._names.setIconSize(SYMBOL)
        self._names.setFixedWidth(214)
        self._names.setAccessibleName(translate("settings", "Pages"))
        for _, name, symbol, page in self._pages:
            item = QListWidgetItem(icons.symbol(symbol, MIDDLE), name)
            item.setSizeHint(_ITEM)  # the style sheet's padding is not counted by the list
            self._names.addItem(item)
            self._stack.addWidget(scrolled(page))
        self._names.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._names.setCurrentRow(0)
        side = QFrame()
        side.setObjectName("side")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(6, 12, 6, 12)
        beside.addWidget(self._names)
        return side

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        below = QHBoxLayout(foot)
        below.setContentsMargins(20, 12, 20, 12)
        below.setSpacing(10)
        below.addWidget(self._state, 1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.save_button)
        self.save_button.setDefault(True)
        return foot
