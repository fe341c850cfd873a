"""Recognises a document by the name of its file: all that is left when it cannot be read.

Knows patterns and names; opens no file, so it serves the program's own process, too.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import PurePath

from gsmos_tray.documents.document import Certainty, Fields, Recognition, Why, WhyCode
from gsmos_tray.documents.file_names import FileName, NamePattern, date_of, number_of
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.rules import Rule, Rules
from gsmos_tray.documents.sniffing import ContentType


def by_name(
    name: str, rules: Rules, why: Why, content: ContentType | None = None, *, keep: bool = False
) -> Recognition:
    """Judge by the name alone, since the content cannot be read, for the reason *why*.

    *keep*: that reason is told even if the name says what the document is.
    """
    faulty = why.code is WhyCode.ERROR_PAGE
    told = told_by_name(name, rules)
    if content is ContentType.UNREADABLE and not is_own(told):
        return Recognition(Kind.OTHER, Certainty.NONE, why)
    if told is None or not (faulty or keep or may_decide(name) or content is ContentType.ZIP):
        return Recognition(Kind.UNKNOWN, Certainty.NONE, why, faulty=faulty)
    if content is ContentType.ZIP and why.code is not WhyCode.ERROR_PAGE:
        # Without its members a ZIP from SPV proves nothing: it has to be downloaded again.
        faulty = told.kind is Kind.SPV_ARCHIVE and why.code is WhyCode.BROKEN
        if not faulty:
            return Recognition(Kind.UNKNOWN, Certainty.NONE, why)
    return replace(told, why=why if faulty or keep else told.why, faulty=faulty)


def is_own(told: Recognition | None) -> bool:
    """Whether it was the owner's rule that told."""
    return told is not None and told.why.code is WhyCode.OWN_RULE


def may_decide(name: str) -> bool:
    """Whether a file of this name is something to look at: only then its name may decide."""
    return PurePath(name).suffix.lower() not in (".xml", ".zip")


def told_by_name(name: str, rules: Rules) -> Recognition | None:
    """Recognise by the pattern that fits best; ``None`` if none does."""
    path = PurePath(name)
    file = FileName.of(path.stem)
    silent = any(rules.silent_names.anywhere(list(file.words)))
    fitting = [
        (rule, pattern)
        for word in {"", *(word.folded for word in file.words)}
        for rule, pattern in rules.patterns.get(word, ())
        if path.suffix.lower() in rule.extensions
        and (rule.own or not silent)
        and file.captures(pattern) is not None
    ]
    if not fitting:
        return None
    rule, pattern = max(fitting, key=lambda fit: (fit[0].own, fit[1].strength))
    found = _fields_in_name(file, rule, pattern)
    why = Why(WhyCode.OWN_RULE, rule.name) if rule.own else Why(WhyCode.FILE_NAME, pattern.text)
    return Recognition(rule.kind, Certainty.NAME, why, found, held(found))


def _fields_in_name(file: FileName, rule: Rule, pattern: NamePattern) -> Fields:
    captures = file.captures(pattern) or {}
    code, number = captures.get("cod"), captures.get("numar")
    code = code.upper() if code else None
    is_number = rule.kind is Kind.ESTIMATE and code is not None and code.isdigit()
    return Fields(
        number=number_of(number) if number else code if is_number else None,
        repair_code=code if not is_number else None,
        upload_index=captures.get("index"),
        issue_date=date_of(captures["data"]) if "data" in captures else None,
    )


def held(found: Fields) -> frozenset[str]:
    """Name the fields that hold something."""
    empty = Fields()
    return frozenset(
        one.name for one in fields(Fields) if getattr(found, one.name) != getattr(empty, one.name)
    )
