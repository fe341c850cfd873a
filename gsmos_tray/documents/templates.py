"""Understands a template such as ``Facturi/{an}/{luna}/Factura_{numar:06}``.

Checks it once, when it is typed, and explains it to the dialog: its parts, its fields, and where
it is wrong. Which value a field has is ``layout``'s business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gsmos_tray.documents import names

FIELDS: Mapping[str, int | None] = {
    "an": 4,
    "luna": 2,
    "zi": 2,
    "numar": 6,
    "client": None,  # the other party
    "furnizor": None,  # who issued it
    "cumparator": None,  # whom it was issued to
    "cui": None,  # of who issued it
    "cod_reparatie": None,
    "index": 1,  # what SPV calls the upload
    "nume_fisier": None,
    "tip": None,
}
"""The fields there are, and to how many digits a number is filled up if the template is silent."""

_WIDEST = 12
_LONGEST_FOLDER = 50
LONGEST_FOLDERS = 139
"""What all folders of a template may take, the root's included; the name keeps at least 60."""


class Fault(StrEnum):
    """What is wrong with a template. Each has a sentence in ``ui.texts``."""

    EMPTY = "empty"
    EMPTY_FOLDER = "empty_folder"  # nothing between two slashes, or before or after them
    UNCLOSED_BRACE = "unclosed_brace"
    STRAY_BRACE = "stray_brace"
    UNKNOWN_FIELD = "unknown_field"
    BAD_FORMAT = "bad_format"  # after the colon, only 01 to 012, and only for numbers
    FORBIDDEN_CHARACTER = "forbidden_character"
    FORBIDDEN_NAME = "forbidden_name"  # CON, desktop.ini, or one that ends in a dot or a space
    NAME_WITHOUT_FIELD = "name_without_field"  # every document would have the same name
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A fault of a template, the place where it begins, and the words that are wrong."""

    fault: Fault
    at: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a template: text as it stands, or a field. *at* counts from its beginning."""

    at: int
    text: str
    field: str | None = None
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """A template taken apart, as far as it can be understood."""

    pieces: tuple[Piece, ...]
    mistake: Mistake | None

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the template uses."""
        return frozenset(piece.field for piece in self.pieces if piece.field)


@dataclass(frozen=True, slots=True)
class Template:
    """A template without a mistake: its folders and its name, each a row of pieces."""

    folders: tuple[tuple[Piece, ...], ...]
    name: tuple[Piece, ...]

    @property
    def longest_folders(self) -> int:
        """What the folders take at the most, with their slashes."""
        return sum(longest(folder) + 1 for folder in self.folders)


_PIECE = re.compile(r"\{([^{}/]*)\}|([{}])|([^{}]+)")
_FORMAT = re.compile(r"0?(\d{1,2})", re.ASCII)


def explain(text: str) -> Explanation:
    """Take *text* apart for the person who is typing it."""
    pieces: list[Piece] = []
    for match in _PIECE.finditer(text):
        piece = _piece(match)
        if isinstance(piece, Mistake):
            return Explanation(tuple(pieces), piece)
        pieces.append(piece)
    return Explanation(tuple(pieces), _mistake(text, pieces))


def understood(text: str) -> Template | Mistake:
    """Give the template that *text* is, or the first mistake in it."""
    explanation = explain(text)
    if explanation.mistake:
        return explanation.mistake
    *folders, name = _components(explanation.pieces)
    return Template(tuple(map(tuple, folders)), tuple(name))


def longest(folder: tuple[Piece, ...]) -> int:
    """Give the length that a folder made of these pieces may reach."""
    if any(piece.field for piece in folder):
        return min(_LONGEST_FOLDER, sum(_longest_piece(piece) for piece in folder))
    return sum(names.units(piece.text) for piece in folder)


def _longest_piece(piece: Piece) -> int:
    if piece.field in ("an", "luna", "zi"):
        return max(piece.digits, 4)
    return _LONGEST_FOLDER if piece.field else names.units(piece.text)


def _piece(match: re.Match[str]) -> Piece | Mistake:
    if brace := match[2]:
        fault = Fault.UNCLOSED_BRACE if brace == "{" else Fault.STRAY_BRACE
        return Mistake(fault, match.start(), brace)
    if match[1] is None:
        return Piece(match.start(), match[3])
    field, colon, format = match[1].partition(":")
    if field not in FIELDS:
        return Mistake(Fault.UNKNOWN_FIELD, match.start() + 1, field)
    digits = FIELDS[field]
    if colon:
        wanted = _FORMAT.fullmatch(format)
        if digits is None or not wanted or not 1 <= int(wanted[1]) <= _WIDEST:
            return Mistake(Fault.BAD_FORMAT, match.start() + 2 + len(field), format)
        digits = int(wanted[1])
    return Piece(match.start(), match[0], field, digits or 0)


def _mistake(text: str, pieces: list[Piece]) -> Mistake | None:
    if not text.strip():
        return Mistake(Fault.EMPTY, 0)
    at = 0
    components = _components(pieces)
    for component, words in zip(components, text.split("/"), strict=True):
        if mistake := _in_component(component, words, at):
            return mistake
        at += len(words) + 1
    name = components[-1]
    if not any(piece.field for piece in name):
        return Mistake(Fault.NAME_WITHOUT_FIELD, text.rfind("/") + 1, text.rpartition("/")[2])
    folders = sum(longest(tuple(folder)) + 1 for folder in components[:-1])
    if (
        folders > LONGEST_FOLDERS
        or sum(not p.field and len(p.text) for p in name) > _LONGEST_FOLDER
    ):
        return Mistake(Fault.TOO_LONG, 0)
    return None


def _in_component(component: list[Piece], words: str, at: int) -> Mistake | None:
    if not words.strip():
        return Mistake(Fault.EMPTY_FOLDER, at, words)
    for piece in component:
        if not piece.field and (place := names.forbidden_in(piece.text)) is not None:
            return Mistake(Fault.FORBIDDEN_CHARACTER, piece.at + place, piece.text[place])
    # A field stands for a letter: what surrounds it must not begin or end a name badly either.
    sample = "".join("x" if piece.field else piece.text for piece in component)
    if not names.is_safe(sample):
        return Mistake(Fault.FORBIDDEN_NAME, at, words)
    return None


def _components(pieces: list[Piece] | tuple[Piece, ...]) -> list[list[Piece]]:
    """Cut the pieces at their slashes."""
    components: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.field:
            components[-1].append(piece)
            continue
        at = piece.at
        for number, part in enumerate(piece.text.split("/")):
            if number:
                components.append([])
            if part:
                components[-1].append(Piece(at, part))
            at += len(part) + 1
    return components
