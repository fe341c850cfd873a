"""Invoices as the invoicing programs of Romanian shops and accountants print them."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import Page
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
