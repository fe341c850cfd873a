"""Prints pages of HTML for the sample month: as PDF, as a scan, as a photo of a sheet.

Needs a ``QGuiApplication``; ``sample_papers`` makes one in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path
from random import Random

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

A4 = QPageSize.PageSizeId.A4
A5 = QPageSize.PageSizeId.A5

_DOTS = 96  # a CSS pixel each, so that HTML's own sizes hold
_SCAN_DOTS = 150


def print_pdf(path: Path, html: str, *, size: QPageSize.PageSizeId = A4, frame: str = "") -> None:
    """Print *html*, as many pages as it takes. *frame* is the colour of a border around each."""
    writer = _writer(path, size)
    painter = QPainter(writer)
    page = QRectF(painter.viewport())
    document = _document(html, page.size(), writer)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        if frame:
            _draw_frame(painter, page, frame)
        painter.save()
        painter.translate(0, -number * page.height())
        document.drawContents(painter, page.translated(0, number * page.height()))
        painter.restore()
    painter.end()


def print_scan(path: Path, html: str) -> None:
    """Print a PDF that holds nothing but a picture, as a scanner makes it."""
    picture = _scanned(html)
    writer = QPdfWriter(str(path))
    writer.setPageLayout(_layout(A4, margin=0))
    writer.setResolution(_SCAN_DOTS)
    painter = QPainter(writer)
    painter.drawImage(painter.viewport(), picture)
    painter.end()


def save_photo(path: Path, html: str) -> None:
    """Save the picture of a sheet, as a telephone takes it."""
    if not _scanned(html, light=238, turned=-1.8).save(str(path), quality=60):
        raise OSError(f"no picture could be written to {path}")


def _writer(path: Path, size: QPageSize.PageSizeId) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setCreator("gsmos-tray demo")
    writer.setPageLayout(_layout(size, margin=12))
    writer.setResolution(_DOTS)
    return writer


def _layout(size: QPageSize.PageSizeId, margin: float) -> QPageLayout:
    margins = QMarginsF(margin, margin, margin, margin)
    portrait = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), portrait, margins, QPageLayout.Unit.Millimeter)


def _document(html: str, size: QSizeF, device: QPdfWriter | QImage) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setUseDesignMetrics(True)  # else letters stand on whole pixels, 96 to an inch
    font = QFont("DejaVu Sans")
    font.setPointSizeF(10)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(size)
    return document


def _draw_frame(painter: QPainter, page: QRectF, colour: str) -> None:
    painter.save()
    for inset, width in ((-22, 4), (-15, 1)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRect(page.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def _scanned(html: str, *, light: int = 252, turned: float = 0.7) -> QImage:
    """Draw the page as a sheet of paper that lies a little askew, with dust on the glass."""
    picture = QImage(_SCAN_DOTS * 827 // 100, _SCAN_DOTS * 1169 // 100, QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(round(_SCAN_DOTS / 0.0254))
    picture.setDotsPerMeterY(round(_SCAN_DOTS / 0.0254))
    picture.fill(QColor(light, light, light - 4))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dust = Random(picture.width())  # noqa: S311 - the same specks each time are what is wanted
    painter.setPen(QColor(150, 150, 150))
    for _ in range(500):
        painter.drawPoint(dust.randrange(picture.width()), dust.randrange(picture.height()))
    painter.rotate(turned)
    painter.translate(90, 90)
    sheet = _document(html, QSizeF(picture.width() - 180, -1), picture)
    sheet.drawContents(painter)
    painter.setPen(QPen(QColor(30, 50, 140), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    start = sheet.size().height()  # where the printed lines end
    for stroke in range(7):  # a signature, more or less
        left = 140 + stroke * 32
        painter.drawArc(QRectF(left - 120, start - 60 + stroke % 3 * 9, 48, 44), 30 * 16, 260 * 16)
    painter.end()
    return picture


# -- words and pieces ----------------------------------------------------------------------------


def money(amount: Decimal) -> str:
    """Write an amount as Romanians do: ``1.234,56``."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def dated(day: date) -> str:
    """Write a date as ``zz.ll.aaaa``."""
    return f"{day:%d.%m.%Y}"


def table(
    head: Iterable[str], rows: Iterable[Iterable[str]], *, shade: str = "#e8eef5", pad: int = 6
) -> str:
    """Give a ruled table; cells that hold an amount or a count stand on the right."""
    titles = "".join(f'<th bgcolor="{shade}">{escape(title)}</th>' for title in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f'<table width="100%" border="1" cellspacing="0" cellpadding="{pad}"'
        f' style="border-collapse:collapse; border-style:solid; border-color:#8a97a6">'
        f"<tr>{titles}</tr>{body}</table>"
    )


def columns(*cells: str, widths: Iterable[int] = ()) -> str:
    """Put pieces beside each other; *widths* are percents."""
    shares = tuple(widths) or (100 // len(cells),) * len(cells)
    inside = "".join(
        f'<td width="{share}%" valign="top">{cell}</td>'
        for cell, share in zip(cells, shares, strict=True)
    )
    return f'<table width="100%" cellspacing="0" cellpadding="2"><tr>{inside}</tr></table>'


def facts(*pairs: tuple[str, str]) -> str:
    """Give labelled facts below each other; those without a value are left out."""
    return "<br>".join(f"<b>{label}:</b> {escape(value)}" for label, value in pairs if value)


def _cell(text: str) -> str:
    figure = text.lstrip("-").replace(".", "").replace(",", "").isdigit()
    return f'<td align="{"right" if figure else "left"}">{escape(text)}</td>'
