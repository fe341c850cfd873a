"""Writes the list as it stands in the window into a CSV file, as Romanian spreadsheets read it.

With semicolons, decimal commas and a mark of UTF-8 at the beginning. The file is written beside
and then renamed, so that a full disk leaves no half of it. Needs no window.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from gsmos_tray import errors
from gsmos_tray.disk import put_in_place
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.document_cells import local_time
from gsmos_tray.ui.document_list import Found
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import day, kind_name, rule_sentence, seal_sentence, state_name

_PAGE = 500
_SAID_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_list(found: Found, target: Path, told: Callable[[int], object] = lambda _: None) -> int:
    """Write all lines of *found*; gives how many. *told* hears how many are written, now and then.

    Raises ProfileReadOnly or DiskFull.
    """
    beside = target.with_name(f".{target.name}.new")
    written = 0
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file, delimiter=";")
            lines.writerow(_headings())
            for rows in _pages(found):
                lines.writerows(_cells(row) for row in rows)
                written += len(rows)
                told(written)
        put_in_place(beside, target)
    except OSError as cause:
        beside.unlink(missing_ok=True)
        raise errors.unwritable(cause, target.parent) from cause
    return written


def _pages(found: Found) -> Iterator[list[DocumentRow]]:
    for first in range(0, found.count, _PAGE):
        yield [row for row in found.rows(first, _PAGE) if row is not None]


def _headings() -> list[str]:
    return [
        translate("export", "State"),
        translate("export", "Document"),
        translate("export", "Number"),
        translate("export", "Date"),
        translate("export", "Supplier"),
        translate("export", "Supplier's CUI"),
        translate("export", "Customer"),
        translate("export", "Customer's CUI"),
        translate("export", "Amount"),
        translate("export", "Currency"),
        translate("export", "Repair"),
        translate("export", "SPV index"),
        translate("export", "Seal"),
        translate("export", "File"),
        translate("export", "In Dropbox"),
        translate("export", "Archived"),
        translate("export", "Left out because"),
    ]


def _cells(row: DocumentRow) -> list[str]:
    archived = row.state is FileState.ARCHIVED and row.archived_at
    cells = [
        state_name(row.state),
        kind_name(row.kind) if row.kind else "",
        row.number,
        day(row.issue_date),
        row.issuer_name,
        row.issuer_cui,
        row.customer_name,
        row.customer_cui,
        None,
        row.currency if row.total else "",
        row.repair_code,
        row.upload_index,
        seal_sentence(row.seal) if row.seal else "",
        row.file,
        row.archive_path if archived else "",
        f"{local_time(row.archived_at):%d.%m.%Y %H:%M}" if archived and row.archived_at else "",
        rule_sentence(row.rule) if row.rule else "",
    ]
    safe = [_harmless(cell or "") for cell in cells]
    safe[8] = _amount(row.total)
    return safe


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking what a document says for a formula."""
    return f"'{cell}" if cell.startswith(_SAID_AS_FORMULA) else cell


def _amount(total: str | None) -> str:
    try:
        return f"{Decimal(total):.2f}".replace(".", ",") if total else ""
    except InvalidOperation:
        return ""
