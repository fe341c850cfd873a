"""Pages on which something else stands where number, date or party are looked for."""

from __future__ import annotations

from datetime import date

import pytest

from gsmos_tray.documents.document import Shop
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.page import Page
from gsmos_tray.documents.pdf import Stretch
from gsmos_tray.documents.recognition import recognise_bytes
from tests.documents.papers.canvas import Fpdf, block, row

SELLER, BUYER = "18547290", "14399840"
GOODS = ["Cablu de date, 2 buc., preț unitar 50,00", "Bază 100,00 TVA 21,00"]


@pytest.fixture
def recognised(rules):
    def recognise(canvas, shop=None):
        return recognise_bytes(canvas.done(), "document.pdf", rules, Shop(shop)).recognition

    return recognise


def titled(title, *lines, size=18, gap=22):
    """Begin a page: a title at the right, and at the left what has no word of it above."""
    canvas = Fpdf()
    canvas.text(400, 60, title, size, bold=True)
    block(canvas, 40, 60 + gap, lines, 10)
    return canvas


def with_parties(canvas, *more):
    block(canvas, 40, 170, ["Furnizor: LUMINIS S.R.L.", f"CIF: RO{SELLER}"], 10)
    block(canvas, 40, 210, ["Client: CARMEL COM S.R.L.", f"CIF: RO{BUYER}"], 10)
    block(canvas, 40, 260, [*GOODS, *(more or ["Total de plată: 121,00 lei"])], 10)
    return canvas


def test_a_receipt_does_not_take_the_number_of_the_invoice_that_it_pays(recognised):
    canvas = titled("CHITANȚĂ", "Nr. LX 5512", "Data: 14.03.2026")
    paid = "reprezentând c/val factura nr. 871/02.02.2026"
    block(canvas, 40, 170, ["LUMINIS S.R.L.", f"CIF: RO{SELLER}", "Am primit de la Pop Ana"], 10)
    block(canvas, 40, 220, ["suma de 121,00 lei, adică o sută douăzeci și unu", paid], 10)
    found = recognised(canvas)
    assert (found.kind, found.fields.number) == (Kind.RECEIPT, "LX 5512")


def test_a_narrow_column_does_not_bring_that_number_to_the_title(recognised):
    canvas = Fpdf()
    block(canvas, 40, 60, ["LUMINIS S.R.L.", f"CIF: RO{SELLER}"], 9)
    canvas.text(150, 66, "Chitanță", 20)
    block(canvas, 150, 78, ["Număr document: LX 5512 Data", "emiterii: 14.03.2026"], 9)
    paid = ["Am primit de la Pop Ana", "suma de 121,00 lei, adică", "(în litere) reprezentând"]
    block(canvas, 360, 55, [*paid, "c/val factura nr.", "871/02.02.2026"], 9)
    found = recognised(canvas).fields
    assert found.number == "LX 5512"
    assert found.issue_date != date(2026, 2, 2)


def test_the_day_of_a_rate_of_exchange_is_not_the_day_of_issue(recognised):
    rate = "Curs BNR 13.03.2026: 1 EUR = 5,0912 lei · plata în lei la cursul din ziua emiterii"
    canvas = with_parties(titled("FACTURĂ", "Nr. 5512"), "Total: 121,00 lei", rate)
    assert recognised(canvas).fields.issue_date is None


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Seria LX, nr 5512", "Data: 14.03.2026"], "LX 5512"),
        (["Serie: LX24", "Număr: 5512", "Data: 14.03.2026"], "LX24 5512"),
        (["Serie: LX-", "Număr: 5512", "Data: 14.03.2026"], "LX- 5512"),
    ],
)
def test_a_series_stays_with_its_number_away_from_the_title(recognised, lines, number):
    assert recognised(with_parties(titled("FACTURĂ", *lines))).fields.number == number


def test_a_series_with_digits_below_the_title_is_not_yet_the_number(recognised):
    canvas = Fpdf()
    canvas.text(250, 60, "FACTURĂ", 18)
    block(canvas, 250, 80, ["Serie: LX24", "Număr: 5512", "din 14.03.2026"], 10)
    assert recognised(with_parties(canvas)).fields.number == "LX24 5512"


def test_the_day_of_a_date_that_a_line_breaks_belongs_to_no_number(recognised):
    canvas = Fpdf()
    canvas.text(250, 60, "FACTURĂ", 18)
    block(canvas, 250, 80, ["Seria LX nr. 5512 din data de 3", "noiembrie 2026"], 10)
    assert recognised(with_parties(canvas)).fields.number == "LX 5512"


def test_small_text_close_under_a_large_title_is_below_it(recognised):
    canvas = Fpdf()
    canvas.text(250, 60, "FACTURĂ", 26)
    block(canvas, 250, 70, ["LX 5512 / 14.03.2026"], 9)
    found = recognised(with_parties(canvas)).fields
    assert (found.number, found.issue_date) == ("LX 5512", date(2026, 3, 14))


@pytest.mark.parametrize("line", ["din 16 mai 2026", "din data de 16.05.2026 09:15"])
def test_a_date_that_goes_on_from_the_number_is_the_documents(recognised, line):
    canvas = with_parties(titled("FACTURĂ", "Număr: 5512", line))
    assert recognised(canvas).fields.issue_date == date(2026, 5, 16)


def test_the_date_of_a_contract_below_the_number_is_not_the_documents(recognised):
    canvas = with_parties(titled("FACTURĂ", "Număr: 5512", "Contract din 16.05.2026"))
    assert recognised(canvas).fields.issue_date is None


def test_a_due_date_under_the_title_is_not_the_day_of_issue(recognised):
    canvas = Fpdf()
    canvas.text(200, 60, "RO eFactura", 16)
    cells = [40, 200, 320, 440]
    first = ["Nr. factura", "LX 5512", "Data emitere", "2026-03-14"]
    second = ["Data scadenta", "2026-04-13", "Tip factura", "380"]
    row(canvas, 84, list(zip(cells, first, strict=True)), 10)
    row(canvas, 100, list(zip(cells, second, strict=True)), 10)
    assert recognised(with_parties(canvas)).fields.issue_date == date(2026, 3, 14)


def test_an_address_claims_no_date_that_stands_beside_it(recognised):
    canvas = Fpdf()
    row(canvas, 60, [(40, "LUMINIS S.R.L."), (250, "CHITANȚĂ")], 12)
    row(canvas, 80, [(40, f"CIF: RO{SELLER}"), (250, "Seria: LX Numărul: 5512")], 9)
    row(canvas, 92, [(40, "Adresa: Str. Lungă 14"), (250, "din data de 4 mai 2026")], 9)
    block(canvas, 40, 130, ["Am primit de la Pop Ana suma de 121,00 lei", "Casier"], 9)
    assert recognised(canvas).fields.issue_date == date(2026, 5, 4)


def test_a_tax_number_belongs_to_the_heading_it_is_flush_with(recognised):
    canvas = Fpdf()
    canvas.text(40, 60, "FACTURĂ nr. 5512 din 14.03.2026", 16)
    row(canvas, 90, [(45, "Prestator: LUMINIS S.R.L."), (256, "Beneficiar")], 10)
    label = "Cod de identificare fiscală"
    row(canvas, 103, [(256, "CARMEL COM S.R.L.")], 10)
    row(canvas, 116, [(45, f"{label} RO{SELLER}"), (256, f"{label} RO{BUYER}")], 10)
    block(canvas, 40, 160, [*GOODS, "Total de plată: 121,00 lei"], 10)
    found = recognised(canvas).fields
    assert (found.issuer.cui, found.customer.cui) == (SELLER, BUYER)


def test_the_shops_number_on_a_receipt_below_is_not_the_customers(recognised):
    canvas = Fpdf()
    block(canvas, 40, 50, ["LUMINIS S.R.L.", f"CIF: RO{SELLER}"], 10)
    canvas.text(400, 80, "FACTURĂ", 18)
    block(canvas, 400, 100, ["Seria LX nr. 5512", "Data: 14.03.2026"], 10)
    block(canvas, 40, 140, ["Client: Pop Ana, Iași", *GOODS, "Total plată 121,00 lei"], 10)
    block(canvas, 40, 420, [f"LUMINIS S.R.L. CIF: RO{SELLER}"], 10)
    block(canvas, 40, 440, ["Chitanță seria CH nr. 12 din 14.03.2026"], 10)
    found = recognised(canvas, SELLER).fields
    assert (found.issuer.cui, found.customer.cui) == (SELLER, None)


def test_a_firm_may_begin_with_a_word_that_labels_something(recognised):
    canvas = titled("FACTURĂ", "Nr. 5512", "Data: 14.03.2026")
    block(canvas, 40, 170, ["Furnizor: LUMINIS S.R.L.", f"CIF/CNP: {SELLER}"], 10)
    block(canvas, 40, 210, ["Client: MOBIL VEST S.R.L.", f"CIF/CNP: {BUYER}"], 10)
    block(canvas, 40, 260, [*GOODS, "Total de plată: 121,00 lei"], 10)
    found = recognised(canvas).fields
    assert (found.customer.name, found.customer.cui) == ("MOBIL VEST S.R.L.", BUYER)
    assert found.issuer.cui == SELLER


def test_a_title_between_supplier_and_customer_heads_no_table(recognised):
    canvas = Fpdf()
    row(canvas, 60, [(40, "FURNIZOR"), (250, "FACTURA FISCALA"), (400, "CLIENT")], 10)
    row(canvas, 74, [(40, "LUMINIS S.R.L."), (400, "CARMEL COM S.R.L.")], 10)
    row(canvas, 88, [(40, f"CIF RO{SELLER}"), (250, "Nr. 5512"), (400, f"CIF RO{BUYER}")], 10)
    row(canvas, 102, [(250, "Data: 14.03.2026")], 10)
    block(canvas, 40, 160, [*GOODS, "Total de plată: 121,00 lei"], 10)
    found = recognised(canvas)
    assert (found.kind, found.fields.number) == (Kind.INVOICE, "5512")


def test_a_title_among_the_heads_of_a_list_is_none(recognised):
    canvas = Fpdf()
    row(canvas, 60, [(40, "CLIENT"), (140, "NR"), (220, "FACTURA"), (320, "DATA")], 10)
    row(canvas, 74, [(40, "CARMEL"), (140, "1"), (220, "LX 5512"), (320, "14.03.2026")], 10)
    block(canvas, 40, 160, [*GOODS, f"CIF: RO{SELLER}", "Total de plată: 121,00 lei"], 10)
    assert recognised(canvas).kind is not Kind.INVOICE


def test_a_short_protocol_says_in_its_title_what_is_handed_over(recognised):
    canvas = Fpdf()
    canvas.text(40, 60, "PROCES VERBAL DE PREDARE-PRIMIRE A APARATULUI REPARAT", 14)
    block(canvas, 40, 90, ["Încheiat azi, 14.03.2026. Costul reparației: 250 lei."], 10)
    block(canvas, 40, 110, ["Aparatul a fost verificat în prezența clientului."], 10)
    found = recognised(canvas)
    assert (found.kind, found.fields.issue_date) == (Kind.HANDOVER_PROTOCOL, date(2026, 3, 14))


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("FACTURĂ nr. LX5512 — STORNO la factura nr. LX5511", "LX5512"),
        ("FACTURĂ nr. 5512 seria LX din 14.03.2026", "5512 LX"),
        ("FACTURĂ seria LX nr. 5512 / 2026", "LX 5512 / 2026"),
    ],
)
def test_a_number_ends_where_the_title_goes_on_about_another_paper(recognised, title, number):
    canvas = Fpdf()
    canvas.text(40, 60, title, 14)
    assert recognised(with_parties(canvas)).fields.number == number


def test_a_number_alone_below_a_small_title_is_read_where_the_name_agrees(rules):
    canvas = Fpdf()
    row(canvas, 60, [(40, "LUMINIS S.R.L."), (400, "Factură")], 10)
    row(canvas, 74, [(40, f"RO{SELLER}"), (400, "LX 5512")], 10)
    row(canvas, 88, [(400, "14.03.2026")], 10)
    block(canvas, 40, 120, ["Client: CARMEL COM S.R.L.", *GOODS, "Total: 121,00 lei"], 10)
    found = recognise_bytes(canvas.done(), "factura 12.pdf", rules, Shop(None)).recognition
    assert (found.fields.number, found.fields.issue_date) == ("LX 5512", date(2026, 3, 14))
    assert found.fields.issuer.cui == SELLER


@pytest.mark.parametrize("form", ["RO{}", "CUI {}"])
def test_a_tax_number_alone_below_a_title_is_no_number_of_it(recognised, form):
    canvas = Fpdf()
    block(canvas, 250, 60, ["FACTURĂ", form.format(SELLER), "14.03.2026"], 14)
    assert recognised(with_parties(canvas)).fields.number is None


def piece(text, left, right, line, *, height=10.0):
    return Stretch(text, left, right, 700.0, height, line)


@pytest.mark.parametrize(
    ("pieces", "read"),
    [
        ([piece("FA", 40, 52, 1), piece("CTURĂ", 52.2, 90, 2)], ["FACTURĂ"]),
        (
            [piece("To", 40, 51, 1), piece("tal", 51, 62, 2), piece("de plată", 65, 99, 3)],
            ["Total de plată"],
        ),
        ([piece("2", 40, 46, 1), piece("buc", 49, 60, 2)], ["2", "buc"]),
        ([piece("LX 12", 40, 70, 1), piece("14.03.2026", 70.5, 120, 1)], ["LX 12", "14.03.2026"]),
        ([piece("FA", 40, 52, 1), piece("CTURĂ", 52.2, 90, 2, height=7.0)], ["FA", "CTURĂ"]),
    ],
)
def test_words_drawn_in_pieces_are_put_together_and_columns_are_not(pieces, read):
    assert [spot.text for spot in Page(tuple(pieces)).spots] == read
