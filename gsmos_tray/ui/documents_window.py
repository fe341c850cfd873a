"""The main window: how things stand, the list of documents, and the one that is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelection, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.engine.status import Status
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.details import Details
from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.document_list import DocumentList, Sought, Which
from gsmos_tray.ui.documents_model import COLUMNS, DocumentsModel
from gsmos_tray.ui.empty_page import EmptyPage
from gsmos_tray.ui.filter_bar import FilterBar
from gsmos_tray.ui.popping import Popping
from gsmos_tray.ui.previewing import Previews
from gsmos_tray.ui.progress_strip import ProgressStrip
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.status_bar import StatusBar

_RENEW_MS = 1_000  # the list follows the work at this pace; the status is quicker
_ROW_HEIGHT = 34
_SAMPLES = {  # what a column shall have room for, at first
    Column.KIND: "Certificat de garanție",
    Column.NUMBER: "RFT 202600",
    Column.DATE: "24.11.2026",
    Column.PARTY: "Cafeneaua Exemplu SRL",
    Column.TOTAL: "-1.234,56 lei",
    Column.FILE: "Factura_000123.pdf",
    Column.ARCHIVED: "24.11.2026 20:00",
}
_STATE_WIDTH = 38
_CELL_MARGINS = 20


class DocumentsWindow(QMainWindow):
    """Follows the engine while it is open."""

    def __init__(
        self,
        around: Around,
        documents: DocumentList,
        popping: Popping,
        previews: Previews | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("gsmOS Tray")
        errands, self._feed, self._memory = around.errands, around.feed, around.memory
        self._model = DocumentsModel(documents, lambda: around.engine.settings.cui, self)
        self._bar = StatusBar(errands, popping)
        self.filters = FilterBar(local_now().date())
        self._table = self._make_table()
        self._empty = EmptyPage(errands, self.filters.clear)
        self._middle = QStackedWidget()
        self._details = Details(errands, previews)
        self._strip = ProgressStrip()
        self._renewing = QTimer(self, singleShot=True, interval=_RENEW_MS)
        self._renewing.timeout.connect(self._model.renew)
        self._lay_out()
        self._wire()
        self._recall()
        self._model.ask(Sought())
        self.filters.search.setFocus()

    def choose(self, which: str) -> None:
        """Choose a filter by its name."""
        self.filters.choose(Which(which))

    def tell_of_tray(self, *, there: bool) -> None:
        """Say that this desktop has no tray, or no longer say so."""
        self._bar.tell_of_tray(there=there)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the window was hidden."""
        super().showEvent(event)
        self._show_status()
        self._model.renew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and columns."""
        self._memory.keep_place(self)
        self._memory.keep("documents/columns", self._table.horizontalHeader().saveState())
        self._memory.keep("documents/split", self._split.saveState())
        super().closeEvent(event)

    # -- following -----------------------------------------------------------------------------

    @Slot()
    def _show_status(self) -> None:
        status = self._feed.status
        if status is None:
            return
        self._bar.show_status(self._feed.sentence, status)
        self.filters.show_counts(status)
        self._strip.show_run(self._feed.run)
        self._show_middle(self._model.rowCount(), status)
        if self.isVisible() and not self._renewing.isActive():
            self._renewing.start()

    @Slot(int)
    def _answered(self, count: int) -> None:
        if self._feed.status is not None:
            self._show_middle(count, self._feed.status)
        if count and self._details.shown is not None:
            self._reselect(self._details.shown)

    def _show_middle(self, count: int, status: Status) -> None:
        self._empty.explain(self._model.sought, status)
        self._middle.setCurrentWidget(self._table if count else self._empty)

    def _reselect(self, shown: DocumentRow) -> None:
        """Keep the same document chosen where new rows have moved it."""
        selection = self._table.selectionModel()
        current = selection.currentIndex().row()
        near = range(max(0, current - 50), current + 200)
        for at in near:
            row = self._model.row(at)
            if row and (row.id, row.file) == (shown.id, shown.file):
                if at != current:
                    self._table.selectRow(at)
                self._details.show_row(row)
                return

    @Slot(object)
    def _sought(self, sought: Sought) -> None:
        now = self._model.sought
        self._model.ask(replace(sought, order=now.order, descending=now.descending))
        self._details.show_row(None)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        column = COLUMNS[section] if 0 <= section < len(COLUMNS) else None
        now = replace(self._model.sought, order=column, descending=descending)
        self._model.ask(now)

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        rows = self._table.selectionModel().selectedRows()
        self._details.show_row(self._model.row(rows[0].row()) if rows else None)

    # -- building ------------------------------------------------------------------------------

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(translate("documents", "Documents"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)  # Tab leads out of the table, arrows move in it
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        metrics = table.fontMetrics()
        for at, column in enumerate(COLUMNS):
            sample = metrics.horizontalAdvance(_SAMPLES.get(column, ""))
            header.resizeSection(at, sample + _CELL_MARGINS if sample else _STATE_WIDTH)
        header.setStretchLastSection(True)
        return table

    def _lay_out(self) -> None:
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.filters)
        rows.addWidget(self._middle, 1)
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self._table)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(left)
        self._split.addWidget(self._details)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
        self._split.setSizes([980, 330])
        whole = QWidget()
        whole.setObjectName("window")
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._bar)
        around.addWidget(self._split, 1)
        around.addWidget(self._strip)
        self.setCentralWidget(whole)
        self.setMinimumSize(820, 520)
        self.resize(1310, 690)

    def _wire(self) -> None:
        self._feed.renewed.connect(self._show_status)
        self._model.answered.connect(self._answered)
        self.filters.sought.connect(self._sought)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        self._table.doubleClicked.connect(self._details.open_shown)
        for keys, does in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self._bar.sync_now),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(does)

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _recall(self) -> None:
        self._memory.recall_place(self)
        header = self._table.horizontalHeader()
        header.restoreState(self._memory.recall("documents/columns"))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._split.restoreState(self._memory.recall("documents/split"))
