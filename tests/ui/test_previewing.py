from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QTextDocument

from gsmos_tray import errors
from gsmos_tray.documents.document import Fields, Party
from gsmos_tray.documents.invoice_sheet import InvoiceSheet, SheetLine
from gsmos_tray.ui import theme, tones
from gsmos_tray.ui.previewing import Preview
from gsmos_tray.ui.readable_invoice import readable
from gsmos_tray.ui.tones import DARK, LIGHT

SHEET = InvoiceSheet(
    Fields(
        "PE 1",
        date(2026, 11, 24),
        Party("A & B <SRL>", "12345674"),
        Party("C"),
        Decimal(121),
        "RON",
    ),
    is_credit_note=False,
    due_date=None,
    issuer_address=(),
    customer_address=(),
    lines=(SheetLine("<b>Ecran</b>", "2", "H87", Decimal(50), "21", Decimal(100)),),
    cut=True,
    net=Decimal(100),
    vat=Decimal(21),
    notes=("<script>",),
    account=None,
)


class Previews:
    """Answers what it was given."""

    def __init__(self, answer) -> None:
        self.answer = answer

    def page(self, _path, _page, _width):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def invoice(self, _path, _member):
        return self.answer

    def rest(self) -> None:
        pass


def png() -> bytes:
    picture, kept = QImage(90, 127, QImage.Format.Format_RGB32), QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG")
    return bytes(kept.data().data())


@pytest.fixture
def row(engine):
    return next(it for it in engine.reports.last_archived(30) if it.kind == "invoice")


def shown(qtbot, previews, row) -> Preview:
    preview = Preview(previews)
    qtbot.addWidget(preview)
    preview.resize(300, 400)
    preview.show()
    preview.show_document(row)
    qtbot.waitUntil(
        lambda: (
            preview._stack.currentWidget() is preview._sheet
            or preview._page.text() != "Se citește…"
        )
    )
    return preview


def test_a_page_is_shown_as_large_as_there_is_room(qtbot, row):
    preview = shown(qtbot, Previews(png()), row)
    assert preview._page.pixmap().height() == preview._page.height() - 12


def test_an_xml_is_shown_as_a_readable_invoice(qtbot, row):
    preview = shown(qtbot, Previews(SHEET), replace(row, kind="efactura_received", seal=None))
    told = preview._sheet.toPlainText()
    for words in ("Factură PE 1", "fără sigiliu", "A & B <SRL>", "CUI 12345674", "121,00\xa0lei"):
        assert words.replace("\xa0", " ") in told.replace("\xa0", " ")


def test_an_invoice_follows_a_desktop_that_turns_dark(qtbot, row, monkeypatch):
    theme.apply()
    preview = shown(qtbot, Previews(SHEET), replace(row, kind="efactura_received", seal=None))
    assert LIGHT.soft in preview._sheet.toHtml()
    with monkeypatch.context() as night:
        night.setattr(tones, "LIGHT", DARK)
        theme.apply()
        assert DARK.soft in preview._sheet.toHtml()
    theme.apply()
    assert LIGHT.soft in preview._sheet.toHtml()


def test_nothing_that_an_invoice_says_becomes_markup():
    page = readable(SHEET, None)
    assert "<script>" not in page
    assert "&lt;b&gt;Ecran&lt;/b&gt;" in page


def test_the_lines_of_an_invoice_stand_apart_from_its_parties(qapp):
    page = QTextDocument()
    page.setHtml(readable(SHEET, None))
    first = page.find("Ecran").block()
    place = page.documentLayout().blockBoundingRect
    assert place(first).top() - place(first.previous()).bottom() > 8


@pytest.mark.parametrize("answer", [None, b"no picture"])
def test_what_cannot_be_drawn_says_so(qtbot, row, answer):
    assert shown(qtbot, Previews(answer), row)._page.text() == "Acest fișier nu poate fi afișat."


def test_a_file_that_vanished_says_so(qtbot, row):
    preview = shown(qtbot, Previews(errors.SourceVanished()), row)
    assert preview._page.text() == "Fișierul nu mai este acolo."


def test_a_kind_without_a_preview_says_so(qtbot, row):
    preview = shown(qtbot, Previews(png()), replace(row, file="/a/b.docx"))
    assert "nu are previzualizare" in preview._page.text()


@pytest.mark.parametrize("suffix", ["xml", "ZIP"])
def test_an_invoice_that_is_being_read_again_is_shown_though_its_kind_is_not_known(
    qtbot, row, suffix
):
    again = replace(row, id=None, kind=None, file=f"/a/4186086961.{suffix}", reason="unjudged")
    assert "Factură PE 1" in shown(qtbot, Previews(SHEET), again)._sheet.toPlainText()
    none = shown(qtbot, Previews(None), again)
    assert none._page.text() == "Acest fișier nu poate fi afișat."
