"""Reads Romanian as people and programs write it: letters, dates, amounts, tax numbers.

Knows no document. What cannot be read for certain is ``None``: a date is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

_EARLIEST = 1990
"""Invoices are not older. What looks like an older date is something else."""


def folded(text: str) -> str:
    """Make ș, ş and s the same, and capitals and small letters: for comparing, not for showing."""
    if text.isascii():
        return text.lower()
    bare = (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return unicodedata.normalize("NFKD", "".join(bare).casefold())


def without_signs(text: str) -> str:
    """Leave letters and digits alone, as numbers are compared: ``FDC22 140/6`` is ``FDC221406``."""
    return "".join(filter(str.isalnum, text))


_LEGACY = str.maketrans("şŞţŢ", "șȘțȚ")


def modern(text: str) -> str:
    """Write ş and ţ, which old programs use, as the letters of the alphabet: ș and ț."""
    return unicodedata.normalize("NFC", text).translate(_LEGACY)


_CNP = re.compile(r"(?<!\d)[1-9]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{6}(?!\d)", re.ASCII)
"""Sex and century, year, month, day, and six more. The control digit is not asked for: a number
that somebody mistyped is no less personal."""

_HIDDEN = "CNP"


def holds_cnp(text: str) -> bool:
    """Whether something in *text* looks like a personal number (CNP)."""
    return _CNP.search(text) is not None


def without_cnp(text: str) -> str:
    """Put the word CNP where a personal number stands."""
    return _CNP.sub(_HIDDEN, text)


_CUI = re.compile(r"(?:RO)?\s*(\d{2,10})", re.IGNORECASE | re.ASCII)


def cui(text: str | None) -> str | None:
    """Read a firm's tax number: its digits. A CNP, or a trade register number, is none."""
    match = _CUI.fullmatch(text.strip()) if text else None
    return match[1] if match and match[1].strip("0") else None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ianuarie ian january jan",
            "februarie feb february",
            "martie mar march",
            "aprilie apr april",
            "mai may",
            "iunie iun june jun",
            "iulie iul july jul",
            "august aug",
            "septembrie sep sept september",
            "octombrie oct october",
            "noiembrie noi nov november",
            "decembrie dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_DATES = re.compile(
    r"""(?<![\w.,/-])(?:
        (?P<year>(?:19|20)\d\d)\s?(?P<s1>[-./])\s?(?P<month>\d\d?)\s?(?P=s1)\s?(?P<day>\d\d?)
            (?=T\d\d:|\D|$)
      | (?P<day2>\d\d?)\s?(?P<s2>[-./])\s?(?P<month2>\d\d?)\s?(?P=s2)\s?
            (?P<year2>(?:19|20)\d\d|\d\d)(?!\d|[./-]\d)
      | (?P<day3>\d\d?)[\s.-]{1,3}(?P<month3>[a-z]{3,10})[\s.,-]{1,3}(?P<year3>(?:19|20)\d\d)(?!\d)
      | (?P<month4>[a-z]{3,9})\.?\s{1,2}(?P<day4>\d\d?)\s?,?\s{1,2}(?P<year4>(?:19|20)\d\d)(?!\d)
    )""",
    re.VERBOSE | re.ASCII,
)


def first_date(text: str, *, slashes: bool = True) -> tuple[date, tuple[int, int]] | None:
    """Find the first date in *text*, and from where to where it stands there.

    Day before month, as in Romania. *slashes* off: ``03/08/2014`` is left alone, because in a
    document that is not Romanian nobody can tell its day from its month.
    """
    for match in _DATES.finditer(_flat(text)):
        if (found := _date(match, slashes=slashes)) is not None:
            return found, match.span()
    return None


def _flat(text: str) -> str:
    """Fold letter by letter, so that places in the text stay what they are."""
    return text.lower() if text.isascii() else "".join(folded(one)[:1] or " " for one in text)


def _date(match: re.Match[str], *, slashes: bool) -> date | None:
    parts = {name.rstrip("1234"): part for name, part in match.groupdict().items() if part}
    month = _MONTHS.get(parts["month"]) if parts["month"].isalpha() else int(parts["month"])
    day, year = int(parts["day"]), int(parts["year"])
    if month is None:
        return None
    if match["s2"] == "/" and not slashes and day <= 12 and day != month:  # noqa: PLR2004
        return None
    if year < 100:  # noqa: PLR2004 - 12.05.26
        year += 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= date.today().year + 2 else None  # noqa: DTZ011 - a bound


_AMOUNT = re.compile(
    r"(?<![\w.,])([-−–]?)\s?("
    r"\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+,\d{1,4}"
    r"|\d{1,3}(?:,\d{3})+\.\d{1,4}"
    r"|\d{1,3}(?:[.]\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}"
    r"|\d+[.,]\d{1,2}(?![.,]?\d)"
    r"|\d+(?![.,]?\d))",
    re.ASCII,
)


def first_amount(text: str) -> tuple[Decimal, tuple[int, int]] | None:
    """Find the first sum of money in *text*: ``1.234,56``, ``1,234.56``, ``1234.56``, ``-544.50``.

    ``1.234`` alone may be a thousand or one and a bit: it is nobody's guess.
    """
    match = _AMOUNT.search(text)
    if match is None:
        return None
    digits = re.sub(r"\s", "", match[2])
    mark = max(digits.rfind(","), digits.rfind("."))
    several = digits.count(",") + digits.count(".") > 1 and len({*digits} & {",", "."}) == 1
    if mark >= 0 and not several:
        digits = re.sub(r"[.,]", "", digits[:mark]) + "." + digits[mark + 1 :]
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        amount = Decimal(digits)
    except InvalidOperation:  # pragma: no cover - the pattern lets nothing else through
        return None
    return (-amount if match[1] else amount), match.span()
