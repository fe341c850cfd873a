"""Who carries out a command: the owner of the profile, whoever that is by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from gsmos_tray import app
from gsmos_tray.commands import DONE
from gsmos_tray.locations import Profile
from gsmos_tray.workstation.local_socket import CommandServer
from gsmos_tray.workstation.owner_lock import OwnerLock


@pytest.mark.usefixtures("qapp")
def test_a_command_is_carried_out_though_its_owner_has_just_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    profile = Profile(tmp_path / "profile")
    profile.create()
    lock = OwnerLock(profile.lock)
    assert lock.acquire()
    server = CommandServer(profile.token, lambda _: iter([{"exit": DONE}]))
    assert server.start()
    with app.owner(profile) as ask:
        server.stop()
        lock.release()
        assert list(ask({"command": "ping"})) == [{"exit": DONE}]
