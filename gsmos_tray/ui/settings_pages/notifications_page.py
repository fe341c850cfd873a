"""What a notification pops up for."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from gsmos_tray.settings import NotificationLevel
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, translate
from gsmos_tray.ui.settings_pages.page import Page
from gsmos_tray.ui.texts import level_name

_MEANING = {
    NotificationLevel.ALL: QT_TRANSLATE_NOOP(
        "settings", "Each finished sync, and whatever needs you."
    ),
    NotificationLevel.IMPORTANT: QT_TRANSLATE_NOOP(
        "settings", "Syncs that you asked for or that archived much, and whatever needs you."
    ),
    NotificationLevel.FAILURES: QT_TRANSLATE_NOOP("settings", "Only what needs you."),
}


class NotificationsPage(Page):
    """Three levels."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, translate("settings", "Notifications"))
        self.choices: dict[NotificationLevel, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for level, meaning in _MEANING.items():
            choice = QRadioButton(level_name(level))
            choice.setChecked(level is draft.now.notifications)
            choice.setAccessibleDescription(translate("settings", meaning))
            choice.toggled.connect(lambda on, level=level: self._choose(level, on=on))
            self.choices[level] = choice
            self._group.addButton(choice)
            self.choice(choice, translate("settings", meaning))
        self.end()

    def _choose(self, level: NotificationLevel, *, on: bool) -> None:
        if on:
            self.draft.change(notifications=level)
