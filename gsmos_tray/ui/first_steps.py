"""The single steps of the first start's assistant."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gsmos_tray.ui import icons
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.connect_panel import ConnectPanel
from gsmos_tray.ui.draft import Draft
from gsmos_tray.ui.feed import StatusFeed
from gsmos_tray.ui.furniture import button, card, heading, hint, paint, row, title, words
from gsmos_tray.ui.progress_strip import ProgressStrip
from gsmos_tray.ui.saying import QT_TRANSLATE_NOOP, tr, translate
from gsmos_tray.ui.settings_pages.folders_page import FoldersPage
from gsmos_tray.ui.surveying import Survey, proposals
from gsmos_tray.ui.texts import size

_log = logging.getLogger(__name__)

_NAMES = (
    QT_TRANSLATE_NOOP("first", "Connect"),
    QT_TRANSLATE_NOOP("first", "Folders"),
    QT_TRANSLATE_NOOP("first", "Organisation"),
    QT_TRANSLATE_NOOP("first", "Done"),
)
_PICTURE = QSize(56, 56)


class StepHeader(QFrame):
    """Says where one is: four names, the present one in colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 14, 24, 14)
        across.setSpacing(22)
        self._labels = [QLabel() for _ in _NAMES]
        for label in self._labels:
            across.addWidget(label)
        across.addStretch(1)

    def show_step(self, step: int) -> None:
        """Show that *step* is the present one."""
        for at, label in enumerate(self._labels):
            name = translate("first", _NAMES[at])
            label.setText(f"✓ {name}" if at < step else f"{at + 1}. {name}")
            paint(label, "tone", "good" if at < step else "accent" if at == step else "soft")


class ConnectStep(QWidget):
    """Welcomes, and connects."""

    def __init__(self, panel: ConnectPanel) -> None:
        super().__init__()
        self.setObjectName("page")
        picture = QLabel()
        picture.setPixmap(icons.application_icon().pixmap(_PICTURE, self.devicePixelRatioF()))
        frame, inside = card()
        inside.addWidget(panel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 16)
        rows.setSpacing(12)
        rows.addWidget(picture)
        rows.addWidget(title(translate("first", "Welcome")))
        rows.addWidget(
            words(
                translate(
                    "first",
                    "This program keeps a safe copy of your invoices, SPV files and service papers "
                    "in your own Dropbox account. You save a document as before; the rest happens "
                    "by itself.",
                )
            )
        )
        rows.addSpacing(4)
        rows.addWidget(frame)
        rows.addStretch(1)


class FoldersStep(FoldersPage):
    """Proposes folders that hold invoices already. *places* are looked through for them."""

    def __init__(self, draft: Draft, around: Around, places: Callable[[], list[str]]) -> None:
        self._offers: dict[Path, QWidget] = {}
        super().__init__(draft, around)
        self._searching = Background(self)
        self._found, self._proposals = card()
        self._found.hide()
        self._proposals.addWidget(heading(translate("first", "Documents were found here:")))
        self.rows.insertWidget(2, self._found)
        roots = [Path(place) for place in places()]
        self._searching.run(lambda: proposals(roots), self._propose, _not_found)

    def _propose(self, found: list[Survey]) -> None:
        for one in found:
            files, sum_of_sizes = one.since(None)
            sentence = tr("%n file(s), {size}", "", files)
            told = words(f"{one.path}\n{sentence.format(size=size(sum_of_sizes))}")
            take = button(translate("first", "Watch"), partial(self.add, one.path))
            take.setAccessibleName(translate("first", "Watch {path}").format(path=one.path))
            across = row(told, take)
            across.setContentsMargins(0, 0, 0, 0)
            across.setStretch(0, 1)
            across.setAlignment(take, Qt.AlignmentFlag.AlignVCenter)
            offer = QWidget()
            offer.setLayout(across)
            self._proposals.addWidget(offer)
            self._offers[one.path] = offer
        self.renew()

    def renew(self) -> None:
        """Offer what is not chosen yet."""
        super().renew()
        chosen = {folder.path for folder in self.draft.now.folders}
        for path, offer in self._offers.items():
            offer.setVisible(path not in chosen)
        if self._offers:
            self._found.setVisible(not self._offers.keys() <= chosen)


class DoneStep(QWidget):
    """Says that it works, and shows the first sync."""

    def __init__(self, feed: StatusFeed) -> None:
        super().__init__()
        self.setObjectName("page")
        self._feed = feed
        self._picture = QLabel()
        self._sentence = heading("")
        self._strip = ProgressStrip()
        frame, inside = card()
        line = row(self._picture, self._sentence, spacing=12)
        line.setStretch(1, 1)
        inside.addLayout(line)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 16)
        rows.setSpacing(12)
        rows.addWidget(title(translate("first", "All set")))
        rows.addWidget(
            words(
                translate(
                    "first",
                    "The program stays in the corner of the screen, beside the clock, and says "
                    "something only if it needs you.",
                )
            )
        )
        rows.addWidget(frame)
        rows.addWidget(self._strip)
        rows.addWidget(
            hint(
                translate(
                    "first", "With the shop's CUI, in Settings, invoices are sorted better still."
                )
            )
        )
        rows.addStretch(1)
        feed.renewed.connect(self._show)
        self._show()

    def _show(self) -> None:
        status = self._feed.status
        if status is None:
            return
        icon = icons.state_icon(status.activity)
        self._picture.setPixmap(icon.pixmap(QSize(28, 28), self.devicePixelRatioF()))
        self._sentence.setText(self._feed.sentence)
        self._strip.show_run(self._feed.run)


def _not_found(error: Exception) -> None:
    _log.error("no folder could be proposed", exc_info=error)
