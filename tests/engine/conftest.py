"""A whole engine against the local Dropbox, as the doors put it together."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gsmos_tray.demo.door import MemoryTokens
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.engine.engine import Engine
from gsmos_tray.events import Announcer, Event
from gsmos_tray.ledger.overview import DocumentRow, Wanted
from gsmos_tray.locations import Profile
from gsmos_tray.settings import WatchedFolder


class Shop:
    """One workstation of a shop: a profile, a watched folder, and an engine that can crash."""

    def __init__(self, place: Path, dropbox: LocalDropbox, quiet_for: float = 0.3) -> None:
        self.quiet_for = quiet_for
        self.profile = Profile(place / "profile")
        self.profile.create()
        self.folder = place / "gsmOS"
        self.folder.mkdir()
        self.dropbox = dropbox
        self.tokens = MemoryTokens()
        self.events: list[Event] = []
        self.engine = self.open()

    def open(self) -> Engine:
        announcer = Announcer()
        announcer.subscribe(self.events.append)
        return Engine(self.profile, self.tokens, LOCAL_APP_KEY, announcer, self.quiet_for)

    def begin(self, *, watch: bool = False) -> None:
        self.engine.start(watch=watch)
        self.connect()
        self.engine.add_folder(WatchedFolder(self.folder))

    def connect(self) -> None:
        self.engine.link(self.dropbox.link().refresh_token)

    def restart(self) -> None:
        self.engine.stop()
        self.engine = self.open()
        self.engine.start(watch=False)

    def save(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def sync(self) -> None:
        assert self.engine.sync(threading.Event())

    def documents(self) -> list[DocumentRow]:
        return self.engine.reports.documents(Wanted())

    def archive(self) -> dict[str, bytes]:
        return {path: stored.bytes for path, stored in self.dropbox.tree().items()}


def until(condition, seconds: float = 30.0) -> None:
    """Wait until *condition* holds, generously: machines are noisy."""
    pause = threading.Event()
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come true"
        pause.wait(0.05)


@pytest.fixture
def shop(tmp_path: Path, local_dropbox: LocalDropbox) -> Iterator[Shop]:
    shop = Shop(tmp_path, local_dropbox)
    yield shop
    shop.engine.stop()
