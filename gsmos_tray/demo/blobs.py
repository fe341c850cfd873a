"""Keeps bytes, and knows their content hash. Not whose they are."""

from __future__ import annotations

import hashlib
import tempfile
import threading
from dataclasses import dataclass
from typing import IO

HASH_BLOCK = 4 * 1024 * 1024  # the API's guide on content hashes


@dataclass(frozen=True, slots=True)
class Extent:
    """A run of bytes in the blob file."""

    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes: where they lie, how many, and their content hash."""

    extents: tuple[Extent, ...]
    size: int
    content_hash: str


class ContentHasher:
    """SHA-256 over the SHA-256 of each 4 MiB block, fed in pieces of any size.

    The local Dropbox's own code on purpose: borrowed from the program under test, or from the
    SDK, it would prove nothing.
    """

    def __init__(self) -> None:
        self._whole_blocks = hashlib.sha256()
        self._block = hashlib.sha256()
        self._room = HASH_BLOCK

    def update(self, data: bytes) -> None:
        """Take in the next *data*."""
        view = memoryview(data)
        while view:
            piece, view = view[: self._room], view[self._room :]
            self._block.update(piece)
            self._room -= len(piece)
            if not self._room:
                self._whole_blocks.update(self._block.digest())
                self._block, self._room = hashlib.sha256(), HASH_BLOCK

    def hexdigest(self) -> str:
        """Give the hash of all so far; more may follow."""
        overall = self._whole_blocks.copy()
        if self._room < HASH_BLOCK:
            overall.update(self._block.digest())
        return overall.hexdigest()


def content_hash(data: bytes) -> str:
    """Give the content hash of *data*."""
    hasher = ContentHasher()
    hasher.update(data)
    return hasher.hexdigest()


class Blobs:
    """Bytes in one temporary file: gigabytes cost no memory. Any thread may call any method."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="local-dropbox-")  # noqa: SIM115 - closed in ``close``
        self._lock = threading.Lock()
        self._end = 0

    def keep(self, data: bytes) -> Extent:
        """Append *data*."""
        with self._lock:
            extent = Extent(self._end, len(data))
            self._file.seek(extent.start)
            self._file.write(data)
            self._end += extent.size
            return extent

    def keep_whole(self, data: bytes) -> Content:
        """Append *data* as all that a file holds."""
        return Content((self.keep(data),), len(data), content_hash(data))

    def read(self, content: Content) -> bytes:
        """Give the bytes of *content*, all of them in memory."""
        return b"".join(map(self.read_extent, content.extents))

    def read_extent(self, extent: Extent) -> bytes:
        """Give the bytes of one *extent*."""
        with self._lock:
            self._file.seek(extent.start)
            return self._file.read(extent.size)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
