"""Notices how a run of the tray program ends, however it does.

What nobody caught is logged, in whatever thread it was raised, and told once a run, unless it came
from a library's own thread: watchdog's ends so when a disk is pulled out on Windows. A mark in the
profile says that a run has begun; one that is still there at the next start says that it did not
end. If the computer went off meanwhile, that is no fault of the program and nobody is told. Where
the threads stood in a crash that Python cannot survive is written by ``faulthandler``; the next
start takes that into the log, without the folders, which may bear a person's name.

Not its business: words, and errors that were foreseen.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from gsmos_tray.disk import once_let_go
from gsmos_tray.locations import Profile
from gsmos_tray.logs import place_in_program

_log = logging.getLogger(__name__)

_FRAME = re.compile(r'File "([^"]+)"')
_MOST = 20_000  # characters of a trace; every thread has its own


class Run:
    """One run of the tray program. Only the owner of the profile may have one.

    *told* is called, in whatever thread, when something happened that nobody foresaw; once.
    """

    def __init__(self, profile: Profile, told: Callable[[], None]) -> None:
        self._mark = profile.run
        self._trace = _Trace(profile.crash)
        self._told = told
        self._has_told = False
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def begin(self, now: float, up_since: float) -> bool:
        """Begin, and tell whether the run before broke off.

        *now* and *up_since*, when the computer was started, are seconds since the epoch.
        """
        before, trace = self._left(), self._trace.take()
        broke_off = before is not None and ended_badly(before, up_since, trace)
        if broke_off:
            _log.error("the run before broke off\n%s", trace)
        elif before is not None:
            _log.warning("the computer went off while the program ran\n%s", trace)
        self._write(now)
        self._trace.open()
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable
        return broke_off

    def end(self) -> None:
        """Note that this run ends as it should. Once more does no harm."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        try:
            once_let_go(lambda: self._mark.unlink(missing_ok=True))
        except OSError:
            _log.warning("the mark of this run cannot be taken away")
        self._trace.close()

    # -- what nobody caught --------------------------------------------------------------------

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        _log.critical("nobody caught this", exc_info=(kind, error, trace))
        if sys.stderr is not None and sys.stderr.isatty():  # somebody who develops it
            self._hooks[0](kind, error, trace)
        if passes_through_us(trace):
            self._tell()

    def _uncaught_in_thread(self, it: threading.ExceptHookArgs) -> None:
        if it.exc_value is not None and not issubclass(it.exc_type, SystemExit):
            self._uncaught(it.exc_type, it.exc_value, it.exc_traceback)

    def _unraisable(self, it: sys.UnraisableHookArgs) -> None:
        """Log what was raised where nothing can be: while an object was taken apart."""
        if it.exc_value is not None:
            _log.error("raised in vain", exc_info=(it.exc_type, it.exc_value, it.exc_traceback))

    def _tell(self) -> None:
        if not self._has_told:
            self._has_told = True
            self._told()

    # -- the mark ------------------------------------------------------------------------------

    def _left(self) -> float | None:
        """Give when the run began that left its mark; one that cannot be read began just now."""
        try:
            return float(json.loads(self._mark.read_text("utf-8"))["began"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            return float("inf")

    def _write(self, now: float) -> None:
        try:
            self._mark.write_text(json.dumps({"began": now}), "utf-8")
        except OSError:  # a full disk: this run works, and the next one knows less
            _log.warning("this run cannot be marked")


def passes_through_us(trace: TracebackType | None) -> bool:
    """Tell whether any of the program's own code was under way."""
    frames = (frame for frame, _ in traceback.walk_tb(trace))
    return any(str(it.f_globals.get("__name__")).startswith("gsmos_tray.") for it in frames)


def ended_badly(
    began: float, up_since: float, trace: str, *, windows: bool = sys.platform == "win32"
) -> bool:
    """Judge a run that left its mark: whether it broke off, and not only the computer went off.

    Times in seconds since the epoch. A *trace* tells that it crashed, whatever came afterwards;
    but not on Windows, where one is written of what is caught and does no harm too: of the
    system's own file dialog (0x8001010d), or of a guard program that looks on.
    """
    return began >= up_since or bool(trace and not windows)


class _Trace:
    """The file into which ``faulthandler`` writes. Open from the start: later is too late."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIOWrapper | None = None

    def take(self) -> str:
        """Give what a run before left, without folders, and forget it."""
        try:
            told = self._path.read_text("utf-8", "replace")[:_MOST].strip()
            self._path.unlink()
        except OSError:
            return ""
        return without_folders(told)

    def open(self) -> None:
        try:
            self._file = open(self._path, "w", encoding="utf-8", opener=_private)  # noqa: SIM115
        except OSError:
            return
        # On Windows it may be written to often, see ``ended_badly``.
        faulthandler.enable(self._file, all_threads=sys.platform != "win32")

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            faulthandler.disable()
            file.close()
            with suppress(OSError):  # the next start takes it
                once_let_go(lambda: self._path.unlink(missing_ok=True))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def without_folders(trace: str) -> str:
    """Name files in a trace of ``faulthandler`` by their place in the program."""
    return _FRAME.sub(lambda found: f'File "{place_in_program(found[1])}"', trace)
