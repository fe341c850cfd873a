"""Asks the system whether somebody still writes to a file. Only files about to settle are asked.

Windows: an open that tolerates no writer fails while there is one. Linux: a read lease is given
only while nobody has the file open for writing (fcntl(2), *Leases*); where leases are not to be
had (network shares, files of another user) nothing is known, and quietness has to do.
Both are let go at once. A program that opens the file for writing in these microseconds waits on
Linux, and is refused on Windows, where nearly all programs try again.
"""

from __future__ import annotations

import errno
import os
import sys
from enum import StrEnum
from pathlib import Path

from gsmos_tray.disk import system_path


class Readiness(StrEnum):
    """What the probe found. The values are shown as reasons."""

    READY = "ready"
    IN_USE = "in_use"
    UNREADABLE = "unreadable"
    GONE = "gone"


def probe(path: Path) -> Readiness:
    """Find out whether *path* can be read whole now. Never raises for what the disk says."""
    try:
        return _probe(system_path(str(path)))
    except OSError as error:
        return refusal(error.errno, getattr(error, "winerror", None))


def refusal(number: int | None, winerror: int | None = None) -> Readiness:
    """Read the system's reason for not opening a file: ``errno``, and Windows' own number."""
    if winerror in {32, 33}:  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        return Readiness.IN_USE
    if number in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}:  # a link took its place
        return Readiness.GONE
    if number in {errno.EAGAIN, errno.EBUSY, errno.ETXTBSY}:
        return Readiness.IN_USE
    return Readiness.UNREADABLE


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel32.CreateFileW.restype = wintypes.HANDLE
    _kernel32.CreateFileW.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    )
    _kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)
    _GENERIC_READ = 0x8000_0000
    _SHARE_READ_AND_DELETE = 0x1 | 0x4  # others may read and rename; nobody may be writing
    _OPEN_EXISTING = 3
    _INVALID = ctypes.c_void_p(-1).value

    def _probe(path: str) -> Readiness:
        handle = _kernel32.CreateFileW(
            path, _GENERIC_READ, _SHARE_READ_AND_DELETE, None, _OPEN_EXISTING, 0, None
        )
        if handle == _INVALID:
            raise ctypes.WinError(ctypes.get_last_error())
        _kernel32.CloseHandle(handle)
        return Readiness.READY

else:
    import signal

    if sys.platform == "linux":
        import fcntl

        def _written_by_another(descriptor: int) -> bool:
            # The notice to a lease's holder is SIGIO by default, which ends a process;
            # SIGURG is ignored by default.
            fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
            try:
                fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except OSError as error:
                return error.errno == errno.EAGAIN
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
            return False

    else:

        def _written_by_another(descriptor: int) -> bool:  # noqa: ARG001 - no such question here
            return False

    def _probe(path: str) -> Readiness:
        # O_NONBLOCK: a pipe that took the file's place must not hold us.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
        try:
            return Readiness.IN_USE if _written_by_another(descriptor) else Readiness.READY
        finally:
            os.close(descriptor)
