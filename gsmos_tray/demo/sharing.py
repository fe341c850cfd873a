"""Shared folders: which folder is shared, with whom, and what forbids it. No HTTP, no SDK types.

The rules are those that the API specification writes at the error tags of ``share_folder``,
``add_folder_member``, ``remove_folder_member`` and ``unshare_folder``. An invitation stays one:
nobody accepts it here. Sharing follows the folder's id, and so its moves.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from gsmos_tray.demo.history import Folder
from gsmos_tray.demo.paths import folded, is_below, parent_of
from gsmos_tray.demo.refusals import SharingRefused, Unsettled
from gsmos_tray.demo.rules import Rules
from gsmos_tray.demo.store import Tree


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who was invited. *access* is a tag of the specification's ``AccessLevel``."""

    email: str
    access: str
    message: str | None


@dataclass(slots=True)
class SharedFolder:
    """One shared folder. *folder* is the folder's own id, which moves do not change."""

    id: str
    folder: str
    since: datetime
    invited: dict[str, Invitation] = field(default_factory=dict)


class Sharing:
    """What one account shares. Any thread may call any method; all raise SharingRefused."""

    def __init__(self, tree: Tree, rules: Rules, now: Callable[[], datetime]) -> None:
        self._tree = tree
        self._rules = rules
        self._now = now
        self._lock = threading.RLock()
        self._shared: dict[str, SharedFolder] = {}
        self._numbers = 8_400_000_000
        self._invitations = 0

    def all(self) -> list[tuple[SharedFolder, Folder]]:
        """Every shared folder that is there, with the folder itself."""
        with self._lock:
            pairs = [(it, self._tree.entry(it.folder)) for it in self._shared.values()]
        return [(it, entry) for it, entry in pairs if isinstance(entry, Folder)]

    def of_folder(self, folder: str) -> SharedFolder | None:
        """Give the sharing of the folder with the id *folder*."""
        with self._lock:
            return next((it for it in self._shared.values() if it.folder == folder), None)

    def around(self, path: str) -> SharedFolder | None:
        """Give the shared folder in which *path* lies; not the one that it is."""
        if not self._shared:
            return None
        above = parent_of(folded(path))
        while above:
            entry = self._tree.entry(above)
            if isinstance(entry, Folder) and (shared := self.of_folder(entry.id)):
                return shared
            above = parent_of(above)
        return None

    def is_in(self, path: str) -> bool:
        """Whether *path*, or anything below it, is a shared folder."""
        place = folded(path)
        return any(
            folded(entry.path) == place or is_below(folded(entry.path), place)
            for _, entry in self.all()
        )

    def find(self, id: str) -> tuple[SharedFolder, Folder]:
        """Give the shared folder *id*."""
        for shared, entry in self.all():
            if shared.id == id:
                return shared, entry
        raise SharingRefused("access_error/invalid_id")

    def check(self, path: str) -> None:
        """Refuse to share what cannot be: everything that is known before the work begins."""
        if not self._rules.email_verified:
            raise SharingRefused("email_unverified")
        entry = self._tree.entry(path)
        if entry is None or not isinstance(entry, Folder):
            tag = "invalid_path" if entry is None else "is_file"
            raise SharingRefused(f"bad_path/{tag}")
        if self.of_folder(entry.id):
            raise SharingRefused("bad_path/already_shared")
        if self.around(entry.path):
            raise SharingRefused("bad_path/inside_shared_folder")
        if self.is_in(entry.path):
            raise SharingRefused("bad_path/contains_shared_folder")

    def share(self, path: str) -> SharedFolder:
        """Share the folder at *path*."""
        with self._lock:
            self.check(path)
            entry = self._tree.find(path)
            self._numbers += 1
            shared = SharedFolder(str(self._numbers), entry.id, self._now())
            self._shared[shared.id] = shared
            return shared

    def invite(self, id: str, new: Invitation) -> None:
        """Invite somebody by e-mail."""
        with self._lock:
            shared, _ = self.find(id)
            self._check_invitation(new)
            if folded(new.email) in shared.invited:
                raise Unsettled("add_folder_member for somebody who is invited already")
            self._invitations += 1
            shared.invited[folded(new.email)] = new

    def _check_invitation(self, new: Invitation) -> None:
        rules = self._rules
        if not rules.email_verified:
            raise SharingRefused("email_unverified")
        domain = new.email.rpartition("@")[2]
        if ".." in domain:  # the SDK itself refuses what is no address at first sight
            raise SharingRefused("bad_member/invalid_email")
        if not rules.outside_team and domain != rules.person.email.rpartition("@")[2]:
            raise SharingRefused("cant_share_outside_team")
        if new.access != "editor" and rules.person.plan == "basic":
            raise SharingRefused("insufficient_plan")
        if self._invitations >= rules.invitations_a_day:
            raise SharingRefused("rate_limit")

    def remove(self, id: str, email: str) -> None:
        """Take somebody's access away."""
        with self._lock:
            shared, _ = self.find(id)
            if folded(email) == folded(self._rules.person.email):
                raise SharingRefused("folder_owner")
            if shared.invited.pop(folded(email), None) is None:
                raise SharingRefused("member_error/not_a_member")

    def unshare(self, id: str) -> None:
        """Be the owner's alone again."""
        with self._lock:
            self.find(id)
            del self._shared[id]
