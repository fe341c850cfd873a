"""Asks the process that owns a profile, over its local socket. Knows no commands.

A request is one line of JSON, and the answers are lines of JSON until the one that says *end*.
Python's own socket, since a command that only asks should not load Qt.
"""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from gsmos_tray.errors import ProfileInUse
from gsmos_tray.workstation.rendezvous import where_to_ask

Line = dict[str, object]

END: Line = {"end": True}
"""The last line of an answer that is whole."""

_PIPE_BUSY = 231  # winerror.h

MOST_BYTES = 1_000_000
"""A request that is longer is refused."""


def ask(name: str, request: Line, *, connect_timeout: float = 2.0) -> Iterator[Line] | None:
    """Send *request* to the owner of the profile *name*; ``None`` if nobody listens.

    The answers come as the owner gives them; leaving the iterator stops the command. Raises
    ``ProfileInUse`` in the midst if the owner dies before the end.
    """
    line = json.dumps(request).encode() + b"\n"
    for place in where_to_ask(name):
        if (stream := _send(place, line, connect_timeout)) is not None:
            return _answers(stream)
    return None


def _answers(stream: BinaryIO) -> Iterator[Line]:
    with stream:
        try:
            for line in stream:
                answer = json.loads(line)
                if answer == END:
                    return
                yield answer
        except (OSError, ValueError) as error:
            raise ProfileInUse from error
    raise ProfileInUse


if sys.platform == "win32":

    def _send(place: str, line: bytes, timeout: float) -> BinaryIO | None:
        deadline = time.monotonic() + timeout
        while time.monotonic() <= deadline:
            try:
                pipe = io.FileIO(place, "r+")
            except OSError as error:
                if not is_busy(error):
                    return None
                threading.Event().wait(0.05)
            else:
                # Whoever reads a pipe hears no Ctrl-C. To ask holds nothing: it may simply end.
                with suppress(ValueError):  # only the first thread hears it at all
                    signal.signal(signal.SIGINT, signal.SIG_DFL)
                pipe.write(line)
                return cast("BinaryIO", io.BufferedReader(pipe))
        return None

else:

    def _send(place: str, line: bytes, timeout: float) -> BinaryIO | None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(timeout)
            try:
                connection.connect(place)
            except OSError:
                return None
            if peer_of(connection) not in {None, os.getuid()}:
                return None
            connection.settimeout(None)
            with suppress(OSError):  # it hung up: the reader finds no answer
                connection.sendall(line)
            return cast("BinaryIO", connection.makefile("rb"))  # which keeps it open


def is_busy(error: OSError) -> bool:
    """Tell whether somebody listens at a pipe, and speaks with another just now.

    Windows says ERROR_PIPE_BUSY (231), of which the C library, by which files are opened, makes
    an EINVAL.
    """
    return getattr(error, "winerror", None) == _PIPE_BUSY or error.errno == errno.EINVAL


def peer_of(connection: socket.socket) -> int | None:
    """Give the user who is at the other end of a Unix socket; ``None`` where that is not told."""
    if sys.platform != "linux":
        return None
    credentials = connection.getsockopt(
        socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")
    )
    return cast("int", struct.unpack("3i", credentials)[1])
