"""The values in which the archive answers. None of the SDK's own types leave this room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath

MOST_UPLOADS = 1000
"""Documents of one opening or one commit: the API specification."""

MOST_BODIES = 500
"""Bodies of one request: the API specification."""


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
    id: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes used and allocated, of the account or of its team."""

    used: int
    allocated: int


@dataclass(frozen=True, slots=True)
class Gone:
    """At *path* and below it there is nothing any more."""

    path: str


@dataclass(frozen=True, slots=True)
class Folder:
    """At *path* there is a folder: if a file was there, it is no more."""

    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a listing, or of what changed; to be applied in this order.

    *cursor* stands for all that was told so far; *more* may be asked for with it at once.
    """

    changes: tuple[Stored | Gone | Folder, ...]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class Body:
    """All the bytes of one document, for the upload *session*."""

    session: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Commit:
    """Where the upload *session* of *size* bytes is to lie. The rest as for ``put``."""

    session: str
    size: int
    target: ArchivePath
    modified: float
    replaces: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A version that a file had. *stored_at* in seconds since 1970, when Dropbox took it."""

    rev: str
    fingerprint: Fingerprint
    stored_at: float


@dataclass(frozen=True, slots=True)
class Past:
    """What Dropbox remembers of a path, the newest version first.

    *gone_at*: when what lay there was deleted, if it was and that is known. *file* is the last
    one's own id, which leads to it wherever it was moved.
    """

    versions: tuple[Revision, ...]
    gone: bool
    gone_at: float | None
    file: str


@dataclass(frozen=True, slots=True)
class SharedFolder:
    """A folder that is shared, by Dropbox's own number of the sharing."""

    id: str
    path: str


class Access(StrEnum):
    """What somebody may do in a shared folder. ``--json`` shows these names."""

    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with access to a shared folder. *invited*: he has not accepted yet."""

    email: str
    access: Access
    invited: bool


@dataclass(frozen=True, slots=True)
class Link:
    """An address that shows *path* to anybody who has it."""

    url: str
    path: str


@dataclass(frozen=True, slots=True)
class Waited:
    """How a wait for changes ended. *rest*: seconds for which not to ask again."""

    changed: bool
    rest: float = 0.0
