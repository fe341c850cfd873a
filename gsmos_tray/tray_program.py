"""The tray program: engine, interface and machine, and the order in which they start and stop."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from time import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gsmos_tray import __version__, errors, logs
from gsmos_tray.app import LOOK_AGAIN, Surroundings, answers, build, exit_code_of, owning
from gsmos_tray.archive.web import web_host
from gsmos_tray.commands import DONE, Commands
from gsmos_tray.crashes import Run
from gsmos_tray.engine.engine import Engine
from gsmos_tray.locations import Profile
from gsmos_tray.settings import Language
from gsmos_tray.ui.addresses import Addresses
from gsmos_tray.ui.asking import tell_and_wait
from gsmos_tray.ui.collecting import collected_here
from gsmos_tray.ui.interface import Interface
from gsmos_tray.ui.language import speak
from gsmos_tray.ui.notices import open_word
from gsmos_tray.workstation import browser, win32
from gsmos_tray.workstation.autostart import AutostartSwitch, put_autostart_right
from gsmos_tray.workstation.clock import ResumeWatch, up_since
from gsmos_tray.workstation.local_socket import CommandServer
from gsmos_tray.workstation.memory import Tidying, be_thrifty
from gsmos_tray.workstation.network import NetworkWatch
from gsmos_tray.workstation.signals import EndSignals

if TYPE_CHECKING or sys.platform == "linux":  # Windows has neither D-Bus nor a library for it
    from gsmos_tray.workstation.notifications import FreedesktopNotifier

_log = logging.getLogger(__name__)

_AFTER_ICON_MS = 200
"""When the work begins: the panel asks for the icon meanwhile, and nothing else is urgent."""


def run_tray(profile: Profile, *, minimised: bool, surroundings: Surroundings | None = None) -> int:
    """Run the tray program until it is asked to quit; gives its exit code.

    A second start shows the first one's window and ends. While a command owns the profile, the
    tray program waits for it: nobody may be there to start it again.
    """
    try:
        return _run_as_owner(profile, surroundings or Surroundings.of(profile), minimised=minimised)
    except errors.GsmosError as error:  # there may be no terminal; others have the profile again
        if not _has_terminal():
            _application()
            speak(Language.AUTO)
            tell_and_wait(error)
        raise


def _has_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _run_as_owner(profile: Profile, surroundings: Surroundings, *, minimised: bool) -> int:
    while True:
        with owning(profile) as owned:
            if owned:
                logs.write_to(profile.log)
                be_thrifty()
                win32.have_errors_returned()
                try:
                    return _run_here(profile, surroundings, minimised=minimised)
                except errors.GsmosError as error:
                    _log.error("the program cannot start: %s", error.code())
                    raise
                except Exception:
                    _log.critical("nobody caught this", exc_info=True)
                    raise
        win32.let_others_come_to_front()
        if exit_code_of(profile, "show") == DONE:
            return DONE
        Event().wait(LOOK_AGAIN)


def _run_here(profile: Profile, surroundings: Surroundings, *, minimised: bool) -> int:
    application = _application()
    engine = build(profile, surroundings)
    machine = _Workstation(surroundings.open_url, AutostartSwitch(on=engine.settings.autostart))
    interface = Interface(engine, machine, profile, addresses=Addresses(web_host()))
    end = partial(_quit_from_any_thread, application)
    commands = Commands(engine, interface.show_window, end)
    server = CommandServer(
        profile.token, partial(answers, commands, engine, machine.switch, Event())
    )
    signals = EndSignals(end)
    resumed = ResumeWatch(engine.woke_up)
    interface.quit.connect(application.quit)
    network = NetworkWatch(engine.network_is_back, application)
    work = ExitStack()

    def begin() -> None:
        for worker in (engine, Tidying(engine.announcer.subscribe), resumed, server):
            worker.start()
            work.callback(worker.stop)
        _tell_of_the_start(engine, machine.switch)

    with _watched(profile, application, interface), collected_here(application):
        machine.start()
        signals.start()
        interface.start(minimised=minimised)
        QTimer.singleShot(_AFTER_ICON_MS, application, begin)
        try:
            return int(application.exec())
        finally:
            interface.stop()
            network.deleteLater()
            work.close()
            machine.stop()
            signals.stop()
            _log.info("gsmos-tray has ended")


@contextmanager
def _watched(profile: Profile, application: QApplication, interface: Interface) -> Iterator[None]:
    """Mark the run, and say if the one before broke off. One that fails here keeps its mark."""
    run = Run(profile, interface.tell_bug)
    if run.begin(time(), up_since()):
        interface.tell_broken_off()
    if sys.platform == "win32":  # where a session ends, nothing of ours is run after this
        application.aboutToQuit.connect(run.end)
    yield
    run.end()


def _tell_of_the_start(engine: Engine, switch: AutostartSwitch) -> None:
    """Log it, and let the setting of autostart be as the system has it: then it is shown so."""
    _log.info("gsmos-tray %s is running", __version__)
    if (on := switch.look()) != engine.settings.autostart:
        try:
            engine.change(lambda now: replace(now, autostart=on))
        except errors.GsmosError as error:
            _log.warning("that autostart was switched cannot be noted: %s", error.code())


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

    def __init__(self, open_url: Callable[[str], bool], switch: AutostartSwitch) -> None:
        self._open_url = open_url
        self.switch = switch
        self._notifier: FreedesktopNotifier | None = None
        if sys.platform == "linux":
            self._notifier = FreedesktopNotifier("gsmOS Tray", entry="gsmos-tray", action=open_word)

    @property
    def notifier(self) -> FreedesktopNotifier | None:
        return self._notifier

    def start(self) -> None:
        put_autostart_right()
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
        self.switch.follow(on=on)
