"""Adds up what is chosen in the list, of which only a part may have been fetched.

All of it counts, however much it is: what is done with several is done with all of them.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby
from threading import Event

from PySide6.QtCore import QObject

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.romanian import folded, without_signs
from gsmos_tray.errors import ErrorPage
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.document_list import Found

_log = logging.getLogger(__name__)

_PAGE = 500
_LEU = "RON"


@dataclass(frozen=True, slots=True)
class Several:
    """What some lines come to. A file that is not read yet is none of the *documents*."""

    documents: tuple[int, ...]
    states: Mapping[FileState, int]
    sums: Mapping[str | None, Decimal]  # by currency
    size: int
    may_be_retried: bool  # at least one of them


def added_up(rows: Iterable[DocumentRow]) -> Several:
    """Add up *rows*, which are gone through once.

    An invoice is often there three times, as PDF, as XML and in its ZIP: its sum counts once.
    """
    invoices = _Invoices()
    documents: list[int] = []
    states: Counter[FileState] = Counter()
    sums: dict[str | None, Decimal] = {}
    size, may_be = 0, False
    for one in rows:
        states[one.state] += 1
        size += one.size or 0
        may_be = may_be or may_be_retried(one)
        if one.id is not None:
            documents.append(one.id)
        with suppress(InvalidOperation):
            if one.total and invoices.is_new(one):
                sums[one.currency] = sums.get(one.currency, Decimal()) + Decimal(one.total)
    return Several(tuple(documents), states, sums, size, may_be)


class _Invoices:
    """Knows which invoices have been counted."""

    def __init__(self) -> None:
        self._counted: dict[tuple[object, ...], list[DocumentRow]] = {}

    def is_new(self, row: DocumentRow) -> bool:
        """Tell whether no other paper of the same invoice has been counted, and count it."""
        if not row.number or not row.total:
            return True
        currency = (row.currency or _LEU).upper()
        number = folded(without_signs(row.number))
        pro_forma = row.kind == Kind.PROFORMA  # a paper of its own, though it may say the same
        same = (number, row.issue_date, Decimal(row.total), currency, pro_forma)
        counted = self._counted.setdefault(same, [])
        if any(_of_one_issuer(row, other) for other in counted):
            return False
        counted.append(row)
        return True


def _of_one_issuer(row: DocumentRow, other: DocumentRow) -> bool:
    """Compare by CUI, else by name. A paper that names nobody contradicts nothing."""
    if row.issuer_cui and other.issuer_cui:
        return row.issuer_cui == other.issuer_cui
    if row.issuer_name and other.issuer_name:
        return folded(row.issuer_name) == folded(other.issuer_name)
    return True


def may_be_retried(shown: DocumentRow) -> bool:
    """Tell whether trying again can help: an error page has to be downloaded again."""
    return shown.state is FileState.SET_ASIDE and shown.reason != ErrorPage.code()


class Adding(QObject):
    """Reads the lines at some places in the background, and adds them up. One choice at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._dropped = Event()
        self.is_reading = False

    def add_up(
        self, found: Found, places: Sequence[int], done: Callable[[Several], object]
    ) -> None:
        """Tell *done* what these come to, unless another choice is made before."""
        self.drop()
        self._dropped = dropped = Event()
        self.is_reading = True

        def answered(several: Several) -> None:
            if not dropped.is_set():
                self.is_reading = False
                done(several)

        def failed(error: Exception) -> None:
            _log.error("what is chosen could not be added up", exc_info=error)
            if not dropped.is_set():
                self.is_reading = False

        self._background.run(lambda: added_up(_rows(found, places, dropped)), answered, failed)

    def drop(self) -> None:
        """Forget what is being added up: it is not chosen any more."""
        self._dropped.set()
        self.is_reading = False


def _rows(found: Found, places: Sequence[int], dropped: Event) -> Iterator[DocumentRow]:
    for page, chosen in groupby(places, lambda place: place // _PAGE):
        if dropped.is_set():
            return
        rows = found.rows(page * _PAGE, _PAGE)
        for place in chosen:
            offset = place - page * _PAGE
            if offset < len(rows) and (row := rows[offset]) is not None:
                yield row
