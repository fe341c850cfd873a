"""Draws the program's icon as files: one .ico for Windows, a PNG for each size that Linux asks for.

For those who build: the program itself draws its icons from the same SVG.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).parents[1] / "icons" / "application.svg"

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Windows asks for 16 to 48 pixels at 100 to 200 %, and for 256 in large folders."""

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
"""What the folders of the hicolor theme are called."""


def png(size: int) -> bytes:
    """Draw the icon *size* pixels wide."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(sizes: tuple[int, ...] = ICO_SIZES) -> bytes:
    """Put PNG pictures into one .ico, as Windows reads them since Vista (*ICONDIR*)."""
    pictures = [png(size) for size in sizes]
    header = struct.pack("<HHH", 0, 1, len(pictures))
    start = len(header) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(sizes, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return header + entries + b"".join(pictures)
