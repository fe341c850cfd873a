"""Draws the pages of tests with several engines, so that no reader learns one of them by heart.

A paper is drawn on a sheet of A4 in points, from the upper left corner. An engine may lose
letters, as real ones do: that is what some of them are for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

WIDTH, HEIGHT = 595.0, 842.0


class Canvas(Protocol):
    """Something to write on."""

    def text(self, x: float, y: float, words: str, size: float = 9, *, bold: bool = False) -> None:
        """Write *words* with their baseline at *y* points from the top."""

    def done(self) -> bytes:
        """Give the PDF."""


def block(
    canvas: Canvas, x: float, y: float, lines: Sequence[str], size: float = 9, step: float = 0
) -> float:
    """Write lines under each other; give the place below them."""
    for line in lines:
        canvas.text(x, y, line, size)
        y += step or size * 1.35
    return y


def row(canvas: Canvas, y: float, cells: Sequence[tuple[float, str]], size: float = 8) -> None:
    """Write a row of a table."""
    for x, words in cells:
        canvas.text(x, y, words, size)


def dejavu(*, bold: bool = False) -> str:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    folders = (
        "/usr/share/fonts/truetype/dejavu",
        "/usr/share/fonts/TTF",
        "/usr/share/fonts/dejavu",
    )
    found = next((Path(f, name) for f in folders if Path(f, name).exists()), None)
    assert found is not None, "install fonts-dejavu-core"
    return str(found)


class Fpdf:
    """fpdf2 with a font that has all letters."""

    def __init__(self) -> None:
        from fpdf import FPDF  # noqa: PLC0415 - each engine costs its import only where it is used

        self._pdf = FPDF(unit="pt", format="A4")
        self._pdf.add_font("body", fname=dejavu())
        self._pdf.add_font("body", style="B", fname=dejavu(bold=True))
        self._pdf.add_page()

    def text(self, x, y, words, size=9, *, bold=False):
        self._pdf.set_font("body", style="B" if bold else "", size=size)
        self._pdf.text(x, y, words)

    def done(self) -> bytes:
        return bytes(self._pdf.output())


class FpdfCore:
    """fpdf2 with a font of the PDF standard: Romanian letters are written bare."""

    def __init__(self) -> None:
        from fpdf import FPDF  # noqa: PLC0415

        self._pdf = FPDF(unit="pt", format="A4")
        self._pdf.add_page()

    def text(self, x, y, words, size=9, *, bold=False):
        self._pdf.set_font("Times", style="B" if bold else "", size=size)
        self._pdf.text(x, y, words.translate(_BARE))

    def done(self) -> bytes:
        return bytes(self._pdf.output())


class Reportlab:
    """ReportLab with a font that has all letters."""

    fonts = ("DejaVu", "DejaVu-Bold")

    def __init__(self) -> None:
        from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
        from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
        from reportlab.pdfgen.canvas import Canvas as Sheet  # noqa: PLC0415

        if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont("DejaVu", dejavu()))
            pdfmetrics.registerFont(TTFont("DejaVu-Bold", dejavu(bold=True)))
        self._out = io.BytesIO()
        self._sheet = Sheet(self._out, pagesize=(WIDTH, HEIGHT))

    def text(self, x, y, words, size=9, *, bold=False):
        self._sheet.setFont(self.fonts[bold], size)
        self._sheet.drawString(x, HEIGHT - y, words)

    def done(self) -> bytes:
        self._sheet.showPage()
        self._sheet.save()
        return self._out.getvalue()


class ReportlabCore(Reportlab):
    """ReportLab with Helvetica: each Romanian letter becomes a black box."""

    fonts = ("Helvetica", "Helvetica-Bold")


class Qt:
    """Qt's printer, as gsmOS's and F-GO's desktop neighbours use it. Needs an application."""

    def __init__(self) -> None:
        from PySide6.QtCore import QBuffer, QIODevice, QMarginsF  # noqa: PLC0415
        from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter  # noqa: PLC0415

        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setResolution(144)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
        writer.setPageLayout(layout)
        self._writer = writer
        self._painter = QPainter(writer)

    def text(self, x, y, words, size=9, *, bold=False):
        from PySide6.QtCore import QPointF  # noqa: PLC0415
        from PySide6.QtGui import QFont  # noqa: PLC0415

        font = QFont("DejaVu Sans")
        font.setPointSizeF(size)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.drawText(QPointF(2 * x, 2 * y), words)

    def done(self) -> bytes:
        self._painter.end()
        return self._buffer.data().data()


_BARE = str.maketrans("ăâîșțĂÂÎȘȚ„”–—•", 'aaistAAIST""--*')
_NOTHING = str.maketrans(dict.fromkeys("ăâîșțĂÂÎȘȚ", ""))
_NINETIES = str.maketrans("șțăȘȚĂ", "ºþãªÞÃ")


class Losing:
    """Another engine, whose font loses Romanian letters without a trace."""

    def __init__(self) -> None:
        self._engine = Fpdf()

    def text(self, x, y, words, size=9, *, bold=False):
        self._engine.text(x, y, words.translate(_NOTHING), size, bold=bold)

    def done(self) -> bytes:
        return self._engine.done()


class Nineties(Losing):
    """Another engine, with the encoding of an old font."""

    def text(self, x, y, words, size=9, *, bold=False):
        self._engine.text(x, y, words.translate(_NINETIES), size, bold=bold)


class Shuffled:
    """ReportLab, drawing from the bottom of the page to its top and from right to left."""

    def __init__(self) -> None:
        self._engine = Reportlab()
        self._calls: list[tuple] = []

    def text(self, x, y, words, size=9, *, bold=False):
        self._calls.append((-y, -x, words, size, bold))

    def done(self) -> bytes:
        for y, x, words, size, bold in sorted(self._calls):
            self._engine.text(-x, -y, words, size, bold=bold)
        return self._engine.done()


ENGINES: dict[str, Callable[[], Canvas]] = {
    "fpdf": Fpdf,
    "fpdf-core": FpdfCore,
    "reportlab": Reportlab,
    "reportlab-core": ReportlabCore,
    "qt": Qt,
    "losing": Losing,
    "nineties": Nineties,
    "shuffled": Shuffled,
}
