"""Tells on a page who issued it and to whom: names and CUIs, by the headings they stand under.

A party without a heading is the issuer, if it stands alone at the top; who cannot be told apart
is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gsmos_tray.documents.document import Party
from gsmos_tray.documents.labels import FIRM, LabelledValues, Value
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.romanian import holds_cnp

_ISSUER, _CUSTOMER = "furnizor", "client"
_FAR_ASIDE = 200.0
_SAME_LINE = 4.0
_SAME_COLUMN = 3.0
_MUCH_LARGER = 1.4
_TOP = 0.5
_SHORTEST_NAME, _LONGEST_NAME = 3, 90
_MOST_NAME_WORDS = 10
_MOST_HEADING_WORDS = 3
_CUI = re.compile(r"(?:R\s?O\s?)?(\d{2,10})(?![\d/.-]*\d)", re.IGNORECASE | re.ASCII)
_EDGES = " \t:,;#|*-–_"


@dataclass(frozen=True, slots=True)
class _Heading:
    role: str
    spot: Spot


class Parties:
    """Issuer and customer of one page."""

    def __init__(self, page: Page, values: LabelledValues) -> None:
        self._page = page
        self._values = values
        self._headings = [
            _Heading(value.label, value.spot)
            for value in values.all(_ISSUER, _CUSTOMER)
            if _is_heading(value)
        ]
        self._cuis = self._assigned_cuis()

    @property
    def issuer(self) -> Party:
        """Who issued it."""
        return Party(self._name(_ISSUER) or self._firm_at_the_top(), self._cuis.get(_ISSUER))

    @property
    def customer(self) -> Party:
        """To whom it was issued."""
        return Party(self._name(_CUSTOMER), self._cuis.get(_CUSTOMER))

    def _assigned_cuis(self) -> dict[str, str]:
        assigned: dict[str, str] = {}
        lonely: dict[str, Spot] = {}
        for value in self._values.all("cui"):
            match = _CUI.match(value.text)
            if match is None or not match[1].strip("0") or holds_cnp(value.text):
                continue
            if role := self._role(value.spot):
                assigned.setdefault(role, match[1])
            else:
                lonely[match[1]] = value.spot
        for digits in set(assigned.values()):
            lonely.pop(digits, None)
        if _ISSUER not in assigned and len(lonely) == 1:
            digits, spot = lonely.popitem()
            if self._page.depth(spot) < _TOP:
                assigned[_ISSUER] = digits
        return assigned

    def _role(self, spot: Spot) -> str | None:
        """Say under whose heading a spot stands: beneath it, in its column."""
        here = spot.stretch
        nearest: tuple[float, float, str] | None = None
        for heading in self._headings:
            there = heading.spot.stretch
            down = there.bottom - here.bottom
            aside = max(there.left - here.right, here.left - there.right, 0.0)
            if down < -_SAME_LINE or aside > _FAR_ASIDE:
                continue
            distance = (round(aside / 40), down, heading.role)
            if nearest is None or distance < nearest:
                nearest = distance
        return nearest[2] if nearest else None

    def _name(self, role: str) -> str | None:
        for value in self._values.all(role):
            if _is_heading(value) and not value.standing_alone and (name := _as_name(value.text)):
                return name
        for heading in self._headings:
            if heading.role == role and (name := self._name_around(heading.spot)):
                return name
        for value in self._values.all("nume"):
            if self._role(value.spot) == role and (name := _as_name(value.text)):
                return name
        return None

    def _name_around(self, heading: Spot) -> str | None:
        """Look below a heading, and first beside it if it is announced or in a table's column."""
        beside, below = self._page.beside(heading), self._page.below(heading)
        places = [below, beside]
        if beside and (heading.text.rstrip().endswith(":") or self._in_column(beside, below)):
            places.reverse()
        for place in places:
            if place is None or self._values.begins_with_label(place):
                continue
            if place.stretch.height > _MUCH_LARGER * heading.stretch.height:
                continue
            if name := _as_name(place.text):
                return name
        return None

    def _in_column(self, beside: Spot, below: Spot | None) -> bool:
        """Whether the next row has a value in the same column: «Client | …», «Model | …»."""
        other = self._page.beside(below) if below else None
        return other is not None and abs(other.stretch.left - beside.stretch.left) < _SAME_COLUMN

    def _firm_at_the_top(self) -> str | None:
        """Take the only firm above the customer, where no heading names the issuer."""
        if any(heading.role == _ISSUER for heading in self._headings):
            return None
        names = {
            name
            for spot in self._page.spots
            if FIRM.search(spot.text)
            and self._page.depth(spot) < _TOP
            and self._role(spot) is None
            and not self._values.begins_with_label(spot)
            and (name := _as_name(spot.text))
        }
        return names.pop() if len(names) == 1 else None


def _is_heading(value: Value) -> bool:
    spot = value.spot
    inline = not value.standing_alone and value.text
    return bool(inline) or len(spot.words) <= _MOST_HEADING_WORDS or spot.is_capital


def _as_name(text: str) -> str | None:
    name = text.strip(_EDGES)
    letters = sum(one.isalpha() for one in name)
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or letters < len(name) / 2:
        return None
    return None if name[0].islower() or len(name.split()) > _MOST_NAME_WORDS else name
