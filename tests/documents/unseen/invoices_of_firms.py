"""Invoices as large firms, foreigners and small traders print them."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import Page
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(
    ReportlabPage,
    Kind.INVOICE,
    number="INT-2026-118",
    on="2026-10-21",
    issuer="97024835",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="1210.00",
)
def in_two_languages(page: Page) -> None:
    page.text(190, 24, "FACTURĂ / INVOICE", 18, bold=True, align="right")
    page.text(190, 32, "Nr. / No.: INT-2026-118", align="right")
    page.text(190, 37, "Data / Date: 21.10.2026", align="right")
    page.text(20, 24, "Furnizor / Supplier", 8, ink=110)
    page.lines(20, 29, ("UNELTE IMPORT PROBĂ SRL", "CUI / VAT ID: RO97024835", "Oradea, România"))
    page.text(20, 50, "Client / Customer", 8, ink=110)
    page.lines(20, 55, ("TELEFIX MODEL SRL", "CUI / VAT ID: RO96642056", "Brașov, România"))
    rows = (
        ("Denumire / Description", "Cant. / Qty", "Preț / Price", "Valoare / Amount"),
        ("Microscop trinocular / Trinocular microscope", "1", "1.000,00", "1.000,00"),
    )
    page.grid(20, 75, (90, 24, 28, 30), rows)
    page.lines(
        190,
        98,
        ("Total net: 1.000,00 RON", "TVA / VAT 21%: 210,00 RON"),
        align="right",
    )
    page.text(190, 112, "TOTAL DE PLATĂ / AMOUNT DUE: 1.210,00 RON", 11, bold=True, align="right")


@paper(
    _CORE,
    Kind.INVOICE,
    number="HX-55102",
    on="2026-10-03",
    customer="96642056",
    client="Telefix Model SRL",
    total="89.00",
    unasked="issuer_cui",
)
def from_abroad_in_english(page: Page) -> None:
    page.text(20, 25, "Invoice", 22, bold=True)
    labels = ("Invoice number", "Date of issue", "Date due")
    page.lines(20, 36, labels, bold=True)
    page.lines(55, 36, ("HX-55102", "October 3, 2026", "October 17, 2026"))
    page.lines(20, 58, ("Hexagon Example Ltd", "1 Example Quay", "Dublin", "VAT IE9999999XX"))
    page.lines(110, 58, ("Bill to", "Telefix Model SRL", "RO VAT RO96642056", "Brasov, Romania"))
    page.text(20, 88, "EUR 89.00 due October 17, 2026", 14, bold=True)
    rows = (
        ("Description", "Qty", "Unit price", "Amount"),
        ("Schematics, yearly", "1", "89.00", "89.00"),
    )
    page.grid(20, 98, (90, 15, 30, 35), rows, ruled=False)
    page.text(190, 125, "Total   EUR 89.00", align="right")
    page.text(
        190, 131, "Reverse charge - VAT to be accounted for by the recipient", 7, align="right"
    )


@paper(
    QtPage,
    Kind.INVOICE,
    number="EDM 11223344556",
    on="2026-10-08",
    issuer="86490139",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="748.12",
)
def electricity_on_two_pages(page: Page) -> None:
    page.text(15, 20, "Energia Demo SA", 16, bold=True)
    page.text(15, 26, "CUI RO86490139 · J35/99001/2002 · Timișoara", 7)
    page.text(15, 42, "FACTURĂ FISCALĂ ENERGIE ELECTRICĂ", 13, bold=True)
    page.text(15, 48, "Seria EDM nr. 11223344556 din 08.10.2026", 9)
    page.text(15, 53, "Perioada de facturare: 01.09.2026 – 30.09.2026", 9)
    page.box(120, 36, 76, 30)
    page.text(124, 43, "TOTAL DE PLATĂ", 9, bold=True)
    page.text(192, 52, "748,12 lei", 16, bold=True, align="right")
    page.text(124, 61, "Scadență: 07.11.2026", 8)
    page.text(15, 75, "Client: TELEFIX MODEL SRL", 9, bold=True)
    page.lines(15, 80, ("CUI: RO96642056", "Cod client: 5500012345", "Cod punct de consum: 00077"))
    rows = (
        ("Componentă", "Cantitate", "UM", "Preț unitar", "Valoare fără TVA", "TVA"),
        ("Energie activă", "412", "kWh", "1,1000", "453,20", "95,17"),
        ("Certificate verzi", "412", "kWh", "0,0730", "30,08", "6,32"),
        ("Contribuție cogenerare", "412", "kWh", "0,3280", "135,00", "28,35"),
    )
    page.grid(15, 105, (55, 22, 16, 26, 36, 22), rows)
    page.text(15, 280, "Detalii pe pagina următoare. Pagina 1/2", 7)
    page.more()
    page.text(15, 20, "Detalii citire contor", 12, bold=True)
    rows = (
        ("Serie contor", "Index vechi", "Index nou", "Diferență"),
        ("77001", "10552", "10964", "412"),
    )
    page.grid(15, 28, (50, 35, 35, 35), rows)
    page.flow(
        15,
        60,
        180,
        "Sesizările privind factura se depun în termen de 30 de zile de la data"
        " emiterii facturii. Factura nu ține loc de chitanță.",
        8,
    )


@paper(
    ReportlabPage,
    Kind.INVOICE,
    number="TMD26001122334",
    on="2026-10-15",
    issuer="98371522",
    client="Ilinca Probă",
    total="61.40",
)
def telephone_bill_in_a_friendly_tone(page: Page) -> None:
    page.box(0, 0, 210, 40, fill=40)
    page.text(15, 25, "Bună, Ilinca Probă!", 20, bold=True, ink=255)
    page.text(15, 33, "Aici e factura ta pe octombrie", 11, ink=255)
    page.text(15, 52, "Număr factură", 8, ink=110)
    page.text(15, 58, "TMD26001122334", 11, bold=True)
    page.text(75, 52, "Data emiterii", 8, ink=110)
    page.text(75, 58, "15.10.2026", 11, bold=True)
    page.text(130, 52, "Plătește până la", 8, ink=110)
    page.text(130, 58, "30.10.2026", 11, bold=True)
    page.text(15, 75, "Total de plată", 10)
    page.text(15, 86, "61,40 lei", 24, bold=True)
    rows = (
        ("Servicii", "Valoare", "TVA", "Total"),
        ("Abonament nelimitat", "45,45", "9,55", "55,00"),
        ("Rată telefon", "5,29", "1,11", "6,40"),
    )
    page.grid(15, 98, (100, 26, 26, 28), rows, ruled=False)
    footer = "Mobil Demo SA, RO98371522, J40/99888/1997, București. Capital social 1.000.000 lei."
    page.text(15, 285, footer, 7)


@paper(
    FpdfPage,
    Kind.INVOICE,
    number="RCD 9041",
    on="2026-10-31",
    issuer="85329712",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="1331.00",
)
def paid_with_a_stamp_and_a_watermark_across(page: Page) -> None:
    page.text(60, 200, "ACHITAT", 80, bold=True, turn=45, ink=225)
    page.text(20, 22, "REPARAȚII COMUNE DEMO S.R.L.", 12, bold=True)
    page.lines(
        20, 28, ("C.U.I. RO 85329712", "R.C. J08/99654/2010", "Ghimbav, Str. Zborului 9"), 8, 4
    )
    page.text(20, 52, "FACTURĂ seria RCD numărul 9041", 14, bold=True)
    page.text(20, 59, "emisă astăzi 31.10.2026 către TELEFIX MODEL SRL (C.U.I. RO 96642056)", 9)
    rows = (
        ("Poz.", "Lucrare", "Valoare", "TVA", "Total"),
        ("1", "Reparație vitrină frigorifică", "700,00", "147,00", "847,00"),
        ("2", "Deplasare și manoperă", "400,00", "84,00", "484,00"),
    )
    page.grid(20, 68, (12, 90, 24, 22, 24), rows)
    page.text(20, 105, "Total factură: 1.331,00 lei (din care TVA 231,00 lei)", 11, bold=True)
    page.text(140, 150, "RECEPȚIONAT", 14, bold=True, turn=-12, ink=120)
    page.text(141, 157, "Nr. intrare 118 / 02.11.2026", 9, turn=-12, ink=120)
    page.text(20, 130, "Plătit cu OP nr. 88 din 31.10.2026", 8)


@paper(
    QtPage,
    Kind.INVOICE,
    number="AVD 12",
    on="2026-10-06",
    issuer="904561285",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="500.00",
)
def advance_without_vat(page: Page) -> None:
    page.lines(25, 30, ("PFA Exemplu Sorin", "CIF: 904561285", "F08/9912/2022", "Râșnov"), 10)
    page.text(105, 65, "Factură de avans", 18, face="serif", align="centre")
    page.text(105, 73, "AVD 12 / 06.10.2026", 11, face="serif", align="centre")
    page.flow(
        25,
        90,
        160,
        "Beneficiar: TELEFIX MODEL SRL, cod fiscal RO96642056, cu sediul în"
        " Brașov, Str. Lungă nr. 60.",
        10,
    )
    page.flow(
        25,
        106,
        160,
        "Reprezintă avans pentru realizarea mobilierului la comandă, conform"
        " contractului nr. 7 din 28.09.2026.",
        10,
    )
    page.text(25, 126, "Suma: 500,00 lei", 12, bold=True)
    page.text(25, 133, "Emitentul nu este plătitor de TVA.", 8)


@paper(
    _CORE,
    Kind.INVOICE,
    number="RSD 2088",
    on="2026-10-17",
    issuer="91509360",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="214.00",
)
def simplified_in_lower_case_after_a_till_receipt(page: Page) -> None:
    page.lines(
        20, 20, ("restaurant la exemplu srl", "cui ro91509360", "brasov, piata sfatului 99"), 10
    )
    page.text(20, 45, "factura simplificata", 15, bold=True)
    page.text(20, 52, "seria rsd nr. 2088, data 17.10.2026", 10)
    page.text(20, 60, "client: telefix model srl, cui ro96642056", 10)
    page.text(20, 68, "emisa in baza bonului fiscal nr. 0045 din 17.10.2026", 9)
    page.text(20, 82, "servicii restaurant ......................... 192,79", 10, face="mono")
    page.text(20, 88, "tva 11% ..................................... 21,21", 10, face="mono")
    page.text(20, 94, "total lei ................................... 214,00", 10, face="mono")


@paper(
    FpdfPage,
    Kind.INVOICE,
    number="20261017-3",
    on="2026-10-17",
    issuer="9208571340",
    client="Ana-Maria Închipuită",
    total="129.99",
)
def online_shop_with_cards(page: Page) -> None:
    page.text(15, 20, "gadgetdemo.example", 18, bold=True)
    page.box(110, 10, 85, 34, fill=235)
    page.text(114, 18, "Factură fiscală", 12, bold=True)
    page.lines(114, 25, ("Nr. factură 20261017-3", "Data facturii 17 oct. 2026"), 9)
    page.text(114, 36, "Comanda #778812", 9)
    page.text(15, 60, "Vândut de: GADGET DEMO SRL, CUI RO9208571340, J40/99777/2021", 8)
    page.text(15, 70, "Adresa de facturare", 9, bold=True)
    page.lines(15, 75, ("Ana-Maria Închipuită", "Str. Visului nr. 3, Brașov"))
    page.text(110, 70, "Adresa de livrare", 9, bold=True)
    page.lines(110, 75, ("Easybox Demo, Brașov",))
    rows = (
        ("Produs", "Cant.", "Preț unitar", "TVA", "Total"),
        ("Încărcător wireless", "1", "95,03", "19,96", "114,99"),
        ("Cost livrare", "1", "12,40", "2,60", "15,00"),
    )
    end = page.grid(15, 92, (85, 15, 27, 23, 30), rows, height=8, size=9)
    page.text(195, end + 9, "Total: 129,99 Lei", 13, bold=True, align="right")
    page.text(15, end + 9, "Plată: card online", 8)
