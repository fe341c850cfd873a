"""Reads SPV's upload number out of a name: ``4186086961.xml``, ``semnatura_4186086961.xml``."""

from __future__ import annotations

import re

_INDEX = re.compile(
    r"(?:semnatura[_ -]?)?(\d{4,10})(?:\s?\(\d{1,3}\))?\.(?:xml|zip)", re.IGNORECASE | re.ASCII
)


def index_in_name(name: str) -> str | None:
    """Give the number, if the name is nothing but it. Folders before it do not count."""
    match = _INDEX.fullmatch(name.replace("\\", "/").rpartition("/")[2])
    return match[1] if match else None
