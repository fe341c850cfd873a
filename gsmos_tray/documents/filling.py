"""Fills in a template: values become parts of names that hold no personal number.

Which value a field has, and what is done with the names, is ``layout``'s business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gsmos_tray.documents import names, romanian, templates
from gsmos_tray.documents.default_templates import LACKING
from gsmos_tray.documents.document import Party
from gsmos_tray.documents.templates import Piece

_LONGEST_VALUE = 60
_LONGEST_EXTENSION = 12
_LONGEST_BYTES = 200
"""Leaves room, below what file systems allow, for the longest suffix and extension."""

_FORM = re.compile(
    r"(?<![\w.])(?:S\.?\s?C\.?|S\.?\s?R\.?\s?L\.?|S\.?\s?A\.?)(?![\w.])", re.IGNORECASE
)


def party_name(party: Party) -> str | None:
    """Name a client so that one of them has one folder: ``MOBI PARTS 12345674``.

    In capitals, without SC, SRL, SA and dots, then the CUI; a person's name alone.
    """
    name = romanian.modern(romanian.without_cnp(party.name or ""))
    short = " ".join(_FORM.sub(" ", name).replace(".", " ").upper().split()).strip(" ,;-&")
    return f"{short or name} {party.cui or ''}".strip() or None


def folder(pieces: tuple[Piece, ...], values: Mapping[str, str | None]) -> str:
    """Fill in one folder. What is missing is said: ``Fără client``."""
    filled = "".join(
        _filled(piece, values) or LACKING[piece.field or ""] if piece.field else piece.text
        for piece in pieces
    )
    longest = templates.longest(pieces)
    return names.safe_name(romanian.without_cnp(filled), longest)


def name(pieces: tuple[Piece, ...], values: Mapping[str, str | None], stem: str, room: int) -> str:
    """Fill in the name. What is missing is replaced, once, by the file's own stem."""
    filled: list[str] = []
    stem_used = False
    for piece in pieces:
        value = _filled(piece, values) if piece.field else piece.text
        if value is None and not stem_used:
            stem_used = True
            value = names.clean(stem) or "_"
            if filled and _begins(value, filled[-1]):  # Factura_{numar} of "Factura august"
                filled[-1] = ""
        filled.append(value if value is not None else LACKING[piece.field or ""])
    while (excess := names.units("".join(filled)) - room) > 0:
        longest = max(range(len(filled)), key=lambda at: names.units(filled[at]))
        shorter = max(names.units(filled[longest]) - excess, 1)
        filled[longest] = names.cut(filled[longest], shorter).rstrip() or "_"
        if shorter == 1:
            break
    return (
        names.cut(romanian.without_cnp("".join(filled)), room, _LONGEST_BYTES).strip(" .~") or "_"
    )


def _begins(stem: str, literal: str) -> bool:
    words = re.sub(r"[\W_]", "", romanian.folded(literal))
    return bool(words) and re.sub(r"[\W_]", "", romanian.folded(stem)).startswith(words)


def _filled(piece: Piece, values: Mapping[str, str | None]) -> str | None:
    value = values[piece.field or ""]
    if value is None or not (value := names.clean(value)):
        return None
    if value.isdecimal() and value.isascii():
        return value.rjust(piece.digits, "0")
    return value if piece.field == "nume_fisier" else names.cut(value, _LONGEST_VALUE)


def extension(text: str) -> str:
    """Give the file's own extension, in small letters and safe."""
    plain = names.clean(text).lower().strip(" .~")
    return "." + names.cut(plain, _LONGEST_EXTENSION).strip(" .~") if plain else ""
