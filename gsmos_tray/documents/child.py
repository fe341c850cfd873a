"""The reading process: takes a question from its pipe, reads a file, answers. Knows no ledger.

It reads and draws files from anybody, so it is worth nothing: it holds no secret, opens no
connection, may take little, and whatever ends it costs one document its content. It ends by
itself when the program's end of the pipe closes, however that came about.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path, PurePath

from gsmos_tray.disk import system_path
from gsmos_tray.documents import wire
from gsmos_tray.documents.document import Fingerprint, Shop
from gsmos_tray.documents.efactura import XmlType
from gsmos_tray.documents.invoice_sheet import InvoiceSheet, read_invoice_sheet
from gsmos_tray.documents.limits import Limits
from gsmos_tray.documents.pdf import picture, picture_of_photo
from gsmos_tray.documents.recognition import recognise_file
from gsmos_tray.documents.refusals import NotRead
from gsmos_tray.documents.rules import Rules
from gsmos_tray.documents.sniffing import HEAD, ContentType, content_type
from gsmos_tray.documents.spv_zip import read_member, read_zip

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

Answer = tuple[wire.Json, bytes | None]


def main(connection: Connection) -> None:
    """Say that it is ready, take the rules (``Rules.plain``, as JSON), and answer questions.

    Until the pipe closes.
    """
    _let_go_of_the_surroundings()
    limits = Limits()
    with contextlib.suppress(EOFError, OSError):
        connection.send_bytes(wire.dumped({"ready": True}))
        plain = wire.loaded(connection.recv_bytes())
        reader = _Answers(Rules.of(plain["shipped"], plain["own"]))
        gc.freeze()  # the rules live as long as this process: no need to look through them again
        while True:
            question = wire.loaded(connection.recv_bytes())
            limits.next_file()
            answer, content = reader.answer(question)
            connection.send_bytes(wire.dumped(answer))
            if content is not None:
                connection.send_bytes(content)


def _let_go_of_the_surroundings() -> None:
    """Hold nothing of the program's: no variables, no terminal, no Ctrl-C.

    What is written by a library that fails must not get into ``--json``.
    """
    os.environ.clear()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


class _Answers:
    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._ways: dict[str, Callable[[wire.Json, Path], Answer]] = {
            "read": self._read,
            "member": self._member,
            "page": self._page,
            "invoice": self._invoice,
        }

    def answer(self, question: wire.Json) -> Answer:
        """Answer one question. Never raises: a file that nobody foresaw costs itself alone."""
        path = Path(system_path(question["path"]))
        try:
            return self._ways[question["do"]](question, path)
        except OSError as cause:
            return {"os_error": cause.errno or 0}, None
        except NotRead:
            return {"none": True}, None
        except MemoryError:
            return {"gave_up": "MemoryError"}, None
        except Exception as bug:  # noqa: BLE001 - the outermost frame of this process
            return {"gave_up": _place_of(bug)}, None

    def _read(self, question: wire.Json, path: Path) -> Answer:
        if not path.is_file():
            path.stat()  # raises, if there is nothing
            return {"os_error": 0}, None
        reading = recognise_file(path, self._rules, Shop(question["cui"]))
        return wire.reading_to_json(reading), None

    def _member(self, question: wire.Json, path: Path) -> Answer:
        with path.open("rb") as stream:
            wanted = Fingerprint(question["hash"], question["size"])
            content = read_member(stream, question["name"], wanted)
        return ({"none": True}, None) if content is None else ({"bytes": True}, content)

    def _page(self, question: wire.Json, path: Path) -> Answer:
        with path.open("rb") as stream:
            type = content_type(stream.read(HEAD), path.suffix.lower())
        if type is ContentType.PDF:
            return {"bytes": True}, picture(path, question["page"], question["width"])
        if type is ContentType.PICTURE and question["page"] == 0:
            return {"bytes": True}, picture_of_photo(path, question["width"])
        return {"none": True}, None

    def _invoice(self, question: wire.Json, path: Path) -> Answer:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            if content_type(head, path.suffix.lower()) is ContentType.ZIP:
                sheet = _sheet_in_zip(stream, question["member"])
            else:
                sheet = read_invoice_sheet(stream)
        return (wire.sheet_to_json(sheet) if sheet else {"none": True}), None


def _sheet_in_zip(stream: io.BufferedReader, name: str | None) -> InvoiceSheet | None:
    """Read the member that is called *name*, or the first invoice."""
    for member in read_zip(stream).members:
        facts = member.facts
        fits = facts is not None and facts.type is XmlType.INVOICE and not facts.sealed
        if member.name == name or (name is None and fits):
            content = read_member(stream, member.name, member.fingerprint)
            return read_invoice_sheet(io.BytesIO(content)) if content is not None else None
    return None


def _place_of(bug: Exception) -> str:
    """Say what failed and where, and nothing of the document."""
    frames = traceback.extract_tb(bug.__traceback__)
    last = frames[-1] if frames else None
    place = f" {PurePath(last.filename).name}:{last.lineno}" if last else ""
    return type(bug).__name__ + place
