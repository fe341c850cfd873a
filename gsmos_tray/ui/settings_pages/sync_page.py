"""When documents are sent, how often folders are looked at, and how fast."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSpinBox, QTimeEdit, QWidget

from gsmos_tray.settings import Frequency
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import Form, hint, roomy, row
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.settings_pages.page import Page
from gsmos_tray.ui.texts import frequency_name, weekday

_DAYS = 7
_MOST_MINUTES = 1440
_MOST_SPEED = 100_000


class SyncPage(Page):
    """The manual's *Frecvență sincronizare*, and what few people need."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, translate("settings", "Sync"))
        sync = draft.now.sync
        self.part(translate("settings", "When documents are archived"))
        self.choices = {it: QRadioButton(frequency_name(it)) for it in Frequency}
        self._group = QButtonGroup(self)
        for frequency, choice in self.choices.items():
            self._group.addButton(choice)
            choice.setChecked(frequency is sync.frequency)
            choice.toggled.connect(lambda on, it=frequency: self._choose(it, on=on))
        self._daily_at, self._weekly_at = _hour(sync.at), _hour(sync.at)
        for field in (self._daily_at, self._weekly_at):
            field.timeChanged.connect(self._hour_chosen)
        self.weekday = QComboBox()
        self.weekday.addItems([weekday(number) for number in range(_DAYS)])
        self.weekday.setCurrentIndex(sync.weekday)
        self.weekday.setAccessibleName(translate("settings", "Day of the week"))
        self.weekday.currentIndexChanged.connect(lambda day: draft.change_sync(weekday=day))
        at_daily = hint(translate("settings", "at"))
        at_weekly = hint(translate("settings", "at"))
        self._of_daily: tuple[QWidget, ...] = (at_daily, self._daily_at)
        self._of_weekly: tuple[QWidget, ...] = (self.weekday, at_weekly, self._weekly_at)
        self.rows.addLayout(row(self.choices[Frequency.IMMEDIATE], None))
        self.rows.addLayout(row(self.choices[Frequency.DAILY], *self._of_daily, None))
        self.rows.addLayout(row(self.choices[Frequency.WEEKLY], *self._of_weekly, None))
        self.rows.addWidget(
            hint(
                translate(
                    "settings",
                    "A run that was missed, since the computer was off, is made up for once.",
                )
            )
        )
        self.part(translate("settings", "Periodic check"))
        self._rarely_changed()
        self.end()

    def renew(self) -> None:
        """Enable what belongs to the chosen frequency."""
        sync = self.draft.now.sync
        for part in self._of_daily:
            part.setEnabled(sync.frequency is Frequency.DAILY)
        for part in self._of_weekly:
            part.setEnabled(sync.frequency is Frequency.WEEKLY)
        for field in (self._daily_at, self._weekly_at):
            field.setTime(QTime(sync.at.hour, sync.at.minute))

    def _rarely_changed(self) -> None:
        sync, draft = self.draft.now.sync, self.draft
        minutes = QSpinBox(minimum=1, maximum=_MOST_MINUTES, value=sync.check_minutes)
        roomy(minutes).setSuffix(translate("settings", " min"))
        minutes.valueChanged.connect(lambda value: draft.change_sync(check_minutes=value))
        speed = QSpinBox(minimum=0, maximum=_MOST_SPEED, singleStep=100, value=sync.bandwidth_kb)
        roomy(speed).setSuffix(" KB/s")
        speed.setSpecialValueText(translate("settings", "No limit"))
        speed.valueChanged.connect(lambda value: draft.change_sync(bandwidth_kb=value))
        minutes.setMinimumWidth(speed.sizeHint().width())
        meaning = hint(
            translate(
                "settings",
                "New files are noticed at once; the check finds what was missed meanwhile.",
            )
        )
        fields = Form(grow=False)
        fields.add(translate("settings", "Look at the folders every"), minutes)
        fields.addRow(meaning)
        fields.add(translate("settings", "Upload speed"), speed)
        self.rows.addLayout(fields)

    def _choose(self, frequency: Frequency, *, on: bool) -> None:
        if on:
            self.draft.change_sync(frequency=frequency)

    def _hour_chosen(self, chosen: QTime) -> None:
        at = time(chosen.hour(), chosen.minute())
        if at != self.draft.now.sync.at:
            self.draft.change_sync(at=at)


def _hour(at: time) -> QTimeEdit:
    field = roomy(QTimeEdit(QTime(at.hour, at.minute)))
    field.setDisplayFormat("HH:mm")
    field.setAccessibleName(translate("settings", "Hour"))
    return field
