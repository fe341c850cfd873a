"""Invoices whose letters, titles or headings make reading hard, and renderings of XML."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import A4_WIDE, Page, cedillas
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(
    ReportlabPage,
    Kind.INVOICE,
    number="NRB 552",
    on="2026-10-20",
    issuer="90877312",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="1210.00",
)
def rendering_of_an_xml_with_headings_before_their_values(page: Page) -> None:
    page.text(105, 15, "RO eFactura", 16, align="centre")
    left = ("VANZATOR", "Identificator", "Denumire", "Nume", "Nr. inregistrare", "Strada", "Oras")
    page.lines(10, 20, left, 7, 4)
    values = ("90877312", "CHIRII MODEL SA", "CHIRII MODEL SA", "J40/99222/1999", "Str. Turn 1")
    page.lines(38, 24, (*values, "SECTOR1"), 7, 4)
    labels = ("Nr. factura", "Codul tipului", "Data emitere", "Data scadenta", "Moneda facturii")
    page.lines(80, 26, labels, 8, 4.5)
    page.lines(115, 26, ("NRB 552", "380", "2026-10-20", "2026-11-04", "RON"), 8, 4.5)
    right = ("CUMPARATOR", "Denumire", "Identificator", "Strada", "Oras")
    page.lines(145, 20, right, 7, 4)
    page.lines(170, 24, ("TELEFIX MODEL SRL", "96642056", "Str. Lunga 60", "Brasov"), 7, 4)
    heads = ("TOTAL NET", "VALOARE TOTALA fara TVA", "VALOARE TOTALA cu TVA", "SUMA PLATITA")
    for x, head, value in zip(
        (10, 50, 105, 160), heads, ("1000.00", "1000.00", "1210.00", "0.00"), strict=True
    ):
        page.text(x, 66, head, 7, bold=True)
        page.text(x, 71, value, 7)
    page.text(10, 80, "TOTAL PLATA", 8, bold=True)
    page.text(50, 80, "1210.00", 8)
    rows = (
        (
            "LINIA",
            "Nume articol/Descriere articol",
            "Pretul net",
            "Cantitate",
            "UM",
            "Valoare neta",
        ),
        ("1", "Chirie octombrie", "1000.00", "1.000", "H87", "1000.00"),
    )
    page.grid(10, 92, (14, 80, 24, 24, 14, 30), rows, ruled=False)
    page.text(105, 288, "Pagina 1 din 1", 7, align="centre")


@paper(
    QtPage,
    Kind.INVOICE,
    number="MLT 2026-0391",
    on="2026-10-28",
    issuer="79864125",
    customer="90326151",
    client="FLORĂRIA PROBĂ SRL",
    total="302.50",
)
def readable_rendering_with_iso_date_after_a_slash(page: Page) -> None:
    page.box(10, 10, 190, 16, fill=225)
    page.text(14, 20, "FACTURĂ MLT 2026-0391 / 2026-10-28", 13, bold=True)
    page.text(196, 17, "Tip document: 380 (Factură)", 7, align="right")
    page.text(196, 22, "Instrument plată: 42 (Cont bancar)", 7, align="right")
    for x, head, lines in (
        (10, "VÂNZĂTOR", ("Nume: MULTISERV DEMO SRL", "CIF: RO79864125", "Localitate: Ploiești")),
        (106, "CUMPĂRĂTOR", ("Nume: FLORĂRIA PROBĂ SRL", "CIF: RO90326151", "Localitate: Pitești")),
    ):
        page.box(x, 30, 94, 28)
        page.text(x + 47, 36, head, 9, bold=True, align="centre")
        page.lines(x + 3, 42, lines, 8)
    rows = (
        ("Linia", "Nume articol", "Preț net", "Monedă", "Cantitate", "U.M.", "Valoare netă"),
        ("1", "Reparație terminal POS", "250.00", "RON", "1", "H87 (buc.)", "250.00"),
    )
    page.grid(10, 64, (12, 70, 22, 18, 20, 24, 24), rows, ruled=False)
    for x, head, value in (
        (10, "TOTAL FĂRĂ TVA", "250.00"),
        (75, "TVA 21%", "52.50"),
        (140, "TOTAL", "302.50"),
    ):
        page.box(x, 250, 60, 18)
        page.text(x + 30, 257, head, 8, align="centre")
        page.text(x + 30, 264, value, 11, bold=True, align="centre")


@paper(
    partial(ReportlabPage, core=True),
    Kind.INVOICE,
    number="TLX 00417",
    on="2026-10-19",
    issuer="96642056",
    client="George Probescu",
    total="363.00",
)
def letters_without_a_glyph_are_boxes(page: Page) -> None:
    page.text(20, 25, "FACTURĂ FISCALĂ", 16, bold=True)
    page.text(20, 32, "Seria TLX nr. 00417 din 19.10.2026", 10)
    page.lines(20, 44, ("Furnizor: TELEFIX MODEL SRL", "CUI: RO96642056", "Brașov, Str. Lungă 60"))
    page.lines(120, 44, ("Cumpărător: George Probescu", "Săcele, Str. Brândușelor 5"))
    rows = (
        ("Nr.", "Denumire serviciu", "Cantitate", "Preț", "Valoare"),
        ("1", "Înlocuire sticlă spate și ramă", "1", "300,00", "300,00"),
    )
    page.grid(20, 65, (12, 90, 22, 24, 24), rows)
    page.text(192, 92, "Total fără TVA 300,00 lei   TVA 63,00 lei", align="right")
    page.text(192, 100, "TOTAL PLATĂ: 363,00 lei", 12, bold=True, align="right")


@paper(
    FpdfPage,
    Kind.INVOICE,
    number="CJV 318",
    on="2026-10-23",
    issuer="95236483",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="2420.00",
)
def keyboards_of_before_2007(page: Page) -> None:
    said = (
        "S.C. REŢELE ŞI ANTENE PROBĂ S.R.L.",
        "Cod de înregistrare fiscală: RO 95236483",
        "Piteşti, Bd. Republicii nr. 999, judeţul Argeş",
    )
    page.lines(15, 20, said, face="serif")
    page.text(105, 45, cedillas("FACTURĂ"), 18, bold=True, face="serif", align="centre")
    page.text(105, 52, "Nr. CJV 318 / 23.10.2026", 11, face="serif", align="centre")
    page.text(15, 66, cedillas("Către: TELEFIX MODEL SRL, CIF RO96642056, Braşov"), face="serif")
    rows = (
        (cedillas("Denumirea serviciilor"), "Cantitate", cedillas("Preţ"), "Valoare"),
        (cedillas("Instalare reţea în spaţiul comercial"), "1", "2.000,00", "2.000,00"),
    )
    page.grid(15, 74, (95, 25, 30, 30), rows, height=8, face="serif")
    page.text(15, 100, "TVA 21%: 420,00 lei", face="serif")
    page.text(15, 107, cedillas("Total de plată: 2.420,00 lei"), 12, bold=True, face="serif")


@paper(
    partial(FpdfPage, A4_WIDE),
    Kind.INVOICE,
    number="LND/2026/0044",
    on="2026-10-30",
    issuer="91509360",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="968.00",
)
def title_turned_along_the_edge_of_a_wide_page(page: Page) -> None:
    page.box(8, 8, 18, 194, fill=215)
    page.text(21, 190, "FACTURĂ", 30, bold=True, turn=90)
    page.text(35, 20, "Număr: LND/2026/0044", 12, bold=True)
    page.text(35, 27, "Emisă: 30.10.2026", 10)
    page.text(35, 33, "Scadentă: 14.11.2026", 10)
    page.lines(130, 20, ("De la", "STUDIO LUMINĂ DEMO SRL", "CUI 91509360", "Timișoara"))
    page.lines(215, 20, ("Pentru", "TELEFIX MODEL SRL", "CUI RO96642056", "Brașov"))
    rows = (
        ("Serviciu", "Ore", "Tarif", "Sumă"),
        ("Fotografii de produs", "8", "100,00", "800,00"),
    )
    page.grid(35, 60, (150, 25, 35, 40), rows, height=10, size=10)
    page.lines(
        285, 100, ("Net: 800,00", "TVA 21%: 168,00", "De plată: 968,00 lei"), 11, 7, align="right"
    )


@paper(
    QtPage,
    Kind.INVOICE,
    number="JMB 6600",
    on="2026-10-26",
    issuer="92816508",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="484.00",
)
def printed_from_the_bottom_to_the_top(page: Page) -> None:
    page.text(20, 285, "Vă mulțumim! www.ambalaje-demo.example", 8)
    page.text(190, 130, "484,00", 12, bold=True, align="right")
    page.text(140, 130, "Total de plată", 12, bold=True)
    page.text(190, 123, "84,00", 9, align="right")
    page.text(140, 123, "TVA 21%", 9)
    rows = (("Produs", "Cantitate", "Valoare"), ("Cutii carton", "500", "400,00"))
    page.grid(20, 90, (110, 30, 30), rows)
    page.lines(115, 55, ("Cumpărător", "TELEFIX MODEL SRL", "CUI: RO96642056"))
    page.lines(20, 55, ("Furnizor", "AMBALAJE DEMO SRL", "CUI: RO92816508"))
    page.text(190, 34, "Data: 26/10/2026", 10, align="right")
    page.text(190, 28, "Nr.: JMB 6600", 10, align="right")
    page.text(190, 20, "FACTURĂ", 20, bold=True, align="right")


@paper(
    ReportlabPage,
    Kind.INVOICE,
    number="PLX0009914",
    on="2026-10-29",
    issuer="9134720659",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="8712.00",
)
def long_list_whose_total_is_on_the_second_page(page: Page) -> None:
    page.text(15, 18, "PIESE EN-GROS DEMO SRL | CUI RO9134720659 | J40/99456/2020", 9, bold=True)
    page.text(15, 30, "Factură", 16, bold=True)
    page.text(15, 36, "Document: PLX0009914    Data document: 29.10.2026    Pagina 1 din 2", 9)
    page.text(15, 42, "Facturat către: TELEFIX MODEL SRL, RO96642056, Brașov", 9)
    head = ("Cod", "Denumire", "Cant", "Preț", "Valoare")
    rows = [(f"PX{n:04}", f"Piesă model {n}", "2", "75,00", "150,00") for n in range(1, 49)]
    page.grid(15, 48, (25, 85, 15, 25, 30), (head, *rows[:36]))
    page.text(15, 288, "continuare pe pagina 2", 7)
    page.more()
    page.text(15, 18, "PIESE EN-GROS DEMO SRL    PLX0009914    Pagina 2 din 2", 9)
    end = page.grid(15, 24, (25, 85, 15, 25, 30), (head, *rows[36:]))
    page.lines(195, end + 8, ("Net 7.200,00", "TVA 21% 1.512,00"), align="right")
    page.text(195, end + 20, "Total de plată 8.712,00 RON", 12, bold=True, align="right")
