"""The owner's own word on documents, as it goes from one workstation's ledger into another's.

What comes in names bytes that may not have been seen here yet. Until they are, the document's stamp
says so; when they are, they are judged by that word. A word that was said here is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.ledger.notes import Notes
from gsmos_tray.ledger.store import Store

CARRIED = "carried"
"""The stamp of a document of which another workstation's owner said what it is."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The owner said that these bytes are of this kind."""

    content_hash: str
    size: int
    kind: Kind


def corrections(store: Store) -> list[Corrected]:
    """List what the owner said."""
    with store.reading() as db:
        rows = db.execute(
            "SELECT content_hash, size, kind FROM document WHERE why = 'corrected' ORDER BY id"
        ).fetchall()
    return [Corrected(row[0], row[1], Kind(row[2])) for row in rows]


def carry_in(store: Store, corrected: Iterable[Corrected]) -> int:
    """Remember these words and have their files judged by them; gives how many were new here."""
    count = 0
    with store.transaction() as db:
        for it in corrected:
            row = db.execute(
                """
                INSERT INTO document (content_hash, size, kind, certainty, why, why_detail,
                                      from_name, stamp, searched)
                VALUES (?, ?, ?, 'content', 'corrected', '', '', ?, '')
                ON CONFLICT (content_hash) DO UPDATE SET kind = excluded.kind,
                    certainty = excluded.certainty, why = excluded.why,
                    why_detail = excluded.why_detail, stamp = excluded.stamp
                WHERE document.why != 'corrected' RETURNING id
                """,
                (it.content_hash, it.size, it.kind, CARRIED),
            ).fetchone()
            if row is None:
                continue
            count += 1
            db.execute("UPDATE file SET stamp = ? WHERE document_id = ?", (CARRIED, row[0]))
    Notes(store).write(CARRIED, "1")
    return count


def to_come(store: Store) -> Mapping[str, Kind]:
    """Give the words on documents that were not judged by them yet, by content hash."""
    if Notes(store).read(CARRIED) is None:
        return {}
    with store.reading() as db:
        rows = db.execute(
            "SELECT content_hash, kind FROM document WHERE why = 'corrected' AND stamp = ?",
            (CARRIED,),
        ).fetchall()
    return {row[0]: Kind(row[1]) for row in rows}
