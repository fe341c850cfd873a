"""The assistant of the first start: connect, folders, organisation, done.

Can be closed at any step and goes on there at the next start. What is chosen is applied step by
step, so that the organisation is previewed on the shop's own documents; nothing is sent before
the last step, which turns the automatic sync on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from gsmos_tray.engine.status import Status
from gsmos_tray.settings import rebased
from gsmos_tray.ui import icons
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.asking import tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.connect_panel import ConnectPanel
from gsmos_tray.ui.connecting import Stage
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.first_steps import ConnectStep, DoneStep, FoldersStep, StepHeader
from gsmos_tray.ui.furniture import button, give_size, scrolled
from gsmos_tray.ui.layout_preview import rows_for_preview
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.organisation_page import OrganisationPage

_log = logging.getLogger(__name__)

CONNECT, FOLDERS, ORGANISATION, DONE = range(4)


def first_step(status: Status, *, finished: bool) -> int | None:
    """Say at which step the assistant goes on; ``None``: there is nothing left for it to do.

    *finished*: it has been at its end once. Automatic sync that is off, with account and folders
    chosen, is else what it leaves when it is closed before its last step.
    """
    if status.account is None and not finished:
        return CONNECT
    if not status.settings.folders:
        return FOLDERS if status.account else CONNECT
    return None if finished or status.settings.sync.automatic else ORGANISATION


class FirstStart(QDialog):
    """Four steps at the most."""

    finished_all = Signal()

    def __init__(self, around: Around, step: int) -> None:
        super().__init__()
        self.setWindowTitle("gsmOS Tray")
        self.setWindowIcon(icons.application_icon())
        self._around = around
        self._background = Background(self)
        self.draft = Draft(around.engine.settings, self)
        self._header = StepHeader()
        self._panel = ConnectPanel(around.engine, around.errands)
        self._panel.connected.connect(self._connected)
        self.folders = FoldersStep(self.draft, around, _usual_places)
        self.organisation = OrganisationPage(self.draft)
        self._done = DoneStep(around.feed)
        self._steps = QStackedWidget()
        self.back = button(translate("first", "Back"), self._go_back)
        self.next = button("", self._go_on, kind="main")
        self._lay_out()
        self.draft.changed.connect(self._show_buttons)
        around.feed.renewed.connect(self._follow)
        self._follow_account()
        self._go_to(step)

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._steps.currentIndex()

    @property
    def loses_nothing(self) -> bool:
        """Whether nothing was chosen that is not applied, and the browser is not waited for."""
        waits = self._panel.connecting.stage not in (Stage.IDLE, Stage.CONNECTED)
        return not self.draft.is_changed and not waits

    def go_on_from(self, before: FirstStart) -> None:
        """Show the step that was shown there."""
        self._go_to(before.step)

    def reject(self) -> None:
        """Close on Escape; what is under way in the browser is given up."""
        self._panel.connecting.cancel()
        super().reject()

    @Slot()
    def _connected(self) -> None:
        self._show_buttons()
        if self.step == CONNECT:
            self.next.setFocus()

    def _go_on(self) -> None:
        match self.step:
            case 1:  # FOLDERS: read them from now on, and send nothing yet
                self.draft.change_sync(automatic=False)
                self._apply(lambda: self._go_to(ORGANISATION))
            case 2:  # ORGANISATION
                self.draft.change_sync(automatic=True)
                self._apply(self._finish)
            case 3:  # DONE
                self.finished_all.emit()
                self.accept()
            case _:
                self._go_to(FOLDERS)

    def _go_back(self) -> None:
        self._go_to(max(CONNECT, self.step - 1))

    def _finish(self) -> None:
        self._go_to(DONE)
        self._around.errands.sync_now()

    def _go_to(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._header.show_step(step)
        if step == ORGANISATION:
            self._load_examples()
        self._show_buttons()
        if self.next.isEnabled():
            self.next.setFocus()  # Enter would else press what comes first, *Remove* for example

    def _show_buttons(self) -> None:
        connected = self._account_is_known()
        self.back.setVisible(self.step in (FOLDERS, ORGANISATION))
        self.next.setText(
            translate("first", "See the documents")
            if self.step == DONE
            else translate("first", "Start archiving")
            if self.step == ORGANISATION
            else translate("first", "Continue")
        )
        ready = {
            CONNECT: connected,
            FOLDERS: bool(self.draft.now.folders),
            ORGANISATION: self.draft.is_sound,
            DONE: True,
        }
        self.next.setEnabled(ready[self.step])

    def _account_is_known(self) -> bool:
        status = self._around.feed.status
        return self._panel.connecting.account is not None or bool(status and status.account)

    def _follow_account(self) -> None:
        if (status := self._around.feed.status) is not None:
            self._panel.follow(status.account)

    @Slot()
    def _follow(self) -> None:
        self._follow_account()
        self._show_buttons()
        if self.step == ORGANISATION:
            self._load_examples()

    def _load_examples(self) -> None:
        reports = self._around.engine.reports
        self._background.run(
            lambda: rows_for_preview(reports),
            self.organisation.show_documents,
            lambda error: _log.error("no documents for the preview", exc_info=error),
        )

    def _apply(self, then: Callable[[], None]) -> None:
        chosen, before = self.draft.now, self.draft.saved
        self.next.setEnabled(False)

        def done(_: object) -> None:
            self.draft.saved = chosen
            then()

        self._background.run(
            lambda: self._around.engine.change(partial(rebased, chosen, before)),
            done,
            self._not_applied,
        )

    def _not_applied(self, error: Exception) -> None:
        self._show_buttons()
        tell_failure(self, sayable(error))

    def _lay_out(self) -> None:
        connect = ConnectStep(self._panel)
        for page in (connect, self.folders, self.organisation, self._done):
            self._steps.addWidget(scrolled(page))
        foot = QFrame()
        foot.setObjectName("foot")
        below = QHBoxLayout(foot)
        below.setContentsMargins(24, 12, 24, 12)
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.next)
        self.next.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._header)
        rows.addWidget(self._steps, 1)
        rows.addWidget(foot)
        self.setMinimumSize(640, 420)
        give_size(self, 720, 690)  # the organisation with its preview, on the smallest screen too
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)


def _usual_places() -> list[str]:
    where = QStandardPaths.StandardLocation
    return [
        path
        for place in (where.DownloadLocation, where.DocumentsLocation, where.DesktopLocation)
        for path in QStandardPaths.standardLocations(place)
    ]
