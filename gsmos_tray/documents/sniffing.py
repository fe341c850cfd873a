"""Tells from its first bytes what a file is. Extensions lie: browsers save error pages as .pdf."""

from __future__ import annotations

import re
from enum import StrEnum

from gsmos_tray.documents import romanian

HEAD = 4096
"""How many bytes are enough."""

_READABLE_EXTENSIONS = frozenset({"", ".pdf", ".zip", ".xml"})
_PICTURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\0",
    b"MM\0*",
    b"GIF8",
    b"BM",
)
_PICTURE_EXTENSIONS = frozenset(
    {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic", ".heif"}
)
_BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|h1|title|script)[\s>]", re.IGNORECASE)
_LONGEST_ERROR = 2048
_COMPLAINT = re.compile(
    r"erro?r|eroare|erori|exception|fail|reject|refuz|denied|forbidden|unauthori|expir|invalid"
    r"|not found|not available|timed? ?out|unavailable|limit|inexistent|indisponibil"
    r"|\bnu (?:exista|s-a|este|ai|aveti|se poate|poate)\b"
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\r\n")


class ContentType(StrEnum):
    """How a file is read, if at all."""

    PDF = "pdf"
    XML = "xml"
    ZIP = "zip"
    PICTURE = "picture"
    ERROR_PAGE = "error_page"
    BROKEN = "broken"  # its extension promises a document, its bytes are none
    UNREADABLE = "unreadable"  # a type that is never read


def content_type(head: bytes, extension: str) -> ContentType:
    """Judge the first ``HEAD`` bytes of a file. *extension* in small letters, with its dot."""
    readable = extension in _READABLE_EXTENSIONS
    if b"%PDF-" in head[:1024]:
        return ContentType.PDF
    if readable and head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ContentType.ZIP
    if _is_picture(head, extension):
        return ContentType.PICTURE
    return _text_type(head, extension) if readable else ContentType.UNREADABLE


def _text_type(head: bytes, extension: str) -> ContentType:
    text = head.lstrip(_BLANK)
    if _HTML.match(text) or (text.startswith((b"<!--", b"<?xml")) and _HTML.search(text)):
        return ContentType.ERROR_PAGE if extension else ContentType.UNREADABLE
    if extension and _is_message(head, text):
        return ContentType.ERROR_PAGE
    # Without a "<" it may still be XML, in EBCDIC for one: the parser will say.
    if extension == ".xml" or (text[:1] == b"<" and (text[1:2].isalpha() or text[1:2] in b"?!_\0")):
        return ContentType.XML
    return ContentType.BROKEN if extension else ContentType.UNREADABLE


def _is_picture(head: bytes, extension: str) -> bool:
    if head.startswith(_PICTURES) and (extension in _PICTURE_EXTENSIONS or head[:2] != b"BM"):
        return True
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix") or head[8:12] == b"WEBP":
        return True
    return extension in _PICTURE_EXTENSIONS


def _is_message(head: bytes, text: bytes) -> bool:
    """Whether it is JSON, or a short text that complains: what a server says without a document.

    A text that complains of nothing is a broken document, which is kept.
    """
    if text[:1] in (b"{", b"["):
        return True
    if not text or b"<" in head or len(head) >= _LONGEST_ERROR:
        return False
    try:
        words = romanian.folded(head.decode())
    except UnicodeDecodeError:
        return False
    return not any(byte in _CONTROLS for byte in head) and bool(_COMPLAINT.search(words))
