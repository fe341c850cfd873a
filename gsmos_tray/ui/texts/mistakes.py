"""What is wrong with a value that somebody typed: a setting, a template, an argument."""

from __future__ import annotations

from collections.abc import Mapping

from gsmos_tray.documents.templates import Fault
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, filled, richest, translate

_CUI_KEY = "753217532"
"""What the digits of a CUI before its last are weighed by, aligned at their right."""

_CHOICE = QT_TRANSLATE_NOOP("mistakes", "“{value}” is not one of: {choices}.")

_MISTAKES: Mapping[str, tuple[str, ...]] = {
    "not_a_choice": (_CHOICE, QT_TRANSLATE_NOOP("mistakes", "This is not one of the choices.")),
    "not_a_switch": (QT_TRANSLATE_NOOP("mistakes", "Write “true” or “false”."),),
    "not_in_range": (
        QT_TRANSLATE_NOOP("mistakes", "It must be a number from {least} to {most}."),
        QT_TRANSLATE_NOOP("mistakes", "The number is too small or too large."),
    ),
    "not_a_cui": (
        QT_TRANSLATE_NOOP("mistakes", "A CUI has 2 to 10 digits, with or without RO before them."),
    ),
    "not_an_hour": (QT_TRANSLATE_NOOP("mistakes", "Write the hour as 20:00."),),
    "not_a_date": (QT_TRANSLATE_NOOP("mistakes", "Write the date as 2026-11-24."),),
    "not_a_month": (QT_TRANSLATE_NOOP("mistakes", "Write the month as 2026-11."),),
    "no_such_option": (
        QT_TRANSLATE_NOOP("mistakes", "There is no setting “{name}”."),
        QT_TRANSLATE_NOOP("mistakes", "There is no such setting."),
    ),
    "unknown_kind": (QT_TRANSLATE_NOOP("mistakes", "There is no such kind of document."),),
    Fault.EMPTY: (QT_TRANSLATE_NOOP("mistakes", "It cannot be empty."),),
    Fault.EMPTY_FOLDER: (
        QT_TRANSLATE_NOOP("mistakes", "Between two slashes there must be a folder's name."),
    ),
    Fault.UNCLOSED_BRACE: (QT_TRANSLATE_NOOP("mistakes", "A brace “{{” is not closed by “}}”."),),
    Fault.STRAY_BRACE: (QT_TRANSLATE_NOOP("mistakes", "A brace “}}” has no “{{” before it."),),
    Fault.UNKNOWN_FIELD: (
        QT_TRANSLATE_NOOP("mistakes", "There is no field “{words}”."),
        QT_TRANSLATE_NOOP("mistakes", "There is no such field."),
    ),
    Fault.BAD_FORMAT: (
        QT_TRANSLATE_NOOP(
            "mistakes", "After the colon comes the number of digits, as in {{numar:06}}."
        ),
    ),
    Fault.FORBIDDEN_CHARACTER: (
        QT_TRANSLATE_NOOP("mistakes", "The character “{words}” cannot stand in a name."),
        QT_TRANSLATE_NOOP("mistakes", "One of the characters cannot stand in a name."),
    ),
    Fault.FORBIDDEN_NAME: (
        QT_TRANSLATE_NOOP("mistakes", "“{words}” cannot be a name in Dropbox or in Windows."),
        QT_TRANSLATE_NOOP("mistakes", "This cannot be a name in Dropbox or in Windows."),
    ),
    Fault.NAME_WITHOUT_FIELD: (
        QT_TRANSLATE_NOOP(
            "mistakes",
            "The name needs a field such as {{numar}}; else all documents would be called alike.",
        ),
    ),
    Fault.TOO_LONG: (
        QT_TRANSLATE_NOOP("mistakes", "Too long: with Windows there is room for fewer folders."),
    ),
}

_GENERAL = (QT_TRANSLATE_NOOP("mistakes", "This value cannot be used."),)

_RULES = (
    QT_TRANSLATE_NOOP("mistakes", "The rules file cannot be used: see {at}, “{value}” ({fault})."),
    QT_TRANSLATE_NOOP("mistakes", "The rules file cannot be used: see {at} ({fault})."),
    QT_TRANSLATE_NOOP("mistakes", "The rules file cannot be used."),
)


def mistake_sentence(facts: Mapping[str, object]) -> str:
    """Say what is wrong, from the facts of a ``BadValue``; *fault* is its code."""
    known = {name: fact for name, fact in facts.items() if str(fact).strip()}
    if facts.get("name") == "rules":  # whoever writes rules reads names of settings too
        return filled(translate("mistakes", richest(_RULES, known)), known)
    sentences = _MISTAKES.get(str(facts.get("fault")), _GENERAL)
    return filled(translate("mistakes", richest(sentences, known)), known)


def fault_sentence(fault: str, words: str = "") -> str:
    """Say what is wrong with a template."""
    return mistake_sentence({"fault": fault, "words": words})


def faults() -> frozenset[str]:
    """Name the faults that have a sentence."""
    return frozenset(_MISTAKES)


def cui_doubt(cui: str | None) -> str:
    """Say that a digit of *cui* must be wrong; empty if none is. It may be chosen all the same."""
    if not cui or _has_right_control_digit(cui):
        return ""
    return translate(
        "mistakes",
        "A digit of this CUI seems to be wrong: the last one, which checks the others, "
        "does not fit.",
    )


def _has_right_control_digit(cui: str) -> bool:
    weighed = sum(int(a) * int(b) for a, b in zip(cui[-2::-1], reversed(_CUI_KEY), strict=False))
    return weighed * 10 % 11 % 10 == int(cui[-1])
