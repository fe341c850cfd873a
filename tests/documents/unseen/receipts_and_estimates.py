"""Receipts and estimates."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import A5, ROLL, Page, cedillas
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(
    partial(QtPage, A5),
    Kind.RECEIPT,
    number="CHD 512",
    on="2026-10-11",
    issuer="96642056",
    client="Probă Ilinca",
    total="242.00",
)
def receipt_on_half_a_sheet(page: Page) -> None:
    page.box(6, 6, 136, 92)
    page.lines(
        10, 14, ("Unitatea TELEFIX MODEL SRL", "C.I.F. RO96642056", "Brașov, Str. Lungă 60"), 8
    )
    page.text(74, 40, "CHITANȚĂ", 15, bold=True, align="centre")
    page.text(74, 47, "Seria CHD Nr. 512", 10, align="centre")
    page.text(74, 53, "Data 11.10.2026", 10, align="centre")
    page.text(10, 63, "Am primit de la Probă Ilinca", 9)
    page.text(10, 69, "Adresa Săcele, Aleea Ghiocelului 1", 9)
    page.text(10, 75, "Suma de 242,00 lei, adică douăsutepatruzecișidoi lei", 9)
    page.text(10, 81, "Reprezentând c/v factură FGD 20417", 9)
    page.text(120, 92, "Casier,", 9)


@paper(
    partial(FpdfPage, A5, core=True),
    Kind.RECEIPT,
    number="0000318",
    on="2026-10-09",
    issuer="87643907",
    client="Telefix Model SRL",
    total="1500.00",
)
def receipt_without_diacritics_and_with_dots(page: Page) -> None:
    page.text(10, 15, "I.I. MODEL VIOREL   CUI 87643907   Codlea", 9)
    page.text(10, 30, "Chitanta nr. 0000318", 14, bold=True)
    page.text(138, 30, "09/10/2026", 10, align="right")
    said = (
        "Am primit de la ...... Telefix Model SRL ..................",
        "suma de ............. 1.500,00 lei .......................",
        "adica ............... unamiecincisute lei ................",
        "reprezentand ........ chirie garaj octombrie .............",
    )
    page.lines(10, 45, said, 9, 8, face="mono")


@paper(
    ReportlabPage,
    Kind.RECEIPT,
    number="ASD 77",
    on="2026-10-13",
    issuer="95236483",
    client="Marin Închipuitu",
    total="75.50",
)
def receipt_of_a_residents_association(page: Page) -> None:
    page.text(20, 20, cedillas("Asociaţia de proprietari Bloc Exemplu"), 9, face="serif")
    page.text(20, 25, "Cod fiscal 95236483", 9, face="serif")
    page.text(80, 40, cedillas("CHITANŢA seria ASD nr. 77"), 13, bold=True, face="serif")
    said = (
        "Am încasat astăzi, 13.10.2026, de la Marin Închipuitu suma de 75,50 lei, reprezentând"
        " întreţinere luna septembrie, apartamentul 14."
    )
    page.flow(20, 52, 170, cedillas(said), 10, "serif")


@paper(
    partial(FpdfPage, ROLL, core=True),
    Kind.RECEIPT,
    issuer="91509360",
    on="2026-10-17",
    total="214.00",
    unasked="number customer_cui customer_name",
)
def till_receipt(page: Page) -> None:
    said = (
        "    LA EXEMPLU SRL",
        "  BRASOV PIATA SFATULUI 99",
        "     C.I.F. RO91509360",
        "",
        "CIUPERCI UMPLUTE",
        " 2 BUC x 62.00     124.00 B",
        "LIMONADA",
        " 5 BUC x 18.00      90.00 B",
        "---------------------------",
        "TOTAL LEI          214.00",
        "CARD               214.00",
        "TVA B 11%           21.21",
        "",
        "DATA: 17/10/2026 ORA: 14:22",
        "BON NR: 0045  Z: 0311",
        "       BON FISCAL",
        "   AMEF 9900112233",
    )
    page.lines(5, 12, said, 9.5, 5.5, face="mono")


@paper(
    FpdfPage,
    Kind.ESTIMATE,
    number="314",
    on="2026-10-07",
    issuer="96642056",
    client="Raluca Exemplescu",
    total="710.00",
    code="ZTR118",
)
def estimate_of_a_repair(page: Page) -> None:
    page.text(15, 20, "TELEFIX MODEL SRL · RO96642056", 9)
    page.text(15, 34, "Deviz reparație nr. 314", 17, bold=True)
    page.text(15, 41, "întocmit la 07.10.2026", 9)
    facts = ("Client: Raluca Exemplescu", "Cod reparație: ZTR118", "Dispozitiv: tabletă 11 inch")
    page.lines(15, 52, facts)
    rows = (("Piese și manoperă", "Lei"), ("Display", "540,00"), ("Manoperă", "170,00"))
    end = page.grid(15, 70, (130, 30), rows)
    page.text(175, end + 8, "Total deviz: 710,00 lei", 12, bold=True, align="right")
    page.text(15, end + 22, "Sunt de acord cu efectuarea reparației. Semnătură client", 8)


@paper(
    _CORE,
    Kind.ESTIMATE,
    number="88/2026",
    on="2026-10-19",
    issuer="85329712",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="5082.00",
)
def estimate_of_building_works(page: Page) -> None:
    page.text(20, 20, "REPARATII COMUNE DEMO SRL, CUI RO85329712", 10, bold=True)
    page.text(105, 36, "D E V I Z", 20, bold=True, align="centre")
    page.text(105, 43, "nr. 88/2026 din 19.10.2026", 10, align="centre")
    page.text(20, 54, "Beneficiar: TELEFIX MODEL SRL, CUI RO96642056", 10)
    page.text(20, 60, "Obiectiv: amenajare atelier", 10)
    rows = (
        ("Nr", "Articol", "UM", "Cant", "Pret", "Valoare"),
        ("1", "Zugraveli lavabile", "mp", "120", "20,00", "2.400,00"),
        ("2", "Tamplarie", "buc", "3", "600,00", "1.800,00"),
    )
    page.grid(20, 68, (10, 80, 16, 18, 24, 28), rows)
    page.lines(196, 96, ("Total fara TVA 4.200,00", "TVA 21% 882,00"), 10, align="right")
    page.text(196, 110, "TOTAL DEVIZ 5.082,00 LEI", 12, bold=True, align="right")


@paper(
    QtPage,
    Kind.ESTIMATE,
    number="E-2041",
    on="2026-10-25",
    issuer="96642056",
    client="Vasile Probescu",
    total="390.00",
    code="PLM554",
)
def estimate_asking_for_consent(page: Page) -> None:
    page.box(15, 15, 180, 22, fill=230)
    page.text(20, 25, "DEVIZ ESTIMATIV DE SERVICE", 14, bold=True)
    page.text(20, 32, "E-2041 / 25 octombrie 2026", 9)
    page.text(190, 25, "Telefix Model SRL", 9, align="right")
    page.text(190, 30, "CUI RO96642056", 8, align="right")
    left = ("Solicitant", "Echipament", "Cod service", "Problemă")
    page.lines(15, 50, left, bold=True)
    page.lines(50, 50, ("Vasile Probescu", "Ceas inteligent", "PLM554", "Nu se încarcă"))
    rows = (
        ("Operațiune", "Cost"),
        ("Înlocuire bobină de încărcare", "240,00"),
        ("Manoperă", "150,00"),
    )
    end = page.grid(15, 76, (140, 40), rows)
    page.text(195, end + 8, "TOTAL ESTIMAT 390,00 lei", 11, bold=True, align="right")
    page.text(15, end + 20, "☐ Accept   ☐ Nu accept reparația la acest preț", 9)
