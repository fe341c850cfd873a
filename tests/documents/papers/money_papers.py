"""Invoices, proformas, stornos, receipts and estimates, each drawn as another program would."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gsmos_tray.documents.kinds import Kind
from tests.documents.papers.canvas import Canvas, block, row
from tests.documents.papers.paper import Paper

ISSUER = "Atelier Mobil Demo SRL"
ISSUER_CUI = "18547290"
BUYER = "Piese Pentru Toți SRL"
BUYER_CUI = "14398100"


def items(c: Canvas, y: float, size: float = 8) -> float:
    row(
        c,
        y,
        [
            (40, "Nr."),
            (65, "Denumirea produselor sau a serviciilor"),
            (300, "U.M."),
            (340, "Cant."),
            (390, "Preț unitar"),
            (460, "Valoare"),
            (520, "TVA"),
        ],
        size,
    )
    for number, (name, price, vat) in enumerate(
        [
            ("Înlocuire display Galaxy A52", "840,34", "176,47"),
            ("Folie de protecție", "42,02", "8,82"),
        ],
        1,
    ):
        y += 16
        row(
            c,
            y,
            [
                (40, str(number)),
                (65, name),
                (300, "buc"),
                (345, "1"),
                (390, price),
                (460, price),
                (520, vat),
            ],
            size,
        )
    return y + 24


def big_title_right(c: Canvas) -> None:
    block(
        c,
        40,
        60,
        [
            "Furnizor",
            ISSUER,
            f"CIF: RO{ISSUER_CUI}",
            "Reg. com.: J40/123/2015",
            "Adresa: Str. Lungă nr. 12, Sibiu",
            "IBAN: RO00DEMO0000000000000001",
        ],
    )
    c.text(380, 70, "Factura", 20, bold=True)
    block(c, 380, 90, ["Seria SMB nr. 0042", "Data (zi/luna/an): 14/03/2026", "Cota TVA: 21%"])
    block(c, 40, 170, ["Client", BUYER, f"CIF: RO{BUYER_CUI}", "Adresa: Str. Scurtă 1, Brașov"])
    y = items(c, 260)
    c.text(390, y, "Total", 9)
    c.text(460, y, "882,36", 9)
    c.text(380, y + 30, "Total plata 1.067,65 Lei", 12, bold=True)
    block(c, 40, 700, ["Întocmit de: Dana Exemplu", "Semnătura și ștampila furnizorului"])


def boxed_form(c: Canvas) -> None:
    c.text(250, 50, "FACTURĂ FISCALĂ", 14, bold=True)
    row(c, 72, [(220, "Nr. facturii"), (300, "1047")], 9)
    row(c, 86, [(220, "Data (ziua, luna, anul)"), (340, "05.02.2026")], 9)
    block(
        c,
        40,
        70,
        [
            f"Furnizor: {ISSUER}",
            "Nr. ord. reg. com.: J08/44/2018",
            f"C.I.F.: RO {ISSUER_CUI}",
            "Sediul: Brașov",
        ],
        8,
    )
    block(
        c,
        400,
        70,
        [
            f"Cumpărător: {BUYER}",
            "Nr. ord. reg. com.: J32/8/2011",
            f"C.I.F.: {BUYER_CUI}",
            "Sediul: Sibiu",
        ],
        8,
    )
    y = items(c, 200)
    row(c, y + 20, [(380, "Total de plată"), (470, "2.500,00")], 10)
    block(
        c,
        40,
        760,
        ["Date privind expediția", "Numele delegatului: -", "B.I./C.I. seria XX nr. 123456"],
        7,
    )


def one_line_title(c: Canvas) -> None:
    c.text(40, 60, "FACTURA FISCALĂ seria ABM nr. 000731 din data de 11.01.2026", 13, bold=True)
    block(c, 40, 90, ["VÂNZĂTOR", ISSUER, f"Cod fiscal: RO{ISSUER_CUI}", "Banca: Demo Bank"])
    block(c, 320, 90, ["CUMPĂRĂTOR", BUYER, f"Cod fiscal: RO{BUYER_CUI}", "Banca: Alta Bank"])
    y = items(c, 190)
    row(c, y, [(380, "TOTAL DE PLATĂ:"), (480, "1.190,00 RON")], 10)


def title_with_series(c: Canvas) -> None:
    c.text(40, 50, "OBL 0123", 10)
    c.text(40, 80, "FACTURĂ OBL 0123", 22, bold=True)
    block(c, 40, 105, ["Data emiterii: 05.01.2026", "Termen de plată: 20.01.2026"])
    block(c, 40, 150, ["Furnizor:", ISSUER, f"CUI: RO{ISSUER_CUI}", "Capital social: 200 lei"])
    block(c, 320, 150, ["Client:", "Ionescu Andreea", "Adresa: Cluj-Napoca"])
    y = items(c, 240)
    block(
        c,
        380,
        y,
        ["Subtotal: 420,17 lei", "TVA (21%): 88,24 lei", "Total de plată: 508,41 lei"],
        10,
    )


def typewriter(c: Canvas) -> None:
    block(
        c,
        40,
        50,
        [
            f"{ISSUER}                                   CLIENT: {BUYER}",
            f"CUI RO{ISSUER_CUI}   J40/123/2015             CUI: RO{BUYER_CUI}",
            "",
            "                          FACTURA",
            "              Seria WM   Nr. 5567   Data 28.02.2026",
            "",
            "NR  DENUMIRE PRODUS              UM   CANT   PRET UNITAR   VALOARE   TVA",
            "1   Acumulator compatibil        BUC  1      150.00        150.00    31.50",
            "",
            "                                        TOTAL DE PLATA      181.50 LEI",
            "Semnatura furnizor                      Semnatura de primire",
        ],
        9,
    )


def bilingual(c: Canvas) -> None:
    c.text(200, 55, "FACTURĂ / INVOICE", 18, bold=True)
    block(c, 200, 75, ["Seria / Series: EX   Nr. / No.: 1007", "Data / Date: 03.03.2026"])
    block(c, 40, 120, ["Furnizor / Seller:", ISSUER, f"CUI / VAT no.: RO{ISSUER_CUI}"])
    block(c, 320, 120, ["Client / Buyer:", "Handy Werk GmbH", "VAT no.: DE811111111"])
    y = items(c, 220)
    row(c, y, [(330, "Total de plată / Amount due:"), (490, "199,00 EUR")], 9)


def title_below_letterhead(c: Canvas) -> None:
    c.text(40, 50, "ATELIER MOBIL DEMO", 12, bold=True)
    block(
        c,
        40,
        66,
        [
            "Reparații telefoane și tablete",
            f"S.C. {ISSUER.upper()} · CUI {ISSUER_CUI} · J40/123/2015",
            "Str. Lungă nr. 12, Sibiu, tel. 0700 000 000",
            "IBAN RO00DEMO0000000000000001",
        ],
        8,
    )
    c.text(230, 250, "Factura nr. 88 / 17.03.2026", 15, bold=True)
    block(
        c, 40, 280, [f"Către: {BUYER}", f"CUI: {BUYER_CUI}", "Am livrat și facturat următoarele:"]
    )
    y = items(c, 340)
    c.text(380, y, "Total general: 700,00 lei", 10)


def letters_apart(c: Canvas) -> None:
    c.text(200, 60, "F A C T U R A", 20, bold=True)
    block(c, 200, 80, ["Seria: LX", "Numărul: 00915", "Data: 9 aprilie 2026"])
    block(c, 40, 130, [f"Furnizor: {ISSUER}", f"Cod unic de înregistrare: RO{ISSUER_CUI}"])
    block(c, 320, 130, [f"Beneficiar: {BUYER}", f"Cod unic de înregistrare: RO{BUYER_CUI}"])
    y = items(c, 210)
    c.text(380, y, "Rest de plată 355,00 lei", 10)


def table_of_marks(c: Canvas) -> None:
    c.text(40, 50, "Factură", 24)
    row(c, 80, [(40, "Serie și număr"), (200, "Data facturii"), (340, "Data scadenței")], 8)
    row(c, 94, [(40, "TBL-2026-0034"), (200, "2026-01-19"), (340, "2026-02-03")], 9)
    block(c, 40, 130, ["Emitent", ISSUER, f"CIF RO{ISSUER_CUI}"])
    block(c, 320, 130, ["Beneficiar", BUYER, f"CIF RO{BUYER_CUI}"])
    y = items(c, 220)
    row(c, y, [(390, "Total factură"), (480, "1.067,65")], 9)


def electronic(c: Canvas) -> None:
    c.text(230, 45, "RO eFactura", 16, bold=True)
    row(c, 70, [(330, "Nr. factură"), (410, "ROX 2210")], 8)
    row(c, 84, [(330, "Data emitere"), (410, "2026-02-11")], 8)
    block(c, 40, 70, ["VÂNZĂTOR"], 9)
    for number, (label, value) in enumerate(
        [
            ("Identificator", ISSUER_CUI),
            ("Denumire", ISSUER),
            ("Stradă", "Lungă 12"),
            ("Țara", "RO"),
        ]
    ):
        row(c, 84 + 12 * number, [(40, label), (110, value)], 8)
    block(c, 40, 160, ["CUMPĂRĂTOR"], 9)
    for number, (label, value) in enumerate([("Denumire", BUYER), ("Identificator", BUYER_CUI)]):
        row(c, 174 + 12 * number, [(40, label), (110, value)], 8)
    row(c, 220, [(40, "Moneda facturii"), (130, "RON"), (260, "Codul tipului"), (330, "380")], 8)
    y = items(c, 260)
    row(c, y, [(380, "TOTAL PLATĂ"), (480, "1067.65")], 9)


def telephone(c: Canvas) -> None:
    c.text(40, 50, "Telefonia Demo SA", 16, bold=True)
    c.text(40, 90, "Factura ta pentru luna ianuarie", 12)
    block(
        c,
        40,
        120,
        [
            "Factură seria TLD nr. 10020030",
            "Data emiterii: 01.02.2026",
            "Cod client: 99887766",
            "Data scadenței: 16.02.2026",
        ],
    )
    block(c, 320, 120, ["Client:", BUYER, f"CUI: RO{BUYER_CUI}"])
    block(
        c, 40, 200, ["Furnizor: Telefonia Demo SA", "CUI: RO22334455", "TVA 21%", "IBAN: RO00DEMO1"]
    )
    c.text(40, 280, "Total de plată: 76,50 lei", 11)


def proforma_of_its_own(c: Canvas) -> None:
    c.text(300, 60, "Factură proformă", 18, bold=True)
    block(c, 300, 82, ["Seria PF nr. 0017", "Data: 02.03.2026"])
    block(c, 40, 60, ["Furnizor:", ISSUER, f"CIF: RO{ISSUER_CUI}"])
    block(c, 40, 130, ["Client:", BUYER, f"CIF: RO{BUYER_CUI}"])
    y = items(c, 220)
    c.text(360, y, "Total de plată: 1.067,65 RON", 10)


def proforma_in_two_lines(c: Canvas) -> None:
    c.text(240, 60, "FACTURĂ", 16, bold=True)
    c.text(236, 82, "PROFORMĂ", 16, bold=True)
    row(c, 110, [(220, "Nr. 311"), (290, "din 20.02.2026")], 9)
    block(c, 40, 130, ["Prestator", ISSUER, f"CUI {ISSUER_CUI}"])
    block(c, 320, 130, ["Beneficiar", BUYER, f"CUI {BUYER_CUI}"])
    items(c, 220)


def invoice_after_proforma(c: Canvas) -> None:
    big_title_right(c)
    c.text(380, 134, "Proforma nr. 17 din 02.03.2026", 9)
    block(
        c,
        40,
        560,
        [
            "Conform proforma nr. 17 din 02.03.2026",
            "Proforma: PF 0017",
            "Achitat cu chitanța nr. 12 din 14.03.2026",
        ],
        8,
    )


def storno_by_title(c: Canvas) -> None:
    c.text(200, 60, "FACTURĂ STORNO", 18, bold=True)
    block(c, 200, 82, ["Seria SMB nr. 0043 din 15.03.2026", "la factura SMB 0042 din 14.03.2026"])
    block(c, 40, 120, ["Furnizor:", ISSUER, f"CIF: RO{ISSUER_CUI}"])
    block(c, 320, 120, ["Client:", BUYER, f"CIF: RO{BUYER_CUI}"])
    y = items(c, 220)
    c.text(360, y, "Total de plată: -1.067,65 lei", 10)


def storno_by_sum(c: Canvas) -> None:
    c.text(300, 60, "Factura", 20, bold=True)
    block(c, 300, 82, ["Seria SMB nr. 0044", "Data: 16.03.2026"])
    block(c, 40, 60, ["Furnizor:", ISSUER, f"CIF: RO{ISSUER_CUI}"])
    block(c, 40, 130, ["Client:", BUYER, f"CIF: RO{BUYER_CUI}"])
    row(
        c,
        220,
        [
            (40, "1"),
            (65, "Stornare factura SMB 0042"),
            (340, "-1"),
            (390, "882,36"),
            (460, "-882,36"),
        ],
    )
    c.text(360, 260, "Total plată: -1.067,65 lei", 10)
    c.text(40, 300, "Cota TVA 21%", 8)


def credit_note(c: Canvas) -> None:
    c.text(40, 60, "CREDIT NOTE", 18, bold=True)
    block(c, 40, 85, ["Number: CN-0008", "Issue date: 2026-03-18"])
    block(c, 40, 130, ["Seller", "Ecrane Demo SRL", "VAT ID: RO33445566"])
    block(c, 320, 130, ["Buyer", ISSUER, f"VAT ID: RO{ISSUER_CUI}"])
    block(
        c,
        40,
        220,
        [
            "Description   Quantity   Unit price   VAT   Total",
            "Display   1   100.00   21.00   121.00",
        ],
    )
    c.text(380, 270, "Amount due: -121.00 EUR", 10)


def receipt(c: Canvas) -> None:
    block(
        c,
        40,
        50,
        [f"Unitatea: {ISSUER}", f"C.I.F.: RO{ISSUER_CUI}", "Nr. reg. com.: J40/123/2015"],
        8,
    )
    c.text(220, 80, "CHITANȚĂ Nr. 255", 14, bold=True)
    c.text(220, 96, "Data: 14.03.2026", 9)
    block(
        c,
        40,
        130,
        [
            "Am primit de la Popa Mihai",
            "Adresa: Sibiu",
            "Suma de 350,00 lei, adică trei sute cincizeci lei",
            "Reprezentând contravaloarea facturii SMB 0042",
            "Casier,",
        ],
    )


def till_receipt(c: Canvas) -> None:
    block(
        c,
        220,
        40,
        [
            ISSUER.upper(),
            "STR. LUNGA 12 SIBIU",
            f"CIF: RO{ISSUER_CUI}",
            "",
            "1,000 X 60,00",
            "FOLIE STICLA          60,00 A",
            "TOTAL LEI       60,00",
            "TVA A 21%       10,41",
            "CARD            60,00",
            "BF: 0077",
        ],
        8,
    )
    c.text(230, 190, "BON FISCAL", 10, bold=True)
    c.text(220, 205, "14-03-2026 12:44   ID UNIC 0000", 8)


def estimate(c: Canvas) -> None:
    c.text(200, 60, "DEVIZ ESTIMATIV", 16, bold=True)
    c.text(200, 80, "Nr. 41 din 12.03.2026", 9)
    block(
        c,
        40,
        110,
        [
            f"Executant: {ISSUER}",
            "Client: Radu Ana",
            "Telefon: Xiaomi 12, IMEI: 000000000000000",
            "Defect constatat: display spart",
        ],
    )
    row(c, 190, [(40, "Manoperă"), (300, "150,00 lei")])
    row(c, 204, [(40, "Piese: display"), (300, "400,00 lei")])
    row(c, 230, [(40, "Total estimat"), (300, "550,00 lei")], 10)


def estimate_of_phone(c: Canvas) -> None:
    c.text(40, 60, "DEVIZ REPARAȚIE TELEFON", 15, bold=True)
    block(
        c,
        40,
        85,
        [
            "Cod reparație: KLM208",
            "Data: 10.03.2026",
            "Beneficiar: Radu Ana",
            "Model: iPhone 13",
            "Operațiuni: înlocuire acumulator",
            "Manoperă 100 lei",
            "Preț piese 200 lei",
            "TOTAL 300,00 lei",
        ],
    )


INVOICE = {"issuer_cui": ISSUER_CUI, "customer_cui": BUYER_CUI}
ALL = ("fpdf", "reportlab", "qt", "fpdf-core", "shuffled")
LOST = ("reportlab-core", "losing", "nineties")

PAPERS = [
    Paper(
        "big title on the right",
        Kind.INVOICE,
        big_title_right,
        "SMB 0042",
        date(2026, 3, 14),
        Decimal("1067.65"),
        customer=BUYER,
        engines=(*ALL, *LOST),
        **INVOICE,
    ),
    Paper(
        "boxed form",
        Kind.INVOICE,
        boxed_form,
        "1047",
        date(2026, 2, 5),
        Decimal("2500.00"),
        engines=(*ALL, *LOST),
        **INVOICE,
    ),
    Paper(
        "all in the title",
        Kind.INVOICE,
        one_line_title,
        "ABM 000731",
        date(2026, 1, 11),
        Decimal("1190.00"),
        engines=(*ALL, *LOST),
        **INVOICE,
    ),
    Paper(
        "title with series",
        Kind.INVOICE,
        title_with_series,
        "OBL 0123",
        date(2026, 1, 5),
        Decimal("508.41"),
        ISSUER_CUI,
        None,
        "Ionescu Andreea",
        engines=("fpdf", "qt"),
    ),
    Paper(
        "typewriter",
        Kind.INVOICE,
        typewriter,
        "WM 5567",
        date(2026, 2, 28),
        Decimal("181.50"),
        engines=("fpdf-core", "reportlab"),
    ),
    Paper(
        "two languages",
        Kind.INVOICE,
        bilingual,
        "EX 1007",
        date(2026, 3, 3),
        Decimal("199.00"),
        ISSUER_CUI,
        engines=("reportlab", "qt"),
    ),
    Paper(
        "title below the letterhead",
        Kind.INVOICE,
        title_below_letterhead,
        "88",
        date(2026, 3, 17),
        Decimal("700.00"),
        engines=("fpdf", "reportlab", "shuffled", "losing"),
        **INVOICE,
    ),
    Paper(
        "letters apart",
        Kind.INVOICE,
        letters_apart,
        "LX 00915",
        date(2026, 4, 9),
        Decimal("355.00"),
        engines=("fpdf", "qt"),
        **INVOICE,
    ),
    Paper(
        "marks in a table",
        Kind.INVOICE,
        table_of_marks,
        "TBL-2026-0034",
        date(2026, 1, 19),
        Decimal("1067.65"),
        engines=("fpdf", "reportlab", "shuffled"),
        **INVOICE,
    ),
    Paper(
        "as ANAF renders it",
        Kind.INVOICE,
        electronic,
        "ROX 2210",
        date(2026, 2, 11),
        Decimal("1067.65"),
        engines=("fpdf", "reportlab", "reportlab-core"),
        **INVOICE,
    ),
    Paper(
        "telephone bill",
        Kind.INVOICE,
        telephone,
        "TLD 10020030",
        date(2026, 2, 1),
        Decimal("76.50"),
        "22334455",
        BUYER_CUI,
        engines=("fpdf", "qt"),
    ),
    Paper(
        "proforma",
        Kind.PROFORMA,
        proforma_of_its_own,
        "PF 0017",
        date(2026, 3, 2),
        Decimal("1067.65"),
        engines=("fpdf", "reportlab-core", "losing"),
        **INVOICE,
    ),
    Paper(
        "proforma in two lines",
        Kind.PROFORMA,
        proforma_in_two_lines,
        "311",
        date(2026, 2, 20),
        engines=("fpdf", "reportlab", "shuffled"),
        **INVOICE,
    ),
    Paper(
        "invoice that names a proforma",
        Kind.INVOICE,
        invoice_after_proforma,
        "SMB 0042",
        date(2026, 3, 14),
        engines=("fpdf", "shuffled"),
        **INVOICE,
    ),
    Paper(
        "storno by its title",
        Kind.STORNO,
        storno_by_title,
        "SMB 0043",
        date(2026, 3, 15),
        Decimal("-1067.65"),
        engines=("fpdf", "reportlab", "nineties"),
        **INVOICE,
    ),
    Paper(
        "storno by its sum",
        Kind.STORNO,
        storno_by_sum,
        "SMB 0044",
        date(2026, 3, 16),
        Decimal("-1067.65"),
        engines=("fpdf", "qt"),
        **INVOICE,
    ),
    Paper(
        "credit note",
        Kind.STORNO,
        credit_note,
        "CN-0008",
        date(2026, 3, 18),
        Decimal("-121.00"),
        "33445566",
        ISSUER_CUI,
        engines=("reportlab",),
    ),
    Paper(
        "receipt",
        Kind.RECEIPT,
        receipt,
        "255",
        date(2026, 3, 14),
        Decimal("350.00"),
        customer="Popa Mihai",
        engines=("fpdf", "reportlab-core", "losing"),
    ),
    Paper("receipt of a till", Kind.RECEIPT, till_receipt, engines=("fpdf", "reportlab")),
    Paper(
        "estimate",
        Kind.ESTIMATE,
        estimate,
        "41",
        date(2026, 3, 12),
        Decimal("550.00"),
        customer="Radu Ana",
        engines=("fpdf", "qt"),
    ),
    Paper(
        "estimate for a phone",
        Kind.ESTIMATE,
        estimate_of_phone,
        day=date(2026, 3, 10),
        total=Decimal("300.00"),
        repair_code="KLM208",
        engines=("reportlab", "reportlab-core"),
    ),
]
