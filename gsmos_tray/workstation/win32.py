"""Calls of Windows that nothing else makes for us. On other systems they do nothing."""

from __future__ import annotations

import sys

_ANY_PROCESS = 0xFFFF_FFFF  # winuser.h, ASFW_ANY
_FAIL_CRITICAL_ERRORS = 0x0001  # errhandlingapi.h, SEM_FAILCRITICALERRORS


def let_others_come_to_front() -> None:
    """Let a process that this one asks show its window in front of all.

    Windows allows that to the process alone that the person has just started (``winuser.h``,
    *SetForegroundWindow*); any other one's button flashes in the task bar instead.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - its windll exists there alone

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


def have_errors_returned() -> None:
    """Let the system answer with an error, and not ask the person to insert a disk.

    A watched folder may lie on a card or a stick, and is looked for every few seconds.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - its windll exists there alone

        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _FAIL_CRITICAL_ERRORS)
