"""The first page as recognition looks at it: what stands there, and what stands beside what.

Knows geometry and words; no title, no label and no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from gsmos_tray.documents.pdf import Stretch
from gsmos_tray.documents.phrases import LOST, Word, repaired, words

_MOST_STRETCHES = 1_200
_FAR = 320.0
"""Points. A label's value may stand at the other end of its column, not of the page."""

_TOUCHING = 2.0
_HALF_A_PAGE = 450.0
_BAND = 10.0
_SAME_ROW = 3.0
_SAME_BASELINE = 0.35
_MOST_BANDS = 40
_LEADER = re.compile(r"\.{2,}|_{2,}|…+")
_HARDLY = 0.15
_A_BLANK = 0.45
_FEWEST_WORDS = 8
_LEGIBLE = 0.75


@dataclass(frozen=True)
class Spot:
    """A stretch and its words."""

    stretch: Stretch
    words: list[Word]
    order: int

    @property
    def text(self) -> str:
        """The text as it stands on the page."""
        return self.stretch.text

    @property
    def is_capital(self) -> bool:
        """Whether it is written in capitals alone."""
        return self.text.isupper()

    def after(self, place: int) -> str:
        """Give the text that follows the first *place* words."""
        return self.text[self.words[place - 1].end :] if place else self.text


class Page:
    """The spots of a page, in the order in which they were drawn."""

    def __init__(self, stretches: tuple[Stretch, ...]) -> None:
        plain = _without_leaders(tuple(_runs_joined(stretches[:_MOST_STRETCHES])))
        joined = map(_mended, _letters_joined(plain))
        self.spots = [Spot(one, words(one.text), order) for order, one in enumerate(joined)]

    @cached_property
    def has_lost_letters(self) -> bool:
        """Whether some letters of the page could not be read."""
        return any(LOST in spot.text for spot in self.spots)

    @cached_property
    def is_legible(self) -> bool:
        """Whether there is text, and a person would recognise it as such."""
        all_words = [word.folded for spot in self.spots for word in spot.words]
        if len(all_words) < _FEWEST_WORDS:
            return False
        letters = sum(
            (one.isascii() and one.isalnum()) or one == LOST for word in all_words for one in word
        )
        return letters >= _LEGIBLE * sum(map(len, all_words))

    @cached_property
    def body_height(self) -> float:
        """The height of most letters."""
        heights: dict[float, int] = {}
        for spot in self.spots:
            height = round(spot.stretch.height, 1)
            heights[height] = heights.get(height, 0) + len(spot.text)
        seen, half = 0, sum(heights.values()) / 2
        for height in sorted(heights):
            seen += heights[height]
            if seen >= half:
                return max(height, 1.0)
        return 1.0

    def depth(self, spot: Spot) -> float:
        """Say how far down the text of the page a spot stands: 0 at its top, 1 at its bottom."""
        return (self._top - spot.stretch.bottom) / max(self._top - self._bottom, _HALF_A_PAGE)

    @cached_property
    def _top(self) -> float:
        return max((spot.stretch.bottom for spot in self.spots), default=0.0)

    @cached_property
    def _bottom(self) -> float:
        return min((spot.stretch.bottom for spot in self.spots), default=0.0)

    def beside(self, spot: Spot) -> Spot | None:
        """Give the nearest spot to the right, on the same line."""
        here = spot.stretch
        reach = 0.5 * here.height
        right = [
            other
            for other in self._between(here.bottom - reach, here.bottom + reach)
            if other is not spot
            and abs(other.stretch.bottom - here.bottom) < reach
            and -_TOUCHING <= other.stretch.left - here.right < _FAR
        ]
        return min(right, key=lambda other: other.stretch.left, default=None)

    def below(self, spot: Spot, lines: float = 2.2) -> Spot | None:
        """Give the nearest spot underneath, at most *lines* line heights down."""
        here = spot.stretch
        under = [
            other
            for other in self._between(here.bottom - lines * here.height, here.bottom)
            if _is_lower(other.stretch, here)
            and here.bottom - other.stretch.bottom < lines * here.height
            and other.stretch.left < here.right
            and other.stretch.right > here.left
        ]
        return max(
            under,
            key=lambda other: (other.stretch.bottom, -abs(other.stretch.left - here.left)),
            default=None,
        )

    def under(self, head: Spot, lines: float) -> Spot | None:
        """Give the nearest spot in the column of *head*: right-aligned sums stand aside of it.

        A large sum may stand lower below a small label than a line of small text.
        """
        here = head.stretch
        beside = self.beside(head)
        wide = here.right + 3 * here.height
        edge = min(wide, beside.stretch.left) if beside else wide
        found = [
            other
            for other in self._between(here.bottom - lines * 3 * here.height, here.bottom)
            if 0.4 * here.height
            < here.bottom - other.stretch.bottom
            < lines * min(max(here.height, other.stretch.height), 3 * here.height)
            and other.stretch.left < edge
            and other.stretch.right > here.left
        ]
        return max(
            found,
            key=lambda other: (
                round(other.stretch.bottom / _SAME_ROW),
                other.stretch.left < here.right,
                -abs(other.stretch.left - here.left),
            ),
            default=None,
        )

    def above(self, spot: Spot) -> Spot | None:
        """Give the nearest spot right above: «B-7714», and below it «cod reparație»."""
        here = spot.stretch
        over = [
            other
            for other in self._between(here.bottom, here.bottom + 2.2 * here.height)
            if 0.4 * here.height < other.stretch.bottom - here.bottom
            and other.stretch.left < here.right
            and other.stretch.right > here.left
        ]
        return min(over, key=lambda other: other.stretch.bottom, default=None)

    def row(self, spot: Spot) -> list[Spot]:
        """Give the spots to the right on the same line, from left to right."""
        here = spot.stretch
        right = [
            other
            for other in self._between(here.bottom - here.height, here.bottom + here.height)
            if other is not spot
            and abs(other.stretch.bottom - here.bottom)
            < _SAME_BASELINE * max(here.height, other.stretch.height)
            and other.stretch.left - here.right >= -_TOUCHING
        ]
        return sorted(right, key=lambda other: other.stretch.left)

    def companions(self, spot: Spot) -> list[Spot]:
        """Give the other spots on the same line."""
        here = spot.stretch
        return [
            other
            for other in self._between(here.bottom - here.height, here.bottom + here.height)
            if other is not spot and abs(other.stretch.bottom - here.bottom) < 0.3 * here.height
        ]

    @cached_property
    def _bands(self) -> dict[int, list[Spot]]:
        """The spots by height on the page, so that a page of a thousand takes no second."""
        bands: dict[int, list[Spot]] = {}
        for spot in self.spots:
            bands.setdefault(_band(spot.stretch.bottom), []).append(spot)
        return bands

    def _between(self, low: float, high: float) -> Iterable[Spot]:
        first, last = _band(low), _band(high)
        bands = range(first, min(last, first + _MOST_BANDS) + 1)
        return chain.from_iterable([self._bands[band] for band in bands if band in self._bands])


def _is_lower(one: Stretch, other: Stretch) -> bool:
    """Whether *one* stands on a later line. Small text may stand close under a large title."""
    return other.bottom - one.bottom > 0.4 * min(one.height, other.height)


def _band(height: float) -> int:
    return int(max(-1e6, min(height, 1e6)) // _BAND)


def _mended(one: Stretch) -> Stretch:
    text = repaired(one.text)
    return one if text is one.text else replace(one, text=text)


def _without_leaders(stretches: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Take away a form's dots, and put together what was written over them letter by letter."""
    held: Stretch | None = None
    for one in stretches:
        if not (dotted := _LEADER.search(one.text)) and len(one.text) > 1:
            if held:
                yield held
            held = None
            yield one
            continue
        text = _LEADER.sub(" ", one.text).strip() if dotted else one.text
        if not text:
            continue
        one = replace(one, text=text)  # noqa: PLW2901
        if held and _touches(held, one):
            held = replace(held, text=held.text + text, right=one.right)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _runs_joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Put together what was drawn in pieces within its words: «FA» «CTURĂ».

    Pieces of one of pdfium's lines it has put together itself, or they stand in columns.
    """
    held: Stretch | None = None
    in_pieces = False
    for one in stretches:
        if held and held.line != one.line and _on_one_line(held, one):
            gap = (one.left - held.right) / held.height
            if abs(gap) < _HARDLY or (in_pieces and 0 < gap < _A_BLANK):
                between = "" if gap < _HARDLY else " "
                text = f"{held.text}{between}{one.text}"
                held = replace(held, text=text, right=one.right, line=one.line)
                in_pieces = True
                continue
        if held:
            yield held
        held, in_pieces = one, False
    if held:
        yield held


def _on_one_line(held: Stretch, one: Stretch) -> bool:
    return abs(held.bottom - one.bottom) < 1 and abs(held.height - one.height) < 1


def _touches(held: Stretch, one: Stretch) -> bool:
    return _on_one_line(held, one) and -held.height < one.left - held.right < _HARDLY * held.height


def _letters_joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Bring the letters of a title back together that was drawn ``F  A  C  T  U  R  A``."""
    held: Stretch | None = None
    for one in stretches:
        if held and _continues(held, one):
            held = replace(held, text=f"{held.text} {one.text}", right=one.right)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _continues(held: Stretch, one: Stretch) -> bool:
    if len(one.text) != 1 or not one.text.isalpha():
        return False
    letters = held.text.split()
    return (
        all(len(letter) == 1 and letter.isalpha() for letter in letters)
        and abs(held.bottom - one.bottom) < 1
        and 0 <= one.left - held.right < 3 * held.height
    )
