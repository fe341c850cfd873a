"""The program's log: plain words, a few files that follow each other, nothing personal.

Documents appear by their ledger number. A traceback shows where something failed and the type of
the error, never its message: that may hold a path, and a path may hold a name.
"""

from __future__ import annotations

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_SIZE = 1_000_000  # bytes of one file
_OLDER = 4  # files kept beside it

_TALKATIVE = ("dropbox", "urllib3", "apscheduler", "watchdog", "keyring", "asyncio")
"""Libraries whose news of everyday work may hold addresses and names."""


class _PrivateFiles(RotatingFileHandler):
    """Files that this user alone may read."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have left its own version, message and all
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(  # noqa: N802 - the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, _, trace = ei
        frames = "".join(map(_frame, traceback.extract_tb(trace)))
        return f"{frames}{kind.__name__ if kind else 'no error'}"


def _frame(frame: traceback.FrameSummary) -> str:
    """Say where, without the folder of the installation: it may lie in one with a person's name."""
    parts = Path(frame.filename).parts
    place = "/".join(parts[parts.index("gsmos_tray") if "gsmos_tray" in parts else -2 :])
    return f"  {place}, line {frame.lineno}, in {frame.name}: {frame.line}\n"


def write_to(path: Path, level: int = logging.INFO) -> None:
    """Write the log of this process to *path*. Without a place to write, the program still runs."""
    logging.raiseExceptions = False  # a log that cannot be written on a full disk is not the news
    root = logging.getLogger()
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFiles(
            path, maxBytes=_SIZE, backupCount=_OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)-7s %(threadName)s: %(message)s"))
    root.addHandler(handler)
