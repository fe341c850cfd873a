"""Computes the content hash that Dropbox uses, without holding the interpreter or the memory.

SHA-256 over the SHA-256 of each block of 4 MiB, as the API's page on content hashes has it.
"""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from gsmos_tray.documents.document import Fingerprint

BLOCK = 4 * 1024 * 1024


def fingerprint(stream: BinaryIO) -> Fingerprint:
    """Read *stream* to its end.

    Whole blocks are hashed in one call, because ``hashlib`` lets other threads run only
    while it works on more than 2 KiB.
    """
    overall = hashlib.sha256()
    size = 0
    while block := stream.read(BLOCK):
        overall.update(hashlib.sha256(block).digest())
        size += len(block)
    return Fingerprint(overall.hexdigest(), size)


def fingerprint_of(content: bytes) -> Fingerprint:
    """Do the same for bytes in memory."""
    view = memoryview(content)
    blocks = (view[at : at + BLOCK] for at in range(0, len(view), BLOCK))
    digests = b"".join(hashlib.sha256(block).digest() for block in blocks)
    return Fingerprint(hashlib.sha256(digests).hexdigest(), len(view))
