"""The keyring as it can be: kept, absent, locked, refusing, silent, or plainly broken."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from threading import Event, Thread

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from gsmos_tray import errors
from gsmos_tray.archive.tokens import KeyringTokens

SOON = 0.05  # seconds of patience where it is to run out
GENEROUS = 30.0


class Memory(KeyringBackend):
    """A keyring that works."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class Raising(Memory):
    """One whose every call, or only those that change something, raises."""

    def __init__(self, error: BaseException, *, reads: bool = False) -> None:
        super().__init__()
        self.error = error
        self.reads = reads

    def get_password(self, service: str, username: str) -> str | None:
        if not self.reads:
            raise self.error
        return "kept"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


class Locked(Memory):
    """One whose password dialog stands open until somebody answers it; *asked* when it does.

    *where*: the first call that shows the dialog.
    """

    def __init__(self, where: str = "get") -> None:
        super().__init__()
        self.unlocked = Event()
        self.asked = Event()
        self.where = where
        self.gets = 0
        self.written: list[str] = []

    def _dialog(self, where: str) -> None:
        if where == self.where:
            self.asked.set()
            assert self.unlocked.wait(GENEROUS)

    def get_password(self, service: str, username: str) -> str | None:
        self.gets += 1
        self._dialog("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.written.append(password)
        super().set_password(service, username, password)
        self._dialog("set")


@pytest.fixture
def use() -> Iterator[Callable[[KeyringBackend], KeyringBackend]]:
    """Make a back end the one that is configured."""
    before = keyring.get_keyring()
    used: list[KeyringBackend] = []

    def use(backend: KeyringBackend) -> KeyringBackend:
        keyring.set_keyring(backend)
        used.append(backend)
        return backend

    yield use
    for backend in used:
        if isinstance(backend, Locked):
            backend.unlocked.set()
    keyring.set_keyring(before)


def tokens(user: str = "profile", patience: float = GENEROUS) -> KeyringTokens:
    return KeyringTokens("gsmos-tray-test", user, patience)


def keyring_threads() -> int:
    return sum(thread.name == "keyring" for thread in threading.enumerate())


def test_what_was_written_is_read_until_it_is_forgotten(use):
    backend = use(Memory())

    tokens().write("one")
    tokens().write("two")

    assert tokens().read() == "two"
    assert backend.kept == {("gsmos-tray-test", "profile"): "two"}
    tokens().forget()
    assert tokens().read() is None
    assert backend.kept == {}


def test_forgetting_twice_does_no_harm(use):
    use(Memory())
    tokens().forget()
    tokens().forget()


def test_profiles_do_not_touch_each_other(use):
    use(Memory())
    tokens("one").write("secret")
    tokens("two").forget()

    assert tokens("two").read() is None
    assert tokens("one").read() == "secret"


@pytest.mark.parametrize("call", ["read", "write", "forget"])
@pytest.mark.parametrize(
    ("backend", "error"),
    [
        (fail.Keyring(), errors.KeyringAbsent),
        (Raising(InitError("no display")), errors.KeyringAbsent),
        (Raising(KeyringLocked("dismissed")), errors.KeyringLocked),
        (Raising(PasswordSetError("no")), errors.KeyringRefused),
        (Raising(OSError("the bus is gone")), errors.KeyringRefused),
        (Raising(TimeoutError("a back end's own")), errors.KeyringRefused),
        (Raising(SystemExit("whatever")), errors.KeyringRefused),
    ],
    ids=lambda it: type(getattr(it, "error", it)).__name__,
)
def test_each_failure_of_a_back_end_is_a_state_with_a_remedy_each_time(use, backend, error, call):
    use(backend)
    kept = tokens()
    for _ in range(2):
        with pytest.raises(error):
            getattr(kept, call)(*(("secret",) if call == "write" else ()))


@pytest.mark.parametrize("call", ["write", "forget"])
def test_a_keyring_that_gives_but_does_not_take_refuses(use, call):
    use(Raising(PasswordSetError("read only"), reads=True))
    with pytest.raises(errors.KeyringRefused):
        getattr(tokens(), call)(*(("secret",) if call == "write" else ()))
    assert tokens().read() == "kept"


def test_a_keyring_that_keeps_nothing_is_none(use):
    use(null.Keyring())
    with pytest.raises(errors.KeyringAbsent):
        tokens().write("secret")


def test_a_back_end_that_is_mended_is_used_at_the_next_call(use):
    broken = use(Raising(KeyringLocked("dismissed")))
    kept = tokens()
    with pytest.raises(errors.KeyringLocked):
        kept.read()
    broken.reads = True

    assert kept.read() == "kept"


def test_a_silent_keyring_is_not_waited_for_and_its_late_answer_is_not_lost(use):
    backend = use(Locked())
    backend.kept["gsmos-tray-test", "profile"] = "secret"
    kept = tokens(patience=SOON)
    before = keyring_threads()
    for _ in range(3):
        with pytest.raises(errors.KeyringSilent):
            kept.read()
    assert keyring_threads() == before + 1

    backend.unlocked.set()
    kept._patience = GENEROUS
    assert kept.read() == "secret"
    assert backend.gets == 1


def test_a_late_answer_is_told_once_and_then_it_is_asked_anew(use):
    backend = use(Locked())
    kept = tokens(patience=SOON)
    with pytest.raises(errors.KeyringSilent):
        kept.read()
    backend.where = "nowhere"
    backend.unlocked.set()
    kept._patience = GENEROUS
    assert kept.read() is None

    backend.set_password("gsmos-tray-test", "profile", "secret")
    assert kept.read() == "secret"


def test_what_is_written_counts_more_than_a_late_answer_from_before(use):
    backend = use(Locked())
    kept = tokens(patience=SOON)
    with pytest.raises(errors.KeyringSilent):
        kept.read()
    backend.unlocked.set()
    kept._patience = GENEROUS

    kept.write("new")

    assert kept.read() == "new"


@pytest.mark.parametrize("before", [None, "the old one"])
@pytest.mark.parametrize("where", ["get", "set"])
def test_a_write_that_was_given_up_is_not_done_behind_our_back(use, before, where):
    backend = use(Locked(where))
    if before:
        backend.kept["gsmos-tray-test", "profile"] = before
    kept = tokens(patience=SOON)
    with pytest.raises(errors.KeyringSilent):
        kept.write("the new one")
    with pytest.raises(errors.KeyringSilent):
        kept.write("another one")  # its turn never came
    backend.where = "nowhere"
    backend.unlocked.set()
    kept._patience = GENEROUS

    assert kept.read() == before
    assert "another one" not in backend.written
    assert ("the new one" in backend.written) is (where == "set")


def test_what_was_forgotten_too_late_is_forgotten_all_the_same(use):
    backend = use(Locked())
    backend.kept["gsmos-tray-test", "profile"] = "secret"
    kept = tokens(patience=SOON)
    with pytest.raises(errors.KeyringSilent):
        kept.forget()
    backend.unlocked.set()
    kept._patience = GENEROUS

    assert kept.read() is None


def test_two_who_ask_at_once_both_have_the_answer(use):
    backend = use(Locked())
    backend.kept["gsmos-tray-test", "profile"] = "secret"
    kept = tokens()
    answers: list[str | None] = []
    asking = [Thread(target=lambda: answers.append(kept.read())) for _ in range(3)]
    for thread in asking:
        thread.start()
    assert backend.asked.wait(GENEROUS)
    backend.unlocked.set()
    for thread in asking:
        thread.join(GENEROUS)

    assert answers == ["secret"] * 3


def test_who_waited_behind_a_blocked_call_is_answered_when_it_ends(use):
    backend = use(Locked())
    kept = tokens(patience=SOON)
    for call in (kept.forget, kept.read, kept.read):
        with pytest.raises(errors.KeyringSilent):
            call()
    backend.unlocked.set()
    kept._patience = GENEROUS

    assert kept.read() is None


def test_the_secret_is_in_no_log(use, caplog):
    caplog.set_level(logging.DEBUG)
    use(Memory())
    tokens().write("the secret itself")
    tokens().read()
    use(Raising(PasswordSetError("no")))
    with pytest.raises(errors.KeyringRefused):
        tokens().write("the secret itself")

    assert "the secret itself" not in caplog.text
