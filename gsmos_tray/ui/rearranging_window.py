"""What was unknown when it was archived and is recognised by now: move it, or let it lie.

Nothing is moved before the owner has seen from where and to where.
"""

from __future__ import annotations

from functools import partial
from threading import Event

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QAbstractItemView

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.rearranging import Offer, Rearranged
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.furniture import button, hint
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.sheet import Lines, Sheet
from gsmos_tray.ui.standing import heading_of
from gsmos_tray.ui.texts import error_sentence, number
from gsmos_tray.ui.texts.correcting import not_moved_sentences

Offers = list[tuple[Offer, DocumentRow | None]]
"""What could be moved, each with what is known of it."""


class RearrangingWindow(Sheet):
    """Shows what the ledger knows; Dropbox is asked when something is moved."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            translate("rearranging", "Recognised since"),
            translate("rearranging", "Recognised after they were archived"),
            QSize(960, 480),
        )
        self._engine = around.engine
        self._leaving = Event()
        self.offers: Offers = []
        self.lines = Lines(
            translate("rearranging", "Recognised after they were archived"),
            translate("rearranging", "Document"),
            translate("rearranging", "Lies in"),
            translate("rearranging", "Would be moved to"),
        )
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.lines.itemSelectionChanged.connect(self.follow)
        self.leave = button(translate("rearranging", "Leave where they are"), self._leave)
        self.move_them = button(translate("rearranging", "Move"), self._move, kind="main")
        self.rows.addWidget(
            hint(
                translate(
                    "rearranging",
                    "When these were archived, the program did not know what they are. In Dropbox "
                    "they are moved with their history; nothing is overwritten.",
                )
            )
        )
        self.rows.addWidget(self.lines, 1)
        self.finish(self.leave, self.move_them)
        self.destroyed.connect(self._leaving.set)
        around.errands.archive.rearranging_wanted.connect(self._look_again)
        self._look_again()

    @property
    def chosen(self) -> list[Offer]:
        """What is selected."""
        return [self.offers[at][0] for at in self.lines.chosen]

    def follow(self) -> None:
        """Offer what can be done now."""
        for part in (self.leave, self.move_them):
            part.setEnabled(not self.is_working and bool(self.chosen))

    @Slot()
    def _look_again(self) -> None:
        """Show what is offered now: more may be known since this window was opened."""
        if not self.is_working:
            self.work(partial(_offers, self._engine), self._show)

    def _show(self, offers: Offers) -> None:
        self.offers = offers
        root = f"/{self._engine.settings.archive_root}/"
        self.lines.show_lines([_line(root, *one) for one in offers])
        self.lines.selectAll()
        if not offers:
            self.say(translate("rearranging", "There is nothing to move."))

    def _leave(self) -> None:
        engine, chosen = self._engine, self.chosen

        def work() -> Offers:
            engine.rearranger.leave(chosen)
            return _offers(engine)

        def done(offers: Offers) -> None:
            self._show(offers)
            self.say(translate("rearranging", "They stay where they are."), "good")

        self.work(work, done)

    def _move(self) -> None:
        engine, chosen, leaving = self._engine, self.chosen, self._leaving
        background = self.background

        def work() -> tuple[list[Rearranged], errors.GsmosError | None, Offers]:
            moved, stopped = [], None
            try:
                for one in engine.rearranger.move(chosen, leaving):
                    moved.append(one)
                    background.tell(partial(self._tell, len(moved), len(chosen)))
            except errors.GsmosError as error:
                stopped = error
            return moved, stopped, _offers(engine)

        def done(answer: tuple[list[Rearranged], errors.GsmosError | None, Offers]) -> None:
            moved, stopped, offers = answer
            self._show(offers)
            if stopped is None:
                self._say_what_came(moved)
            else:
                self.say(error_sentence(stopped.code(), stopped.facts), "bad")

        self.work(work, done, translate("rearranging", "Being moved…"))

    def _tell(self, done: int, of: int) -> None:
        if self.is_working:
            self.say(tr("{done} of %n document(s)", "", of).format(done=number(done)), "soft")

    def _say_what_came(self, moved: list[Rearranged]) -> None:
        if failed := [(_name(str(one.lies)), one.error) for one in moved if one.error]:
            self.say(not_moved_sentences(failed), "bad")
        else:
            self.say(tr("%n document(s) moved", "", len(moved)), "good")


def _offers(engine: Engine) -> Offers:
    documents = engine.reports.document
    return [(it, documents(it.delivery.document_id)) for it in engine.rearranger.offered()]


def _line(root: str, offer: Offer, shown: DocumentRow | None) -> tuple[str, str, str]:
    """Say from where to where; the archive's own folder is left out where both have it."""
    paths = str(offer.lies), str(offer.target)
    common = root if all(path.startswith(root) for path in paths) else ""  # it has been changed
    lies, target = (path.removeprefix(common).strip("/") for path in paths)
    return heading_of(shown) if shown else _name(lies), lies, target


def _name(path: str) -> str:
    return path.rpartition("/")[2]
