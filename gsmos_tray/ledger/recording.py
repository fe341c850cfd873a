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
from gsmos_tray.documents.romanian import folded
from gsmos_tray.ledger.files import document_of, holders, upsert_file
from gsmos_tray.ledger.store import Store
from gsmos_tray.ledger.values import Judged, Paper


def record(store: Store, judged: Iterable[Judged], now: float) -> None:
    """Remember what was judged, all of it or nothing. *now* is when new deliveries are due."""
    with store.transaction() as db:
        for file in judged:
            _record(db, file, now)


def _record(db: sqlite3.Connection, file: Judged, now: float) -> None:
    before = document_of(db, file.seen.path)
    document, news = _document(db, file.paper, file.stamp)
    upsert_file(db, file.seen, document_id=document, rule=file.rule, reason=None, stamp=file.stamp)
    if before is not None and before != document and not holders(db, before):
        _pass_on(db, before, document, file.paper, now)
    modified = file.seen.mtime_ns / 1e9
    _deliver(db, document, file.paper, modified, now, news=news)
    for name, paper in file.members:
        member, news = _document(db, paper, file.stamp)
        db.execute(
            "INSERT OR REPLACE INTO member (archive_id, name, document_id) VALUES (?, ?, ?)",
            (document, name, member),
        )
        _deliver(db, member, paper, modified, now, news=news)


_SEARCHED = (
    "number", "issuer_name", "issuer_cui", "customer_name", "customer_cui", "total",
    "repair_code", "upload_index", "issue_date",
)  # fmt: skip
_RANK = "instr('none name content', {0}.certainty)"  # the further in, the more it is worth


def _document(db: sqlite3.Connection, paper: Paper, stamp: str) -> tuple[int, bool]:
    """Write what is known of these bytes. Gives their id, and whether that was news.

    The same bytes under a name that says less teach nothing; the owner's own word stands.
    """
    columns = {**_columns(paper.recognition), "stamp": stamp}
    columns["searched"] = folded(" ".join(filter(None, (columns[name] for name in _SEARCHED))))
    row = db.execute(
        f"""
        INSERT INTO document (content_hash, size, {", ".join(columns)})
        VALUES (?, ?, {", ".join("?" for _ in columns)})
        ON CONFLICT (content_hash) DO UPDATE
        SET {", ".join(f"{name} = excluded.{name}" for name in columns)}
        WHERE document.why IS NOT 'corrected'
        AND (document.stamp IS NOT excluded.stamp
             OR {_RANK.format("excluded")} >= {_RANK.format("document")})
        RETURNING id
        """,  # noqa: S608 - the names are this module's own
        (paper.fingerprint.content_hash, paper.fingerprint.size, *columns.values()),
    ).fetchone()
    if row:
        return int(row[0]), True
    (id,) = db.execute(
        "SELECT id FROM document WHERE content_hash = ?", (paper.fingerprint.content_hash,)
    ).fetchone()
    return int(id), False


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


def _deliver(
    db: sqlite3.Connection, document: int, paper: Paper, modified: float, now: float, *, news: bool
) -> None:
    """See to it that the document has the delivery that it should have.

    A delivery that waits takes the new names if there was *news*; one that was set aside because
    its file had vanished or was an error page waits again.
    """
    if paper.places is None:
        _withdraw(db, document)
        return
    first = paper.places.paths[0]
    db.execute(
        """
        INSERT INTO delivery (document_id, places, from_bytes, modified, archive_path, folded_path,
                              state, due_at, reason)
        VALUES (:document, :places, :from_bytes, :modified, :path, :folded, :state, :now, :fault)
        ON CONFLICT (document_id) DO UPDATE SET
            places = excluded.places, from_bytes = excluded.from_bytes,
            archive_path = excluded.archive_path, folded_path = excluded.folded_path,
            state = excluded.state, due_at = min(delivery.due_at, excluded.due_at),
            reason = excluded.reason
        WHERE :news AND delivery.state = 'waiting' AND delivery.replaces IS NULL
              AND delivery.places IS NOT excluded.places
        OR delivery.state = 'set_aside' AND delivery.reason IN (:vanished, :error_page)
        """,
        {
            "document": document,
            "places": json.dumps([str(path) for path in paper.places.paths], ensure_ascii=False),
            "from_bytes": paper.places.from_bytes,
            "modified": modified,
            "path": str(first),
            "folded": first.folded,
            "state": "set_aside" if paper.fault else "waiting",
            "now": now,
            "fault": paper.fault,
            "news": news,
            "vanished": errors.SourceVanished.code(),
            "error_page": errors.ErrorPage.code(),
        },
    )


def _withdraw(db: sqlite3.Connection, document: int) -> None:
    """Forget the delivery of a document that is left out now, unless another file wants it."""
    db.execute(
        """
        DELETE FROM delivery WHERE document_id = :id AND state IN ('waiting', 'set_aside')
        AND archived_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM file WHERE document_id = :id AND NOT gone AND rule IS NULL
        )
        """,
        {"id": document},
    )


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


def _pass_on(db: sqlite3.Connection, old: int, new: int, paper: Paper, now: float) -> None:
    """Decide what becomes of the delivery of bytes that no file holds any more, but for these.

    Not archived yet: they are superseded, there is nothing left to send. Archived: it passes to
    the new bytes in the one case allowed: kind, issuer and number were read from the content and
    are unchanged. Dropbox then keeps the old bytes in the document's history.
    """
    db.execute("DELETE FROM delivery WHERE document_id = ? AND state = 'waiting'", (old,))
    if paper.places is None or not _same(_identity(db, old), _identity(db, new)):
        return
    db.execute(
        """
        UPDATE delivery SET document_id = :new, replaces = rev, state = 'waiting', due_at = :now,
            attempts = 0, reason = NULL, facts = NULL, places = json_array(archive_path),
            from_bytes = 0
        WHERE document_id = :old AND state = 'archived'
        AND NOT EXISTS (SELECT 1 FROM delivery WHERE document_id = :new)
        """,
        {"old": old, "new": new, "now": now},
    )


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
