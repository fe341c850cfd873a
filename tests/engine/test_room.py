"""That the account is nearly full is said once, in time, and again after there was room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gsmos_tray.demo.placement import Placement
from gsmos_tray.engine import room
from gsmos_tray.engine.room import Room
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.events import Announcer, RoomShort
from gsmos_tray.ledger.ledger import Ledger
from tests.engine.conftest import Shop, until

GB = 1024**3


class Account:
    """An account, what waits for it, and how often it was asked."""

    def __init__(self, tmp_path) -> None:
        self.known: AccountStatus | None = AccountStatus("Ana", "ana@x.example", "basic", 0, GB)
        self.waiting = 0
        self.asked = 0
        self.told: list[object] = []
        self.ledger = Ledger.open(tmp_path / "ledger.db")
        self.announcer = Announcer()
        self.announcer.subscribe(self.told.append)
        self.room = self.open()

    def open(self) -> Room:
        return Room(
            self.ledger.notes,
            self.announcer,
            lambda: self.known,
            self.refresh,
            lambda: (1, self.waiting),
        )

    def refresh(self) -> None:
        self.asked += 1

    def uses(self, share: float, waiting: int = 0) -> list[object]:
        """Judge at this use; gives what was told of it."""
        self.known = replace(self.known, used=int(GB * share))
        self.waiting = waiting
        before = len(self.told)
        self.room.judge()
        return self.told[before:]


@pytest.fixture
def account(tmp_path):
    made = Account(tmp_path)
    yield made
    made.ledger.close()


def test_nearly_full_is_said_once_over_a_restart_too(account) -> None:
    assert account.uses(0.94) == []
    [told] = account.uses(0.96)
    assert told == RoomShort(GB - int(GB * 0.96), 0)
    assert account.uses(0.99) == []
    account.room = account.open()
    assert account.uses(0.99) == []


def test_what_waits_and_does_not_fit_is_said_long_before(account) -> None:
    assert account.uses(0.5, waiting=GB // 4) == []
    [told] = account.uses(0.5, waiting=GB)
    assert told == RoomShort(GB - GB // 2, GB)


def test_after_there_was_room_it_is_said_again_but_not_at_the_limit_to_and_fro(account) -> None:
    assert account.uses(0.96)
    assert account.uses(0.94) == []
    assert account.uses(0.96) == []
    assert account.uses(0.80) == []
    assert account.uses(0.96)


def test_an_account_whose_room_is_not_known_says_nothing(account) -> None:
    account.known = AccountStatus("Ana", "ana@x.example", "basic")
    account.room.judge()
    account.known = None
    account.room.judge()
    assert account.told == []


def test_dropbox_is_asked_once_an_hour(account, monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr(room, "monotonic", lambda: now[0])
    account.room.look()
    now[0] += 3599.0
    account.room.look()
    assert account.asked == 1
    now[0] += 2.0
    account.room.look()
    assert account.asked == 2


def test_the_running_program_says_it_of_a_real_account(shop: Shop) -> None:
    account = shop.dropbox.account
    account.tree.commit(Placement("/Poze/a.jpg"), account.blobs.keep_whole(bytes(1_000_000)))
    shop.dropbox.fill_up(free=1024)
    shop.begin(watch=True)
    until(lambda: any(isinstance(it, RoomShort) for it in shop.events))
