"""What a generated paper is, and what a reader has to make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gsmos_tray.documents.kinds import Kind
from tests.documents.papers.canvas import Canvas


@dataclass(frozen=True)
class Paper:
    """A layout and the truth about it. What is not told here is not asked for."""

    name: str
    kind: Kind
    draw: Callable[[Canvas], None]
    number: str | None = None
    day: date | None = None
    total: Decimal | None = None
    issuer_cui: str | None = None
    customer_cui: str | None = None
    customer: str | None = None
    repair_code: str | None = None
    engines: tuple[str, ...] = field(default=("fpdf", "reportlab"))
