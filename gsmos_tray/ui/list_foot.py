"""The line below the list: how many lines it has, and saving them as a table."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel

from gsmos_tray.ui.asking import tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.document_list import Found
from gsmos_tray.ui.exporting import write_list
from gsmos_tray.ui.furniture import button, documents_folder
from gsmos_tray.ui.saying import tr, translate


class ListFoot(QFrame):
    """Counts what the list shows; *saved* when that was written into a file."""

    saved = Signal(object)  # the Path

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._background = Background(self)
        self._found: Found | None = None
        self.count = QLabel()
        self.count.setProperty("tone", "soft")
        self.export = button(translate("export", "Save the list…"), self._choose, kind="link")
        self.export.setToolTip(translate("export", "As a table (CSV), with what the filters leave"))
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 3, 10, 3)
        across.addWidget(self.count)
        across.addStretch(1)
        across.addWidget(self.export)

    def show_found(self, found: Found, *, files: bool = False) -> None:
        """Count *found*, and save it when asked. *files*: what is no document is counted."""
        self._found, count = found, found.count
        self.count.setText(
            tr("%n file(s)", "", count) if files else tr("%n document(s)", "", count)
        )
        self.setVisible(bool(found.count))

    def export_to(self, target: Path) -> None:
        """Write the list into a file."""
        found = self._found
        if found is None:
            return
        self.export.setEnabled(False)

        def told(written: int) -> None:
            self._background.tell(partial(self._tell, written, found.count))

        self._background.run(
            lambda: write_list(found, target, told), lambda _: self._done(target), self._failed
        )

    def _choose(self) -> None:
        name = translate("export", "Documents {day}.csv").format(day=f"{local_now():%Y-%m-%d}")
        proposed = documents_folder() / name
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            translate("export", "Save the list"),
            str(proposed),
            translate("export", "Table (*.csv)"),
        )
        if chosen:
            self.export_to(Path(chosen))

    def _tell(self, written: int, of: int) -> None:
        percent = round(100 * written / of) if of else 100
        self.export.setText(translate("export", "Saving… {percent} %").format(percent=percent))

    def _done(self, target: Path) -> None:
        self._ready()
        self.saved.emit(target)

    def _failed(self, error: Exception) -> None:
        self._ready()
        tell_failure(self, sayable(error))

    def _ready(self) -> None:
        self.export.setText(translate("export", "Save the list…"))
        self.export.setEnabled(True)
