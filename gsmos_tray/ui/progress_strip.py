"""How far the run under way is: documents, bytes, speed, time left, and the current name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from gsmos_tray.events import Progress
from gsmos_tray.ui.feed import Run, run_words
from gsmos_tray.ui.furniture import Elided, button
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import syncing_sentence

_STEPS = 1000


class ProgressStrip(QFrame):
    """Stands below the list while a run is under way. *stop* stops it; without it none can.

    *say* tells what is done, and how far; archiving, if nothing else is said.
    """

    def __init__(
        self,
        stop: Callable[[], None] | None = None,
        say: Callable[[Progress], str] = syncing_sentence,
    ) -> None:
        super().__init__()
        self._say = say
        # Without a button it stands within a page, on a frame of its own.
        self.setObjectName("foot" if stop else "card")
        self._sentence = QLabel()
        self._sentence.setWordWrap(stop is None)  # a page's width is not the sentence's to change
        self._name = Elided(tone="soft")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("progress", "Progress"))
        above = QHBoxLayout()
        above.setSpacing(14)
        above.addWidget(self._sentence, 0 if stop else 1)
        above.addWidget(self._name, 1)
        if stop is not None:
            self.stop = button(translate("progress", "Stop"), stop)
            self.stop.setToolTip(
                translate("progress", "Nothing is sent by itself for an hour then.")
            )
            above.addWidget(self.stop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 9, 16, 11)
        rows.setSpacing(7)
        rows.addLayout(above)
        rows.addWidget(self._bar)
        self.hide()

    def show_run(self, run: Run | None) -> None:
        """Show how far *run* is; ``None``: none is under way."""
        if run is None:
            self.hide()
            return
        progress = run.progress
        whole, part = (progress.size, progress.sent) if progress.size else (progress.total, 0)
        self._bar.setValue(round(_STEPS * part / whole) if whole else 0)
        self._sentence.setText(run_words(run, self._say))
        self._name.say(progress.name)
        self._name.setVisible(bool(progress.name))
        self.show()  # once it is filled: what is around it is laid out anew only then
