"""Finds what stands behind the labels of a page: «Seria», «Nr.», «Data emiterii:», «C.I.F.».

A value stands in the same stretch, or beside its label, or below it: geometry decides, since
the order in which a page is drawn tells nothing. Which labels there are is the rules' business,
and what a value means is ``fields``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.phrases import Found, Phrase, Phrases

IGNORED = "ignora"
"""Labels that only look like another: «Data scadenței» is not the date."""

_PROSE = 14
_MOST_PROSE = 60
_BRACKETS = re.compile(r"^\s*\([^()]{0,40}\)")
"""«Data (ziua, luna, anul)»: how to fill in a form is no value."""

_LATEST_LABEL = 3
"""«Total de plată» at the end of a short stretch is a label; behind a sentence it is not."""

_ROW_BELOW = 3.2
"""Line heights from the head of a table's column to its first row."""

_SEPARATORS = " \t:.-–—=#|/*,;>_)("
_EDGES = " \t:.#|;*=_"
_BETWEEN = " \t/|()-–.:"
_BEFORE_LABEL = (",", ";", ":", "|", "/", "·", "•", "(", ")", "-", "–")

NO_NAME = "nu_e_nume"
"""Words that stand where a name could, and are none: «Am predat», «Service-ul»."""

ALONE = {"furnizor_singur": "furnizor", "client_singur": "client", NO_NAME: NO_NAME}
"""Words too common to be trusted unless they stand alone: «De la» above a name."""

PARTIES = frozenset({"furnizor", "client", "nume"})
"""Words that occur in names of firms, too."""

_CAREFUL = PARTIES | {"data", "numar_simplu", "serie", "total_simplu"}
"""Words that running text is full of: they count where a label can stand."""

FIRM = re.compile(
    r"\b(?:S\.?\s?R\.?\s?L|S\.?\s?A|P\.?F\.?A|I\.?I|Î\.?I|S\.?N\.?C|S\.?C\.?S)\b\.?"
    r"|\bS\.?C\.?\s"
)


_WRAPPED = frozenset({"cod_reparatie"})
"""Labels specific enough to be believed at the end of a line whose value begins the next."""


class Where(IntEnum):
    """Where a value stands, seen from its label. In the order in which it is believed."""

    INLINE = 0
    BESIDE = 1
    BELOW = 2
    ABOVE = 3


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind one label: *spot* is the label's place, *place* the value's."""

    label: str
    text: str
    spot: Spot
    place: Spot
    where: Where
    phrase: Phrase
    at: int  # where in its spot's text the label begins

    @property
    def is_inline(self) -> bool:
        """Whether label and value stand in one stretch."""
        return self.where is Where.INLINE


class LabelledValues:
    """All labels of a page with their values."""

    def __init__(self, page: Page, labels: Phrases[str], *, tolerant: bool) -> None:
        self._page = page
        self._labels = labels
        self._tolerant = tolerant
        self._found: dict[int, list[Found[str]]] = {}
        for spot in page.spots:
            if spot.words and len(spot.words) <= _PROSE and (hits := self._hits(spot)):
                self._found[spot.order] = hits
        self._drop_firms_called_like_labels()
        self._values = [value for spot in page.spots for value in self._of(spot)]

    def all(self, *labels: str) -> list[Value]:
        """Give the values of these labels, in the page's order."""
        return [value for value in self._values if value.label in labels]

    def in_prose(self, label: str) -> Iterator[Value]:
        """Give the values that follow *label* within running text, however long."""
        for spot in self._page.spots:
            if not _PROSE < len(spot.words) <= _MOST_PROSE:
                continue
            hits = [hit for hit in self._labels.anywhere(spot.words) if hit.value == label]
            for hit in hits:
                text = spot.text[spot.words[hit.end - 1].end :].strip(_EDGES + ",")
                if text:
                    yield self._value(hit, text, spot, spot, Where.INLINE)
                else:
                    yield from self._around(hit, spot)

    def begins_with_label(self, spot: Spot) -> bool:
        """Whether the spot is, or begins with, a label."""
        hits = self._found.get(spot.order, [])
        return bool(hits) and hits[0].start == 0

    def label_at(self, spot: Spot) -> str | None:
        """Give the label with which the spot begins."""
        hits = self._found.get(spot.order, [])
        return hits[0].value if hits and hits[0].start == 0 else None

    def is_ignored(self, spot: Spot) -> bool:
        """Whether the spot begins with a label that only looks like another."""
        return self.label_at(spot) == IGNORED

    def ignores(self, spot: Spot, before: int) -> bool:
        """Whether such a label stands in the spot, ahead of place *before* in its text."""
        return any(
            hit.value == IGNORED and spot.words[hit.start].start < before
            for hit in self._found.get(spot.order, [])
        )

    def ignored_places(self) -> frozenset[int]:
        """Give the orders of the spots that are the values of such labels.

        «Adresa: Str. Lungă 14» has its value, and claims nothing of what stands beside it.
        """
        return frozenset(
            value.place.order
            for spot in self._page.spots
            if self.is_ignored(spot)
            and not spot.after(self._found[spot.order][0].end).strip(_SEPARATORS)
            for value in self._around(self._found[spot.order][0], spot)
            if value.where is not Where.ABOVE
        )

    def _hits(self, spot: Spot) -> list[Found[str]]:
        kept: list[Found[str]] = []
        for hit in self._labels.anywhere(spot.words, tolerant=self._tolerant):
            if hit.value in ALONE:
                if hit.start == 0 and hit.end == len(spot.words):
                    kept.append(replace(hit, value=ALONE[hit.value]))
            elif kept and _is_the_same_again(spot, kept[-1], hit):
                kept[-1] = replace(kept[-1], end=hit.end)
            elif kept and _begins_a_firm(spot, kept[-1], hit):
                continue
            elif hit.value not in _CAREFUL or _announces(spot, hit, kept):
                kept.append(hit)
        return kept

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
                values.append(self._value(hit, text.strip(_EDGES), spot, spot, Where.INLINE))
            elif last and (hit.start <= _LATEST_LABEL or hit.value in _WRAPPED):
                values.extend(self._around(hit, spot))
        return [value for value in values if value.label != IGNORED]

    def _around(self, hit: Found[str], spot: Spot) -> list[Value]:
        values = []
        beside = self._page.beside(spot)
        if beside is not None and not self.begins_with_label(beside):
            values.append(self._value(hit, beside.text, spot, beside, Where.BESIDE))
        under = self._page.under(spot, _ROW_BELOW)
        if under is not None and not self.begins_with_label(under):
            text = _in_column(under, spot, self._page.beside(spot))
            values.append(self._value(hit, text, spot, under, Where.BELOW))
        above = self._page.above(spot)
        if not values and above is not None and not self.begins_with_label(above):
            values.append(self._value(hit, above.text, spot, above, Where.ABOVE))
        return values or [self._value(hit, "", spot, spot, Where.BELOW)]

    @staticmethod
    def _value(hit: Found[str], text: str, spot: Spot, place: Spot, where: Where) -> Value:
        at = spot.words[hit.start].start
        return Value(hit.value, text.strip(_EDGES), spot, place, where, hit.phrase, at)


def _in_column(under: Spot, head: Spot, next_head: Spot | None) -> str:
    """Cut out of a row, whose cells stand close, what stands in the column of *head*.

    Where a word stands is estimated from the length of the text before it.
    """
    here, there = head.stretch, under.stretch
    if there.left >= here.left - here.height and (
        next_head is None or there.right <= next_head.stretch.left
    ):
        return under.text
    letter = (there.right - there.left) / max(len(under.text), 1)
    last = next_head.stretch.left - letter if next_head is not None else float("inf")
    kept = [
        word
        for word in re.finditer(r"\S+", under.text)
        if there.left + word.end() * letter > here.left + letter
        and there.left + word.start() * letter < last
    ]
    return under.text[kept[0].start() : kept[-1].end()] if kept else under.text


def _is_the_same_again(spot: Spot, last: Found[str], hit: Found[str]) -> bool:
    """Whether it is one label in two languages: «Client / Customer»."""
    between = spot.text[spot.words[last.end - 1].end : spot.words[hit.start].start]
    return last.value == hit.value and not between.strip(_BETWEEN)


def _begins_a_firm(spot: Spot, last: Found[str], hit: Found[str]) -> bool:
    """Whether a label's word begins the name behind a heading: «Client: MOBIL PARTS SRL»."""
    between = spot.text[spot.words[last.end - 1].end : spot.words[hit.start].start]
    following = spot.text[spot.words[hit.end - 1].end :]
    return (
        last.value in PARTIES
        and hit.value == IGNORED
        and not between.strip(_BETWEEN)
        and not following.lstrip().startswith(":")
        and FIRM.search(following) is not None
    )


def _announces(spot: Spot, hit: Found[str], before: list[Found[str]]) -> bool:
    """Whether a word is used as a label: at the beginning, behind a mark, or before a colon."""
    following = spot.text[spot.words[hit.end - 1].end :].lstrip()
    preceding = spot.text[: spot.words[hit.start].start].rstrip()
    if hit.value == "nume" and not following.startswith(":") and FIRM.search(following):
        return False  # «Firma X SRL» is called so
    if hit.start == 0 or following.startswith(":"):
        return True
    if hit.value in PARTIES:
        return False
    return preceding.endswith(_BEFORE_LABEL) or bool(before)


def _is_heading(spot: Spot, hit: Found[str]) -> bool:
    following = spot.text[spot.words[hit.end - 1].end :].strip()
    return not following or following.startswith(":")
