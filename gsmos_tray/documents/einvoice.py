"""Reads the values that UBL and CII share: numbers, dates, sums, tax numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from gsmos_tray.documents.romanian import cui

_LONGEST_NUMBER = 60
_AMOUNT = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,10})?", re.ASCII)
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?!\d)", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_FOREIGN = re.compile(r"(?!RO)[A-Z]{2,3}[\dA-Z .-]{2,}", re.IGNORECASE | re.ASCII)
_LONGEST_FOREIGN = 12


def number(text: str | None) -> str | None:
    """Keep the number as it is written: leading zeros and slashes matter."""
    return text[:_LONGEST_NUMBER] if text else None


def day(text: str | None) -> date | None:
    """Read ``2026-01-15``, with or without a time or a zone after it, and CII's ``20260115``."""
    match = _DAY.match(text or "")
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None


def amount(text: str | None) -> Decimal | None:
    """Read a sum. It may be negative: that is what makes many a storno one."""
    match = _AMOUNT.fullmatch((text or "").replace(",", "."))
    return Decimal(match[0]) if match else None


def currency(text: str | None) -> str | None:
    """Read the currency's code. ``LEI`` occurs, and means RON."""
    code = (text or "").upper()
    return "RON" if code == "LEI" else code if _CURRENCY.fullmatch(code) else None


def tax_number(registered: Iterable[str], others: Iterable[str]) -> str | None:
    """Give the digits of a party's tax number: the CUI, or those of a foreign one.

    Only what the party is *registered* under for VAT may be foreign.
    """
    for candidate in registered:
        if found := cui(candidate) or _foreign_digits(candidate):
            return found
    return next(filter(None, map(cui, others)), None)


def romanian_number(registered: Iterable[str], others: Iterable[str]) -> str | None:
    """Give the CUI alone: what the shop's own may be compared with.

    Who is registered under a foreign number has none, whatever else looks like one.
    """
    for candidate in registered:
        if (found := cui(candidate)) or _foreign_digits(candidate):
            return found
    return next(filter(None, map(cui, others)), None)


def _foreign_digits(text: str) -> str | None:
    digits = re.sub(r"\D", "", text, flags=re.ASCII)
    is_number = _FOREIGN.fullmatch(text) and 1 < len(digits) <= _LONGEST_FOREIGN
    return digits if is_number else None
