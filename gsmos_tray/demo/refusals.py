"""Why the local Dropbox says no, before a route turns it into the SDK's own error types."""

from __future__ import annotations

from enum import StrEnum


class LookupReason(StrEnum):
    """The tags of the API specification's ``LookupError`` that can happen here."""

    MALFORMED_PATH = "malformed_path"
    NOT_FOUND = "not_found"
    NOT_FILE = "not_file"
    NOT_FOLDER = "not_folder"


class WriteReason(StrEnum):
    """The tags of the API specification's ``WriteError``; a conflict says what is in the way."""

    MALFORMED_PATH = "malformed_path"
    DISALLOWED_NAME = "disallowed_name"
    INSUFFICIENT_SPACE = "insufficient_space"
    FILE_IN_THE_WAY = "conflict/file"
    FOLDER_IN_THE_WAY = "conflict/folder"
    FILE_ABOVE = "conflict/file_ancestor"


class LookupRefused(Exception):
    """Nothing fitting is there."""

    def __init__(self, reason: LookupReason) -> None:
        super().__init__(reason)
        self.reason = reason


class WriteRefused(Exception):
    """It cannot be written there."""

    def __init__(self, reason: WriteReason) -> None:
        super().__init__(reason)
        self.reason = reason


class MovedIntoItself(Exception):
    """A folder cannot move into itself."""


class SessionRefused(Exception):
    """An upload session cannot do that. *tag* is one of the specification's."""

    def __init__(self, tag: str, correct_offset: int | None = None) -> None:
        super().__init__(tag)
        self.tag = tag
        self.correct_offset = correct_offset


class SharingRefused(Exception):
    """It cannot be shared so. *tags* are the specification's, from outside inwards."""

    def __init__(self, tags: str) -> None:
        super().__init__(tags)
        self.tags = tags


class WriteLocked(Exception):
    """Another commit holds the account's write lock."""


class Unsettled(Exception):
    """No source says what Dropbox does here, so nothing is invented: HTTP 400, and recorded."""
