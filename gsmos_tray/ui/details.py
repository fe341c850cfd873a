"""The pane beside the list: the chosen document, its state in words, and what to do with it."""

from __future__ import annotations

import json
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.document_cells import file_name, local_time, number_of
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.furniture import button, heading, marked, paint, row, words
from gsmos_tray.ui.previewing import Preview, Previews
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import (
    ago,
    day,
    error_sentence,
    is_unread,
    kind_name,
    money,
    rule_sentence,
    seal_sentence,
    size,
    unread_sentence,
    when,
    why_sentence,
)

_TONES = {
    FileState.ARCHIVED: "good",
    FileState.WAITING: "",
    FileState.SET_ASIDE: "bad",
    FileState.LEFT_OUT: "soft",
}


class Details(QFrame):
    """Shows one row, or says that none is chosen."""

    def __init__(self, errands: Errands, previews: Previews | None) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setMinimumWidth(280)
        self._errands = errands
        self._row: DocumentRow | None = None
        self._nothing = words(translate("details", "Choose a document to see it."), tone="soft")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview = Preview(previews)
        self._name = heading("")
        self._state = words()
        self._facts = QFormLayout()
        self._facts.setVerticalSpacing(5)
        self._facts.setHorizontalSpacing(12)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._see = marked(
            button(translate("details", "See in Dropbox"), self._show_in_dropbox, kind="main"),
            "cloud",
            tone="on_accent",
        )
        self._retry = button(translate("details", "Retry"), errands.retry)
        self._open = button(translate("details", "Open"), self._open_file)
        self._folder = button(translate("details", "Show in folder"), self._show_in_folder)
        self._lay_out()
        self.show_row(None)

    @property
    def shown(self) -> DocumentRow | None:
        """What is shown."""
        return self._row

    def show_row(self, shown: DocumentRow | None) -> None:
        """Show *shown*; the preview is read anew only if it is another document."""
        before, self._row = self._row, shown
        self._nothing.setVisible(shown is None)
        self._whole.setVisible(shown is not None)
        if shown is None:
            self.preview.show_document(None)
            return
        if before is None or (before.id, before.file) != (shown.id, shown.file):
            self.preview.show_document(shown)
        self._name.setText(heading_of(shown))
        self._state.setText(state_sentence(shown))
        paint(self._state, "tone", _TONES[shown.state])
        self._list_facts(shown)
        here = shown.file is not None
        self._see.setVisible(shown.archive_path is not None and shown.rev is not None)
        self._retry.setVisible(shown.state is FileState.SET_ASIDE)
        self._open.setEnabled(here)
        self._folder.setEnabled(here)

    def _list_facts(self, shown_row: DocumentRow) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts_of(shown_row):
            label = QLabel(name)
            label.setProperty("tone", "soft")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            shown = words(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(label, shown)

    def open_shown(self) -> None:
        """Open the document's file."""
        self._open_file()

    def _show_in_dropbox(self) -> None:
        if self._row:
            self._errands.show_in_dropbox(self._row)

    def _open_file(self) -> None:
        if self._row:
            self._errands.open_document(self._row)

    def _show_in_folder(self) -> None:
        if self._row:
            self._errands.show_in_folder(self._row)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(8)
        inside.addWidget(self._name)
        inside.addWidget(self._state)
        inside.addLayout(self._facts)
        inside.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self._whole = QWidget()
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.preview, 1)
        rows.addWidget(scroll, 1)
        rows.addLayout(row(self._see, self._retry, None))
        rows.addLayout(row(self._open, self._folder, None))
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 14, 14, 14)
        around.addWidget(self._nothing, 1)
        around.addWidget(self._whole, 1)


def heading_of(row: DocumentRow) -> str:
    """Name a document: its kind and number, else its file."""
    if row.kind is None or row.kind in (Kind.UNKNOWN, Kind.OTHER):
        return file_name(row)
    return " ".join(filter(None, (kind_name(row.kind), number_of(row))))


def state_sentence(row: DocumentRow) -> str:
    """Say in a sentence how a document stands, and why."""
    match row.state:
        case FileState.ARCHIVED:
            told = translate("details", "Archived, and checked in Dropbox, {ago}.")
            moment = local_time(row.archived_at) if row.archived_at else local_now()
            return told.format(ago=ago(moment, local_now()))
        case FileState.LEFT_OUT:
            return rule_sentence(row.rule or "")
        case FileState.SET_ASIDE:
            return _reason(row)
        case FileState.WAITING:
            return " ".join(filter(None, (_reason(row), _waits(row))))


def facts_of(row: DocumentRow) -> list[tuple[str, str]]:
    """List what is known of a document, by name; what is not known is not listed."""
    issuer = " · CUI ".join(filter(None, (row.issuer_name, row.issuer_cui)))
    customer = " · CUI ".join(filter(None, (row.customer_name, row.customer_cui)))
    sealed = row.kind in EFACTURA or row.kind == Kind.SPV_ARCHIVE
    told = [
        (translate("details", "Date"), day(row.issue_date)),
        (translate("details", "Supplier"), issuer),
        (translate("details", "Customer"), customer),
        (translate("details", "Amount"), money(row.total, row.currency)),
        (translate("details", "Repair"), row.repair_code or ""),
        (translate("details", "SPV index"), row.upload_index or ""),
        (translate("details", "Seal"), seal_sentence(row.seal) if sealed else ""),
        (translate("details", "Recognised"), _why(row)),
        (translate("details", "File"), row.file or ""),
        (translate("details", "In the ZIP"), row.member or ""),
        (translate("details", "Also in"), "\n".join(row.also_in)),
        (translate("details", "In Dropbox"), str(PurePath(row.archive_path or "").parent)
         if row.archive_path and row.rev else ""),
        (translate("details", "Size"), size(row.size) if row.size is not None else ""),
    ]  # fmt: skip
    return [(name, value) for name, value in told if value]


def _why(row: DocumentRow) -> str:
    return why_sentence(row.why, row.why_detail or "") if row.why else ""


def _reason(row: DocumentRow) -> str:
    if row.reason is None:
        return ""
    if is_unread(row.reason):
        return unread_sentence(row.reason)
    return error_sentence(row.reason, json.loads(row.facts) if row.facts else {})


def _waits(row: DocumentRow) -> str:
    now = local_now()
    if row.due_at is None or (due := local_time(row.due_at)) <= now:
        return translate("details", "Waits to be archived.")
    return translate("details", "Is tried again {when}.").format(when=when(due, now))
