"""Three engines that make very different PDFs of the same drawing: fpdf2, ReportLab, Qt."""

from __future__ import annotations

import io
from pathlib import Path

from fpdf import FPDF
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.documents.unseen.page import A4, Page, bare

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_FILES = {"sans": "DejaVuSans", "serif": "DejaVuSerif", "mono": "DejaVuSansMono"}
_CORE = {"sans": "Helvetica", "serif": "Times", "mono": "Courier"}
_POINT = 25.4 / 72
_SHIFT = {"left": 0.0, "centre": 0.5, "right": 1.0}


class FpdfPage(Page):
    """By fpdf2: with its *core* fonts, which know Latin 1 alone, or with embedded ones."""

    def __init__(self, size: tuple[float, float] = A4, *, core: bool = False) -> None:
        self._pdf = FPDF(unit="mm", format=size)
        self._pdf.set_auto_page_break(auto=False)
        self._core = core
        self._pdf.add_page()

    def text(self, x, y, text, size=9, **look) -> None:
        self._choose(size, look.get("face", "sans"), bold=look.get("bold", False))
        self._pdf.set_text_color(look.get("ink", 0))
        said = bare(text) if self._core else text
        shift = _SHIFT[look.get("align", "left")]
        at = x - shift * self._pdf.get_string_width(said)
        with self._pdf.rotation(look.get("turn", 0), x, y):
            self._pdf.text(at, y, said)

    def width(self, text, size, face) -> float:
        self._choose(size, face, bold=False)
        return self._pdf.get_string_width(bare(text) if self._core else text)

    def box(self, x, y, w, h, fill=None) -> None:
        if fill is not None:
            self._pdf.set_fill_color(fill)
        self._pdf.rect(x, y, w, h, style="D" if fill is None else "F")

    def more(self) -> None:
        self._pdf.add_page()

    def printed(self) -> bytes:
        return bytes(self._pdf.output())

    def _choose(self, size: float, face: str, *, bold: bool) -> None:
        if self._core:
            self._pdf.set_font(_CORE[face], "B" if bold else "", size)
            return
        family = f"{face}{'-bold' if bold else ''}"
        if family not in self._pdf.fonts:
            file = f"{_FILES[face]}{'-Bold' if bold else ''}.ttf"
            self._pdf.add_font(family, fname=_DEJAVU / file)
        self._pdf.set_font(family, size=size)


class ReportlabPage(Page):
    """By ReportLab: its *core* fonts put black boxes where they lack a letter."""

    def __init__(self, size: tuple[float, float] = A4, *, core: bool = False) -> None:
        self._out = io.BytesIO()
        self._height = size[1]
        self._core = core
        self._canvas = Canvas(self._out, pagesize=(size[0] * mm, size[1] * mm), invariant=1)

    def text(self, x, y, text, size=9, **look) -> None:
        canvas = self._canvas
        canvas.saveState()
        font = self._font(look.get("face", "sans"), bold=look.get("bold", False))
        canvas.setFont(font, size)
        canvas.setFillGray(look.get("ink", 0) / 255)
        canvas.translate(x * mm, (self._height - y) * mm)
        canvas.rotate(look.get("turn", 0))
        shift = _SHIFT[look.get("align", "left")]
        canvas.drawString(-shift * pdfmetrics.stringWidth(text, font, size), 0, text)
        canvas.restoreState()

    def width(self, text, size, face) -> float:
        return pdfmetrics.stringWidth(text, self._font(face, bold=False), size) / mm

    def box(self, x, y, w, h, fill=None) -> None:
        if fill is not None:
            self._canvas.setFillGray(fill / 255)
        place = (x * mm, (self._height - y - h) * mm, w * mm, h * mm)
        self._canvas.rect(*place, stroke=int(fill is None), fill=int(fill is not None))

    def more(self) -> None:
        self._canvas.showPage()

    def printed(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()

    def _font(self, face: str, *, bold: bool) -> str:
        if self._core:
            if face == "serif":
                return "Times-Bold" if bold else "Times-Roman"
            return _CORE[face] + ("-Bold" if bold else "")
        name = _FILES[face] + ("-Bold" if bold else "")
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(_DEJAVU / f"{name}.ttf")))
        return name


class QtPage(Page):
    """By Qt's own PDF writer. Needs a ``QGuiApplication``; *scan* prints a picture of the page."""

    _DOTS = 300

    def __init__(self, size: tuple[float, float] = A4, *, scan: bool = False) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(self._DOTS)
        kind = QPageSize(QSizeF(*size), QPageSize.Unit.Millimeter)
        portrait, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
        self._writer.setPageLayout(QPageLayout(kind, portrait, QMarginsF(0, 0, 0, 0), unit))
        self._picture: QImage | None = None
        if scan:
            wide, high = (round(self._dots(side) / 2) for side in size)
            self._picture = QImage(wide, high, QImage.Format.Format_Grayscale8)
            self._picture.setDotsPerMeterX(round(self._DOTS / 2 / 0.0254))
            self._picture.setDotsPerMeterY(round(self._DOTS / 2 / 0.0254))
            self._picture.fill(QColor(248, 248, 248))
        self._painter = QPainter(self._picture or self._writer)
        if scan:
            self._painter.scale(0.5, 0.5)

    def text(self, x, y, text, size=9, **look) -> None:
        font = self._font(size, look.get("face", "sans"), bold=look.get("bold", False))
        ink = look.get("ink", 0)
        self._painter.save()
        self._painter.setFont(font)
        self._painter.setPen(QColor(ink, ink, ink))
        self._painter.translate(self._dots(x), self._dots(y))
        self._painter.rotate(-look.get("turn", 0))
        wide = QFontMetricsF(font, self._writer).horizontalAdvance(text)
        self._painter.drawText(QPointF(-_SHIFT[look.get("align", "left")] * wide, 0), text)
        self._painter.restore()

    def width(self, text, size, face) -> float:
        metrics = QFontMetricsF(self._font(size, face, bold=False), self._writer)
        return metrics.horizontalAdvance(text) * 25.4 / self._DOTS

    def box(self, x, y, w, h, fill=None) -> None:
        place = QRectF(*(self._dots(each) for each in (x, y, w, h)))
        if fill is None:
            self._painter.drawRect(place)
        else:
            self._painter.fillRect(place, QColor(fill, fill, fill))

    def more(self) -> None:
        self._writer.newPage()

    def printed(self) -> bytes:
        self._painter.end()
        if self._picture is not None:
            painter = QPainter(self._writer)
            painter.drawImage(painter.viewport(), self._picture)
            painter.end()
        return self._buffer.data().data()

    def _font(self, size: float, face: str, *, bold: bool) -> QFont:
        family = {"sans": "DejaVu Sans", "serif": "DejaVu Serif", "mono": "DejaVu Sans Mono"}
        font = QFont(family[face])
        font.setPixelSize(max(1, round(size * _POINT * self._DOTS / 25.4)))
        font.setBold(bold)
        return font

    def _dots(self, millimetres: float) -> float:
        return millimetres * self._DOTS / 25.4
