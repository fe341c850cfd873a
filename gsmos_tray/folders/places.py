"""Knows what stands behind a folder: a disk that comes and goes, or another machine.

Changes that are made on another machine are not reported by this one's system, so such folders
are polled. When, and by whom, is not this module's business.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

_LOCAL_FUSE = frozenset(
    {"fuseblk", "fuse.ntfs-3g", "fuse.exfat", "fuse.mergerfs", "fuse.gocryptfs", "fuse.cryfs"}
)
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "prl_fs"}
    | {"afs", "ceph", "coda", "davfs", "glusterfs", "lustre", "ncp", "ncpfs"}
)
_DRIVE_REMOTE = 4  # winbase.h, GetDriveType


def is_remote(folder: Path) -> bool:
    """Tell whether changes to *folder* may come from elsewhere unreported. Nothing is opened."""
    path = os.path.realpath(folder)
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - its windll exists there alone

        drive = os.path.splitdrive(path)[0]
        return remote_by_drive(path, ctypes.windll.kernel32.GetDriveTypeW(drive + "\\"))
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return remote_by_mounts(path, mounts)


class MountTable:
    """Notices that something was mounted or unmounted. For one thread; Linux alone has it.

    A disk that is unmounted and mounted again within a second looks the same afterwards, device
    and inode included, and nobody listens to it any more. proc(5): ``poll`` tells of each change.
    """

    def __init__(self) -> None:
        self._descriptor: int | None = None
        self._poll: Callable[[int], object] = lambda _: ()

    def __enter__(self) -> Self:
        if sys.platform == "linux":
            poll = select.poll()
            with contextlib.suppress(OSError):
                self._descriptor = os.open("/proc/self/mountinfo", os.O_RDONLY | os.O_CLOEXEC)
                poll.register(self._descriptor, select.POLLPRI)
                self._poll = poll.poll
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def has_changed(self) -> bool:
        """Tell whether it changed since this was last asked."""
        return bool(self._poll(0))


def remote_by_drive(path: str, drive_type: int) -> bool:
    """Judge by Windows' words: a share's own path, or a drive letter that stands for one."""
    plain = path.replace("/", "\\")
    named = plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\"))
    return named or plain.startswith("\\\\?\\UNC\\") or drive_type == _DRIVE_REMOTE


def remote_by_mounts(path: str, mountinfo: str) -> bool:
    """Judge by Linux' list of mounts (proc(5)): they cover each other in their order.

    A file system in user space that is not known to be local is taken for a remote one: polling
    costs a little, hearing nothing costs documents.
    """
    file_system = ""
    for line in mountinfo.splitlines():
        left, separator, right = line.partition(" - ")
        fields = left.split(" ")
        if not separator or len(fields) < 5:  # noqa: PLR2004 - the fifth is the mount point
            continue
        if _holds(_unescaped(fields[4]), path):
            file_system = right.split(" ")[0]
    return file_system in _REMOTE or (
        file_system.startswith("fuse") and file_system not in _LOCAL_FUSE
    )


def _holds(mount: str, path: str) -> bool:
    return path == mount or path.startswith(mount.rstrip("/") + "/")


def _unescaped(mount: str) -> str:
    for code, letter in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        mount = mount.replace(code, letter)
    return mount
