"""What else lies in a folder of downloads: banks, employers, travel, the state. Never archived."""

from __future__ import annotations

from functools import partial

from tests.documents.unseen.engines import FpdfPage, QtPage, ReportlabPage
from tests.documents.unseen.page import A4_WIDE, Page
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(ReportlabPage)
def bank_statement_full_of_invoices_paid(page: Page) -> None:
    page.text(15, 20, "BANCA DEMO", 16, bold=True)
    page.text(195, 20, "EXTRAS DE CONT", 12, bold=True, align="right")
    page.text(195, 26, "Nr. 10 / 31.10.2026", 9, align="right")
    page.lines(15, 36, ("Titular: TELEFIX MODEL SRL", "CUI: RO96642056", "Perioada 01–31.10.2026"))
    rows = (
        ("Data", "Explicații", "Debit", "Credit"),
        ("06.10", "Plată factură SMD 1084 Display Import Model", "605,00", ""),
        ("12.10", "Încasare factură FGD 20417", "", "242,00"),
        ("20.10", "Plată factura NRB 552 chirie", "1.210,00", ""),
        ("31.10", "Comision", "9,00", ""),
    )
    page.grid(15, 60, (20, 110, 25, 25), rows)
    page.text(15, 105, "Sold final: 11.418,22 lei", 10, bold=True)


@paper(_CORE)
def payment_order(page: Page) -> None:
    page.text(105, 20, "ORDIN DE PLATA NR. 88", 14, bold=True, align="centre")
    rows = (
        ("Platitor", "TELEFIX MODEL SRL, RO96642056"),
        ("Beneficiar", "REPARATII COMUNE DEMO SRL, RO85329712"),
        ("Suma", "1.331,00 RON"),
        ("Reprezentand", "c/v factura RCD 9041 din 31.10.2026"),
        ("Data emiterii", "31.10.2026"),
    )
    page.grid(20, 30, (45, 125), (("", ""), *rows), height=9, size=10)


@paper(QtPage)
def curriculum_vitae(page: Page) -> None:
    page.box(0, 0, 70, 297, fill=60)
    page.text(10, 30, "Diana", 20, bold=True, ink=255)
    page.text(10, 40, "Candidescu", 20, bold=True, ink=255)
    page.lines(10, 60, ("Brașov", "0700000009", "engleză, germană"), ink=255)
    page.text(80, 30, "Experiență profesională", 13, bold=True)
    page.text(80, 40, "2021 – 2026  Operator facturare, Depozit Model SRL", 10)
    page.flow(
        80,
        46,
        115,
        "Emitere facturi, chitanțe și avize; întocmire procese verbale de"
        " predare-primire; relația cu clienții; evidența certificatelor de garanție.",
        9,
    )
    page.text(80, 70, "2018 – 2021  Vânzătoare, Telefonie Demo", 10)
    page.text(80, 90, "Educație", 13, bold=True)
    page.text(80, 98, "Facultatea de Științe Economice, licență în contabilitate", 10)


@paper(FpdfPage)
def payslip(page: Page) -> None:
    page.text(15, 18, "TELEFIX MODEL SRL", 10, bold=True)
    page.text(15, 26, "Fluturaș de salariu – octombrie 2026", 13, bold=True)
    page.text(15, 33, "Salariat: Mihnea Tehnicianu     Marca: 004", 9)
    rows = (
        ("Element", "Valoare"),
        ("Salariu de bază", "5.200,00"),
        ("CAS 25%", "1.300,00"),
        ("CASS 10%", "520,00"),
        ("Impozit", "338,00"),
        ("Rest de plată", "3.042,00"),
    )
    page.grid(15, 40, (80, 40), rows)


@paper(ReportlabPage)
def flight_ticket(page: Page) -> None:
    page.box(0, 0, 210, 25, fill=30)
    page.text(15, 16, "Exemplu Air", 18, bold=True, ink=255)
    page.text(15, 40, "Itinerar și confirmarea rezervării", 14, bold=True)
    page.text(15, 50, "Cod rezervare: QK7RTZ", 12)
    rows = (
        ("Zbor", "De la", "La", "Plecare", "Sosire"),
        ("EX 331", "Otopeni", "Dublin", "14.11.2026 06:10", "08:30"),
        ("EX 332", "Dublin", "Otopeni", "18.11.2026 11:05", "17:15"),
    )
    page.grid(15, 60, (25, 40, 40, 45, 30), rows)
    page.text(15, 95, "Tarif 120,00 EUR, taxe 44,10 EUR, total 164,10 EUR, plătit cu cardul", 9)
    page.text(15, 101, "Dacă aveți nevoie de factură, o puteți cere în 30 de zile.", 8)


@paper(QtPage)
def insurance_policy(page: Page) -> None:
    page.text(105, 20, "POLIȚĂ DE ASIGURARE", 16, bold=True, align="centre")
    page.text(105, 27, "seria DM nr. 009988771", 10, align="centre")
    page.lines(20, 42, ("Asigurat: TELEFIX MODEL SRL, CUI RO96642056", "Valabilă de la 01.11.2026"))
    page.text(20, 60, "Prima totală: 1.190,00 lei, achitată cu chitanța nr. 33", 10)


@paper(_CORE)
def laboratory_results(page: Page) -> None:
    page.text(20, 20, "LABORATOR ANALIZE DEMO SRL", 12, bold=True)
    page.text(20, 30, "Buletin de analize nr. 55120 / 07.10.2026", 12)
    page.text(20, 38, "Pacient: Exemplu Ioana", 10)
    rows = (
        ("Analiza", "Rezultat", "Interval"),
        ("Glicemie", "88", "70 - 105"),
        ("Calciu", "9,4", "8,5 - 10,5"),
        ("Feritina", "31", "15 - 150"),
    )
    page.grid(20, 48, (70, 40, 50), rows)


@paper(FpdfPage)
def fine_for_parking(page: Page) -> None:
    page.text(105, 20, "ROMÂNIA · Primăria Municipiului Exemplu", 9, align="centre")
    page.text(105, 30, "PROCES-VERBAL", 15, bold=True, align="centre")
    page.text(105, 37, "de constatare și sancționare a contravenției", 11, align="centre")
    page.text(105, 43, "seria PX nr. 0044521, încheiat azi 13.10.2026", 10, align="centre")
    said = (
        "Agentul constatator Exemplu Radu a constatat că autoturismul a staționat pe locul"
        " rezervat persoanelor cu handicap. Se aplică amenda de 500 lei. Contravenientul poate"
        " achita jumătate din amendă în 15 zile; chitanța se depune la registratură."
    )
    page.flow(20, 56, 170, said, 10)


@paper(ReportlabPage)
def minutes_of_a_meeting(page: Page) -> None:
    page.text(105, 25, "PROCES VERBAL", 15, bold=True, align="centre")
    page.text(105, 32, "al adunării generale a asociației de proprietari", 10, align="centre")
    page.text(105, 38, "încheiat astăzi, 02.10.2026", 10, align="centre")
    said = (
        "Ordinea de zi: 1. aprobarea predării gestiunii de către fostul administrator; 2. primirea"
        " de oferte pentru repararea acoperișului; 3. facturile restante la apă. S-a votat cu"
        " 18 voturi pentru predarea documentelor către noul administrator până la 15.10.2026."
    )
    page.flow(20, 52, 170, said, 10)


@paper(QtPage)
def certificate_of_registration(page: Page) -> None:
    page.text(105, 30, "ROMÂNIA", 12, align="centre", face="serif")
    page.text(105, 45, "CERTIFICAT DE ÎNREGISTRARE", 18, bold=True, align="centre", face="serif")
    facts = (
        "Firma: TELEFIX MODEL SRL",
        "Sediul social: Brașov, Str. Lungă nr. 60",
        "Cod unic de înregistrare: 96642056",
        "Nr. de ordine în registrul comerțului: J08/99411/2019",
        "Data eliberării: 11.03.2019",
    )
    page.lines(30, 70, facts, 11, 9, face="serif")


@paper(_CORE)
def vat_return(page: Page) -> None:
    page.text(105, 18, "300 - DECONT DE TAXA PE VALOAREA ADAUGATA", 12, bold=True, align="centre")
    page.text(20, 28, "Perioada de raportare: luna 09 anul 2026", 9)
    page.text(20, 34, "Cod de identificare fiscala RO 96642056   TELEFIX MODEL SRL", 9)
    rows = (
        ("Rd.", "Denumire indicatori", "Valoare", "TVA"),
        ("9", "Livrari taxabile cota 21%", "41.200", "8.652"),
        ("24", "Achizitii taxabile cota 21%", "18.930", "3.975"),
        ("", "Facturi emise dupa inspectia fiscala", "0", "0"),
        ("34", "Suma de plata", "", "4.677"),
    )
    page.grid(20, 42, (14, 100, 28, 28), rows)


@paper(QtPage)
def electronic_mail_about_an_invoice(page: Page) -> None:
    page.text(15, 15, "Poștă – Re: Factura din august", 14, bold=True)
    page.lines(
        15, 24, ("De la: contabilitate@exemplu.example", "Către: atelier@telefix.example"), 9
    )
    page.text(15, 34, "Trimis: miercuri, 7 octombrie 2026 09:12", 9)
    said = (
        "Bună ziua, vă rog să ne retrimiteți factura din august, nu o găsim în dosar. Totodată,"
        " chitanța pentru avans are suma greșită, ar trebui 250,00 lei. Mulțumesc, Contabilitate"
    )
    page.flow(15, 48, 180, said, 10)


@paper(partial(ReportlabPage, A4_WIDE))
def school_timetable(page: Page) -> None:
    page.text(148, 20, "Orar clasa a VII-a B", 18, bold=True, align="centre")
    rows = (
        ("Ora", "Luni", "Marți", "Miercuri", "Joi", "Vineri"),
        ("8:00", "Română", "Matematică", "Istorie", "Sport", "Fizică"),
        ("9:00", "Chimie", "Română", "Engleză", "Matematică", "Muzică"),
        ("10:00", "Sport", "Geografie", "Română", "Desen", "Biologie"),
    )
    page.grid(20, 35, (25, 45, 45, 45, 45, 45), rows, height=12, size=11)


@paper(FpdfPage)
def text_of_a_law_about_invoices(page: Page) -> None:
    page.text(105, 20, "ORDONANȚĂ nr. 999 din 1 martie 2026", 13, bold=True, align="centre")
    page.text(105, 27, "privind factura electronică și facturile simplificate", 10, align="centre")
    said = (
        "Art. 1. – (1) Factura este documentul care cuprinde cel puțin numărul de ordine, data"
        " emiterii, denumirea și codul de înregistrare fiscală ale furnizorului. (2) Factura"
        " storno se emite cu semnul minus. (3) Factura proformă nu este factură în sensul"
        " prezentei ordonanțe. Art. 2. – Seria și numărul facturii se alocă de emitent. Totalul"
        " de plată se exprimă în lei. Art. 3. – Chitanța se eliberează la încasare. "
    )
    page.flow(20, 40, 170, said * 5, 9)
