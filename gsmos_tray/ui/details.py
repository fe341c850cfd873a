"""The pane beside the list: the chosen document, its state in words, and what to do with it."""

from __future__ import annotations

from pathlib import Path, PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.engine.correcting import PROVED_BY_STRUCTURE
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.furniture import Scrolled, button, heading, marked, paint, row, words
from gsmos_tray.ui.previewing import Preview, Previews
from gsmos_tray.ui.saying import tr, translate
from gsmos_tray.ui.several import Several, may_be_retried
from gsmos_tray.ui.standing import heading_of, state_sentence
from gsmos_tray.ui.texts import (
    day,
    money,
    number,
    seal_sentence,
    size,
    state_name,
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
        self._documents: tuple[int, ...] = ()  # that the buttons act on, where they are several's
        self._nothing = words(tone="soft")
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
        self._retry = button(translate("details", "Retry"), self._retry_them)
        self.correct = button(translate("details", "It is really…"), self._correct, kind="link")
        self.history = button(translate("details", "Versions…"), self._show_history, kind="link")
        self.link = button(translate("details", "Copy link"), self._copy_link, kind="link")
        self.share = button(translate("details", "Share…"), self._share, kind="link")
        self._further = QGridLayout()
        self._open = button(translate("details", "Open"), self._open_file)
        self._folder = button(translate("details", "Show in folder"), self._show_in_folder)
        self._lay_out()
        self.invite(to_choose=False)
        self.show_row(None)

    @property
    def shown(self) -> DocumentRow | None:
        """What is shown."""
        return self._row

    def invite(self, *, to_choose: bool) -> None:
        """Say that a document can be chosen, where there is one."""
        invitation = translate("details", "Choose a document to see it.")
        self._nothing.setText(invitation if to_choose else "")

    def show_row(self, shown: DocumentRow | None) -> None:
        """Show *shown*; the preview is read anew only if it is another document."""
        before, self._row = self._row, shown
        self._documents = (shown.id,) if shown and shown.id is not None else ()
        self._nothing.setVisible(shown is None)
        self._whole.setVisible(shown is not None)
        if shown is None:
            self.preview.show_document(None)
            return
        if before is None or (before.id, before.file) != (shown.id, shown.file):
            self.preview.show_document(shown)
        self.preview.show()
        self._name.setText(heading_of(shown))
        self._state.setText(state_sentence(shown))
        self._state.show()
        paint(self._state, "tone", _TONES[shown.state])
        self._list_facts(facts_of(shown))
        here = shown.file is not None
        there = shown.archive_path is not None and shown.rev is not None
        for part in (self._see, self.history, self.link, self.share):
            part.setVisible(there)
        self._retry.setEnabled(True)
        self._retry.setVisible(may_be_retried(shown))
        self.correct.setVisible(may_be_corrected(shown))
        every = (self.correct, self.history, self.link, self.share)
        self._line_up(tuple(part for part in every if not part.isHidden()))
        for part in (self._open, self._folder):
            part.show()
            part.setEnabled(here)

    def show_several(self, count: int, several: Several | None) -> None:
        """Show what *count* lines come to; ``None``: that is being found out."""
        self._row = None
        self._documents = several.documents if several else ()
        self._nothing.hide()
        self._whole.show()
        self.preview.show_document(None)
        for part in (self.preview, self._see, self._open, self._folder, self.correct):
            part.hide()
        for part in (self.history, self.link, self.share):
            part.hide()
        self._name.setText(tr("%n document(s) chosen", "", count))
        self._state.hide()
        self._list_facts(facts_of_several(several) if several else [])
        self._retry.setEnabled(several is not None)
        if several:
            self._retry.setVisible(several.may_be_retried)

    def _list_facts(self, facts: list[tuple[str, str]]) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts:
            label = QLabel(name)
            label.setProperty("tone", "soft")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            shown = words(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(label, shown)

    def _line_up(self, offered: tuple[QPushButton, ...]) -> None:
        """Put what else can be done two and two, so that the narrowest pane has room for it."""
        for at, part in enumerate(offered):
            self._further.addWidget(part, *divmod(at, 2), Qt.AlignmentFlag.AlignLeft)

    def open_shown(self) -> None:
        """Open the document's file."""
        self._open_file()

    def _retry_them(self) -> None:
        self._errands.retry_documents(self._documents)

    def _correct(self) -> None:
        if self._row and self._row.file:
            self._errands.correct_wanted.emit(Path(self._row.file))

    def _show_history(self) -> None:
        if self._row:
            self._errands.archive.show_history(self._row)

    def _copy_link(self) -> None:
        if self._row:
            self._errands.archive.link_wanted.emit(self._row)

    def _share(self) -> None:
        if self._row:
            self._errands.archive.share_folder_of(self._row)

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
        scroll = Scrolled(page)
        self._whole = QWidget()
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.preview, 1)
        rows.addWidget(scroll, 1)
        rows.addLayout(row(self._see, self._retry, None))
        rows.addLayout(row(self._open, self._folder, None))
        self._further.setSpacing(0)
        self._further.setColumnStretch(1, 1)
        self._line_up((self.correct, self.history, self.link, self.share))
        rows.addLayout(self._further)
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 14, 14, 14)
        around.addWidget(self._nothing, 1)
        around.addWidget(self._whole, 1)


def facts_of(row: DocumentRow) -> list[tuple[str, str]]:
    """List what is known of a document, by name; what is not known is not listed."""
    issuer = "\nCUI ".join(filter(None, (row.issuer_name, row.issuer_cui)))
    customer = "\nCUI ".join(filter(None, (row.customer_name, row.customer_cui)))
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
        (translate("details", "In Dropbox"), str(PurePath(row.archive_path or "").parent).strip("/")
         if row.archive_path and row.rev else ""),
        (translate("details", "Size"), size(row.size) if row.size is not None else ""),
    ]  # fmt: skip
    return [(name, value) for name, value in told if value]


def may_be_corrected(shown: DocumentRow) -> bool:
    """Tell whether the owner can know better what it is: a file of its own, and read."""
    read = shown.kind is not None and shown.kind not in PROVED_BY_STRUCTURE
    return read and shown.file is not None and shown.member is None


def facts_of_several(several: Several) -> list[tuple[str, str]]:
    """List what several documents come to: by state, by currency, and their size."""
    told = [
        (state_name(state), number(count))
        for state in FileState
        if (count := several.states.get(state))
    ]
    total = "\n".join(money(amount, currency) for currency, amount in several.sums.items())
    return [
        *told,
        *([(translate("details", "Amount"), total)] if total else []),
        (translate("details", "Size"), size(several.size)),
    ]


def _why(row: DocumentRow) -> str:
    return why_sentence(row.why, row.why_detail or "") if row.why else ""
