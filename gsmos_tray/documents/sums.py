"""Finds the sum of a document: what is to be paid, and in which currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gsmos_tray.documents.labels import LabelledValues, Value, Where
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.romanian import first_amount

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
_THOUSANDS = re.compile(
    r"([-−–]?)\s?(\d{1,3}(?:\.\d{3})+)(?=\s?(?:lei|ron|euro?)\b|\s?€)", re.IGNORECASE | re.ASCII
)
"""«2.000 lei» are two thousand: nobody owes thousandths."""

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NEAR = (Where.INLINE, Where.BESIDE)
_LABELS = (
    ("total", tuple(Where)),
    ("total_general", _NEAR),
    ("total_simplu", _NEAR),
    ("total_general", (Where.BELOW,)),
    ("total_simplu", (Where.BELOW,)),
)
"""Where to look, in this order: «Suma» above a column is less than «Total» beside a sum."""

_NET_AND_TAX = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum behind a label: how near it stands, how far down the page, and the words around it."""

    amount: Decimal
    where: Where
    bottom: float
    around: str


def total(page: Page, values: LabelledValues) -> tuple[Decimal | None, str | None]:
    """Give sum and currency. Sums that contradict each other are none."""
    for label, places in _LABELS:
        if found := [one for one in _sums(page, values.all(label)) if one.where in places]:
            chosen = _chosen(found)
            if chosen is None:
                break
            return chosen.amount, currency(chosen.around) or _page_currency(page, values)
    for value in values.in_prose("total_general"):
        if (amount := _amount(value.text)) is not None:
            return amount, currency(value.text) or _page_currency(page, values)
    return None, _page_currency(page, values)


def _chosen(found: list[Sum]) -> Sum | None:
    """Take what stands nearest to its label; of several the last, if it is the largest."""
    nearest = min(one.where for one in found)
    here = [one for one in found if one.where == nearest]
    lowest = min(here, key=lambda one: one.bottom)
    if all(abs(one.amount) <= abs(lowest.amount) for one in here):
        return lowest
    return None


def _sums(page: Page, values: list[Value]) -> Iterator[Sum]:
    for value in values:
        if value.where is Where.BELOW:
            yield from _below(page, value)
            continue
        if value.where is Where.INLINE and (amount := _amount(value.text)) is not None:
            yield _sum(amount, value, value.text)
            continue
        amounts = [
            (found, spot.text)
            for spot in page.row(value.spot)
            if (found := _amount(spot.text)) is not None
        ]
        if (chosen := _last_of_row([one for one, _ in amounts], value)) is not None:
            text = " ".join(text for _, text in amounts)
            yield _sum(chosen, value, text, Where.BESIDE)


def _below(page: Page, value: Value) -> Iterator[Sum]:
    place: Spot | None = value.place
    text = value.text
    if place is not value.spot and not _IN_BRACKETS.sub("", text).strip():
        place = page.below(place) if place else None  # «(col. 5 + col. 6)» explains the label
        text = place.text if place else ""
    if place is not value.spot and (amount := _amount(text)) is not None:
        yield _sum(amount, value, text)


def _last_of_row(amounts: list[Decimal], value: Value) -> Decimal | None:
    """Tell net, tax and gross apart: «Total | 100 | 21 | 121»; «Total | 100 | 21» tells nothing."""
    if len(set(amounts)) <= 1:
        return amounts[0] if amounts else None
    if len(amounts) >= _NET_AND_TAX and amounts[-3] + amounts[-2] == amounts[-1]:
        return amounts[-1]
    largest = all(abs(one) <= abs(amounts[-1]) for one in amounts)
    return amounts[-1] if largest and value.label == "total" else None


def _sum(amount: Decimal, value: Value, text: str, where: Where | None = None) -> Sum:
    place = value.where if where is None else where
    return Sum(amount, place, value.spot.stretch.bottom, f"{value.spot.text} {text}")


def _page_currency(page: Page, values: LabelledValues) -> str | None:
    for value in values.all("moneda"):
        if found := currency(value.text):
            return found
    seen = {found for spot in page.spots if (found := currency(spot.text)) is not None}
    return seen.pop() if len(seen) == 1 else None


def _amount(text: str) -> Decimal | None:
    """Read a sum with which *text* begins, but for the name of its currency."""
    text = _THOUSANDS.sub(_without_dots, _IN_BRACKETS.sub("", text))
    found = first_amount(text)
    if found is None:
        return None
    amount, (start, end) = found
    before = _CURRENCY.sub("", text[:start])
    if any(one.isalpha() for one in before) or text[end:].lstrip().startswith("%"):
        return None
    return amount


def _without_dots(match: re.Match[str]) -> str:
    return match[1] + match[2].replace(".", "")


def currency(text: str) -> str | None:
    """Give the one currency that *text* names."""
    found = {_CURRENCIES[match[0].lower()] for match in _CURRENCY.finditer(text)}
    return found.pop() if len(found) == 1 else None
