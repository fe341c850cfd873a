"""Papers of trade that are none of the shop's documents, however much they speak of them."""

from __future__ import annotations

from functools import partial

from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import A5, Page
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(QtPage)
def price_list(page: Page) -> None:
    page.text(105, 20, "Listă de prețuri – piese și manoperă", 15, bold=True, align="centre")
    page.text(105, 27, "valabilă de la 01.10.2026, prețuri cu TVA inclus", 9, align="centre")
    rows = [("Model", "Display", "Baterie", "Mufă")]
    rows += [(f"Telefon {n}", f"{290 + n},00", f"{150 + n},00", "120,00") for n in range(1, 26)]
    page.grid(20, 35, (70, 35, 35, 30), rows)


@paper(ReportlabPage)
def manual_of_a_telephone(page: Page) -> None:
    page.text(105, 90, "Model X10", 30, bold=True, align="centre")
    page.text(105, 105, "Manual de utilizare", 18, align="centre")
    page.more()
    page.text(20, 20, "Cuprins", 14, bold=True)
    page.lines(20, 30, ("1. Introducerea cartelei", "2. Pornirea", "3. Garanție și service"), 10)
    page.flow(
        20,
        60,
        170,
        "Pentru reparații în garanție prezentați factura și certificatul de"
        " garanție la unitatea service.",
        10,
    )


@paper(_CORE)
def contract_of_services(page: Page) -> None:
    page.text(105, 25, "CONTRACT DE PRESTARI SERVICII", 14, bold=True, align="centre")
    page.text(105, 32, "nr. 41 din 01.10.2026", 10, align="centre")
    said = (
        "1. PARTILE. TELEFIX MODEL SRL, CUI RO96642056, in calitate de prestator, si TAXI EXEMPLU"
        " SRL, CUI RO93118520, in calitate de beneficiar. 2. OBIECTUL: repararea telefoanelor"
        " flotei. Primirea si predarea aparatelor se fac pe baza de proces verbal de"
        " predare-primire. 3. PRETUL este de 1.500,00 lei pe luna. Prestatorul emite factura"
        " pana la data de 5; plata se face in 15 zile de la primirea facturii. 4. GARANTIE: 3"
        " luni, conform certificatului de garantie anexat."
    )
    page.flow(20, 48, 170, said, 10)


@paper(partial(FpdfPage, A5, core=True))
def air_waybill(page: Page) -> None:
    page.box(5, 5, 138, 90)
    page.text(10, 15, "CURIER DEMO", 16, bold=True)
    page.text(138, 15, "AWB 7700112233", 14, bold=True, align="right")
    page.lines(10, 30, ("Expeditor: TELEFIX MODEL SRL", "Brasov, Str. Lunga 60"), 10)
    page.lines(10, 45, ("Destinatar: Probă Ilinca", "Sacele, Aleea Ghiocelului 1"), 10)
    page.text(10, 60, "Ramburs: 242,00 lei   Greutate: 0,5 kg   Colete: 1", 10)
    page.text(10, 70, "Continut: telefon reparat   Retur documente: factura semnata", 9)


@paper(FpdfPage)
def goods_received_note(page: Page) -> None:
    page.text(15, 18, "TELEFIX MODEL SRL", 9)
    page.text(105, 28, "NOTĂ DE RECEPȚIE ȘI CONSTATARE DE DIFERENȚE", 13, bold=True, align="centre")
    page.text(105, 35, "NIR nr. 118 din 06.10.2026", 10, align="centre")
    page.flow(
        15,
        45,
        180,
        "Subsemnații, membri ai comisiei de recepție, am procedat la recepționarea"
        " bunurilor furnizate de DISPLAY IMPORT MODEL SRL cu factura SMD 1084.",
        9,
    )
    rows = (
        ("Nr.", "Denumire", "UM", "Cant. doc.", "Cant. prim.", "Preț", "Valoare"),
        ("1", "Display compatibil", "buc", "2", "2", "220,00", "440,00"),
    )
    page.grid(15, 60, (10, 70, 14, 22, 22, 20, 22), rows)


@paper(ReportlabPage)
def delivery_note(page: Page) -> None:
    page.text(105, 22, "AVIZ DE ÎNSOȚIRE A MĂRFII", 14, bold=True, align="centre")
    page.text(105, 29, "seria AVD nr. 00311 din 05.10.2026", 10, align="centre")
    page.lines(15, 42, ("Furnizor: DISPLAY IMPORT MODEL SRL", "CIF: RO88174302"))
    page.lines(115, 42, ("Cumpărător: TELEFIX MODEL SRL", "CIF: RO96642056"))
    rows = (("Denumire", "UM", "Cantitate"), ('Display compatibil 6,5"', "buc", "2"))
    page.grid(15, 60, (110, 20, 35), rows)
    page.text(15, 85, "Urmează factura. Mijloc de transport: curier", 9)


@paper(QtPage)
def offer(page: Page) -> None:
    page.text(20, 25, "Ofertă de preț", 18, bold=True)
    page.text(20, 33, "Nr. OF-312 din 08.10.2026, valabilă 10 zile", 10)
    page.lines(
        20, 45, ("Ofertant: UNELTE IMPORT PROBĂ SRL, CUI RO97024835", "Către: TELEFIX MODEL SRL")
    )
    rows = (("Produs", "Buc", "Preț", "Valoare"), ("Microscop", "1", "1.000,00", "1.000,00"))
    page.grid(20, 60, (90, 20, 30, 30), rows)
    page.text(190, 84, "Total ofertă cu TVA: 1.210,00 lei", 11, bold=True, align="right")
    page.text(20, 100, "Factura se emite la livrare.", 9)


@paper(FpdfPage)
def order_of_an_online_shop(page: Page) -> None:
    page.text(15, 20, "Mulțumim pentru comandă!", 18, bold=True)
    page.text(15, 28, "Confirmarea comenzii #778812 din 16.10.2026", 11)
    rows = (
        ("Produs", "Cantitate", "Preț"),
        ("Încărcător wireless", "1", "114,99"),
        ("Livrare", "1", "15,00"),
    )
    page.grid(15, 38, (110, 30, 30), rows, height=9)
    page.text(185, 78, "Total comandă 129,99 Lei", 12, bold=True, align="right")
    page.text(15, 90, "Factura fiscală îți va fi trimisă pe e-mail după expediere.", 9)


@paper(ReportlabPage)
def reminder_of_unpaid_bills(page: Page) -> None:
    page.text(15, 20, "Energia Demo SA", 14, bold=True)
    page.text(105, 45, "ÎNȘTIINȚARE DE PLATĂ", 15, bold=True, align="centre")
    page.text(105, 52, "nr. 88120 / 25.10.2026", 10, align="centre")
    page.flow(
        15,
        65,
        180,
        "Stimate client, la data prezentei figurați cu următoarele facturi"
        " neachitate. Vă rugăm să achitați suma restantă în 10 zile.",
        10,
    )
    rows = (
        ("Factura", "Data", "Scadența", "Rest de plată"),
        ("EDM 11223340001", "08.08.2026", "07.09.2026", "702,11"),
        ("EDM 11223342207", "08.09.2026", "08.10.2026", "688,40"),
    )
    page.grid(15, 82, (60, 35, 35, 40), rows)
    page.text(185, 108, "Total restant: 1.390,51 lei", 11, bold=True, align="right")


@paper(_CORE)
def account_of_a_client(page: Page) -> None:
    page.text(15, 18, "Fisa client: TAXI EXEMPLU SRL (RO93118520)", 12, bold=True)
    page.text(15, 25, "Perioada 01.01.2026 - 31.10.2026", 9)
    rows = [("Document", "Numar", "Data", "Debit", "Credit", "Sold")]
    for n in range(1, 11):
        rows += [
            ("Factura", f"FGD {20000 + n}", f"05.{n:02}.2026", "1.815,00", "", "1.815,00"),
            ("Chitanta", f"CHD {400 + n}", f"20.{n:02}.2026", "", "1.815,00", "0,00"),
        ]
    page.grid(15, 32, (30, 35, 30, 28, 28, 28), rows)


@paper(QtPage)
def journal_of_sales(page: Page) -> None:
    page.text(105, 18, "JURNAL PENTRU VÂNZĂRI – octombrie 2026", 13, bold=True, align="centre")
    page.text(15, 26, "TELEFIX MODEL SRL  CUI RO96642056", 9)
    rows = [("Nr.", "Data", "Factura", "Client", "Bază", "TVA", "Total")]
    rows += [
        (str(n), f"{n:02}.10.2026", f"FGD {20410 + n}", f"Client {n}", "100,00", "21,00", "121,00")
        for n in range(1, 29)
    ]
    page.grid(15, 32, (10, 25, 30, 45, 24, 22, 26), rows)


@paper(FpdfPage)
def cash_register_book(page: Page) -> None:
    page.text(105, 20, "REGISTRU DE CASĂ", 15, bold=True, align="centre")
    page.text(105, 27, "Data: 11.10.2026", 10, align="centre")
    rows = (
        ("Nr. crt.", "Nr. act", "Explicații", "Încasări", "Plăți"),
        ("", "", "Report / sold ziua precedentă", "1.020,00", ""),
        ("1", "CHD 512", "Chitanță Probă Ilinca", "242,00", ""),
        ("2", "DP 18", "Depunere la bancă", "", "1.000,00"),
    )
    page.grid(15, 36, (18, 26, 80, 28, 28), rows)


@paper(ReportlabPage)
def form_for_returning_goods(page: Page) -> None:
    page.text(105, 22, "Formular de retur", 17, bold=True, align="centre")
    fields = (
        "Nume și prenume",
        "Număr comandă",
        "Număr factură",
        "Data facturii",
        "Motivul",
        "IBAN",
    )
    y = 40.0
    for field in fields:
        page.text(20, y, f"{field}: ......................................................", 10)
        y += 10
    page.text(20, y + 5, "Atașați factura și certificatul de garanție.", 9)


@paper(QtPage)
def how_to_fill_in_an_invoice(page: Page) -> None:
    page.text(20, 25, "Cum completezi corect o factură – ghid în 5 pași", 15, bold=True)
    said = (
        "Pasul 1: scrie titlul FACTURĂ și alege seria și numărul, de exemplu Seria ABC nr. 0001."
        " Pasul 2: completează data emiterii, de exemplu 01.01.2026. Pasul 3: trece furnizorul și"
        " cumpărătorul, cu CUI. Pasul 4: adaugă produsele. Pasul 5: verifică totalul de plată."
        " La final poți emite și o chitanță. Articol publicat pe blogul unui program de facturare."
    )
    page.flow(20, 40, 170, said, 11)


@paper(FpdfPage)
def data_sheet_of_a_product(page: Page) -> None:
    page.text(20, 20, "ADEZIVI DEMO", 14, bold=True)
    page.text(20, 34, "Fișă tehnică de produs", 16, bold=True)
    page.text(20, 42, "Adeziv UV pentru sticlă optică, tub 50 ml", 11)
    rows = (
        ("Proprietate", "Valoare"),
        ("Vâscozitate la 25 °C", "300 mPa·s"),
        ("Timp de întărire la 395 nm", "8 s"),
        ("Indice de refracție", "1,51"),
        ("Depozitare", "5–25 °C, ferit de lumină"),
    )
    page.grid(20, 52, (90, 70), rows, height=8, size=9)
    page.flow(
        20, 105, 170, "Datele reprezintă valori tipice și nu constituie specificații de livrare.", 9
    )


@paper(_CORE)
def terms_of_a_warranty(page: Page) -> None:
    page.text(20, 25, "Politica de garantie si retur", 17, bold=True)
    said = (
        "Toate reparatiile beneficiaza de garantie 90 de zile. Pentru activarea garantiei este"
        " nevoie de certificatul de garantie si de factura sau bonul fiscal. Produsul se preda in"
        " service, unde se intocmeste o fisa de receptie. Termenul de solutionare este 15 zile."
    )
    page.flow(20, 38, 170, said * 3, 10)


@paper(ReportlabPage)
def inventory_protocol(page: Page) -> None:
    page.text(105, 25, "PROCES VERBAL DE INVENTARIERE", 14, bold=True, align="centre")
    page.text(105, 32, "încheiat la data de 31.10.2026", 10, align="centre")
    said = (
        "Comisia numită prin decizia nr. 3 a procedat la inventarierea stocului de piese al"
        " TELEFIX MODEL SRL. Nu s-au constatat plusuri sau minusuri. Listele de inventar fac parte"
        " din prezentul proces verbal."
    )
    page.flow(20, 46, 170, said, 10)
