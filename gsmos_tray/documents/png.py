"""Writes a picture as PNG, which Qt reads: pdfium draws, but knows no file format."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _RED_GREEN_BLUE = 8, 2


def png(width: int, height: int, stride: int, dots: bytes) -> bytes:
    """Write *dots*, three bytes each, in rows that begin every *stride* bytes."""
    rows = b"".join(b"\0" + dots[at : at + 3 * width] for at in range(0, stride * height, stride))
    head = struct.pack(">IIBBBBB", width, height, _EIGHT_BITS, _RED_GREEN_BLUE, 0, 0, 0)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(rows, 1))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
