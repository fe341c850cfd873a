"""What an older version left behind opens in this one. ``kept/`` holds a profile of each."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.system.workstation import Workstation

KEPT = Path(__file__).with_name("kept")


@pytest.fixture(params=sorted(path.name for path in KEPT.iterdir()))
def older(request: pytest.FixtureRequest, workstation: Workstation) -> Workstation:
    kept = KEPT / request.param
    workstation.profile.mkdir(mode=0o700)
    for name in ("settings.json", "rules.toml", "ledger.db"):
        shutil.copy(kept / name, workstation.profile)
    return workstation


def schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as ledger:
        (version,) = ledger.execute("PRAGMA user_version").fetchone()
    return version


def states(workstation: Workstation) -> list[tuple[str, str | None]]:
    lines = workstation.json("documents")
    return sorted((it["state"], it["archive_path"]) for it in lines if it["archive_path"])


def test_a_profile_of_an_older_version_opens(older: Workstation) -> None:
    ledger = older.profile / "ledger.db"
    before = schema(ledger)
    read = states(older)
    assert len(read) == 5
    assert {state for state, _ in read} == {"archived"}
    assert schema(ledger) == before  # reading leaves it as it is

    older.json("config", "set", "sync.at", "19:00")  # an owner upgrades it
    assert states(older) == read
    choices = {it["name"]: it["value"] for it in older.json("config", "list")}
    assert choices["archive.root"] == "gsmOS Backup"
    assert choices["layout.by"] == "year"
    assert choices["kinds.warranty"] is False
    (older.folder / "Nota 17.pdf").write_bytes(b"%PDF-1.4 invented")
    [line] = older.json("recognise", str(older.folder / "Nota 17.pdf"))
    assert (line["kind"], line["number"]) == ("invoice", "17")  # by the owner's own rule

    if schema(ledger) != before:
        kept = older.profile / f"ledger.db.schema-{before}"
        assert schema(kept) == before
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["settings.json", "ledger.db"])
def test_a_profile_of_a_newer_version_is_refused_in_a_sentence(
    older: Workstation, name: str
) -> None:
    path = older.profile / name
    if name == "ledger.db":
        with closing(sqlite3.connect(path)) as ledger:
            ledger.execute("PRAGMA user_version = 999")
    else:
        path.write_text(path.read_text("utf-8").replace('"version": 1,', '"version": 999,'))
    before = path.read_bytes()
    code, out, err = older.run("config", "set", "sync.at", "19:00")
    assert (code, out) == (2, "")
    assert "mai nou" in err
    assert path.read_bytes() == before
