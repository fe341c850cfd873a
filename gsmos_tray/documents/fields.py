"""Takes number, date, total, parties and repair code from a page whose title is known.

From the title's own line first, then from what stands near it, then from labels. Two answers
that contradict each other are none: ``None`` beats a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gsmos_tray.documents.document import Fields, Party
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.labels import LabelledValues, Value
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.parties import Parties
from gsmos_tray.documents.romanian import first_amount, first_date, holds_cnp, without_cnp
from gsmos_tray.documents.rules import Rules
from gsmos_tray.documents.tails import Tail, as_number, read_tail
from gsmos_tray.documents.titles import Title

_NEAR = 5.0
"""Title heights. What stands closer belongs to the title."""

_LATEST_DATE = 3
"""A date behind other words is another one: «Data: ora 12, 14.03.2026»."""

_CODE = re.compile(r"(?=[A-Z0-9/-]{0,19}\d)[A-Z0-9][A-Z0-9/-]{1,19}(?![\w.,:])", re.ASCII)
_PHONE = re.compile(r"(?:\+?4)?0[237]\d{8}", re.ASCII)
_IMEI_DIGITS = 14
_SERIES = re.compile(r"[A-Z][A-Z0-9/_-]{0,9}", re.ASCII)
_LETTERS_AND_DIGITS = re.compile(r"[A-Z]{1,6}-?\d{2,8}", re.ASCII)
_CURRENCIES = {
    "lei": "RON",
    "ron": "RON",
    "eur": "EUR",
    "euro": "EUR",
    "€": "EUR",
    "usd": "USD",
    "$": "USD",
}
_CURRENCY = re.compile(r"(?<![^\W\d_])(lei|ron|euro?|usd)(?![^\W\d_])|[€$]", re.IGNORECASE)
_ROMANIAN = frozenset({"tva", "lei", "cui", "cif", "factura", "seria", "din", "nr", "ron"})

_TITLED_AFTER_REPAIR = frozenset(
    {Kind.RECEPTION_PROTOCOL, Kind.REPAIR_DOCUMENT, Kind.TECHNICAL_SHEET}
)
_SERVICE = _TITLED_AFTER_REPAIR | {Kind.HANDOVER_PROTOCOL, Kind.WARRANTY}


def fields_of(page: Page, title: Title, rules: Rules) -> Fields:
    """Read the fields of a page."""
    reader = _Reader(page, title, rules)
    number = reader.number()
    total, currency = reader.total()
    parties = Parties(page, reader.values)
    return Fields(
        number=number,
        issue_date=reader.day(),
        issuer=_private(parties.issuer),
        customer=_private(parties.customer),
        total=total,
        currency=currency,
        repair_code=reader.repair_code(number),
    )


def _private(party: Party) -> Party:
    return Party(without_cnp(party.name) if party.name else None, party.cui)


@dataclass(frozen=True, slots=True)
class _Sum:
    amount: Decimal
    rest: str


class _Reader:
    def __init__(self, page: Page, title: Title, rules: Rules) -> None:
        self.values = LabelledValues(
            page, rules.labels, tolerant=page.has_lost_letters or title.has_lost_letters
        )
        self._page = page
        self._title = title
        self._known = rules.tail_words
        self._slashes = any(word.folded in _ROMANIAN for spot in page.spots for word in spot.words)
        self._near = list(self._tails_near_title())

    def number(self) -> str | None:
        for tail in (self._title.tail, *self._near):
            if tail.number and not tail.is_prose:
                return self._with_series(tail.number)
        return self._labelled_number()

    def day(self) -> date | None:
        for tail in (self._title.tail, *self._near):
            if tail.day:
                return tail.day
        for label in ("data_emiterii", "data"):
            for value in self._in_order(label):
                found = first_date(value.text, slashes=self._slashes)
                if found and found[1][0] <= _LATEST_DATE:
                    return found[0]
        return None

    def total(self) -> tuple[Decimal | None, str | None]:
        for label in ("total", "total_general", "total_simplu"):
            sums = list(self._sums(label))
            if len({one.amount for one in sums}) == 1:
                return sums[0].amount, _currency(sums[0].rest) or self._page_currency()
            if sums:
                break
        return None, self._page_currency()

    def repair_code(self, number: str | None) -> str | None:
        for value in self.values.all("cod_reparatie"):
            if code := _as_code(value.text):
                return code
        kind = self._title.rule.kind
        if number is None or kind not in _SERVICE:
            return None
        if kind in _TITLED_AFTER_REPAIR or _LETTERS_AND_DIGITS.fullmatch(number):
            return number
        return None

    def _tails_near_title(self) -> Iterator[Tail]:
        """Read what stands beside and under the title, if it looks like the title's own tail."""
        last = self._title.last
        seen: list[Spot] = []
        for first in (self._page.beside(last), self._page.below(last, lines=2.6)):
            place: Spot | None = first
            while place is not None and place not in seen and len(seen) < 4:  # noqa: PLR2004
                seen.append(place)
                place = self._page.below(place, lines=2.6)
        for spot in seen:
            if spot.words and spot.words[0].folded in self._known:
                tail = read_tail(spot.text, self._known, slashes=self._slashes)
                if not tail.is_prose and not self.values.is_ignored(spot):
                    yield tail

    def _labelled_number(self) -> str | None:
        for value in self._in_order("numar"):
            if number := as_number(value.text, self._known):
                return self._with_series(number)
        return self._number_with_series() or self._number_near_title()

    def _number_with_series(self) -> str | None:
        """Put together «Seria ABC» and «Nr. 123» that stand close to each other."""
        series = self._series()
        for value in self._in_order("numar_simplu"):
            number = as_number(value.text, self._known)
            if number and series and self._are_close(value, series[1]):
                return f"{series[0]} {number}"
        return None

    def _number_near_title(self) -> str | None:
        for value in (*self._in_order("numar_simplu"), *self._in_order("serie")):
            number = as_number(value.text, self._known)
            if number and self._is_near_title(value.spot):
                return number
        return None

    def _series(self) -> tuple[str, Value] | None:
        for value in self._in_order("serie"):
            first = value.text.split()[0] if value.text.split() else ""
            if _SERIES.fullmatch(first) and not holds_cnp(first):
                return first, value
        return None

    def _with_series(self, number: str) -> str:
        """Put the series before a number that is written without it, if it stands close by."""
        series = self._series()
        if series is None or any(one.isalpha() for one in number):
            return number
        return f"{series[0]} {number}" if self._is_near_title(series[1].spot) else number

    def _are_close(self, one: Value, other: Value) -> bool:
        here, there = one.spot.stretch, other.spot.stretch
        return abs(here.bottom - there.bottom) < 4 * here.height

    def _is_near_title(self, spot: Spot) -> bool:
        title = self._title.spot.stretch
        down = title.bottom - spot.stretch.bottom
        return -2 * title.height < down < max(_NEAR * title.height, 60.0)

    def _in_order(self, label: str) -> list[Value]:
        """Give the values of a label from the top of the page to its bottom."""
        return sorted(
            self.values.all(label),
            key=lambda value: (-value.spot.stretch.bottom, value.spot.stretch.left),
        )

    def _sums(self, label: str) -> Iterator[_Sum]:
        done: set[int] = set()
        for value in self.values.all(label):
            beside = self._page.beside(value.spot)
            for text in (value.text, beside.text if beside else ""):
                if value.spot.order in done or (amount := _amount(text)) is None:
                    continue
                done.add(value.spot.order)
                yield _Sum(amount, f"{value.spot.text} {text}")

    def _page_currency(self) -> str | None:
        for value in self.values.all("moneda"):
            if found := _currency(value.text):
                return found
        seen = {found for spot in self._page.spots if (found := _currency(spot.text)) is not None}
        return seen.pop() if len(seen) == 1 else None


def _amount(text: str) -> Decimal | None:
    """Read a sum with which *text* begins, but for the name of its currency."""
    found = first_amount(text)
    if found is None:
        return None
    amount, (start, end) = found
    before = _CURRENCY.sub("", text[:start])
    if any(one.isalpha() for one in before) or text[end:].lstrip().startswith("%"):
        return None
    return amount


def _currency(text: str) -> str | None:
    found = {_CURRENCIES[match[0].lower()] for match in _CURRENCY.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _as_code(text: str) -> str | None:
    match = _CODE.match(text.strip().lstrip("#").upper())
    if match is None or holds_cnp(match[0]) or _PHONE.fullmatch(match[0]):
        return None
    code = match[0].strip("/-")
    if len(code) >= _IMEI_DIGITS and code.isdigit():
        return None
    return None if first_date(code) else code
