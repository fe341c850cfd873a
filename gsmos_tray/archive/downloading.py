"""Brings back the bytes of one revision, from any place in them."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from dropbox import Dropbox

from gsmos_tray import errors
from gsmos_tray.archive.sorting import sorted_errors

_PIECE = 1024 * 1024
"""Bytes given at once: a stop is seen between two of them."""


def download(client: Dropbox, rev: str, offset: int) -> Iterator[bytes]:
    """Give the bytes of the revision *rev* from *offset* on, piece by piece as they come.

    By revision and not by path, so that whoever moves the file meanwhile mixes no two of them.
    """
    asked = {"Range": f"bytes={offset}-"} if offset else None
    with sorted_errors():
        _, answer = client.files_download(f"rev:{rev}", extra_headers=asked)
        with answer:
            if offset and answer.status_code != HTTPStatus.PARTIAL_CONTENT:
                raise errors.ArchiveUnreachable(
                    answer="no range"
                )  # a proxy's doing: all of it came
            yield from answer.iter_content(_PIECE)
