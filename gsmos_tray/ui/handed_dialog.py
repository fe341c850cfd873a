"""Says of files that were dropped onto the window how each stands, and archives them if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gsmos_tray.engine.handing import Handed, HandOver
from gsmos_tray.events import Activity
from gsmos_tray.ui import icons
from gsmos_tray.ui.asking import tell_failure
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.documents_model import STATE_ICONS
from gsmos_tray.ui.furniture import Elided, button, card, lay_out_page, line, row, title, words
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.standing import heading_of, state_sentence
from gsmos_tray.ui.texts import (
    error_sentence,
    kind_name,
    rule_sentence,
    unread_sentence,
    why_sentence,
)

_PICTURE = QSize(20, 20)


class HandedDialog(QDialog):
    """Reads the files in the background, one after the other."""

    def __init__(self, hand_over: HandOver, paths: Sequence[Path]) -> None:
        super().__init__()
        self.setWindowTitle(translate("handed", "Dropped files – gsmOS Tray"))
        self._hand_over = hand_over
        self._background = Background(self)
        self.handed: list[Handed] = []
        self._verdict = title(translate("handed", "Being read…"))
        frame, self._lines = card()
        self._lines.setSpacing(8)
        self._closing = button(translate("handed", "Close"), self.close)
        self.archive = button(translate("handed", "Archive"), self._archive, kind="main")
        self.archive.setEnabled(False)
        self._lay_out(frame)
        self._look(list(paths))

    @property
    def loses_nothing(self) -> bool:
        """Another reads the files anew; what is being archived goes on without a window."""
        return True

    @property
    def wanted(self) -> list[Handed]:
        """What is not archived yet and may be."""
        return [it for it in self.handed if it.may_be_archived]

    def _look(self, paths: list[Path]) -> None:
        def work() -> None:
            for handed in self._hand_over.look(paths):
                self._background.tell(partial(self._show, handed))

        self._background.run(work, lambda _: self._looked(), self._failed)

    def _show(self, handed: Handed) -> None:
        if self.handed:
            self._lines.addWidget(line())
        self.handed.append(handed)
        self._lines.addWidget(_Line(handed))

    def _looked(self) -> None:
        count = len(self.wanted)
        self.archive.setEnabled(bool(count))
        self.archive.setDefault(bool(count))
        if count:
            self.archive.setFocus()  # until now *Close* alone could have it
        self._verdict.setText(
            tr("%n file(s) can be archived", "", count)
            if count
            else translate("handed", "There is nothing to be done")
        )

    def _archive(self) -> None:
        self.archive.setEnabled(False)
        wanted = self.wanted
        self._background.run(
            lambda: self._hand_over.archive(wanted), lambda _: self.close(), self._failed
        )

    def _failed(self, error: Exception) -> None:
        tell_failure(self, sayable(error))
        self._looked()

    def _lay_out(self, frame: QFrame) -> None:
        lay_out_page(self, (self._verdict, frame), row(None, self._closing, self.archive))
        self.resize(560, 420)


class _Line(QWidget):
    """One file: its name, what it is, and how it stands."""

    def __init__(self, handed: Handed) -> None:
        super().__init__()
        picture = QLabel()
        picture.setFixedSize(_PICTURE)
        activity = STATE_ICONS.get(handed.state) if handed.state else None
        if handed.error is not None:
            activity = Activity.ATTENTION
        icon = icons.state_icon(activity or Activity.WAITING)
        picture.setPixmap(icon.pixmap(_PICTURE, self.devicePixelRatioF()))
        name = Elided(handed.path.name)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        what, how = handed_words(handed)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(name)
        for told in filter(None, (what, how)):
            texts.addWidget(words(told, tone="soft"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(12)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        self.setAccessibleName(". ".join(filter(None, (handed.path.name, what, how))))


def handed_words(handed: Handed) -> tuple[str, str]:
    """Say what a file is, and how it stands."""
    if handed.error is not None:
        return "", error_sentence(handed.error.code(), handed.error.facts)
    what = " · ".join(heading_of(one) for one in handed.rows)
    if not what and handed.judged is not None:
        found = handed.judged.paper.recognition
        number = found.fields.number or found.fields.repair_code or ""
        why = why_sentence(found.why.code, found.why.detail)
        what = f"{kind_name(found.kind)} {number}".strip() + f" – {why}"
    return what, _how(handed)


def _how(handed: Handed) -> str:
    if handed.unread:
        return unread_sentence(handed.unread)
    if handed.rows:
        worst = next((one for one in handed.rows if one.state is handed.state), handed.rows[0])
        return state_sentence(worst)
    if handed.may_be_archived and handed.rule is None:
        return translate("handed", "Not archived yet.")
    return rule_sentence(handed.rule or "kind_off")
