"""The watched folders: what each holds, from when, and how much of it is archived."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from gsmos_tray.engine.folder_choice import check_new_folder
from gsmos_tray.settings import WatchedFolder
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import Banner, button, hint, marked, row, words
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.folder_card import FolderCard
from gsmos_tray.ui.settings_pages.page import Page
from gsmos_tray.ui.surveying import Survey, survey
from gsmos_tray.ui.texts import error_sentence


class FoldersPage(Page):
    """Folders are added by button, or dropped anywhere on the page."""

    def __init__(self, draft: Draft, around: Around) -> None:
        super().__init__(draft, translate("settings", "Folders"))
        self.setAcceptDrops(True)
        self._feed = around.feed
        self._background = Background(self)
        self._shown: tuple[Path, ...] | None = None
        self._surveys: dict[Path, Survey] = {}
        self.cards: list[FolderCard] = []
        self.rows.addWidget(
            hint(
                translate(
                    "settings",
                    "The program watches these folders and archives what appears in them. "
                    "It never changes, moves or deletes a file.",
                )
            )
        )
        self.refusal = Banner()
        self.rows.addWidget(self.refusal)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.rows.addLayout(self._cards)
        drop = QFrame()
        drop.setObjectName("preview")
        inside = QVBoxLayout(drop)
        inside.setContentsMargins(18, 16, 18, 16)
        told = words(translate("settings", "Drop a folder here, or choose one."), tone="soft")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add = marked(button(translate("settings", "Add a folder…"), self._choose), "plus")
        inside.addWidget(told)
        inside.addLayout(row(None, self._add, None))
        self.rows.addWidget(drop)
        self._feed.renewed.connect(self._show_counts)
        self.end()

    def add(self, path: Path) -> None:
        """Add a folder to the draft, if it may be watched."""
        watched = self.draft.now.folders
        self.refusal.hide()
        self._background.run(
            lambda: check_new_folder(path, watched, ()),
            lambda _: self._accepted(path),
            self._refused,
        )

    def renew(self) -> None:
        """Show one card a folder; built anew only if the folders are others."""
        paths = tuple(folder.path for folder in self.draft.now.folders)
        if paths == self._shown:
            return
        self._shown = paths
        for old in self.cards:
            self._cards.removeWidget(old)
            old.deleteLater()
        self.cards = [FolderCard(folder) for folder in self.draft.now.folders]
        self._survey_new()
        for made in self.cards:
            made.altered.connect(self._altered)
            made.removed.connect(self._removed)
            self._cards.addWidget(made)
        if self.cards:
            self.setTabOrder(self.cards[-1].day, self._add)  # cards are made later, and stand above
        self._show_counts()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from a file manager."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add each folder that was dropped; a file stands for its folder."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                path = Path(url.toLocalFile())
                self.add(path if path.is_dir() else path.parent)
        event.acceptProposedAction()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, translate("settings", "Add a folder"), str(Path.home())
        )
        if chosen:
            self.add(Path(chosen))

    def _accepted(self, path: Path) -> None:
        if path not in (folder.path for folder in self.draft.now.folders):
            added = WatchedFolder(path, mixed=_often_mixed(path))
            self.draft.change(folders=(*self.draft.now.folders, added))

    def _refused(self, error: Exception) -> None:
        known = sayable(error)
        self.refusal.say(
            translate("settings", "This folder cannot be watched"),
            error_sentence(known.code(), known.facts),
        )

    def _altered(self, folder: WatchedFolder) -> None:
        self.draft.change(
            folders=tuple(
                folder if one.path == folder.path else one for one in self.draft.now.folders
            )
        )

    def _removed(self, folder: WatchedFolder) -> None:
        kept = tuple(one for one in self.draft.now.folders if one.path != folder.path)
        self.draft.change(folders=kept)

    def _survey_new(self) -> None:
        """Look through the folders that are not watched yet."""
        watched = {folder.path for folder in self.draft.saved.folders}
        for made in self.cards:
            path = made.folder.path
            if path in self._surveys:
                made.show_survey(self._surveys[path])
            elif path not in watched:
                self._background.run(partial(survey, path), self._surveyed, self._refused)

    def _surveyed(self, found: Survey) -> None:
        self._surveys[found.path] = found
        for made in self.cards:
            if made.folder.path == found.path:
                made.show_survey(found)

    def _show_counts(self) -> None:
        status = self._feed.status
        known = {one.folder.path: one for one in status.folders} if status else {}
        for shown in self.cards:
            shown.show_counts(known.get(shown.folder.path))


_OFTEN_MIXED = frozenset({"downloads", "descărcări", "desktop", "documents", "documente"})


def _often_mixed(path: Path) -> bool:
    """Propose *mixed* for the folders in which people keep everything."""
    return path.name.casefold() in _OFTEN_MIXED
