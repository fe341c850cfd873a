"""Looks at everything that archiving needs: each line green, or with a sentence and a button."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gsmos_tray.engine.diagnosing import Ill, Outcome, Thing
from gsmos_tray.events import Activity
from gsmos_tray.ui import icons
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.furniture import (
    button,
    card,
    give_size,
    heading,
    hint,
    line,
    marked,
    paint,
    row,
    scrolled,
    title,
    words,
)
from gsmos_tray.ui.report_saving import ReportSaving
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.texts import remedy_label
from gsmos_tray.ui.texts.diagnosis import outcome_remedy, outcome_sentence, thing_name
from gsmos_tray.ui.texts.problems import Remedy

_log = logging.getLogger(__name__)

_PICTURE = QSize(22, 22)
_HERE = frozenset({Remedy.RETRY, Remedy.LOOK_AGAIN})  # mended by looking again


class DiagnosisWindow(QDialog):
    """Begins to look as soon as it is made."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setWindowTitle(translate("diagnosis", "Diagnosis – gsmOS Tray"))
        self._around = around
        self._background = Background(self)
        self._looking = False
        self.outcomes: dict[Thing, Outcome] = {}
        self._verdict = title("")
        self.lines = {thing: _Line(thing, partial(self._mend, thing)) for thing in Thing}
        self._copy = button(translate("diagnosis", "Copy the result"), self._copy_result)
        marked(self._copy, "copy")
        self.report = ReportSaving(around, self, self._complete)
        self.again = button(translate("diagnosis", "Check again"), self.look, kind="main")
        self._close = button(translate("diagnosis", "Close"), self.close)
        self._lay_out()
        self.look()

    @property
    def is_looking(self) -> bool:
        """Whether the outcomes are still coming in."""
        return self._looking

    @property
    def loses_nothing(self) -> bool:
        """Another looks at everything anew."""
        return True

    def look(self) -> None:
        """Look at everything, from the beginning."""
        if self._looking:
            return
        self._looking = True
        self.setFocus()  # it would else go to whatever button comes first
        self.outcomes = {}
        for shown in self.lines.values():
            shown.wait()
        self._follow()
        diagnosis = self._around.engine.diagnosis

        def work() -> None:
            for outcome in diagnosis().outcomes():
                self._background.tell(partial(self._show, outcome))

        self._background.run(work, lambda _: self._done(), self._failed)

    def _show(self, outcome: Outcome) -> None:
        self.outcomes[outcome.thing] = outcome
        self.lines[outcome.thing].show_outcome(outcome)
        self._follow()

    def _done(self) -> None:
        self._looking = False
        self._follow()
        if self.focusWidget() is self:
            self.again.setFocus()

    def _failed(self, error: Exception) -> None:
        _log.error("the diagnosis broke off", exc_info=error)
        self._done()

    def _follow(self) -> None:
        """Say how far it is, or what it came to; mark what is looked at now."""
        self.again.setEnabled(not self._looking)
        self._copy.setEnabled(bool(self.outcomes) and not self._looking)
        if self._looking:
            self._verdict.setText(translate("diagnosis", "Being checked…"))
            now = next((thing for thing in Thing if thing not in self.outcomes), None)
            if now is not None:
                self.lines[now].begin()
            return
        ill = [it for it in self.outcomes.values() if not it.is_well and it.code != _LATER]
        if ill:
            self._verdict.setText(tr("%n thing(s) to be mended", "", len(ill)))
        elif len(self.outcomes) < len(Thing):
            self._verdict.setText(translate("diagnosis", "It could not be completed"))
        else:
            self._verdict.setText(translate("diagnosis", "Everything is all right"))

    def _complete(self) -> list[Outcome]:
        """Give what was found, once all of it was."""
        return [] if self._looking else list(self.outcomes.values())

    def _mend(self, thing: Thing) -> None:
        what = outcome_remedy(self.outcomes[thing])
        if what is None:
            return
        self._around.errands.mend(what)
        if what in _HERE:
            self.look()

    def _copy_result(self) -> None:
        told = (
            f"{'✓' if it.is_well else '✗'} {thing_name(it.thing)}: {outcome_sentence(it)}"
            for it in self.outcomes.values()
        )
        QGuiApplication.clipboard().setText("\n".join(told))
        self._copy.setText(translate("diagnosis", "Copied"))

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.setSpacing(0)
        for at, shown in enumerate(self.lines.values()):
            if at:
                inside.addWidget(line())
            inside.addWidget(shown)
        page = QWidget()
        page.setObjectName("page")
        upper = QVBoxLayout(page)
        upper.setContentsMargins(28, 22, 28, 16)
        upper.setSpacing(10)
        upper.addWidget(self._verdict)
        upper.addWidget(
            hint(translate("diagnosis", "All that archiving needs is checked; nothing is changed."))
        )
        upper.addWidget(frame)
        upper.addStretch(1)
        foot = QFrame()
        foot.setObjectName("foot")
        below = row(self._copy, self.report.button, None, self._close, self.again)
        below.setContentsMargins(20, 12, 20, 12)
        foot.setLayout(below)
        self.again.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scrolled(page), 1)
        rows.addWidget(foot)
        self.setMinimumSize(640, 420)
        give_size(self, 740, 690)  # all of it, where all is well, on the smallest screen too


_LATER = Ill.NOT_LOOKED_AT


class _Line(QWidget):
    """One thing: a picture, its name, what is the case, and the button that mends it."""

    def __init__(self, thing: Thing, mend: partial[None]) -> None:
        super().__init__()
        self.thing = thing
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE)
        self._name = heading(thing_name(thing))
        self.sentence = words()
        self.mend = button("", mend)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self.sentence)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 5, 0, 5)
        across.setSpacing(14)
        across.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        across.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignVCenter)
        self.wait()

    def wait(self) -> None:
        """Show that its turn is still to come."""
        self._say(None, "", "soft")

    def begin(self) -> None:
        """Show that it is looked at now."""
        self._say(Activity.SYNCING, translate("diagnosis", "Being checked…"), "soft")

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of it."""
        later = outcome.code == _LATER
        activity = Activity.UP_TO_DATE if outcome.is_well else Activity.ATTENTION
        tone = "soft" if outcome.is_well or later else "bad"
        self._say(Activity.WAITING if later else activity, outcome_sentence(outcome), tone)
        if (what := outcome_remedy(outcome)) is not None:
            self.mend.setText(remedy_label(what))
            self.mend.setAccessibleName(f"{remedy_label(what)}: {thing_name(self.thing)}")
            self.mend.show()

    def _say(self, activity: Activity | None, sentence: str, tone: str) -> None:
        if activity is None:
            self._picture.clear()
        else:
            icon = icons.state_icon(activity)
            self._picture.setPixmap(icon.pixmap(_PICTURE, self.devicePixelRatioF()))
        self.sentence.setText(sentence)
        paint(self.sentence, "tone", tone)
        self.setAccessibleName(f"{thing_name(self.thing)}: {sentence}")
        self.mend.hide()
