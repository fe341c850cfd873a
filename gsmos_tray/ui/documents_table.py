"""The table of documents: how it is read and moved in. What it shows is the model's business."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.documents_model import COLUMNS, DocumentsModel
from gsmos_tray.ui.saying import translate

_ROW_HEIGHT = 34
_SAMPLES = {  # what a column shall have room for, at first
    Column.KIND: "Proces-verbal de predare",
    Column.NUMBER: "RFT 20260",
    Column.DATE: "24.11.2026",
    Column.PARTY: "Cafeneaua Exemplu SRL",
    Column.TOTAL: "-1.234,56 lei",
    Column.FILE: "Proforma_000123.pdf",
    Column.ARCHIVED: "24.11.2026 20:00",
}
_LONG_NAME = "Extras de cont noiembrie 2026 BRD.pdf"
_STATE_WIDTH = 38
_CELL_MARGINS = 17


@dataclass(frozen=True, slots=True)
class Place:
    """Rows by their numbers, -1 for none. *chosen*: the first and the last of each span."""

    top: int
    current: int
    chosen: tuple[tuple[int, int], ...]


class DocumentsTable(QTableView):
    """Whole rows are chosen, one or several; the header sorts, and may be rearranged."""

    def __init__(self, model: DocumentsModel) -> None:
        super().__init__()
        self._by_key = False
        self._usual_width: int | None = None  # while file names have more room
        self.setModel(model)
        self.setAccessibleName(translate("documents", "Documents"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)  # Tab leads out of the table, arrows move in it
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        metrics = self.fontMetrics()
        for at, column in enumerate(COLUMNS):
            sample = metrics.horizontalAdvance(_SAMPLES.get(column, ""))
            header.resizeSection(at, sample + _CELL_MARGINS if sample else _STATE_WIDTH)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(_STATE_WIDTH)

    @property
    def place(self) -> Place:
        """Where in the list one is."""
        spans = self.selectionModel().selection().toList()
        chosen = tuple((span.top(), span.bottom()) for span in spans)
        return Place(self.rowAt(0), self.currentIndex().row(), chosen)

    def go_to(self, place: Place) -> None:
        """Show what stands there, as far as it does."""
        model, lines = self.model(), self.selectionModel()
        last = model.rowCount() - 1
        chosen = QItemSelection()
        for first, end in place.chosen:
            chosen.select(model.index(first, 0), model.index(min(end, last), len(COLUMNS) - 1))
        still = QItemSelectionModel.SelectionFlag.NoUpdate
        lines.setCurrentIndex(model.index(place.current, 0), still)
        lines.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        top = model.index(place.top, 0)
        super().scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def give_names_room(self, *, wide: bool) -> None:
        """Let file names be read whole where there is little else; as it was, if not *wide*."""
        header, at = self.horizontalHeader(), COLUMNS.index(Column.FILE)
        if wide and self._usual_width is None:
            self._usual_width = header.sectionSize(at)
            room = self.fontMetrics().horizontalAdvance(_LONG_NAME) + _CELL_MARGINS
            header.resizeSection(at, max(room, self._usual_width))
        elif not wide and self._usual_width is not None:
            header.resizeSection(at, self._usual_width)
            self._usual_width = None

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Follow sideways by key alone: a moment after a click, states would move out of sight."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not self._by_key:
            bar.setValue(before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keep Python's lock from the first cell to the last.

        Painted without this, a thousand answers of the model each wait for it anew, and during a
        bulk run for the threads that have it meanwhile: 70 ms instead of 30 at the worst.
        """
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know that it is a key that moves what is current."""
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row where Tab leads here: Qt makes it current alone, and arrows pass it by."""
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_key and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))
