"""Bad surroundings get one clear sentence, exit as documented, and lose nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gsmos_tray.demo.server import LocalDropbox
from tests.system.conftest import Workstation

NOBODY = 65534


def refused(workstation: Workstation, *command: str, code: int = 2) -> str:
    """Run a command that must be refused with one sentence; gives that sentence."""
    status, out, err = workstation.run(*command)
    assert (status, out) == (code, ""), err
    assert len(err.strip().splitlines()) == 1, err
    return err


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe", b"null"])
def test_a_broken_settings_file_is_named_and_left_alone(
    workstation: Workstation, content: bytes
) -> None:
    settings = workstation.profile / "settings.json"
    workstation.profile.mkdir()
    settings.write_bytes(content)

    assert str(settings) in refused(workstation, "sync")
    assert str(settings) in refused(workstation, "status")
    assert settings.read_bytes() == content
    assert not (workstation.profile / "ledger.db").exists()


def test_settings_of_a_newer_version_are_refused(workstation: Workstation) -> None:
    settings = workstation.profile / "settings.json"
    workstation.profile.mkdir()
    settings.write_text(json.dumps({"version": 99}))
    refused(workstation, "config", "list")
    refused(workstation, "folders", "add", str(workstation.folder))
    assert json.loads(settings.read_text()) == {"version": 99}


def test_a_database_of_another_program_is_left_alone(workstation: Workstation) -> None:
    workstation.profile.mkdir()
    ledger = workstation.profile / "ledger.db"
    with sqlite3.connect(ledger) as db:
        db.execute("CREATE TABLE recipes (name)")
    db.close()
    before = ledger.read_bytes()

    refused(workstation, "sync")
    refused(workstation, "status")
    assert ledger.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_left_alone(workstation: Workstation) -> None:
    workstation.json("config", "set", "sync.automatic", "off")
    ledger = workstation.profile / "ledger.db"
    with sqlite3.connect(ledger) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    before = ledger.read_bytes()

    refused(workstation, "sync")
    refused(workstation, "documents")
    assert ledger.read_bytes() == before


def test_a_profile_that_cannot_be_written_is_said(workstation: Workstation) -> None:
    workstation.profile.mkdir()
    workstation.profile.chmod(0o555)
    for folder in (workstation.profile.parent, workstation.home, workstation.folder):
        folder.chmod(0o755)
    readable = shutil.which("setpriv")
    assert readable, "util-linux is missing"
    if os.getuid() == 0:  # root may write anywhere: somebody else must try
        for parent in workstation.profile.parents[:3]:
            parent.chmod(0o755)
        workstation.environment["XDG_RUNTIME_DIR"] = "/nonexistent"
        status, _, err = as_nobody(workstation, "config", "set", "sync.automatic", "off")
    else:
        status, _, err = workstation.run("config", "set", "sync.automatic", "off")
    assert status == 2, err
    assert str(workstation.profile) in err
    assert list(workstation.profile.iterdir()) == []


def as_nobody(workstation: Workstation, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "gsmos_tray", "--profile", str(workstation.profile)]
    done = subprocess.run(
        [*command, *arguments],
        env=workstation.environment,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_profile_that_is_a_file_is_said(workstation: Workstation) -> None:
    workstation.profile.write_text("not a folder")
    refused(workstation, "config", "set", "sync.automatic", "off")
    refused(workstation, "sync")


def test_a_full_disk_loses_nothing(workstation: Workstation, local_dropbox: LocalDropbox) -> None:
    """The profile lies on a disk of its own, of 1 MB, that is full to the last block."""
    for number in range(40):
        workstation.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([number]) * 3000)
    workstation.set_up()
    command = " ".join([sys.executable, "-m", "gsmos_tray", "--profile", str(workstation.profile)])
    script = (
        f"cp -a {workstation.profile} {workstation.home}/kept && "
        f"mount -t tmpfs -o size=1m none {workstation.profile} && "
        f"cp -a {workstation.home}/kept/. {workstation.profile}/ && "
        f"dd if=/dev/zero of={workstation.profile}/ballast bs=4k 2>/dev/null; "
        f"{command} sync --json; echo exit $?; "
        f"rm {workstation.profile}/ballast; {command} sync --json; echo exit $?"
    )
    namespace = ["unshare", "--mount"] + ([] if os.getuid() == 0 else ["--map-root-user"])
    done = subprocess.run(
        [*namespace, "sh", "-c", script],
        env=workstation.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    lines = done.stdout.splitlines()
    first = lines.index(next(line for line in lines if line.startswith("exit")))
    assert lines[first] != "exit 0", done
    assert lines[first] != "exit 70", done
    assert lines[-1] == "exit 0", done
    assert len(local_dropbox.tree()) == 40


def test_an_unreadable_or_missing_folder_is_said_once_and_takes_nothing_for_deleted(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.save("Factura_1.pdf", b"%PDF-1.4 one")
    workstation.set_up()
    workstation.json("sync")
    elsewhere = workstation.folder.rename(workstation.folder.with_name("away"))

    workstation.json("sync")
    [status] = workstation.json("status", code=1)
    assert status["problem"]["code"] == "no_such_folder"
    assert status["folders"][0]["reachable"] is False
    assert status["documents"]["archived"] == 1

    Path(elsewhere).rename(workstation.folder)
    [last] = workstation.json("sync")
    assert last["summary"]["sent"] == 0
    assert workstation.json("status")[0]["counts"]["archived"] == 1
    assert len(local_dropbox.tree()) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Factură Ștefan și țuică.pdf",
        "x" * 240 + ".pdf",
        "Factura.",
        "Factura_1.pdf ",
        "CON.pdf",
        'a"b<c>d|e?f*g.pdf',
        "..pdf",
        "Factura_１２.pdf",
        "\u202efdp.exe",
    ],
)
def test_strange_names_arrive_under_names_that_dropbox_and_windows_take(
    workstation: Workstation, local_dropbox: LocalDropbox, name: str
) -> None:
    workstation.save(name, b"%PDF-1.4 strange")
    workstation.set_up()
    [status] = (workstation.json("sync"), workstation.json("status"))[1]
    if status["counts"]["left_out"]:
        assert name.startswith(".")
        return
    [path] = local_dropbox.tree()
    last = path.rpartition("/")[2]
    assert last == last.strip(" .")
    assert not set(last) & set('\\/:*?"<>|\u202e')
    assert len(path) < 200


def test_a_name_that_is_no_text_is_left_out_by_name(workstation: Workstation) -> None:
    (Path(os.fsdecode(os.fsencode(workstation.folder) + b"/Factura_\xff.pdf"))).write_bytes(b"%PDF-1")
    workstation.set_up()
    workstation.json("sync")
    [status] = workstation.json("status")
    assert status["folders"][0]["left_out_by"] == {"strange_name": 1}
    [row] = workstation.json("documents")
    assert row["rule"] == "strange_name"
