"""Compares the archive with the ledger, and acts on what is found: notes it, brings it back.

Nothing in Dropbox is changed here but by sending again what is gone, and that only when a person
asks. Not for the UI's thread: it asks the network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import time

from gsmos_tray.engine.comparing import Comparison, Finding, Found, compare
from gsmos_tray.engine.known_archive import KnownArchive, ListsArchive
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.lost import Lost
from gsmos_tray.ledger.values import DeliveryState

_log = logging.getLogger(__name__)


class Upkeep:
    """Any thread may call any method; two comparisons at once do no harm."""

    def __init__(
        self, ledger: Ledger, known: KnownArchive, open_archive: Callable[[], ListsArchive]
    ) -> None:
        self._deliveries = ledger.deliveries
        self._lost = Lost(ledger.store)
        self._known = known
        self._open_archive = open_archive

    def compare(self) -> Comparison:
        """Ask Dropbox what has changed, and compare. May raise the errors of a request."""
        self._known.refresh(self._open_archive())
        return compare(self._known.everything(), self._deliveries.all())

    def note(self, compared: Comparison) -> None:
        """Write down what was found, so that the window shows it. Sends nothing.

        Where too much is gone at once nothing is set aside: that is one question, not a thousand.
        """
        many = compared.many_gone
        now = time()
        for finding in compared.findings:
            self._note_one(finding, now, many=many)
        if many:
            _log.warning("%d documents are gone at once", len(compared.of(Found.GONE)))

    def bring_back(self, compared: Comparison) -> list[Finding]:
        """Let what is gone be sent again from its file; gives what will be."""
        if compared.many_gone:
            return []
        gone = [it for it in compared.of(Found.GONE) if self._deliveries.has_source(it.delivery)]
        self._lost.send_again([it.delivery.id for it in gone], time())
        return gone

    def _note_one(self, finding: Finding, now: float, *, many: bool) -> None:
        delivery, listed = finding.delivery, finding.listed
        archived = delivery.state is DeliveryState.ARCHIVED
        match finding.found:
            case Found.IN_PLACE | Found.ELSEWHERE if listed is not None:
                moved = not archived or listed.path != delivery.archive_path
                if moved and delivery.state is not DeliveryState.SENDING:
                    self._lost.found(delivery.id, listed, now)
            case Found.GONE if archived and not many:
                self._lost.gone(delivery.id)
            case Found.ALTERED if archived:
                self._lost.altered(delivery.id)
            case _:
                pass
