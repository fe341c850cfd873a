"""Warranties, and what technicians write about repairs."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import Page, cedillas
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)
_BOXES = partial(ReportlabPage, core=True)
_SHOP = "96642056"


@paper(
    QtPage,
    Kind.WARRANTY,
    number="G-1180",
    on="2026-10-16",
    issuer=_SHOP,
    client="Sorin Probă",
    unasked="repair_code total",
)
def warranty_in_a_double_frame(page: Page) -> None:
    page.box(8, 8, 194, 281)
    page.box(11, 11, 188, 275)
    page.text(105, 45, "CERTIFICAT DE GARANȚIE", 24, bold=True, face="serif", align="centre")
    page.text(105, 55, "seria și numărul G-1180", 11, face="serif", align="centre")
    facts = (
        "Vânzător: TELEFIX MODEL SRL, CUI RO96642056, Brașov",
        "Cumpărător: Sorin Probă",
        "Produsul: laptop 14 inch recondiționat, seria LP-7712",
        "cumpărat cu factura nr. FGD 20431 din 16.10.2026",
        "Durata garanției: 24 de luni",
        "Data: 16.10.2026",
    )
    page.lines(25, 80, facts, 11, 9, face="serif")
    said = (
        "Garanția se pierde dacă produsul a fost desfăcut. La reclamație se prezintă factura,"
        " chitanța sau bonul fiscal împreună cu acest certificat, iar produsul se predă pe bază"
        " de proces verbal de primire."
    )
    page.flow(25, 150, 160, said, 10, "serif")


@paper(
    _CORE,
    Kind.WARRANTY,
    on="2026-10-09",
    issuer="94582071",
    client="TELEFIX MODEL SRL",
    unasked="number customer_cui",
)
def warranty_and_quality_in_capitals(page: Page) -> None:
    page.text(20, 20, "ACUMULATORI DEMO SRL SIBIU, COD FISCAL RO94582071", 10)
    page.text(105, 38, "CERTIFICAT DE CALITATE SI GARANTIE", 15, bold=True, align="centre")
    said = (
        "PRODUS: ACUMULATOR LI-ION 4000 MAH",
        "CANTITATE: 10 BUC",
        "BENEFICIAR: TELEFIX MODEL SRL",
        "FACTURA: WMD 77120 / 09.10.2026",
        "DATA: 09.10.2026",
        "TERMEN DE GARANTIE: 6 LUNI",
    )
    page.lines(20, 55, said, 11, 8)
    page.flow(
        20,
        110,
        170,
        "PRODUSELE CORESPUND STANDARDULUI DE FIRMA. GARANTIA SE ACORDA DE LA DATA FACTURII.",
        10,
    )


@paper(
    ReportlabPage,
    Kind.WARRANTY,
    number="2026-7781",
    on="2026-10-17",
    issuer="9208571340",
    client="Ana-Maria Închipuită",
    unasked="issuer_cui",
)
def warranty_in_two_columns_and_two_languages(page: Page) -> None:
    page.text(15, 18, "Certificat de garanție / Warranty card", 15, bold=True)
    page.text(15, 25, "Nr. 2026-7781", 10)
    page.text(15, 38, "Produs / Product: Încărcător wireless 15 W")
    page.text(15, 43, "Serie / S/N: WL15-000119")
    page.text(15, 48, "Client / Customer: Ana-Maria Închipuită")
    page.text(15, 53, "Data vânzării / Date of sale: 17.10.2026")
    page.text(15, 58, "Garant / Guarantor: GADGET DEMO SRL, CUI RO9208571340")
    page.flow(
        15,
        75,
        85,
        "Vânzătorul garantează produsul 24 de luni de la data livrării. Garanția"
        " comercială nu afectează drepturile legale ale consumatorului.",
        8,
    )
    page.flow(
        108,
        75,
        85,
        "The seller guarantees the product for 24 months from delivery. The"
        " commercial guarantee does not affect the consumer's legal rights.",
        8,
    )
    rows = (("Data intrării", "Data ieșirii", "Intervenție", "Semnătura"), ("", "", "", ""))
    page.grid(15, 120, (40, 40, 60, 40), rows, height=10)


@paper(
    FpdfPage,
    Kind.TECHNICAL_SHEET,
    code="WQS731",
    on="2026-10-18",
    unasked="number issuer_cui customer_name",
)
def technical_sheet_with_measurements(page: Page) -> None:
    page.text(15, 22, "FIȘĂ TEHNICĂ", 18, bold=True)
    page.text(195, 22, "WQS731", 14, bold=True, align="right")
    page.text(15, 30, "TELEFIX MODEL SRL – laborator", 9)
    page.text(15, 36, "Data: 18.10.2026   Tehnician: M. Demo", 9)
    rows = (
        ("Parametru", "Intrare", "Ieșire"),
        ("Tensiune baterie", "3,41 V", "4,20 V"),
        ("Consum în repaus", "180 mA", "9 mA"),
        ("Test difuzor", "defect", "OK"),
    )
    page.grid(15, 45, (80, 45, 45), rows)
    page.flow(
        15,
        85,
        180,
        "Diagnostic: difuzor întrerupt. Intervenție: înlocuit difuzor, curățat contacte.",
        10,
    )


@paper(
    QtPage,
    Kind.TECHNICAL_SHEET,
    Kind.REPAIR_DOCUMENT,
    code="HGT440",
    on="2026-10-21",
    client="Mircea Probescu",
    issuer=_SHOP,
    unasked="number total",
)
def service_sheet_with_tick_boxes(page: Page) -> None:
    page.text(105, 20, cedillas("FIŞĂ DE SERVICE"), 16, bold=True, align="centre")
    page.text(15, 32, "Telefix Model SRL, RO96642056", 8)
    page.text(15, 42, "Cod reparație: HGT440", 10, bold=True)
    page.text(120, 42, "Data: 21.10.2026", 10)
    page.text(15, 50, "Client: Mircea Probescu", 10)
    page.text(15, 58, "☑ Display   ☐ Baterie   ☐ Placă   ☑ Carcasă", 10)
    page.text(15, 68, "Lucrări executate: înlocuit display, lipit carcasă", 10)
    page.text(15, 76, "Cost total: 410,00 lei", 10)


@paper(
    ReportlabPage,
    Kind.REPAIR_DOCUMENT,
    Kind.TECHNICAL_SHEET,
    number="RR-0911",
    on="2026-10-23",
    issuer=_SHOP,
    client="TAXI EXEMPLU SRL",
    code="FLT009",
    unasked="customer_cui total",
)
def report_of_a_repair(page: Page) -> None:
    page.box(15, 12, 180, 12, fill=210)
    page.text(105, 20, "RAPORT DE REPARAȚIE", 13, bold=True, align="centre")
    rows = (
        ("Nr. raport", "Data", "Cod reparație", "Client"),
        ("RR-0911", "23.10.2026", "FLT009", "TAXI EXEMPLU SRL"),
    )
    page.grid(15, 28, (35, 35, 40, 70), rows, height=8)
    page.text(15, 54, "Unitatea de service: TELEFIX MODEL SRL, CUI RO96642056", 9)
    page.text(15, 64, "Defect constatat", 10, bold=True)
    page.text(15, 70, "Mufă de încărcare ruptă")
    page.text(15, 80, "Operațiuni", 10, bold=True)
    page.text(15, 86, "Înlocuit mufă, test de încărcare 30 min")


@paper(
    _CORE,
    Kind.REPAIR_DOCUMENT,
    Kind.RECEPTION_PROTOCOL,
    number="1509",
    on="2026-10-26",
    issuer=_SHOP,
    client="Horia Exemplaru",
    unasked="repair_code total",
)
def order_to_repair(page: Page) -> None:
    page.text(15, 20, "COMANDA REPARATIE NR. 1509", 15, bold=True)
    page.text(15, 28, "din 26.10.2026", 10)
    page.text(15, 38, "Executant: TELEFIX MODEL SRL, CUI RO96642056", 10)
    page.text(15, 44, "Client: Horia Exemplaru", 10)
    rows = (
        ("Lucrare comandata", "Termen", "Pret estimat"),
        ("Schimbat sticla camera", "28.10.2026", "120,00"),
    )
    page.grid(15, 54, (100, 35, 40), rows, height=8, size=9)
    page.text(15, 85, "Client (semnatura) ............... Receptioner ...............", 9)
