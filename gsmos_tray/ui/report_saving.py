"""The button that saves a report for somebody who helps: asks where, then shows the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from gsmos_tray.engine.diagnosing import Outcome
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.asking import tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.furniture import button, documents_folder
from gsmos_tray.ui.saying import translate


class ReportSaving(QObject):
    """Lives as long as the window *parent*, in which its *button* stands.

    *known* gives what a diagnosis found just now; where that is nothing, one is made.
    """

    def __init__(
        self, around: Around, parent: QWidget, known: Callable[[], list[Outcome]] = list
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._window = parent
        self._known = known
        self._background = Background(self)
        self.button = button("", self._choose)
        self.button.setToolTip(
            translate(
                "report",
                "For whoever helps you: how the program stands and its log. "
                "It holds no names, no documents and no passwords.",
            )
        )
        self._ready()

    def save_to(self, target: Path) -> None:
        """Write the report; then it is shown in its folder."""
        self.button.setEnabled(False)
        self.button.setText(translate("report", "The report is being written…"))
        engine, known = self._around.engine, self._known()

        def work() -> None:
            engine.save_report(target, known or list(engine.diagnosis().outcomes()))

        self._background.run(work, lambda _: self._done(target), self._failed)

    def _choose(self) -> None:
        name = translate("report", "gsmOS Tray report {day}.zip").format(
            day=f"{local_now():%Y-%m-%d}"
        )
        proposed = documents_folder() / name
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("report", "Save the diagnosis report"),
            str(proposed),
            translate("report", "Report (*.zip)"),
        )
        if chosen:
            self.save_to(Path(chosen))

    def _done(self, target: Path) -> None:
        self._ready()
        self._around.errands.show_path(target)

    def _failed(self, error: Exception) -> None:
        self._ready()
        tell_failure(self._window, sayable(error))

    def _ready(self) -> None:
        self.button.setText(translate("report", "Save the diagnosis report…"))
        self.button.setEnabled(True)
