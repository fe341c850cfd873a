"""The versions that a document had in Dropbox: one is brought back, or saved beside."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog

from gsmos_tray.archive.values import Past, Revision
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.versions import Versions
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.furniture import Elided, button, documents_folder, hint
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.sheet import Lines, Sheet
from gsmos_tray.ui.standing import heading_of
from gsmos_tray.ui.texts import size


class HistoryDialog(Sheet):
    """Asks Dropbox as soon as it is made."""

    def __init__(self, versions: Versions, shown: DocumentRow) -> None:
        super().__init__(translate("history", "Versions"), heading_of(shown), QSize(620, 420))
        self._versions = versions
        self._path = ArchivePath(shown.archive_path or "")
        self._beside = Path(shown.file).parent if shown.file else None
        self.past: Past | None = None
        self._leaving = Event()
        self.lines = Lines(
            translate("history", "Versions"),
            translate("history", "In Dropbox since"),
            translate("history", "Size"),
            "",
        )
        self.lines.itemSelectionChanged.connect(self.follow)
        self.save = button(translate("history", "Save a copy…"), self._choose_place)
        self.restore = button(
            translate("history", "Restore this version"), self._restore, kind="main"
        )
        self.rows.addWidget(Elided(str(self._path).strip("/"), tone="soft"))
        self.rows.addWidget(self.lines, 1)
        self.rows.addWidget(
            hint(
                translate(
                    "history",
                    "Restoring loses nothing: what lies there now stays among the versions.",
                )
            )
        )
        self.finish(self.save, self.restore)
        self.destroyed.connect(self._leaving.set)
        self._ask()

    @property
    def chosen(self) -> Revision | None:
        """The version that is selected."""
        places = self.lines.chosen
        return self.past.versions[places[0]] if self.past and places else None

    def follow(self) -> None:
        """Offer what can be done with the version that is chosen."""
        ready = not self.is_working and self.chosen is not None
        self.save.setEnabled(ready)
        here = self.lines.chosen == [0] and self.past is not None and not self.past.gone
        self.restore.setEnabled(ready and not here)

    def save_as(self, target: Path) -> None:
        """Save the chosen version into a file."""
        if (version := self.chosen) is None:
            return
        self.work(
            lambda: self._versions.save(version, target, self._leaving),
            lambda _: self.say(translate("history", "Saved as {path}").format(path=target), "good"),
            translate("history", "Being brought from Dropbox…"),
        )

    def _ask(self, then: str = "") -> None:
        def answered(past: Past) -> None:
            self.past = past
            self.lines.show_lines(
                [_line(it, lies=not at and not past.gone) for at, it in enumerate(past.versions)]
            )
            self.say(then, "good")

        meanwhile = translate("history", "Dropbox is asked…")
        self.work(lambda: self._versions.of(self._path), answered, meanwhile)

    def _restore(self) -> None:
        if (version := self.chosen) is None:
            return
        done = translate("history", "The version of {day} lies there again.").format(
            day=_day(version)
        )
        self.work(
            lambda: self._versions.restore(self._path, version),
            lambda _: self._ask(done),
            translate("history", "Being restored…"),
        )

    def _choose_place(self) -> None:
        if (version := self.chosen) is None:
            return
        folder = self._beside or documents_folder()
        name = Path(str(self._path)).name
        stem, dot, extension = name.rpartition(".")
        told = f"{stem or name} ({_moment(version):%Y-%m-%d %H.%M}){dot}{extension if dot else ''}"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            translate("history", "Save this version"),
            str(folder / told),
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever overwritten
        )
        if chosen:
            self.save_as(Path(chosen))


def _line(version: Revision, *, lies: bool) -> tuple[str, str, str]:
    now = translate("history", "current") if lies else ""
    return _day(version), size(version.fingerprint.size), now


def _day(version: Revision) -> str:
    return f"{_moment(version):%d.%m.%Y %H:%M}"


def _moment(version: Revision) -> datetime:
    return datetime.fromtimestamp(version.stored_at).astimezone()
