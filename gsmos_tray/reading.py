"""The commands that only read: they need no owner, no network and no keyring.

They look at settings and ledger as they lie on the disk, also while another process works on
them, and never write: a profile that is not there yet reads as a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from gsmos_tray import errors, settings
from gsmos_tray.documents.document import Fields, Recognition
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine.carrying import export, gathered
from gsmos_tray.engine.choosing import load_rules
from gsmos_tray.engine.gate import FOR_EVER
from gsmos_tray.engine.judging import Choices, judge
from gsmos_tray.engine.reports import Reports
from gsmos_tray.engine.status import Counts, FolderStatus, Status
from gsmos_tray.folders.archive_copy import synced_roots
from gsmos_tray.folders.looking import identity_of, look_at
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState, Paper
from gsmos_tray.locations import Profile
from gsmos_tray.settings import WatchedFolder

Line = dict[str, Any]


@contextmanager
def _reports(profile: Profile) -> Iterator[Reports]:
    with closing(Ledger.for_reading(profile.ledger)) as ledger:
        yield Reports(ledger)


def _status(profile: Profile) -> Status:
    chosen = settings.load(profile.settings)
    lost = [folder.path for folder in chosen.folders if identity_of(folder.path) is None]
    with _reports(profile) as reports:
        return reports.status(chosen, lost)


def status_line(profile: Profile) -> Line:
    """Give ``status`` as one line."""
    status = _status(profile)
    account = status.account
    sync = status.settings.sync
    return {
        "connected": account is not None,
        "account": account and {"name": account.name, "email": account.email, "plan": account.plan},
        "space": account and {"used": account.used, "allocated": account.allocated},
        "automatic": sync.automatic,
        "frequency": str(sync.frequency),
        "counts": _counts(status.counts),
        "documents": {
            "archived": status.documents.archived,
            "waiting": status.documents.waiting,
            "set_aside": status.documents.set_aside,
        },
        "better_places": status.better_places,
        "paused_until": _time(status.paused_until),
        "folders": [_folder(folder) for folder in status.folders],
        "last_run": _time(status.last_run),
        "next_run": _time(status.next_run),
        "problem": status.problem and {"code": status.problem.code, "facts": status.problem.facts},
    }


def folder_lines(profile: Profile) -> list[Line]:
    """Give a line for each watched folder."""
    return [_folder(folder) for folder in _status(profile).folders]


def document_lines(
    profile: Profile,
    state: FileState | None,
    kind: str | None,
    month: str | None,
    search: str | None,
) -> Iterator[Line]:
    """Give a line for each document, then for each file that is left out or not read."""
    wanted = Wanted(state, frozenset({kind}) if kind else None, month, search)
    with _reports(profile) as reports:
        rows = reports.documents(wanted)
    return map(document_line, rows)


def document_line(row: DocumentRow) -> Line:
    """Put a row of the ledger into the words of ``--json``."""
    return {
        "id": row.id,
        "file": row.file,
        "member": row.member,
        "also_in": list(row.also_in),
        "kind": row.kind,
        "certainty": row.certainty,
        "why": row.why and {"code": row.why, "detail": row.why_detail},
        "number": row.number,
        "issue_date": row.issue_date,
        "issuer_name": row.issuer_name,
        "issuer_cui": row.issuer_cui,
        "customer_name": row.customer_name,
        "customer_cui": row.customer_cui,
        "total": row.total,
        "currency": row.currency,
        "repair_code": row.repair_code,
        "upload_index": row.upload_index,
        "state": str(row.state),
        "rule": row.rule,
        "reason": row.reason,
        "due_at": _time(datetime.fromtimestamp(row.due_at)) if row.due_at else None,  # noqa: DTZ006
        "archive_path": row.archive_path,
        "content_hash": row.content_hash,
        "rev": row.rev,
    }


def why_line(profile: Profile, path: Path) -> Line:
    """Give the one state of a file with its rule or reason. Raises NoSuchFile."""
    with _reports(profile) as reports:
        facts = reports.file(path)
        if facts is None:
            raise errors.NoSuchFile(path=path)
        held = reports.held_by(facts)
    worst = next((row for row in held if row.state == facts.state), None)
    return {
        "file": str(path),
        "state": str(facts.state),
        "rule": facts.rule,
        "reason": facts.unread or (worst.reason if worst else None),
        "facts": json.loads(worst.facts) if worst and worst.facts else {},
        "gone": facts.gone,
        "documents": [document_line(row) for row in held],
    }


def export_settings(profile: Profile, target: Path) -> None:
    """Write settings, own rules and corrections into one file. Raises what ``export`` does."""
    chosen = settings.load(profile.settings)
    with closing(Ledger.for_reading(profile.ledger)) as ledger:
        export(target, gathered(chosen, profile.rules, ledger))


def recognised(profile: Profile, paths: list[Path]) -> Iterator[Line]:
    """Say what the program makes of files. One that cannot be read has a line that says so."""
    chosen = settings.load(profile.settings)
    rules = load_rules(profile)
    choices = Choices.of(chosen, synced_roots(), rules.stamp)
    with closing(Reader(rules)) as reader:
        for path in paths:
            try:
                look = look_at(path)
                if look is None:
                    raise errors.SourceVanished(path=path)
                judged = judge(path, look, WatchedFolder(path.parent), choices, reader)
            except errors.GsmosError as error:
                yield _unreadable(path, error)
                continue
            yield _paper(path, None, judged.paper)
            for name, paper in judged.members:
                yield _paper(path, name, paper)


def _paper(path: Path, member: str | None, paper: Paper) -> Line:
    found = paper.recognition
    target = paper.places.paths[0] if paper.places else None
    return {"file": str(path), "member": member, **_recognition(found, target),
            "content_hash": paper.fingerprint.content_hash, "reason": paper.fault}  # fmt: skip


def _recognition(found: Recognition, target: ArchivePath | None) -> Line:
    fields = found.fields
    return {
        "kind": str(found.kind),
        "certainty": str(found.certainty),
        "why": {"code": str(found.why.code), "detail": found.why.detail},
        **_fields(fields),
        "seal": found.seal and str(found.seal),
        "target": target and str(target),
    }


def _fields(fields: Fields) -> Line:
    return {
        "number": fields.number,
        "issue_date": fields.issue_date and fields.issue_date.isoformat(),
        "issuer_name": fields.issuer.name,
        "issuer_cui": fields.issuer.cui,
        "customer_name": fields.customer.name,
        "customer_cui": fields.customer.cui,
        "total": None if fields.total is None else str(fields.total),
        "currency": fields.currency,
        "repair_code": fields.repair_code,
        "upload_index": fields.upload_index,
    }


def _unreadable(path: Path, error: errors.GsmosError) -> Line:
    unknown = dict.fromkeys(_fields(Fields()))
    return {"file": str(path), "member": None, "kind": "unknown", "certainty": "none",
            "why": None, **unknown, "seal": None, "target": None, "content_hash": None,
            "reason": error.code()}  # fmt: skip


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "archived": counts.archived,
        "waiting": counts.waiting,
        "set_aside": counts.set_aside,
        "left_out": counts.left_out,
    }


def _folder(folder: FolderStatus) -> Line:
    counts = folder.counts
    return {
        "path": str(folder.folder.path),
        "holds": "mixed" if folder.folder.mixed else "dedicated",
        "from": folder.folder.since and folder.folder.since.isoformat(),
        "reachable": folder.reachable,
        "files": counts.total,
        **_counts(counts),
        "left_out_by": folder.left_out_by,
    }


def _time(moment: datetime | None) -> str | None:
    """Write a local time with its offset; an end that never comes stays without one."""
    if moment is None:
        return None
    if moment == FOR_EVER:
        return moment.isoformat(timespec="seconds")
    return moment.astimezone().isoformat(timespec="seconds")
