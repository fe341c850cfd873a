"""Answers questions from what is remembered. Asks neither network nor keyring, changes nothing.

Serves the running program and, over a ledger opened for reading, the commands that need no owner.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from gsmos_tray import errors
from gsmos_tray.engine.account import stored_account
from gsmos_tray.engine.gate import Gate
from gsmos_tray.engine.questions import stored_question
from gsmos_tray.engine.status import AccountStatus, Counts, Problem, Status, by_folder, total
from gsmos_tray.engine.troubles import stored_trouble
from gsmos_tray.ledger.better_places import BetterPlaces
from gsmos_tray.ledger.catalogue import Catalogue, Findings, Selection
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.overview import FileFacts, Wanted
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import DeliveryId, FileState
from gsmos_tray.settings import Settings

LAST_RUN = "last_run"
"""The note that holds when something was last sent, or all was found to be sent."""


class Reports:
    """Any thread may call any method."""

    def __init__(self, ledger: Ledger) -> None:
        self._overview = ledger.overview
        self._catalogue = Catalogue(ledger.store)
        self._deliveries = ledger.deliveries
        self._better_places = BetterPlaces(ledger.store)
        self._notes = ledger.notes

    def status(
        self, settings: Settings, lost: Iterable[Path], *, sending: bool = False, reads: bool = True
    ) -> Status:
        """Say how things stand. *lost* are the watched folders that are not there.

        *reads*: documents can be read.
        """
        away = frozenset(lost)
        folders = by_folder(settings.folders, self._overview.by_directory(), away)
        gate = Gate(self._notes, settings.sync, datetime.now)
        trouble = stored_trouble(self._notes)
        problem = None
        account = stored_account(self._notes)
        if trouble and trouble.person:
            problem = Problem(trouble.code, trouble.facts)
            if trouble.code == errors.ArchiveFull.code():
                problem = self._full(problem, account)
        elif (question := stored_question(self._notes)) is not None:
            problem = question
        elif away:
            problem = Problem("no_such_folder", {"path": str(min(away))})
        elif not reads:
            problem = Problem(errors.NothingIsRead.code())
        return Status(
            account=account,
            settings=settings,
            counts=total(folders),
            documents=Counts.of(self._overview.deliveries()),
            folders=folders,
            paused_until=gate.paused_until(),
            last_run=self._last_run(),
            next_run=gate.next_run(),
            problem=problem,
            trouble=trouble.code if trouble and not trouble.person else None,
            sending=sending,
            better_places=self._better_places.count(),
        )

    def _full(self, problem: Problem, account: AccountStatus | None) -> Problem:
        """Say how much room is missing now; Dropbox does not when it refuses."""
        if account is None or account.used is None or not account.allocated:
            return problem
        missing = account.used + self.waiting()[1] - account.allocated
        return Problem(problem.code, {"missing": str(missing)}) if missing > 0 else problem

    def documents(self, wanted: Wanted) -> list[DocumentRow]:
        """List documents, then files that are left out or not read yet."""
        return self._overview.documents(wanted)

    def find(self, selection: Selection) -> Findings:
        """Filter, sort and search; any part of the answer can be had, page by page."""
        return self._catalogue.find(selection)

    def waiting(self) -> tuple[int, int]:
        """Count the documents that wait, and their bytes."""
        return self._overview.waiting()

    def holds_archive(self) -> bool:
        """Tell whether anything is archived."""
        return bool(self._overview.deliveries()[FileState.ARCHIVED])

    def census(self) -> list[dict[str, object]]:
        """Count documents by what they are and how they stand, without naming any."""
        return self._overview.census()

    def last_archived(self, limit: int) -> list[DocumentRow]:
        """List what was archived last, the newest first."""
        return self._overview.last_archived(limit)

    def file(self, path: Path) -> FileFacts | None:
        """Give what is remembered of *path*."""
        return self._overview.file(path)

    def document(self, document_id: int) -> DocumentRow | None:
        """Give one document's line."""
        return self._overview.document(document_id)

    def deliveries_of(self, documents: Iterable[int]) -> list[DeliveryId]:
        """Give the deliveries of these documents."""
        return [it.id for it in self._deliveries.of(documents)]

    def of_content(self, content_hash: str) -> DocumentRow | None:
        """Give the line of the document with these bytes, if it is to be archived or is."""
        id = self._catalogue.document_of(content_hash)
        return None if id is None else self.document(id)

    def held_by(self, facts: FileFacts) -> list[DocumentRow]:
        """List the documents that a file holds: its own first, then those of a ZIP."""
        if facts.document_id is None:
            return []
        ids = [facts.document_id, *self._overview.members_of(facts.document_id)]
        return [row for id in ids if (row := self.document(id))]

    def _last_run(self) -> datetime | None:
        stored = self._notes.read(LAST_RUN)
        return datetime.fromisoformat(stored) if stored else None
