"""Proformas, and what takes an invoice back."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import Page
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(
    FpdfPage,
    Kind.PROFORMA,
    number="PRD 00077",
    on="2026-10-04",
    issuer="96642056",
    customer="93118520",
    client="TAXI EXEMPLU SRL",
    total="1815.00",
)
def proforma_beside_the_logo(page: Page) -> None:
    page.box(15, 12, 30, 18, fill=200)
    page.text(30, 23, "LOGO", 12, align="centre")
    page.text(195, 22, "Factură proformă", 17, bold=True, align="right")
    page.text(195, 29, "Seria PRD nr. 00077 · 04.10.2026", 10, align="right")
    page.lines(15, 45, ("Furnizor: TELEFIX MODEL SRL", "CIF: RO96642056", "Brașov, Str. Lungă 60"))
    page.lines(115, 45, ("Client: TAXI EXEMPLU SRL", "CIF: RO93118520", "Voluntari"))
    rows = (
        ("#", "Denumire", "UM", "Cant.", "Preț unitar", "Valoare", "TVA"),
        ("1", "Telefon robust", "buc", "3", "500,00", "1.500,00", "315,00"),
    )
    page.grid(15, 70, (10, 72, 14, 16, 24, 24, 20), rows)
    page.text(195, 95, "Total plată: 1.815,00 lei", 13, bold=True, align="right")
    page.text(15, 110, "Document fără valoare fiscală. Factura se emite după încasare.", 8)


@paper(
    _CORE,
    Kind.PROFORMA,
    number="HST-40021",
    on="2026-10-18",
    issuer="89053210",
    customer="96642056",
    client="Telefix Model SRL",
    total="145.20",
)
def proforma_of_a_web_host(page: Page) -> None:
    page.text(20, 28, "Proforma #HST-40021", 20, bold=True)
    page.text(20, 36, "Data: 18.10.2026", 10)
    page.text(20, 42, "Scadenta: 25.10.2026", 10)
    page.text(20, 56, "Platiti catre", 9, bold=True)
    page.lines(20, 61, ("Gazduire Demo SRL", "CUI RO89053210", "Iasi"), 9)
    page.text(120, 56, "Facturat catre", 9, bold=True)
    page.lines(120, 61, ("Telefix Model SRL", "CUI RO96642056", "Brasov"), 9)
    rows = (
        ("Descriere", "Total"),
        ("Gazduire web 12 luni", "120.00 RON"),
        ("TVA 21%", "25.20 RON"),
    )
    end = page.grid(20, 82, (130, 40), rows, size=9)
    page.text(190, end + 8, "Total: 145.20 RON", 12, bold=True, align="right")


@paper(
    ReportlabPage,
    Kind.PROFORMA,
    number="PI-26/310",
    on="2026-10-22",
    issuer="97024835",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="2420.00",
)
def proforma_in_two_languages(page: Page) -> None:
    page.text(105, 20, "FACTURA PROFORMA / PROFORMA INVOICE", 14, bold=True, align="centre")
    rows = (
        ("Nr. / No.", "Data / Date", "Valabil / Valid until"),
        ("PI-26/310", "22.10.2026", "05.11.2026"),
    )
    page.grid(50, 26, (35, 35, 40), rows)
    page.lines(20, 50, ("UNELTE IMPORT PROBĂ SRL", "CUI: RO97024835"))
    page.lines(120, 50, ("Cumpărător / Buyer:", "TELEFIX MODEL SRL", "CUI: RO96642056"))
    rows = (
        ("Produs / Item", "Buc / Pcs", "Preț / Price", "Total"),
        ("Lampă UV", "4", "500,00", "2.000,00"),
    )
    page.grid(20, 75, (80, 25, 30, 35), rows)
    page.text(190, 97, "TVA / VAT: 420,00", align="right")
    page.text(190, 104, "Total de plată / Total due: 2.420,00 RON", 11, bold=True, align="right")


@paper(
    QtPage,
    Kind.STORNO,
    number="SMD 1101",
    on="2026-10-16",
    issuer="88174302",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="-266.20",
)
def correction_by_its_title(page: Page) -> None:
    page.text(20, 25, "FACTURĂ STORNO", 18, bold=True)
    page.text(20, 32, "Seria SMD nr. 1101 din 16.10.2026", 10)
    page.text(20, 38, "Stornează factura SMD 1084 din 05.10.2026", 9)
    page.lines(20, 50, ("Furnizor: DISPLAY IMPORT MODEL SRL", "CIF: RO88174302"))
    page.lines(115, 50, ("Client: TELEFIX MODEL SRL", "CIF: RO96642056"))
    rows = (
        ("Denumire", "Cant.", "Preț", "Valoare", "TVA"),
        ('Display 6,5"', "-1", "220,00", "-220,00", "-46,20"),
    )
    page.grid(20, 65, (80, 18, 24, 28, 24), rows)
    page.text(190, 92, "Total: -266,20 lei", 13, bold=True, align="right")


@paper(
    _CORE,
    Kind.STORNO,
    number="FGD 20455",
    on="2026-10-24",
    issuer="96642056",
    client="Probă Ilinca",
    total="-242.00",
)
def correction_under_the_title_of_an_invoice(page: Page) -> None:
    page.text(12, 20, "TELEFIX MODEL SRL", 14, bold=True)
    page.lines(12, 27, ("CUI RO96642056", "J08/99411/2019", "Str. Lungă nr. 60, Brașov"), 8, 4)
    page.text(198, 22, "FACTURA", 24, bold=True, align="right", ink=60)
    rows = (("Serie", "Numar", "Data"), ("FGD", "20455", "24.10.2026"))
    page.grid(135, 28, (18, 24, 21), rows, size=9)
    page.lines(12, 58, ("Beneficiar:", "Probă Ilinca", "Persoană fizică"), 9)
    rows = (
        ("Descriere", "Cantitate", "Pret fara TVA", "TVA", "Total"),
        ("Storno fact. FGD 20417 / 11.10.2026", "-1", "200,00", "-42,00", "-242,00"),
    )
    page.grid(12, 80, (86, 22, 28, 22, 28), rows, height=8, size=9)
    page.text(198, 108, "TOTAL DE PLATA: -242,00 lei", 12, bold=True, align="right")


@paper(
    ReportlabPage,
    Kind.STORNO,
    number="NC-0031",
    on="2026-10-27",
    issuer="9134720659",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="-181.50",
    unasked="total",
)
def credit_note(page: Page) -> None:
    page.text(15, 20, "PIESE EN-GROS DEMO SRL", 11, bold=True)
    page.text(15, 25, "CUI RO9134720659", 8)
    page.text(105, 40, "NOTĂ DE CREDIT", 17, bold=True, align="centre")
    page.text(105, 47, "nr. NC-0031 / 27.10.2026", 10, align="centre")
    page.text(15, 60, "Client: TELEFIX MODEL SRL, CUI RO96642056", 9)
    page.text(15, 66, "Referință factură: PLX0009871 din 13.10.2026, retur marfă", 9)
    rows = (("Produs", "Cant.", "Valoare"), ("Piesă model 7", "-2", "-150,00"))
    page.grid(15, 74, (110, 25, 35), rows)
    page.text(195, 98, "TVA -31,50   Total credit: -181,50 lei", 11, bold=True, align="right")
