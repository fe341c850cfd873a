"""Remembers small things across restarts: served slots, a pause, what was said already."""

from __future__ import annotations

from gsmos_tray.ledger.store import Store


class Notes:
    """Named texts. Any thread may call any method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, name: str) -> str | None:
        """Give what was written under *name*, or ``None``."""
        with self._store.reading() as db:
            row = db.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def write(self, name: str, value: str | None) -> None:
        """Write *value* under *name*; ``None`` forgets it."""
        with self._store.transaction() as db:
            if value is None:
                db.execute("DELETE FROM note WHERE name = ?", (name,))
            else:
                db.execute(
                    "INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)",
                    (name, value),
                )
