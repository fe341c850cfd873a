"""The SQLite file: what a unit of work is, and which files are refused and left alone."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.ledger import store as module
from gsmos_tray.ledger.store import APPLICATION_ID, Store
from tests.mounts import of_its_own


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def count(store: Store, table: str = "note") -> int:
    with store.reading() as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608


def write(store: Store, name: str) -> None:
    with store.transaction() as db:
        db.execute("INSERT INTO note VALUES (?, 'x')", (name,))


def everything_in(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


# -- units of work -----------------------------------------------------------------------------


def test_a_unit_of_work_that_fails_leaves_nothing_behind(path: Path) -> None:
    store = Store(path)
    with pytest.raises(ZeroDivisionError), store.transaction() as db:
        db.execute("INSERT INTO note VALUES ('a', 'x')")
        raise ZeroDivisionError

    assert count(store) == 0
    write(store, "b")
    store.close()


def test_reading_cannot_write(path: Path) -> None:
    store = Store(path)
    with pytest.raises(errors.ProfileReadOnly), store.reading() as db:
        db.execute("INSERT INTO note VALUES ('a', 'x')")
    store.close()


def test_a_reader_sees_one_unchanging_moment(path: Path) -> None:
    store = Store(path)
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM note").fetchone()[0] == 0
        write(store, "a")
        assert db.execute("SELECT count(*) FROM note").fetchone()[0] == 0
    assert count(store) == 1
    store.close()


def test_any_thread_may_use_it_and_none_loses_what_another_wrote(path: Path) -> None:
    store = Store(path)
    with store.transaction() as db:
        db.execute("INSERT INTO note VALUES ('count', '0')")

    def add() -> None:
        for _ in range(25):
            with store.transaction() as db:
                (seen,) = db.execute("SELECT value FROM note").fetchone()
                db.execute("UPDATE note SET value = ?", (str(int(seen) + 1),))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.reading() as db:
        assert db.execute("SELECT value FROM note").fetchone()[0] == "100"
    store.close()


def test_what_was_written_is_there_after_the_process_was_killed(path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path;"
        "from gsmos_tray.ledger.store import Store\n"
        "with Store(Path(sys.argv[1])).transaction() as db:\n"
        "    db.execute(\"INSERT INTO note VALUES ('a', 'x')\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)

    assert path.with_name("ledger.db-wal").stat().st_size > 0
    store = Store(path)
    assert count(store) == 1
    store.close()


def test_closing_leaves_one_file(path: Path) -> None:
    store = Store(path)
    write(store, "a")
    store.close()

    assert list(everything_in(path.parent)) == ["ledger.db"]


def test_small_transactions_keep_the_write_ahead_log(path: Path) -> None:
    store = Store(path)
    log = path.with_name("ledger.db-wal")
    write(store, "a")
    before = log.stat()
    write(store, "b")

    assert log.stat().st_ino == before.st_ino
    assert log.stat().st_size > before.st_size
    store.close()


def test_only_this_user_may_read_the_ledger_and_its_log(path: Path) -> None:
    store = Store(path)
    write(store, "a")

    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
    assert modes == {"ledger.db": 0o600, "ledger.db-wal": 0o600, "ledger.db-shm": 0o600}
    store.close()


# -- what is refused, and left as it is --------------------------------------------------------


def foreign(path: Path, *, wal: bool) -> None:
    with sqlite3.connect(path) as db:
        if wal:
            db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE recipes (name)")
    db.close()


def newer(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()


def broken(path: Path) -> None:
    path.write_bytes(b"this is not a database, but it is long enough to be looked at" * 20)


def truncated(path: Path) -> None:
    store = Store(path)
    write(store, "a")
    store.close()
    path.write_bytes(path.read_bytes()[:10_000])


REFUSED = {
    "foreign": (lambda path: foreign(path, wal=False), errors.LedgerForeign),
    "foreign with a log": (lambda path: foreign(path, wal=True), errors.LedgerForeign),
    "newer": (newer, errors.LedgerTooNew),
    "broken": (broken, errors.LedgerBroken),
    "truncated": (truncated, errors.LedgerBroken),
}


@pytest.mark.parametrize("how", [Store, Store.for_reading])
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_our_ledger_is_refused_and_left_as_it_is(path: Path, how, case: str) -> None:
    make, error = REFUSED[case]
    make(path)
    before = everything_in(path.parent)

    for _ in range(2):
        with pytest.raises(error) as refused:
            how(path)
        assert refused.value.facts["path"] == path

    assert everything_in(path.parent) == before


def test_a_refusal_says_which_version_it_met(path: Path) -> None:
    newer(path)
    with pytest.raises(errors.LedgerTooNew) as refused:
        Store(path)
    assert refused.value.facts["version"] == 999


def test_a_first_start_that_was_cut_off_does_not_lock_the_profile(path: Path) -> None:
    """The file may be there without a byte in it, or as a database without tables."""
    path.touch()
    Store(path).close()

    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = WAL")
    db.close()
    store = Store(path)
    assert count(store) == 0
    store.close()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(errors.ProfileReadOnly):
        Store(tmp_path / "no such folder" / "ledger.db")


# -- for reading -------------------------------------------------------------------------------


def test_one_that_is_not_there_reads_as_empty_and_is_not_made(path: Path) -> None:
    store = Store.for_reading(path)
    assert count(store, "file") == 0
    store.close()

    assert everything_in(path.parent) == {}


def test_an_empty_file_reads_as_empty_and_stays_so(path: Path) -> None:
    path.touch()
    store = Store.for_reading(path)
    assert count(store, "delivery") == 0
    store.close()

    assert everything_in(path.parent) == {"ledger.db": b""}


def test_a_reader_sees_what_a_working_owner_has_written(path: Path) -> None:
    owner = Store(path)
    write(owner, "a")
    reader = Store.for_reading(path)
    assert count(reader) == 1

    write(owner, "b")
    assert count(reader) == 2
    reader.close()
    write(owner, "c")
    assert count(owner) == 3
    owner.close()


def test_a_reader_leaves_the_owners_log_alone(path: Path) -> None:
    owner = Store(path)
    write(owner, "a")
    before = everything_in(path.parent)
    reader = Store.for_reading(path)
    assert count(reader) == 1
    reader.close()

    after = everything_in(path.parent)
    assert after["ledger.db"] == before["ledger.db"]
    assert after["ledger.db-wal"] == before["ledger.db-wal"]
    owner.close()


NEXT = "CREATE TABLE wish (name TEXT) STRICT;\nINSERT INTO wish VALUES ('a');\n"


def add_a_script(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    scripts = module._scripts()
    scripts[max(scripts) + 1] = text
    monkeypatch.setattr(module, "_scripts", lambda: scripts)


def test_an_older_ledger_is_brought_up_to_date(path: Path, monkeypatch) -> None:
    store = Store(path)
    write(store, "kept")
    store.close()
    add_a_script(monkeypatch, NEXT)

    for _ in range(2):  # and only once
        store = Store(path)
        assert (count(store), count(store, "wish")) == (1, 1)
        store.close()


def test_an_upgrade_that_fails_leaves_the_older_ledger(path: Path, monkeypatch) -> None:
    Store(path).close()
    newest = max(module._scripts())
    with monkeypatch.context() as later:
        add_a_script(later, NEXT + "NOT SQL;\n")
        with pytest.raises(sqlite3.OperationalError):
            Store(path)

    store = Store(path)
    with store.reading() as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == newest
        assert db.execute("SELECT name FROM sqlite_schema WHERE name = 'wish'").fetchone() is None
    store.close()


def test_a_reader_sees_an_older_ledger_as_if_it_were_upgraded(path: Path, monkeypatch) -> None:
    store = Store(path)
    write(store, "kept")
    store.close()
    before = everything_in(path.parent)
    add_a_script(monkeypatch, NEXT)

    reader = Store.for_reading(path)
    assert (count(reader), count(reader, "wish")) == (1, 1)
    reader.close()
    assert everything_in(path.parent) == before


def test_the_file_says_whose_it_is(path: Path) -> None:
    Store(path).close()
    assert int.from_bytes(path.read_bytes()[68:72]) == APPLICATION_ID


# -- a full disk -------------------------------------------------------------------------------

_FULL = """
import sys
from pathlib import Path
from gsmos_tray import errors
from gsmos_tray.ledger.store import Store

folder = Path(sys.argv[1])
store = Store(folder / "ledger.db")

def write(name, size):
    with store.transaction() as db:
        db.execute("INSERT INTO note VALUES (?, ?)", (name, "x" * size))

write("before", 10)
with open(folder / "ballast", "wb", buffering=0) as ballast:
    try:
        while ballast.write(bytes(4096)):
            pass
    except OSError:
        pass
try:
    write("too much", 2_000_000)
except errors.DiskFull as error:
    print("full", error.facts["path"] == folder)
try:
    store.copy_to(folder / "kept.db")
except errors.DiskFull as error:
    print("no copy", sorted(it.name for it in folder.glob("kept*")))
with store.reading() as db:
    print(db.execute("SELECT group_concat(name) FROM note").fetchone()[0])
(folder / "ballast").unlink()
write("after", 10)
store.close()
store = Store(folder / "ledger.db")
with store.reading() as db:
    print(db.execute("SELECT group_concat(name) FROM note").fetchone()[0])
store.close()
"""


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """The ledger lies on a disk of its own, of 1 MB."""
    script = f'mount -t tmpfs -o size=1m none "{tmp_path}" && exec "$@"'
    done = subprocess.run(
        [*of_its_own(), "sh", "-c", script, "sh", sys.executable, "-c", _FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["full True", "no copy []", "before", "after,before"]
