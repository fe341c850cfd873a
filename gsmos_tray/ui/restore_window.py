"""Brings the archive, or a part of it, back into a folder: which part, how far it is, what came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from gsmos_tray import errors
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.engine.restore_choice import Wish
from gsmos_tray.engine.restoring import Came, Outcome, Restoring
from gsmos_tray.events import Progress
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.feed import Run
from gsmos_tray.ui.furniture import Form, button, documents_folder, hint, row
from gsmos_tray.ui.progress_strip import ProgressStrip
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.sheet import Lines, Sheet
from gsmos_tray.ui.texts import error_sentence, kind_name, month, number
from gsmos_tray.ui.texts.far_side import restored_sentences

_YEARS = 6  # of months to choose from: as long as invoices are kept
_MOST_LINES = 500  # what is not right is listed so far; nobody reads more
_MEASURED_FROM = 2.0  # seconds before a speed means anything


class RestoreWindow(Sheet):
    """Does nothing before the owner says so. *show_path* shows a file or folder where it lies."""

    def __init__(self, restoring: Restoring, show_path: Callable[[Path], object]) -> None:
        super().__init__(
            translate("restore", "Restore"),
            translate("restore", "Restore the archive"),
            QSize(660, 560),
        )
        self._restoring, self._show_path = restoring, show_path
        self._lies: Path | None = None  # what was restored, seen from *into*
        self._stopping = Event()
        self._proposed = str(documents_folder() / translate("restore", "From Dropbox"))
        self.into = QLineEdit(self._proposed)
        self.into.setAccessibleName(translate("restore", "Into the folder"))
        self.into.textChanged.connect(self.follow)
        self._browse = button(translate("restore", "Choose…"), self._choose_folder)
        self.month = QComboBox()
        self.month.setAccessibleName(translate("restore", "Month"))
        self.month.addItem(translate("restore", "all"), None)
        for first in _months(local_now().date()):
            self.month.addItem(month(first), f"{first:%Y-%m}")
        self.kind = QComboBox()
        self.kind.setAccessibleName(translate("restore", "Kind"))
        self.kind.addItem(translate("restore", "all"), None)
        for kind in Kind:
            self.kind.addItem(kind_name(kind), kind)
        self.client = QLineEdit()
        self.client.setAccessibleName(translate("restore", "Client or supplier"))
        self.client.setPlaceholderText(translate("restore", "a part of the name, or the CUI"))
        self.strip = ProgressStrip(say=_how_far)
        self.show_folder = button(translate("details", "Show in folder"), self._show)
        self.show_folder.hide()
        self.stop = button(translate("restore", "Stop"), self._stop)
        self.begin = button(translate("restore", "Restore"), self.restore, kind="main")
        self.lines = Lines(
            translate("restore", "Not restored"),
            translate("restore", "Not restored"),
        )
        self._lay_out()
        self.destroyed.connect(self._stopping.set)
        self.follow()

    @property
    def loses_nothing(self) -> bool:
        """Whether nothing is told of what came either, and nothing was chosen."""
        chosen = self.month.currentIndex() or self.kind.currentIndex() or self.client.text()
        touched = chosen or self.into.text() != self._proposed
        return super().loses_nothing and not self.told.text() and not touched

    def follow(self) -> None:
        """Offer what can be done now."""
        super().follow()
        self.begin.setEnabled(not self.is_working and bool(self.into.text().strip()))
        self.stop.setVisible(self.is_working)

    def restore(self) -> None:
        """Begin, or go on after an interruption."""
        into = Path(self.into.text().strip()).expanduser()
        wish = Wish.checked(self.month.currentData(), self.kind.currentData(), self.client.text())
        self._stopping.clear()
        self.lines.hide()
        self.lines.clear()
        self.show_folder.hide()
        self._lies = None
        restoring, stopping, began = self._restoring, self._stopping, monotonic()

        def work() -> tuple[Counter[Came], Path | None]:
            counted: Counter[Came] = Counter()
            lies: Path | None = None
            for told in restoring.restore(wish, into, stopping):
                if isinstance(told, Progress):
                    self.background.tell(partial(self._moved, told, monotonic() - began))
                    continue
                counted[told.came] += 1
                if told.came in {Came.RESTORED, Came.IN_PLACE}:
                    lies = into / str(told.path).strip("/").partition("/")[0]
                if told.came in {Came.FAILED, Came.GONE, Came.UNJUDGED}:
                    self.background.tell(partial(self._lacks, told))
            return counted, lies

        self.work(work, self._came, translate("restore", "The archive is listed…"))
        self.stop.setFocus()  # it would else go to *Close*, which breaks the work off

    def _moved(self, progress: Progress, passed: float) -> None:
        if not self.is_working:
            return
        speed = progress.sent / passed if passed > _MEASURED_FROM and progress.sent else None
        self.say("")
        self.strip.show_run(Run(progress, speed))

    def _lacks(self, told: Outcome) -> None:
        if self.lines.topLevelItemCount() < _MOST_LINES:
            name = str(told.path).rpartition("/")[2]
            self.lines.add_line((f"{name} — {_why(told)}",), str(told.path))
            self.lines.show()

    def _came(self, answer: tuple[Counter[Came], Path | None]) -> None:
        counted, self._lies = answer
        self.strip.show_run(None)
        self.show_folder.setVisible(self._lies is not None)
        stopped = self._stopping.is_set()
        first, *further = restored_sentences(counted, stopped=stopped)
        lacks = self.lines.topLevelItemCount() > 0
        self.say("\n".join([first, *further]), "warn" if stopped or lacks else "good")

    def _show(self) -> None:
        if self._lies is not None:
            self._show_path(self._lies)

    def _failed(self, error: Exception) -> None:
        self.strip.show_run(None)
        super()._failed(error)

    def _stop(self) -> None:
        self._stopping.set()
        self.say(translate("restore", "Being stopped…"), "soft")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, translate("restore", "Into which folder?"), str(Path(self.into.text()).parent)
        )
        if chosen:
            self.into.setText(chosen)

    def _lay_out(self) -> None:
        fields = Form(grow=True)
        fields.add(translate("restore", "Into the folder"), row(self.into, self._browse))
        fields.add(translate("restore", "Month"), self.month)
        fields.add(translate("restore", "Kind"), self.kind)
        fields.add(translate("restore", "Client or supplier"), self.client)
        self.rows.addWidget(
            hint(
                translate(
                    "restore",
                    "Each document is checked when it is there. Nothing that lies in the folder "
                    "is overwritten, and what is there already does not come again.",
                )
            )
        )
        self.rows.addLayout(fields)
        self.rows.addWidget(self.told)
        self.rows.addLayout(row(self.show_folder, None))
        self.rows.addWidget(self.strip)
        self.rows.addWidget(self.lines, 1)
        self.rows.addStretch(0)
        self.lines.hide()
        self.rest_while_working(self.into, self._browse, self.month, self.kind, self.client)
        self.finish(self.stop, self.begin)


def _how_far(progress: Progress) -> str:
    done = number(progress.done)
    return tr("Restored: {done} of %n document(s)", "", progress.total).format(done=done)


def _why(told: Outcome) -> str:
    match told.came:
        case Came.GONE:
            return translate("restore", "is no longer in Dropbox")
        case Came.UNJUDGED:
            return translate("restore", "it is not known whether it was meant")
        case _:
            return error_sentence((told.error or errors.GsmosError()).code())


def _months(today: date) -> list[date]:
    """List this month and those before it."""
    count = today.year * 12 + today.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(count, count - _YEARS * 12, -1)]
