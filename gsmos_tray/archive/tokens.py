"""Keeps the one secret: the refresh token, in the system's keyring. Keyring's only door.

A locked or not yet created keyring blocks for as long as its password dialog stands open, for
reading too. So one thread talks to it, and is waited for with a limit. Who comes while it blocks
waits behind it with the same limit. A read that answers late is not lost: the next one takes its
answer. What is forgotten late is forgotten; a secret is not written any more once nobody waits.

The library is imported at its first use: it costs 0.05 s, which the tray icon should not wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent import futures
from queue import SimpleQueue
from threading import Event, Lock, Thread
from types import ModuleType
from typing import Protocol, TypeVar

from gsmos_tray import errors

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that a person is given to unlock the keyring before the program says that it waits."""


class TokenStore(Protocol):
    """Keeps one secret between runs. Raises Keyring… (``errors.NeedsPerson``) only."""

    def read(self) -> str | None:
        """Give the secret, or ``None`` if none is kept."""

    def write(self, secret: str) -> None:
        """Keep *secret* in place of the one before."""

    def forget(self) -> None:
        """Keep nothing any more. Forgetting twice does no harm."""


class KeyringTokens:
    """The secret of one profile, under *service* and *user*. Never call it in the UI thread.

    Any other thread may call any method; each answers within *patience* seconds.
    """

    def __init__(self, service: str, user: str, patience: float = PATIENCE) -> None:
        self._service = service
        self._user = user
        self._patience = patience
        self._thread = _KeyringThread()
        self._lock = Lock()
        self._reading: futures.Future[str | None] | None = None

    def read(self) -> str | None:
        """See ``TokenStore``."""
        with self._lock:
            if self._reading is None:
                self._reading = self._thread.ask(self._get)
            reading = self._reading
        try:
            return self._answer(reading)
        finally:
            with self._lock:
                if reading.done() and self._reading is reading:
                    self._reading = None

    def write(self, secret: str) -> None:
        """See ``TokenStore``."""
        given_up = Event()
        try:
            self._change(lambda: self._put(secret, given_up))
        except errors.KeyringSilent:
            given_up.set()
            raise

    def forget(self) -> None:
        """See ``TokenStore``."""
        self._change(self._delete)

    def _change(self, call: Callable[[], None]) -> None:
        changing = self._thread.ask(call)
        with self._lock:
            self._reading = None  # whatever it tells was true before
        self._answer(changing)

    def _get(self) -> str | None:
        secret: str | None = _keyring().get_password(self._service, self._user)
        return secret

    def _put(self, secret: str, given_up: Event) -> None:
        """Keep *secret*, and see that it is kept: there are back ends that keep nothing."""
        before = self._get()  # here the password is asked for, which may take too long
        if given_up.is_set():
            return
        _keyring().set_password(self._service, self._user, secret)
        if given_up.is_set():  # nobody knows of it: it must not stand in for another
            self._put_back(before)
        elif self._get() != secret:
            raise _keyring().errors.NoKeyringError

    def _put_back(self, secret: str | None) -> None:
        if secret is None:
            self._delete()
        else:
            _keyring().set_password(self._service, self._user, secret)

    def _delete(self) -> None:
        if self._get() is not None:
            _keyring().delete_password(self._service, self._user)

    def _answer(self, asked: futures.Future[T]) -> T:
        if not futures.wait((asked,), self._patience).done:
            raise errors.KeyringSilent
        if (cause := asked.exception()) is not None:
            raise _sorted(cause) from cause
        return asked.result()


class _KeyringThread:
    """Does one thing after the other, in a thread that begins with the first."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._lock = Lock()
        self._begun = False

    def ask(self, call: Callable[[], T]) -> futures.Future[T]:
        """Have *call* done when its turn comes."""
        future: futures.Future[T] = futures.Future()

        def answer() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - handed to whoever asked
                future.set_exception(error)

        self._calls.put(answer)
        with self._lock:
            if not self._begun:
                self._begun = True
                Thread(target=self._work, name="keyring", daemon=True).start()
        return future

    def _work(self) -> None:
        while True:
            self._calls.get()()


def _keyring() -> ModuleType:
    import keyring.errors  # noqa: PLC0415 - see the module

    return keyring


def _sorted(cause: BaseException) -> errors.GsmosError:
    its = _keyring().errors
    match cause:
        case its.KeyringLocked():
            return errors.KeyringLocked()
        case its.NoKeyringError() | its.InitError():
            return errors.KeyringAbsent()
        case its.KeyringError():
            return errors.KeyringRefused()
        case _:  # a back end's own: D-Bus gone, DLL missing
            return errors.KeyringRefused(cause=type(cause).__name__)
