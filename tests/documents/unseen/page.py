"""A page to draw on; ``engines`` prints it.

Millimetres from the upper left corner; a text's place is that of its baseline.
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TypedDict, Unpack

A4 = (210, 297)
A4_WIDE = (297, 210)
A5 = (148, 210)
ROLL = (72, 170)


def bare(text: str) -> str:
    """Take the diacritics off, as programs without the right fonts make people do."""
    marked = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return plain.translate(str.maketrans("–—„”“·•", '--"""--'))


def cedillas(text: str) -> str:
    """Write ș and ț with the cedillas of the keyboards before 2007."""
    return text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))


class Look(TypedDict, total=False):
    """How a line looks, where it differs from plain, black and level."""

    bold: bool
    face: str  # sans, serif or mono
    align: str  # what of the line stands at its place: left, centre or right
    turn: float  # degrees, counter-clockwise
    ink: int  # 0 black, 255 white


class Table(TypedDict, total=False):
    """How a table looks, where it differs from the usual."""

    height: float
    size: float
    ruled: bool
    face: str


class Page(ABC):
    """The drawing surface."""

    @abstractmethod
    def text(self, x: float, y: float, text: str, size: float = 9, **look: Unpack[Look]) -> None:
        """Write one line."""

    @abstractmethod
    def width(self, text: str, size: float, face: str) -> float:
        """Measure a line."""

    @abstractmethod
    def box(self, x: float, y: float, w: float, h: float, fill: int | None = None) -> None:
        """Draw a frame, or with *fill* a shade of grey (0 black, 255 white) without a frame."""

    @abstractmethod
    def more(self) -> None:
        """Begin another page."""

    @abstractmethod
    def printed(self) -> bytes:
        """Give the PDF. The page is finished then."""

    def lines(
        self,
        x: float,
        y: float,
        texts: Iterable[str],
        size: float = 9,
        step: float = 5,
        **look: Unpack[Look],
    ) -> float:
        """Write lines below each other; gives where the next one would stand."""
        for text in texts:
            self.text(x, y, text, size, **look)
            y += step
        return y

    def flow(
        self, x: float, y: float, width: float, text: str, size: float = 9, face: str = "sans"
    ) -> float:
        """Write running text; gives where the next line would stand."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer, size, face) > width:
                self.text(x, y, line, size, face=face)
                y += size * 0.5
                line = word
            else:
                line = longer
        self.text(x, y, line, size, face=face)
        return y + size * 0.75

    def grid(
        self,
        x: float,
        y: float,
        widths: Iterable[float],
        rows: Iterable[Iterable[str]],
        **table: Unpack[Table],
    ) -> float:
        """Draw a table whose first row is its head; gives where it ends."""
        columns = tuple(widths)
        height, size = table.get("height", 6), table.get("size", 8)
        for place, row in enumerate(rows):
            left = x
            for width, cell in zip(columns, row, strict=True):
                if table.get("ruled", True):
                    self.box(left, y, width, height)
                look = Look(bold=not place, face=table.get("face", "sans"))
                at = left + 1
                if place and cell.strip("-").replace(".", "").replace(",", "").isdigit():
                    look["align"], at = "right", left + width - 1
                self.text(at, y + height * 0.7, cell, size, **look)
                left += width
            y += height
        return y
