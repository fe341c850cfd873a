"""What tests of folders share: a folder that refuses, whoever runs the tests."""

from __future__ import annotations

import ctypes
import struct
from contextlib import contextmanager

_CAPABILITIES_VERSION_3 = 0x20080522  # linux/capability.h
_PASSES_OVER_PERMISSIONS = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def as_an_ordinary_user():
    """Let this thread be refused like anybody, though root runs the tests."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = ctypes.create_string_buffer(struct.pack("=Ii", _CAPABILITIES_VERSION_3, 0))
    before = ctypes.create_string_buffer(24)
    if libc.capget(header, before) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    effective, *others = struct.unpack("=6I", before.raw[:24])
    reduced = struct.pack("=6I", effective & ~_PASSES_OVER_PERMISSIONS, *others)
    if libc.capset(header, ctypes.create_string_buffer(reduced)) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    try:
        yield
    finally:
        libc.capset(header, before)


@contextmanager
def refusing(folder, mode=0):
    """Leave only the rights of *mode* to *folder*, and to root no more than to others."""
    before = folder.stat().st_mode
    folder.chmod(mode)
    try:
        with as_an_ordinary_user():
            yield
    finally:
        folder.chmod(before)
