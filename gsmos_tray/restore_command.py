"""The command ``restore``: the archive, or a part of it, into a folder of this workstation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.restore_choice import Wish
from gsmos_tray.engine.restoring import Came, Outcome
from gsmos_tray.events import Progress

Line = dict[str, Any]

_SILENT = frozenset({Came.IN_PLACE, Came.LEFT})
_NEVER = ("sent", "elsewhere", "altered", "not_ours", "waiting", "set_aside")
_LACKING = (Came.FAILED, Came.GONE, Came.UNJUDGED)


def restore(engine: Engine, request: Line, stop: Event) -> Iterator[Line]:
    """Carry the command out: a line a document, the summary, the exit code (0 or 1).

    What was restored before an error is summed up before the error is raised.
    """
    wish = Wish.checked(request.get("month"), request.get("kind"), request.get("client"))
    into = Path(str(request["into"]))
    engine.check_connected()
    counted: Counter[Came] = Counter()
    try:
        for told in engine.far_side.restoring.restore(wish, into, stop):
            if isinstance(told, Progress):
                yield {"progress": {"done": told.done, "total": told.total}}
                continue
            counted[told.came] += 1
            if told.came not in _SILENT:
                yield _line(told, into)
    except errors.GsmosError:
        if counted:
            yield _summary(into, counted, complete=False)
        raise
    complete = not stop.is_set() and not any(counted[it] for it in _LACKING)
    yield _summary(into, counted, complete=complete)
    yield {"exit": 0 if complete else 1}


def _line(told: Outcome, into: Path) -> Line:
    return {
        "finding": str(told.came),
        "archive_path": str(told.path),
        "file": str(told.file) if told.file else None,
        "detail": told.error.code() if told.error else None,
        "into": str(into),
    }


def _summary(into: Path, counted: Counter[Came], *, complete: bool) -> Line:
    """Sum up; what a restoring never finds stands there as none, as after ``sync``."""
    named = {str(it): counted[it] for it in Came}
    summary = {**dict.fromkeys(_NEVER, 0), **named}
    return {"restored_into": str(into), "summary": summary, "complete": complete}
