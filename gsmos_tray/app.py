"""Puts the program together, and owns the order in which its parts start and stop.

The demo and the tests are the same program: they may choose only what ``Surroundings`` lists.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event
from time import monotonic

from gsmos_tray import errors, logs
from gsmos_tray.archive.tokens import KeyringTokens, TokenStore
from gsmos_tray.commands import Commands, Line, Request
from gsmos_tray.engine.engine import Engine
from gsmos_tray.events import Announcer
from gsmos_tray.locations import KEYRING_SERVICE, Profile, resource
from gsmos_tray.workstation import browser
from gsmos_tray.workstation.local_socket import CommandServer, ask
from gsmos_tray.workstation.owner_lock import OwnerLock

_log = logging.getLogger(__name__)

_OWNER_ANSWERS = 10.0  # seconds in which an owner that is starting up must answer

Ask = Callable[[Request], Iterator[Line]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between the shop's own program and a demo of it."""

    tokens: TokenStore
    open_url: Callable[[str], bool] = browser.open_url

    @classmethod
    def of(cls, profile: Profile) -> Surroundings:
        """Give the real ones."""
        return cls(KeyringTokens(KEYRING_SERVICE, profile.token))


def open_url(url: str) -> bool:
    """Open *url* in the person's browser. ``True`` is no proof that a window appeared."""
    return browser.open_url(url)


def build(profile: Profile, surroundings: Surroundings) -> Engine:
    """Put one profile's engine together. Raises what ``CannotStart`` lists."""
    built_in = resource("app_key").read_text("utf-8").strip()
    return Engine(profile, surroundings.tokens, built_in, Announcer())


@contextmanager
def owning(profile: Profile) -> Iterator[bool]:
    """Try to own the profile for the length of the block; gives whether that worked.

    Raises ProfileReadOnly if the profile's folder cannot be made or written.
    """
    try:
        profile.create()
        lock = OwnerLock(profile.lock)
        owned = lock.acquire()
    except OSError as cause:
        raise errors.unwritable(cause, profile.folder) from cause
    try:
        yield owned
    finally:
        if owned:
            lock.release()


@contextmanager
def owner(profile: Profile) -> Iterator[Ask]:
    """Give a way to ask the profile's owner: the running one, or one made here for the purpose.

    Raises ProfileInUse if an owner is there and does not answer, and what ``CannotStart`` lists.
    """
    until = monotonic() + _OWNER_ANSWERS
    while True:
        with owning(profile) as owned:
            if owned:
                with _owner_here(profile) as here:
                    yield here
                return
        if _answers(profile):
            yield partial(_asked, profile)
            return
        if monotonic() >= until:
            raise errors.ProfileInUse(path=profile.folder)


def _answers(profile: Profile) -> bool:
    """Tell whether the owner takes commands. One that is just starting gets a second."""
    answer = ask(profile.token, {"command": "ping"}, connect_timeout=1.0)
    return answer is not None and any(True for _ in answer)


def _asked(profile: Profile, request: Request) -> Iterator[Line]:
    answer = ask(profile.token, request, connect_timeout=_OWNER_ANSWERS)
    if answer is None:
        raise errors.ProfileInUse(path=profile.folder)
    yield from answer


@contextmanager
def _owner_here(profile: Profile) -> Iterator[Ask]:
    """Own the profile for one command. Others may ask meanwhile, as they would ask the tray."""
    logs.write_to(profile.log)
    engine = build(profile, Surroundings.of(profile))
    never = Event()
    commands = Commands(engine)
    engine.start(watch=False)
    server = CommandServer(profile.token, commands.answer)
    server.start()
    try:
        yield lambda request: commands.answer(request, never)
    finally:
        never.set()
        server.stop()
        engine.stop()
