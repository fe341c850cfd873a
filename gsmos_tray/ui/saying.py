"""Marks words for translation, and fills facts into translated sentences.

The names are those that Qt's ``lupdate`` looks for; it understands literal strings alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from PySide6.QtCore import QCoreApplication

_GROUPED_FROM = 1000


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate reads the context
    """Mark *text* for translation where it stands; it is translated where it is used."""
    return text


def translate(context: str, text: str) -> str:
    """Give *text* in the person's language."""
    return QCoreApplication.translate(context, text)


def tr(text: str, remark: str, n: int) -> str:
    """Give *text* in the person's language; ``%n`` becomes *n*, in the plural that it asks for.

    Has no context: up to Qt 6.11 ``lupdate`` sees in a ``translate`` no plural, unless *n* is
    a number as it stands (measured). *remark* tells the same text in two meanings apart.
    """
    # Qt would write a large *n* without dots; %Ln in the sources would ask for it each time.
    said = QCoreApplication.translate("", text, remark, n)
    return said.replace(str(n), number(n)) if n >= _GROUPED_FROM else said


def number(n: int) -> str:
    """Give ``12.345``."""
    return f"{n:,}".replace(",", ".")


def filled(sentence: str, facts: Mapping[str, object]) -> str:
    """Put *facts* into a translated *sentence*. Braces inside a fact stay what they are."""
    return sentence.format_map({name: str(fact) for name, fact in facts.items()})


def richest(sentences: tuple[str, ...], facts: Mapping[str, object]) -> str:
    """Choose the first of *sentences* whose facts are all known; the last needs none."""
    return next(
        (sentence for sentence in sentences if fields(sentence) <= facts.keys()), sentences[-1]
    )


def fields(sentence: str) -> set[str]:
    """Name the facts that *sentence* needs."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
