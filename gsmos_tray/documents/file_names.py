"""Reads the evidence in a file's name: ``Iesire_Garantie_BMP469.pdf``, ``Factura (1).pdf``.

A pattern is a row of words, with ``*`` for any words and ``{numar}``, ``{cod}``, ``{index}`` or
``{data}`` for what is taken out. Matching goes word by word over a table, so its time is bounded
by the product of both lengths: no pattern can hang.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gsmos_tray.documents.phrases import Word, phrase, words
from gsmos_tray.documents.romanian import first_date, holds_cnp

CAPTURES = frozenset({"numar", "cod", "index", "data"})
_ANYTHING = "*"
_MOST_WORDS = 40
_MOST_NUMBER_WORDS = 3
_COPY = re.compile(
    r"(?:\s?\(\d{1,3}\)|\s?[-_]\s?(?:copy|copie)(?:\s?\(?\d{1,3}\)?)?)+$", re.IGNORECASE
)
_GLUED = re.compile(r"([^\W\d_]{5,})(\d+)")
_CAMEL = re.compile(r"([a-zăâîșț]{3})([A-Z][a-zăâîșț]{3})")
_NUMBER = re.compile(r"(?:[^\W\d_]{1,6}[\s_.-]{0,2}){0,2}\d[\d/_ .-]*", re.ASCII)
_CODE = re.compile(r"(?=[^\W_]*\d)[^\W_]{2,20}(?:-[^\W_]{1,10})?")
_INDEX = re.compile(r"\d{4,10}", re.ASCII)
_PATTERN = re.compile(r"\{(\w+)\}|(\*)|([^{}*]+)")


class BadPattern(ValueError):
    """The pattern cannot be understood. The message is the part that is wrong."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A checked pattern. *parts* are words, ``*``, or the name of a capture in braces."""

    text: str
    parts: tuple[str, ...]
    own_words: frozenset[str]

    @classmethod
    def checked(cls, text: str) -> NamePattern:
        """Read *text*, or raise BadPattern."""
        parts: list[str] = []
        if "".join(match[0] for match in _PATTERN.finditer(text)) != text:
            raise BadPattern(text)
        for match in _PATTERN.finditer(text):
            if match[1]:
                if match[1] not in CAPTURES or f"{{{match[1]}}}" in parts:
                    raise BadPattern(match[0])
                parts.append(match[0])
            elif match[2]:
                parts.append(_ANYTHING)
            else:
                parts.extend(phrase(match[3]))
        if all(part == _ANYTHING for part in parts) or len(parts) > _MOST_WORDS:
            raise BadPattern(text)
        own = (part for part in parts if part != _ANYTHING and not part.startswith("{"))
        return cls(text, tuple(parts), frozenset(own))

    @property
    def strength(self) -> tuple[int, int]:
        """Order patterns: the one with most words of its own tells most."""
        return len(self.own_words), -self.parts.count(_ANYTHING)


@dataclass(frozen=True, slots=True)
class FileName:
    """A name taken apart: without the marks that browsers and copies leave."""

    stem: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, stem: str) -> FileName:
        """Take the name of a file, without its extension, apart."""
        plain = _COPY.sub("", unicodedata.normalize("NFC", stem)).strip()
        plain = _GLUED.sub(r"\1 \2", _CAMEL.sub(r"\1 \2", plain))
        return cls(plain, tuple(words(plain)[:_MOST_WORDS]))

    def captures(self, pattern: NamePattern) -> Mapping[str, str] | None:
        """Give what *pattern* takes out of the name, or ``None`` if it does not fit."""
        if not pattern.own_words.issubset(word.folded for word in self.words):
            return None
        failed: set[tuple[int, int]] = set()
        return self._match(pattern.parts, 0, 0, failed)

    def _match(
        self, parts: tuple[str, ...], part: int, word: int, failed: set[tuple[int, int]]
    ) -> dict[str, str] | None:
        if part == len(parts):
            return {} if word == len(self.words) else None
        if (part, word) in failed:
            return None
        for value, following in self._steps(parts[part], word):
            rest = self._match(parts, part + 1, following, failed)
            if rest is not None:
                return {parts[part][1:-1]: value, **rest} if value else rest
        failed.add((part, word))
        return None

    def _steps(self, part: str, word: int) -> Iterator[tuple[str, int]]:
        """Give what *part* may take from the words on, and where the next part begins."""
        if part == _ANYTHING:
            yield from (("", following) for following in range(word, len(self.words) + 1))
        elif part.startswith("{"):
            last = min(word + _MOST_NUMBER_WORDS, len(self.words))
            for end in range(last, word, -1):
                text = self.stem[self.words[word].start : self.words[end - 1].end]
                if _fits(part[1:-1], text):
                    yield text, end
        elif word < len(self.words) and self.words[word].folded == part:
            yield "", word + 1


def _fits(capture: str, text: str) -> bool:
    if holds_cnp(text):
        return False
    if capture == "data":
        return first_date(text) is not None
    if capture == "index":
        return _INDEX.fullmatch(text) is not None
    if capture == "cod":
        return _CODE.fullmatch(text) is not None
    return _NUMBER.fullmatch(text) is not None


def number_of(text: str) -> str:
    """Write a number from a name as a document would: ``FAC_0012`` is ``FAC 0012``."""
    return " ".join(text.replace("_", " ").split())


def date_of(text: str) -> date | None:
    """Read a date from a name."""
    found = first_date(text.replace("_", "-"))
    return found[0] if found else None
