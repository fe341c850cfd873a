"""Brings back what is gone from Dropbox, or lets it be gone: always because a person said so.

Two ways back. Where a file still has the bytes, it is sent again like any other document; where
none has, Dropbox restores the revision that it remembers, and its answer's hash is the proof. What
lies at the place meanwhile is left alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from threading import Event
from time import time
from typing import Protocol

from gsmos_tray import errors
from gsmos_tray.archive.values import Past, Stored
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.patience import Patience, Stopped
from gsmos_tray.engine.questions import Questions
from gsmos_tray.engine.sources import opened_any
from gsmos_tray.engine.upkeep import Upkeep
from gsmos_tray.events import Announcer, Changed
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.let_go import LetGo
from gsmos_tray.ledger.listing import Listed
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.values import Delivery, DeliveryState

_log = logging.getLogger(__name__)

_GONE = frozenset({errors.DeletedInDropbox.code(), errors.CannotBringBack.code()})

Tell = Callable[[int, int], None]
"""Is told how many are done, and of how many."""


class Restores(Protocol):
    """The past of an archive. Each call may be made twice."""

    def of(self, path: ArchivePath) -> Past:
        """Say what lay at *path*. Raises NotArchived."""

    def bring_back(self, path: ArchivePath, rev: str) -> Stored:
        """Let the version *rev* lie at *path* again. Raises NoSuchRevision."""


class RestoringArchive(Protocol):
    """An archive that remembers what was deleted."""

    @property
    def history(self) -> Restores:
        """Its past."""

    def find(self, target: ArchivePath) -> Stored | None:
        """Say what lies at *target*."""


class Recovery:
    """Any thread but the UI's may call any method: most ask the network, and wait.

    *send* sends what waits and returns at the end of it, or when it is stopped.
    """

    def __init__(
        self,
        ledger: Ledger,
        upkeep: Upkeep,
        questions: Questions,
        open_archive: Callable[[], RestoringArchive],
        send: Callable[[Event], object],
        announcer: Announcer,
    ) -> None:
        self._deliveries = ledger.deliveries
        self._lost = Lost(ledger.store)
        self._let_go = LetGo(ledger.store)
        self._upkeep = upkeep
        self._questions = questions
        self._open_archive = open_archive
        self._send = send
        self._announcer = announcer

    def gone(self) -> list[Delivery]:
        """List what is gone from Dropbox and waits for a word. Asks nobody."""
        return [it for it in self._deliveries.all() if _is_gone(it)]

    def bring_back(
        self, gone: Iterable[Delivery], stop: Event, tell: Tell = lambda *_: None
    ) -> None:
        """Bring these back, as far as that can be; what cannot be says so. May be done twice."""
        wanted = [it for it in gone if _is_gone(it)]
        with_source = [it for it in wanted if self._has_source(it)]
        self._lost.send_again([it.id for it in with_source], time())
        without = [it for it in wanted if it.reason != errors.CannotBringBack.code()]
        without = [it for it in without if it not in with_source]
        patience = Patience(stop)
        try:
            for done, delivery in enumerate(without):
                tell(done, len(wanted))
                self._from_history(delivery, patience)
        except Stopped:
            return
        finally:
            self._announcer.announce(Changed())
        if with_source:
            self._send(stop)
        tell(len(wanted), len(wanted))

    def let_go(self, gone: Iterable[Delivery]) -> int:
        """Let these be gone: nothing brings them back by itself. Gives how many those are."""
        count = self._let_go.let_go([it.id for it in gone])
        self._announcer.announce(Changed())
        return count

    def take_back(self, documents: Sequence[int]) -> list[Delivery]:
        """Regret that these were let go; gives them as what is gone."""
        self._let_go.take_back(documents)
        return self._deliveries.of(documents)

    def let_go_at(self, path: ArchivePath) -> list[int]:
        """List the documents at *path*, or below it, that were let go. Asks nobody."""
        return self._let_go.at(path)

    def let_go_of(self, documents: Iterable[int]) -> list[int]:
        """List those of *documents* that were let go. Asks nobody."""
        return self._let_go.of(documents)

    # -- the question about much of it ---------------------------------------------------------

    def answer_gone(self) -> list[Delivery]:
        """Take everything that is gone as deleted, one by one: the question has its answer.

        Raises NothingAsked.
        """
        if not self._questions.is_open(errors.ManyGone):
            raise errors.NothingAsked
        self._upkeep.set_aside(self._upkeep.compare().newly_gone)
        self._questions.close(errors.ManyGone)
        self._announcer.announce(Changed())
        return self.gone()

    # -- inside --------------------------------------------------------------------------------

    def _has_source(self, delivery: Delivery) -> bool:
        try:
            opened_any(self._deliveries.sources(delivery.document_id), delivery.fingerprint).close()
        except errors.GsmosError:
            return False
        return True

    def _from_history(self, delivery: Delivery, patience: Patience) -> None:
        archive = self._open_archive()
        place = delivery.archive_path
        there = patience.ask(lambda: archive.find(place))
        if there is not None and there.fingerprint != delivery.fingerprint:
            return  # somebody else's bytes; the next comparison says so
        stored = there or self._restored(archive, delivery, patience)
        if stored is None or stored.fingerprint != delivery.fingerprint:
            _log.info("delivery %d cannot be brought back", delivery.id)
            self._lost.cannot_bring_back(delivery.id)
            return
        listed = Listed(ArchivePath(stored.path), stored.fingerprint, stored.rev)
        self._lost.found(delivery.id, listed, time())

    def _restored(
        self, archive: RestoringArchive, delivery: Delivery, patience: Patience
    ) -> Stored | None:
        """Restore the revision with these very bytes, as far back as Dropbox remembers."""
        place = delivery.archive_path
        try:
            past = patience.ask(lambda: archive.history.of(place))
            same = (it for it in past.versions if it.fingerprint == delivery.fingerprint)
            if (version := next(same, None)) is None:
                return None
            return patience.ask(lambda: archive.history.bring_back(place, version.rev))
        except (errors.NotArchived, errors.NoSuchRevision):
            return None


def _is_gone(delivery: Delivery) -> bool:
    return delivery.state is DeliveryState.SET_ASIDE and delivery.reason in _GONE
