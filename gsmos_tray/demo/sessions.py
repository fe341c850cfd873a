"""Upload sessions: bytes on their way, before anybody says where they belong.

The rules are those that the API specification writes at ``upload_session/start`` and in
``UploadSessionAppendError``. What a session becomes is ``store``'s business.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gsmos_tray.demo.blobs import HASH_BLOCK, Blobs, Content, ContentHasher, Extent
from gsmos_tray.demo.refusals import SessionRefused

LIFETIME = timedelta(days=7)
LARGEST_FILE = 2**41 - 2**22


@dataclass(slots=True)
class _Session:
    opened: datetime
    concurrent: bool
    closed: bool = False
    committed: bool = False
    size: int = 0
    pieces: dict[int, Extent] = field(default_factory=dict)
    hasher: ContentHasher = field(default_factory=ContentHasher)


class Sessions:
    """The open sessions of one account. Any thread may call any method.

    Every method that takes a session's *id* raises SessionRefused.
    """

    def __init__(self, blobs: Blobs, now: Callable[[], datetime]) -> None:
        self._blobs = blobs
        self._now = now
        self._lock = threading.Lock()
        self._sessions: dict[str, _Session] = {}

    def start(self, data: bytes, *, close: bool, concurrent: bool) -> str:
        """Open a session that holds *data*; gives its id."""
        if concurrent and data:
            raise SessionRefused("concurrent_session_data_not_allowed")
        if concurrent and close:
            raise SessionRefused("concurrent_session_close_not_allowed")
        session = _Session(self._now(), concurrent)
        self._add(session, 0, data)
        session.closed = close
        # As long as real ones seem to be: the length decides how many fit into one header.
        id = f"pid_upload_session:{secrets.token_urlsafe(24)}"
        with self._lock:
            self._sessions[id] = session
        return id

    def append(self, id: str, offset: int, data: bytes, *, close: bool) -> None:
        """Add *data* at *offset*."""
        with self._lock:
            session = self._known(id)
            if session.closed or session.committed:
                raise SessionRefused("closed")
            if session.size + len(data) > LARGEST_FILE:
                raise SessionRefused("too_large")
            if session.concurrent:
                if offset % HASH_BLOCK:
                    raise SessionRefused("concurrent_session_invalid_offset")
                if len(data) % HASH_BLOCK and not close:
                    raise SessionRefused("concurrent_session_invalid_data_size")
            elif offset != session.size:
                raise SessionRefused("incorrect_offset", session.size)
            self._add(session, offset, data)
            session.closed = close

    def append_last(self, id: str, offset: int, data: bytes) -> None:
        """Add what comes along with the commit: sequential sessions only."""
        with self._lock:
            concurrent = self._known(id).concurrent
        if concurrent:
            raise SessionRefused("concurrent_session_data_not_allowed")
        self.append(id, offset, data, close=False)

    def content(self, id: str, offset: int, *, must_be_closed: bool) -> Content:
        """All that session *id* holds, ready to be committed; *offset* must be its length."""
        with self._lock:
            session = self._known(id)
            if session.committed:
                # The specification keeps ``closed`` for appending; nothing else is left of it.
                raise SessionRefused("not_found")
            if session.concurrent and not session.closed:
                raise SessionRefused("concurrent_session_not_closed")
            if must_be_closed and not session.closed:
                raise SessionRefused("not_closed")
            extents = tuple(extent for _, extent in sorted(session.pieces.items()))
            if session.concurrent and sum(extent.size for extent in extents) != session.size:
                raise SessionRefused("concurrent_session_missing_data")
            if offset != session.size:
                raise SessionRefused("incorrect_offset", session.size)
            hasher = session.hasher
        if session.concurrent:  # its pieces came in any order
            hasher = ContentHasher()
            for extent in extents:
                hasher.update(self._blobs.read_extent(extent))
        return Content(extents, session.size, hasher.hexdigest())

    def committed(self, id: str) -> None:
        """Session *id* has become a file: it takes nothing more, and makes no second one."""
        with self._lock:
            self._known(id).committed = True

    def forget_all(self) -> None:
        """Lose every session, as after seven days."""
        with self._lock:
            self._sessions.clear()

    def _known(self, id: str) -> _Session:
        session = self._sessions.get(id)
        if session is None or session.opened + LIFETIME < self._now():
            raise SessionRefused("not_found")
        return session

    def _add(self, session: _Session, offset: int, data: bytes) -> None:
        if data:
            session.pieces[offset] = self._blobs.keep(data)
            session.size = max(session.size, offset + len(data))
        if not session.concurrent:
            session.hasher.update(data)
