"""Remembers how far the upload of a large document is, so that a restart goes on from there."""

from __future__ import annotations

from dataclasses import dataclass

from gsmos_tray.ledger.store import Store


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload that Dropbox knows as *session*, and the bytes that it has of it."""

    session: str
    offset: int


class Uploads:
    """The uploads under way. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, document_id: int, not_before: float) -> Upload | None:
        """Give a document's upload, unless it began before that time and Dropbox forgot it."""
        with self._store.reading() as db:
            row = db.execute(
                "SELECT session, offset FROM upload WHERE document_id = ? AND began >= ?",
                (document_id, not_before),
            ).fetchone()
        return Upload(*row) if row else None

    def begin(self, document_id: int, upload: Upload, now: float) -> None:
        """Remember a new upload, in place of one before."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO upload (document_id, session, offset, began)"
                " VALUES (?, ?, ?, ?)",
                (document_id, upload.session, upload.offset, now),
            )

    def move_on(self, document_id: int, offset: int) -> None:
        """Remember how far it is now."""
        with self._store.transaction() as db:
            db.execute("UPDATE upload SET offset = ? WHERE document_id = ?", (offset, document_id))

    def forget(self, document_id: int) -> None:
        """Remember it no more. Forgetting twice does no harm."""
        with self._store.transaction() as db:
            db.execute("DELETE FROM upload WHERE document_id = ?", (document_id,))
