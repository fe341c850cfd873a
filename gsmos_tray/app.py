"""Puts the program together, and gives each command an owner to ask: the running one, or one here.

The demo and the tests are the same program: they may choose only what ``Surroundings`` lists. What
needs a screen is ``tray_program``'s, so that a command loads no widgets.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event
from time import monotonic

from gsmos_tray import errors, logs
from gsmos_tray.archive.tokens import KeyringTokens, TokenStore
from gsmos_tray.commands import DONE, Commands, Line, Request, chooses_autostart
from gsmos_tray.engine.engine import Engine
from gsmos_tray.events import Announcer
from gsmos_tray.locations import KEYRING_SERVICE, Profile, resource
from gsmos_tray.settings import LogDetail
from gsmos_tray.workstation import browser
from gsmos_tray.workstation.asking import ask
from gsmos_tray.workstation.autostart import AutostartSwitch
from gsmos_tray.workstation.local_socket import CommandServer
from gsmos_tray.workstation.owner_lock import OwnerLock

_OWNER_ANSWERS = 10.0  # seconds in which an owner that is starting up must answer
_OWNER_LEAVES = 60.0  # seconds in which an owner that was asked to end must be gone
LOOK_AGAIN = 0.1  # seconds; an owner listens a moment after it has the lock, and leaves alike

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
    engine = Engine(profile, surroundings.tokens, app_key(), Announcer())
    logs.be_detailed(on=engine.settings.log is LogDetail.DETAILED)
    return engine


def app_key() -> str:
    """Give the key under which the vendor registered the program with Dropbox."""
    built_in = resource("app_key").read_text("utf-8").strip()
    return os.environ.get("GSMOS_TRAY_APP_KEY") or built_in


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
        Event().wait(LOOK_AGAIN)


def _answers(profile: Profile) -> bool:
    """Tell whether the owner takes commands. One that is just starting gets a second."""
    return exit_code_of(profile, "ping") == DONE


def exit_code_of(profile: Profile, command: str) -> int | None:
    """Give the exit code of a short command; ``None`` if nobody is there to the end of it."""
    answer = ask(profile.token, {"command": command}, connect_timeout=1.0)
    try:
        last = list(answer)[-1] if answer is not None else {}
    except errors.ProfileInUse:  # it left in the midst
        return None
    code = last.get("exit")
    return code if isinstance(code, int) else None


def _asked(profile: Profile, request: Request) -> Iterator[Line]:
    answer = ask(profile.token, request, connect_timeout=_OWNER_ANSWERS)
    if answer is not None:
        yield from answer
        return
    with owner(profile) as another:  # the one that answered a moment ago has left since
        yield from another(request)


def quit_running(profile: Profile) -> None:
    """Ask the program that works on the profile to end, and wait until it has. None need be there.

    Raises ProfileInUse if it does not end in time.
    """
    until = monotonic() + _OWNER_LEAVES
    while profile.lock.exists():
        with owning(profile) as owned:
            if owned:
                return
        if monotonic() >= until:
            raise errors.ProfileInUse(path=profile.folder)
        exit_code_of(profile, "quit")
        Event().wait(LOOK_AGAIN)


def answers(
    commands: Commands, engine: Engine, switch: AutostartSwitch, stop: Event, request: Request
) -> Iterator[Line]:
    """Carry *request* out, and start with the computer or not as its answer has it."""
    code: object = None
    for line in commands.answer(request, stop):
        code = line.get("exit", code)
        yield line
    chosen = code == DONE and chooses_autostart(request)
    switch.follow(on=engine.settings.autostart, chosen=chosen)


@contextmanager
def _owner_here(profile: Profile) -> Iterator[Ask]:
    """Own the profile for one command. Others may ask meanwhile, as they would ask the tray.

    What they asked is carried out before the profile is given back, unless this command is
    interrupted.
    """
    logs.write_to(profile.log)
    engine = build(profile, Surroundings.of(profile))
    never = Event()
    commands = Commands(engine)
    switch = AutostartSwitch(on=engine.settings.autostart)
    answer = partial(answers, commands, engine, switch, never)
    engine.start(watch=False)
    server = CommandServer(profile.token, answer)
    server.start()
    try:
        yield answer
        server.finish()
    finally:
        never.set()
        server.stop()
        engine.stop()
