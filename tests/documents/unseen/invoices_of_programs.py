"""Invoices as the invoicing programs of Romanian shops and accountants print them."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.page import A4_WIDE, FpdfPage, Page, QtPage, ReportlabPage, cedillas
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(
    FpdfPage,
    Kind.INVOICE,
    number="SMD 1084",
    on="2026-10-05",
    issuer="88174302",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="605.00",
)
def title_in_the_middle_between_two_parties(page: Page) -> None:
    page.text(105, 22, "Factura", 20, bold=True, align="centre")
    page.text(105, 29, "seria SMD nr. 1084", 10, align="centre")
    page.text(105, 34, "din data de 05.10.2026", 10, align="centre")
    page.text(15, 22, "Furnizor", 8, ink=120)
    page.lines(
        15,
        27,
        ("DISPLAY IMPORT MODEL SRL", "CIF: RO88174302", "Reg. com.: J12/99031/2016"),
        step=4.5,
    )
    page.lines(15, 40.5, ("Adresa: Str. Morii nr. 4, Cluj-Napoca", "Jud. Cluj"), step=4.5)
    page.text(195, 22, "Client", 8, align="right", ink=120)
    client = ("TELEFIX MODEL SRL", "CIF: RO96642056", "Str. Lungă nr. 60", "Brașov, jud. Brașov")
    page.lines(195, 27, client, step=4.5, align="right")
    rows = (
        ("Nr.", "Denumirea produselor sau a serviciilor", "U.M.", "Cant.", "Preț", "Valoare"),
        ("1", 'Display compatibil 6,5"', "buc", "2", "220,00", "440,00"),
        ("2", "Transport", "buc", "1", "60,00", "60,00"),
    )
    end = page.grid(15, 60, (10, 80, 18, 18, 26, 28), rows)
    page.text(195, end + 8, "Total 500,00   TVA (21%) 105,00", align="right")
    page.text(195, end + 16, "Total plata 605,00 RON", 13, bold=True, align="right")
    page.text(15, 280, "Intocmit de: O. Model   Termen plata: 20.10.2026", 8)


@paper(
    _CORE,
    Kind.INVOICE,
    number="FGD 20417",
    on="2026-10-11",
    issuer="96642056",
    client="Probă Ilinca",
    total="242.00",
)
def series_number_and_date_as_columns_of_a_small_table(page: Page) -> None:
    page.text(12, 20, "TELEFIX MODEL SRL", 14, bold=True)
    seller = ("CUI RO96642056", "J08/99411/2019", "Str. Lungă nr. 60, Brașov", "Capital social 200")
    page.lines(12, 27, seller, 8, 4)
    page.text(198, 22, "FACTURA", 24, bold=True, align="right", ink=60)
    rows = (("Serie", "Numar", "Data"), ("FGD", "20417", "11.10.2026"))
    page.grid(135, 28, (18, 24, 21), rows, size=9)
    page.text(12, 58, "Beneficiar:", 9, bold=True)
    page.lines(12, 63, ("Probă Ilinca", "Persoană fizică", "Aleea Ghiocelului 1, Săcele"), 9)
    rows = (
        ("Descriere", "Cantitate", "Pret fara TVA", "TVA", "Total"),
        ("Inlocuire baterie", "1", "200,00", "42,00", "242,00"),
    )
    page.grid(12, 85, (86, 22, 28, 22, 28), rows, height=8, size=9)
    page.text(198, 112, "TOTAL DE PLATA: 242,00 lei", 12, bold=True, align="right")


@paper(
    _CORE,
    Kind.INVOICE,
    number="SGB 0001234",
    on="2026-10-12",
    issuer="90326151",
    customer="96642056",
    client="TELEFIX MODEL S.R.L.",
    total="1452.00",
)
def accountants_program_with_capitals_and_no_diacritics(page: Page) -> None:
    page.box(10, 10, 190, 48)
    seller = (
        "Furnizor: SCULE ELECTRONICE DEMO S.R.L.",
        "Nr.ord.reg.com./an: J40/99710/2011",
        "C.I.F.: RO 90326151",
        "Sediul: Bucuresti, sector 5, Sos. Alexandriei 999",
        "Contul: RO11DEMO0000000000090326",
        "Banca: DEMO BANK",
    )
    page.lines(12, 16, seller, 8)
    buyer = (
        "Cumparator: TELEFIX MODEL S.R.L.",
        "Nr.ord.reg.com./an: J08/99411/2019",
        "C.I.F.: RO96642056",
        "Sediul: Brasov, str. Lunga 60",
    )
    page.lines(128, 16, buyer, 8)
    page.text(100, 30, "FACTURA", 16, bold=True, align="centre")
    page.lines(82, 37, ("Seria: SGB Nr.: 0001234", "Data (ziua,luna,anul): 12/10/2026"), 8)
    page.text(82, 47, "Nr. aviz insotire marfa: -", 8)
    rows = (
        ("Nr. crt", "Denumirea produselor", "U.M.", "Cantitatea", "Pret unitar", "Valoarea", "TVA"),
        ("0", "1", "2", "3", "4", "5(3x4)", "6"),
        ("1", "STATIE DE LIPIT SMD", "BUC", "1.000", "1200.00", "1200.00", "252.00"),
    )
    page.grid(10, 62, (14, 66, 16, 22, 24, 26, 22), rows)
    page.text(12, 255, "Semnatura si stampila furnizorului", 7)
    page.text(110, 255, "TOTAL", 9, bold=True)
    page.text(172, 255, "1200.00", 9, align="right")
    page.text(196, 255, "252.00", 9, align="right")
    page.text(110, 263, "Total de plata (col.5+col.6)", 10, bold=True)
    page.text(196, 263, "1452.00", 11, bold=True, align="right")


@paper(
    ReportlabPage,
    Kind.INVOICE,
    number="OBD 00218",
    on="2026-10-14",
    issuer="92761046",
    customer="93118520",
    client="Taxi Exemplu SRL",
    total="1815.00",
)
def title_number_and_a_date_in_words_on_one_line(page: Page) -> None:
    page.box(0, 0, 210, 6, fill=70)
    page.text(20, 24, "Factura OBD 00218", 18, bold=True)
    page.text(20, 31, "Data emiterii: 14 octombrie 2026   ·   Scadența: 29 octombrie 2026", 9)
    page.text(20, 46, "FURNIZOR", 7, bold=True, ink=120)
    seller = ("Cablu & Conectică Model SRL", "RO92761046", "J23/99120/2020", "Otopeni, Ilfov")
    page.lines(20, 51, seller)
    page.text(115, 46, "CLIENT", 7, bold=True, ink=120)
    page.lines(115, 51, ("Taxi Exemplu SRL", "RO93118520", "Voluntari, Ilfov"))
    rows = (
        ("Produs / serviciu", "Cantitate", "Preț", "TVA", "Valoare"),
        ("Cablu USB-C 1 m", "100 buc", "15,00", "21%", "1.500,00"),
    )
    end = page.grid(20, 80, (80, 25, 22, 18, 25), rows, height=9, size=9, ruled=False)
    page.lines(145, end + 8, ("Subtotal", "TVA 21%", "Total"), 10, 7)
    page.lines(190, end + 8, ("1.500,00 lei", "315,00 lei", "1.815,00 lei"), 10, 7, align="right")


@paper(
    QtPage,
    Kind.INVOICE,
    number="FCT-00981",
    on="2026-10-01",
    issuer="89053210",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="3630.00",
)
def labels_on_the_left_values_on_the_right(page: Page) -> None:
    page.text(105, 25, "FACTURĂ FISCALĂ", 17, bold=True, face="serif", align="centre")
    labels = ("Nr. facturii:", "Data facturii:", "Data scadenței:", "Cota TVA:")
    page.lines(70, 36, labels, face="serif", align="right")
    page.lines(73, 36, ("FCT-00981", "01-10-2026", "15-10-2026", "21%"), face="serif")
    page.text(20, 66, "Vânzător: SOFT SERVICE PROBĂ SRL, CUI: RO89053210", face="serif")
    page.text(20, 71, "Iași, Str. Palat nr. 99, înreg. J22/99005/2012", face="serif")
    page.text(20, 80, "Cumpărător: TELEFIX MODEL SRL, CUI: RO96642056", face="serif")
    page.text(20, 85, "Brașov, Str. Lungă nr. 60", face="serif")
    rows = (
        ("Explicație", "Cant", "Valoare fără TVA", "Valoare TVA"),
        ("Licență program gestiune, 12 luni", "1", "3.000,00", "630,00"),
    )
    page.grid(20, 95, (90, 15, 35, 30), rows, face="serif")
    page.text(190, 122, "Total general: 3.630,00 RON", 12, bold=True, face="serif", align="right")


@paper(
    _CORE,
    Kind.INVOICE,
    number="WMD 77120",
    on="2026-10-09",
    issuer="94582071",
    customer="96642056",
    client="TELEFIX MODEL SRL",
    total="847.00",
)
def typewriter_with_spaced_title_and_lines_of_dashes(page: Page) -> None:
    rows = (
        "FURNIZOR: ACUMULATORI DEMO SRL           CUMPARATOR: TELEFIX MODEL SRL",
        "COD FISCAL: RO94582071                   COD FISCAL: RO96642056",
        "NR.REG.COM: J32/99822/2008               NR.REG.COM: J08/99411/2019",
        "LOCALITATEA: SIBIU                       LOCALITATEA: BRASOV",
        "",
        "                          F A C T U R A",
        "                    SERIA WMD  NUMARUL 77120",
        "                       DATA 09.10.2026",
        "",
        "-" * 78,
        "!NR! DENUMIRE PRODUS                  ! UM !  CANT !   PRET !   VALOARE !",
        "-" * 78,
        "! 1! ACUMULATOR LI-ION 4000 MAH       ! BUC!    10 !  70.00 !    700.00 !",
        "-" * 78,
        "                                             TOTAL FARA TVA        700.00",
        "                                             TVA 21%               147.00",
        "                                             TOTAL DE PLATA        847.00",
        "-" * 78,
        "DELEGAT: ______________  B.I./C.I. ________  SEMNATURA DE PRIMIRE _______",
    )
    page.lines(12, 20, rows, 9.5, 5, face="mono")


@paper(
    QtPage,
    Kind.INVOICE,
    number="BTD 4471823",
    on="2026-10-02",
    issuer="87643907",
    client="Dumitru Exemplaru",
    total="180.00",
)
def form_filled_in_by_hand(page: Page) -> None:
    def dotted(x: float, y: float, label: str, value: str) -> None:
        page.text(x, y, label, 8)
        page.text(x + len(label) * 1.7 + 3, y - 0.6, value, 11, face="serif", ink=90)
        page.text(x + len(label) * 1.7, y + 0.6, "." * 46, 8)

    page.box(8, 8, 194, 135)
    page.text(105, 18, "FACTURĂ", 16, bold=True, align="centre")
    dotted(75, 26, "Seria BTD nr.", "4471823")
    dotted(75, 33, "Data", "02.10.2026")
    dotted(12, 18, "Furnizor", "I.I. Model Viorel")
    dotted(12, 26, "C.I.F.", "87643907")
    dotted(12, 33, "Sediul", "Codlea, Str. Mare 2")
    dotted(140, 18, "Cumpărător", "Dumitru Exemplaru")
    dotted(140, 26, "C.I.F.", "-")
    rows = (
        ("Denumirea produselor", "U.M.", "Cantitatea", "Prețul unitar", "Valoarea"),
        ("Deblocare telefon", "buc", "1", "180,00", "180,00"),
        ("", "", "", "", ""),
        ("", "", "", "", ""),
    )
    page.grid(12, 48, (80, 16, 25, 32, 32), rows, height=9)
    page.text(12, 100, "Neplătitor de TVA", 8)
    page.text(140, 100, "TOTAL: 180,00 lei", 11, bold=True)
    page.text(12, 130, "Semnătura și ștampila furnizorului", 7)


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
