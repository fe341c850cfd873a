"""Files that a person hands over, wherever they lie: what each is, and archiving it all the same.

A file that no watched folder holds is judged as if its own folder were a dedicated one, and
remembered by its path like any other; nobody looks at it again afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import time

from gsmos_tray import errors
from gsmos_tray.documents.reader import Reader
from gsmos_tray.engine.judging import Choices, judge
from gsmos_tray.engine.reports import Reports
from gsmos_tray.folders.looking import look_at
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.let_go import LetGo
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState, Judged
from gsmos_tray.settings import WatchedFolder


@dataclass(frozen=True, slots=True)
class Handed:
    """One file that was handed over: how it stands if it is known, else what it was judged to be.

    Or the *error* for which it could not be read. *rows* are the documents it holds.
    """

    path: Path
    state: FileState | None = None
    rule: str | None = None
    unread: str | None = None
    rows: tuple[DocumentRow, ...] = ()
    judged: Judged | None = None
    error: errors.GsmosError | None = None

    @property
    def may_be_archived(self) -> bool:
        """Whether ``HandOver.archive`` would do anything."""
        wanted = self.state is None or self.state is FileState.LEFT_OUT
        return wanted and self.judged is not None and _goes_somewhere(self.judged)


class HandOver:
    """Any thread but the UI's may call any method: files are read, by a process of its own."""

    def __init__(
        self,
        ledger: Ledger,
        new_reader: Callable[[], Reader],
        choices: Callable[[], Choices],
        recorded: Callable[[], None],
    ) -> None:
        self._ledger = ledger
        self._reports = Reports(ledger)
        self._new_reader = new_reader
        self._choices = choices
        self._recorded = recorded

    def look(self, paths: Sequence[Path]) -> Iterator[Handed]:
        """Say of each file how it stands. Changes nothing."""
        choices = self._choices()
        with closing(self._new_reader()) as reader:
            for path in paths:
                try:
                    yield self._look(path, choices, reader)
                except errors.GsmosError as error:
                    yield Handed(path, error=error)

    def archive(self, handed: Sequence[Handed]) -> int:
        """Let files that were looked at be archived. Gives how many that are."""
        wanted = [it.judged for it in handed if it.judged is not None and it.may_be_archived]
        if wanted:
            LetGo(self._ledger.store).forget(it.paper.fingerprint.content_hash for it in wanted)
            self._ledger.record(wanted, time())
            self._recorded()
        return len(wanted)

    def _look(self, path: Path, choices: Choices, reader: Reader) -> Handed:
        known = self._reports.file(path)
        if known is not None and not known.gone and known.state is not FileState.LEFT_OUT:
            rows = tuple(self._reports.held_by(known))
            return Handed(path, known.state, known.rule, known.unread, rows)
        judged = self._judge(path, choices, reader)
        if known is None or known.gone:
            return self._elsewhere(path, judged)
        return Handed(path, known.state, known.rule, judged=judged)

    def _judge(self, path: Path, choices: Choices, reader: Reader) -> Judged:
        if (look := look_at(path)) is None:
            raise errors.SourceVanished(path=path)
        judged = judge(path, look, WatchedFolder(path.parent), choices, reader)
        around = choices.folder_of(path)
        # So that it is judged again only when what its own folder asks for has changed.
        return replace(judged, stamp=choices.stamp(around)) if around else judged

    def _elsewhere(self, path: Path, judged: Judged) -> Handed:
        """Know a file by its bytes: they may be archived already, from another place."""
        row = self._reports.of_content(judged.paper.fingerprint.content_hash)
        if row is None:
            return Handed(path, judged=judged)
        return Handed(path, row.state, rows=(row,), judged=judged)


def _goes_somewhere(judged: Judged) -> bool:
    papers = [judged.paper, *(paper for _, paper in judged.members)]
    return any(paper.places for paper in papers)
