"""How the sample month's service papers look, and the two private ones that lie among them."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from gsmos_tray.demo.sample_press import columns, dated, facts, money, table
from gsmos_tray.demo.sample_shop import SHOP, Repair, day

_SIGNATURES = columns(
    "Semnătura clientului<br><br>.......................",
    "Reprezentant service<br><br>.......................",
)


def reception(repair: Repair) -> str:
    """Lay out the protocol with which a device is taken in."""
    state = (
        ("Pornește", "da" if "nu mai pornește" not in repair.complaint else "nu"),
        ("Urme de contact cu lichide", "da" if "apă" in repair.complaint else "nu"),
        ("Accesorii predate", "husă silicon, fără încărcător"),
        ("Cod deblocare", "predat verbal"),
    )
    return (
        f'<table width="100%" bgcolor="#0f766e" cellpadding="12"><tr><td align="center">'
        f'<span style="color:#ffffff; font-size:16pt"><b>PROCES VERBAL DE PRIMIRE ÎN SERVICE</b>'
        f"</span></td></tr></table><p><b>{SHOP.name}</b> · CUI RO{SHOP.cui} ·"
        f" {SHOP.registration}<br>{SHOP.street}, {SHOP.town}</p>"
        + columns(
            facts(("Cod reparație", repair.code), ("Data primirii", dated(repair.received))),
            facts(("Client", repair.owner.name), ("Telefon", "0700 000 000")),
        )
        + f"<h3>Aparat</h3>{facts(('Model', repair.device), ('IMEI', repair.imei))}"
        f"<h3>Defect reclamat</h3><p>{escape(repair.complaint)}</p>"
        f"<h3>Starea la primire</h3>{table(('Verificare', 'Constatare'), state, shade='#d7efe9')}"
        f'<p style="font-size:7.5pt">Termen estimat: 3 zile lucrătoare. Aparatele neridicate în 90'
        f" de zile se consideră abandonate. Clientul răspunde de salvarea datelor.</p>{_SIGNATURES}"
    )


def handover(repair: Repair) -> str:
    """Lay out the protocol with which a device goes back."""
    return (
        f'<p align="right">{SHOP.name}<br>RO{SHOP.cui}</p><h2 align="center">PROCES VERBAL DE'
        f' PREDARE-PRIMIRE</h2><p align="center">încheiat astăzi, {dated(repair.returned)}, pentru'
        f" reparația {repair.code}</p><p>Subscrisa {SHOP.name}, în calitate de predător, și"
        f" {escape(repair.owner.name)}, în calitate de primitor, am procedat la predarea aparatului"
        f" de mai jos, reparat și verificat în prezența clientului.</p>"
        + table(
            ("Aparat", "IMEI", "Lucrări efectuate", "Cost (lei)"),
            ((repair.device, f"IMEI {repair.imei}", repair.work, money(repair.price)),),
            shade="#eeeeee",
        )
        + "<p>Primitorul declară că a primit aparatul în stare de funcționare și nu are obiecții."
        f"</p><br>{_SIGNATURES}"
    )


def warranty(number: str, repair: Repair, bill: str) -> str:
    """Lay out the warranty certificate; *bill* is the invoice that it belongs to."""
    return (
        f'<br><h1 align="center" style="color:#7c2d12">Certificat de garanție</h1>'
        f'<p align="center">nr. {number} din {dated(repair.returned)}</p><br>'
        + facts(
            ("Vânzător", f"{SHOP.name}, CUI RO{SHOP.cui}"),
            ("Cumpărător", repair.owner.name),
            ("Produs", repair.device),
            ("IMEI / serie", repair.imei),
            ("Cod reparație", repair.code),
            ("Document de achiziție", f"factura {bill}"),
            ("Termen de garanție", "12 luni pentru piese, 3 luni pentru manoperă"),
        )
        + "<h3>Condiții</h3><ol><li>Garanția nu acoperă șocuri mecanice și contact cu lichide.</li>"
        "<li>Sigiliul aplicat de service trebuie să fie intact.</li><li>Certificatul se prezintă"
        " împreună cu factura.</li><li>Drepturile consumatorului prevăzute de lege nu sunt"
        f" afectate.</li></ol><br>{_SIGNATURES}"
    )


def technical_sheet(repair: Repair) -> str:
    """Lay out the technician's sheet."""
    tests = (
        ("Ecran și tactil", "OK"),
        ("Camere față / spate", "OK"),
        ("Microfon, difuzoare", "OK"),
        ("Încărcare", "1,8 A"),
        ("Rețea, Wi-Fi, Bluetooth", "OK"),
        ("Senzor de proximitate", "OK"),
    )
    return (
        "<div style=\"font-family:'DejaVu Serif'\">"
        + columns(
            f'<span style="font-size:18pt">FIȘĂ TEHNICĂ</span><br>{repair.code}',
            f'<p align="right">{SHOP.name}<br>Laborator<br>{dated(repair.returned)}</p>',
        )
        + f"<hr>{facts(('Model', repair.device), ('IMEI', repair.imei))}"
        f"<p><b>Diagnostic</b><br>{escape(repair.found)}</p>"
        f"<p><b>Intervenție</b><br>{escape(repair.work)}</p>"
        f"{table(('Test final', 'Rezultat'), tests, shade='#f5f0e6')}"
        f"<p>Tehnician: T. Demo &nbsp; Verificat: R. Demo</p></div>"
    )


def bank_statement() -> str:
    """Lay out a statement of account: nobody's business but the owner's."""
    moves = (
        (2, "Sold inițial", "", "8420.15"),
        (3, "Plată factură PED 0018804, Piese și Ecrane Demo SRL", "-1372.75", "7047.40"),
        (6, "Încasare factură ATE 0412, Florăria Model SRL", "629.20", "7676.60"),
        (10, "Comision administrare cont", "-12.00", "7664.60"),
        (17, "Retragere numerar bancomat", "-600.00", "7064.60"),
        (23, "Plată salariu, transfer propriu", "-3000.00", "4064.60"),
    )
    rows = (
        (dated(day(number)), what, money(Decimal(moved)) if moved else "", money(Decimal(left)))
        for number, what, moved, left in moves
    )
    return (
        '<h2 style="color:#1e3a8a">Banca Exemplu SA</h2><h3>Extras de cont</h3>'
        + facts(
            ("Titular", "Anca Modelescu"),
            ("Perioada", "01.11.2026 – 23.11.2026"),
            ("IBAN", "RO20 EXMP 0000 0000 0177 0001"),
            ("Moneda", "RON"),
        )
        + f"<br><br>{table(('Data', 'Detalii tranzacție', 'Sumă', 'Sold'), rows, shade='#dbe4ff')}"
        "<p>Acest document a fost generat electronic și nu necesită semnătură.</p>"
    )


def curriculum() -> str:
    """Lay out an applicant's curriculum vitae."""
    left = (
        "<h3>Contact</h3><p>București<br>0700 000 000<br>vlad@candidat.example</p><h3>Limbi</h3>"
        "<p>română, engleză B2</p><h3>Unelte</h3><p>lipire SMD, microscop, programator eMMC</p>"
    )
    right = (
        "<h3>Experiență</h3><p><b>Tehnician service GSM</b>, 2022–2026<br>Diagnoză, înlocuire"
        " ecrane, reballing; întocmit devize și procese verbale de predare.</p><p><b>Vânzător"
        " accesorii</b>, 2020–2022<br>Facturare, casă de marcat, inventar.</p><h3>Studii</h3>"
        "<p>Liceul tehnologic de electronică, promoția 2020</p>"
    )
    return (
        '<h1>Vlad Candidat-Exemplu</h1><p style="color:#666666">Curriculum vitae</p>'
        f"<hr>{columns(left, right, widths=(32, 68))}"
    )
