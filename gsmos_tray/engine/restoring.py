"""Brings the archive, or a part of it, into a folder of this workstation: the day the disk died.

Goes by what lies in Dropbox and needs nothing that was remembered here. The folders are those of
Dropbox; each file is proved by its content hash before it gets its name, what lies there already
with the same bytes is passed over, and what lies there otherwise is never overwritten. So it may be
interrupted at any moment and begun again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, wait
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock
from time import monotonic
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.documents.names import ArchivePath, windows_name
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine.comparing import was_archived
from gsmos_tray.engine.crew import Crew
from gsmos_tray.engine.fetching import Fetcher, GivesBytes, holds, publish, spelt
from gsmos_tray.engine.judging import Choices
from gsmos_tray.engine.known_archive import KnownArchive, ListsArchive
from gsmos_tray.engine.patience import Patience, Stopped
from gsmos_tray.engine.restore_choice import Chooser, Wish
from gsmos_tray.events import Progress
from gsmos_tray.folders.archive_copy import lies_in
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.rows import DocumentRow

BESIDE = ".gsmos-tray-restoring"
"""The folder, inside the destination, in which files lie until they are proved."""

_AT_ONCE = 4  # files: small ones wait for answers, not for the line
_TELL_EVERY = 0.2
_ITS_OWN = (
    errors.DocumentError,
    errors.ProfileReadOnly,
    errors.SourceUnreadable,
    errors.UnforeseenAnswer,
)
"""What hinders one file, and none of the others."""

_SPARE = 64 * 1024 * 1024
"""Bytes that a disk shall keep: one that is filled to the brim troubles the whole workstation."""


class RestoringFrom(GivesBytes, ListsArchive, Protocol):
    """The archive, as far as restoring needs it."""


class Came(StrEnum):
    """What became of one document. ``--json`` shows these names."""

    RESTORED = "restored"
    IN_PLACE = "in_place"  # it lay there already, with the same bytes
    FAILED = "failed"
    GONE = "gone"  # the ledger knows it, and Dropbox holds it no more
    UNJUDGED = "unjudged"  # nobody knows whether it is one of those that were asked for
    LEFT = "left"  # read, and not asked for


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; *error* says why it failed, *file* where it lies here."""

    came: Came
    path: ArchivePath
    file: Path | None = None
    error: errors.GsmosError | None = None


class Restoring:
    """Any thread but the UI's may call its method; one restoring waits for the other."""

    def __init__(
        self,
        ledger: Ledger,
        known: KnownArchive,
        open_archive: Callable[[], RestoringFrom],
        new_reader: Callable[[], Reader],
        choices: Callable[[], Choices],
    ) -> None:
        self._ledger = ledger
        self._known = known
        self._open_archive = open_archive
        self._new_reader = new_reader
        self._choices = choices
        self._one = Lock()
        self._working: list[Future[None]] = []  # also for a moment after a restoring has ended

    def restore(self, wish: Wish, into: Path, stop: Event) -> Iterator[Outcome | Progress]:
        """Bring what is wished for below *into*; tells each document, and how far it is.

        Ends early, between two pieces of a file, once *stop* is set or nobody listens any more.
        Raises ArchiveEmpty, TooLittleRoom, FolderIsArchive, ProfileReadOnly, DiskFull and what a
        request may raise; what was brought until then stays.
        """
        while not self._one.acquire(timeout=_TELL_EVERY):
            if stop.is_set():
                return
        try:
            # Two that write one file at once could spoil it after it was proved.
            while wait(self._working, _TELL_EVERY).not_done:
                if stop.is_set():
                    return
            yield from self._restore(wish, into, stop)
        except Stopped:
            return
        finally:
            self._one.release()

    def _restore(self, wish: Wish, into: Path, stop: Event) -> Iterator[Outcome | Progress]:
        choices = self._choices()
        if lies_in(into, choices.archive_copies):
            raise errors.FolderIsArchive(path=into)
        chooser = Chooser(wish, choices.layout)
        patience = Patience(stop)
        every = patience.ask(lambda: self._known.everything(self._open_archive()))
        if not every:
            raise errors.ArchiveEmpty(path="/" + choices.layout.root)
        listed = list({it.path.folded: it for it in every}.values())  # two roots may overlap
        rows = self._rows()
        yield from self._gone(listed, rows, chooser)
        with closing(_Judge(chooser, self._new_reader(), choices)) as judge:
            run = _Run(into, judge, self._open_archive)
            self._working = run.working
            try:
                yield from run.all(_wanted(listed, rows, chooser), stop)
            finally:
                run.leave()

    def _rows(self) -> dict[str, DocumentRow]:
        every = self._ledger.overview.documents(Wanted())
        return {it.content_hash: it for it in every if it.content_hash and it.archive_path}

    def _gone(
        self, listed: list[Listed], rows: Mapping[str, DocumentRow], chooser: Chooser
    ) -> Iterator[Outcome]:
        """Tell what was archived once and lies nowhere any more: it cannot be brought."""
        there = {it.fingerprint.content_hash for it in listed}
        for delivery in self._ledger.deliveries.all():
            content_hash = delivery.fingerprint.content_hash
            if content_hash in there or not was_archived(delivery):
                continue
            if chooser.knows(delivery.archive_path, rows.get(content_hash)) is not False:
                yield Outcome(Came.GONE, delivery.archive_path)


def _wanted(
    listed: list[Listed], rows: Mapping[str, DocumentRow], chooser: Chooser
) -> list[tuple[Listed, bool]]:
    """List what is to be brought, each with whether it is known to be wanted."""
    told = ((it, chooser.knows(it.path, rows.get(it.fingerprint.content_hash))) for it in listed)
    return [(it, bool(wanted)) for it, wanted in told if wanted is not False]


class _Judge:
    """Reads what neither ledger nor place tells, one document at a time: there is one reader."""

    def __init__(self, chooser: Chooser, reader: Reader, choices: Choices) -> None:
        self._chooser = chooser
        self._reader = reader
        self._shop = choices.shop
        self._lock = Lock()
        self._closed = False

    def wants(self, path: ArchivePath, part: Path) -> bool | None:
        """Say whether the document that lies in *part* is one of those that are wanted."""
        with self._lock:
            if self._closed:
                raise Stopped
            found = self._reader.read(spelt(part), self._shop).recognition
        return self._chooser.tells(path, found.kind, found.fields)

    def close(self) -> None:
        """Read no more; a document that is being read is read to its end."""
        with self._lock:
            self._closed = True
            self._reader.close()


class _Run:
    """One restoring. Its workers do the files, and whoever asked for it hears what came of them."""

    def __init__(
        self, into: Path, judge: _Judge, open_archive: Callable[[], RestoringFrom]
    ) -> None:
        self._into = into
        self._beside = into / BESIDE
        self._judge = judge
        self._open_archive = open_archive
        self._told: SimpleQueue[Outcome | Exception] = SimpleQueue()
        self._crew = Crew("restore", _AT_ONCE)
        self.working: list[Future[None]] = []
        self._end = Event()
        self._counting = Lock()
        self._arrived = 0

    def all(self, wanted: list[tuple[Listed, bool]], stop: Event) -> Iterator[Outcome | Progress]:
        """Do all of *wanted*, and tell."""
        missing: list[tuple[Listed, bool]] = []
        for listed, known in wanted:
            if stop.is_set():
                return
            target = self._target(listed.path)
            if target is not None and known and holds(target, listed.fingerprint):
                yield Outcome(Came.IN_PLACE, listed.path, target)
            else:
                missing.append((listed, known))
        self._check_room(missing)
        size = sum(it.fingerprint.size for it, _ in missing)
        self._arrived = sum(self._begun(it) for it, _ in missing)
        fetcher = Fetcher(self._open_archive, Patience(self._end), self._count)
        work = deque(missing)
        for _ in range(_AT_ONCE):
            self.working.append(self._crew.submit(lambda: self._work(work, fetcher)))
        yield from self._hear(len(missing), size, stop)

    def _hear(self, count: int, size: int, stop: Event) -> Iterator[Outcome | Progress]:
        """Tell what the workers tell, until all *count* are done, and how far they are."""
        done, told_at = 0, monotonic()
        while done < count:
            if stop.is_set():
                return
            with suppress(Empty):
                outcome = self._told.get(timeout=_TELL_EVERY)
                if isinstance(outcome, Exception):
                    raise outcome
                done += 1
                yield outcome
            if monotonic() - told_at >= _TELL_EVERY:
                told_at = monotonic()
                yield Progress(done, count, min(self._arrived, size), size, "")
        shutil.rmtree(spelt(self._beside), ignore_errors=True)  # and with it what grew stale there

    def leave(self) -> None:
        """Let the workers end within a moment. What they have brought of a file stays for later."""
        self._end.set()
        self._crew.leave()

    def _check_room(self, missing: list[tuple[Listed, bool]]) -> None:
        """Raise TooLittleRoom before the first byte comes, and not after the last that fits."""
        needed = sum(it.fingerprint.size - self._begun(it) for it, _ in missing)
        try:
            spelt(self._into).mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(spelt(self._into)).free
        except OSError as cause:
            raise errors.unwritable(cause, self._into) from cause
        if missing and needed + _SPARE > free:
            raise errors.TooLittleRoom(path=self._into, missing=needed + _SPARE - free)

    def _begun(self, listed: Listed) -> int:
        try:
            return spelt(self._part(listed)).stat().st_size
        except OSError:
            return 0

    def _work(self, work: deque[tuple[Listed, bool]], fetcher: Fetcher) -> None:
        """Do one file after the other. What stops all of them is told, and ends this."""
        while not self._end.is_set():
            try:
                listed, known = work.popleft()
            except IndexError:
                return
            try:
                self._told.put(self._one(listed, fetcher, known=known))
            except Stopped:
                return
            except _ITS_OWN as error:
                self._told.put(Outcome(Came.FAILED, listed.path, self._target(listed.path), error))
            except Exception as error:  # noqa: BLE001 - handed to whoever asked
                self._told.put(error)
                return

    def _one(self, listed: Listed, fetcher: Fetcher, *, known: bool) -> Outcome:
        target = self._target(listed.path)
        if target is None:
            raise errors.NameRefused(path=listed.path)
        part = self._part(listed)
        self._make(target.parent)
        if known and os.path.lexists(spelt(target)):
            raise errors.DestinationTaken(path=target)
        self._make(part.parent)
        fetcher.fetch(listed.rev, listed.fingerprint, part)
        wanted = True if known else self._judge.wants(listed.path, part)
        if wanted and holds(target, listed.fingerprint):
            came = Came.IN_PLACE
        elif wanted:
            came = Came.RESTORED
            publish(part, target)
        else:
            came = Came.UNJUDGED if wanted is None else Came.LEFT
        with suppress(OSError):  # what somebody has open goes with the whole folder, at the end
            spelt(part).unlink(missing_ok=True)
            spelt(part.parent).rmdir()
        return Outcome(came, listed.path, target if wanted else None)

    def _make(self, folder: Path) -> None:
        try:
            spelt(folder).mkdir(parents=True, exist_ok=True)
        except FileExistsError as cause:  # a file has the folder's name
            raise errors.DestinationTaken(path=folder) from cause
        except OSError as cause:
            raise errors.unwritable(cause, folder) from cause

    def _part(self, listed: Listed) -> Path:
        """Say where a file lies until it is whole: under its own name, by which it may be read."""
        told = f"{listed.path.folded}\n{listed.fingerprint.content_hash}"
        short = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._beside / short / _name_here(str(listed.path).rpartition("/")[2])

    def _target(self, path: ArchivePath) -> Path | None:
        """Say where a file belongs; ``None`` for a name that would lead out of the folder."""
        parts = str(path).strip("/").split("/")
        if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
            return None
        return self._into.joinpath(*map(_name_here, parts))

    def _count(self, arrived: int) -> None:
        with self._counting:
            self._arrived += arrived


def _name_here(name: str) -> str:
    """Give the name by which this system can have a file that others called *name*."""
    return windows_name(name) if sys.platform == "win32" else name
