"""The part of a window in which Dropbox is connected: what to do now, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ui.connecting import Connecting, Stage
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.furniture import Banner, button, marked, row, words
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import error_sentence, error_title

_BUSY = (Stage.PREPARING, Stage.CHECKING)
_ADDRESS = (Stage.BROWSER, Stage.PASTING)
_UNDER_WAY = (*_BUSY, *_ADDRESS)


class ConnectPanel(QWidget):
    """Shows one linking after the other. ``connected`` when an account is linked."""

    connected = Signal()

    def __init__(self, engine: Engine, errands: Errands) -> None:
        super().__init__()
        self._errands = errands
        self._known: AccountStatus | None = None  # whoever connected it
        self.connecting = Connecting(engine, self)
        self.connecting.stage_changed.connect(self._show)
        self.connecting.open_wanted.connect(errands.visit)
        self._banner = Banner()
        self._task = words()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._address = QLineEdit(readOnly=True)
        self._address.setAccessibleName(translate("connect", "Address of Dropbox's page"))
        self._copy = button(translate("connect", "Copy the address"), self._copy_address)
        marked(self._copy, "copy")
        self._code = QLineEdit()
        self._code.setPlaceholderText(translate("connect", "The code that Dropbox shows"))
        self._code.setAccessibleName(self._code.placeholderText())
        self._code.textChanged.connect(self._code_typed)
        self._code.returnPressed.connect(self._finish)
        self._finish_button = button(translate("connect", "Continue"), self._finish, kind="main")
        self._begin = button(
            translate("connect", "Connect Dropbox"), self.connecting.by_browser, kind="main"
        )
        self.anew = button(
            translate("connect", "Begin the archive anew there"), self.connecting.begin_anew
        )
        self._again = button(translate("connect", "Open the page again"), self._open_again)
        self._cancel = button(translate("connect", "Give up"), self.connecting.cancel)
        self._by_code = button(
            translate("connect", "The browser does not come back? Connect with a code"),
            self.connecting.by_code,
            kind="link",
        )
        self._register = button(
            translate("connect", "I have no account"),
            lambda: errands.visit(errands.addresses.register),
            kind="link",
        )
        self._lay_out()
        self._show(Stage.IDLE)

    def follow(self, account: AccountStatus | None) -> None:
        """Learn which account is connected: another window may do that, or undo it."""
        before, self._known = self._known, account
        if (before is None) == (account is None):
            return
        if self.connecting.stage is Stage.IDLE:
            self._show(Stage.IDLE)
        elif account is not None and self.connecting.stage in (*_ADDRESS, Stage.FAILED):
            self.connecting.cancel()  # the browser is waited for in vain

    @Slot(object)
    def _show(self, stage: Stage) -> None:
        if stage is Stage.IDLE and self._known is not None:
            stage = Stage.CONNECTED
        for part, stages in (
            (self._busy, _BUSY),
            (self._address, _ADDRESS),
            (self._copy, _ADDRESS),
            (self._code, (Stage.PASTING,)),
            (self._finish_button, (Stage.PASTING,)),
            (self._begin, (Stage.IDLE, Stage.FAILED)),
            (self._again, _ADDRESS),
            (self._cancel, _UNDER_WAY),
            (self._by_code, (Stage.BROWSER, Stage.FAILED)),
            (self._register, (Stage.IDLE,)),
            (self._task, (Stage.IDLE, *_UNDER_WAY)),
        ):
            part.setVisible(stage in stages)
        another = isinstance(self.connecting.error, errors.AnotherAccount)
        self.anew.setVisible(stage is Stage.FAILED and another)
        self._task.setText(_task(stage))
        self._address.setText(self.connecting.address)
        self._address.setCursorPosition(0)
        self._show_outcome(stage)

    def _show_outcome(self, stage: Stage) -> None:
        error, account = self.connecting.error, self.connecting.account or self._known
        if stage is Stage.FAILED and error is not None:
            self._banner.say(
                error_title(error.code()), error_sentence(error.code(), error.facts), tone="bad"
            )
            self._begin.setText(translate("connect", "Try again"))
            self._begin.setFocus()
        elif stage is Stage.CONNECTED and account is not None:
            connected = translate("connect", "Dropbox is connected")
            self._banner.say(connected, f"{account.name} · {account.email}", tone="good")
            self.connected.emit()
        else:
            self._banner.hide()
        if stage in _BUSY:
            self.setFocus()  # it would else go to the next button, which gives up
        if stage is Stage.BROWSER:
            self._copy.setFocus()
        if stage is Stage.PASTING:
            self._code.clear()
            self._code.setFocus()

    def _code_typed(self, text: str) -> None:
        self._finish_button.setEnabled(bool(text.strip()))

    def _finish(self) -> None:
        self.connecting.finish(self._code.text())

    def _open_again(self) -> None:
        self._errands.visit(self.connecting.address)

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self.connecting.address)
        self._copy.setText(translate("connect", "Copied"))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self._banner)
        rows.addWidget(self._task)
        rows.addWidget(self._busy)
        address = row(self._address, self._copy)
        address.setStretch(0, 1)
        rows.addLayout(address)
        code = row(self._code, self._finish_button)
        code.setStretch(0, 1)
        rows.addLayout(code)
        rows.addLayout(row(self._begin, self.anew, self._register, self._again, self._cancel, None))
        rows.addLayout(row(self._by_code, None))


def _task(stage: Stage) -> str:
    match stage:
        case Stage.PREPARING:
            return translate("connect", "Getting ready…")
        case Stage.BROWSER:
            return translate(
                "connect",
                "Dropbox's page stands open in your browser. Sign in there and allow access; "
                "then come back here. If no page opened, copy the address into a browser.",
            )
        case Stage.PASTING:
            return translate(
                "connect",
                "Allow access on Dropbox's page, copy the code that it shows, and paste it here.",
            )
        case Stage.CHECKING:
            return translate("connect", "The code is being checked…")
        case _:
            return translate(
                "connect",
                "You sign in on Dropbox's own page, in your browser. "
                "This program never sees your password.",
            )
