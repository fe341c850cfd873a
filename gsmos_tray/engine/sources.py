"""Opens what a document's bytes are read from: a file, or a member of a ZIP."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from gsmos_tray import errors
from gsmos_tray.disk import is_gone, system_path
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.fingerprints import fingerprint_of
from gsmos_tray.documents.spv_zip import read_member
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


def read_any(sources: Iterable[Source], fingerprint: Fingerprint) -> bytes:
    """Read the bytes of *fingerprint* from the first of *sources* that still has them.

    For small documents: they are read whole, once. Raises SourceVanished, SourceUnreadable or
    SourceChanged: why the last of them had not.
    """
    failure: errors.GsmosError = errors.SourceVanished()
    for source in sources:
        try:
            with opened(source, fingerprint) as stream:
                content = stream.read(fingerprint.size + 1)
        except errors.GsmosError as error:
            failure = error
        except OSError:
            failure = errors.SourceUnreadable(path=source.path)
        else:
            if fingerprint_of(content) == fingerprint:
                return content
            failure = errors.SourceChanged(path=source.path)
    raise failure


def opened_any(sources: Iterable[Source], fingerprint: Fingerprint) -> BinaryIO:
    """Open the first of *sources* that can be opened, for a document too large to read whole."""
    failure: errors.GsmosError = errors.SourceVanished()
    for source in sources:
        try:
            return opened(source, fingerprint)
        except errors.GsmosError as error:
            failure = error
    raise failure


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading. Raises SourceVanished, or SourceUnreadable if it may come back."""
    try:
        return open(system_path(str(path)), "rb")  # noqa: PTH123 - Path knows no long paths
    except OSError as cause:
        missing = isinstance(cause, (FileNotFoundError, NotADirectoryError))
        gone = errors.SourceVanished if missing and is_gone(path) else errors.SourceUnreadable
        raise gone(path=path) from cause
