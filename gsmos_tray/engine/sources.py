"""Opens what a document's bytes are read from: a file, or a member of a ZIP."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from gsmos_tray import errors
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.spv_zip import read_member
from gsmos_tray.folders.looking import system_path
from gsmos_tray.ledger.values import Source


def opened(source: Source, fingerprint: Fingerprint) -> BinaryIO:
    """Open *source* for reading.

    Raises SourceVanished, SourceUnreadable, or SourceChanged if a ZIP no longer holds the member.
    Whether a file still holds the bytes of *fingerprint* is for the caller to see.
    """
    stream = open_file(source.path)
    if source.member is None:
        return stream
    with stream:
        content = read_member(stream, source.member, fingerprint)
    if content is None:
        raise errors.SourceChanged(path=source.path)
    return BytesIO(content)


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading. Raises SourceVanished or SourceUnreadable."""
    try:
        return open(system_path(str(path)), "rb")  # noqa: PTH123 - Path knows no long paths
    except (FileNotFoundError, NotADirectoryError) as cause:
        raise errors.SourceVanished(path=path) from cause
    except OSError as cause:
        raise errors.SourceUnreadable(path=path) from cause
