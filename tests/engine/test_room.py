"""That the account is nearly full is said once, in time, and again after there was room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gsmos_tray import errors
from gsmos_tray.demo.placement import Placement
from gsmos_tray.engine import room
from gsmos_tray.engine.room import Room
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.engine.troubles import Troubles
from gsmos_tray.events import Announcer, Changed, ProblemArose, RoomShort, RunFinished
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

    def refuses(self) -> None:
        """Meet a refusal for want of room."""
        Troubles(self.ledger.notes, self.announcer).met(errors.ArchiveFull())

    def lets(self) -> None:
        """Let a document be sent after all."""
        Troubles(self.ledger.notes, self.announcer).passed()


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


def test_a_full_account_is_asked_how_full_it_is_before_anybody_is_told(account) -> None:
    told_after: list[int] = []
    account.announcer.subscribe(lambda _: told_after.append(account.asked))
    account.room.look()
    account.refuses()
    assert account.asked == 2
    assert told_after[-1] == 2
    assert Changed() in account.told


def test_dropbox_is_not_asked_where_nobody_looks_at_the_archive(account) -> None:
    account.refuses()
    assert account.asked == 0


def test_other_problems_are_no_reason_to_ask(account) -> None:
    Troubles(account.ledger.notes, account.announcer).met(errors.LinkRevoked())
    account.announcer.announce(RunFinished(1, 0, 0, asked_for=True))
    account.room.look()
    account.announcer.announce(RunFinished(1, 0, 0, asked_for=True))
    account.room.look()
    assert account.asked == 1


def test_dropbox_is_asked_again_after_each_run_until_one_has_got_past_a_full_account(
    account,
) -> None:
    account.room.look()
    account.refuses()
    for _ in range(2):  # with nothing sent
        account.announcer.announce(RunFinished(0, 0, 3, asked_for=True))
        account.room.look()
    assert account.asked == 4
    account.lets()
    account.announcer.announce(RunFinished(3, 0, 0, asked_for=True))
    account.room.look()
    assert account.asked == 5
    account.announcer.announce(RunFinished(3, 0, 0, asked_for=True))
    account.room.look()
    assert account.asked == 5


def test_nearly_full_is_not_said_beside_full_nor_just_after_it(account) -> None:
    account.refuses()
    assert account.uses(0.999, waiting=GB) == []
    account.room = account.open()
    assert account.uses(0.999, waiting=GB) == []
    account.lets()
    assert account.uses(0.96) == []
    assert account.uses(0.80) == []
    assert account.uses(0.96)


def test_full_is_still_full_while_the_network_is_out(account) -> None:
    troubles = Troubles(account.ledger.notes, account.announcer)
    troubles.met(errors.ArchiveFull())
    troubles.met(errors.ArchiveUnreachable())
    assert account.uses(0.999) == []


def test_the_running_program_knows_of_a_full_account_how_much_is_missing(shop: Shop) -> None:
    shop.begin(watch=True)
    until(lambda: shop.engine._room._is_looked_after)
    missing: list[dict[str, str]] = []

    def tell(event: object) -> None:  # as whoever notifies reads it, when told
        if isinstance(event, ProblemArose):
            missing.append(shop.engine.status().problem.facts)

    shop.engine.announcer.subscribe(tell)
    shop.dropbox.fill_up(free=1000)
    for number in range(2):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([number]) * 5000)
    shop.engine.sync_soon()
    until(lambda: missing)
    assert 3000 < int(missing[0]["missing"]) < 10_100
    free = shop.engine.status().account
    assert free.allocated - free.used <= 1000

    shop.dropbox.fill_up(free=10_000_000)
    shop.engine.sync_soon()
    until(lambda: len(shop.archive()) == 2)
    until(lambda: (now := shop.engine.status().account).allocated - now.used > 9_000_000)
    assert shop.engine.status().problem is None
    assert not any(isinstance(it, RoomShort) for it in shop.events)


def test_the_running_program_says_it_of_a_real_account(shop: Shop) -> None:
    account = shop.dropbox.account
    account.tree.commit(Placement("/Poze/a.jpg"), account.blobs.keep_whole(bytes(1_000_000)))
    shop.dropbox.fill_up(free=1024)
    shop.begin(watch=True)
    until(lambda: any(isinstance(it, RoomShort) for it in shop.events))
