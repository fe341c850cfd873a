"""Finds phrases in what a page shows, whatever became of its letters on the way.

A phrase is a row of words, folded. Where a page has lost its Romanian letters («FI■■ DE
RECEP■IE», «FI DE RECEPIE») words are compared by their skeletons: without the letters that can
carry a Romanian mark. No pattern language, so that no phrase can hang: each is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from gsmos_tray.documents.romanian import folded

Phrase = tuple[str, ...]
T = TypeVar("T")

LOST = "■"
"""What stands for a letter that the page has lost."""

_LOST_SIGNS = "■□▯\ufffd\u25a1\x7f"
_WORD = re.compile(rf"(?:[^\W_]|{LOST})+")
_MAY_BE_LOST = frozenset("aist" + LOST)
_SHORTEST_SKELETON = 3
_LONGEST = 12  # words of a phrase
_SPACED_OUT = 5  # letters at least
_OLD_FONTS = {"þ": "ț", "Þ": "Ț", "º": "ș", "ª": "Ș"}
"""Fonts of the nineties drew Romanian letters where Latin-1 has these."""


class Word(NamedTuple):
    """A word as it is compared, and where it stands in its text."""

    folded: str
    start: int
    end: int


def repaired(text: str) -> str:
    """Put one sign where a letter was lost, and letters where an old font drew them."""
    if text.isascii() and "?" not in text and "\x7f" not in text:
        return text
    text = text.translate({ord(sign): LOST for sign in _LOST_SIGNS})
    text = re.sub(r"(?<=[^\W\d_])[þÞºª]|[þÞºª](?=[^\W\d_])", _modern_letter, text)
    return re.sub(r"(?<=[^\W\d_])\?+(?=[^\W\d_])|(?<=[^\W\d_])\?{2,}", _lost_letters, text)


def _modern_letter(match: re.Match[str]) -> str:
    return _OLD_FONTS[match[0]]


def _lost_letters(match: re.Match[str]) -> str:
    return LOST * len(match[0])


def words(text: str) -> list[Word]:
    """Take *text* apart. Dots and dashes divide words: ``C.U.I.`` is three."""
    return [Word(_folded(match[0]), *match.span()) for match in _WORD.finditer(text)]


def phrase(text: str) -> Phrase:
    """Read a phrase as the rules write it."""
    return tuple(word.folded for word in words(text))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return folded(word)


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Leave out the letters that may have been lost."""
    return "".join(one for one in word if one not in _MAY_BE_LOST)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase that was found: what it stands for, and the words it covers."""

    value: T
    phrase: Phrase
    start: int
    end: int
    by_skeleton: bool = False


class KnownWords:
    """Words that are known, even if they have lost letters."""

    def __init__(self, known: Iterable[str]) -> None:
        self._exact = frozenset(known)
        self._bones = frozenset(bone for word in self._exact if len(bone := skeleton(word)) > 1)

    def __contains__(self, word: str) -> bool:
        return word in self._exact or (LOST in word and skeleton(word) in self._bones)


class Phrases(Generic[T]):
    """A list of phrases, each standing for something. The longest that fits is the one found."""

    def __init__(self, meanings: Iterable[tuple[Phrase, T]]) -> None:
        # By their first word, and then by their length: «data …» alone begins dozens of labels.
        self._exact: dict[str, dict[int, dict[Phrase, T]]] = {}
        self._tolerant: dict[str, list[tuple[Phrase, list[str], T]]] = {}
        self._joined: dict[str, tuple[Phrase, T]] = {}
        for one, meaning in sorted(meanings, key=lambda pair: -len(pair[0])):
            bones = list(filter(None, map(skeleton, one)))
            lengths = self._exact.setdefault(one[0], {})
            lengths.setdefault(len(one), {}).setdefault(one, meaning)
            self._joined.setdefault("".join(one), (one, meaning))
            if sum(map(len, bones)) >= _SHORTEST_SKELETON:
                self._tolerant.setdefault(bones[0], []).append((one, bones, meaning))

    def at(self, text: list[Word], place: int, *, tolerant: bool = False) -> Found[T] | None:
        """Find the longest phrase that begins with the word at *place*."""
        if not self.may_begin(text[place], tolerant=tolerant):
            return None
        here = tuple([word.folded for word in text[place : place + _LONGEST]])
        found = self._as_written(here, place)
        mended = self._by_skeleton(here, place) if tolerant else None
        if mended and (found is None or mended.end > found.end):
            return mended
        return found

    def may_begin(self, word: Word, *, tolerant: bool = False) -> bool:
        """Whether some phrase begins with *word*."""
        return word.folded in self._exact or (tolerant and skeleton(word.folded) in self._tolerant)

    def spaced_out(self, text: list[Word]) -> Found[T] | None:
        """Find a phrase whose letters stand apart: ``F A C T U R A``."""
        if len(text) < _SPACED_OUT or len(text[0].folded) != 1:
            return None
        letters = 0
        while letters < len(text) and len(text[letters].folded) == 1:
            letters += 1
        joined = "".join(word.folded for word in text[:letters])
        for end in range(letters, _SPACED_OUT - 1, -1):
            if hit := self._joined.get(joined[:end]):
                return Found(hit[1], hit[0], 0, end)
        return None

    def anywhere(self, text: list[Word], *, tolerant: bool = False) -> Iterator[Found[T]]:
        """Find all phrases, each word belonging to one."""
        end = 0
        for place, word in enumerate(text):
            if place < end or (word.folded not in self._exact and not tolerant):
                continue  # most words begin nothing: they are not even asked about
            if found := self.at(text, place, tolerant=tolerant):
                yield found
                end = found.end

    def _as_written(self, here: Phrase, place: int) -> Found[T] | None:
        for length, phrases in self._exact.get(here[0], {}).items():
            one = here[:length]
            if one in phrases:
                return Found(phrases[one], one, place, place + length)
        return None

    def _by_skeleton(self, here: Phrase, place: int) -> Found[T] | None:
        bones: list[str] = []
        ends: list[int] = []
        for number, word in enumerate(here, start=1):
            if bone := skeleton(word):
                bones.append(bone)
                ends.append(number)
            elif ends:
                ends[-1] = number
        if not bones or not skeleton(here[0]):
            return None
        for one, compared, meaning in self._tolerant.get(bones[0], ()):
            if bones[: len(compared)] == compared:
                end = place + ends[len(compared) - 1]
                return Found(meaning, one, place, end, by_skeleton=True)
        return None
