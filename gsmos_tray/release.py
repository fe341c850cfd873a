"""When this version was released, and whether it has grown old. Asks no network."""

from __future__ import annotations

from datetime import date

from gsmos_tray.locations import resource

_OLD_AFTER_MONTHS = 12


def released() -> date:
    """Give the day of this version's release."""
    return date.fromisoformat(resource("released").read_text("utf-8").strip())


def is_old(on: date, today: date) -> bool:
    """Tell whether a version of that day has been out for more than a year by *today*."""
    months = 12 * (today.year - on.year) + today.month - on.month - (today.day < on.day)
    return months >= _OLD_AFTER_MONTHS
