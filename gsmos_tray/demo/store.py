"""The account's tree of files and folders: what is where, and what changed in which order.

No HTTP, no SDK types, no waiting: ``routes`` decides who may write, and when. The rules for
conflicts are those that the API specification writes at ``WriteMode`` and ``CommitInfo``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from gsmos_tray.demo.blobs import Blobs, Content
from gsmos_tray.demo.history import Deleted, Entry, File, Folder, History
from gsmos_tray.demo.paths import check, folded, is_below, name_of, parent_of
from gsmos_tray.demo.placement import Mode, Placement
from gsmos_tray.demo.refusals import (
    LookupReason,
    LookupRefused,
    MovedIntoItself,
    Unsettled,
    WriteReason,
    WriteRefused,
)


class Tree:
    """Files and folders of one account. Any thread may call any method.

    *changed* is notified after each change; whoever waits on it holds the tree's lock.
    """

    def __init__(self, blobs: Blobs, allocated: int, now: Callable[[], datetime]) -> None:
        self.blobs = blobs
        self.allocated = allocated
        self.used = 0
        self.history = History()
        self.changed = threading.Condition(threading.RLock())
        self._now = now
        self._entries: dict[str, Entry] = {}
        self._journal: list[tuple[str, Entry]] = []
        self._place_of_id: dict[str, str] = {}
        self._numbers = 0

    # What is there

    @property
    def journal_end(self) -> int:
        """The place in the order of changes at which the next one will stand."""
        with self.changed:
            return len(self._journal)

    def changes_since(self, position: int) -> Iterator[tuple[int, str, Entry]]:
        """Give the changes since *position* that are still true: next position, place, entry."""
        with self.changed:
            for index in range(position, len(self._journal)):
                place, entry = self._journal[index]
                if self._entries[place] is entry:
                    yield index + 1, place, entry

    def entry(self, where: str) -> Entry | None:
        """Give what is, or was, at the path or id *where*; of ``rev:`` that revision."""
        with self.changed:
            if where.startswith("ns:"):
                raise Unsettled("paths relative to a namespace (ns:) come with team accounts")
            if where.startswith("rev:"):
                return self.history.revision(where.removeprefix("rev:"))
            if where.startswith("id:"):
                return self._living_with(where)
            return self._entries.get(folded(where))

    def find(self, where: str) -> File | Folder:
        """Give what is at *where* now. Raises LookupRefused."""
        entry = self.entry(where)
        if entry is None or isinstance(entry, Deleted):
            raise LookupRefused(LookupReason.NOT_FOUND)
        return entry

    def find_file(self, where: str) -> File:
        """Give the file at *where*. Raises LookupRefused."""
        entry = self.find(where)
        if not isinstance(entry, File):
            raise LookupRefused(LookupReason.NOT_FILE)
        return entry

    def find_folder(self, where: str) -> str:
        """Give the folded path of the folder *where*; the root is the empty string."""
        if not where:
            return ""
        entry = self.find(where)
        if not isinstance(entry, Folder):
            raise LookupRefused(LookupReason.NOT_FOLDER)
        return folded(entry.path)

    def living(self, folder: str = "") -> list[File | Folder]:
        """All below *folder* (folded), at any depth, by path."""
        with self.changed:
            found = [
                (place, entry)
                for place, entry in self._entries.items()
                if not isinstance(entry, Deleted) and is_below(place, folder)
            ]
        return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]

    # Changes, as a route or "another client" makes them

    def commit(self, placement: Placement, content: Content) -> File:
        """Put *content* where *placement* says, or give what is there if it is the same.

        Raises WriteRefused.
        """
        with self.changed:
            path = self._writable(placement.path)
            there = self._entries.get(folded(path))
            if isinstance(there, Folder):
                raise WriteRefused(WriteReason.FOLDER_IN_THE_WAY)
            if isinstance(there, File):
                path = there.path  # a different casing of the name renames nothing
                if self._is_settled_by(there, placement, content):
                    return there
            elif placement.mode is Mode.UPDATE and placement.strict and there is not None:
                raise WriteRefused(WriteReason.FILE_IN_THE_WAY)  # deleted since the caller looked
            self._make_room(content.size, there)
            return self._set_file(
                path,
                content,
                id=there.id if isinstance(there, File) else self._new_id(),
                client_modified=placement.client_modified or self._now(),
            )

    def create_folder(self, path: str) -> Folder:
        """Make a folder, and those above it. Raises WriteRefused."""
        with self.changed:
            path = self._writable(path)
            self._check_free(path)
            return self._set_folder(path, self._new_id())

    def delete(self, where: str, parent_rev: str | None = None) -> File | Folder:
        """Delete a file, or a folder with all in it; gives what it was. Raises both refusals."""
        with self.changed:
            entry = self.find(where)
            if parent_rev is not None:
                if isinstance(entry, Folder):
                    raise Unsettled("parent_rev does not support deleting a folder")
                if entry.rev != parent_rev:
                    raise WriteRefused(WriteReason.FILE_IN_THE_WAY)
            self._remove(entry)
            return entry

    def move(self, source: str, target: str) -> File | Folder:
        """Move a file, or a folder with all in it. Raises both refusals and MovedIntoItself."""
        with self.changed:
            entry = self.find(source)
            if is_below(folded(target), folded(entry.path)):
                raise MovedIntoItself
            if folded(entry.path) == folded(target):
                raise Unsettled("case-only renaming is not supported")
            path = self._writable(target)
            self._check_free(path)
            inside = self.living(folded(entry.path)) if isinstance(entry, Folder) else []
            self._remove(entry)
            moved = self._put_again(entry, path)
            for other in inside:
                self._put_again(other, path + other.path[len(entry.path) :])
            return moved

    def restore(self, path: str, rev: str) -> File | None:
        """Bring the revision *rev* back to *path*; ``None`` if there is no such revision."""
        with self.changed:
            old = self.history.revision(rev)
            if old is None:
                return None
            path = self._writable(path)
            there = self._entries.get(folded(path))
            if isinstance(there, Folder):
                raise WriteRefused(WriteReason.FOLDER_IN_THE_WAY)
            self._make_room(old.content.size, there)
            if isinstance(there, File):
                id, path = there.id, there.path
            else:
                id = self._new_id() if self._living_with(old.id) else old.id
            return self._set_file(path, old.content, id, old.client_modified)

    # How

    def _is_settled_by(self, there: File, placement: Placement, content: Content) -> bool:
        """Whether *there* is already what is wanted. Raises WriteRefused on a conflict."""
        same = there.content.content_hash == content.content_hash
        if same and placement.strict and placement.mode is not Mode.ADD:
            raise Unsettled("strict_conflict with identical contents, other than in mode add")
        if same and not placement.strict:
            return True
        overwrites = placement.mode is Mode.OVERWRITE or (
            placement.mode is Mode.UPDATE and placement.rev == there.rev
        )
        if not overwrites:
            raise WriteRefused(WriteReason.FILE_IN_THE_WAY)
        return False

    def _writable(self, path: str) -> str:
        """Check *path* and what is above it; folders above keep the spelling they have."""
        if path.startswith("id:"):
            return self.find_file(path).path
        if not path.startswith("/"):
            raise Unsettled("paths relative to a namespace (ns:) come with team accounts")
        path = check(path)
        spelt = ""
        for part in path.split("/")[1:-1]:
            spelt = f"{spelt}/{part}"
            above = self._entries.get(folded(spelt))
            if isinstance(above, File):
                raise WriteRefused(WriteReason.FILE_ABOVE)
            if isinstance(above, Folder):
                spelt = above.path
        return f"{spelt}/{name_of(path)}"

    def _check_free(self, path: str) -> None:
        there = self._entries.get(folded(path))
        if isinstance(there, File):
            raise WriteRefused(WriteReason.FILE_IN_THE_WAY)
        if isinstance(there, Folder):
            raise WriteRefused(WriteReason.FOLDER_IN_THE_WAY)

    def _make_room(self, size: int, there: Entry | None) -> None:
        freed = there.content.size if isinstance(there, File) else 0
        if self.used - freed + size > self.allocated:
            raise WriteRefused(WriteReason.INSUFFICIENT_SPACE)

    def _set_file(self, path: str, content: Content, id: str, client_modified: datetime) -> File:
        self._set_parents(path)
        now = self._now().replace(microsecond=0)
        file = File(id, path, self._new_rev(), content, client_modified, now)
        self.history.add(file)
        self._set(file)
        return file

    def _set_folder(self, path: str, id: str) -> Folder:
        self._set_parents(path)
        folder = Folder(id, path)
        self._set(folder)
        return folder

    def _set_parents(self, path: str) -> None:
        above = parent_of(path)
        if above and not isinstance(self._entries.get(folded(above)), Folder):
            self._set_folder(above, self._new_id())

    def _put_again(self, entry: File | Folder, path: str) -> File | Folder:
        if isinstance(entry, Folder):
            return self._set_folder(path, entry.id)
        self._set_parents(path)
        moved = replace(entry, path=path, rev=self._new_rev())
        self.history.add(moved)
        self._set(moved)
        return moved

    def _remove(self, entry: File | Folder) -> None:
        inside = self.living(folded(entry.path)) if isinstance(entry, Folder) else []
        now = self._now().replace(microsecond=0)
        self._set(Deleted(entry.path, now))
        for other in inside:
            self._set(Deleted(other.path, now))

    def _set(self, entry: Entry) -> None:
        """Change the tree: the one place that does."""
        place = folded(entry.path)
        there = self._entries.get(place)
        self.used -= there.content.size if isinstance(there, File) else 0
        self.used += entry.content.size if isinstance(entry, File) else 0
        self._entries[place] = entry
        if not isinstance(entry, Deleted):
            self._place_of_id[entry.id] = place
        self._journal.append((place, entry))
        self.changed.notify_all()

    def _living_with(self, id: str) -> File | Folder | None:
        entry = self._entries.get(self._place_of_id.get(id, ""))
        if entry is None or isinstance(entry, Deleted) or entry.id != id:
            return None
        return entry

    def _new_id(self) -> str:
        self._numbers += 1
        return f"id:{self._numbers:022d}"

    def _new_rev(self) -> str:
        self._numbers += 1
        return f"{self._numbers:016x}"
