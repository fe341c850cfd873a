"""Sends many small documents: opened, filled and committed a batch at a time.

While one batch commits, which takes the account's one write lock, the bodies of the next one
travel. Commits are serial, answers are dealt with one by one, and a batch's results are written
down in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import MOST_UPLOADS, Body, Commit, Stored
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.crew import Crew
from gsmos_tray.engine.known_archive import KnownArchive, ListsArchive
from gsmos_tray.engine.pacing import Pace
from gsmos_tray.engine.patience import Patience
from gsmos_tray.engine.sizing import REQUEST_BYTES, Sizing
from gsmos_tray.engine.verdicts import IN_A_ROW, Outcome, next_place
from gsmos_tray.engine.waits import before_attempt
from gsmos_tray.ledger.values import Delivery, DeliveryId

_ROUNDS = 6  # of committing what another name, or another moment, may help


class BatchArchive(ListsArchive, Protocol):
    """What a bulk run asks of the archive. Every call may be made twice."""

    def open_uploads(self, count: int) -> list[str]:
        """Open *count* uploads."""

    def fill_uploads(self, bodies: Sequence[Body]) -> list[errors.GsmosError | None]:
        """Send whole bodies; gives what is wrong with each. Raises TooMuchAtOnce."""

    def commit_uploads(self, commits: Sequence[Commit]) -> list[Stored | errors.GsmosError]:
        """Commit filled uploads; gives what became of each."""


@dataclass
class Batch:
    """Deliveries that travel together. *outcomes* fills up on the way, by their number."""

    deliveries: list[Delivery]
    sessions: dict[DeliveryId, str] = field(default_factory=dict)
    outcomes: dict[DeliveryId, Outcome] = field(default_factory=dict)
    travelling: list[Future[None]] = field(default_factory=list)
    began: float = field(default_factory=monotonic)

    @property
    def pending(self) -> list[Delivery]:
        """The deliveries of which nothing is known yet."""
        return [it for it in self.deliveries if it.id not in self.outcomes]


class BulkSending:
    """Fills batches in one thread and commits them in another; bodies travel with the crew.

    *read* gives a delivery's bytes, or raises what is wrong with its source. *travelled* is told
    of bytes that have arrived, by the crew's threads.
    """

    def __init__(
        self,
        crew: Crew,
        sizing: Sizing,
        pace: Pace,
        patience: Patience,
        read: Callable[[Delivery], bytes],
        travelled: Callable[[int], None],
    ) -> None:
        self._crew = crew
        self.sizing = sizing
        self._pace = pace
        self._patience = patience
        self._read = read
        self._travelled = travelled
        self._spare: list[str] = []

    def begin(self) -> None:
        """Begin a run: uploads that an earlier one left open may be another account's."""
        self._spare = []

    def fill(self, batch: Batch, archive: BatchArchive, expected: int) -> None:
        """Open the batch's uploads and send their bodies on their way. Does not wait for them.

        *expected*: how many documents wait in all, this batch's included.
        """
        pending = batch.pending
        if not pending:
            return
        sessions = self._opened(len(pending), expected, archive)
        batch.sessions = {it.id: name for it, name in zip(pending, sessions, strict=True)}
        batch.travelling = [
            self._crew.submit(lambda some=some: self._carry(some, batch, archive))  # type: ignore[misc]
            for some in self._groups(pending)
        ]

    def _opened(self, count: int, expected: int, archive: BatchArchive) -> list[str]:
        """Give *count* open uploads. More are opened at once for the batches that follow.

        On a slow line a request of its own for each batch would wait behind bodies, and the next
        bodies behind it. Dropbox forgets what is not used.
        """
        if len(self._spare) < count:
            wanted = min(max(count, expected), MOST_UPLOADS)
            self._spare = self._patience.ask(lambda: archive.open_uploads(wanted))
        taken, self._spare = self._spare[:count], self._spare[count:]
        return taken

    def commit(self, batch: Batch, archive: BatchArchive, known: KnownArchive) -> None:
        """Wait for the bodies, and commit them. Afterwards each delivery has its outcome."""
        for carried in batch.travelling:
            carried.result()  # raises what kept the bodies from arriving
        size = sum(it.fingerprint.size for it in batch.pending)
        if size:
            self.sizing.travelled(size, monotonic() - batch.began)
        targets = {it.id: it.archive_path for it in batch.pending}
        for round_ in range(1, _ROUNDS + 1):
            waiting = [it for it in batch.pending if it.id in targets]
            if not waiting:
                return
            commits = [
                Commit(
                    batch.sessions[it.id], it.fingerprint.size, targets[it.id], it.modified,
                    it.replaces,
                )
                for it in waiting
            ]  # fmt: skip
            answers = self._committed(commits, archive)
            busy = self._take(waiting, answers, targets, batch)
            self._look_for_lost(batch, targets, archive, known)
            if busy is not None and round_ < _ROUNDS:
                self._patience.wait(before_attempt(round_, busy.after))
        for it in batch.pending:
            batch.outcomes[it.id] = errors.ArchiveBusy()

    def _committed(self, commits: list[Commit], archive: BatchArchive) -> list[Outcome]:
        """Commit all, or all but what Dropbox refuses: one bad entry is refused with its batch.

        Raises UnforeseenAnswer where it seems to refuse everything.
        """
        answers: list[Outcome] = []
        refused = 0
        parts = [commits]
        while parts:
            part = parts.pop(0)
            try:
                answers += self._patience.ask(lambda part=part: archive.commit_uploads(part))  # type: ignore[misc]
            except errors.UnforeseenAnswer as answer:
                if len(part) > 1:
                    half = len(part) // 2
                    parts[:0] = [part[:half], part[half:]]
                    continue
                refused += 1
                if refused == len(answers) + 1 >= IN_A_ROW:
                    raise
                answers.append(answer)
        return answers

    def _take(
        self,
        waiting: list[Delivery],
        answers: Sequence[Outcome],
        targets: dict[DeliveryId, ArchivePath],
        batch: Batch,
    ) -> errors.ArchiveBusy | None:
        """Take in the answers of one commit; gives what asks to wait before the next round.

        A taken name is no matter for a new body: the same upload goes under the next one.
        """
        busy = None
        for it, answer in zip(waiting, answers, strict=True):
            match answer:
                case errors.NameTaken() if it.replaces is None and (
                    following := next_place(it, targets[it.id])
                ):
                    targets[it.id] = following
                case errors.ArchiveBusy():
                    busy = answer
                case _:
                    batch.outcomes[it.id] = answer
        return busy

    def _look_for_lost(
        self,
        batch: Batch,
        targets: dict[DeliveryId, ArchivePath],
        archive: ListsArchive,
        known: KnownArchive,
    ) -> None:
        """See what lies where Dropbox says that it has finished already: its answer was lost."""
        lost = [
            it
            for it in batch.deliveries
            if isinstance(batch.outcomes.get(it.id), errors.UploadLost)
        ]
        if not lost:
            return
        self._patience.ask(lambda: known.refresh(archive))
        for it in lost:
            there = known.at(targets.get(it.id, it.archive_path))
            if there and there.fingerprint == it.fingerprint:
                batch.outcomes[it.id] = Stored(str(there.path), there.fingerprint, there.rev)

    # -- in the crew's threads -----------------------------------------------------------------

    def _carry(self, some: list[Delivery], batch: Batch, archive: BatchArchive) -> None:
        bodies: list[tuple[Delivery, Body]] = []
        for delivery in some:
            try:
                content = self._read(delivery)
            except errors.GsmosError as error:
                batch.outcomes[delivery.id] = error
            else:
                bodies.append((delivery, Body(batch.sessions[delivery.id], content)))
        if bodies:
            self._send(bodies, batch, archive)

    def _send(
        self, bodies: list[tuple[Delivery, Body]], batch: Batch, archive: BatchArchive
    ) -> None:
        size = sum(len(body.content) for _, body in bodies)
        self._patience.wait(self._pace.wait_before(size))
        try:
            answers = self._patience.ask(lambda: archive.fill_uploads([body for _, body in bodies]))
        except errors.TooMuchAtOnce:
            self.sizing.refused(len(bodies))
            if len(bodies) == 1:
                batch.outcomes[bodies[0][0].id] = errors.UnforeseenAnswer(tag="one body too much")
                return
            half = len(bodies) // 2
            self._send(bodies[:half], batch, archive)
            self._send(bodies[half:], batch, archive)
            return
        self.sizing.taken(len(bodies))
        self._travelled(size)
        for (delivery, _), wrong in zip(bodies, answers, strict=True):
            if wrong is not None:
                batch.outcomes[delivery.id] = wrong

    def _groups(self, pending: list[Delivery]) -> Iterator[list[Delivery]]:
        """Divide a batch by what one request takes."""
        most_bytes = self._pace.most_bytes(REQUEST_BYTES)
        group: list[Delivery] = []
        size = 0
        for delivery in pending:
            full = len(group) >= self.sizing.bodies
            if group and (full or size + delivery.fingerprint.size > most_bytes):
                yield group
                group, size = [], 0
            group.append(delivery)
            size += delivery.fingerprint.size
        if group:
            yield group
