"""What a route is, and the ways in which one says no. Imports the SDK: see the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dropbox import files

from gsmos_tray.demo.account import Account
from gsmos_tray.demo.blobs import content_hash
from gsmos_tray.demo.faults import EntriesFailed, Fault, StoredDamaged
from gsmos_tray.demo.history import Deleted, Entry, File
from gsmos_tray.demo.paths import folded, name_of
from gsmos_tray.demo.refusals import (
    LookupReason,
    LookupRefused,
    WriteLocked,
    WriteReason,
    WriteRefused,
)

SdkValue = Any
"""A value of the SDK's own types, which are not typed for mypy."""


class BadRequest(Exception):
    """HTTP 400, or another *status*, with a sentence: the caller broke the protocol."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


class RouteFailed(Exception):
    """HTTP 409 with the route's own error. *error* is a value of the SDK."""

    def __init__(self, error: SdkValue) -> None:
        super().__init__(error)
        self.error = error


class NotAuthorised(Exception):
    """HTTP 401. *error* is the SDK's ``AuthError``."""

    def __init__(self, error: SdkValue) -> None:
        super().__init__(error)
        self.error = error


class TooMany(Exception):
    """HTTP 429. *reason* is a tag of the SDK's ``RateLimitReason``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Call:
    """A request as a route sees it: its argument decoded, its body checked for nothing yet."""

    arg: SdkValue
    body: bytes
    access_token: str
    byte_range: str | None
    fault: Fault | None

    def payload(self, account: Account, claimed_hash: str | None, errors: SdkValue) -> bytes:
        """Give the body, checked against limit and hash; *errors* is the union with their tags."""
        if len(self.body) > account.rules.payload_limit:
            raise RouteFailed(errors.payload_too_large)
        if claimed_hash is not None and claimed_hash != content_hash(self.body):
            raise RouteFailed(errors.content_hash_mismatch)
        if isinstance(self.fault, StoredDamaged) and self.body:
            return bytes([self.body[0] ^ 1]) + self.body[1:]
        return self.body

    def failing_tag(self, position: int) -> str | None:
        """Give the tag with which a fault wants the batch's entry at *position* to fail."""
        if isinstance(self.fault, EntriesFailed) and self.fault.strikes(position):
            return self.fault.tag
        return None


@dataclass(frozen=True, slots=True)
class Download:
    """A result in the header, and the bytes that it describes."""

    result: SdkValue
    body: bytes


@dataclass(frozen=True, slots=True)
class Route:
    """A route of the SDK, and what it does here.

    *scope* stands in the documentation of the SDK's method, which a test compares; the SDK's
    route has the rest: names, types, style, host and way of authentication.
    """

    spec: SdkValue
    namespace: str
    scope: str | None
    serve: Callable[[Account, Call], SdkValue]

    @property
    def name(self) -> str:
        """As it stands in the address."""
        version = f"_v{self.spec.version}" if self.spec.version > 1 else ""
        return f"{self.namespace}/{self.spec.name}{version}"


@contextmanager
def writing(account: Account, batch_entries: int = 0) -> Iterator[None]:
    """Hold the account's write lock; what overlaps gets 429. Raises TooMany."""
    try:
        with account.writing(batch_entries):
            yield
    except WriteLocked as cause:
        raise TooMany("too_many_write_operations") from cause


@contextmanager
def failing_as(
    lookup: Callable[[SdkValue], SdkValue] | None = None,
    write: Callable[[SdkValue], SdkValue] | None = None,
) -> Iterator[None]:
    """Turn refusals into the route's error: *lookup* and *write* wrap the SDK's common ones."""
    try:
        yield
    except LookupRefused as cause:
        if lookup is None:
            raise
        raise RouteFailed(lookup(lookup_error(cause.reason))) from cause
    except WriteRefused as cause:
        if write is None:
            raise
        raise RouteFailed(write(write_error(cause.reason))) from cause


def lookup_error(reason: LookupReason) -> SdkValue:
    """Give the SDK's ``LookupError``."""
    if reason is LookupReason.MALFORMED_PATH:
        return files.LookupError.malformed_path(None)
    return files.LookupError(reason.value)


def write_error(reason: WriteReason) -> SdkValue:
    """Give the SDK's ``WriteError``."""
    tag, _, in_the_way = reason.value.partition("/")
    if in_the_way:
        return files.WriteError.conflict(files.WriteConflictError(in_the_way))
    if reason is WriteReason.MALFORMED_PATH:
        return files.WriteError.malformed_path(None)
    return files.WriteError(tag)


def metadata(account: Account, entry: Entry) -> SdkValue:
    """*entry* as the SDK's ``Metadata``."""
    common = {
        "name": name_of(entry.path),
        "path_lower": folded(entry.path),
        "path_display": entry.path,
    }
    if isinstance(entry, Deleted):
        return files.DeletedMetadata(**common)
    around = account.sharing.around(entry.path)
    if isinstance(entry, File):
        return files.FileMetadata(
            id=entry.id,
            rev=entry.rev,
            size=entry.content.size,
            content_hash=entry.content.content_hash,
            client_modified=for_wire(entry.client_modified),
            server_modified=for_wire(entry.server_modified),
            is_downloadable=True,
            sharing_info=files.FileSharingInfo(read_only=False, parent_shared_folder_id=around.id)
            if around
            else None,
            **common,
        )
    own = account.sharing.of_folder(entry.id)
    info = None
    if own or around:
        info = files.FolderSharingInfo(
            read_only=False,
            parent_shared_folder_id=around.id if around else None,
            shared_folder_id=own.id if own else None,
        )
    return files.FolderMetadata(id=entry.id, sharing_info=info, **common)


def for_wire(moment: datetime) -> datetime:
    """Give *moment* in whole seconds UTC without a zone, as the SDK's timestamps are."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None)
