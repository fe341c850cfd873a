"""What a repair shop hands out, each as another program would draw it."""

from __future__ import annotations

from datetime import date

from gsmos_tray.documents.kinds import Kind
from tests.documents.papers.canvas import Canvas, block, row
from tests.documents.papers.paper import Paper

SHOP = ["Atelier Mobil Demo SRL", "CUI: RO18547290", "Tel: 0700 000 000"]
DEVICE = [
    "Model: Samsung Galaxy S21",
    "IMEI: 350000000000000",
    "Serie: R58XXXX",
    "Defect reclamat: nu se încarcă",
    "Accesorii: husă",
    "Stare: zgârieturi",
]
LAW = [
    "Garanția se acordă potrivit legii. Se pierde dacă produsul a fost desfăcut de alte persoane.",
    "Prezentul document se păstrează împreună cu factura și cu bonul fiscal de cumpărare.",
]


def reception(c: Canvas) -> None:
    c.text(190, 60, "FIȘĂ DE RECEPȚIE", 18, bold=True)
    block(c, 40, 90, SHOP)
    block(
        c, 40, 140, ["Fișă service: ABC123", "Data: 19.03.2026 14:20", "Termen estimat: 21.03.2026"]
    )
    block(c, 40, 200, ["DATE CLIENT", "Nume: Toma Elena", "Telefon: 0711 111 111"])
    block(c, 40, 260, ["DATE DISPOZITIV", *DEVICE])
    row(c, 700, [(40, "Semnătura client"), (340, "Semnătura tehnician")])


def taking_in(c: Canvas) -> None:
    c.text(110, 60, "PROCES-VERBAL DE INTRARE ÎN SERVICE", 14, bold=True)
    c.text(220, 78, "Nr. DEF456 / 20.03.2026", 10)
    block(
        c,
        40,
        110,
        ["Subsemnatul Toma Elena, client, am predat spre reparație produsul de mai jos:", *DEVICE],
    )
    block(c, 40, 300, ["Operator: Dan", "Am luat cunoștință de condițiile de service."])


def short_reception(c: Canvas) -> None:
    c.text(40, 50, "Atelier Mobil Demo", 20, bold=True)
    c.text(40, 80, "Bon de primire în service #GHI789", 12, bold=True)
    block(
        c,
        40,
        105,
        [
            "21.03.2026",
            "Client: Toma Elena",
            "Telefon: iPhone 12",
            "Problema: ecran spart",
            "Cod deblocare: da",
            "Preluat de: Dan",
        ],
    )


def handing_over(c: Canvas) -> None:
    c.text(120, 60, "PROCES VERBAL DE PREDARE-PRIMIRE", 15, bold=True)
    block(
        c,
        40,
        90,
        [
            "Cod reparație: JKL321",
            "Data: 22.03.2026",
            "Client: Toma Elena",
            *DEVICE,
            "Reparație efectuată: înlocuit mufă",
            "Am primit produsul în stare de funcționare.",
            "Factura nr. 0123 din 22.03.2026",
        ],
    )


def going_out(c: Canvas) -> None:
    c.text(90, 60, "PROCES VERBAL DE IEȘIRE PRODUS DIN SERVICE", 13, bold=True)
    block(c, 40, 90, SHOP)
    block(
        c,
        40,
        140,
        ["Nr. fișă: MNO654", "Data ieșirii: 23.03.2026", "Beneficiar: Toma Elena", *DEVICE],
    )


def exit_sheet(c: Canvas) -> None:
    c.text(200, 60, "Fișă de ieșire", 18)
    block(
        c,
        40,
        90,
        [
            "Reparația nr. PQR987",
            "Data: 24.03.2026",
            "Client: Toma Elena",
            *DEVICE,
            "Tehnician: Dan",
        ],
    )


def warranty(c: Canvas) -> None:
    c.text(160, 60, "CERTIFICAT DE GARANȚIE", 18, bold=True)
    block(
        c,
        40,
        100,
        [
            "Vânzător: Atelier Mobil Demo SRL",
            "Cumpărător: Toma Elena",
            "Produs: Acumulator iPhone 12",
            "Perioada de garanție: 12 luni",
            "Cumpărate cu factura 0123456 din 25.03.2026",
            "Factura 0123456 / Factura fiscală nr. 0123456",
        ],
    )
    block(c, 40, 220, ["Condiții de garanție", *LAW, *LAW], 7)


def quality_and_warranty(c: Canvas) -> None:
    c.text(100, 60, "CERTIFICAT DE CALITATE ȘI GARANȚIE", 14, bold=True)
    c.text(230, 78, "Nr. 77 din 25.03.2026", 9)
    block(
        c,
        40,
        110,
        [
            "Unitatea: Atelier Mobil Demo SRL",
            "Client: Toma Elena",
            "Dispozitiv: Samsung S21",
            "Cod reparație: STU147",
            "Termen de garanție: 90 zile",
            *LAW,
        ],
    )


def warranty_in_two_lines(c: Canvas) -> None:
    c.text(220, 60, "CERTIFICAT", 20, bold=True)
    c.text(214, 84, "DE GARANȚIE", 20, bold=True)
    block(
        c,
        40,
        120,
        [
            "Produsul: Display Huawei P30",
            "Client: Toma Elena",
            "Valabil: 6 luni",
            "Service: Atelier Mobil Demo",
            *LAW,
        ],
    )


def technical(c: Canvas) -> None:
    c.text(210, 60, "FIȘĂ TEHNICĂ", 18, bold=True)
    block(
        c,
        40,
        95,
        [
            "Cod reparație: VWX258",
            "Data: 26.03.2026",
            *DEVICE,
            "Diagnostic: mufă oxidată",
            "Tehnician: Dan",
        ],
    )


def service_sheet(c: Canvas) -> None:
    c.text(210, 60, "FIȘĂ DE SERVICE", 16, bold=True)
    c.text(210, 80, "Nr. YZA369", 12)
    block(
        c, 40, 110, [*SHOP, "Client: Toma Elena", *DEVICE, "Manoperă: 100 lei", "Data: 27.03.2026"]
    )


def finding(c: Canvas) -> None:
    c.text(190, 60, "NOTĂ DE CONSTATARE", 15, bold=True)
    block(
        c,
        40,
        95,
        [
            "Comanda service nr. BCD741",
            "Data: 28.03.2026",
            "Client: Toma Elena",
            *DEVICE,
            "Constatare: placa de bază defectă",
        ],
    )


LOST = ("reportlab-core", "losing", "nineties")
PAPERS = [
    Paper(
        "reception sheet",
        Kind.RECEPTION_PROTOCOL,
        reception,
        day=date(2026, 3, 19),
        repair_code="ABC123",
        customer="Toma Elena",
        engines=("fpdf", "qt", "shuffled", *LOST),
    ),
    Paper(
        "taking in",
        Kind.RECEPTION_PROTOCOL,
        taking_in,
        day=date(2026, 3, 20),
        repair_code="DEF456",
        engines=("fpdf", "reportlab-core"),
    ),
    Paper(
        "short reception",
        Kind.RECEPTION_PROTOCOL,
        short_reception,
        customer="Toma Elena",
        engines=("fpdf", "qt"),
    ),
    Paper(
        "handing over",
        Kind.HANDOVER_PROTOCOL,
        handing_over,
        day=date(2026, 3, 22),
        repair_code="JKL321",
        customer="Toma Elena",
        engines=("fpdf", "reportlab", "losing"),
    ),
    Paper(
        "going out",
        Kind.HANDOVER_PROTOCOL,
        going_out,
        day=date(2026, 3, 23),
        repair_code="MNO654",
        customer="Toma Elena",
        engines=("reportlab", "reportlab-core", "shuffled"),
    ),
    Paper(
        "exit sheet",
        Kind.HANDOVER_PROTOCOL,
        exit_sheet,
        day=date(2026, 3, 24),
        repair_code="PQR987",
        engines=("fpdf", "qt", "nineties"),
    ),
    Paper(
        "warranty",
        Kind.WARRANTY,
        warranty,
        customer="Toma Elena",
        engines=("fpdf", "reportlab", *LOST),
    ),
    Paper(
        "quality and warranty",
        Kind.WARRANTY,
        quality_and_warranty,
        "77",
        date(2026, 3, 25),
        repair_code="STU147",
        engines=("fpdf", "reportlab-core"),
    ),
    Paper(
        "warranty in two lines", Kind.WARRANTY, warranty_in_two_lines, engines=("fpdf", "reportlab")
    ),
    Paper(
        "technical sheet",
        Kind.TECHNICAL_SHEET,
        technical,
        day=date(2026, 3, 26),
        repair_code="VWX258",
        engines=("fpdf", "reportlab-core", "losing"),
    ),
    Paper(
        "service sheet",
        Kind.REPAIR_DOCUMENT,
        service_sheet,
        day=date(2026, 3, 27),
        repair_code="YZA369",
        engines=("fpdf", "qt"),
    ),
    Paper(
        "finding",
        Kind.REPAIR_DOCUMENT,
        finding,
        day=date(2026, 3, 28),
        repair_code="BCD741",
        engines=("fpdf", "reportlab-core"),
    ),
]
