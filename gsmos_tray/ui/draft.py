"""The settings as they are being changed: nothing of it takes effect before it is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from gsmos_tray import errors
from gsmos_tray.documents.document import Shop
from gsmos_tray.documents.layout import Layout
from gsmos_tray.settings import Settings
from gsmos_tray.ui.texts import mistake_sentence


class Draft(QObject):
    """Lives in the UI thread. *now* is replaced whole at each change."""

    changed = Signal()

    def __init__(self, saved: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saved = saved
        self.now = saved
        self._mistakes: dict[str, str] = {}

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save, were it right or wrong."""
        return self.now != self.saved or bool(self._mistakes)

    @property
    def is_sound(self) -> bool:
        """Whether it could be saved as it is."""
        return not self._mistakes and not self.layout_mistake()

    def begin_anew(self, saved: Settings) -> None:
        """Forget what was changed or mistyped: *saved* is what counts now."""
        self.saved = self.now = saved
        self._mistakes.clear()

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - whatever the settings hold
        """Change some of the settings."""
        self.now = replace(self.now, **fields)
        self.changed.emit()

    def change_sync(self, **fields: Any) -> None:  # noqa: ANN401 - as above
        """Change some of what says when and how fast."""
        self.change(sync=replace(self.now.sync, **fields))

    def mistake(self, name: str) -> str:
        """Say what is wrong with the text that was typed for *name*; empty if nothing is."""
        return self._mistakes.get(name, "")

    def mark(self, name: str, sentence: str) -> None:
        """Remember that what was typed for *name* is no value; an empty sentence takes it back."""
        if sentence:
            self._mistakes[name] = sentence
        else:
            self._mistakes.pop(name, None)
        self.changed.emit()

    def layout(self) -> Layout | None:
        """Give the layout that is chosen, if it is one."""
        try:
            return self._checked()
        except errors.BadValue:
            return None

    def layout_mistake(self) -> dict[str, object]:
        """Give the facts of what is wrong with root folder or templates; empty if nothing is."""
        try:
            self._checked()
        except errors.BadValue as error:
            return error.facts
        return {}

    def layout_sentence(self, name: str) -> str:
        """Say what is wrong with the root folder or the template of this dotted *name*."""
        facts = self.layout_mistake()
        return mistake_sentence(facts) if facts.get("name") == name else ""

    def _checked(self) -> Layout:
        now = self.now
        return Layout.checked(now.archive_root, now.organisation, now.templates, Shop(now.cui))
