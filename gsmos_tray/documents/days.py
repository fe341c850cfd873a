"""Finds the day on which a document was issued, among the other dates of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gsmos_tray.documents.labels import LabelledValues, Value
from gsmos_tray.documents.page import Page, Spot
from gsmos_tray.documents.romanian import first_date, folded

_LATEST_DATE = 3
"""A date behind other words is another one: «Data: ora 12, 14.03.2026»."""

_WRITTEN_TODAY = re.compile(
    r"\b(?:incheiat|incheiata|intocmit|intocmita|emis|emisa|eliberat|eliberata|astazi|azi)\b"
    r"(?:\s+(?:la|in|pe|astazi|azi|data|de|data de|ziua))*[\s,:]*$"
)
"""What stands in front of the date of a letter: «încheiat astăzi, 12.05.2026»."""

_ANOTHER = re.compile(
    r"\b(?:din|pana la|pana in|scadent\w*|perioada|valabil\w*|nascut\w*|expira|contract\w*"
    r"|comand\w*|livr\w*|plat\w*|achit\w*|la data de|incepand|aviz\w*|curs\w*|z)\b[^\d]{0,25}$"
)
"""What stands in front of a date that is not the document's."""

_RANGE = re.compile(r"^\s*[-–]\s*\d")


@dataclass(frozen=True, slots=True)
class _Date:
    """A date on the page: in which stretch, and from where to where in its text."""

    day: date
    spot: Spot
    start: int
    end: int

    @property
    def before(self) -> str:
        """The text ahead of it, folded."""
        return folded(self.spot.text[: self.start])


def issue_date(
    page: Page,
    values: LabelledValues,
    near: Iterable[date | None],
    later: Iterable[date] = (),
    *,
    slashes: bool,
) -> date | None:
    """Give the day of issue. *near*: dates at the title, which come first; *later*: at the number.

    Labels come between the two.
    """
    for found in near:
        if found:
            return found
    for label in ("data_emiterii", "data"):
        for value in _from_the_top(values.all(label)):
            here = first_date(value.text, slashes=slashes)
            if here and here[1][0] <= _LATEST_DATE:
                return here[0]
    for found in later:
        return found
    dates = list(_dates(page.spots, slashes=slashes))
    written = {one.day for one in dates if _WRITTEN_TODAY.search(one.before)}
    return written.pop() if len(written) == 1 else _only_date(dates, values)


def _from_the_top(values: list[Value]) -> list[Value]:
    return sorted(
        values, key=lambda value: (-value.spot.stretch.bottom, value.spot.stretch.left, value.where)
    )


def _only_date(dates: Iterable[_Date], values: LabelledValues) -> date | None:
    """Take the one date of the page that no other word claims."""
    others = values.ignored_places()
    days = {
        one.day
        for one in dates
        if one.spot.order not in others
        and not values.ignores(one.spot, one.start)
        and not _ANOTHER.search(one.before)
        and not _RANGE.match(one.spot.text[one.end :])
    }
    return days.pop() if len(days) == 1 else None


def _dates(spots: Iterable[Spot], *, slashes: bool) -> Iterator[_Date]:
    for spot in spots:
        at = 0
        while found := first_date(spot.text[at:], slashes=slashes):
            day, (first, last) = found
            yield _Date(day, spot, at + first, at + last)
            at += last
