"""The main window: how things stand, the list of documents, and the one that is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.engine.status import Status
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.details import Details
from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.document_list import DocumentList, Found, Sought, Which
from gsmos_tray.ui.documents_model import COLUMNS, DocumentsModel
from gsmos_tray.ui.documents_table import DocumentsTable, Place
from gsmos_tray.ui.empty_page import EmptyPage
from gsmos_tray.ui.filter_bar import FilterBar
from gsmos_tray.ui.furniture import give_size
from gsmos_tray.ui.list_foot import ListFoot
from gsmos_tray.ui.popping import Popping
from gsmos_tray.ui.previewing import Previews
from gsmos_tray.ui.progress_strip import ProgressStrip
from gsmos_tray.ui.several import Adding, Several, added_up
from gsmos_tray.ui.status_bar import StatusBar

_RENEW_MS = 1_000  # the list follows the work at this pace; the status is quicker
_NOT_SHOWN = {
    Which.LEFT_OUT: {Column.KIND, Column.NUMBER, Column.DATE, Column.PARTY, Column.TOTAL},
    Which.ATTENTION: {Column.DATE, Column.TOTAL},
}


class DocumentsWindow(QMainWindow):
    """Follows the engine while it is open."""

    dropped = Signal(list)  # of Paths

    def __init__(
        self,
        around: Around,
        documents: DocumentList,
        popping: Popping,
        previews: Previews | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("gsmOS Tray")
        self._errands = errands = around.errands
        self._feed, self._memory = around.feed, around.memory
        self._model = DocumentsModel(documents, lambda: around.engine.settings.cui, self)
        self._bar = StatusBar(errands, popping)
        self.filters = FilterBar(local_now().date())
        self._table = DocumentsTable(self._model)
        self.foot = ListFoot()
        self._empty = EmptyPage(errands, self.filters.clear)
        self._middle = QStackedWidget()
        self._details = Details(errands, previews)
        self._adding = Adding(self)
        self._strip = ProgressStrip(errands.stop_run)
        self._place: Place | None = None  # to go to, once the list is there
        self._awaits = False  # the list of what is sought now
        self._leads_on = False  # into the list, once it is there
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

    @property
    def loses_nothing(self) -> bool:
        """Another goes on from here."""
        return True

    def go_on_from(self, before: DocumentsWindow) -> None:
        """Seek what was sought there, and lead to the same place in the list."""
        self.filters.go_on_from(before.filters)
        order = before._table.horizontalHeader()
        self._table.horizontalHeader().setSortIndicator(
            order.sortIndicatorSection(), order.sortIndicatorOrder()
        )
        self._place = before._table.place
        self._details.show_row(before._details.shown)

    def tell_of_tray(self, *, there: bool) -> None:
        """Say that this desktop has no tray, or no longer say so."""
        self._bar.tell_of_tray(there=there)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the window was hidden."""
        super().showEvent(event)
        self._show_status()
        self._model.renew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and columns, and let go of what previews need."""
        self._details.preview.rest()
        self._show_columns(Which.ALL)
        self._memory.keep("documents/columns", self._table.horizontalHeader().saveState())
        self._memory.keep("documents/split", self._split.saveState())
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from a file manager."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files over, to learn how they stand."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(paths)

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
        self._awaits = False
        if self._model.found is not None:
            files = self._model.sought.which is Which.LEFT_OUT
            self.foot.show_found(self._model.found, files=files)
        if self._feed.status is not None:
            self._show_middle(count, self._feed.status)
        if self._place is not None:
            place, shown, self._place = self._place, self._details.shown, None
            self._table.go_to(place)
            if shown is not None:  # its row may not be fetched yet
                self._details.show_row(shown)
        if self._details.shown is not None:
            self._reselect(self._details.shown)
        elif not self._adding.is_reading:
            self._show_chosen(anew=False)
        if self._leads_on:
            self._go_to_hits()

    def _show_middle(self, count: int, status: Status) -> None:
        self._empty.explain(self._model.sought, status)
        self._middle.setCurrentWidget(self._table if count else self._empty)
        self._details.invite(to_choose=count > 0)

    def _reselect(self, shown: DocumentRow) -> None:
        """Keep the same document chosen where new rows have moved it."""
        selection = self._table.selectionModel()
        current = selection.currentIndex().row()
        near = range(max(0, current - 50), current + 200)
        for at in near:
            row = self._model.row(at)
            if row and _is_same(row, shown):
                if at != current:
                    self._table.selectRow(at)
                self._details.show_row(row)
                return
        if self._model.row(current) is not None or not self._model.rowCount():
            # It is no longer what the filter asks for, and another stands in its place.
            self._table.clearSelection()
            self._details.show_row(None)

    @Slot(object)
    def _sought(self, sought: Sought) -> None:
        now, self._awaits = self._model.sought, True
        self._model.ask(replace(sought, order=now.order, descending=now.descending))
        self._show_columns(sought.which)
        self._adding.drop()
        self._details.show_row(None)

    def _show_columns(self, which: Which) -> None:
        """Leave room for the reason, where the reason is what one looks for."""
        for at, column in enumerate(COLUMNS):
            self._table.setColumnHidden(at, column in _NOT_SHOWN.get(which, ()))
        self._table.give_names_room(wide=which is Which.LEFT_OUT)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        column = COLUMNS[section] if 0 <= section < len(COLUMNS) else None
        now = replace(self._model.sought, order=column, descending=descending)
        self._model.ask(now)

    def _selected(self) -> None:
        self._show_chosen(anew=True)

    def _chosen(self) -> list[int]:
        # Not ``selectedRows``: 100,000 of them take 0.9 s.
        spans = self._table.selectionModel().selection().toList()
        return sorted({at for span in spans for at in range(span.top(), span.bottom() + 1)})

    def _show_chosen(self, *, anew: bool) -> None:
        """Show one, or add up several; if not *anew*, the sums may stand until that is done."""
        places = self._chosen()
        rows, found = self._model.fetched(places), self._model.found
        if len(places) <= 1:
            self._adding.drop()
            self._details.show_row(self._model.row(places[0]) if places else None)
        elif rows is not None:
            self._adding.drop()
            self._details.show_several(len(places), added_up(rows))
        elif found is not None:
            if anew:
                self._details.show_several(len(places), None)
            self._adding.add_up(found, places, partial(self._added_up, found, places))

    def _added_up(self, found: Found, places: list[int], several: Several) -> None:
        self._details.show_several(len(places), several)
        if found is not self._model.found:  # other lines may stand there by now
            self._show_chosen(anew=False)

    # -- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.filters)
        rows.addWidget(self._middle, 1)
        rows.addWidget(self.foot)
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self._table)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(left)
        self._split.addWidget(self._details)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)  # noqa: FBT003 - Qt's signature
        self._split.setSizes([1010, 330])
        whole = QWidget()
        whole.setObjectName("window")
        around = QVBoxLayout(whole)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._bar)
        around.addWidget(self._split, 1)
        around.addWidget(self._strip)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        self.setMinimumSize(820, 460)
        give_size(self, 1340, 700)

    def _wire(self) -> None:
        self._feed.renewed.connect(self._show_status)
        self.foot.saved.connect(self._errands.show_path)
        self._model.answered.connect(self._answered)
        self.filters.sought.connect(self._sought)
        self.filters.hits_wanted.connect(self._go_to_hits)
        self._table.selectionModel().selectionChanged.connect(self._selected)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        self._table.doubleClicked.connect(self._details.open_shown)
        for keys, does in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self._bar.sync_now),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(does)

    def _go_to_hits(self) -> None:
        """Go into the list: to its first line, unless one is chosen. Once it is there."""
        self._leads_on = self._awaits
        if not self._awaits and self._model.rowCount():
            self._table.setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _recall(self) -> None:
        header = self._table.horizontalHeader()
        header.restoreState(self._memory.recall("documents/columns"))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._split.restoreState(self._memory.recall("documents/split"))


def _is_same(row: DocumentRow, shown: DocumentRow) -> bool:
    """Tell whether two lines are of one thing: a file becomes a document once it is read."""
    if row.id is not None and row.id == shown.id:
        return True
    return row.file is not None and (row.file, row.member) == (shown.file, shown.member)
