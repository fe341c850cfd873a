"""One watched folder: how much of it is archived, from which day, and what it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFrame, QVBoxLayout

from gsmos_tray.engine.status import FolderStatus
from gsmos_tray.settings import WatchedFolder
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.furniture import Elided, button, row, words
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.surveying import Survey
from gsmos_tray.ui.texts import STATES, counted, error_sentence, folder_mode, size


class FolderCard(QFrame):
    """Shows a folder as the draft has it, and says when it is changed."""

    altered = Signal(object)  # the WatchedFolder, changed
    removed = Signal(object)

    def __init__(self, folder: WatchedFolder) -> None:
        super().__init__()
        self.setObjectName("card")
        self.folder = folder
        self._survey: Survey | None = None
        self.mode = self._make_mode()
        self.from_day = QCheckBox(translate("settings", "Only files from"))
        self.from_day.setChecked(folder.since is not None)
        self.from_day.toggled.connect(self._day_chosen)
        self.day = self._make_day()
        self._counts = words(tone="soft")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 12, 14)
        rows.setSpacing(8)
        rows.addLayout(self._heading())
        rows.addLayout(row(self.mode, None))
        rows.addLayout(row(self.from_day, self.day, None))
        rows.addWidget(self._counts)

    def show_counts(self, status: FolderStatus | None) -> None:
        """Say what the folder holds, as far as it is known."""
        if status is None:
            self._show_survey()
        elif not status.reachable:
            self._counts.setText(error_sentence("no_such_folder", {}))
        else:
            self._counts.setText(folder_counts(status))

    def show_survey(self, survey: Survey) -> None:
        """Say how much a folder that is not watched yet would bring."""
        self._survey = survey
        self._show_survey()

    def _show_survey(self) -> None:
        if self._survey is None:
            self._counts.setText(translate("settings", "Being looked through…"))
            return
        files, sum_of_sizes = self._survey.since(self.folder.since)
        sentence = tr("At most %n file(s) to be archived, {size}", "", files)
        self._counts.setText(sentence.format(size=size(sum_of_sizes)))

    def _heading(self) -> QVBoxLayout:
        path = Elided(str(self.folder.path))
        font = path.font()
        font.setBold(True)
        path.setFont(font)
        remove = button(
            translate("settings", "Remove"), lambda: self.removed.emit(self.folder), kind="flat"
        )
        remove.setAccessibleName(
            translate("settings", "No longer watch {path}").format(path=self.folder.path)
        )
        above = row(path, remove)
        above.setStretch(0, 1)
        rows = QVBoxLayout()
        rows.addLayout(above)
        return rows

    def _make_mode(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(translate("settings", "How much of the folder is archived"))
        box.addItem(folder_mode(mixed=False))
        box.addItem(folder_mode(mixed=True))
        box.setCurrentIndex(int(self.folder.mixed))
        box.currentIndexChanged.connect(lambda at: self._alter(mixed=bool(at)))
        return box

    def _make_day(self) -> QDateEdit:
        since = self.folder.since or local_now().date().replace(month=1, day=1)
        field = QDateEdit(QDate(since.year, since.month, since.day))
        field.setCalendarPopup(True)
        field.setDisplayFormat("dd.MM.yyyy")
        field.setAccessibleName(translate("settings", "The first day"))
        field.setEnabled(self.folder.since is not None)
        field.dateChanged.connect(self._day_chosen)
        return field

    def _day_chosen(self) -> None:
        chosen = self.day.date()
        self.day.setEnabled(self.from_day.isChecked())
        since = date(chosen.year(), chosen.month(), chosen.day())
        self._alter(since=since if self.from_day.isChecked() else None)
        if self._survey is not None:
            self._show_survey()

    def _alter(self, **fields: object) -> None:
        self.folder = replace(self.folder, **fields)  # type: ignore[arg-type]  # its own fields
        self.altered.emit(self.folder)


def folder_counts(status: FolderStatus) -> str:
    """Say how many files a folder holds, and how they stand."""
    counts = status.counts
    there = {state: count for state in STATES if (count := getattr(counts, state))}
    return " · ".join([tr("%n file(s)", "", counts.total), *counted(there)])
