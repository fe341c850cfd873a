"""Keeps the one secret: the refresh token, in the system's keyring. Keyring's only door.

A locked or not yet created keyring blocks for as long as its password dialog stands open, for
reading too. So each call runs in a thread of its own and is waited for with a limit; a call that
answers late is not lost: the next one takes its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from threading import Lock, Thread
from typing import Protocol, TypeVar

import keyring
import keyring.errors

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
    """The secret of one profile, under *service* and *user*. Never call it in the UI thread."""

    def __init__(self, service: str, user: str, patience: float = PATIENCE) -> None:
        self._service = service
        self._user = user
        self._patience = patience
        self._lock = Lock()
        self._reading: Future[str | None] | None = None

    def read(self) -> str | None:
        """See ``TokenStore``."""
        with self._lock:
            asked = self._reading or _ask(lambda: keyring.get_password(self._service, self._user))
            self._reading = asked
            answer = self._answer(asked)
            self._reading = None
        return answer

    def write(self, secret: str) -> None:
        """See ``TokenStore``."""
        with self._lock:
            self._answer(_ask(lambda: keyring.set_password(self._service, self._user, secret)))

    def forget(self) -> None:
        """See ``TokenStore``."""
        with self._lock:
            self._answer(_ask(self._delete))

    def _delete(self) -> None:
        if keyring.get_password(self._service, self._user) is not None:
            keyring.delete_password(self._service, self._user)

    def _answer(self, asked: Future[str | None] | Future[None]) -> str | None:
        try:
            return asked.result(self._patience)
        except TooLate as cause:
            raise errors.KeyringSilent from cause
        except Exception as cause:  # a back end raises what it likes
            self._reading = None
            raise _sorted(cause) from cause


def _ask(call: Callable[[], T]) -> Future[T]:
    future: Future[T] = Future()

    def in_thread() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - handed to whoever asked
            future.set_exception(error)

    Thread(target=in_thread, name="keyring", daemon=True).start()
    return future


def _sorted(cause: Exception) -> Exception:
    match cause:
        case keyring.errors.KeyringLocked():
            return errors.KeyringLocked()
        case keyring.errors.NoKeyringError() | keyring.errors.InitError():
            return errors.KeyringAbsent()
        case keyring.errors.KeyringError():
            return errors.KeyringRefused()
        case _:  # a back end's own: D-Bus gone, DLL missing
            return errors.KeyringRefused(cause=type(cause).__name__)
