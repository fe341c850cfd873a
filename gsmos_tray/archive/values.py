"""The values in which the archive answers. None of the SDK's own types leave this room."""

from __future__ import annotations

from dataclasses import dataclass

from gsmos_tray.documents.document import Fingerprint


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as Dropbox says that it holds it. *path* is spelled as Dropbox shows it."""

    path: str
    fingerprint: Fingerprint
    rev: str


@dataclass(frozen=True, slots=True)
class Account:
    """Whose Dropbox it is. *plan*: ``basic``, ``pro`` or ``business``, as Dropbox calls them."""

    name: str
    email: str
    plan: str


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes used and allocated, of the account or of its team."""

    used: int
    allocated: int
