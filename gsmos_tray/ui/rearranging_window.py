"""What was unknown when it was archived and is recognised by now: move it, or let it lie.

Nothing is moved before the owner has seen from where and to where.
"""

from __future__ import annotations

from dataclasses import dataclass
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

_NAMED = 5  # of those that could not be moved; for more there is no room


@dataclass(frozen=True, slots=True)
class Offered:
    """What could be moved, each with what is known of it."""

    offers: list[tuple[Offer, DocumentRow | None]]

    @classmethod
    def of(cls, engine: Engine) -> Offered:
        """Ask the ledger."""
        return cls(
            [
                (it, engine.reports.document(it.delivery.document_id))
                for it in engine.rearranger.offered()
            ]
        )


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
        self.offered = Offered([])
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
        return [self.offered.offers[at][0] for at in self.lines.chosen]

    def follow(self) -> None:
        """Offer what can be done now."""
        for part in (self.leave, self.move_them):
            part.setEnabled(not self.is_working and bool(self.chosen))

    @Slot()
    def _look_again(self) -> None:
        """Show what is offered now: more may be known since this window was opened."""
        if not self.is_working:
            self.work(partial(Offered.of, self._engine), self._show)

    def _show(self, offered: Offered) -> None:
        self.offered = offered
        root = f"/{self._engine.settings.archive_root}/"
        self.lines.show_lines([_line(root, *one) for one in offered.offers])
        self.lines.selectAll()
        if not offered.offers:
            self.say(translate("rearranging", "There is nothing to move."))

    def _leave(self) -> None:
        engine, chosen = self._engine, self.chosen

        def work() -> Offered:
            engine.rearranger.leave(chosen)
            return Offered.of(engine)

        def done(offered: Offered) -> None:
            self._show(offered)
            self.say(translate("rearranging", "They stay where they are."), "good")

        self.work(work, done)

    def _move(self) -> None:
        engine, chosen, leaving = self._engine, self.chosen, self._leaving
        background = self.background

        def work() -> tuple[list[Rearranged], errors.GsmosError | None, Offered]:
            moved, stopped = [], None
            try:
                for one in engine.rearranger.move(chosen, leaving):
                    moved.append(one)
                    background.tell(partial(self._tell, len(moved), len(chosen)))
            except errors.GsmosError as error:
                stopped = error
            return moved, stopped, Offered.of(engine)

        def done(answer: tuple[list[Rearranged], errors.GsmosError | None, Offered]) -> None:
            moved, stopped, offered = answer
            self._show(offered)
            if stopped is None:
                self._say_what_came(moved)
            else:
                self.say(error_sentence(stopped.code(), stopped.facts), "bad")

        self.work(work, done, translate("rearranging", "Being moved…"))

    def _tell(self, done: int, of: int) -> None:
        if self.is_working:
            self.say(tr("{done} of %n document(s)", "", of).format(done=number(done)), "soft")

    def _say_what_came(self, moved: list[Rearranged]) -> None:
        failed = [one for one in moved if one.error is not None]
        if not failed:
            self.say(tr("%n document(s) moved", "", len(moved)), "good")
            return
        told = [tr("%n document(s) could not be moved", "", len(failed))]
        for one in failed[:_NAMED]:
            if one.error is not None:
                sentence = error_sentence(one.error.code(), one.error.facts)
                told.append(f"{_name(str(one.lies))}: {sentence}")
        self.say("\n".join(told), "bad")


def _line(root: str, offer: Offer, shown: DocumentRow | None) -> tuple[str, str, str]:
    """Say from where to where; the archive's own folder, which all have in common, is left out."""
    lies, target = (str(path).removeprefix(root).strip("/") for path in (offer.lies, offer.target))
    return heading_of(shown) if shown else _name(lies), lies, target


def _name(path: str) -> str:
    return path.rpartition("/")[2]
