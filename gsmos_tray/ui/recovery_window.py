"""What is gone from Dropbox, and until when it can be brought back: bring it back, or let it be.

Where much is gone at once, one question comes first: is the folder called otherwise now?
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import Delivery
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.furniture import button, hint, row, words
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.sheet import Lines, Sheet
from gsmos_tray.ui.standing import heading_of
from gsmos_tray.ui.texts import day, error_sentence, number


@dataclass(frozen=True, slots=True)
class Missing:
    """What is gone as far as is known, and the question that waits for its answer."""

    gone: list[tuple[Delivery, DocumentRow | None]]
    question: errors.NeedsPerson | None

    @classmethod
    def of(cls, engine: Engine) -> Missing:
        """Ask the ledger."""
        gone = [(it, engine.reports.document(it.document_id)) for it in engine.recovery.gone()]
        return cls(gone, engine.question())


class RecoveryWindow(Sheet):
    """Shows what the ledger knows, and looks into Dropbox when it is made."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            translate("recovery", "Recovery"),
            translate("recovery", "Gone from Dropbox"),
            QSize(760, 480),
        )
        self._engine = around.engine
        self._leaving = Event()
        self.missing = Missing([], None)
        self.lines = Lines(
            translate("recovery", "Gone from Dropbox"),
            translate("recovery", "Document"),
            translate("recovery", "It was in"),
            translate("recovery", "Can be brought back until"),
        )
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.lines.itemSelectionChanged.connect(self.follow)
        self.let_go = button(translate("recovery", "That is as it should be"), self._let_go)
        self.bring_back = button(translate("recovery", "Bring back"), self._bring_back, kind="main")
        self.question = QFrame()
        self.question.setObjectName("banner")
        self._asked = words()
        self.moved = button("", self._was_moved)
        self.moved.hide()
        self.deleted = button(translate("recovery", "They were deleted: show them"), self._deleted)
        self._lay_out()
        self.destroyed.connect(self._leaving.set)
        self._look()

    @property
    def chosen(self) -> list[Delivery]:
        """What is selected."""
        return [self.missing.gone[at][0] for at in self.lines.chosen]

    def follow(self) -> None:
        """Offer what can be done now."""
        for part in (self.let_go, self.bring_back):
            part.setEnabled(not self.is_working and bool(self.chosen))
        for part in (self.moved, self.deleted):
            part.setEnabled(not self.is_working)

    def _look(self) -> None:
        self._show(Missing.of(self._engine))
        self._then(self._engine.compare, translate("recovery", "Dropbox is asked…"))

    def _then(self, work: Callable[[], object], meanwhile: str, done: str = "") -> None:
        """Do *work*, show what is missing since, and say that it is *done*."""
        engine = self._engine

        def all_of_it() -> Missing:
            work()
            return Missing.of(engine)

        def answered(missing: Missing) -> None:
            self._show(missing)
            nothing = translate("recovery", "Nothing is missing in Dropbox.")
            calm = not missing.gone and missing.question is None
            self.say(done or (nothing if calm else ""), "good")

        self.work(all_of_it, answered, meanwhile)

    def _show(self, missing: Missing) -> None:
        self.missing = missing
        self.lines.show_lines([_line(*one) for one in missing.gone])
        self.lines.selectAll()
        self.question.setVisible(missing.question is not None)
        if missing.question is not None:
            facts = missing.question.facts
            self._asked.setText(error_sentence(missing.question.code(), facts))
            moved_to = str(facts.get("moved_to") or "")
            self.moved.setVisible(bool(moved_to))
            said = translate("recovery", "The folder is called {folder} now")
            self.moved.setText(said.format(folder=moved_to.strip("/")))

    def _bring_back(self) -> None:
        wanted = self.chosen
        recovery, leaving, background = self._engine.recovery, self._leaving, self.background

        def tell(done: int, of: int) -> None:
            background.tell(partial(self._tell, done, of))

        def work() -> None:
            recovery.bring_back(wanted, leaving, tell)

        self._then(
            work,
            translate("recovery", "Being brought back…"),
            tr("%n document(s) brought back", "", len(wanted)),
        )

    def _tell(self, done: int, of: int) -> None:
        if self.is_working:
            told = tr("{done} of %n document(s)", "", of)
            self.say(told.format(done=number(done)), "soft")

    def _let_go(self) -> None:
        wanted = self.chosen
        self._then(
            lambda: self._engine.recovery.let_go(wanted),
            "",
            translate("recovery", "They stay deleted, and are not asked about again."),
        )

    def _was_moved(self) -> None:
        question = self.missing.question
        if question is None:
            return
        folder = str(question.facts.get("moved_to") or "")
        self._then(
            lambda: self._engine.archive_moved_to(folder),
            translate("recovery", "The archive is compared…"),
            translate("recovery", "From now on the archive is in {folder}.").format(
                folder=folder.strip("/")
            ),
        )

    def _deleted(self) -> None:
        self._then(
            self._engine.recovery.answer_gone, translate("recovery", "The archive is compared…")
        )

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.question)
        inside.setContentsMargins(14, 10, 12, 10)
        inside.addWidget(self._asked)
        inside.addLayout(row(self.moved, self.deleted, None))
        self.question.hide()
        self.rows.addWidget(
            hint(
                translate(
                    "recovery",
                    "These were archived, and are no longer in Dropbox. They come back from their "
                    "file, or from Dropbox's own memory, which has an end.",
                )
            )
        )
        self.rows.addWidget(self.question)
        self.rows.addWidget(self.lines, 1)
        self.finish(self.let_go, self.bring_back)


def _line(delivery: Delivery, shown: DocumentRow | None) -> tuple[str, str, str]:
    folder, _, name = str(delivery.archive_path).rpartition("/")
    facts = json.loads(shown.facts) if shown and shown.facts else {}
    if delivery.reason == errors.CannotBringBack.code():
        until = translate("recovery", "no longer")
    else:
        until = day(facts.get("until"))
    return heading_of(shown) if shown else name, folder.strip("/"), until
