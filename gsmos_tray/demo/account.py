"""One account: its owner, tree, sessions and permissions, and the lock that every commit takes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from gsmos_tray.demo.blobs import Blobs, Content
from gsmos_tray.demo.history import File
from gsmos_tray.demo.jobs import Jobs
from gsmos_tray.demo.links import Links
from gsmos_tray.demo.listing import Listing
from gsmos_tray.demo.oauth import App, Authority
from gsmos_tray.demo.pace import Pace
from gsmos_tray.demo.refusals import WriteLocked
from gsmos_tray.demo.rules import Overlap, Rules
from gsmos_tray.demo.sessions import Sessions
from gsmos_tray.demo.sharing import Sharing
from gsmos_tray.demo.store import Tree


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the archive, read from where it lies and not through the API."""

    path: str
    size: int
    content_hash: str
    rev: str
    client_modified: datetime
    content: Content
    blobs: Blobs

    @property
    def bytes(self) -> bytes:
        """What it holds."""
        return self.blobs.read(self.content)


class Account:
    """What a Dropbox account is made of, on the site *site*. Any thread may use it."""

    def __init__(
        self,
        rules: Rules,
        app: App,
        site: str,
        now: Callable[[], datetime],
        stop: threading.Event,
    ) -> None:
        self.rules = rules
        self.blobs = Blobs()
        self.tree = Tree(self.blobs, rules.allocated, now)
        self.listing = Listing(self.tree)
        self.sessions = Sessions(self.blobs, now)
        self.authority = Authority(app, rules.token_lifetime, now)
        self.pace = Pace(rules.time, stop)
        self.jobs = Jobs()
        self.sharing = Sharing(self.tree, rules, now)
        self.links = Links(self.tree, site, now)
        self.suspended = False
        self.site = site
        self.team = rules.team
        if rules.team is not None:
            self.tree.create_folder(rules.team.home)
        self.stop = stop
        self._write_lock = threading.Lock()

    @property
    def is_writing(self) -> bool:
        """Whether a commit holds the write lock now."""
        return self._write_lock.locked()

    @contextmanager
    def writing(self, batch_entries: int = 0) -> Iterator[None]:
        """Hold the write lock as long as a commit takes. Raises WriteLocked, see ``Overlap``."""
        if not self._write_lock.acquire(blocking=self.rules.overlap is Overlap.QUEUED):
            raise WriteLocked
        try:
            self.pace.commit(batch_entries)
            yield
        finally:
            self._write_lock.release()

    @contextmanager
    def write_lock_held(self) -> Iterator[None]:
        """Be a commit that does not end, for a test of those that meet it."""
        with self._write_lock:
            yield

    def stored(self) -> dict[str, Stored]:
        """Every file by its path as displayed."""
        return {
            entry.path: Stored(
                path=entry.path,
                size=entry.content.size,
                content_hash=entry.content.content_hash,
                rev=entry.rev,
                client_modified=entry.client_modified,
                content=entry.content,
                blobs=self.blobs,
            )
            for entry in self.tree.living()
            if isinstance(entry, File)
        }

    def close(self) -> None:
        """Forget the bytes. Nobody may be reading them any more."""
        self.blobs.close()
