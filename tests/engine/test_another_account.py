"""Another Dropbox account than the archive's: asked first, nothing lost, begun anew on a word."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.commands import Commands
from gsmos_tray.demo.door import MemoryTokens
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.rules import Person, Rules
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.engine.account import AccountKeeper
from gsmos_tray.ledger.ledger import Ledger
from tests.engine.conftest import Shop

OTHER = Rules(person=Person("Mihai", "Exemplu", "mihai@atelier.example", id="dbid:" + "B" * 35))


@pytest.fixture
def archived(shop: Shop) -> Shop:
    for number in range(6):
        shop.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]) * 50)
    shop.begin()
    shop.sync()
    return shop


def states(shop: Shop) -> list[str]:
    return sorted(str(row.state) for row in shop.documents() if row.id is not None)


def refused(shop: Shop) -> str:
    """Agree to the other account; gives the authorisation that waits."""
    shop.dropbox.reset(OTHER)
    token = shop.dropbox.link().refresh_token
    with pytest.raises(errors.AnotherAccount) as error:
        shop.engine.link(token)
    assert error.value.facts == {"email": "mihai@atelier.example", "was": "ana@atelier.example"}
    return token


@pytest.mark.parametrize("disconnected", [False, True])
def test_nothing_happens_before_the_owner_has_answered(archived: Shop, disconnected) -> None:
    if disconnected:
        archived.engine.unlink()
    before = states(archived)
    token = refused(archived)
    assert states(archived) == before
    account = archived.engine.status().account
    assert (account is None) is disconnected
    assert account is None or account.email == "ana@atelier.example"

    archived.engine.drop_another()
    assert token not in archived.dropbox.account.authority._refresh
    with pytest.raises(errors.NothingAsked):
        archived.engine.begin_anew()
    assert states(archived) == before


def test_the_archive_begins_anew_and_the_ledger_of_before_is_kept(archived: Shop) -> None:
    before = archived.archive()
    lost = archived.folder / "Factura_5.pdf"
    lost.unlink()  # only the other account has it
    archived.sync()
    archived.engine.compare()
    refused(archived)

    archived.engine.begin_anew()

    assert list(archived.engine._ledger.listing.everything()) == []  # that of the other account
    assert archived.engine.status().account.email == "mihai@atelier.example"
    archived.sync()
    assert archived.archive().items() < before.items()
    assert len(archived.archive()) == 5
    assert archived.engine.compare().findings
    assert archived.engine.question() is None
    [kept] = archived.profile.folder.glob("ledger.before-*.db")
    ledger = Ledger.for_reading(kept)
    assert sorted(str(it.archive_path) for it in ledger.deliveries.all()) == sorted(before)
    ledger.close()
    archived.restart()
    assert states(archived) == ["archived"] * 5


def test_begun_anew_nothing_is_sent_that_lies_there_already(archived: Shop) -> None:
    refused(archived)
    archived.engine.begin_anew()
    archived.sync()
    archived.engine._ledger.notes.write("archive_of", '{"id": "somebody", "email": "a@b"}')
    requests = archived.dropbox.requests.counts()
    with pytest.raises(errors.AnotherAccount):
        archived.engine.link(archived.dropbox.link().refresh_token)
    archived.engine.begin_anew()
    archived.sync()
    after = archived.dropbox.requests.counts()
    sent = ("files/upload", "files/upload_session/finish_batch_v2")
    assert [after[it] for it in sent] == [requests[it] for it in sent]
    assert states(archived) == ["archived"] * 6


def test_the_same_account_again_is_no_question(archived: Shop) -> None:
    archived.engine.unlink()
    archived.connect()
    assert states(archived) == ["archived"] * 6


def test_where_nothing_is_archived_any_account_will_do(shop: Shop) -> None:
    shop.begin()
    shop.dropbox.reset(OTHER)
    shop.connect()
    assert shop.engine.status().account.email == "mihai@atelier.example"


def test_a_ledger_that_knows_the_email_alone_asks_too(archived: Shop) -> None:
    archived.engine._ledger.notes.write("archive_of", None)
    refused(archived)


@pytest.mark.parametrize("anew", [False, True])
def test_the_command_begins_anew_only_when_it_says_so(archived: Shop, anew) -> None:
    archived.dropbox.reset(OTHER)
    commands = Commands(archived.engine)
    never = threading.Event()
    begun = list(commands.answer({"command": "paste_begin"}, never))
    code = archived.dropbox.consent(begun[0]["paste"]).code
    request = {"command": "paste_finish", "code": code, "anew": anew}
    line, *_ = list(commands.answer(request, never))
    if anew:
        assert line["account"]["email"] == "mihai@atelier.example"
        assert set(states(archived)) <= {"waiting", "archived"}
    else:
        assert (line["error"]["code"], line["exit"]) == ("another_account", 3)
        assert states(archived) == ["archived"] * 6
        assert not archived.dropbox.account.authority._refresh


class Keyring(MemoryTokens):
    """One that can be locked, and whose owner may dismiss the question."""

    refusal: errors.GsmosError | None = None

    def read(self) -> str | None:
        if self.refusal is not None:
            raise self.refusal
        return super().read()


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def keeper(
    tmp_path: Path, keyring: Keyring, local_dropbox: LocalDropbox
) -> Iterator[AccountKeeper]:
    """Holds an archive in one account, and another account waits for an answer."""
    ledger = Ledger.open(tmp_path / "ledger.db")
    keeper = AccountKeeper(keyring, LOCAL_APP_KEY, ledger.notes)
    keeper.link(local_dropbox.link().refresh_token)
    local_dropbox.reset(OTHER)
    with pytest.raises(errors.AnotherAccount):
        keeper.link(local_dropbox.link().refresh_token)
    yield keeper
    ledger.close()


def test_nobody_gets_at_an_archive_while_the_account_changes(keeper: AccountKeeper) -> None:
    before, got = keeper.archive(), []
    asks = threading.Thread(target=lambda: got.append(keeper.archive()))

    def begin_anew() -> None:
        asks.start()
        asks.join(0.3)
        assert got == []

    keeper.link_another(begin_anew)
    asks.join(10)
    assert got == [keeper.archive()]
    assert got != [before]
    with pytest.raises(errors.ArchiveBusy):  # whoever had it before
        before.space()


def test_a_keyring_that_stays_locked_leaves_all_as_it_was(
    keeper: AccountKeeper, keyring: Keyring, local_dropbox: LocalDropbox
) -> None:
    keyring.refusal, begun = errors.KeyringLocked(), []
    with pytest.raises(errors.KeyringLocked):
        keeper.link_another(lambda: begun.append(1))
    assert begun == []
    assert keeper.known.email == "ana@atelier.example"
    assert not local_dropbox.account.authority._refresh  # given back


def test_without_a_network_nothing_is_forgotten(archived: Shop) -> None:
    refused(archived)
    before = states(archived)
    archived.dropbox.go_offline()
    with pytest.raises(errors.ArchiveUnreachable):
        archived.engine.begin_anew()
    archived.dropbox.go_online()
    assert states(archived) == before
    assert archived.engine.status().account.email == "ana@atelier.example"
    assert list(archived.profile.folder.glob("ledger.before-*.db")) == []
