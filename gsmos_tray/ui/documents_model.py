"""The table of documents: knows how many rows there are, and fetches pages as they are looked at.

Rows come from the background; until they do, their cells are empty. Pages far from where one
looks are forgotten, so that memory does not grow with the archive.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gsmos_tray.events import Activity
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui import icons
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.document_cells import Column, column_name, text_of
from gsmos_tray.ui.document_list import DocumentList, Found, Sought
from gsmos_tray.ui.standing import state_sentence
from gsmos_tray.ui.texts import state_name

_log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex

COLUMNS = tuple(Column)
_PAGE = 200
_PAGES_KEPT = 25
_PICTURE = Qt.ItemDataRole.DecorationRole
_ROLES = (
    _PICTURE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

STATE_ICONS = {
    FileState.ARCHIVED: Activity.UP_TO_DATE,
    FileState.WAITING: Activity.WAITING,
    FileState.SET_ASIDE: Activity.ATTENTION,
    FileState.LEFT_OUT: Activity.NOT_CONNECTED,
}


class DocumentsModel(QAbstractTableModel):
    """Lives in the UI thread. ``ask`` changes the question, ``renew`` asks the same again."""

    answered = Signal(int)  # how many rows there are now
    failed = Signal(object)

    def __init__(
        self, documents: DocumentList, own_cui: Callable[[], str | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._own_cui = own_cui
        self._background = Background(self)
        self._sought = Sought()
        self._found: Found | None = None
        self._count = 0
        self._pages: OrderedDict[int, list[DocumentRow | None]] = OrderedDict()
        self._stale: dict[int, list[DocumentRow | None]] = {}
        self._fetching: set[int] = set()
        self._question = 0
        self._finding = False
        self._again = False

    @property
    def found(self) -> Found | None:
        """The answer that is shown."""
        return self._found

    @property
    def sought(self) -> Sought:
        """The question that is answered here."""
        return self._sought

    def ask(self, sought: Sought) -> None:
        """Answer another question from now on."""
        if sought != self._sought or self._found is None:
            self._sought = sought
            self._question += 1
            self._find(anew=True)

    def renew(self) -> None:
        """Answer the same question again: the ledger has changed."""
        if self._finding:
            self._again = True
        else:
            self._find(anew=False)

    def row(self, at: int) -> DocumentRow | None:
        """Give the row at a place, if it has been fetched."""
        number, offset = divmod(at, _PAGE)
        page = self._pages.get(number) or self._stale.get(number)
        return page[offset] if page and offset < len(page) else None

    def fetched(self, places: Sequence[int]) -> list[DocumentRow] | None:
        """Give the rows at these places of the answer that is shown; ``None``: not all are here."""
        rows = []
        for number, offset in (divmod(at, _PAGE) for at in places):
            if (page := self._pages.get(number)) is None:
                return None
            rows += page[offset : offset + 1]
        return [row for row in rows if row is not None]

    # -- what the view asks --------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Give a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column_name(column)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Give one cell; asks for its page if that is not here."""
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role not in _ROLES or (row := self._row_or_fetch(index.row())) is None:
            return None
        if column is not Column.STATE:
            return None if role == _PICTURE else self._text(row, column)
        if role == _PICTURE:
            return icons.state_icon(STATE_ICONS[row.state])
        return None if role == Qt.ItemDataRole.DisplayRole else state_name(row.state)

    def _text(self, row: DocumentRow, column: Column) -> str:
        if column is Column.ARCHIVED and row.state is not FileState.ARCHIVED:
            return state_sentence(row)  # why it is not
        return text_of(row, column, self._own_cui())

    # -- fetching ------------------------------------------------------------------------------

    def _find(self, *, anew: bool) -> None:
        self._finding, self._again = True, False
        sought, question = self._sought, self._question

        def work() -> tuple[Found, list[DocumentRow | None]]:
            found = self._documents.find(sought)
            return found, found.rows(0, _PAGE)  # nearly always looked at first

        self._background.run(
            work, partial(self._found_now, question, anew), partial(self._failed, question)
        )

    def _found_now(
        self,
        question: int,
        anew: bool,  # noqa: FBT001 - bound with ``partial``
        answer: tuple[Found, list[DocumentRow | None]],
    ) -> None:
        if question != self._question:
            return
        found, first = answer
        self._finding = False
        if anew:
            self.beginResetModel()
            self._stale = {}
            self._take(found, first)
            self._count = found.count
            self.endResetModel()
        else:
            # The old rows stay on the screen until the new ones come: nothing flickers.
            self._stale = {**self._stale, **self._pages}
            self._resize(found.count)
            self._take(found, first)
            self._say_changed(0, self._count - 1)
        self.answered.emit(self._count)
        if self._again:
            self._find(anew=False)

    def _take(self, found: Found, first: list[DocumentRow | None]) -> None:
        self._found = found
        self._pages = OrderedDict({0: first})
        self._fetching = set()

    def _resize(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def _row_or_fetch(self, at: int) -> DocumentRow | None:
        number = at // _PAGE
        if number in self._pages:
            self._pages.move_to_end(number)
        elif number not in self._fetching and self._found is not None:
            self._fetch(number, self._found)
        return self.row(at)

    def _fetch(self, number: int, found: Found) -> None:
        self._fetching.add(number)
        self._background.run(
            partial(found.rows, number * _PAGE, _PAGE),
            partial(self._fetched, number, found),
            partial(self._failed, self._question),
        )

    def _fetched(self, number: int, found: Found, rows: list[DocumentRow | None]) -> None:
        if found is not self._found:
            return
        self._fetching.discard(number)
        self._pages[number] = rows
        self._stale.pop(number, None)
        while len(self._pages) > _PAGES_KEPT:
            forgotten, _ = self._pages.popitem(last=False)
            self._stale.pop(forgotten, None)
        self._say_changed(number * _PAGE, min((number + 1) * _PAGE, self._count) - 1)

    def _say_changed(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _failed(self, question: int, error: Exception) -> None:
        if question == self._question:
            self._finding = False
            _log.error("the list of documents could not be read", exc_info=error)
            self.failed.emit(error)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column is Column.TOTAL else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
