"""One process owns a profile: a lock that the operating system keeps, and frees when it dies.

The lock's file stays where it is: removing it would let two processes lock two files. How to talk
to the owner is ``asking``'s business.
"""

from __future__ import annotations

import errno
import os
import sys
import weakref
from pathlib import Path

from gsmos_tray.errors import unwritable

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # OSError: EACCES

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # OSError: EWOULDBLOCK


_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})


class OwnerLock:
    """The right to work on a profile. Excludes other processes and other locks in this one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None
        _locks.add(self)

    @property
    def held(self) -> bool:
        """Whether this lock has the right now."""
        return self._descriptor is not None

    def acquire(self) -> bool:
        """Take the right, at once or not at all. Once more does no harm.

        Raises ``ProfileReadOnly`` or ``DiskFull`` where the lock's file cannot be made.
        """
        if self._descriptor is not None:
            return True
        try:
            # Python's descriptors are closed in programs that are started from here.
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise unwritable(error, str(self._path)) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _TAKEN:
                return False
            raise
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the right back. Without it, this does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


_locks: weakref.WeakSet[OwnerLock] = weakref.WeakSet()


def _after_fork() -> None:
    # A forked child shares the lock, and would keep it when its parent is killed. Closing its
    # copy does not free the parent's.
    for lock in list(_locks):
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
