"""The two buttons that carry the settings to another workstation: save as a file, take over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gsmos_tray.engine.carrying import TakenOver
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.asking import confirm_import, tell, tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.furniture import button, documents_folder
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts.far_side import imported_sentences

_FILES = "*.json"


class CarryingSettings(QObject):
    """Lives beside its *page*. *taken_over* when the engine works by other settings."""

    taken_over = Signal()

    def __init__(self, around: Around, page: QWidget) -> None:
        super().__init__(page)
        self._around = around
        self._page = page
        self._background = Background(self)
        self.export = button(translate("settings", "Save the settings as a file…"), self._save)
        self.take_over = button(translate("settings", "Take over from a file…"), self._choose)

    def export_to(self, target: Path) -> None:
        """Write settings, own rules and corrections into a file."""
        engine = self._around.engine
        saved = translate("settings", "The settings are in {path}").format(path=target)
        self._background.run(
            lambda: engine.carrying.export(target, engine.settings),
            lambda _: tell(self._page, translate("settings", "Saved"), saved),
            self._failed,
        )

    def import_from(self, source: Path) -> None:
        """Work as a file says from now on."""
        engine = self._around.engine
        self._background.run(
            lambda: engine.carrying.take_over(source, engine.settings), self._done, self._failed
        )

    def _done(self, came: TakenOver) -> None:
        first, *further = imported_sentences(came.corrections, came.missing, came.rules_kept)
        parent = self._page.window().parentWidget()
        self.taken_over.emit()
        tell(parent, first, "\n".join(further))

    def _save(self) -> None:
        proposed = documents_folder() / translate("settings", "gsmOS Tray settings.json")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, translate("settings", "Save the settings"), str(proposed), _FILES
        )
        if chosen:
            self.export_to(Path(chosen))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._page,
            translate("settings", "Take over settings"),
            str(documents_folder()),
            _FILES,
        )
        if chosen and confirm_import(self._page):
            self.import_from(Path(chosen))

    def _failed(self, error: Exception) -> None:
        tell_failure(self._page, sayable(error))
