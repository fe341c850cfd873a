"""«Este de fapt…»: the owner says what a document is, and sees beforehand what follows from it.

For each kind that is chosen the file is looked at anew in the background; an answer to an earlier
choice is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog

from gsmos_tray import errors
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.engine.correcting import CORRECTABLE, AlsoCorrected, Correction, Corrector
from gsmos_tray.engine.ruling import ProposedRule, RuleMaker
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.asking import tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.furniture import (
    Elided,
    button,
    card,
    give_size,
    hint,
    lay_out_page,
    line,
    paint,
    row,
    title,
    words,
)
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.texts import error_sentence, kind_name
from gsmos_tray.ui.texts.correcting import (
    not_moved_sentences,
    offer,
    place_sentence,
    rule_sentences,
)

_NAMED = 6  # of the files that a rule would match; the rest is counted


class CorrectingDialog(QDialog):
    """Asks about one file; what *corrector* and *rule_maker* do is done in the background."""

    def __init__(self, corrector: Corrector, rule_maker: RuleMaker, path: Path) -> None:
        super().__init__()
        self.setWindowTitle(translate("correcting", "It is really… – gsmOS Tray"))
        self._corrector, self._rule_maker, self._path = corrector, rule_maker, path
        self._background = Background(self)
        self.found: Correction | None = None
        self.proposed: ProposedRule | None = None
        self.kinds = QComboBox()
        self.kinds.setPlaceholderText(translate("correcting", "Choose…"))
        self.kinds.setAccessibleName(translate("correcting", "What the document is"))
        for kind in CORRECTABLE:
            self.kinds.addItem(kind_name(kind), kind)
        self.kinds.setCurrentIndex(-1)
        self.place = words(
            translate("correcting", "Choose a kind to see what changes."), tone="soft"
        )
        self.alike = QCheckBox(
            translate("correcting", "From now on recognise documents like this one the same way")
        )
        self.rule = hint("")
        self.names = hint("")
        self.move_also = QCheckBox("")
        self.correct = button(translate("correcting", "Correct"), self._correct, kind="main")
        self._cancel = button(translate("correcting", "Cancel"), self.close)
        self._lay_out()
        self.kinds.currentIndexChanged.connect(self._look)
        self.alike.toggled.connect(self._show_rule)
        self._forget()

    @property
    def loses_nothing(self) -> bool:
        """Whether no kind was chosen yet."""
        return self.kinds.currentIndex() < 0

    # -- looking -------------------------------------------------------------------------------

    def _look(self) -> None:
        kind = Kind(self.kinds.currentData())
        self._forget()
        self._say(translate("correcting", "Being looked at…"), "soft")
        corrector, rules, path = self._corrector, self._rule_maker, self._path
        self._background.run(
            lambda: _looked(corrector, rules, path, kind),
            partial(self._when_still_asked, kind, self._show),
            partial(self._when_still_asked, kind, self._cannot),
        )

    def _when_still_asked(self, kind: Kind, call: Callable[..., object], answer: object) -> None:
        if self.kinds.currentData() == kind:
            call(answer)

    def _forget(self) -> None:
        self.found = self.proposed = None
        self.correct.setEnabled(False)
        self.alike.setEnabled(False)
        self._show_rule()

    def _show(self, looked: tuple[Correction, ProposedRule | errors.GsmosError]) -> None:
        self.found, proposed = looked
        self._say(place_sentence(self.found.lies, self.found.target), "")
        if isinstance(proposed, ProposedRule):
            self.proposed = proposed
            self.alike.setEnabled(True)
        else:
            self.alike.setChecked(False)
            facts = {name: fact for name, fact in proposed.facts.items() if name != "path"}
            self.rule.setText(error_sentence(proposed.code(), facts))  # the name stands above
        self._show_rule()
        self.correct.setEnabled(True)
        self.correct.setDefault(True)

    def _show_rule(self) -> None:
        """Say what the rule would match: that is to be seen before it is kept."""
        proposed, wanted = self.proposed, self.alike.isChecked()
        matches = proposed.matches if proposed and wanted else ()
        offered = len(proposed.offered) if proposed and wanted else 0
        if proposed is not None:
            told = rule_sentences(proposed.pattern, len(matches), len(proposed.changed))
            self.rule.setText(told if wanted else "")
        self.rule.setVisible(bool(self.found and self.rule.text()))
        self.names.setText("\n".join(_names(proposed)) if proposed and wanted else "")
        self.names.setVisible(bool(matches))
        self.move_also.setText(offer(offered))
        self.move_also.setVisible(bool(offered))
        if not offered:
            self.move_also.setChecked(False)

    # -- doing ---------------------------------------------------------------------------------

    def _correct(self) -> None:
        found = self.found
        if found is None:
            return
        kept = self.proposed if self.alike.isChecked() else None
        also = kept.offered if kept and self.move_also.isChecked() else ()
        corrector, rules = self._corrector, self._rule_maker
        paths = [Path(one.file) for one in also if one.file]

        def work() -> list[AlsoCorrected]:
            corrector.carry_out(found)
            if kept is not None:
                rules.keep(kept)
            return list(corrector.correct_also(paths, found.kind))

        self._hold(still=True)
        self._say(translate("correcting", "Being corrected…"), "soft")
        self._background.run(work, self._done, self._failed)

    def _done(self, also: list[AlsoCorrected]) -> None:
        failed = [(one.path.name, one.error) for one in also if one.error]
        if not failed:
            self.close()
            return
        self._say(not_moved_sentences(failed), "bad")
        self._cancel.setText(translate("correcting", "Close"))
        self._cancel.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._hold(still=False)
        self._forget()
        tell_failure(self, sayable(error))
        self._look()  # how it stands now

    def _cannot(self, error: Exception) -> None:
        known = sayable(error)
        self._say(error_sentence(known.code(), known.facts), "bad")

    def _hold(self, *, still: bool) -> None:
        for part in (self.kinds, self.alike, self.move_also, self.correct, self._cancel):
            part.setEnabled(not still)

    def _say(self, sentence: str, tone: str) -> None:
        self.place.setText(sentence.replace("/", "/\u200b"))  # where a long path may be broken
        paint(self.place, "tone", tone)

    # -- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        name = Elided(self._path.name, tone="soft")
        frame, lines = card()
        lines.addWidget(self.kinds)
        lines.addWidget(self.place)
        lines.addWidget(line())
        for part in (self.alike, self.rule, self.names, self.move_also):
            lines.addWidget(part)
        heading = title(translate("correcting", "What is this document really?"))
        lay_out_page(self, (heading, name, frame), row(None, self._cancel, self.correct))
        give_size(self, 620, 560)


def _looked(
    corrector: Corrector, rule_maker: RuleMaker, path: Path, kind: Kind
) -> tuple[Correction, ProposedRule | errors.GsmosError]:
    """Look at the file; that no rule can be made of it does not keep it from being corrected."""
    found = corrector.look(path, kind)
    try:
        return found, rule_maker.propose(found)
    except errors.Refused as error:
        return found, error


def _names(proposed: ProposedRule) -> list[str]:
    """Name what would change, then what fits and stays as it is."""
    shown = sorted(proposed.matches, key=proposed.changes, reverse=True)[:_NAMED]
    more = len(proposed.matches) - len(shown)
    names = [_name(one, proposed) for one in shown]
    return [*names, tr("and %n more", "", more)] if more else names


def _name(match: DocumentRow, proposed: ProposedRule) -> str:
    name = Path(match.file or "").name
    if match.kind is None or not proposed.changes(match):
        return name
    return f"{name}: {kind_name(match.kind)} → {kind_name(proposed.kind)}"
