"""Has files read, and previews drawn, in a process of its own. The program's side of the pipe.

The process starts with the first question, or ahead of it, and ends when its owner lets it rest.
If it dies, takes too much or stays silent, the one document it was reading goes by its name, and
the next question finds a new process.
"""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import multiprocessing
import re
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Self

from gsmos_tray import errors
from gsmos_tray.disk import is_gone
from gsmos_tray.documents import wire
from gsmos_tray.documents.document import Fingerprint, Reading, Shop, Why, WhyCode
from gsmos_tray.documents.invoice_sheet import InvoiceSheet
from gsmos_tray.documents.name_recognition import by_name
from gsmos_tray.documents.rules import Rules
from gsmos_tray.documents.spawning import end, spawn

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

_log = logging.getLogger(__name__)

SILENCE = 60.0
"""Seconds. A slow network share, or a machine under load, may take long for the 5 s of
processor time that the reading process grants a file; nothing takes a minute."""

_START = 120.0
_END = 2.0
_LARGEST_ANSWER = 64 * 1024 * 1024
_SAYABLE = re.compile(r"[\w .:]{1,100}", re.ASCII)
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})


def _read_in_child(connection: Connection) -> None:
    from gsmos_tray.documents.child import main  # noqa: PLC0415 - pdfium stays out of the program

    main(connection)


class _GaveUp(Exception):
    """The reading process did not answer."""


class Reader:
    """Reads untrusted files, each in bounded time and memory. Owned by one thread."""

    def __init__(self, rules: Rules, silence: float = SILENCE) -> None:
        self._rules = rules
        self._silence = silence
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._started = False
        self._fails_to_start: bool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The reading process, while there is one."""
        return self._process.pid if self._process else None

    @property
    def fails_to_start(self) -> bool | None:
        """Whether no process could be had for the last question: an antivirus may hold it back.

        ``None`` before the first question.
        """
        return self._fails_to_start

    def check(self) -> None:
        """See that documents can be read. Raises NothingIsRead."""
        try:
            self._ready()
        except _GaveUp as cause:
            self._kill()
            raise errors.NothingIsRead from cause

    def prepare(self) -> None:
        """Start the process ahead of the first question; costs its owner nothing but the start.

        If the system refuses one, there is none; the next question asks for it again.
        """
        if self._process is not None and self._process.is_alive():
            return
        self.rest()
        ours, theirs = multiprocessing.Pipe()
        try:
            self._process = spawn(_read_in_child, (theirs,), "gsmos-tray reader")
        except OSError as cause:  # no memory, or a guard of the system's
            ours.close()
            _log.error("no reading process can be started", exc_info=cause)
            return
        finally:
            theirs.close()
        self._connection = ours
        self._started = False

    def rest(self) -> None:
        """End the process; the next question starts another one."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            end(process, _END)

    close = rest

    def read(self, path: Path, shop: Shop) -> Reading:
        """Say what *path* holds. Never fails for what is in it.

        Raises SourceVanished or SourceUnreadable.
        """
        try:
            answer, _ = self._ask({"do": "read", "path": str(path), "cui": shop.cui}, path)
            return wire.reading_from_json(answer)
        except (_GaveUp, ValueError) as cause:
            _log.warning("the reading process gave up: %s", _sayable(cause))
            self._kill()
            why = Why(WhyCode.READER_GAVE_UP)
            return Reading(by_name(path.name, self._rules, why, keep=True))

    def member(self, path: Path, name: str, fingerprint: Fingerprint) -> bytes:
        """Give the bytes of a ZIP's member. Raises SourceChanged if it is not there as it was."""
        question = {
            "do": "member",
            "path": str(path),
            "name": name,
            "hash": fingerprint.content_hash,
            "size": fingerprint.size,
        }
        content = self._content(question, path)
        if content is None:
            raise errors.SourceChanged(path=path)
        return content

    def page(self, path: Path, page: int, width: int) -> bytes | None:
        """Draw a page of a PDF, or a photo, *width* pixels wide, as PNG; ``None``: cannot be."""
        question = {"do": "page", "path": str(path), "page": page, "width": width}
        return self._content(question, path)

    def invoice(self, path: Path, member: str | None = None) -> InvoiceSheet | None:
        """Read an e-Factura for a readable view. Of a ZIP: the *member*, else its first invoice."""
        question = {"do": "invoice", "path": str(path), "member": member}
        try:
            answer, _ = self._ask(question, path)
            return None if "none" in answer else wire.sheet_from_json(answer)
        except (_GaveUp, ValueError) as cause:
            _log.warning("the reading process gave up: %s", _sayable(cause))
            self._kill()
            return None

    def _content(self, question: wire.Json, path: Path) -> bytes | None:
        try:
            return self._ask(question, path)[1]
        except (_GaveUp, ValueError) as cause:
            _log.warning("the reading process gave up: %s", _sayable(cause))
            self._kill()
            return None

    def _ask(self, question: wire.Json, path: Path) -> tuple[wire.Json, bytes | None]:
        process, connection = self._ready()
        try:
            connection.send_bytes(wire.dumped(question))
        except OSError as cause:
            raise _GaveUp("it is gone") from cause
        answer = wire.loaded(self._answer(process, connection, self._silence))
        content = None
        if "bytes" in answer:
            content = self._answer(process, connection, self._silence)
        if "gave_up" in answer:
            raise _GaveUp(str(answer["gave_up"]))
        if "os_error" in answer:
            gone = answer["os_error"] in _GONE and is_gone(path)
            raise (errors.SourceVanished if gone else errors.SourceUnreadable)(path=path)
        return answer, content

    def _ready(self) -> tuple[SpawnProcess, Connection]:
        """Give a process that has its rules, and the way to it."""
        self.prepare()
        process, connection = self._process, self._connection
        self._fails_to_start = not self._started  # until it has
        if process is None or connection is None:
            raise _GaveUp("no process")
        if not self._started:
            try:
                self._begin(process, connection)
            except OSError as cause:
                raise _GaveUp("it is gone") from cause
        self._fails_to_start = False
        return process, connection

    def _begin(self, process: SpawnProcess, connection: Connection) -> None:
        """Hand the rules over, once the process has loaded its libraries and says so.

        Not as it starts: until it has taken its end of the pipe, Windows holds that open here. If
        it were ended before, whoever writes much or waits for an answer would do so for ever.
        """
        if connection not in wait([connection, process.sentinel], _START):
            raise _GaveUp("it did not start")
        self._answer(process, connection, self._silence)
        shipped, own = self._rules.plain
        rules = json.dumps({"shipped": shipped, "own": own}, default=str)
        with _within(self._silence, process):
            connection.send_bytes(rules.encode())
        self._started = True

    def _answer(self, process: SpawnProcess, connection: Connection, limit: float) -> bytes:
        """Wait for a frame. A process that is silent, or stops in the middle of one, is ended."""
        try:
            with _within(limit, process):
                return connection.recv_bytes(_LARGEST_ANSWER)
        except (EOFError, OSError) as cause:
            raise _GaveUp("it died, or was silent for too long") from cause

    def _kill(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.kill()
        self.rest()


@contextlib.contextmanager
def _within(seconds: float, process: SpawnProcess) -> Iterator[None]:
    """End *process* if this takes longer: whoever talks to it hears an error then."""
    guard = threading.Timer(seconds, _end, [process])
    guard.name = "reader guard"
    guard.daemon = True
    guard.start()
    try:
        yield
    finally:
        guard.cancel()


def _end(process: SpawnProcess) -> None:
    with contextlib.suppress(ValueError):  # it has just been closed
        process.kill()


def _sayable(cause: Exception) -> str:
    """Log the place of a fault, and nothing that a hostile file could have put there."""
    match = _SAYABLE.match(str(cause))
    return match[0] if match else type(cause).__name__
