"""Writes down what a file turned out to be: file, documents and deliveries, in one transaction.

Each of these may be written again at any time: after a crash, because the same bytes turned up
in a second place, or because rules and settings changed. What is archived never moves by itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from gsmos_tray import errors
from gsmos_tray.documents.document import Certainty, Recognition
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.documents.romanian import folded, without_signs
from gsmos_tray.ledger.better_places import (
    pass_suggestion_on,
    suggest,
    withdraw_suggestion,
)
from gsmos_tray.ledger.carried import CARRIED
from gsmos_tray.ledger.files import document_of, upsert_file
from gsmos_tray.ledger.holding import holders, supersede, with_members, withdraw
from gsmos_tray.ledger.let_go import RULE as LET_GO
from gsmos_tray.ledger.let_go import is_let_go
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Judged, Paper


def record(store: Store, judged: Iterable[Judged], now: float) -> None:
    """Remember what was judged, all of it or nothing. *now* is when new deliveries are due."""
    with store.transaction() as db:
        for file in judged:
            record_in(db, file, now)


def record_in(db: sqlite3.Connection, file: Judged, now: float) -> None:
    """Remember one file within a transaction that is open."""
    before = document_of(db, file.seen.path)
    known = _document(db, file.paper, file.rules)
    document = known.id
    stands = not known.news and _is_corrected(db, document)
    rule = (None if stands else file.rule) or (LET_GO if is_let_go(db, document) else None)
    id = upsert_file(db, file.seen, document_id=document, rule=rule, reason=None, stamp=file.stamp)
    superseded = [] if before in {None, document} else with_members(db, before)
    judgement = _Judgement(id, file.stamp, file.seen.mtime_ns / 1e9, now)
    if before is not None and superseded and not holders(db, before):
        _pass_on(db, before, document, file.paper, judgement)
    if not stands:
        _deliver(db, known, file.paper, judgement)
    for name, paper in file.members:
        member = _document(db, paper, file.rules)
        db.execute(
            "INSERT OR REPLACE INTO member (archive_id, name, document_id) VALUES (?, ?, ?)",
            (document, name, member.id),
        )
        _deliver(db, member, paper, judgement)
    supersede(db, superseded)


@dataclass(frozen=True, slots=True)
class _Judgement:
    """In which file documents were found, by which *stamp*, and when; times in seconds."""

    file: int
    stamp: str
    modified: float
    now: float


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that was written down: if that was *news*, and which kind it *was* before."""

    id: int
    news: bool
    was: str | None


def _is_corrected(db: sqlite3.Connection, document: int) -> bool:
    """Tell whether the owner said what it is, and it has its place by that word."""
    return bool(
        db.execute(
            """
            SELECT 1 FROM document JOIN delivery ON delivery.document_id = document.id
            WHERE document.id = ? AND why = 'corrected'
            """,
            (document,),
        ).fetchone()
    )


_SEARCHED = (
    "number", "issuer_name", "issuer_cui", "customer_name", "customer_cui", "total",
    "repair_code", "upload_index", "issue_date",
)  # fmt: skip
_RANK = "instr('none name content', {0}.certainty)"  # the further in, the more it is worth


def _document(db: sqlite3.Connection, paper: Paper, rules: str) -> _Known:
    """Write what is known of these bytes.

    By the same *rules*, the same bytes under a name that says less teach nothing; the owner's own
    word stands until he takes it back. One that came from elsewhere counts until he says another.
    """
    columns = {**_columns(paper.recognition), "stamp": rules}
    searched = [*(columns[name] for name in _SEARCHED), without_signs(columns["number"] or "")]
    columns["searched"] = folded(" ".join(filter(None, dict.fromkeys(searched))))
    identity = paper.fingerprint
    before = db.execute(
        "SELECT id, kind FROM document WHERE content_hash = ?", (identity.content_hash,)
    ).fetchone()
    row = db.execute(
        f"""
        INSERT INTO document (content_hash, size, {", ".join(columns)})
        VALUES (?, ?, {", ".join("?" for _ in columns)})
        ON CONFLICT (content_hash) DO UPDATE
        SET {", ".join(f"{name} = excluded.{name}" for name in columns)}
        WHERE excluded.why = 'corrected'
            AND (excluded.why_detail != '{CARRIED}' OR document.stamp = '{CARRIED}')
        OR document.why != 'corrected'
        AND (document.stamp != excluded.stamp
             OR {_RANK.format("excluded")} >= {_RANK.format("document")})
        RETURNING id
        """,  # noqa: S608 - the names are this module's own
        (identity.content_hash, identity.size, *columns.values()),
    ).fetchone()
    id, was = before or (row[0], None)
    return _Known(id, news=row is not None, was=was)


def _columns(found: Recognition) -> dict[str, str | None]:
    fields = found.fields
    return {
        "kind": found.kind,
        "certainty": found.certainty,
        "why": found.why.code,
        "why_detail": found.why.detail,
        "number": fields.number,
        "issue_date": fields.issue_date.isoformat() if fields.issue_date else None,
        "issuer_name": fields.issuer.name,
        "issuer_cui": fields.issuer.cui,
        "customer_name": fields.customer.name,
        "customer_cui": fields.customer.cui,
        "total": str(fields.total) if fields.total is not None else None,
        "currency": fields.currency,
        "repair_code": fields.repair_code,
        "upload_index": fields.upload_index,
        "from_name": " ".join(sorted(found.from_name)),
        "seal": found.seal,
    }


def _deliver(db: sqlite3.Connection, known: _Known, paper: Paper, judgement: _Judgement) -> None:
    """See to it that the document has the delivery that it should have.

    One that waits takes the new names if there was *news*. One that was set aside waits again if
    new names may help, or if a file that had vanished or was an error page is there.
    """
    document = known.id
    if paper.places is None:
        withdraw(db, document, judgement.file, judgement.stamp)
        withdraw_suggestion(db, document)
        return
    if is_let_go(db, document):
        return
    first = paper.places.paths[0]
    db.execute(
        f"""
        INSERT INTO delivery (document_id, places, from_bytes, modified, archive_path, folded_path,
                              state, due_at, reason)
        VALUES (:document, :places, :from_bytes, :modified, :path, :folded, :state, :now, :fault)
        ON CONFLICT (document_id) DO UPDATE SET
            places = iif(replaces IS NULL, excluded.places, places),
            from_bytes = iif(replaces IS NULL, excluded.from_bytes, from_bytes),
            archive_path = iif(replaces IS NULL, excluded.archive_path, archive_path),
            folded_path = iif(replaces IS NULL, excluded.folded_path, folded_path),
            state = excluded.state, due_at = min(due_at, excluded.due_at),
            attempts = iif(state = 'set_aside', 0, attempts),
            reason = excluded.reason, facts = NULL
        WHERE :news AND state = 'waiting' AND replaces IS NULL
            AND (places != excluded.places OR excluded.state != 'waiting')
        OR state = 'set_aside' AND reason IN ({_MENDED_BY_THE_FILE})
        OR :news AND state = 'set_aside' AND reason IN ({_MENDED_BY_NAMES})
            AND places != excluded.places
        """,  # noqa: S608 - the errors' own codes
        {
            "document": document,
            "places": _json(paper.places.paths),
            "from_bytes": paper.places.from_bytes,
            "modified": judgement.modified,
            "path": str(first),
            "folded": first.folded,
            "state": "set_aside" if paper.fault else "waiting",
            "now": judgement.now,
            "fault": paper.fault,
            "news": known.news,
        },
    )
    if known.news:
        suggest(db, document, paper.places, known.was)


def _codes(*kinds: type[errors.GsmosError]) -> str:
    return ", ".join(f"'{kind.code()}'" for kind in kinds)


_MENDED_BY_THE_FILE = _codes(errors.SourceVanished, errors.ErrorPage)
_MENDED_BY_NAMES = _codes(errors.NameTaken, errors.NameRefused, errors.PlaceTaken)


def _json(paths: Iterable[ArchivePath]) -> str:
    return json.dumps([str(path) for path in paths], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Identity:
    """What must be the same for new bytes to be a newer version of the same document."""

    kind: str
    issuer: str | None
    number: str | None
    certainty: str
    from_name: str

    @property
    def certain(self) -> bool:
        return (
            self.certainty == Certainty.CONTENT
            and bool(self.issuer and self.number)
            and not {"number", "issuer"} & set(self.from_name.split())
        )


def _pass_on(
    db: sqlite3.Connection, old: int, new: int, paper: Paper, judgement: _Judgement
) -> None:
    """Pass the delivery of bytes that no file holds any more to those that took their place.

    Only in the one case allowed: the old ones were archived (or had been passed a delivery that
    was); kind, issuer and number were read from the content and are unchanged. Dropbox then keeps
    the older bytes in the document's history. If it does not let us, the usual names follow.
    """
    if paper.places is None or not _same(_identity(db, old), _identity(db, new)):
        return
    row = db.execute(
        """
        SELECT id, archive_path FROM delivery WHERE document_id = :old
        AND (state = 'archived' OR archived_at IS NOT NULL AND replaces IS NOT NULL
             AND state IN ('waiting', 'set_aside'))
        AND NOT EXISTS (SELECT 1 FROM delivery WHERE document_id = :new)
        """,
        {"old": old, "new": new},
    ).fetchone()
    if row is None:
        return
    usual = [path for path in paper.places.paths if str(path) != row["archive_path"]]
    db.execute(
        """
        UPDATE delivery SET document_id = :new, replaces = coalesce(replaces, rev),
            state = 'waiting', due_at = :now, attempts = 0, reason = NULL, facts = NULL,
            places = :places, from_bytes = 0, modified = :modified
        WHERE id = :id
        """,
        {
            "new": new,
            "now": judgement.now,
            "places": _json([ArchivePath(row["archive_path"]), *usual]),
            "modified": judgement.modified,
            "id": row["id"],
        },
    )
    pass_suggestion_on(db, old, new)


def _same(before: _Identity, after: _Identity) -> bool:
    return before.certain and after.certain and before == after


def _identity(db: sqlite3.Connection, document: int) -> _Identity:
    row = db.execute(
        """
        SELECT kind, coalesce(issuer_cui, issuer_name), number, certainty, from_name
        FROM document WHERE id = ?
        """,
        (document,),
    ).fetchone()
    return _Identity(*row)
