"""Lists what lies below a folder, and what has changed there since the last look.

Two thousand files a request, each with its content hash: a whole archive is compared without
downloading anything.
"""

from __future__ import annotations

from dropbox import Dropbox, files
from dropbox.exceptions import ApiError

from gsmos_tray.archive.sorting import sorted_errors, tags_of
from gsmos_tray.archive.terms import stored
from gsmos_tray.archive.values import Folder, Gone, Page, Stored, Waited
from gsmos_tray.documents.names import ArchivePath

_PAGE = 2000


def first_page(client: Dropbox, root: ArchivePath) -> Page | None:
    """Begin to list all that lies below *root*; ``None`` if there is no such folder."""
    with sorted_errors():
        try:
            return _page(client.files_list_folder(str(root), recursive=True, limit=_PAGE))
        except ApiError as cause:
            if "not_found" in tags_of(cause.error):
                return None
            raise


def next_page(client: Dropbox, cursor: str) -> Page | None:
    """Go on from *cursor*; ``None`` if Dropbox wants the listing begun anew."""
    with sorted_errors():
        try:
            return _page(client.files_list_folder_continue(cursor))
        except ApiError as cause:
            tags = tags_of(cause.error)
            if "reset" in tags or "not_found" in tags:
                return None
            raise


def wait_for_changes(client: Dropbox, cursor: str, seconds: int) -> Waited:
    """Wait until something changes below the folder of *cursor*, for *seconds* and up to 90 more.

    Dropbox spreads its answers over these. A listing that has to begin anew counts as a change.
    """
    with sorted_errors():
        try:
            answer = client.files_list_folder_longpoll(cursor, timeout=seconds)
        except ApiError as cause:
            if "reset" in tags_of(cause.error):
                return Waited(changed=True)
            raise
    return Waited(bool(answer.changes), float(answer.backoff or 0))


def _page(answer: files.ListFolderResult) -> Page:
    return Page(tuple(map(_change, answer.entries)), answer.cursor, answer.has_more)


def _change(entry: files.Metadata) -> Stored | Gone | Folder:
    if isinstance(entry, files.FileMetadata):
        return stored(entry)
    path = entry.path_display or entry.path_lower
    return Gone(path) if isinstance(entry, files.DeletedMetadata) else Folder(path)
