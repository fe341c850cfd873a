"""The program's log: plain words, a few files that follow each other, nothing personal.

Documents appear by their ledger number. A traceback shows where something failed and the type of
the error, never its message: that may hold a path, and a path may hold a name. Of what libraries
say, only is kept that they met an error, and where: a sentence of theirs may hold anything.
"""

from __future__ import annotations

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import TracebackType

_SIZE = 1_000_000  # bytes of one file
_OLDER = 4  # files kept beside it

_OURS = "gsmos_tray"

# A command without a log of its own prints nothing but its lines.
logging.getLogger(_OURS).addHandler(logging.NullHandler())


class _PrivateFiles(RotatingFileHandler):
    """Files that this user alone may read."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == _OURS


def _belongs_here(record: logging.LogRecord) -> bool:
    return _is_ours(record) or record.levelno >= logging.ERROR


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own version of the error, message and all.
        told = logging.makeLogRecord({**record.__dict__, "exc_text": None})
        if not _is_ours(record):
            told.msg, told.args = f"an error in {record.name}, line {record.lineno}", None
        return super().format(told)

    def formatException(  # noqa: N802 - the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, _, trace = ei
        frames = "".join(map(_frame, traceback.extract_tb(trace)))
        return f"{frames}{kind.__name__ if kind else 'no error'}"


def _frame(frame: traceback.FrameSummary) -> str:
    place = place_in_program(frame.filename)
    return f"  {place}, line {frame.lineno}, in {frame.name}: {frame.line}\n"


def place_in_program(filename: str) -> str:
    """Name a source file without the folder of the installation, which may bear a person's name."""
    parts = (PureWindowsPath if "\\" in filename else PurePosixPath)(filename).parts
    last = max((at for at, part in enumerate(parts) if part == _OURS), default=-2)
    return "/".join(parts[last:])


def be_detailed(*, on: bool) -> None:
    """Write down each step of the work from now on, or only what is worth knowing."""
    logging.getLogger(_OURS).setLevel(logging.DEBUG if on else logging.INFO)


def files_of(path: Path) -> list[Path]:
    """List the files of the log *path* that are there, the newest first."""
    older = (path.with_name(f"{path.name}.{number}") for number in range(1, _OLDER + 1))
    return [file for file in (path, *older) if file.is_file()]


def write_to(path: Path) -> None:
    """Write the log of this process to *path*. Without a place to write, the program still runs."""
    logging.raiseExceptions = False  # a log that cannot be written on a full disk is not the news
    root = logging.getLogger()
    logging.getLogger(_OURS).setLevel(logging.INFO)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFiles(
            path, maxBytes=_SIZE, backupCount=_OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.addFilter(_belongs_here)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)-7s %(threadName)s: %(message)s"))
    root.addHandler(handler)
