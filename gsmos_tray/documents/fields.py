"""Takes number, date, total, parties and repair code from a page whose title is known.

From the title's own line first, then from what stands near it, then from labels. Two answers
that contradict each other are none: ``None`` beats a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gsmos_tray.documents.days import issue_date
from gsmos_tray.documents.document import Fields, Party, Shop
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.labels import LabelledValues, Value
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.parties import Parties
from gsmos_tray.documents.romanian import first_date, holds_cnp, without_cnp
from gsmos_tray.documents.rules import Rules
from gsmos_tray.documents.sums import total
from gsmos_tray.documents.tails import Tail, as_number, is_bare_number, read_tail
from gsmos_tray.documents.titles import Title

_NEAR = 5.0
"""Title heights. What stands closer belongs to the title."""

_CODE = re.compile(r"(?=[A-Z0-9/-]{0,19}\d)[A-Z0-9][A-Z0-9/-]{1,19}(?![\w.,:])", re.ASCII)
_PHONE = re.compile(r"(?:\+?4)?0[237]\d{8}", re.ASCII)
_IMEI_DIGITS = 14
_SERIES = re.compile(r"[A-Z][A-Z0-9/_-]{0,9}", re.ASCII)
_LETTERS_AND_DIGITS = re.compile(r"[A-Z]{1,6}-?\d{2,8}", re.ASCII)
_ROMANIAN = frozenset(
    {
        "tva",
        "lei",
        "cui",
        "cif",
        "factura",
        "seria",
        "din",
        "nr",
        "ron",
        "data",
        "nume",
        "si",
        "sau",
    }
)
_LONGEST_SERIES = 5
_BEFORE_DATES = frozenset({"din", "de", "data", "dated"})
_UPPER_HALF = 0.5
_NEAR_LINES = 2.6
_MOST_NEAR = 3
_A_DATE = 3
"""Words."""

_INVOICES = frozenset({Kind.INVOICE, Kind.STORNO, Kind.PROFORMA})
_SPEAKS_OF: dict[str, frozenset[Kind]] = {
    **dict.fromkeys(("factura", "facturii", "invoice"), _INVOICES),
    **dict.fromkeys(("proforma", "proformei"), frozenset({Kind.PROFORMA})),
    **dict.fromkeys(("chitanta", "chitantei"), frozenset({Kind.RECEIPT})),
    **dict.fromkeys(("deviz", "devizului"), frozenset({Kind.ESTIMATE})),
}
"""«reprezentând factura nr. 33» on a receipt is the number of another paper."""

_TITLED_AFTER_REPAIR = frozenset(
    {Kind.RECEPTION_PROTOCOL, Kind.REPAIR_DOCUMENT, Kind.TECHNICAL_SHEET}
)
_SERVICE = _TITLED_AFTER_REPAIR | {Kind.HANDOVER_PROTOCOL, Kind.WARRANTY}


def fields_of(page: Page, title: Title, rules: Rules, shop: Shop) -> Fields:
    """Read the fields of a page."""
    reader = _Reader(page, title, rules)
    number = reader.number()
    amount, unit = total(page, reader.values)
    parties = Parties(page, reader.values, rules.labels, title.rule.kind, shop.cui)
    return Fields(
        number=number,
        issue_date=reader.day(number),
        issuer=_private(parties.issuer),
        customer=_private(parties.customer),
        total=amount,
        currency=unit,
        repair_code=reader.repair_code(number),
    )


def _private(party: Party) -> Party:
    return Party(without_cnp(party.name) if party.name else None, party.cui)


class _Reader:
    def __init__(self, page: Page, title: Title, rules: Rules) -> None:
        self.values = LabelledValues(
            page, rules.labels, tolerant=page.has_lost_letters or title.has_lost_letters
        )
        self._page = page
        self._title = title
        self._known = rules.tail_words
        self._others = self.values.ignored_places() | {
            value.place.order for value in self.values.all("numar") if not self._is_own(value)
        }
        self._slashes = any(word.folded in _ROMANIAN for spot in page.spots for word in spot.words)
        self._around = self._spots_near_title()
        self._near = list(self._tails_near_title())

    def number(self) -> str | None:
        for tail in (self._title.tail, *self._near):
            if tail.number and not tail.is_prose:
                return self._with_series(tail.number)
        return self._labelled_number()

    def day(self, number: str | None) -> date | None:
        near = (tail.day for tail in (self._title.tail, *self._near))
        later = self._days_at_number(number) if number else ()
        return issue_date(self._page, self.values, near, later, slashes=self._slashes)

    def _days_at_number(self, number: str) -> Iterator[date]:
        """Give the dates that go on from the number, wherever it stands: «din 16 mai 2026»."""
        for value in self.values.all("numar", "numar_simplu"):
            own = as_number(value.text, self._known)
            if own is None or not number.endswith(own) or not self._is_own(value):
                continue
            here = value.place
            for spot in (here, self._page.beside(here), self._page.below(here)):
                found = first_date(spot.text, slashes=self._slashes) if spot else None
                if spot is None or found is None:
                    continue
                before = [word.folded for word in spot.words if word.end <= found[1][0]]
                # On the number's own line the number stands in between.
                led = spot is here or all(word in self._known for word in before)
                if led and before and before[-1] in _BEFORE_DATES:
                    yield found[0]

    def repair_code(self, number: str | None) -> str | None:
        labelled = (*self.values.all("cod_reparatie"), *self.values.in_prose("cod_reparatie"))
        # «DEVIZ REPARAȚIE nr. 314» has its own number; a label elsewhere has the repair's.
        for value in sorted(labelled, key=lambda value: value.spot is self._title.spot):
            if code := _as_code(value.text):
                return code
        kind = self._title.rule.kind
        if kind not in _SERVICE:
            return None
        if number is not None and (
            kind in _TITLED_AFTER_REPAIR or _LETTERS_AND_DIGITS.fullmatch(number)
        ):
            return number
        for spot in (*self._around, *self._page.row(self._title.last)):
            if _LETTERS_AND_DIGITS.fullmatch(spot.text) and (code := _as_code(spot.text)):
                return code
        return None

    def _spots_near_title(self) -> list[Spot]:
        """Give what stands beside and under the title, and under and beside that."""
        last = self._title.last
        seen: list[Spot] = []
        beside = self._page.beside(last)
        for first in (beside, self._page.below(last, lines=_NEAR_LINES)):
            place: Spot | None = first
            for _ in range(_MOST_NEAR):
                if place is None or place in seen:
                    break
                seen.append(place)
                if first is not beside and (aside := self._page.beside(place)):
                    seen.append(aside)
                place = self._page.below(place, lines=_NEAR_LINES)
        return seen

    def _tails_near_title(self) -> Iterator[Tail]:
        """Read what stands near the title, if it looks like the title's own tail."""
        for spot in self._around:
            if not spot.words or self.values.is_ignored(spot):
                continue
            tail = read_tail(spot.text, self._known, slashes=self._slashes)
            if tail.is_prose:
                continue
            if spot.order in self._others or self._is_series_alone(spot, tail):
                continue
            # «AVD 12 / 06.10.2026», or a date that stands by itself, needs no word before it.
            alone = tail.day is not None and (tail.number is not None or len(spot.words) <= _A_DATE)
            bare = is_bare_number(spot.text) and not self.values.begins_with_label(spot)
            if spot.words[0].folded in self._known or alone or bare:
                yield tail

    def _labelled_number(self) -> str | None:
        for value in self._in_order("numar"):
            if not self._is_own(value):
                continue
            if number := as_number(value.text, self._known):
                return self._with_series(number)
        return self._number_with_series() or self._number_near_title() or self._number_by_itself()

    def _is_own(self, value: Value) -> bool:
        """Whether the label speaks of a paper of this kind, or of none in particular."""
        kind = self._title.rule.kind
        return all(kind in _SPEAKS_OF.get(word, (kind,)) for word in value.phrase)

    def _is_series_alone(self, spot: Spot, tail: Tail) -> bool:
        """Tell «Serie: FCT26» above «Număr: 4646» from «Seria FCT26» that is all there is."""
        if tail.number is None or " " in tail.number or self.values.label_at(spot) != "serie":
            return False
        series = [value for value in self.values.all("serie") if value.spot is spot]
        return any(
            value.spot is not spot and self._are_close(one, value)
            for one in series
            for value in self.values.all("numar_simplu")
        )

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

    def _number_by_itself(self) -> str | None:
        """Take the only «Număr: …» in the upper half of the page."""
        found = {
            number
            for value in self.values.all("numar_simplu")
            if value.at == 0
            and self._page.depth(value.spot) < _UPPER_HALF
            and (number := as_number(value.text, self._known))
        }
        return found.pop() if len(found) == 1 else None

    def _series(self) -> tuple[str, Value] | None:
        for value in self._in_order("serie"):
            here = value.text.split()
            first = here[0].rstrip(",;.") if here else ""
            by_itself = len(here) == 1 and first.isalpha() and len(first) <= _LONGEST_SERIES
            if (_SERIES.fullmatch(first) or by_itself) and not holds_cnp(first):
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


def _as_code(text: str) -> str | None:
    match = _CODE.match(text.strip().lstrip("#").upper())
    if match is None or holds_cnp(match[0]) or _PHONE.fullmatch(match[0]):
        return None
    code = match[0].strip("/-")
    if len(code) >= _IMEI_DIGITS and code.isdigit():
        return None
    return None if first_date(code) else code
