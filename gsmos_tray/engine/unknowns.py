"""Asks, once a week, whether something that mixed folders left out as unknown is for the archive.

One question for all of it. What was asked about is not asked about again, and the first week is
left for getting to know the shop: the assistant has just said how much is left out.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from gsmos_tray.engine.judging import NOT_RECOGNISED
from gsmos_tray.events import Announcer, LeftOutUnknown
from gsmos_tray.ledger.ledger import Ledger

_WEEK = timedelta(days=7)
_NOTE = "unknown_asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """When it was asked last, and the latest file that the question was about."""

    on: str  # YYYY-MM-DD
    up_to: int


class Unknowns:
    """Any thread may call any method."""

    def __init__(self, ledger: Ledger, announcer: Announcer) -> None:
        self._overview = ledger.overview
        self._notes = ledger.notes
        self._announcer = announcer

    def check(self, today: date) -> None:
        """Ask, if a week has passed and there is something new to ask about."""
        before = self._read()
        if before is None:
            self._write(Asked(today.isoformat(), 0))
            return
        if abs(today - date.fromisoformat(before.on)) < _WEEK:  # a clock may have been set back
            return
        count, latest = self._overview.left_out_after(before.up_to, NOT_RECOGNISED)
        if count:
            self._write(Asked(today.isoformat(), latest))
            self._announcer.announce(LeftOutUnknown(count))

    def _read(self) -> Asked | None:
        stored = self._notes.read(_NOTE)
        return Asked(**json.loads(stored)) if stored else None

    def _write(self, asked: Asked) -> None:
        self._notes.write(_NOTE, json.dumps(asdict(asked)))
