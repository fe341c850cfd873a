"""Finds what stands behind the labels of a page: «Seria», «Nr.», «Data emiterii:», «C.I.F.».

A value stands in the same stretch, or beside its label, or below it: geometry decides, since
the order in which a page is drawn tells nothing. Which labels there are is the rules' business,
and what a value means is ``fields``'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.phrases import Found, Phrases

IGNORED = "ignora"
"""Labels that only look like another: «Data scadenței» is not the date."""

_PROSE = 14
_BRACKETS = re.compile(r"^\s*\([^()]{0,40}\)")
"""«Data (ziua, luna, anul)»: how to fill in a form is no value."""

_LATEST_LABEL = 3
"""«Total de plată» at the end of a short stretch is a label; behind a sentence it is not."""

_SEPARATORS = " \t:.-–—=#|/*,;>_)("
_EDGES = " \t:.#|;*="


PARTIES = frozenset({"furnizor", "client", "nume"})
"""Words that occur in names of firms, too."""

FIRM = re.compile(
    r"\b(?:S\.?\s?R\.?\s?L|S\.?\s?A|P\.?F\.?A|I\.?I|S\.?N\.?C|S\.?C\.?S)\b\.?|\bS\.?C\.?\s"
)


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind one label. *spot* is where the label stands."""

    label: str
    text: str
    spot: Spot
    standing_alone: bool = False  # the value had to be looked for around the label


class LabelledValues:
    """All labels of a page with their values."""

    def __init__(self, page: Page, labels: Phrases[str], *, tolerant: bool) -> None:
        self._page = page
        self._found: dict[int, list[Found[str]]] = {}
        for spot in page.spots:
            if spot.words and len(spot.words) <= _PROSE:
                hits = [
                    hit
                    for hit in labels.anywhere(spot.words, tolerant=tolerant)
                    if hit.value not in PARTIES or _announces(spot, hit)
                ]
                if hits:
                    self._found[spot.order] = hits
        self._drop_firms_called_like_labels()
        self._values = [value for spot in page.spots for value in self._of(spot)]

    def all(self, *labels: str) -> list[Value]:
        """Give the values of these labels, in the page's order."""
        return [value for value in self._values if value.label in labels]

    def begins_with_label(self, spot: Spot) -> bool:
        """Whether the spot is, or begins with, a label."""
        hits = self._found.get(spot.order, [])
        return bool(hits) and hits[0].start == 0

    def _drop_firms_called_like_labels(self) -> None:
        """Take «Client Exemplu SRL» for a name, where another heading says who is the client."""
        announced = {
            hits[0].value
            for order, hits in self._found.items()
            if hits[0].start == 0 and _is_heading(self._page.spots[order], hits[0])
        }
        for order, hits in list(self._found.items()):
            spot, first = self._page.spots[order], hits[0]
            named = first.value in announced and not _is_heading(spot, first)
            if first.value in PARTIES and named and FIRM.search(spot.text):
                del self._found[order]

    def is_ignored(self, spot: Spot) -> bool:
        """Whether the spot begins with a label that only looks like another."""
        hits = self._found.get(spot.order, [])
        return bool(hits) and hits[0].start == 0 and hits[0].value == IGNORED

    def _of(self, spot: Spot) -> list[Value]:
        hits = self._found.get(spot.order, [])
        if not hits or self.is_ignored(spot):
            return []
        values = []
        for number, hit in enumerate(hits):
            last = number + 1 == len(hits)
            start = spot.words[hit.end - 1].end
            end = len(spot.text) if last else spot.words[hits[number + 1].start].start
            text = _BRACKETS.sub("", spot.text[start:end])
            if text.strip(_SEPARATORS):
                values.append(Value(hit.value, text.strip(_EDGES), spot))
            elif last and hit.start <= _LATEST_LABEL:
                values.extend(self._around(hit.value, spot))
        return [value for value in values if value.label != IGNORED]

    def _around(self, label: str, spot: Spot) -> list[Value]:
        values = [
            Value(label, place.text, spot, standing_alone=True)
            for place in (self._page.beside(spot), self._page.below(spot))
            if place is not None and not self.begins_with_label(place)
        ]
        return values or [Value(label, "", spot)]


def _announces(spot: Spot, hit: Found[str]) -> bool:
    """Whether a word is used as a label: at the beginning, or before a colon."""
    following = spot.text[spot.words[hit.end - 1].end :].lstrip()
    return hit.start == 0 or following.startswith(":")


def _is_heading(spot: Spot, hit: Found[str]) -> bool:
    following = spot.text[spot.words[hit.end - 1].end :].strip()
    return not following or following.startswith(":")
