"""Small pieces that all windows are built of: headings, hints, buttons, cards, banners.

They carry the names and properties that ``theme``'s style sheet speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.ui import icons
from gsmos_tray.ui.tones import tones

_TITLE = 1.45
_HEADING = 1.1
SYMBOL = QSize(18, 18)
_NAME_HEIGHT = 20  # in a form
_FRAME = QSize(16, 48)  # what a desktop may put around a window


def title(words: str) -> QLabel:
    """Make a page's title."""
    return _heading(words, _TITLE)


def heading(words: str) -> QLabel:
    """Make the heading of a part of a page."""
    return _heading(words, _HEADING)


def words(text: str = "", *, tone: str = "") -> QLabel:
    """Make a paragraph. *tone*: ``soft good warn bad``, or none."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        label.setProperty("tone", tone)
    return label


def hint(text: str) -> QLabel:
    """Make a paragraph that explains what stands above it."""
    return words(text, tone="soft")


def paint(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        for child in widget.findChildren(QWidget):
            widget.style().unpolish(child)
            widget.style().polish(child)


class Button(QPushButton):
    """Is pressed by Enter where it has the focus; elsewhere Enter is the window's main button.

    Qt's own way to this, ``autoDefault``, works in dialogs alone, and lets Enter in a field press
    the first button there is where no main one was named.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed once, however long the key is held; the window does not hear of it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, pressed: Callable[[], object], *, kind: str = "") -> QPushButton:
    """Make a button. *kind*: ``main``, ``flat``, ``link`` or none."""
    made = Button(text)
    if kind:
        made.setProperty(kind, "true")
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: pressed())  # noqa: PLW0108 - Qt would hand *checked* over
    return made


def marked(made: QPushButton, symbol: str, *, tone: str = "ink") -> QPushButton:
    """Put a symbol onto a button, in one of the theme's colours."""
    made.setProperty("symbol", symbol)
    made.setProperty("symbol_tone", tone)
    made.setIconSize(SYMBOL)
    _mark(made)
    return made


def mark_again() -> None:
    """Draw the symbols of all buttons anew: the desktop has turned light or dark."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QPushButton) and widget.property("symbol"):
            _mark(widget)


def _mark(made: QPushButton) -> None:
    colour = getattr(tones(), str(made.property("symbol_tone")))
    made.setIcon(icons.symbol(str(made.property("symbol")), colour, tones().faint))


def card() -> tuple[QFrame, QVBoxLayout]:
    """Make a frame on which things that belong together stand."""
    frame = QFrame()
    frame.setObjectName("card")
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(18, 16, 18, 16)
    rows.setSpacing(10)
    return frame, rows


def line() -> QFrame:
    """Make a thin line between two parts."""
    rule = QFrame()
    rule.setObjectName("rule")
    return rule


def row(*parts: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Lay things out from left to right; ``None`` is the space that is left."""
    laid = QHBoxLayout()
    laid.setSpacing(spacing)
    for part in parts:
        if part is None:
            laid.addStretch(1)
        else:
            laid.addWidget(part)
    return laid


class Form(QFormLayout):
    """Named fields below each other, all as wide as there is room if they *grow*."""

    def __init__(self, *, grow: bool) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(10)
        growth = QFormLayout.FieldGrowthPolicy
        self.setFieldGrowthPolicy(
            growth.AllNonFixedFieldsGrow if grow else growth.FieldsStayAtSizeHint
        )

    def add(self, name: str, field: QWidget | QLayout) -> None:
        """Add a field, with its name beside the middle of its first line."""
        label = QLabel(name)
        # Qt gives a name 7/4 of its height at the most, which would end above a field's middle.
        label.setMinimumHeight(_NAME_HEIGHT)
        if isinstance(field, QWidget):
            label.setBuddy(field)
        self.addRow(label, field)


S = TypeVar("S", bound=QAbstractSpinBox)


def roomy(field: S) -> S:
    """Keep a number or an hour away from its field's edge, which a style sheet cannot."""
    field.lineEdit().setTextMargins(6, 0, 0, 0)
    return field


def give_size(window: QWidget, width: int, height: int) -> None:
    """Give a new window its size, or what the screen has room for: its buttons stand at its end."""
    room = window.screen().availableSize() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))


def documents_folder() -> Path:
    """Give the folder to propose for what is saved: the home folder where there is no other."""
    where = QStandardPaths.StandardLocation.DocumentsLocation
    told = QStandardPaths.writableLocation(where)
    return Path(told) if told and Path(told).is_dir() else Path.home()


class Scrolled(QScrollArea):
    """Scrolls a page up and down; reached by Tab only where no other key would.

    That is where it is too low for its page, and nothing on the page can be reached, which would
    scroll it. Its name is then the page's first words.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self.verticalScrollBar().rangeChanged.connect(self._be_reached)

    def showEvent(self, event: QShowEvent) -> None:
        """See what can be reached: that is known only of what is shown."""
        super().showEvent(event)
        self._be_reached()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be called by what the page says now."""
        self.setAccessibleName(_first_words(self._page))
        super().focusInEvent(event)

    def _be_reached(self) -> None:
        parts = self._page.findChildren(QWidget)
        by_tab = Qt.FocusPolicy.TabFocus
        inside = any(part.isVisible() and part.focusPolicy() & by_tab for part in parts)
        alone = self.verticalScrollBar().maximum() > 0 and not inside
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if alone else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_first_words(self._page) if alone else "")


def _first_words(page: QWidget) -> str:
    said = (label.text() for label in page.findChildren(QLabel) if label.isVisible())
    return next(filter(None, said), "")


def scrolled(page: QWidget) -> QScrollArea:
    """Let *page* be scrolled up and down where its window is too low for it."""
    scroll = Scrolled(page)
    for part in (scroll.viewport(), page):
        part.setAutoFillBackground(False)
    return scroll


def lay_out_page(window: QWidget, parts: Iterable[QWidget], foot: QLayout) -> None:
    """Fill *window* with a page of *parts*, which can be scrolled, and a foot with its buttons."""
    page = QWidget()
    page.setObjectName("page")
    upper = QVBoxLayout(page)
    upper.setContentsMargins(24, 20, 24, 20)
    upper.setSpacing(12)
    for part in parts:
        upper.addWidget(part)
    upper.addStretch(1)
    below = QFrame()
    below.setObjectName("foot")
    foot.setContentsMargins(20, 12, 20, 12)
    below.setLayout(foot)
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(scrolled(page), 1)
    rows.addWidget(below)


class Elided(QLabel):
    """One line that is shortened in its middle where there is no room; the rest is its tooltip."""

    def __init__(self, text: str = "", *, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show *text*."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the line to its new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideMiddle, max(self.width(), 40)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Banner(QFrame):
    """Says one thing that needs the person, with the button that mends it."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._title = _heading("", 1.0)
        self._sentence = words()
        self._button = button("", self.pressed.emit)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 10, 12, 10)
        across.setSpacing(14)
        across.addLayout(texts, 1)
        across.addWidget(self._button)
        self.hide()

    def say(self, title: str, sentence: str = "", mend: str = "", tone: str = "warn") -> None:
        """Show a title, a sentence and the words on the button; any of them may be empty."""
        for label, text in ((self._title, title), (self._sentence, sentence)):
            label.setText(text)
            label.setVisible(bool(text))
        self._button.setText(mend)
        self._button.setVisible(bool(mend))
        self.setAccessibleName(" ".join(filter(None, (title, sentence))))
        paint(self, "tone", tone)
        self.show()


def _heading(text: str, size: float) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label
