"""What each column of the list of documents shows of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, translate
from gsmos_tray.ui.texts import day, kind_name, money


class Column(StrEnum):
    """The columns of the list, in their order. Each can be sorted by."""

    STATE = "state"
    KIND = "kind"
    NUMBER = "number"
    DATE = "date"
    PARTY = "party"
    TOTAL = "total"
    FILE = "file"
    ARCHIVED = "archived"


_HEADINGS: Mapping[Column, str] = {
    Column.KIND: QT_TRANSLATE_NOOP("columns", "Document"),
    Column.NUMBER: QT_TRANSLATE_NOOP("columns", "Number"),
    Column.DATE: QT_TRANSLATE_NOOP("columns", "Date"),
    Column.PARTY: QT_TRANSLATE_NOOP("columns", "Client or supplier"),
    Column.TOTAL: QT_TRANSLATE_NOOP("columns", "Amount"),
    Column.FILE: QT_TRANSLATE_NOOP("columns", "File"),
    Column.ARCHIVED: QT_TRANSLATE_NOOP("columns", "State"),
}


def column_name(column: Column) -> str:
    """Name a column; the first, which shows a picture, has no name on the screen."""
    return translate("columns", _HEADINGS[column]) if column in _HEADINGS else ""


def text_of(row: DocumentRow, column: Column, own_cui: str | None) -> str:
    """Give a cell's text. *own_cui* is the shop's: the other party is shown."""
    if column is Column.PARTY:
        return other_party(row, own_cui)
    return _TEXTS[column](row) if column in _TEXTS else ""


def other_party(row: DocumentRow, own_cui: str | None) -> str:
    """Name the party that is not the shop: who bought from it, or sold to it."""
    bought = row.kind == Kind.EFACTURA_RECEIVED or (
        own_cui is not None and row.customer_cui == own_cui and row.issuer_cui != own_cui
    )
    if bought:
        return row.issuer_name or ""
    return row.customer_name or row.issuer_name or ""


def file_name(row: DocumentRow) -> str:
    """Give the name of the file, or of the member of a ZIP, that holds the document."""
    return PurePath(row.member or row.file or row.archive_path or "").name


def number_of(row: DocumentRow) -> str:
    """Give what a person calls the document by: number, repair code, or upload index."""
    return row.number or row.repair_code or row.upload_index or ""


def local_time(seconds: float) -> datetime:
    """Give a time of the ledger, seconds since 1970, as local time."""
    return datetime.fromtimestamp(seconds)  # noqa: DTZ006 - local time is what a person reads


def _archived(row: DocumentRow) -> str:
    return f"{local_time(row.archived_at):%d.%m.%Y %H:%M}" if row.archived_at else ""


_TEXTS: Mapping[Column, Callable[[DocumentRow], str]] = {
    Column.KIND: lambda row: kind_name(row.kind) if row.kind else "",
    Column.NUMBER: number_of,
    Column.DATE: lambda row: day(row.issue_date),
    Column.TOTAL: lambda row: money(row.total, row.currency),
    Column.FILE: file_name,
    Column.ARCHIVED: _archived,
}
