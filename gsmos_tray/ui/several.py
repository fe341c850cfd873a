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

from gsmos_tray.errors import ErrorPage
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.document_list import Found

_log = logging.getLogger(__name__)

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Several:
    """What some lines come to. A file that is not read yet is none of the *documents*."""

    documents: tuple[int, ...]
    states: Mapping[FileState, int]
    sums: Mapping[str | None, Decimal]  # by currency
    size: int
    may_be_retried: bool  # at least one of them


def added_up(rows: Iterable[DocumentRow]) -> Several:
    """Add up *rows*, which are gone through once."""
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
            if one.total:
                sums[one.currency] = sums.get(one.currency, Decimal()) + Decimal(one.total)
    return Several(tuple(documents), states, sums, size, may_be)


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
