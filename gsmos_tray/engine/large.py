"""Sends one large document, a chunk at a step: other papers may go between two of them.

How far it is stands in the ledger, so that 2 GB survive a restart and go on where they were. The
file's blocks are hashed before anything is sent, and each again before it goes: a file that
changes meanwhile is noticed, not archived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from time import time
from typing import BinaryIO, Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Stored
from gsmos_tray.documents.fingerprints import BLOCK
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.pacing import Pace
from gsmos_tray.engine.patience import Patience
from gsmos_tray.engine.verdicts import Outcome, next_place
from gsmos_tray.ledger.uploads import Upload, Uploads
from gsmos_tray.ledger.values import Delivery

CHUNK = 2 * BLOCK
"""Bytes of one request: 8 MiB at the most, and whole blocks of the content hash."""

_KEPT = 6 * 86_400.0  # seconds; Dropbox forgets an upload after seven days


class LargeArchive(Protocol):
    """What large documents ask of the archive. Every call may be made twice."""

    def begin_upload(self, chunk: bytes) -> str:
        """Open an upload with its first chunk."""

    def continue_upload(self, session: str, offset: int, chunk: bytes) -> int:
        """Send the next chunk; gives where the upload really stands. Raises UploadLost."""

    def commit_upload(
        self, session: str, size: int, target: ArchivePath, modified: float, replaces: str | None
    ) -> Stored:
        """Let the upload lie at *target*. Raises NameTaken, UploadLost and others."""

    def find(self, target: ArchivePath) -> Stored | None:
        """Say which file lies at *target*."""


@dataclass
class _UnderWay:
    """The document that is being sent, and the hashes of its blocks."""

    delivery: Delivery
    blocks: list[bytes]
    target: ArchivePath


class LargeSending:
    """Owned by the sender's thread. *opened* gives a delivery's bytes as a stream."""

    def __init__(
        self,
        uploads: Uploads,
        pace: Pace,
        patience: Patience,
        opened: Callable[[Delivery], BinaryIO],
        travelled: Callable[[int], None],
    ) -> None:
        self._uploads = uploads
        self._pace = pace
        self._patience = patience
        self._opened = opened
        self._travelled = travelled
        self._under_way: _UnderWay | None = None

    @property
    def delivery(self) -> Delivery | None:
        """The delivery that is being sent."""
        return self._under_way.delivery if self._under_way else None

    def begin(self, delivery: Delivery) -> None:
        """Take on *delivery*. Raises what is wrong with its source."""
        with self._opened(delivery) as stream:
            blocks = _blocks(stream)
        if _whole(blocks) != delivery.fingerprint.content_hash:
            raise errors.SourceChanged
        self._under_way = _UnderWay(delivery, blocks, delivery.archive_path)

    def put_down(self) -> None:
        """Be done with the delivery: it has its outcome, or sending stops."""
        self._under_way = None

    def step(self, archive: LargeArchive) -> Outcome | None:
        """Send one chunk, or commit. Gives the outcome once there is one; may raise errors."""
        under_way = self._under_way
        if under_way is None:
            raise RuntimeError("no large document is under way")
        delivery = under_way.delivery
        upload = self._uploads.of(delivery.document_id, not_before=time() - _KEPT)
        try:
            if upload is None or upload.offset < delivery.fingerprint.size:
                self._send_chunk(under_way, upload, archive)
                return None
            outcome = self._commit(under_way, upload, archive)
        except errors.UploadLost:
            self._uploads.forget(delivery.document_id)
            return self._found(under_way, archive)
        if outcome is not None:
            self._uploads.forget(delivery.document_id)
        return outcome

    def _send_chunk(
        self, under_way: _UnderWay, upload: Upload | None, archive: LargeArchive
    ) -> None:
        offset = upload.offset if upload else 0
        with self._opened(under_way.delivery) as stream:
            stream.seek(offset)
            chunk = stream.read(CHUNK)
        _check(chunk, offset, under_way.blocks)
        self._patience.wait(self._pace.wait_before(len(chunk)))
        document = under_way.delivery.document_id
        if upload is None:
            session = self._patience.ask(lambda: archive.begin_upload(chunk))
            self._uploads.begin(document, Upload(session, len(chunk)), time())
        else:
            stands = self._patience.ask(
                lambda: archive.continue_upload(upload.session, offset, chunk)
            )
            self._uploads.move_on(document, stands)
        self._travelled(len(chunk))

    def _commit(
        self, under_way: _UnderWay, upload: Upload, archive: LargeArchive
    ) -> Outcome | None:
        delivery = under_way.delivery
        try:
            return self._patience.ask(
                lambda: archive.commit_upload(
                    upload.session,
                    delivery.fingerprint.size,
                    under_way.target,
                    delivery.modified,
                    delivery.replaces,
                )
            )
        except errors.NameTaken as error:
            following = next_place(delivery, under_way.target)
            if delivery.replaces is not None or following is None:
                return error
            under_way.target = following  # the same upload goes under the next name
            return None

    def _found(self, under_way: _UnderWay, archive: LargeArchive) -> Outcome | None:
        """See whether a commit whose answer was lost had its effect; else it begins anew."""
        there = self._patience.ask(lambda: archive.find(under_way.target))
        if there and there.fingerprint == under_way.delivery.fingerprint:
            return there
        return None


def _blocks(stream: BinaryIO) -> list[bytes]:
    blocks = []
    while block := stream.read(BLOCK):
        blocks.append(hashlib.sha256(block).digest())
    return blocks


def _whole(blocks: list[bytes]) -> str:
    return hashlib.sha256(b"".join(blocks)).hexdigest()


def _check(chunk: bytes, offset: int, blocks: list[bytes]) -> None:
    """Raise SourceChanged unless *chunk* is what stood there when the file was recognised.

    An upload that stands within a block, after an answer of another program's making, is checked
    by the hash of the whole alone, when it is committed.
    """
    if offset % BLOCK:
        return
    expected = blocks[offset // BLOCK : offset // BLOCK + CHUNK // BLOCK]
    found = [hashlib.sha256(chunk[at : at + BLOCK]).digest() for at in range(0, len(chunk), BLOCK)]
    if found != expected:
        raise errors.SourceChanged
