"""The window in which Dropbox is connected, when it is not part of the assistant."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout

from gsmos_tray.engine.engine import Engine
from gsmos_tray.ui.connect_panel import ConnectPanel
from gsmos_tray.ui.connecting import Stage
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.furniture import button, row, title
from gsmos_tray.ui.saying import translate


class ConnectDialog(QDialog):
    """Connects and says so; closing it gives up what is under way."""

    def __init__(self, engine: Engine, errands: Errands) -> None:
        super().__init__()
        self.setWindowTitle(translate("connect", "Connect Dropbox"))
        self.setMinimumSize(540, 330)
        self._panel = ConnectPanel(engine, errands)
        self._panel.connecting.stage_changed.connect(self._moved)
        self._close = button(translate("connect", "Close"), self.close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(26, 22, 26, 20)
        rows.setSpacing(14)
        rows.addWidget(title(translate("connect", "Connect Dropbox")))
        rows.addWidget(self._panel)
        rows.addStretch(1)
        rows.addLayout(row(None, self._close))

    @property
    def loses_nothing(self) -> bool:
        """Whether nothing was begun, or it was given up."""
        return self._panel.connecting.stage is Stage.IDLE

    def begin(self, *, paste: bool) -> None:
        """Begin at once: who came here has pressed a button that says so."""
        connecting = self._panel.connecting
        if connecting.stage in (Stage.IDLE, Stage.FAILED, Stage.CONNECTED):
            if paste:
                connecting.by_code()
            else:
                connecting.by_browser()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is under way."""
        self._panel.connecting.cancel()
        event.accept()  # a dialog's own way of closing would come back here by ``reject``

    def reject(self) -> None:
        """Close on Escape too, so that what is under way is given up."""
        self.close()

    def _moved(self, stage: Stage) -> None:
        done = stage is Stage.CONNECTED
        self._close.setText(translate("connect", "Done") if done else translate("connect", "Close"))
        if done:
            self._close.setFocus()
