"""In which files a document's bytes lie, and what follows for its delivery if they lie in none.

Works inside the caller's transaction. A file that is empty now holds nothing, though it is
remembered what it held: many programs empty a file before they write its next version.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.errors import AlteredInDropbox, ErrorPage, GsmosError


def told(error: GsmosError) -> dict[str, object]:
    """Give what a delivery remembers of *error*: the columns *reason* and *facts*."""
    facts = {name: str(fact) for name, fact in error.facts.items()}
    return {"reason": error.code(), "facts": json.dumps(facts, ensure_ascii=False)}


def holders(db: sqlite3.Connection, document: int) -> int:
    """Count the files and ZIPs in which a document's bytes still lie."""
    (count,) = db.execute(
        """
        SELECT (SELECT count(*) FROM file WHERE document_id = :id AND NOT gone AND size > 0)
             + (SELECT count(*) FROM member JOIN file ON file.document_id = member.archive_id
                WHERE member.document_id = :id AND NOT file.gone AND file.size > 0)
        """,
        {"id": document},
    ).fetchone()
    return int(count)


def with_members(db: sqlite3.Connection, document: int | None) -> list[int]:
    """Give the document and, if it is a ZIP, those inside it."""
    if document is None:
        return []
    rows = db.execute(
        "SELECT DISTINCT document_id FROM member WHERE archive_id = ?", (document,)
    ).fetchall()
    return [document, *(row[0] for row in rows)]


def withdraw(db: sqlite3.Connection, document: int, file: int, stamp: str | None = None) -> None:
    """Forget the delivery of what *file* no longer wants archived, unless another file does.

    What was archived once is never forgotten, nor is what the owner has said to be a document.
    Another ZIP that was judged by the same *stamp* thinks the same of what is in it; where a
    file's own look leaves it out, there is no such stamp.
    """
    db.execute(
        """
        DELETE FROM delivery WHERE document_id = :id
        AND state IN ('waiting', 'set_aside') AND archived_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM document WHERE id = :id AND why = 'corrected')
        AND NOT EXISTS (
            SELECT 1 FROM file WHERE document_id = :id AND id != :file
            AND NOT gone AND rule IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM member JOIN file ON file.document_id = member.archive_id
            WHERE member.document_id = :id AND NOT file.gone AND file.rule IS NULL
            AND file.stamp IS NOT :stamp)
        """,
        {"id": document, "file": file, "stamp": stamp},
    )


def supersede(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Forget deliveries of bytes that other bytes replaced before they could be archived."""
    for document in documents:
        if not holders(db, document):
            db.execute(
                """
                DELETE FROM delivery WHERE document_id = ?
                AND state IN ('waiting', 'set_aside') AND archived_at IS NULL
                """,
                (document,),
            )


def lose(db: sqlite3.Connection, documents: Iterable[int], error: GsmosError) -> None:
    """Set aside what can no longer be sent, because no file holds its bytes any more.

    An error page that was thrown away is no loss: its delivery is forgotten.
    """
    for document in documents:
        if not holders(db, document):
            db.execute(
                "DELETE FROM delivery WHERE document_id = ? AND state = 'set_aside' AND reason = ?",
                (document, ErrorPage.code()),
            )
            db.execute(
                """
                UPDATE delivery SET state = 'set_aside', reason = :reason, facts = :facts
                WHERE document_id = :id AND state = 'waiting'
                """,
                {"id": document, **told(error)},
            )


def make_room(db: sqlite3.Connection, delivery: int, path: ArchivePath) -> None:
    """Whatever else was proved to lie at *path* does so no longer: this delivery's bytes do."""
    db.execute(
        """
        UPDATE delivery SET state = 'set_aside', reason = ?, facts = NULL
        WHERE folded_path = ? AND state = 'archived' AND id != ?
        """,
        (AlteredInDropbox.code(), path.folded, delivery),
    )
