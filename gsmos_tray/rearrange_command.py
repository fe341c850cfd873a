"""The command ``rearrange``: archived documents that are recognised by now, moved or left there."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.rearranging import Offer
from gsmos_tray.errors import GsmosError

Line = dict[str, Any]


def rearrange(engine: Engine, request: Line, stop: Event) -> Iterator[Line]:
    """Carry the command out: a line for each document that is offered, moved, or left.

    The exit code is 1 if something that shall move could not.
    """
    offers = engine.rearranger.offered()
    code = 0
    if request.get("move"):
        engine.check_connected()
        for one in engine.rearranger.move(offers, stop):
            code = 1 if one.error else code
            yield _line(engine, "failed" if one.error else "moved", one.offer, one.lies, one.error)
    elif request.get("leave"):
        engine.rearranger.leave(offers)
        yield from (_line(engine, "left", it, it.lies) for it in offers)
    else:
        yield from (_line(engine, "offered", it, it.lies) for it in offers)
    yield {"exit": code}


def _line(
    engine: Engine,
    found: str,
    offer: Offer,
    lies: ArchivePath,
    error: GsmosError | None = None,
) -> Line:
    row = engine.reports.document(offer.delivery.document_id)
    return {
        "finding": found,
        "archive_path": str(lies),
        "better_place": str(offer.target),
        "kind": row.kind if row else None,
        "file": row.file if row else None,
        "detail": error.code() if error else None,
    }
