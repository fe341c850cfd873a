"""The command ``recover``: what is gone from Dropbox is listed, brought back, or let go.

A name is a file on this workstation, or a path in the archive; a folder there stands for all in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.engine import Engine
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import Delivery

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person wants: of *names*, or of all that is gone, or that the folder was moved."""

    names: tuple[str, ...] = ()
    everything: bool = False
    let_go: bool = False
    moved_to: str | None = None

    @classmethod
    def of(cls, request: Line) -> Asked:
        """Read a request."""
        moved_to = request.get("moved_to")
        return cls(
            tuple(map(str, request.get("names", ()))),
            bool(request.get("all")),
            bool(request.get("let_go")),
            str(moved_to) if moved_to else None,
        )


def recover(engine: Engine, asked: Asked, stop: Event) -> Iterator[Line]:
    """Carry the command out. Gives a line for each document; its exit code is the caller's.

    Raises NotArchived or NotGone for a name, NothingAsked, and what a request may raise.
    """
    engine.check_connected()
    if asked.moved_to is not None:
        engine.archive_moved_to(asked.moved_to)
    else:
        engine.compare()
    wanted = _wanted(engine, asked)
    rows = {row.id: row for row in engine.reports.documents(Wanted())}
    if asked.let_go:
        engine.recovery.let_go(wanted)
        for it in wanted:
            yield _line("let_go", it, rows.get(it.document_id))
        return
    if asked.names or asked.everything:
        engine.recovery.bring_back(wanted, stop)
    for it in wanted:
        row = engine.reports.document(it.document_id)
        back = row is not None and row.reason is None and row.rev is not None
        yield _line("restored" if back else "gone", it, row)


def _wanted(engine: Engine, asked: Asked) -> list[Delivery]:
    question = engine.question()
    if question is not None and (asked.names or not asked.everything):
        raise question  # which of so many is not what one has to say first
    if not asked.names:
        return engine.recovery.answer_gone() if question else engine.recovery.gone()
    return [it for name in asked.names for it in _named(engine, name, let_go=asked.let_go)]


def _named(engine: Engine, name: str, *, let_go: bool) -> list[Delivery]:
    recovery = engine.recovery
    gone = {it.document_id: it for it in recovery.gone()}
    path = ArchivePath("/" + name.strip("/"))
    documents = _of_file(engine, name)
    if not documents:
        rows = engine.reports.documents(Wanted())
        documents = {it.id for it in rows if it.id is not None and _lies(it, path)}
    regretted = [] if let_go else recovery.let_go_at(path) + recovery.let_go_of(documents)
    found = [gone[it] for it in sorted(documents & gone.keys())]
    found += recovery.take_back(regretted)
    if not found:
        raise errors.NotGone(path=name) if documents else errors.NotArchived(path=name)
    return found


def _of_file(engine: Engine, name: str) -> set[int]:
    facts = engine.reports.file(Path(name))
    if facts is None or facts.document_id is None:
        return set()
    held = {row.id for row in engine.reports.held_by(facts) if row.id is not None}
    return {facts.document_id, *held}


def _lies(row: DocumentRow, path: ArchivePath) -> bool:
    if row.id is None or row.archive_path is None:
        return False
    place = ArchivePath(row.archive_path)
    return place.folded == path.folded or place.is_below(path)


def _line(found: str, delivery: Delivery, row: DocumentRow | None) -> Line:
    return {
        "finding": found,
        "archive_path": str(delivery.archive_path),
        "file": row.file if row else None,
        "detail": row.reason if row and found == "gone" else None,
    }
