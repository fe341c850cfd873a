"""What the window of documents asks for, and how it is answered: a count, and pages of rows.

Puts what stands on the window, filters, typed dates and sums, into the ledger's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.documents.romanian import folded
from gsmos_tray.engine.reports import Reports
from gsmos_tray.ledger.catalogue import Order, Selection
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.texts import kind_name


class Which(StrEnum):
    """The filters above the list."""

    ALL = "all"
    INVOICES = "invoices"
    SPV = "spv"
    SERVICE = "service"
    WAITING = "waiting"
    ATTENTION = "attention"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Sought:
    """One question to the list. *period* begins the document's date: ``2026-11`` or ``2026``."""

    which: Which = Which.ALL
    search: str = ""
    period: str = ""
    order: Column | None = None  # None: the newest first
    descending: bool = False


class Found(Protocol):
    """The answer to one question, of which any part can be had."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    def rows(self, first: int, count: int) -> list[DocumentRow | None]:
        """Give up to *count* rows from the place *first*; ``None`` where one is gone meanwhile."""


class DocumentList(Protocol):
    """Answers questions. Called in one background thread."""

    def find(self, sought: Sought) -> Found:
        """Find what *sought* asks for, as the ledger is now."""


INVOICE_KINDS = frozenset({Kind.INVOICE, Kind.PROFORMA, Kind.STORNO, Kind.RECEIPT, Kind.ESTIMATE})
SPV_KINDS = EFACTURA | {
    Kind.EFACTURA_SEAL,
    Kind.EFACTURA_ERROR,
    Kind.SPV_ARCHIVE,
    Kind.SPV_MESSAGE,
}
SERVICE_KINDS = frozenset(
    {
        Kind.RECEPTION_PROTOCOL,
        Kind.HANDOVER_PROTOCOL,
        Kind.WARRANTY,
        Kind.TECHNICAL_SHEET,
        Kind.REPAIR_DOCUMENT,
    }
)

_KINDS_OF: Mapping[Which, frozenset[Kind]] = {
    Which.INVOICES: INVOICE_KINDS,
    Which.SPV: SPV_KINDS,
    Which.SERVICE: SERVICE_KINDS,
}
_STATE_OF: Mapping[Which, FileState] = {
    Which.WAITING: FileState.WAITING,
    Which.ATTENTION: FileState.SET_ASIDE,
    Which.LEFT_OUT: FileState.LEFT_OUT,
}


_SHOWN = frozenset({FileState.ARCHIVED, FileState.WAITING, FileState.SET_ASIDE})


class LedgerDocuments:
    """Asks the engine's reports. *own_cui* gives the shop's, by which the other party is known."""

    def __init__(self, reports: Reports, own_cui: Callable[[], str | None]) -> None:
        self._reports = reports
        self._own_cui = own_cui

    def find(self, sought: Sought) -> Found:
        """See ``DocumentList``."""
        return self._reports.find(
            Selection(
                states=_states(sought),
                kinds=_KINDS_OF.get(sought.which),
                period=sought.period,
                search=as_stored(sought.search),
                readings=readings_of(sought.search),
                order=Order(sought.order) if sought.order else None,
                descending=sought.descending,
                own_cui=self._own_cui(),
                kinds_in_order=tuple(sorted(Kind, key=lambda kind: folded(kind_name(kind)))),
            )
        )


def _states(sought: Sought) -> frozenset[FileState] | None:
    if sought.which in _STATE_OF:
        return frozenset({_STATE_OF[sought.which]})
    # Whoever searches finds what is left out as well; else it has a filter of its own.
    return None if sought.search and sought.which is Which.ALL else _SHOWN


_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_AMOUNT = re.compile(
    r"(-?(?:\d{1,3}(?:\.\d{3})*|\d+),\d{1,2})(?:\s*(?:lei|ron)\b)?", re.ASCII | re.IGNORECASE
)


def as_stored(search: str) -> str:
    """Turn dates and sums that somebody typed into the form in which the ledger keeps them."""
    text = _DATE.sub(lambda it: f"{it[3]}-{int(it[2]):02}-{int(it[1]):02}", search.strip())
    return _AMOUNT.sub(lambda it: it[1].replace(".", "").replace(",", "."), text)


_DAY_AND_MONTH = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])", re.ASCII)
_DECIMALS = re.compile(r"(-?\d+)\.(\d{1,2})", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+", re.ASCII)


def readings_of(search: str) -> tuple[tuple[str, str], ...]:
    """Pair words with what else they may mean: a sum kept otherwise, a day and its month."""
    dotted = ((word, other) for word in search.split() for other in _readings_of_a_dot(word))
    sums = ((word, other) for word in as_stored(search).split() for other in _otherwise_kept(word))
    return (*dotted, *sums)


def _readings_of_a_dot(word: str) -> list[str]:
    if date := _DAY_AND_MONTH.fullmatch(word):
        return [f"-{int(date[2]):02}-{int(date[1]):02}"]
    return _as_whole(word.replace(".", ""), ".") if _THOUSANDS.fullmatch(word) else []


def _otherwise_kept(word: str) -> list[str]:
    total = _DECIMALS.fullmatch(word)
    if total is None or (decimals := total[2].rstrip("0")) == total[2]:
        return []
    return [f"{total[1]}.{decimals}"] if decimals else _as_whole(total[1], ".0 ")


def _as_whole(digits: str, end: str) -> list[str]:
    """Give a sum without decimals as it stands among other words, and with what may *end* it.

    Not as a part of a longer number: there are many. What is given back stands with a minus.
    """
    signs = (" ",) if digits.startswith("-") else (" ", "-")
    return [f"{sign}{digits}{after}" for sign in signs for after in (" ", end)]
