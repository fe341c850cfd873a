"""Puts the program together, and owns the order in which its parts start and stop.

The demo and the tests are the same program: they may choose only what ``Surroundings`` lists.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from gsmos_tray import __version__, errors, logs
from gsmos_tray.archive.tokens import KeyringTokens, TokenStore
from gsmos_tray.archive.web import web_host
from gsmos_tray.commands import DONE, Commands, Line, Request
from gsmos_tray.engine.engine import Engine
from gsmos_tray.events import Announcer
from gsmos_tray.locations import KEYRING_SERVICE, Profile, resource
from gsmos_tray.ui.addresses import Addresses
from gsmos_tray.ui.interface import Interface
from gsmos_tray.workstation import browser
from gsmos_tray.workstation.asking import ask
from gsmos_tray.workstation.autostart import autostart
from gsmos_tray.workstation.clock import ResumeWatch
from gsmos_tray.workstation.local_socket import CommandServer
from gsmos_tray.workstation.network import NetworkWatch
from gsmos_tray.workstation.notifications import FreedesktopNotifier
from gsmos_tray.workstation.owner_lock import OwnerLock
from gsmos_tray.workstation.signals import EndSignals

_log = logging.getLogger(__name__)

_OWNER_ANSWERS = 10.0  # seconds in which an owner that is starting up must answer
_LOOK_AGAIN = 0.1  # seconds; an owner listens a moment after it has the lock, and leaves alike

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
    return Engine(profile, surroundings.tokens, app_key(), Announcer())


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
        Event().wait(_LOOK_AGAIN)


def _answers(profile: Profile) -> bool:
    """Tell whether the owner takes commands. One that is just starting gets a second."""
    return _exit_code(profile, "ping") == DONE


def _exit_code(profile: Profile, command: str) -> int | None:
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
    engine.start(watch=False)
    server = CommandServer(profile.token, lambda request: commands.answer(request, never))
    server.start()
    try:
        yield lambda request: commands.answer(request, never)
        server.finish()
    finally:
        never.set()
        server.stop()
        engine.stop()


def run_tray(profile: Profile, *, minimised: bool, surroundings: Surroundings | None = None) -> int:
    """Run the tray program until it is asked to quit; gives its exit code.

    A second start shows the first one's window and ends. While a command owns the profile, the
    tray program waits for it: nobody may be there to start it again.
    """
    while True:
        with owning(profile) as owned:
            if owned:
                logs.write_to(profile.log)
                return _run_here(
                    profile, surroundings or Surroundings.of(profile), minimised=minimised
                )
        if _exit_code(profile, "show") == DONE:
            return DONE
        Event().wait(_LOOK_AGAIN)


def _run_here(profile: Profile, surroundings: Surroundings, *, minimised: bool) -> int:
    application = _application()
    engine = build(profile, surroundings)
    machine = _Workstation(surroundings.open_url)
    interface = Interface(engine, machine, profile, addresses=Addresses(web_host()))
    commands = Commands(engine, interface.show_window)
    never = Event()
    server = CommandServer(profile.token, lambda request: commands.answer(request, never))
    signals = EndSignals(partial(_quit_from_any_thread, application))
    resumed = ResumeWatch(engine.woke_up)
    interface.quit.connect(application.quit)
    network = NetworkWatch(engine.network_is_back, application)
    machine.start()
    engine.start()
    server.start()
    signals.start()
    resumed.start()
    interface.start(minimised=minimised)
    _log.info("gsmos-tray %s is running", __version__)
    try:
        return int(application.exec())
    finally:
        interface.stop()
        network.deleteLater()
        server.stop()
        resumed.stop()
        engine.stop()
        machine.stop()
        signals.stop()
        _log.info("gsmos-tray has ended")


def _application() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["gsmos-tray"])
    application.setApplicationName("gsmos-tray")
    QApplication.setDesktopFileName("gsmos-tray")
    return application


def _quit_from_any_thread(application: QApplication) -> None:
    QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)


class _Workstation:
    """The machine as the interface sees it: see ``ui.machine.Machine``."""

    def __init__(self, open_url: Callable[[str], bool]) -> None:
        self._open_url = open_url
        self._notifier = None
        if sys.platform == "linux":
            self._notifier = FreedesktopNotifier(
                "gsmOS Tray", entry="gsmos-tray", action="Deschide"
            )

    @property
    def notifier(self) -> FreedesktopNotifier | None:
        return self._notifier

    def start(self) -> None:
        if self._notifier is not None:
            self._notifier.start()

    def stop(self) -> None:
        if self._notifier is not None:
            self._notifier.stop()

    def open_url(self, url: str) -> bool:
        return self._open_url(url)

    def open_file(self, path: Path) -> None:
        browser.open_file(path)

    def show_in_folder(self, path: Path) -> None:
        browser.show_in_folder(path)

    def set_autostart(self, *, on: bool) -> None:
        entry = autostart()
        try:
            if on:
                entry.enable([*_own_command(), "--minimised"])
            else:
                entry.disable()
        except OSError:
            _log.exception("the start with the workstation could not be changed")


def _own_command() -> list[str]:
    """Give the command that starts this very program."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "gsmos_tray"]
