"""The one linked account: kept whole or not at all, and forgotten even without a network."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from gsmos_tray import errors
from gsmos_tray.demo.door import MemoryTokens
from gsmos_tray.demo.faults import Cut, api_error, server_error
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.engine.account import AccountKeeper, stored_account
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.locations import Profile

ANA = AccountStatus("Ana Exemplu", "ana@atelier.example", "basic", 0, 2 * 1024**3)
REVOKE = "auth/token/revoke"


class Tokens(MemoryTokens):
    """A keyring that counts how often it is asked, and refuses on request."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.refusal: errors.GsmosError | None = None

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def read(self) -> str | None:
        self.reads += 1
        self._refuse()
        return super().read()

    def write(self, secret: str) -> None:
        self._refuse()
        super().write(secret)

    def forget(self) -> None:
        self._refuse()
        super().forget()


@pytest.fixture
def ledger(tmp_path) -> Iterator[Ledger]:
    profile = Profile(tmp_path)
    profile.create()
    ledger = Ledger.open(profile.ledger)
    yield ledger
    ledger.close()


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def keeper(tokens, ledger, local_dropbox) -> AccountKeeper:
    return AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes)


@pytest.fixture
def token(local_dropbox: LocalDropbox) -> str:
    return local_dropbox.link().refresh_token


def is_valid(local_dropbox: LocalDropbox, token: str) -> bool:
    """Whether Dropbox still accepts the refresh token."""
    return token in local_dropbox.account.authority._refresh


def test_a_linked_account_is_known_whole_and_after_a_restart_too(keeper, tokens, ledger, token):
    assert keeper.known is None
    assert keeper.link(token) == ANA

    again = AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes)
    assert again.known == stored_account(ledger.notes) == ANA
    assert again.archive().account().email == ANA.email


def test_the_keyring_is_asked_once_and_not_at_all_where_nothing_is_linked(
    keeper, tokens, ledger, token
):
    for _ in range(3):
        with pytest.raises(errors.NotConnected):
            keeper.archive()
    assert tokens.reads == 1

    keeper.link(token)
    again = AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes)
    tokens.reads = 0
    assert again.archive() is again.archive()
    assert tokens.reads == 1


def test_where_the_keyring_refuses_nothing_is_kept_and_the_authorisation_is_given_back(
    keeper, tokens, local_dropbox, token
):
    tokens.refusal = errors.KeyringLocked()
    with pytest.raises(errors.KeyringLocked):
        keeper.link(token)

    assert keeper.known is None
    assert not is_valid(local_dropbox, token)
    tokens.refusal = None
    with pytest.raises(errors.NotConnected):
        keeper.archive()


def test_a_new_account_that_cannot_be_kept_leaves_the_old_one_linked(
    keeper, tokens, local_dropbox, token
):
    keeper.link(token)
    another = local_dropbox.link().refresh_token
    tokens.refusal = errors.KeyringSilent()
    with pytest.raises(errors.KeyringSilent):
        keeper.link(another)

    assert keeper.known == ANA
    assert keeper.archive().account()
    assert not is_valid(local_dropbox, another)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Cut(), errors.ArchiveUnreachable),
        (api_error(401, {".tag": "user_suspended"}), errors.AccountSuspended),
    ],
    ids=repr,
)
def test_an_account_that_does_not_say_whose_it_is_is_not_kept(
    keeper, tokens, local_dropbox, token, fault, error
):
    local_dropbox.faults.next("users/get_current_account", fault)
    with pytest.raises(error):
        keeper.link(token)

    assert keeper.known is None
    assert tokens.read() is None


def test_room_that_cannot_be_told_does_not_hinder_linking(keeper, local_dropbox, token):
    local_dropbox.faults.next("users/get_space_usage", server_error())
    account = keeper.link(token)
    assert (account.used, account.allocated) == (None, None)

    local_dropbox.fill_up(free=100)
    keeper.refresh_space()
    assert keeper.known.allocated == 100
    local_dropbox.faults.next("users/get_space_usage", server_error())
    keeper.refresh_space()
    assert keeper.known.allocated == 100  # as it was last seen


def test_unlinking_gives_the_authorisation_back_and_forgets_it(
    keeper, tokens, ledger, local_dropbox, token
):
    keeper.link(token)
    keeper.unlink()

    assert not is_valid(local_dropbox, token)
    assert tokens.read() is None
    assert keeper.known is stored_account(ledger.notes) is None
    with pytest.raises(errors.NotConnected):
        keeper.archive()
    keeper.unlink()  # twice does no harm


def test_after_a_restart_unlinking_gives_it_back_too(keeper, tokens, ledger, local_dropbox, token):
    keeper.link(token)
    AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes).unlink()
    assert not is_valid(local_dropbox, token)


def test_unlinking_without_a_network_forgets_all_the_same(keeper, tokens, local_dropbox, token):
    keeper.link(token)
    local_dropbox.go_offline()
    keeper.unlink()

    assert keeper.known is None
    assert tokens.read() is None


def test_unlinking_where_the_keyring_refuses_says_so_and_uses_the_account_no_more(
    keeper, tokens, local_dropbox, token
):
    keeper.link(token)
    tokens.refusal = errors.KeyringRefused()
    with pytest.raises(errors.KeyringRefused):
        keeper.unlink()

    assert not is_valid(local_dropbox, token)
    assert keeper.known is None
    with pytest.raises(errors.NotConnected):
        keeper.archive()


def test_a_lost_ledger_finds_the_account_by_the_token_that_is_still_there(
    keeper, tokens, ledger, token
):
    keeper.link(token)
    ledger.notes.write("account", None)
    found = AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes)
    assert found.known is None

    found.archive()

    assert (found.known.name, found.known.email) == (ANA.name, ANA.email)
    assert stored_account(ledger.notes) == found.known


def test_a_lost_ledger_without_a_network_finds_the_account_later(
    keeper, tokens, ledger, local_dropbox, token
):
    keeper.link(token)
    ledger.notes.write("account", None)
    found = AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes)
    local_dropbox.faults.next("users/get_current_account", Cut())
    with pytest.raises(errors.ArchiveUnreachable):
        found.archive()

    found.archive()
    assert found.known.email == ANA.email


def test_a_token_that_went_from_the_keyring_means_that_nothing_is_linked(
    keeper, tokens, ledger, token
):
    keeper.link(token)
    tokens.forget()
    again = AccountKeeper(tokens, LOCAL_APP_KEY, ledger.notes)
    with pytest.raises(errors.NotConnected):
        again.archive()
    assert again.known is stored_account(ledger.notes) is None


def test_the_token_is_in_no_log_and_not_in_the_ledger(
    keeper, tmp_path, local_dropbox, token, caplog
):
    caplog.set_level(logging.DEBUG)
    keeper.link(token)
    local_dropbox.faults.next(REVOKE, Cut())
    keeper.unlink()

    assert "could not be given back" in caplog.text
    assert token not in caplog.text
    assert all(token.encode() not in it.read_bytes() for it in tmp_path.rglob("*") if it.is_file())
