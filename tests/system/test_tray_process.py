"""The tray program as a process without a screen: what it does while nobody looks."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gsmos_tray.demo.faults import Stalled
from gsmos_tray.demo.server import LocalDropbox
from tests.engine.conftest import until
from tests.system.workstation import Workstation


@contextmanager
def running(workstation: Workstation) -> Iterator[subprocess.Popen[str]]:
    process = workstation.start("--minimised")
    try:
        until((workstation.profile / "owner.lock").exists)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0, (out, err)


def contents(dropbox: LocalDropbox) -> list[bytes]:
    return sorted(it.bytes for it in dropbox.tree().values())


def test_it_catches_up_by_itself_when_dropbox_is_back(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.set_up()
    with running(workstation):
        local_dropbox.go_offline()
        for number in range(5):
            workstation.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]))
        until(lambda: workstation.json("status")[0]["counts"]["waiting"] == 5)
        assert workstation.json("status")[0]["problem"] is None

        local_dropbox.go_online()
        until(lambda: len(local_dropbox.tree()) == 5, 60)
        until(lambda: workstation.json("status")[0]["counts"]["archived"] == 5)


def test_it_ends_at_once_with_uploads_in_flight_and_loses_nothing(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    """As at a log-off: the requests would stand for as long as the program waits for them."""
    papers = {f"Factura_{number}.pdf": b"%PDF-1.4 " + bytes([number]) * 5000 for number in range(9)}
    for name, content in papers.items():
        workstation.save(name, content)
    workstation.set_up()
    for route in ("files/upload", "files/upload_session/append_batch"):
        local_dropbox.faults.next(route, Stalled(), times=100)
    with running(workstation) as process:
        assert local_dropbox.faults.wait_until_stalled()
        process.send_signal(signal.SIGTERM)
        process.wait(20)  # two seconds are meant; machines are noisy
    local_dropbox.faults.clear()
    local_dropbox.faults.release()
    *_, last = workstation.json("sync")
    assert last["complete"] is True
    assert contents(local_dropbox) == sorted(papers.values())


def test_commands_go_to_the_running_program(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    with running(workstation):
        workstation.connect()
        workstation.json("folders", "add", str(workstation.folder))
        workstation.save("Factura_1.pdf", b"%PDF-1.4 one")
        [*_, last] = workstation.json("sync")
        assert last["complete"] is True
        assert contents(local_dropbox) == [b"%PDF-1.4 one"]
        code, _, err = workstation.run("config", "set", "sync.frequency", "hourly")
        assert code == 2
        assert "immediate" in err
        assert workstation.json("config", "set", "sync.frequency", "daily")
        code, out, err = workstation.run()
        assert (code, out, err) == (0, "", "")


def test_the_secret_is_in_no_environment_and_no_command_line(workstation: Workstation) -> None:
    workstation.set_up()
    workstation.save("Factura_1.pdf", b"%PDF-1.4 one")
    with running(workstation) as process:
        until(lambda: workstation.json("status")[0]["counts"]["archived"] == 1)
        [secret] = json.loads(workstation.keyring.read_text()).values()
        for pid in [process.pid, *_descendants(process.pid)]:
            for name in ("environ", "cmdline"):
                assert secret.encode() not in Path(f"/proc/{pid}/{name}").read_bytes()


def test_two_profiles_of_one_user_do_not_touch_each_other(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    first, second = workstation.profile, workstation.profile.with_name("other")
    workstation.set_up()
    workstation.save("Factura_1.pdf", b"%PDF-1.4 one")
    with running(workstation):
        workstation.profile = second
        assert workstation.json("status")[0]["connected"] is False
        [line] = workstation.json("sync", code=3)
        assert line["error"]["code"] == "not_connected"
        workstation.connect()
        assert len(json.loads(workstation.keyring.read_text())) == 2
        workstation.json("disconnect")

        workstation.profile = first
        until(lambda: workstation.json("status")[0]["counts"]["archived"] == 1)
        workstation.save("Factura_2.pdf", b"%PDF-1.4 two")
        until(lambda: len(local_dropbox.tree()) == 2, 60)
    workstation.profile = first


def _descendants(pid: int) -> list[int]:
    done = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    children = [int(line) for line in done.stdout.split()]
    return [it for child in children for it in (child, *_descendants(child))]


def test_it_ends_when_a_command_asks_it_to(workstation: Workstation) -> None:
    assert workstation.run("quit") == (0, "", "")  # nothing runs, and no profile is made
    assert not workstation.profile.exists()
    process = workstation.start("--minimised")
    until((workstation.profile / "owner.lock").exists)
    assert workstation.run("quit") == (0, "", "")
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, (out, err)
    assert workstation.run("quit") == (0, "", "")


def test_a_moved_program_still_starts_with_the_session(workstation: Workstation) -> None:
    entry = workstation.home / ".config" / "autostart" / "gsmos-tray.desktop"
    workstation.json("config", "set", "general.autostart", "yes")
    there = entry.read_text("utf-8")
    assert "--minimised" in there
    moved = there.replace("gsmos_tray", "elsewhere")
    entry.write_text(moved + "Hidden=true\n", "utf-8")  # and switched off in the system's settings
    with running(workstation):
        until(lambda: entry.read_text("utf-8") == there + "Hidden=true\n")
        workstation.json("config", "set", "general.autostart", "no")
        until(lambda: not entry.exists())


def test_to_choose_autostart_again_brings_back_what_an_uninstall_took_away(
    workstation: Workstation,
) -> None:
    entry = workstation.home / ".config" / "autostart" / "gsmos-tray.desktop"
    workstation.json("config", "set", "general.autostart", "yes")
    entry.unlink()
    workstation.json("config", "set", "general.autostart", "yes")
    assert entry.exists()
    with running(workstation):
        log = workstation.profile / "log" / "gsmos-tray.log"
        until(lambda: log.exists() and "is running" in log.read_text())
        entry.unlink()
        workstation.json("config", "set", "general.autostart", "yes")
        assert entry.exists()


def test_autostart_is_shown_as_the_system_has_it(workstation: Workstation) -> None:
    def chosen() -> object:
        return workstation.json("config", "get", "general.autostart")[0]["value"]

    entry = workstation.home / ".config" / "autostart" / "gsmos-tray.desktop"
    workstation.json("config", "set", "general.autostart", "yes")
    with entry.open("a", encoding="utf-8") as file:
        file.write("Hidden=true\n")
    assert workstation.run("config", "set", "general.autostart", "perhaps")[0] == 2
    assert "Hidden=true" in entry.read_text("utf-8")  # a slip chooses nothing
    assert chosen() is True
    with running(workstation):
        until(lambda: chosen() is False)
    assert "Hidden=true" in entry.read_text("utf-8")


def test_a_start_while_a_command_works_waits_for_its_end(workstation: Workstation) -> None:
    log = workstation.profile / "log" / "gsmos-tray.log"

    def is_running() -> bool:
        return log.exists() and "is running" in log.read_text()

    command = workstation.start("connect", "--paste")
    assert command.stdout
    assert command.stdout.readline()  # the address: it owns the profile, and waits for the code
    with running(workstation) as tray:
        with pytest.raises(subprocess.TimeoutExpired):
            tray.wait(3)
        assert not is_running()
        command.communicate("no code\n", timeout=30)
        until(is_running)
