"""What a commit asks for: where, and what to do with what is there. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Mode(Enum):
    """What to do with a file that is already there."""

    ADD = "add"
    OVERWRITE = "overwrite"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a commit wants its bytes. *rev* belongs to ``Mode.UPDATE`` alone."""

    path: str
    mode: Mode = Mode.ADD
    rev: str | None = None
    strict: bool = False
    client_modified: datetime | None = None
