"""Papers that lie among downloads and are nobody's business: none may become an invoice."""

from __future__ import annotations

from gsmos_tray.documents.kinds import Kind
from tests.documents.papers.canvas import Canvas, block, row
from tests.documents.papers.paper import Paper

FIRM = [
    "Furnizor: Atelier Mobil Demo SRL",
    "CUI: RO18547290",
    "Client: Piese Pentru Toți SRL",
    "CUI: RO14398100",
    "IBAN: RO00DEMO0000000000000001",
]


def bank_statement(c: Canvas) -> None:
    c.text(40, 50, "Banca Demo SA", 14, bold=True)
    c.text(40, 75, "EXTRAS DE CONT nr. 3", 12, bold=True)
    block(
        c,
        40,
        95,
        ["Perioada: 01.03.2026 - 31.03.2026", "Titular: Atelier Mobil Demo SRL, CUI 18547290"],
    )
    row(c, 140, [(40, "Data"), (110, "Descriere"), (400, "Debit"), (470, "Credit")])
    for number in range(14):
        row(
            c,
            156 + 14 * number,
            [
                (40, f"{number + 1:02}.03.2026"),
                (110, f"Factura nr. {1000 + number} din 01.03.2026"),
                (400, "119,00"),
                (470, ""),
            ],
        )
    row(c, 370, [(40, "Total rulaj"), (400, "1.666,00")])


def life(c: Canvas) -> None:
    c.text(40, 60, "Curriculum Vitae", 22)
    block(
        c,
        40,
        100,
        [
            "Elena Toma",
            "Experiență profesională",
            "2020 – prezent: operator facturare, Demo SRL",
            "Am emis facturi fiscale, chitanțe și bonuri fiscale.",
            "Limbi: română, engleză",
        ],
    )


def handbook(c: Canvas) -> None:
    c.text(40, 90, "Manual de utilizare", 26)
    block(
        c,
        40,
        130,
        [
            "Telefon mobil model X100",
            "Pentru garanție păstrați factura și certificatul de garanție.",
            "1. Introducere",
            "2. Încărcarea bateriei",
            "Garanție",
            "Service autorizat",
        ],
    )


def prices(c: Canvas) -> None:
    c.text(40, 60, "LISTĂ DE PREȚURI – REPARAȚII", 16, bold=True)
    for number in range(20):
        row(
            c,
            90 + 14 * number,
            [
                (40, f"Înlocuire display model {number}"),
                (300, f"{100 + 10 * number},00 lei"),
                (400, "TVA inclus"),
            ],
        )


def agreement(c: Canvas) -> None:
    c.text(180, 60, "CONTRACT DE PRESTĂRI SERVICII", 14, bold=True)
    block(
        c,
        40,
        90,
        [
            "Nr. 12 din 01.02.2026",
            *FIRM,
            "Art. 1 Obiectul contractului",
            "Prestatorul emite factura lunar.",
            "Factura se achită în 15 zile de la emitere.",
            "Art. 2 Prețul: 1.000 lei + TVA",
        ],
    )


def article(c: Canvas) -> None:
    c.text(40, 60, "Factura electronică devine obligatorie pentru toți", 20, bold=True)
    block(
        c,
        40,
        90,
        [
            "Autor: Redacția, 12.01.2026",
            "Furnizorul și clientul trebuie să transmită factura în SPV.",
            "TVA, CUI, IBAN și totalul facturii sunt verificate automat.",
            "Ce este o factură? O factură este un document.",
            "Data scadenței nu se schimbă.",
        ],
    )


def law(c: Canvas) -> None:
    c.text(40, 40, "MONITORUL OFICIAL AL ROMÂNIEI, PARTEA I, Nr. 100/1.I.2026", 9)
    c.text(250, 80, "LEGE", 14, bold=True)
    block(
        c,
        40,
        110,
        [
            "privind factura și facturarea electronică",
            "Art. 1. – Factura cuprinde: numărul, data, furnizorul,",
            "clientul, CUI, TVA, totalul de plată.",
            "Factura fiscală nr. se înscrie pe fiecare exemplar.",
        ],
    )


def offer(c: Canvas) -> None:
    c.text(220, 60, "OFERTĂ DE PREȚ", 18, bold=True)
    block(
        c,
        40,
        90,
        [
            "Nr. 44 / 02.03.2026",
            *FIRM,
            "Produs   Cantitate   Preț unitar   TVA   Valoare",
            "Total: 2.000,00 lei",
        ],
    )


def delivery(c: Canvas) -> None:
    c.text(140, 60, "AVIZ DE ÎNSOȚIRE A MĂRFII", 16, bold=True)
    block(
        c,
        40,
        90,
        [
            "Seria AV nr. 0042",
            "Data: 03.03.2026",
            *FIRM,
            "Denumire   UM   Cantitate   Preț unitar   Valoare",
            "Total 500,00 lei",
            "Factura se va emite ulterior.",
        ],
    )


def stock_entry(c: Canvas) -> None:
    c.text(120, 60, "NOTĂ DE RECEPȚIE ȘI CONSTATARE DE DIFERENȚE", 13, bold=True)
    block(
        c,
        40,
        90,
        [
            "Nr. NIR 55 din 04.03.2026",
            "Furnizor: Piese Pentru Toți SRL",
            "Factura nr. 1047 din 03.03.2026",
            "Denumire   UM   Cantitate   Preț unitar   Valoare   TVA",
            "Total 840,34",
        ],
    )


def parcel(c: Canvas) -> None:
    c.text(40, 60, "AWB 1000200030004", 18, bold=True)
    block(
        c,
        40,
        90,
        [
            "Expeditor: Piese Demo SRL",
            "Destinatar: Atelier Mobil Demo",
            "Ramburs: 250,00 lei",
            "Conținut: factura + display",
        ],
    )


def order(c: Canvas) -> None:
    c.text(40, 60, "Confirmare comandă #100200", 18, bold=True)
    block(
        c,
        40,
        90,
        [
            "Data comenzii: 05.03.2026",
            *FIRM,
            "Produs   Cantitate   Preț   Total",
            "Total: 199,99 lei (TVA inclus)",
            "Factura va fi trimisă prin e-mail.",
        ],
    )


def list_of_invoices(c: Canvas) -> None:
    c.text(160, 60, "SITUAȚIA FACTURILOR NEACHITATE", 14, bold=True)
    row(c, 90, [(40, "Factura"), (150, "Data"), (250, "Client"), (420, "Total")])
    for number in range(12):
        row(
            c,
            106 + 14 * number,
            [
                (40, f"Factura SMB {number:04}"),
                (150, "01.03.2026"),
                (250, "Client Demo SRL"),
                (420, "119,00"),
            ],
        )


def letter(c: Canvas) -> None:
    block(
        c,
        40,
        60,
        [
            "Stimate client,",
            "Vă transmitem atașat factura nr. 1047 din 05.02.2026, în valoare de 2.500 lei.",
            "Factura nr. 1047 din 05.02.2026 are scadența la 20.02.2026.",
            "Cu stimă,",
            *FIRM,
        ],
        11,
    )


def covering_letter(c: Canvas) -> None:
    lines = ["Bună ziua,", "Factura nr. 1047 din 05.02.2026", "se află în anexă.", "Cu stimă,"]
    block(c, 40, 60, [*lines, *FIRM, "TVA inclus. Total de plată: 2.500 lei"], 11)


def reminder(c: Canvas) -> None:
    c.text(220, 60, "SOMAȚIE DE PLATĂ", 16, bold=True)
    block(
        c,
        40,
        100,
        [
            *FIRM,
            "Factura nr. 1047 din 05.02.2026 nu a fost achitată.",
            "Total de plată: 2.500,00 lei",
        ],
    )


def payment(c: Canvas) -> None:
    c.text(220, 60, "ORDIN DE PLATĂ", 16, bold=True)
    block(
        c,
        40,
        100,
        [
            "Nr. 77",
            "Plătitor: Atelier Mobil Demo SRL",
            "CUI: 18547290",
            "Beneficiar: Piese Demo SRL",
            "IBAN: RO00DEMO1",
            "Suma: 119,00 lei",
            "Reprezentând: factura 1047",
        ],
    )


def flat(c: Canvas) -> None:
    c.text(110, 60, "PROCES VERBAL DE PREDARE-PRIMIRE", 15, bold=True)
    block(
        c,
        40,
        100,
        [
            "Încheiat astăzi, 01.03.2026, între proprietar și chiriaș,",
            "privind apartamentul nr. 5.",
            "Index apă: 100",
            "Index gaz: 55",
            "Chei: 2 bucăți",
        ],
    )


def building_site(c: Canvas) -> None:
    c.text(60, 60, "PROCES VERBAL DE RECEPȚIE LA TERMINAREA LUCRĂRILOR", 12, bold=True)
    block(
        c,
        40,
        100,
        [
            "Beneficiar: Primăria Demo",
            "Executant: Construct Demo SRL",
            "Produs: trotuar, garanție 24 luni",
            "Semnătura",
        ],
    )


def ticket(c: Canvas) -> None:
    c.text(40, 60, "Bilet de tren", 22, bold=True)
    block(
        c,
        40,
        90,
        [
            "Sibiu – București",
            "12.04.2026, 08:15",
            "Preț: 75,40 lei",
            "TVA inclus",
            "Călător: Elena Toma",
        ],
    )


def specification(c: Canvas) -> None:
    c.text(40, 60, "Fișă tehnică produs: vopsea lavabilă", 18, bold=True)
    block(
        c,
        40,
        90,
        ["Densitate: 1,5 kg/l", "Consum: 10 mp/l", "Ambalaj: 15 l", "Depozitare la loc uscat"],
    )


def salary(c: Canvas) -> None:
    c.text(200, 60, "FLUTURAȘ DE SALARIU", 14, bold=True)
    block(
        c,
        40,
        90,
        [
            "Luna: martie 2026",
            "Angajat: Elena Toma",
            "CNP: 2900101123456",
            "Total venit: 5.000 lei",
            "Rest de plată: 2.900 lei",
        ],
    )


NOBODYS = [
    bank_statement,
    life,
    handbook,
    prices,
    agreement,
    article,
    law,
    offer,
    delivery,
    stock_entry,
    parcel,
    order,
    list_of_invoices,
    letter,
    covering_letter,
    reminder,
    payment,
    flat,
    building_site,
    ticket,
    specification,
    salary,
]
PAPERS = [
    Paper(
        draw.__name__,
        Kind.OTHER,
        draw,
        engines=("fpdf", "reportlab-core" if at % 2 else "shuffled"),
    )
    for at, draw in enumerate(NOBODYS)
]
