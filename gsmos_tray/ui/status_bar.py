"""The top of the main window: the state in words, the problem with its button, what was told."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout

from gsmos_tray import errors
from gsmos_tray.engine.room import NEARLY_FULL
from gsmos_tray.engine.status import Status
from gsmos_tray.events import Activity
from gsmos_tray.ui import icons
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.furniture import Banner, Elided, button, heading, marked
from gsmos_tray.ui.notices import Notice, Told
from gsmos_tray.ui.popping import Popping
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import (
    Remedy,
    error_sentence,
    error_title,
    pause_sentence,
    remedy,
    remedy_label,
    size,
    when,
)
from gsmos_tray.ui.texts.correcting import better_places_sentence

_FULL = errors.ArchiveFull.code()
_ICON = QSize(34, 34)
_TOLD = 12
_BODY_CHARACTERS = 60


class StatusBar(QFrame):
    """Says what the tray icon says, in more words."""

    def __init__(self, errands: Errands, popping: Popping) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._errands = errands
        self._popping = popping
        self._remedy: Remedy | None = None
        self._picture = QLabel()
        self._picture.setFixedSize(_ICON)
        self._sentence = heading("")
        self._below = Elided(tone="soft")
        self._sync = marked(
            button(translate("documents", "Sync now"), errands.sync_now, kind="main"),
            "refresh",
            tone="on_accent",
        )
        self._diagnose = button(
            translate("documents", "Diagnosis…"), errands.diagnosis_wanted.emit, kind="link"
        )
        self._resume = button(translate("documents", "Resume"), errands.resume)
        self._told = marked(button("", self._show_told, kind="flat"), "bell")
        self._told.setAccessibleName(translate("documents", "Recent notifications"))
        self._told.setToolTip(self._told.accessibleName())
        self._settings = marked(
            button("", lambda: errands.settings_wanted.emit("dropbox"), kind="flat"), "settings"
        )
        self._settings.setAccessibleName(translate("documents", "Settings"))
        self._settings.setToolTip(self._settings.accessibleName())
        self._problem = Banner()
        self._problem.pressed.connect(self._mend)
        self._no_tray = Banner()
        self._better_places = Banner()
        self._better_places.pressed.connect(errands.archive.rearranging_wanted)
        self._lay_out()

    def show_status(self, sentence: str, status: Status) -> None:
        """Bring everything up to date."""
        icon = icons.state_icon(status.activity)
        self._picture.setPixmap(icon.pixmap(_ICON, self.devicePixelRatioF()))
        self._picture.setAccessibleName(sentence)
        self._sentence.setText(_broken_between(sentence))
        further = " · ".join(_further(status, local_now()))
        self._below.say(further)
        self._below.setVisible(bool(further))
        self._sync.setEnabled(status.account is not None)
        self._diagnose.setVisible(bool(status.problem or status.trouble))
        self._resume.setVisible(status.paused_until is not None)
        self._show_problem(status)
        self._better_places.setVisible(bool(status.better_places))
        if status.better_places:
            self._better_places.say(
                "",
                better_places_sentence(status.better_places),
                translate("documents", "Show"),
                tone="plain",
            )

    def sync_now(self) -> None:
        """Do what the button does."""
        if self._sync.isEnabled():
            self._errands.sync_now()

    def tell_of_tray(self, *, there: bool) -> None:
        """Say that this desktop has no tray, or no longer say so."""
        if there:
            self._no_tray.hide()
            return
        self._no_tray.say(
            translate("documents", "This desktop has no place for the program's icon"),
            translate(
                "documents",
                "The program goes on working after this window is closed; "
                "start it again to see the window.",
            ),
            tone="plain",
        )

    def _show_problem(self, status: Status) -> None:
        if status.account is None:
            code, facts = "not_connected", {}
        elif status.problem is not None:
            code, facts = status.problem.code, status.problem.facts
        else:
            self._remedy = None
            self._problem.hide()
            return
        self._remedy = remedy(code)
        tone = "plain" if code == "not_connected" else "bad"
        # The sentence above is the problem's title already.
        self._problem.say("", error_sentence(code, facts), remedy_label(self._remedy), tone)

    def _mend(self) -> None:
        if self._remedy is not None:
            self._errands.mend(self._remedy)

    def _show_told(self) -> None:
        menu = QMenu(self, toolTipsVisible=True)
        for told in list(self._popping.told)[:_TOLD]:
            action = menu.addAction(self._line_of(told).replace("&", "&&"))
            action.setToolTip("\n".join(filter(None, (told.notice.title, told.notice.body))))
            action.triggered.connect(lambda _=False, notice=told.notice: self._go(notice))
        if menu.isEmpty():
            nothing = menu.addAction(translate("documents", "Nothing was said yet"))
            nothing.setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._told.mapToGlobal(self._told.rect().bottomLeft()))

    def _line_of(self, told: Told) -> str:
        """Say what was told in one line, the further words cut where they are too long."""
        body = told.notice.body.replace("\n", " ")
        room = self.fontMetrics().averageCharWidth() * _BODY_CHARACTERS
        short = self.fontMetrics().elidedText(body, Qt.TextElideMode.ElideRight, room)
        head = f"{when(told.at, local_now())}  {told.notice.title}"
        return f"{head} · {short}" if body else head

    def _go(self, notice: Notice) -> None:
        self._popping.clicked.emit(notice)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._below)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._picture)
        across.addLayout(words, 1)
        for part in (self._diagnose, self._resume, self._sync):
            across.addWidget(part)
        pictures = QHBoxLayout()
        pictures.setSpacing(0)
        pictures.addWidget(self._told)
        pictures.addWidget(self._settings)
        across.addLayout(pictures)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 12, 12)
        rows.setSpacing(10)
        rows.addLayout(across)
        rows.addWidget(self._problem)
        rows.addWidget(self._better_places)
        rows.addWidget(self._no_tray)


def _broken_between(sentence: str) -> str:
    """Let a sentence in two parts be broken between them, where the window is narrow."""
    first, between, rest = sentence.partition(" · ")
    return first + between + rest.replace(" ", "\u00a0")


def _further(status: Status, now: datetime) -> list[str]:
    """Say what stands below the sentence: account, room, and what is not as usual."""
    told = []
    if status.account is not None:
        told.append(status.account.email)
        if status.account.used is not None and status.account.allocated:
            free = max(0, status.account.allocated - status.account.used)
            told.append(translate("documents", "{size} free").format(size=size(free)))
            is_full = status.problem is not None and status.problem.code == _FULL  # as it says
            if not is_full and status.account.used * 100 >= status.account.allocated * NEARLY_FULL:
                told.append(translate("documents", "Dropbox is nearly full"))
    if status.paused_until and status.activity is not Activity.WAITING:
        told.append(pause_sentence(status.paused_until, now))
    if status.trouble and status.activity is not Activity.WAITING:
        told.append(error_title(status.trouble))
    return told
