"""Protocols and sheets with which devices come to a shop and leave it."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import A5, Page
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)
_BOXES = partial(ReportlabPage, core=True)
_SHOP = "96642056"


@paper(
    _BOXES,
    Kind.RECEPTION_PROTOCOL,
    code="WQS731",
    on="2026-10-12",
    issuer=_SHOP,
    client="Andra Exemplu",
    unasked="number",
)
def reception_sheet_with_boxes_for_letters(page: Page) -> None:
    page.box(0, 0, 210, 40, fill=90)
    page.text(105, 20, "FIȘĂ DE RECEPȚIE", 20, bold=True, align="centre", ink=255)
    page.text(105, 30, "platformă service", 10, align="centre", ink=255)
    page.lines(20, 55, ("TELEFIX MODEL SRL", "CUI: RO96642056", "Tel: 0700000000"))
    page.box(20, 75, 170, 14, fill=235)
    page.text(24, 81, "Fișă Service: WQS731", 11, bold=True)
    page.text(24, 86, "Data: 12.10.2026 10:15", 8)
    page.text(130, 81, "Status: În lucru", 9)
    page.text(20, 102, "INFORMAȚII CLIENT", 10, bold=True)
    page.lines(20, 108, ("Nume: Andra Exemplu", "Telefon: 0700000001"))
    page.text(20, 126, "INFORMAȚII DISPOZITIV", 10, bold=True)
    page.lines(20, 132, ("Model: telefon 6 inch", "IMEI: 350000000007310"))
    page.text(20, 150, "DEFECTE RECLAMATE", 10, bold=True)
    page.text(20, 156, "Nu se aude în convorbire")
    page.text(20, 230, "Semnătură client: __________      Semnătură tehnician: __________")


@paper(
    _CORE,
    Kind.RECEPTION_PROTOCOL,
    number="2210",
    on="2026-10-14",
    issuer=_SHOP,
    client="SC Florarie Exemplu SRL",
    customer="90326151",
    unasked="repair_code",
)
def protocol_of_entry_into_service(page: Page) -> None:
    page.lines(15, 18, ("TELEFIX MODEL SRL", "C.I.F. RO96642056", "Brasov, Str. Lunga 60"), 10)
    page.text(105, 42, "PROCES VERBAL DE INTRARE IN SERVICE", 14, bold=True, align="centre")
    page.text(105, 49, "nr. 2210 / 14.10.2026", 10, align="centre")
    rows = (
        ("CLIENT", "SC Florarie Exemplu SRL"),
        ("C.I.F. client", "RO90326151"),
        ("PRODUS", "Casa de marcat portabila"),
        ("SERIE", "CM 00440019"),
        ("DEFECT", "Nu tipareste"),
        ("ACCESORII", "Alimentator"),
    )
    page.grid(15, 58, (50, 130), (("Camp", "Valoare"), *rows), height=8, size=10)
    page.flow(
        15,
        125,
        180,
        "Clientul a luat la cunostinta ca in lipsa unei facturi sau a unui"
        " certificat de garantie reparatia se face contra cost.",
        9,
    )
    page.text(15, 150, "Am predat,                                            Am primit,", 10)


@paper(
    QtPage,
    Kind.RECEPTION_PROTOCOL,
    code="RKD-20931",
    on="2026-10-15",
    issuer=_SHOP,
    client="Sorin Probă",
    unasked="number",
)
def protocol_written_as_a_letter(page: Page) -> None:
    page.text(105, 40, "Proces-verbal de primire a produsului", 15, face="serif", align="centre")
    page.text(105, 47, "încheiat la 15.10.2026", 10, face="serif", align="centre")
    said = (
        "Subscrisa TELEFIX MODEL SRL, CUI RO96642056, a primit în atelier, spre diagnosticare și"
        " reparare, de la domnul Sorin Probă, un laptop de 14 inch, seria LP-7712, cu defectul"
        " declarat «nu pornește», înregistrat sub codul de reparație RKD-20931."
    )
    page.flow(25, 62, 160, said, 11, "serif")
    page.flow(
        25, 95, 160, "Produsul prezintă zgârieturi pe capac. S-a predat cu încărcător.", 11, "serif"
    )
    page.text(30, 125, "Clientul", 11, face="serif")
    page.text(140, 125, "Service-ul", 11, face="serif")


@paper(
    partial(FpdfPage, A5),
    Kind.RECEPTION_PROTOCOL,
    code="B-7714",
    on="2026-10-20",
    issuer=_SHOP,
    client="Lucia Exemplaru",
    unasked="number",
)
def proof_of_taking_in_on_half_a_sheet(page: Page) -> None:
    page.text(8, 12, "telefix", 16, bold=True)
    page.text(140, 10, "TELEFIX MODEL SRL RO96642056", 6, align="right")
    page.text(74, 26, "Dovadă de primire în service", 12, bold=True, align="centre")
    page.text(74, 36, "B-7714", 20, bold=True, align="centre")
    page.text(74, 42, "cod reparație (păstrați bonul)", 7, align="centre")
    rows = (
        ("Primit la", "20.10.2026 16:40"),
        ("Client", "Lucia Exemplaru"),
        ("Aparat", "căști fără fir"),
        ("Problema", "casca dreaptă mută"),
    )
    page.grid(10, 50, (30, 98), (("", ""), *rows), ruled=False)


@paper(
    ReportlabPage,
    Kind.HANDOVER_PROTOCOL,
    number="88",
    on="2026-10-16",
    issuer=_SHOP,
    client="Sorin Probă",
    code="RKD-20931",
    unasked="total",
)
def protocol_of_handing_over(page: Page) -> None:
    page.text(20, 20, "TELEFIX MODEL SRL", 11, bold=True)
    page.text(20, 25, "RO96642056 · J08/99411/2019", 8)
    page.text(105, 50, "PROCES VERBAL DE PREDARE-PRIMIRE", 14, bold=True, align="centre")
    page.text(105, 57, "Nr. 88 din 16.10.2026", 10, align="centre")
    page.flow(
        20,
        72,
        170,
        "Încheiat între TELEFIX MODEL SRL, în calitate de prestator, și Sorin"
        " Probă, în calitate de client, cu ocazia predării produsului reparat.",
        10,
    )
    rows = (
        ("Produs", "Serie", "Cod reparație", "Stare"),
        ("Laptop 14 inch", "LP-7712", "RKD-20931", "funcțional"),
    )
    page.grid(20, 90, (60, 35, 40, 35), rows, height=8)
    page.text(20, 115, "S-a emis factura FGD 20431 în valoare de 380,00 lei.", 9)
    page.text(30, 150, "AM PREDAT")
    page.text(140, 150, "AM PRIMIT")


@paper(
    QtPage,
    Kind.HANDOVER_PROTOCOL,
    number="412",
    on="2026-10-18",
    issuer=_SHOP,
    client="FLORĂRIA PROBĂ SRL",
    unasked="repair_code customer_cui",
)
def protocol_of_leaving_the_service(page: Page) -> None:
    title = "PROCES VERBAL DE IEȘIRE PRODUS DIN SERVICE"
    page.text(105, 25, title, 13, bold=True, face="mono", align="centre")
    page.text(20, 40, "Număr document : 412", 10, face="mono")
    page.text(20, 46, "Data           : 18.10.2026", 10, face="mono")
    page.text(20, 52, "Unitate service: TELEFIX MODEL SRL (RO96642056)", 10, face="mono")
    page.text(20, 58, "Beneficiar     : FLORĂRIA PROBĂ SRL", 10, face="mono")
    page.text(20, 64, "Produs         : Casă de marcat portabilă, CM 00440019", 10, face="mono")
    page.text(20, 70, "Lucrări        : înlocuit cap termic", 10, face="mono")
    page.text(20, 90, "Produsul a fost testat în prezența beneficiarului.", 10, face="mono")


@paper(
    _CORE,
    Kind.HANDOVER_PROTOCOL,
    code="WQS731",
    on="2026-10-19",
    issuer=_SHOP,
    client="Andra Inchipuita",
    unasked="number total",
)
def sheet_of_leaving_in_a_frame(page: Page) -> None:
    page.box(10, 10, 190, 130)
    page.text(15, 20, "FISA DE IESIRE", 16, bold=True)
    page.text(195, 20, "WQS731", 16, bold=True, align="right")
    page.text(15, 28, "Telefix Model SRL, CUI RO96642056", 8)
    labels = (
        "Client:",
        "Aparat:",
        "IMEI:",
        "Data iesirii:",
        "Tehnician:",
        "Reparatie:",
        "Achitat:",
    )
    values = ("Andra Inchipuita", "telefon 6 inch", "350000000007310", "19.10.2026", "M. Demo")
    page.lines(15, 42, labels, 10, 7, bold=True)
    page.lines(50, 42, (*values, "schimbat difuzor", "150,00 lei cash"), 10, 7)
    page.text(15, 125, "Garantie manopera 3 luni. Semnatura client ____________", 9)


@paper(
    FpdfPage,
    Kind.HANDOVER_PROTOCOL,
    on="2026-10-22",
    issuer=_SHOP,
    client="Taxi Exemplu SRL",
    code="FLT003",
    unasked="number customer_cui",
)
def handing_over_of_many_devices_in_lower_case(page: Page) -> None:
    page.text(15, 25, "proces verbal de predare", 18)
    page.text(15, 33, "22 octombrie 2026, Brașov", 10)
    page.text(15, 45, "predă: Telefix Model SRL (CUI RO96642056)", 10)
    page.text(15, 51, "primește: Taxi Exemplu SRL (CUI RO93118520)", 10)
    page.text(15, 57, "cod reparație: FLT003", 10)
    rows = [("nr", "terminal", "imei", "observații")]
    rows += [(str(n), f"telefon flotă {n}", f"35000000000{n:04}", "reparat") for n in range(1, 13)]
    page.grid(15, 66, (12, 60, 50, 55), rows)
