"""Tells on a page who issued it and to whom: names and CUIs, by the headings they stand under.

A CUI without a heading is told by what is left: an invoice has an issuer, and a shop's service
paper is the shop's. Who cannot be told apart is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gsmos_tray.documents.document import Party
from gsmos_tray.documents.kinds import INVOICES, Kind
from gsmos_tray.documents.labels import FIRM, LabelledValues, Value
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.party_names import name_before, name_in_prose, party_name
from gsmos_tray.documents.phrases import Phrases
from gsmos_tray.documents.romanian import holds_cnp

_ISSUER, _CUSTOMER = "furnizor", "client"
_ROLES = (_ISSUER, _CUSTOMER)
_FAR_ASIDE = 200.0
_SAME_LINE = 4.0
_SAME_COLUMN = 3.0
_MUCH_LARGER = 1.4
_TOP = 0.5
_MOST_HEADING_WORDS = 3
_NAME_LINES = 3.2
_BLOCK = 4
_ROWS = 5
_LONGEST_BLOCK = 12
"""Lines. What stands farther below a heading belongs to another part of the page."""

_HEADS = 3
_CUI = re.compile(r"(?:R\s?O\s?)?(\d{2,10})(?![\d/.,-]*\d)", re.IGNORECASE | re.ASCII)
_CUI_ANYWHERE = re.compile(
    r"(?<![^\W_])RO\s?(\d{4,10})(?![\w/]|[.-]\d)"
    r"|(?<![^\W_])(?:c\.?\s?u\.?\s?i|c\.?\s?i\.?\s?f|cod\s(?:de\s)?(?:identificare\s)?fiscala?)\.?"
    r"[\s:.-]{0,3}(?:RO\s?)?(\d{4,10})(?![\w/]|[.-]\d)",
    re.IGNORECASE | re.ASCII,
)
_BUYERS = frozenset({"client", "clientului", "cumparator", "cumparatorului", "beneficiar"})
_SELLERS = frozenset({"furnizor", "furnizorului", "vanzator", "emitent", "prestator"})
_BY_THE_SHOP_ALONE = frozenset(
    {
        Kind.RECEPTION_PROTOCOL,
        Kind.HANDOVER_PROTOCOL,
        Kind.TECHNICAL_SHEET,
        Kind.REPAIR_DOCUMENT,
    }
)
_PAPERS_OF_THE_SHOP = _BY_THE_SHOP_ALONE | {Kind.WARRANTY, Kind.ESTIMATE, Kind.RECEIPT}


@dataclass(frozen=True, slots=True)
class _Heading:
    role: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class _TaxNumber:
    """A CUI on the page. *role*: whose it is, if the words around it say so."""

    digits: str
    spot: Spot
    at: int
    role: str | None


class Parties:
    """Issuer and customer of one page of a *kind*. *shop*: the shop's own CUI, if it is known."""

    def __init__(
        self,
        page: Page,
        values: LabelledValues,
        words: Phrases[str],
        kind: Kind,
        shop: str | None,
    ) -> None:
        self._page = page
        self._values = values
        self._words = words
        self._kind = kind
        self._shop = shop
        self._headings = [
            _Heading(value.label, value.spot) for value in values.all(*_ROLES) if _is_heading(value)
        ]
        self._numbers = list(self._tax_numbers())
        self._cuis = self._assigned_cuis()

    @property
    def issuer(self) -> Party:
        """Who issued it."""
        name = self._name(_ISSUER) or self._firm_at_the_top()
        return Party(name, self._cuis.get(_ISSUER))

    @property
    def customer(self) -> Party:
        """To whom it was issued."""
        name = self._name(_CUSTOMER) or name_in_prose(spot.text for spot in self._page.spots)
        return Party(name, self._cuis.get(_CUSTOMER))

    def _tax_numbers(self) -> Iterator[_TaxNumber]:
        """Find what stands behind a label, and what looks like a CUI by itself."""
        seen: set[tuple[int, str]] = set()
        for value in self._values.all("cui"):
            match = _CUI.match(value.text)
            if match is None or not match[1].strip("0") or holds_cnp(value.text):
                continue
            seen.add((value.place.order, match[1]))
            role = _told_by(value.phrase) or self._role_in_text(value.spot, value.at)
            yield _TaxNumber(match[1], value.spot, value.at, role or self._role(value.spot))
        for spot in self._page.spots:
            for digits, at in self._in_text(spot.text):
                if (spot.order, digits) not in seen:
                    seen.add((spot.order, digits))
                    role = self._role_in_text(spot, at) or self._role(spot)
                    yield _TaxNumber(digits, spot, at, role)

    def _in_text(self, text: str) -> Iterator[tuple[str, int]]:
        """Find CUIs in running text, and the shop's own however it stands there."""
        for match in _CUI_ANYWHERE.finditer(text):
            digits = match[1] or match[2]
            if digits.strip("0") and not holds_cnp(digits):
                yield digits, match.start()
        if self._shop:
            own = re.search(rf"(?<![\w/-]){self._shop}(?![\w/]|[.-]\d)", text)
            if own is not None:
                yield self._shop, own.start()

    def _role_in_text(self, spot: Spot, before: int) -> str | None:
        """Give the role that is named last, in the same stretch, ahead of place *before*."""
        hits = [
            hit.value
            for hit in self._words.anywhere(spot.words)
            if hit.value in _ROLES and spot.words[hit.start].start < before
        ]
        return hits[-1] if hits else None

    def _assigned_cuis(self) -> dict[str, str]:
        assigned: dict[str, str] = {}
        for number in self._numbers:
            if number.digits == self._shop and self._kind in _BY_THE_SHOP_ALONE:
                assigned[_ISSUER] = number.digits
        for number in self._numbers:
            if number.role and number.digits not in assigned.values():
                assigned.setdefault(number.role, number.digits)
        lonely: list[str] = []
        for number in sorted(self._numbers, key=_reading_order):
            if number.digits not in (*assigned.values(), *lonely):
                lonely.append(number.digits)
        if lonely:
            self._assign(lonely, assigned)
        return assigned

    def _assign(self, lonely: list[str], assigned: dict[str, str]) -> None:
        """Give the CUIs without a heading to those who can have no other."""
        free = [role for role in _ROLES if role not in assigned]
        mine = self._shop if self._shop in lonely else None
        if (
            _ISSUER in free
            and (self._kind in _PAPERS_OF_THE_SHOP or _CUSTOMER in assigned)
            and mine
        ):
            assigned[_ISSUER] = mine
        elif _CUSTOMER in free and _ISSUER in assigned and mine and self._kind in INVOICES:
            assigned[_CUSTOMER] = mine
        elif _ISSUER in free and len(lonely) == 1:
            assigned[_ISSUER] = lonely[0]
        elif len(free) == len(lonely) == len(_ROLES) and self._kind in INVOICES:
            # Nothing says who is who: then the supplier stands first, as on every form.
            assigned[_ISSUER], assigned[_CUSTOMER] = lonely

    def _role(self, spot: Spot) -> str | None:
        """Say under whose heading a spot stands: beneath it, in its column."""
        here = spot.stretch
        nearest: tuple[float, float, float, str] | None = None
        for heading in self._headings:
            there = heading.spot.stretch
            down = there.bottom - here.bottom
            aside = max(there.left - here.right, here.left - there.right, 0.0)
            if down < -_SAME_LINE or aside > _FAR_ASIDE or down > _LONGEST_BLOCK * here.height:
                continue
            if down > _ROWS * there.height and len(self._page.companions(heading.spot)) >= _HEADS:
                continue  # the head of a table's column
            # Headings of two columns stand on one line: then the one that is flush with it.
            shift = abs(there.left - here.left)
            distance = (round(aside / 40), round(down / _SAME_LINE), shift, heading.role)
            if nearest is None or distance < nearest:
                nearest = distance
        return nearest[3] if nearest else None

    def _name(self, role: str) -> str | None:
        for value in self._values.all(role):
            if value.is_inline and _is_heading(value) and (name := self._as_name(value.text)):
                return self._with_form(name, value.spot)
        for heading in self._headings:
            if heading.role == role and (name := self._name_around(heading.spot)):
                return name
        for value in self._values.all("nume"):
            if self._role(value.spot) == role and (name := self._as_name(value.text)):
                return name
        return self._name_at_cui(self._cuis.get(role))

    def _as_name(self, text: str) -> str | None:
        return party_name(text, self._words)

    def _name_around(self, heading: Spot) -> str | None:
        """Look below a heading, and first beside it if it is announced or in a table's column."""
        beside, below = self._page.beside(heading), self._page.under(heading, _NAME_LINES)
        places = [below, beside]
        if beside and (heading.text.rstrip().endswith(":") or self._in_column(beside, below)):
            places.reverse()
        for place in places:
            if place is None or place.stretch.height > _MUCH_LARGER * heading.stretch.height:
                continue
            if self._values.label_at(place) == "nume":
                named = [one for one in self._values.all("nume") if one.spot is place]
                if named and (name := self._as_name(named[0].text)):
                    return name
            if self._values.begins_with_label(place):
                continue
            if name := self._as_name(place.text):
                return self._with_form(name, place)
        return None

    def _with_form(self, name: str, place: Spot) -> str:
        """Add «SRL» where a narrow column broke the line before it."""
        below = self._page.below(place)
        if below and not FIRM.search(name) and FIRM.fullmatch(below.text.strip()):
            return f"{name} {below.text.strip()}"
        return name

    def _in_column(self, beside: Spot, below: Spot | None) -> bool:
        """Whether the next row has a value in the same column: «Client | …», «Model | …»."""
        other = self._page.beside(below) if below else None
        return other is not None and abs(other.stretch.left - beside.stretch.left) < _SAME_COLUMN

    def _name_at_cui(self, digits: str | None) -> str | None:
        """Take the firm that stands before its CUI, or in the lines above it."""
        for number in self._numbers:
            if number.digits != digits:
                continue
            if name := name_before(number.spot.text[: number.at], self._words):
                return name
            place: Spot | None = number.spot
            for _ in range(_BLOCK):
                place = self._page.above(place) if place else None
                if place and FIRM.search(place.text) and (name := self._as_name(place.text)):
                    return name
        return None

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
            and (name := self._as_name(spot.text))
        }
        return names.pop() if len(names) == 1 else None


def _reading_order(number: _TaxNumber) -> tuple[float, float]:
    here = number.spot.stretch
    return round(-here.bottom / here.height) if here.height else 0.0, here.left


def _told_by(phrase: tuple[str, ...]) -> str | None:
    """Read the role out of the label itself: «CUI client»."""
    if _BUYERS.intersection(phrase):
        return _CUSTOMER
    return _ISSUER if _SELLERS.intersection(phrase) else None


def _is_heading(value: Value) -> bool:
    """Tell a heading from a word: «Vânzătorul garantează …» heads nothing."""
    spot = value.spot
    if value.is_inline:
        rest = value.text
        return not rest[:1].islower() or FIRM.search(rest.upper()) is not None
    return len(spot.words) <= max(_MOST_HEADING_WORDS, len(value.phrase)) or spot.is_capital
