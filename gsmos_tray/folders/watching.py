"""Keeps the folders listened to, for years, and says where to look after each gap.

What is heard is a hint only, and this module knows where hearing ends (each seen on a real
machine): events get lost when too many come at once; after a remount, or when a folder was removed
and made again, none come though all looks well; where the system grants too few watches,
sub-folders go unheard without a word. So a thread of its own compares each folder's identity every
few seconds, listens anew where that is needed, and hints at the whole folder whenever something
may have been missed: also when it begins to listen.

It is a thread because watching a tree means walking through it, and a share may hang for minutes.
Rescanning, and telling a person about a folder, is not its business.
"""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gsmos_tray.folders.arrivals import Arrivals
from gsmos_tray.folders.listening import TOO_FEW_WATCHES, Ear, Listener
from gsmos_tray.folders.looking import Identity, identity_of
from gsmos_tray.folders.places import MountTable

_log = logging.getLogger(__name__)

_CHECKS_UNTIL_RETRY = 12  # a minute


class Hearing(StrEnum):
    """How much is heard of a folder."""

    STARTING = "starting"
    ALL = "all"
    PARTLY = "partly"  # the system grants too few watches: poll it
    MISSING = "missing"
    REFUSED = "refused"  # it is there, but may not be watched: poll it, if it can be read


@dataclass(slots=True)
class _Attended:
    """A folder that is listened to, as far as that goes. For the watcher's thread alone."""

    folder: Path
    hearing: Hearing = Hearing.STARTING
    identity: Identity | None = None
    ear: Ear | None = None
    checks: int = 0

    def is_due_again(self) -> bool:
        """Count this check. True for every twelfth of a folder that is heard badly."""
        self.checks += 1
        badly = self.hearing in {Hearing.PARTLY, Hearing.REFUSED}
        return badly and self.checks % _CHECKS_UNTIL_RETRY == 0


class Watcher:
    """Listens to folders for as long as it runs. Any thread may call any method.

    Folders need not exist when they are named. Where ``hearing`` is not ``ALL``, events cannot be
    relied on; each change of it comes with a hint at the folder. The first hint at a folder comes
    once it is listened to: what is there by then is for a rescan, what comes later is heard.
    """

    def __init__(
        self, folders: Iterable[Path], arrivals: Arrivals, *, check_every: float = 5.0
    ) -> None:
        self._wanted = tuple(folders)
        self._arrivals = arrivals
        self._check_every = check_every
        self._listener: Listener | None = None
        self._attended: dict[Path, _Attended] = {}
        self._hearing: Mapping[Path, Hearing] = {}
        self._missed = threading.Event()
        self._bell = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin. Returns at once."""
        self._thread.start()

    def watch(self, folders: Iterable[Path]) -> None:
        """Listen to *folders* from now on, and to no others."""
        self._wanted = tuple(folders)
        self._bell.set()

    def hearing(self) -> Mapping[Path, Hearing]:
        """Tell how much is heard of each folder."""
        return self._hearing

    @property
    def alive(self) -> bool:
        """Whether it still attends to its folders. A dead one is to be replaced."""
        return self._thread.is_alive()

    def stop(self, timeout: float = 1.0) -> None:
        """Stop hearing, and wait for the threads; no longer than *timeout* if one hangs."""
        self._stop.set()
        self._bell.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        try:
            with MountTable() as mounts:
                while not self._stop.is_set():
                    self._bell.clear()
                    if mounts.has_changed():
                        self._distrust_mounted_folders()
                    self._attend()
                    if not self._stop.is_set():
                        self._bell.wait(self._check_every)
        except Exception:  # noqa: BLE001 - here a thread begins; its owner sees that it died
            _log.exception("the watcher died")
        finally:
            self._drop_listener()

    def _events_were_lost(self) -> None:
        self._missed.set()
        self._bell.set()

    def _attend(self) -> None:
        if self._missed.is_set():
            self._missed.clear()
            for folder in self._attended:
                self._arrivals.put_folder(folder, folder)
        if self._listener is None or not self._listener.alive:
            self._renew_listener()
        wanted = self._wanted
        for folder in self._attended.keys() - set(wanted):
            self._leave(self._attended.pop(folder))
        for folder in wanted:
            if self._stop.is_set():
                return
            self._attend_to(self._attended.setdefault(folder, _Attended(folder)))
        self._hearing = {folder: it.hearing for folder, it in self._attended.items()}

    def _attend_to(self, it: _Attended) -> None:
        heard, known_as = it.hearing, it.identity
        it.identity = identity_of(it.folder)
        missed = it.identity != known_as or self._is_deaf(it)
        if it.identity is None:
            self._leave(it)
            it.hearing = Hearing.MISSING
        elif missed or it.is_due_again():
            it.hearing = self._listen(it)
        elif it.ear is not None and it.ear.heard_of_new_folders() and self._is_short_of_watches():
            it.hearing = Hearing.PARTLY
        if missed or it.hearing != heard:
            # Before the hint, so that whoever takes it reads the new state.
            self._hearing = {**self._hearing, it.folder: it.hearing}
            self._arrivals.put_folder(it.folder, it.folder)

    def _distrust_mounted_folders(self) -> None:
        system = identity_of(Path("/"))
        for it in self._attended.values():
            if it.identity is not None and system is not None:
                on_the_system_disk = it.identity.device == system.device
                it.identity = it.identity if on_the_system_disk else None

    def _listen(self, it: _Attended) -> Hearing:
        self._leave(it)
        if self._listener is None:
            return Hearing.PARTLY
        try:
            it.ear = self._listener.listen(it.folder)
        except OSError as error:
            return hearing_without(error)
        return Hearing.PARTLY if self._is_short_of_watches() else Hearing.ALL

    def _leave(self, it: _Attended) -> None:
        ear, it.ear = it.ear, None
        if ear is not None and self._listener is not None:
            self._listener.leave(ear)

    def _is_deaf(self, it: _Attended) -> bool:
        return it.ear is not None and not (self._listener and self._listener.hears(it.ear))

    def _is_short_of_watches(self) -> bool:
        return self._listener is not None and not self._listener.is_granted_more()

    def _renew_listener(self) -> None:
        self._drop_listener()
        try:
            self._listener = Listener(self._arrivals, self._events_were_lost)
        except OSError as error:  # too few inotify instances
            _log.warning("no folder can be watched: %s", error.strerror)
        else:
            for it in self._attended.values():
                it.ear = it.identity = None

    def _drop_listener(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.stop()


def hearing_without(error: OSError) -> Hearing:
    """Tell what becomes of a folder that the system did not let us listen to."""
    if error.errno in TOO_FEW_WATCHES:
        return Hearing.PARTLY
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return Hearing.MISSING
    return Hearing.REFUSED
