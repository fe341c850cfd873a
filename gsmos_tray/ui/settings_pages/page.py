"""What all pages of the settings have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.furniture import heading, paint, title, words


class Page(QWidget):
    """A column of parts. ``renew`` shows the draft as it is now, without changing it."""

    def __init__(self, draft: Draft, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.draft = draft
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(28, 22, 28, 16)
        self.rows.setSpacing(12)
        self.rows.addWidget(title(name))
        draft.changed.connect(self.renew)

    def part(self, name: str) -> None:
        """Begin a part of the page."""
        self.rows.addSpacing(6)
        self.rows.addWidget(heading(name))

    def choice(self, field: QWidget, meaning: str) -> None:
        """Add a choice with what it means close below it."""
        close = QVBoxLayout()
        close.setSpacing(1)
        close.addWidget(field)
        close.addWidget(explained(meaning))
        self.rows.addLayout(close)

    def end(self) -> None:
        """End the page: what is above keeps its height."""
        self.rows.addStretch(1)
        self.renew()

    def renew(self) -> None:
        """Show what has changed."""


class Mistake(QLabel):
    """Stands below a field and says what is wrong with it; takes no room while nothing is."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self._field = field
        self.setProperty("tone", "bad")
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say *sentence*, or nothing."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        paint(self._field, "wrong", "true" if sentence else "false")
        self._field.setAccessibleDescription(sentence)


def explained(text: str) -> QLabel:
    """Make the hint that stands below a choice, indented to its words."""
    label = words(text, tone="soft")
    label.setContentsMargins(28, 0, 0, 4)
    return label
