"""Notices a folder that has gone quiet: nothing came for 14 working days, though it used to.

gsmOS may save elsewhere now, or a browser's folder was changed: nobody would see that documents
are no longer archived. Said once; the next document that comes makes it forget.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gsmos_tray.events import Announcer, FolderSilent
from gsmos_tray.ledger.notes import Notes

WORKING_DAYS = 14

_USED_TO = 5
"""Days on which something came, from which on a folder is one that receives documents."""

_NOTE = "received:"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Received:
    """When a folder received something last, on how many days, and whether silence was told."""

    last: str  # YYYY-MM-DD
    days: int
    told: bool = False


class Silence:
    """Any thread may call any method. Writes once a day for each folder, not once a document."""

    def __init__(self, notes: Notes, announcer: Announcer) -> None:
        self._notes = notes
        self._announcer = announcer
        self._today: dict[Path, date] = {}

    def received(self, folder: Path, today: date) -> None:
        """Note that something came into *folder*."""
        if self._today.get(folder) == today:
            return
        self._today[folder] = today
        before = self._read(folder)
        if before and before.last == today.isoformat():
            return
        days = min(before.days + 1, _USED_TO) if before else 1
        self._write(folder, Received(today.isoformat(), days))

    def check(self, folders: Iterable[Path], today: date) -> None:
        """Say of each folder that has gone quiet, once."""
        for folder in folders:
            known = self._read(folder)
            if known is None or known.told or known.days < _USED_TO:
                continue
            last = date.fromisoformat(known.last)
            if working_days(last, today) >= WORKING_DAYS:
                self._write(folder, Received(known.last, known.days, told=True))
                self._announcer.announce(FolderSilent(str(folder), known.last))

    def _read(self, folder: Path) -> Received | None:
        stored = self._notes.read(_NOTE + str(folder))
        return Received(**json.loads(stored)) if stored else None

    def _write(self, folder: Path, received: Received) -> None:
        told = {"last": received.last, "days": received.days, "told": received.told}
        self._notes.write(_NOTE + str(folder), json.dumps(told))


def working_days(after: date, until: date) -> int:
    """Count the days from Monday to Friday after *after*, up to and with *until*."""
    days = (after + timedelta(days=number) for number in range(1, (until - after).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)
