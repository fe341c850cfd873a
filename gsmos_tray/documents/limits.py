"""Limits what the reading process may take: memory, processor time, children; and it goes last.

Whoever works at the counter does not wait for papers to be recognised, nor does the window.

POSIX counts for each process; Windows for a job that the process joins and cannot leave. The
processor time is each file's own, so on a machine that is busy with other things nothing is cut
short.
"""

from __future__ import annotations

import math
import sys
import time

MEMORY = 512 * 1024 * 1024
PROCESSOR_SECONDS = 5

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ACTIVE_PROCESSES = 0x0008  # JOB_OBJECT_LIMIT_ACTIVE_PROCESS
    _PROCESS_MEMORY = 0x0100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    _PROCESS_TIME = 0x0002  # JOB_OBJECT_LIMIT_PROCESS_TIME
    _NO_CRASH_WINDOW = 0x0400  # JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION
    _PRIORITY_CLASS = 0x0020  # JOB_OBJECT_LIMIT_PRIORITY_CLASS
    _BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS
    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _TICKS = 10_000_000  # a second in units of 100 ns

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class Limits:
        """The limits of this process. The job lasts as long as its handle: never closed."""

        def __init__(self) -> None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = wintypes.HANDLE
            kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
            kernel.SetInformationJobObject.argtypes = (
                wintypes.HANDLE,
                ctypes.c_int,
                ctypes.c_void_p,
                wintypes.DWORD,
            )
            kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
            kernel.GetCurrentProcess.restype = wintypes.HANDLE
            self._kernel = kernel
            self._job = kernel.CreateJobObjectW(None, None)
            self._limits = _ExtendedLimits()
            basic = self._limits.BasicLimitInformation
            basic.LimitFlags = (
                _ACTIVE_PROCESSES | _PROCESS_MEMORY | _NO_CRASH_WINDOW | _PRIORITY_CLASS
            )
            basic.ActiveProcessLimit = 1
            basic.PriorityClass = _BELOW_NORMAL
            self._limits.ProcessMemoryLimit = MEMORY
            self._apply()
            if not kernel.AssignProcessToJobObject(self._job, kernel.GetCurrentProcess()):
                raise ctypes.WinError(ctypes.get_last_error())

        def next_file(self) -> None:
            """Grant the processor time of one more file."""
            basic = self._limits.BasicLimitInformation
            basic.LimitFlags |= _PROCESS_TIME
            granted = time.process_time() + PROCESSOR_SECONDS
            basic.PerProcessUserTimeLimit = int(granted * _TICKS)
            self._apply()

        def _apply(self) -> None:
            if not self._kernel.SetInformationJobObject(
                self._job,
                _EXTENDED_LIMITS,
                ctypes.byref(self._limits),
                ctypes.sizeof(self._limits),
            ):
                raise ctypes.WinError(ctypes.get_last_error())

else:
    import os
    import resource

    _NICENESS = 10  # of 19

    class Limits:
        """The limits of this process."""

        def __init__(self) -> None:
            _lower(resource.RLIMIT_AS, MEMORY)
            _lower(resource.RLIMIT_CORE, 0)
            os.nice(_NICENESS)
            self._most = resource.getrlimit(resource.RLIMIT_CPU)[1]

        def next_file(self) -> None:
            """Grant the processor time of one more file. POSIX counts whole seconds."""
            granted = math.ceil(time.process_time()) + PROCESSOR_SECONDS
            if self._most != resource.RLIM_INFINITY:
                granted = min(granted, self._most)
            resource.setrlimit(resource.RLIMIT_CPU, (granted, self._most))

    def _lower(limit: int, wanted: int) -> None:
        hard = resource.getrlimit(limit)[1]
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(limit, (wanted, wanted))
