"""What the tests of the far side share: a linked archive, and things to put into it."""

from __future__ import annotations

import socket
from random import randrange

import pytest

from gsmos_tray.archive import loopback
from gsmos_tray.demo.oauth import LOCAL_APP_KEY, App
from gsmos_tray.demo.server import LocalDropbox


@pytest.fixture
def archive(local_dropbox: LocalDropbox):
    """The local account, linked: a ``DropboxArchive``."""
    from gsmos_tray.archive.dropbox_archive import DropboxArchive  # noqa: PLC0415 - see ../conftest

    return DropboxArchive(local_dropbox.link().refresh_token, LOCAL_APP_KEY)


@pytest.fixture
def ports(local_dropbox: LocalDropbox, monkeypatch: pytest.MonkeyPatch) -> tuple[int, ...]:
    """Four ports of this test's own in place of the registered ones, which are everybody's."""
    ports = tuple(_free_port() for _ in loopback.PORTS)
    monkeypatch.setattr(loopback, "PORTS", ports)
    uris = tuple(f"http://127.0.0.1:{port}/" for port in ports)
    local_dropbox.reset(app=App(redirect_uris=uris))
    return ports


def _free_port() -> int:
    """Give one below the range from which the system takes ports for connections."""
    while True:
        with socket.socket() as taken:
            port = randrange(15_000, 32_000)
            try:
                taken.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
