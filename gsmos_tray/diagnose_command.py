"""The command ``diagnose``: each thing that archiving needs, and a report if asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gsmos_tray.engine.engine import Engine

Line = dict[str, Any]


def diagnose(engine: Engine, report: Path | None) -> Iterator[Line]:
    """Look at everything; with *report*, write the ZIP for somebody who helps there.

    Raises ProfileReadOnly or DiskFull if it cannot be written.
    """
    outcomes = []
    for outcome in engine.diagnosis().outcomes():
        outcomes.append(outcome)
        yield {
            "thing": str(outcome.thing),
            "well": outcome.is_well,
            "code": outcome.code,
            "facts": outcome.facts,
        }
    if report is not None:
        engine.save_report(report, outcomes)
        yield {"report": str(report)}
