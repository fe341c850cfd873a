"""Tells a party's name from what else may stand in its place: an address, a signature, a label."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gsmos_tray.documents.labels import FIRM, PARTIES
from gsmos_tray.documents.phrases import Phrases, words

_SHORTEST_NAME, _LONGEST_NAME = 3, 90
_MOST_NAME_WORDS = 10
_EDGES = " \t:,;#|*-–_/•·()"
_END = re.compile(
    r"\s*(?:[|•·;(]|\b(?:c\.?u\.?i|c\.?i\.?f|cod\s+fiscal|cnp|tel|telefon|adresa|str|reg|nr)\b|\bRO\s?\d{4}"
    r"|\s[-–]\s)",
    re.IGNORECASE,
)
"""Where a name ends at the latest."""

_DOT_LOST = re.compile(r"\bS\.\s?(?:R\.\s?L|A)$")
"""The last dot of «S.R.L.» looks like the end of a sentence."""

_PERSON = r"[^\W\d_a-zăâîșț][\w.'’-]+(?:\s+[^\W\d_a-zăâîșț][\w.'’-]+){1,3}"
_FIRM_NAME = (
    r"[^\W\d_a-zăâîșț][^,;:()]{2,60}?\b(?:S\.?R\.?L\.?|S\.?A\.?|P\.?F\.?A\.?|I\.?I\.?)(?!\w)"
)
_IN_PROSE = re.compile(
    rf"(?:\b(?:domnul|doamna|dl|dna|d-l|d-na|dl\.?\s?/\s?dna|subsemnatul|subsemnata)\b[.,:]?(?:\(a\))?\s+"
    rf"(?P<person>{_PERSON})"
    rf"|\bc[aă]tre\s+(?P<firm>{_FIRM_NAME})"
    rf"|\bde la\s+(?P<payer>{_PERSON}|{_FIRM_NAME})\s*,?\s+sum"
    rf"|\b[sș]i\s+(?P<client>{_PERSON}|{_FIRM_NAME}),?\s+[iî]n calitate de"
    r"\s+(?:client|beneficiar|cump))"
)


def party_name(text: str, labels: Phrases[str]) -> str | None:
    """Read *text* as a name; ``None`` if it is none."""
    name = text.strip(_EDGES)
    if firm := FIRM.search(name):
        end = _end_of_form(name, firm)
        name = name[:end] if end > _SHORTEST_NAME else name
    name = _cut(name).strip(_EDGES)
    name = f"{name}." if _DOT_LOST.search(name) else name
    letters = sum(one.isalpha() for one in name)
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or letters < len(name) / 2:
        return None
    if name[0].islower() and not FIRM.search(name.upper()):
        return None
    if ":" in name or len(name.split()) > _MOST_NAME_WORDS or _is_no_name(name, labels):
        return None
    return name


def name_before(text: str, labels: Phrases[str]) -> str | None:
    """Read the firm with which *text*, that goes on with a CUI, ends."""
    if not (forms := list(FIRM.finditer(text))):
        return None
    here = words(text)
    roles = [here[hit.end - 1].end for hit in labels.anywhere(here) if hit.value in PARTIES]
    mark = max(text.rfind(mark, 0, forms[-1].start()) + 1 for mark in ":|•·;")
    return party_name(text[max(mark, *roles, 0) :], labels)


def name_in_prose(texts: Iterable[str]) -> str | None:
    """Find the one customer whom running text names: «și dl. Ion Pop, în calitate de client»."""
    found = {
        next(name for name in match.groups() if name).strip(_EDGES)
        for text in texts
        for match in _IN_PROSE.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


def _end_of_form(name: str, firm: re.Match[str]) -> int:
    """«S.C. X S.R.L., Brașov» ends behind its last form, unless that stands in front."""
    last = firm
    for last in FIRM.finditer(name):  # noqa: B007 - the last one is wanted
        pass
    return last.end() if last.start() > _SHORTEST_NAME else len(name)


def _cut(name: str) -> str:
    if end := _END.search(name, _SHORTEST_NAME):
        name = name[: end.start()]
    first, comma, rest = name.partition(",")
    return first if (comma and len(first.split()) > 1) or any(map(str.isdigit, rest)) else name


def _is_no_name(name: str, labels: Phrases[str]) -> bool:
    here = words(name)
    return bool(here) and any(
        hit.start == 0 and hit.end == len(here) for hit in labels.anywhere(here)
    )
