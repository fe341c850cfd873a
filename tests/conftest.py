"""One local Dropbox for the whole run, as new for each test.

The SDK reads its host names once, when it is imported: so the server has its ports before any
test module is collected, keeps them, and every worker of pytest-xdist has its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from gsmos_tray.demo.oauth import ALL_SCOPES, LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox

_SERVER = pytest.StashKey[LocalDropbox]()


def pytest_configure(config: pytest.Config) -> None:
    assert "dropbox" not in sys.modules, "somebody imported the SDK before it knew its hosts"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a desktop test brings its own screen
    server = LocalDropbox()
    os.environ.update(server.environment())
    config.stash[_SERVER] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_SERVER].stop()


@pytest.fixture(scope="session")
def _dropbox_server(pytestconfig: pytest.Config) -> LocalDropbox:
    server = pytestconfig.stash[_SERVER]
    server.start()
    return server


@pytest.fixture
def local_dropbox(_dropbox_server: LocalDropbox) -> Iterator[LocalDropbox]:
    """An empty account. A test that asks for what is not served fails, unless it expects that."""
    _dropbox_server.reset()
    yield _dropbox_server
    _dropbox_server.faults.clear()
    assert _dropbox_server.refusals == []
    assert _dropbox_server.bugs == []


@pytest.fixture
def new_client(local_dropbox: LocalDropbox) -> Iterator[Callable[..., object]]:
    """Makes linked SDK clients that never retry by themselves, and closes them."""
    from dropbox import Dropbox  # noqa: PLC0415 - after the environment is set

    clients = []

    def make(scopes: tuple[str, ...] = ALL_SCOPES) -> Dropbox:
        client = Dropbox(
            oauth2_refresh_token=local_dropbox.link(scopes).refresh_token,
            app_key=LOCAL_APP_KEY,
            max_retries_on_error=0,
            max_retries_on_rate_limit=0,
            timeout=20,
        )
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(new_client):
    return new_client()
