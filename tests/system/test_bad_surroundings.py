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
from tests.mounts import of_its_own
from tests.system.workstation import Workstation


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


def mounted(workstation: Workstation, options: str, script: str) -> list[str]:
    """Run *script* with a disk of its own at the profile's place, and give what it printed."""
    command = " ".join([sys.executable, "-m", "gsmos_tray", "--profile", str(workstation.profile)])
    kept, profile = f"{workstation.home}/kept", str(workstation.profile)
    before = (
        f"cp -a {profile} {kept} && mount -t tmpfs -o {options} none {profile}"
        f" && cp -a {kept}/. {profile}/"
    )
    filled = script.format(profile=profile, gsmos_tray=command)
    done = subprocess.run(
        [*of_its_own(), "sh", "-c", f"{before} && {{ {filled}\n}}"],
        env=workstation.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_profile_that_cannot_be_written_is_said(workstation: Workstation) -> None:
    workstation.profile.mkdir()
    for command in ("config set sync.automatic off", "sync", "folders add /tmp"):
        script = f"mount -o remount,ro {{profile}}; {{gsmos_tray}} {command}; echo exit $?;"
        [sentence, code] = mounted(workstation, "mode=700", script)
        assert code == "exit 2"
        assert str(workstation.profile) in sentence
        shutil.rmtree(workstation.home / "kept")


def test_a_profile_that_is_a_file_is_said(workstation: Workstation) -> None:
    workstation.profile.write_text("not a folder")
    refused(workstation, "config", "set", "sync.automatic", "off")
    refused(workstation, "sync")


def test_a_full_disk_loses_nothing(workstation: Workstation, local_dropbox: LocalDropbox) -> None:
    """The profile lies on a disk of its own, of 3 MB, that is full to the last block."""
    for number in range(40):
        workstation.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([number]) * 3000)
    workstation.set_up()
    script = (
        "dd if=/dev/zero of={profile}/ballast bs=4k 2>/dev/null; "
        "{gsmos_tray} sync --json; echo exit $?; "
        "rm {profile}/ballast; {gsmos_tray} sync --json; echo exit $?;"
    )
    lines = mounted(workstation, "size=3m,mode=700", script)

    codes = [line for line in lines if line.startswith("exit")]
    assert codes == ["exit 1", "exit 0"], "\n".join(lines)
    assert json.loads(lines[0])["error"]["code"] == "disk_full"
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
    (Path(os.fsdecode(os.fsencode(workstation.folder) + b"/Factura_\xff.pdf"))).write_bytes(
        b"%PDF-1"
    )
    workstation.set_up()
    workstation.json("sync")
    [status] = workstation.json("status")
    assert status["folders"][0]["left_out_by"] == {"strange_name": 1}
    [row] = workstation.json("documents")
    assert row["rule"] == "strange_name"
