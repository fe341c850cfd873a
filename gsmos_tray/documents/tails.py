"""Reads what follows a title: «seria ABC nr. 0123 din data de 12.05.2026», or only prose.

A title that goes on in prose is none: «Factura electronică devine obligatorie» is a newspaper's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gsmos_tray.documents.phrases import KnownWords, words
from gsmos_tray.documents.romanian import first_date, folded, holds_cnp

_LONGEST_NUMBER = 30
_MOST_TOKENS = 4
_LONGEST_SERIES = 8
_BEFORE_DATES = frozenset({"din", "data", "dated"})
_SERIES = frozenset({"seria", "serie", "series"})
_JOINTS = frozenset({"/", "-", "–"})
_EDGES = " \t:.,;()[]{}#|*=_»«\"'„”“/–-"
_NUMBER_BEFORE_DATE = re.compile(r"(\d)/(?=\d\d?[./-]\d\d?[./-]\d{4})", re.ASCII)
"""«Nr. 55/02.06.2026» is a number and a date."""

_BARE_NUMBER = re.compile(r"(?!RO)[A-Z]{2,6}[ /-]?\d{2,12}", re.ASCII)

_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tail:
    """What a tail holds. *is_prose*: something in it is neither number, date nor known word."""

    number: str | None = None
    day: date | None = None
    is_prose: bool = False
    is_empty: bool = False


def read_tail(text: str, known: KnownWords, *, slashes: bool = True) -> Tail:
    """Read *text*. *known* are words that may stand there and say nothing."""
    if not text.strip(_EDGES):
        return Tail(is_empty=True)
    text = _NUMBER_BEFORE_DATE.sub(r"\1 / ", text)
    found = first_date(text, slashes=slashes)
    before = text[: found[1][0]] if found else text
    after = text[found[1][1] :] if found else ""
    kept, is_prose = _kept(before, known)
    number = _number(kept)
    if number is None and not found:
        is_prose = is_prose or bool(kept)
    else:
        is_prose = is_prose or _strangers(after, known) > (0 if number is None else 1)
    return Tail(number, found[0] if found else None, is_prose)


def is_bare_number(text: str) -> bool:
    """Whether *text* is a number with its series and nothing else, as below a title: «LX 0412»."""
    return _BARE_NUMBER.fullmatch(text.strip()) is not None


def as_number(text: str, known: KnownWords) -> str | None:
    """Read the value of a label that announces a number."""
    tail = read_tail(text, known)
    return None if tail.is_prose else tail.number


def _kept(text: str, known: KnownWords) -> tuple[list[str], bool]:
    """Keep what may belong to a number; say whether there is more than that."""
    kept: list[str] = []
    after_series = False
    joint = ""  # a slash counts only between two parts: «Seria / Series: EX» has none
    for token in text.split():
        bare = token.strip(_EDGES)
        if not bare or _says_nothing(bare, known):
            if folded(bare) in _BEFORE_DATES and any(map(_has_digit, kept)):
                break  # «din data de 3», and the next line goes on: «noiembrie 2026»
            joint = token if token in _JOINTS and not joint and kept else ""
            after_series = folded(bare) in _SERIES
            continue
        if not _is_part(bare):
            return kept, True
        if bare.isalpha() and not (after_series or joint) and any(map(_has_digit, kept)):
            break  # «nr. LX 12 — STORNO la factura nr. LX 11» goes on about another one
        kept.extend([joint, bare] if joint else [bare])
        joint = ""
    return kept, False


def _strangers(text: str, known: KnownWords) -> int:
    """Count the words that are neither known nor numbers."""
    return sum(
        word.folded not in known and not any(one.isdigit() for one in word.folded)
        for word in words(text)
    )


def _has_digit(token: str) -> bool:
    return any(one.isdigit() for one in token)


def _says_nothing(token: str, known: KnownWords) -> bool:
    return bool(_TIME.fullmatch(token)) or all(word.folded in known for word in words(token))


def _is_part(token: str) -> bool:
    if any(one.isdigit() for one in token):
        return len(token) <= _LONGEST_NUMBER
    return token.isupper() and len(token) <= _LONGEST_SERIES and folded(token).isalnum()


def _number(kept: list[str]) -> str | None:
    number = " ".join(kept)
    fits = len(number) <= _LONGEST_NUMBER and len(kept) <= _MOST_TOKENS
    if not fits or not any(one.isdigit() for one in number) or holds_cnp(number):
        return None
    return number
