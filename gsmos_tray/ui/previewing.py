"""A look at the document itself: the first page of a PDF, or an XML as a readable invoice.

The files are untrusted, so both are read in the reading process, never here.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QTextBrowser

from gsmos_tray import errors
from gsmos_tray.documents.invoice_sheet import InvoiceSheet
from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.readable_invoice import readable
from gsmos_tray.ui.saying import translate

_log = logging.getLogger(__name__)

_PICTURES = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
_SHEETS = EFACTURA | {Kind.SPV_ARCHIVE}
_OF_SHEETS = frozenset({".xml", ".zip"})
_REST_MS = 60_000  # after the last document; the reading process costs 40 MB
_WIDTH = 900  # pixels: sharp at 200 % on the pane as it usually is


class Previews(Protocol):
    """Reads untrusted files in bounded time and memory. Owned by one thread."""

    def page(self, path: Path, page: int, width: int) -> bytes | None:
        """Draw a page of a PDF, or a photo, as PNG; ``None``: cannot be drawn."""

    def invoice(self, path: Path, member: str | None = None) -> InvoiceSheet | None:
        """Read an e-Factura for a readable view; of a ZIP the *member*, else its first invoice."""

    def rest(self) -> None:
        """Let go of what is not needed for a while."""


Shown = QPixmap | str | None


class Preview(QFrame):
    """Shows one document at a time; what comes late is dropped."""

    _invoice: tuple[InvoiceSheet, str | None] | None = None
    """What is shown readable, with its seal. Of the class, since Qt's constructor asks for it."""

    def __init__(self, previews: Previews | None) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._previews = previews
        self._background = Background(self)
        self._wanted: DocumentRow | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self.rest)
        self._picture = QPixmap()
        self._page = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._page.setMinimumSize(40, 40)
        self._page.setWordWrap(True)
        self._page.setProperty("tone", "soft")
        self._sheet = QTextBrowser()
        self._sheet.setOpenLinks(False)
        self._sheet.setFrameShape(QFrame.Shape.NoFrame)
        self._sheet.setAccessibleName(translate("preview", "The invoice, readable"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._sheet)

    def show_document(self, row: DocumentRow | None) -> None:
        """Show this document as soon as it is read."""
        self._wanted = row
        self._resting.start()
        self._say("")
        previews = self._previews
        if row is None or row.file is None or previews is None:
            return
        path, member = Path(row.file), row.member
        suffix = PurePath(row.file).suffix.lower()
        # A file that is still to be read, or to be read again, has no kind: it may be an invoice.
        if row.kind in _SHEETS or (row.kind is None and suffix in _OF_SHEETS):
            self._read(row, lambda: previews.invoice(path, member))
        elif member is None and suffix in _PICTURES:
            self._read(row, lambda: previews.page(path, 0, _WIDTH))
        else:
            self._say(translate("preview", "There is no preview of this kind of file."))

    def rest(self) -> None:
        """Let go of what reading needs, until the next document."""
        if self._previews is not None:
            self._background.run(self._previews.rest, lambda _: None, lambda _: None)

    def sizeHint(self) -> QSize:
        """Ask for the shape of a page."""
        return QSize(320, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into its new room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Write the invoice anew, in the colours of a desktop that has turned light or dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._invoice is not None:
            self._sheet.setHtml(readable(*self._invoice))

    def _read(self, row: DocumentRow, work: object) -> None:
        self._say(translate("preview", "Reading…"))
        self._background.run(
            work,  # type: ignore[arg-type]  # one of the two above
            partial(self._read_done, row),
            partial(self._read_failed, row),
        )

    def _read_done(self, row: DocumentRow, answer: bytes | InvoiceSheet | None) -> None:
        if row is not self._wanted:
            return
        if isinstance(answer, InvoiceSheet):
            self._invoice = answer, row.seal
            self._sheet.setHtml(readable(*self._invoice))
            self._stack.setCurrentWidget(self._sheet)
        elif answer is not None and self._picture.loadFromData(answer):
            self._page.setText("")
            self._fit()
        else:
            self._say(translate("preview", "This file cannot be shown."))

    def _read_failed(self, row: DocumentRow, error: Exception) -> None:
        if not isinstance(error, errors.GsmosError):
            _log.error("a preview failed", exc_info=error)
        if row is self._wanted:
            self._say(translate("preview", "The file is not there any more."))

    def _say(self, sentence: str) -> None:
        self._invoice = None
        self._picture = QPixmap()
        self._page.setPixmap(self._picture)
        self._page.setText(sentence)
        self._stack.setCurrentWidget(self._page)

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(self._page.width() - 12, self._page.height() - 12) * ratio
        fitted = self._picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self._page.setPixmap(fitted)
