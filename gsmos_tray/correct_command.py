"""The command ``correct``: what a file really is; if wanted, for all that are named like it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.correcting import AlsoCorrected, Correction, correctable
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.ruling import ProposedRule
from gsmos_tray.ledger.rows import DocumentRow

Line = dict[str, Any]


def correct(engine: Engine, request: Line, stop: Event) -> Iterator[Line]:
    """Carry the command out: a line for what was corrected; with a rule, one for what it matches.

    Of the rule, and of what shall move with it, nothing is kept unless the correction worked. The
    exit code is 1 if something that shall move could not.
    """
    kind = correctable(str(request["kind"]))
    found = engine.corrector.look(Path(str(request["path"])), kind)
    proposed = engine.rule_maker.propose(found) if request.get("rule") else None
    kept = not request.get("preview")
    if kept:
        if found.lies is not None:
            engine.check_connected()
        lies = engine.corrector.carry_out(found)
        yield _corrected(found, lies)
    else:
        yield _preview(found)
    code = 0
    if proposed is not None:
        yield from (_match(row, proposed) for row in proposed.matches)
        if kept:
            engine.rule_maker.keep(proposed)
        yield _rule(proposed, kept=kept)
        if kept and request.get("move"):
            paths = [Path(row.file) for row in proposed.offered if row.file]
            for moved in engine.corrector.correct_also(paths, kind):
                code = 1 if moved.error else code
                yield _moved(moved)
                if stop.is_set():
                    break
    yield {"exit": code}


def _corrected(found: Correction, lies: ArchivePath | None) -> Line:
    moved = lies is not None and lies != found.lies
    return {
        "corrected": str(found.path),
        "was": found.was,
        "kind": found.kind,
        "moved_from": str(found.lies) if moved else None,
        "archive_path": _text(lies or found.lies) if found.lies else None,
        "target": _text(found.target),
    }


def _preview(found: Correction) -> Line:
    return {
        "preview": str(found.path),
        "was": found.was,
        "kind": found.kind,
        "archive_path": _text(found.lies),
        "target": _text(found.target),
    }


def _match(row: DocumentRow, proposed: ProposedRule) -> Line:
    changed = proposed.changes(row)
    return {
        "match": row.file,
        "was": row.kind,
        "kind": proposed.kind if changed else row.kind,
        "changed": changed,
        "state": str(row.state),
        "archive_path": row.archive_path,
    }


def _rule(proposed: ProposedRule, *, kept: bool) -> Line:
    return {
        "pattern": proposed.pattern,
        "kind": proposed.kind,
        "kept": kept,
        "matches": len(proposed.matches),
        "changed": len(proposed.changed),
        "offered": len(proposed.offered),
    }


def _moved(moved: AlsoCorrected) -> Line:
    return {
        "finding": "failed" if moved.error else "moved",
        "archive_path": _text(moved.lies),
        "file": str(moved.path),
        "detail": moved.error.code() if moved.error else None,
    }


def _text(path: ArchivePath | None) -> str | None:
    return None if path is None else str(path)
