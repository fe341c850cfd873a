"""Reads the first page of a PDF as a person sees it: stretches of text, each with place and size.

pdfium gives characters in the order in which the program that made the page drew them, and
joins columns into one line, or even into one word. So each line is cut where there is a gap or
another size: «VANZATORIdentificator 34283300» becomes three stretches again. What they mean is
``recognition``'s business, and so is whether they make sense at all.

This is the one door to pdfium's text; it runs in the reading process alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw

from gsmos_tray.documents.document import WhyCode
from gsmos_tray.documents.efactura import XmlFacts, XmlType, read_efactura
from gsmos_tray.documents.png import png
from gsmos_tray.documents.refusals import NotRead

_MOST_CHARACTERS = 12_000
_MOST_ATTACHMENTS = 20
_MOST_BLANKS = 3
"""Some programs put an empty sheet in front."""

_LARGEST_ATTACHMENT = 32 * 1024 * 1024
_GAP = 0.9
"""In text heights. Words stand up to 0.4 apart, justified ones up to 0.7; columns 1 and more."""

_HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line: «Serie: IS-»."""

_OTHER_SIZE = 1.2
_USUAL_HEIGHT = 11.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together. Places are in points, from the page's lower left corner.

    *line*: which of pdfium's lines it was cut from.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    line: int


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the first page shows, and the invoice in XML that travels inside the file."""

    stretches: tuple[Stretch, ...]
    pages: int
    attached: XmlFacts | None = None


def read_pdf(source: Path | bytes) -> PdfFacts:
    """Read a PDF. Raises NotRead."""
    with _opened(source) as document:
        if len(document) == 0:
            raise NotRead(WhyCode.BROKEN)
        attached = _attached(document)
        return PdfFacts(tuple(_stretches(document)), len(document), attached)


def picture(source: Path | bytes, page: int, width: int) -> bytes:
    """Draw a page, *width* pixels wide, as a PNG. Raises NotRead."""
    with _opened(source) as document:
        if not 0 <= page < len(document):
            raise NotRead(WhyCode.BROKEN)
        shown = document[page]
        across = max(shown.get_width(), 1.0)
        # A page of 5 metres height would take gigabytes as a picture.
        scale = min(width / across, 4 * width / max(shown.get_height(), 1.0))
        drawn = shown.render(scale=scale, rev_byteorder=True, bitmap_maker=_three_bytes_a_dot)
        return png(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))


def picture_of_photo(source: Path, width: int) -> bytes:
    """Draw a photo, if it is a JPEG. Raises NotRead."""
    document = pypdfium2.PdfDocument.new()
    try:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(source)
        across, high = image.get_px_size()
        image.set_matrix(pypdfium2.PdfMatrix().scale(across, high))
        page = document.new_page(across, high)
        page.insert_obj(image)
        page.gen_content()
        drawn = page.render(
            scale=min(width / max(across, 1), 4 * width / max(high, 1)),
            rev_byteorder=True,
            bitmap_maker=_three_bytes_a_dot,
        )
        return png(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    except pypdfium2.PdfiumError as cause:
        raise NotRead(WhyCode.BROKEN) from cause
    finally:
        document.close()


def _three_bytes_a_dot(
    width: int,
    height: int,
    format: int,  # noqa: ARG001 - pypdfium2 proposes; PNG decides
    rev_byteorder: bool = False,  # noqa: FBT001, FBT002
    **_: object,
) -> pypdfium2.PdfBitmap:
    return pypdfium2.PdfBitmap.new_native(
        width, height, pypdfium2.raw.FPDFBitmap_BGR, rev_byteorder=rev_byteorder
    )


@contextlib.contextmanager
def _opened(source: Path | bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as cause:
        password = cause.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise NotRead(WhyCode.ENCRYPTED if password else WhyCode.BROKEN) from cause
    try:
        yield document
    except pypdfium2.PdfiumError as cause:
        raise NotRead(WhyCode.BROKEN) from cause
    finally:
        document.close()


def _attached(document: pypdfium2.PdfDocument) -> XmlFacts | None:
    for at in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        attachment = document.get_attachment(at)
        if not attachment.get_name().lower().endswith(".xml"):
            continue
        content = bytes(attachment.get_data())
        if len(content) > _LARGEST_ATTACHMENT:
            continue
        with contextlib.suppress(NotRead):
            facts = read_efactura(io.BytesIO(content))
            if facts.type is XmlType.INVOICE:
                return facts
    return None


_CAPITAL = "A-ZĂÂÎȘȚŞŢÃ"
_MAY_BEGIN = re.compile(
    rf"(?<=[\s:.])\S|(?<=[^\W\d_])\d|(?<=[^\s{_CAPITAL}])[{_CAPITAL}]"
    rf"|(?<=[{_CAPITAL}])[{_CAPITAL}](?=[a-zăâîșțşţã])"
)
"""Where a column may begin, with or without a blank before it: to measure no more than that."""


_Box = tuple[float, float, float, float]
"""Left, right, bottom and height."""


def _stretches(document: pypdfium2.PdfDocument) -> Iterator[Stretch]:
    page = _first_page(document)
    words = page.get_textpage()
    count = min(words.count_chars(), _MOST_CHARACTERS)
    if count <= 0:
        return
    text = words.get_text_range(0, count)
    if len(text) != count:  # characters without a meaning are left out: places would shift
        text = "".join(_character(words, at) for at in range(count))
    text = text.replace(_HYPHEN, "-")
    ruler = _Ruler(words, page.get_rotation())
    for number, (start, end) in enumerate(_lines(text)):
        yield from _cut(ruler, text, start, end, number)


def _first_page(document: pypdfium2.PdfDocument) -> pypdfium2.PdfPage:
    """Give the first page that is not blank."""
    for at in range(min(len(document), _MOST_BLANKS)):
        page = document[at]
        if pypdfium2.raw.FPDFPage_CountObjects(page):
            return page
    return document[0]


def _character(words: pypdfium2.PdfTextPage, at: int) -> str:
    code = pypdfium2.raw.FPDFText_GetUnicode(words, at)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x10000 else "\ufffd"  # noqa: PLR2004


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, one in enumerate(text):
        if one in "\r\n":
            if text[start:at].strip():
                yield start, at
            start = at + 1
    if text[start:].strip():
        yield start, len(text)


class _Ruler:
    """Measures characters as they are seen: pages that lie on their side are turned upright.

    A page has hundreds of words, and each is measured twice: so plain tuples, and one rectangle.
    """

    def __init__(self, words: pypdfium2.PdfTextPage, rotation: int) -> None:
        self._words = words.raw
        self._rotation = rotation
        self._seen = pypdfium2.raw.FS_RECTF()
        self._there = ctypes.byref(self._seen)
        self._measure = pypdfium2.raw.FPDFText_GetLooseCharBox

    def box(self, at: int) -> _Box:
        """Measure a character by its font, not by its shape: a comma is as high as a capital."""
        if not self._measure(self._words, at, self._there):
            return 0.0, 0.0, 0.0, _USUAL_HEIGHT
        seen = self._seen
        left, right, bottom, top = seen.left, seen.right, seen.bottom, seen.top
        if self._rotation == 90:  # noqa: PLR2004
            return bottom, top, -right, abs(right - left)
        if self._rotation == 180:  # noqa: PLR2004
            return -right, -left, -top, abs(top - bottom)
        if self._rotation == 270:  # noqa: PLR2004
            return -top, -bottom, left, abs(right - left)
        return left, right, bottom, abs(top - bottom)

    def apart(self, before: int, here: int, was: _Box, box: _Box) -> bool:
        """Whether two characters that follow each other belong to different stretches."""
        was_left, was_right, was_bottom, was_height = was
        left, _, bottom, own_height = box
        height = max(was_height, own_height, 1.0)
        if (
            left - was_right > _GAP * height
            or left < was_left - height
            or abs(bottom - was_bottom) > height
        ):
            return True
        # Some fonts do not tell their height, and pdfium gives each letter its own: ask again.
        return height > _OTHER_SIZE * min(was_height, own_height) and (
            self._size(before) > _OTHER_SIZE * self._size(here)
            or self._size(here) > _OTHER_SIZE * self._size(before)
        )

    def _size(self, at: int) -> float:
        return float(pypdfium2.raw.FPDFText_GetFontSize(self._words, at))


def _cut(ruler: _Ruler, text: str, start: int, end: int, number: int) -> Iterator[Stretch]:
    """Cut a line where its words stand apart. Only where a word may begin, to save time."""
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    first = ruler.box(start)
    for found in _MAY_BEGIN.finditer(text, start + 1, end):
        at = found.start()
        last = at - 1
        while text[last].isspace():
            last -= 1
        was, box = ruler.box(last), ruler.box(at)
        if ruler.apart(last, at, was, box):
            yield _stretch(text[start:at], first, was, number)
            start, first = at, box
    yield _stretch(text[start:end], first, ruler.box(end - 1), number)


def _stretch(text: str, first: _Box, last: _Box, number: int) -> Stretch:
    left, _, bottom, height = first
    _, right, _, last_height = last
    return Stretch(" ".join(text.split()), left, right, bottom, max(height, last_height), number)
