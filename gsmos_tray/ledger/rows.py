"""One line of the list of documents, and how SQLite's rows become one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from gsmos_tray.ledger.files import real
from gsmos_tray.ledger.values import FileState


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the list: a document, or a file that is left out or not read yet.

    Times are seconds since 1970. *also_in* are further files with the same bytes.
    """

    id: int | None
    file: str | None
    member: str | None
    also_in: tuple[str, ...]
    kind: str | None
    certainty: str | None
    why: str | None
    why_detail: str | None
    number: str | None
    issue_date: str | None
    issuer_name: str | None
    issuer_cui: str | None
    customer_name: str | None
    customer_cui: str | None
    total: str | None
    currency: str | None
    repair_code: str | None
    upload_index: str | None
    seal: str | None
    state: FileState
    rule: str | None
    reason: str | None
    facts: str | None
    due_at: float | None
    archive_path: str | None
    content_hash: str | None
    size: int | None
    rev: str | None
    archived_at: float | None


_OF_THE_DOCUMENT = """
    document.id, document.kind, document.certainty, document.why, document.why_detail,
    document.number, document.issue_date, document.issuer_name, document.issuer_cui,
    document.customer_name, document.customer_cui, document.total, document.currency,
    document.repair_code, document.upload_index, document.seal, document.content_hash,
    document.size
"""

DELIVERED = f"""
    SELECT {_OF_THE_DOCUMENT}, delivery.state, delivery.reason, delivery.facts, delivery.due_at,
           delivery.archive_path, delivery.rev, delivery.archived_at
    FROM delivery JOIN document ON document.id = delivery.document_id
"""  # noqa: S608 - the columns are this module's own
"""Documents that have a delivery, for ``delivered``; a WHERE is to follow."""

OF_ITS_OWN = """
    NOT file.gone AND (file.rule IS NOT NULL OR file.reason IS NOT NULL)
    AND NOT (file.reason IS 'unjudged' AND EXISTS (
        SELECT 1 FROM delivery WHERE delivery.document_id = file.document_id
    ))
"""
"""Which files are lines of their own. One that is judged anew, as settings changed, is still the
document that is known: its line stays, with all that it says."""

BARE = f"""
    SELECT {_OF_THE_DOCUMENT}, directory.path, file.name, file.rule, file.reason, file.id AS file_id
    FROM file JOIN directory ON directory.id = file.directory_id
    LEFT JOIN document ON document.id = file.document_id AND file.reason IS NULL AND file.size > 0
    WHERE {OF_ITS_OWN}
"""  # noqa: S608 - the columns are this module's own
"""Files that are left out or not read yet, for ``bare``; an AND may follow."""

# Where a document's bytes lie: files that are still there first, and files before ZIPs.
_HOLDING = """
    SELECT directory.path, file.name, NULL AS member, file.gone, 0 AS inside, file.id FROM file
    JOIN directory ON directory.id = file.directory_id WHERE file.document_id = :id
    UNION ALL
    SELECT directory.path, file.name, member.name, file.gone, 1, file.id FROM member
    JOIN file ON file.document_id = member.archive_id
    JOIN directory ON directory.id = file.directory_id WHERE member.document_id = :id
    ORDER BY gone, inside, 6
"""


def delivered(db: sqlite3.Connection, row: sqlite3.Row) -> DocumentRow:
    """Make a line of a row of ``DELIVERED``; *db* is asked where its bytes lie."""
    places = db.execute(_HOLDING, {"id": row["id"]}).fetchall()
    paths = [str(Path(real(place["path"])) / real(place["name"])) for place in places]
    state = "waiting" if row["state"] == "sending" else row["state"]
    return DocumentRow(
        file=paths[0] if paths else None,
        member=places[0]["member"] if places else None,
        also_in=tuple(paths[1:]),
        state=FileState(state),
        rule=None,
        facts=row["facts"],
        due_at=row["due_at"] if state == "waiting" else None,
        archive_path=row["archive_path"],
        rev=row["rev"],
        archived_at=row["archived_at"],
        **_known(row),  # type: ignore[arg-type]  # the columns' own types, from SQLite
    )


def bare(row: sqlite3.Row) -> DocumentRow:
    """Make a line of a row of ``BARE``."""
    return DocumentRow(
        file=str(Path(real(row["path"])) / real(row["name"])),
        member=None,
        also_in=(),
        state=FileState.LEFT_OUT if row["rule"] else FileState.WAITING,
        rule=row["rule"],
        facts=None,
        due_at=None,
        archive_path=None,
        rev=None,
        archived_at=None,
        **_known(row),  # type: ignore[arg-type]  # as above
    )


def _known(row: sqlite3.Row) -> dict[str, object]:
    """Give what a row says of the document itself."""
    return {
        name: row[name]
        for name in (
            "id", "kind", "certainty", "why", "why_detail", "number", "issue_date", "issuer_name",
            "issuer_cui", "customer_name", "customer_cui", "total", "currency", "repair_code",
            "upload_index", "seal", "content_hash", "size", "reason",
        )
    }  # fmt: skip
