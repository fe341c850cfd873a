"""The SQLite file: opening, upgrading, and units of work.

A ledger of another program, of a newer version, or a damaged one is refused and left as it is.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from gsmos_tray import errors
from gsmos_tray.disk import put_in_place

APPLICATION_ID = 0x47534D4F  # "GSMO"

_LEAST_ROOM = 256 * 1024  # bytes; the log's index alone takes 32 KB before anything is written


class Store:
    """One SQLite file. Safe to share between threads: each unit of work connects anew.

    A connection costs about 0.2 ms while another one is open, which the anchor ensures.
    Raises LedgerForeign, LedgerTooNew, LedgerBroken, ProfileReadOnly or DiskFull on opening.
    """

    _address: str | None = None  # of a ledger in memory

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        if read_only:
            with self._sorted():
                self._open_for_reading(path)
            return
        with self._sorted():
            self._touch()
            self._anchor = self._connect(check_same_thread=False)
            try:
                self._refuse_foreign()
                self._anchor.execute("PRAGMA journal_mode = WAL")
                # Only a connection that has read keeps the log alive; without this each closing
                # one checkpoints and deletes it: 5 flushes a transaction instead of 2.
                self._anchor.execute("SELECT count(*) FROM sqlite_master").fetchone()
                self._keep_older()
                self._upgrade()
            except BaseException:  # an open connection would keep the file locked on Windows
                self._anchor.close()
                raise

    @classmethod
    def for_reading(cls, path: Path) -> Store:
        """Open a ledger that another process may be working on, for questions only.

        One that is not there reads as empty, and one of an older version as if it were upgraded;
        neither is touched.
        """
        return cls(path, read_only=True)

    def close(self) -> None:
        """Fold the write-ahead log back into the file and let go of it."""
        self._anchor.close()

    def copy_to(self, kept: Path) -> None:
        """Write a copy of it as it is now, in place of an older one.

        Raises DiskFull or ProfileReadOnly, too; then there is none.
        """
        beside = kept.with_name(kept.name + ".new")
        try:
            beside.unlink(missing_ok=True)
            beside.touch(mode=0o600)
            with self._sorted(), closing(sqlite3.connect(beside)) as copy:
                self._anchor.backup(copy)
            put_in_place(beside, kept)
        except OSError as cause:
            raise errors.unwritable(cause, kept.parent) from cause
        finally:
            beside.unlink(missing_ok=True)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one write transaction: all of it happens, or none."""
        with self._sorted(), closing(self._connect()) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:  # even a thread that is ended leaves nothing half written
                if db.in_transaction:  # SQLite has rolled back by itself when the disk is full
                    db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one unchanging moment and cannot write."""
        with self._sorted(), closing(self._connect()) as db:
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            yield db

    def _open_for_reading(self, path: Path) -> None:
        newest = max(_scripts())
        if path.exists():
            self._anchor = self._connect(check_same_thread=False)
            try:
                self._refuse_foreign()
                (version,) = self._anchor.execute("PRAGMA user_version").fetchone()
            except BaseException:  # an open connection would keep the file locked on Windows
                self._anchor.close()
                raise
            if version == newest:
                return
            older: sqlite3.Connection | None = self._anchor
        else:
            older = None
        self._address = f"file:reading-{id(self)}?mode=memory&cache=shared"
        self._anchor = self._connect(check_same_thread=False)
        if older is not None:
            older.backup(self._anchor)
            older.close()
        self._upgrade()

    def _connect(self, *, check_same_thread: bool = True) -> sqlite3.Connection:
        db = sqlite3.connect(
            self._address or self._path,
            timeout=10,
            isolation_level=None,
            check_same_thread=check_same_thread,
            uri=self._address is not None,
        )
        try:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
        except BaseException:  # nobody else could close it
            db.close()
            raise
        return db

    def _touch(self) -> None:
        """Make an empty file that this user alone may read; SQLite's log takes its mode."""
        try:
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as cause:
            raise errors.unwritable(cause, self._path.parent) from cause

    def _refuse_foreign(self) -> None:
        """Look before anything is written: even a journal mode would change a foreign file."""
        (application_id,) = self._anchor.execute("PRAGMA application_id").fetchone()
        (version,) = self._anchor.execute("PRAGMA user_version").fetchone()
        (tables,) = self._anchor.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (version or tables) and application_id != APPLICATION_ID:
            raise errors.LedgerForeign(path=self._path)
        if version > max(_scripts()):
            raise errors.LedgerTooNew(path=self._path, version=version, known=max(_scripts()))

    def _keep_older(self) -> None:
        """Before an upgrade, keep a copy beside the file, as the older version reads it."""
        (version,) = self._anchor.execute("PRAGMA user_version").fetchone()
        if version in {0, max(_scripts())}:
            return
        self.copy_to(self._path.with_name(f"{self._path.name}.schema-{version}"))

    def _upgrade(self) -> None:
        scripts = _scripts()
        newest = max(scripts)
        with self.transaction() as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            for number in range(version + 1, newest + 1):
                for statement in _statements(scripts[number]):
                    db.execute(statement)
            if version != newest:
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {newest}")

    def _no_room(self) -> bool:
        """Tell whether the disk refuses for want of room: SQLite does not always know."""
        return shutil.disk_usage(self._path.parent).free < _LEAST_ROOM

    @contextmanager
    def _sorted(self) -> Iterator[None]:
        """Say what SQLite or the disk refuses in the program's own words."""
        try:
            yield
        except sqlite3.DatabaseError as cause:
            name = getattr(cause, "sqlite_errorname", "")
            if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and self._no_room()):
                raise errors.DiskFull(path=self._path.parent) from cause
            if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
                raise errors.ProfileReadOnly(path=self._path.parent) from cause
            if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")):
                raise errors.LedgerBroken(path=self._path) from cause
            raise


def _scripts() -> dict[int, str]:
    """Read ``schema/NNNN_what.sql``, by number. The last number is the schema version."""
    folder = files("gsmos_tray.ledger") / "schema"
    return {
        int(script.name[:4]): script.read_text("utf-8")
        for script in folder.iterdir()
        if script.name.endswith(".sql")
    }


def _statements(script: str) -> Iterator[str]:
    """Split a script, because ``executescript`` would commit our transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
