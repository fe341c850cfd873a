"""Reads XML from anybody, in bounded time and memory, into a small tree. Knows no vocabulary.

expat alone would do: it resolves no external entity by itself, and its depth costs nothing.
What is refused here is refused by handlers: a DOCTYPE (no invoice has one, and without it there
are no entities to expand), deep nesting, more elements or bytes than any invoice has. Python's
own expat cannot read encodings of more than a byte but UTF-8 and UTF-16; XML allows them, so
the others are decoded first.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from gsmos_tray.documents.document import WhyCode
from gsmos_tray.documents.refusals import NotRead

MOST_BYTES = 64 * 1024 * 1024
_MOST_ELEMENTS = 1_000_000
_MOST_KEPT = 50_000
_DEEPEST = 100
_LONGEST_TEXT = 2_000
_LONGEST_ATTRIBUTE = 10_000
_CHUNK = 64 * 1024


@dataclass(slots=True)
class Element:
    """A part of the tree. *name* is the namespace, a space, and the local name."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *path: str) -> Iterator[Element]:
        """Give what lies at *path*, in the document's order."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def texts(self, *path: str) -> Iterator[str]:
        """Give the texts at *path* that are not empty."""
        for element in self.all(*path):
            if text := " ".join(element.text.split()):
                yield text

    def first(self, *path: str) -> str | None:
        """Give the first text at *path*."""
        return next(self.texts(*path), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a root's name tells the reader to do: read it all but *pruned*, or stop there."""

    whole: bool
    pruned: frozenset[str] = frozenset()


def read_xml(stream: BinaryIO, plan: Callable[[str], Plan]) -> Element:
    """Read *stream* and give its root. Raises NotRead.

    Where the plan says to stop at the root, the rest may be of any size and is not looked at.
    """
    growing = _Tree(plan)
    parser, chunks = _parser(stream)
    parser.buffer_text = True
    parser.StartElementHandler = growing.start
    parser.EndElementHandler = growing.end
    parser.CharacterDataHandler = growing.characters
    parser.StartDoctypeDeclHandler = growing.doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - the C function takes no keywords
            if growing.finished:
                break
        else:
            parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, ValueError, LookupError) as cause:
        raise NotRead(WhyCode.NOT_WELL_FORMED) from cause
    if growing.root is None:
        raise NotRead(WhyCode.NOT_WELL_FORMED)
    return growing.root


class _Tree:
    """Grows under expat's calls."""

    def __init__(self, plan: Callable[[str], Plan]) -> None:
        self.root: Element | None = None
        self.finished = False
        self._plan = plan
        self._pruned: frozenset[str] = frozenset()
        self._open: list[Element] = []
        self._skipping = 0
        self._count = 0
        self._kept = 0

    def doctype(self, *_: object) -> None:
        raise NotRead(WhyCode.HOSTILE, "DOCTYPE")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise NotRead(WhyCode.TOO_LARGE)
        if self._skipping or name in self._pruned:
            self._skipping += 1
            if self._skipping > _DEEPEST:
                raise NotRead(WhyCode.HOSTILE, "depth")
            return
        self._kept += 1
        if len(self._open) >= _DEEPEST or self._kept > _MOST_KEPT:
            raise NotRead(WhyCode.HOSTILE, "depth")
        short = {key: value[:_LONGEST_ATTRIBUTE] for key, value in attributes.items()}
        element = Element(name, short)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
            plan = self._plan(name)
            self._pruned = plan.pruned
            self.finished = not plan.whole
        self._open.append(element)

    def end(self, _name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def characters(self, text: str) -> None:
        if self._skipping or not self._open:
            return
        element = self._open[-1]
        if len(element.text) < _LONGEST_TEXT:
            element.text += text[:_LONGEST_TEXT]


def _parser(stream: BinaryIO) -> tuple[expat.XMLParserType, Iterator[bytes]]:
    """Give a parser for the encoding that *stream* begins in, and what to feed it."""
    chunks = _chunks(stream)
    head = next(chunks, b"")
    # Blank lines before the declaration are common in files that were pasted together.
    head = head.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n").removeprefix(codecs.BOM_UTF8)
    rest = _again(head, chunks)
    if (encoding := _encoding(head)) is None:
        return expat.ParserCreate(None, " "), rest
    return expat.ParserCreate("utf-8", " "), _decoded(rest, encoding)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    read = 0
    while chunk := stream.read(_CHUNK):
        read += len(chunk)
        if read > MOST_BYTES:
            raise NotRead(WhyCode.TOO_LARGE)
        yield chunk


def _again(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from chunks


_DECLARED = re.compile(
    rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})""", re.ASCII
)
_BEGINNINGS = (
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
    (b"\0<", "utf-16-be"),
    (b"<\0", "utf-16-le"),
)
_EBCDIC = "<?xml".encode("cp037")
_NOT_ENCODINGS = frozenset(
    {"utf-7", "idna", "punycode", "undefined", "mbcs", "oem"}
    | {"raw-unicode-escape", "unicode-escape"}
)


def _encoding(head: bytes) -> str | None:
    """Name the codec that must decode what begins with *head*; ``None``: expat can by itself.

    As the XML specification's appendix F reads the first four bytes.
    """
    for beginning, encoding in _BEGINNINGS:
        if head.startswith(beginning):
            return encoding
    if head.startswith(_EBCDIC):
        declaration = head[:300].decode("cp037").encode("ascii", "replace")
        return _declared(declaration) or "cp037"
    declared = _declared(head[:300])
    if declared in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        return "utf-8"  # the declaration could be read byte by byte, so it is wrong
    if declared is not None and not codecs.lookup(declared).name.startswith("utf"):
        return declared
    return None


def _declared(head: bytes) -> str | None:
    match = _DECLARED.match(head)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        "".encode(name)  # refuses codecs that do not code text
    except LookupError as cause:
        raise NotRead(WhyCode.NOT_WELL_FORMED) from cause
    if name in _NOT_ENCODINGS:
        raise NotRead(WhyCode.NOT_WELL_FORMED)
    return name


def _decoded(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for chunk in chunks:
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", final=True).encode()
