"""The local time, without a zone, as the engine's status gives its times."""

from __future__ import annotations

from datetime import datetime


def local_now() -> datetime:
    """Give the local time now."""
    return datetime.now()  # noqa: DTZ005 - local time is what a person reads
