"""A paper that was laid out by somebody who has not seen the rules, with the truth about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.page import Page

FIELDS = (
    "number",
    "issue_date",
    "issuer_cui",
    "customer_cui",
    "customer_name",
    "total",
    "repair_code",
)

NEITHER = frozenset({Kind.OTHER, Kind.UNKNOWN})
"""What is right for a paper that is none of the shop's documents."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader says of a paper. ``None``: it is not on the paper.

    *kinds*: each of them is right. *unasked*: fields on which two readers might differ.
    """

    kinds: frozenset[Kind]
    number: str | None = None
    issue_date: date | None = None
    issuer_cui: str | None = None
    customer_cui: str | None = None
    customer_name: str | None = None
    total: Decimal | None = None
    repair_code: str | None = None
    unasked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. *scanned*: it is a picture, without any text."""

    name: str
    truth: Truth
    press: Callable[[], Page]
    draw: Callable[[Page], None]
    file_name: str
    scanned: bool

    def printed(self) -> bytes:
        """Print it."""
        page = self.press()
        self.draw(page)
        return page.printed()


PAPERS: list[Paper] = []

Draw = Callable[[Page], None]


class Said(TypedDict, total=False):
    """What a paper says, and how it comes."""

    number: str
    on: str  # the issue date
    issuer: str
    customer: str
    client: str  # the customer's name
    total: str
    code: str
    unasked: str
    file_name: str
    scanned: bool


def paper(press: Callable[[], Page], *kinds: Kind, **said: Unpack[Said]) -> Callable[[Draw], Draw]:
    """List the decorated drawing as a paper. Of a paper without *kinds* only the kind is judged."""
    on, total = said.get("on"), said.get("total")
    unasked = said.get("unasked", "").split() if kinds else FIELDS
    truth = Truth(
        kinds=frozenset(kinds) or NEITHER,
        number=said.get("number"),
        issue_date=date.fromisoformat(on) if on else None,
        issuer_cui=said.get("issuer"),
        customer_cui=said.get("customer"),
        customer_name=said.get("client"),
        total=Decimal(total) if total else None,
        repair_code=said.get("code"),
        unasked=frozenset(unasked),
    )

    def listed(draw: Draw) -> Draw:
        name = draw.__name__
        file_name = said.get("file_name", "document.pdf")
        PAPERS.append(Paper(name, truth, press, draw, file_name, said.get("scanned", False)))
        return draw

    return listed
