"""Hears of files that appear or change below a folder, and hints at them. Decides nothing.

The one door to watchdog. When to listen, and what to do where that fails, is ``watching``'s
business. Nothing here is called from two threads at once, but for the ears themselves.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, EventEmitter, ObservedWatch

from gsmos_tray.disk import system_path
from gsmos_tray.folders.arrivals import Arrivals

_log = logging.getLogger(__name__)

_LINUX = sys.platform == "linux"

# A filter keeps the kernel's queue short: 20,000 files in a burst lost 11,338 events without, and
# none with it. Linux tells when a writer closes a file; elsewhere each write has to be heard.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent if _LINUX else FileModifiedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
_ANY_OTHER_FOLDER = "/"
TOO_FEW_WATCHES = frozenset({errno.ENOSPC, errno.EMFILE})
"""What ``OSError.errno`` is when the system grants no watch, or no inotify instance, more."""


class Ear(FileSystemEventHandler):
    """Hears one folder. Runs in watchdog's thread, which dies for good if a handler raises."""

    def __init__(self, folder: Path, arrivals: Arrivals) -> None:
        self._folder = folder
        # watchdog would listen to a link itself, so it is told the place, and hears the place.
        self.place = os.path.realpath(folder)
        self._arrivals = arrivals
        self._new_folders = False
        self.watch: ObservedWatch | None = None

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hint at what an event is about."""
        try:
            for name in (event.src_path, event.dest_path):
                if name:
                    self._hint(os.fsdecode(name), event)
        except Exception:  # noqa: BLE001 - see the class
            _log.exception("could not take in an event: %s", event.event_type)

    def heard_of_new_folders(self) -> bool:
        """Tell whether folders were made or moved since this was last asked."""
        heard, self._new_folders = self._new_folders, False
        return heard

    def _hint(self, name: str, event: FileSystemEvent) -> None:
        path = Path(f"{self._folder}{name[len(self.place) :]}")
        if event.is_directory or (event.event_type == "deleted" and not _LINUX):
            # Windows does not say whether what was deleted was a folder.
            self._new_folders |= event.event_type != "deleted"
            self._arrivals.put_folder(path, self._folder)
        else:
            self._arrivals.put_file(path, self._folder)


class Listener:
    """Listens to folders. *missed* is called, in some thread, when events were lost.

    Raises ``OSError`` if the system does not let it begin.
    """

    def __init__(self, arrivals: Arrivals, missed: Callable[[], None]) -> None:
        self._arrivals = arrivals
        self._overflow = _Overflow(missed)
        self._ears: list[Ear] = []
        self._observer: BaseObserver = Observer()
        self._observer.start()
        logging.getLogger("watchdog").addHandler(self._overflow)

    def listen(self, folder: Path) -> Ear:
        """Begin to listen to *folder* and all below it. Raises ``OSError``.

        Walks through all its directories, 0.12 s for 2,000 on a local disk.
        """
        # Raises: watchdog says nothing when it is refused.
        os.scandir(system_path(str(folder))).close()
        ear = Ear(folder, self._arrivals)
        ear.watch = self._observer.schedule(ear, ear.place, recursive=True, event_filter=_EVENTS)
        self._ears.append(ear)
        return ear

    def leave(self, ear: Ear) -> None:
        """Stop listening with *ear*."""
        if ear.watch is None:
            return
        self._ears.remove(ear)
        if any(other.watch == ear.watch for other in self._ears):  # one place under two names
            self._observer.remove_handler_for_watch(ear, ear.watch)
        else:
            self._observer.unschedule(ear.watch)

    def hears(self, ear: Ear) -> bool:
        """Tell whether *ear*'s own threads live: they end when its folder is removed."""
        return any(_lives(one) for one in self._observer.emitters if one.watch == ear.watch)

    @property
    def alive(self) -> bool:
        """Whether the threads that serve all ears live."""
        # watchdog's reader of the kernel's queue can die alone, and has no public name;
        # on Windows there is none.
        reader = getattr(self._observer, "_inotify_fd", self._observer)
        return bool(self._observer.is_alive() and reader.is_alive())

    def is_granted_more(self) -> bool:
        """Ask the system for one watch more: when a sub-folder gets none, watchdog is silent."""
        if not _LINUX:
            return True
        try:
            watch = self._observer.schedule(
                FileSystemEventHandler(), _ANY_OTHER_FOLDER, event_filter=[DirDeletedEvent]
            )
        except OSError as error:
            return error.errno not in TOO_FEW_WATCHES
        self._observer.unschedule(watch)
        return True

    def stop(self) -> None:
        """Stop listening, and wait for the threads."""
        logging.getLogger("watchdog").removeHandler(self._overflow)
        self._observer.stop()
        self._observer.join()


def _lives(emitter: EventEmitter) -> bool:
    # On Windows the reader is a thread that dies alone when a disk is pulled out. No public name.
    reader = getattr(getattr(emitter, "_reader", None), "_reader_thread", None)
    return emitter.is_alive() and (reader is None or reader.is_alive())


class _Overflow(logging.Handler):
    """Notices that the system dropped events. watchdog tells its log, and nobody else."""

    def __init__(self, missed: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._missed = missed

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage().casefold():
            self._missed()
