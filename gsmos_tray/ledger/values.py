"""The values that go into the ledger and come out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NewType

from gsmos_tray.documents.document import Fingerprint, Recognition
from gsmos_tray.documents.layout import Places
from gsmos_tray.documents.names import ArchivePath

DeliveryId = NewType("DeliveryId", int)


class FileState(StrEnum):
    """The one state of a file, worst first but for *left out*, which hides the others."""

    LEFT_OUT = "left_out"
    SET_ASIDE = "set_aside"
    WAITING = "waiting"
    ARCHIVED = "archived"


class DeliveryState(StrEnum):
    """Where a delivery stands. The values are stored, so they never change meaning."""

    WAITING = "waiting"  # to be sent when its time comes
    SENDING = "sending"  # a worker has it; to the outside this is still waiting
    ARCHIVED = "archived"  # Dropbox holds the same bytes; nothing follows
    SET_ASIDE = "set_aside"  # a person must decide


class Unread(StrEnum):
    """Why a file that is there has not been read yet. The values are stored."""

    SETTLING = "settling"  # it appeared or changed a moment ago
    IN_USE = "in_use"  # another program has it open
    UNREADABLE = "unreadable"  # it may not be opened
    UNJUDGED = "unjudged"  # rules or settings changed since it was judged


@dataclass(frozen=True, slots=True)
class Seen:
    """One path as one look at it showed it.

    *mtime_ns* as ``os.stat`` gives it; *attributes* are Windows' bits that matter, 0 elsewhere.
    """

    path: Path
    size: int
    mtime_ns: int
    attributes: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it was recognised. *places* is ``None`` if it is not to be archived.

    *fault* is the error code that sets it aside from the start.
    """

    fingerprint: Fingerprint
    recognition: Recognition
    places: Places | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that was read: its document, those inside it, and the *rule* that leaves it out.

    *stamp* changes when the judgement may, *rules* only when the recognition of bytes may.
    """

    seen: Seen
    stamp: str
    paper: Paper
    members: tuple[tuple[str, Paper], ...] = field(default=())
    rule: str | None = None
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A stored delivery, as it was when it was read. *modified* is in seconds since 1970."""

    id: DeliveryId
    document_id: int
    fingerprint: Fingerprint
    places: tuple[ArchivePath, ...]
    from_bytes: bool
    modified: float
    archive_path: ArchivePath
    state: DeliveryState
    attempts: int
    due_at: float
    reason: str | None
    rev: str | None
    replaces: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document's bytes can be read: a file, or a *member* of the ZIP that it is."""

    path: Path
    member: str | None = None
