"""Search field, filters and period above the list of documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.engine.status import Status
from gsmos_tray.ui import icons
from gsmos_tray.ui.document_list import Sought, Which
from gsmos_tray.ui.flow import Flow
from gsmos_tray.ui.furniture import Button
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, translate
from gsmos_tray.ui.texts import month, number
from gsmos_tray.ui.tones import MIDDLE

_TYPING_MS = 200  # a word is typed faster than it is searched for
_MONTHS_LISTED = 12
_YEARS_LISTED = 6

_WORDS = {
    Which.ALL: QT_TRANSLATE_NOOP("filters", "All"),
    Which.INVOICES: QT_TRANSLATE_NOOP("filters", "Invoices"),
    Which.SPV: QT_TRANSLATE_NOOP("filters", "SPV"),
    Which.SERVICE: QT_TRANSLATE_NOOP("filters", "Service"),
    Which.WAITING: QT_TRANSLATE_NOOP("filters", "Waiting"),
    Which.ATTENTION: QT_TRANSLATE_NOOP("filters", "Need attention"),
    Which.LEFT_OUT: QT_TRANSLATE_NOOP("filters", "Left out"),
}


class SearchField(QLineEdit):
    """Is cleared by Escape, and left for what was found by Down, or by Enter once it is found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know the keys that a field of one line has no use for."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Says what is sought, once the person stops typing."""

    sought = Signal(object)  # a Sought, without an order
    hits_wanted = Signal()  # the person leaves the search field for what was found

    def __init__(self, today: date) -> None:
        super().__init__()
        self._sought = Sought()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._typed)
        self.search = SearchField(clearButtonEnabled=True)
        self.search.setPlaceholderText(
            translate("filters", "Number, client, CUI, amount, repair code, date, file…")
        )
        self.search.setAccessibleName(translate("filters", "Search in the documents"))
        self.search.addAction(
            QAction(icons.symbol("search", MIDDLE), "", self.search),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self._entered)
        self.search.left.connect(self._left)
        self._period = _periods(today)
        self._period.currentIndexChanged.connect(self._period_chosen)
        self._chips = {which: _chip(which) for which in Which}
        self._group = QButtonGroup(self, exclusive=True)
        for which, chip in self._chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, which=which: self.choose(which))
        self._chips[Which.ALL].setChecked(True)
        self._lay_out()

    def choose(self, which: Which) -> None:
        """Choose a filter."""
        self._chips[which].setChecked(True)
        self._say(replace(self._sought, which=which))

    def go_on_from(self, before: FilterBar) -> None:
        """Seek what is sought there, down to the word that is still being typed."""
        self.search.setText(before.search.text())
        self._period.setCurrentIndex(max(0, self._period.findData(before._period.currentData())))
        self.choose(before._sought.which)
        self._typed()

    def clear(self) -> None:
        """Seek everything."""
        self.search.clear()
        self._period.setCurrentIndex(0)
        self.choose(Which.ALL)
        self._typed()

    def show_counts(self, status: Status) -> None:
        """Write onto the filters how much there is behind them."""
        for which, count in (
            (Which.WAITING, max(status.documents.waiting, status.counts.waiting)),
            (Which.ATTENTION, status.documents.set_aside),
            (Which.LEFT_OUT, status.counts.left_out),
        ):
            name = translate("filters", _WORDS[which])
            self._chips[which].setText(f"{name} · {number(count)}" if count else name)

    def _typed(self) -> None:
        self._typing.stop()
        self._say(replace(self._sought, search=self.search.text().strip()))

    def _entered(self) -> None:
        before = self._sought
        self._typed()
        if self._sought == before:  # it has been searched for
            self.hits_wanted.emit()

    def _left(self) -> None:
        self._typed()
        self.hits_wanted.emit()

    def _period_chosen(self) -> None:
        self._say(replace(self._sought, period=str(self._period.currentData())))

    def _say(self, sought: Sought) -> None:
        if sought != self._sought:
            self._sought = sought
            self.sought.emit(sought)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.search, 1)
        above.addWidget(self._period)
        chips = Flow(6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 10)
        rows.setSpacing(10)
        rows.addLayout(above)
        rows.addLayout(chips)


def _chip(which: Which) -> QPushButton:
    chip = Button(translate("filters", _WORDS[which]))
    chip.setCheckable(True)
    chip.setProperty("chip", "true")
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it where one types
    return chip


def _periods(today: date) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(translate("filters", "Period"))
    box.addItem(translate("filters", "Any date"), "")
    year, at = today.year, today.month
    for _ in range(_MONTHS_LISTED):
        box.addItem(month(date(year, at, 1)), f"{year:04}-{at:02}")
        year, at = (year - 1, 12) if at == 1 else (year, at - 1)
    box.insertSeparator(box.count())
    for year in range(today.year, today.year - _YEARS_LISTED, -1):
        box.addItem(translate("filters", "The year {year}").format(year=year), f"{year:04}")
    box.setMaxVisibleItems(_MONTHS_LISTED + _YEARS_LISTED + 2)
    return box
