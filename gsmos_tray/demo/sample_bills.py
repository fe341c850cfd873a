"""How the sample month's money papers look: each program and each firm prints in its own manner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from html import escape

from gsmos_tray.demo.sample_press import columns, dated, facts, money, table
from gsmos_tray.demo.sample_shop import SHOP, VAT_PERCENT, Bill, Firm, Repair


def accounting_program(bill: Bill, title: str, *, colour: str = "#2b6cb0") -> str:
    """Lay out *bill* as an accounting program on the web does: a band, two parties, a table."""
    sign = escape(SHOP.name.removesuffix(" SRL").title())
    head = columns(
        f'<span style="font-size:17pt; color:{colour}"><b>{sign}</b></span>'
        f"<br>service GSM · accesorii",
        f'<p align="right"><span style="font-size:15pt"><b>{title}</b></span><br>'
        f"Seria {bill.series} nr. {bill.digits}<br>"
        f"Data emiterii: {dated(bill.day)}<br>Termen de plată: {dated(bill.due)}</p>",
        widths=(58, 42),
    )
    parties = columns(
        f'<span style="color:{colour}">FURNIZOR</span><br>{_firm(bill.seller)}',
        f'<span style="color:{colour}">CLIENT</span><br>{_firm(bill.buyer)}',
    )
    rows = (
        (
            str(place),
            line.what,
            "buc",
            str(line.count),
            money(line.price),
            money(line.net),
            money(line.net * VAT_PERCENT / 100),
        )
        for place, line in enumerate(bill.lines, 1)
    )
    goods = table(
        (
            "Nr. crt.",
            "Denumirea produselor sau a serviciilor",
            "U.M.",
            "Cant.",
            "Preț unitar (fără TVA)",
            "Valoare (lei)",
            "Valoare TVA",
        ),
        rows,
    )
    return (
        f'{head}<hr style="color:{colour}"><br>{parties}<br><p>Cota TVA: {VAT_PERCENT}%</p>{goods}'
        f"{_correction(bill)}"
        f'<p align="right">Total fără TVA: {money(bill.net)} lei<br>TVA: {money(bill.vat)} lei<br>'
        f'<span style="font-size:13pt"><b>Total de plată: {money(bill.total)} lei</b></span></p>'
        f'<p style="font-size:8pt; color:#555555">Întocmit de: Operator Demo. Factura circulă'
        f" fără semnătură și ștampilă, conform art. 319 alin. (29) din Codul fiscal.</p>"
    )


def platform_export(bill: Bill) -> str:
    """Lay out *bill* plainly, as a service platform exports what it has on its screen."""
    rows = ((line.what, str(line.count), money(line.price), money(line.net)) for line in bill.lines)
    return (
        f'<h2>Factură {bill.number}</h2><p style="color:#555555">emisă la {dated(bill.day)},'
        f" scadentă la {dated(bill.due)}</p><p>{_inline(bill.seller)}</p>"
        f"<p>Cumpărător: {_inline(bill.buyer)}</p>"
        f"{table(('Produs / serviciu', 'Cantitate', 'Preț', 'Valoare'), rows, shade='#f3f3f3')}"
        f"<p>Subtotal {money(bill.net)} · TVA {VAT_PERCENT}% {money(bill.vat)}</p>"
        f"<h3>TOTAL {money(bill.total)} RON</h3>"
        f'<p style="font-size:7.5pt; color:#777777">Document generat din platformă.</p>'
    )


def old_program(bill: Bill) -> str:
    """Lay out *bill* as a program of the nineties does: typewriter, frames, much in capitals."""
    rows = (
        (str(n), line.what, "BUC", str(line.count), money(line.price), money(line.net))
        for n, line in enumerate(bill.lines, 1)
    )
    title = (
        f'<p align="center"><b><span style="font-size:14pt">FACTURĂ FISCALĂ</span></b><br>'
        f"Seria {bill.series} Nr. {bill.digits}<br>Data (ziua, luna, anul): {dated(bill.day)}</p>"
    )
    sums = columns(
        f"Semnătura și ștampila<br>furnizorului<br><br><br>Expediția: curier<br>"
        f"Aviz nr. {bill.digits[-4:]}",
        f'<p align="right">TOTAL (fără TVA) {money(bill.net)}<br>TVA {VAT_PERCENT} %'
        f" {money(bill.vat)}<br><b>TOTAL GENERAL {money(bill.total)} LEI</b></p>",
    )
    body = table(("Nr", "DENUMIRE", "UM", "CANT", "PU", "VALOARE"), rows, shade="#ffffff", pad=2)
    return (
        f"<div style=\"font-family:'DejaVu Sans Mono'; font-size:8pt\">"
        f"{columns(_firm(bill.seller), title, _firm(bill.buyer), widths=(35, 30, 35))}"
        f"<br>{body}<br>{sums}</div>"
    )


def carrier(bill: Bill) -> str:
    """Lay out *bill* as a large firm's billing system does: a summary first."""
    box = table(
        ("Număr factură", "Dată factură", "Scadență", "Cod client"),
        ((f"{bill.series}{bill.digits}", dated(bill.day), dated(bill.due), f"C-{bill.digits}"),),
        shade="#fdebd0",
    )
    rows = ((line.what, f"{line.count} expedieri", money(line.net)) for line in bill.lines)
    return (
        f'<table width="100%" bgcolor="#d35400" cellpadding="10"><tr><td>'
        f'<span style="color:#ffffff; font-size:18pt"><b>{escape(bill.seller.name)}</b></span>'
        f"</td></tr></table><h2>Factură</h2>{box}<br>"
        f"{columns('<b>Către</b><br>' + _firm(bill.buyer), _firm(bill.seller))}<br>"
        f"{table(('Serviciu', 'Volum', 'Valoare fără TVA'), rows, shade='#fdebd0')}"
        f'<p align="right">TVA {VAT_PERCENT}%: {money(bill.vat)} lei</p>'
        f'<p align="right" style="font-size:13pt"><b>De plată: {money(bill.total)} lei</b></p>'
    )


def receipt(number: str, bill: Bill, on: date, words: str) -> str:
    """Lay out the receipt for *bill*, paid in cash; *words* are the sum, written out."""
    return (
        f'<p style="font-size:8pt">{_inline(SHOP)}</p>'
        f'<h2 align="center">CHITANȚĂ</h2>'
        f'<p align="center">Seria ATE-CH Nr. <b>{number}</b> din data de <b>{dated(on)}</b></p>'
        f"<p>Am primit de la <b>{escape(bill.buyer.name)}</b>, {escape(bill.buyer.street)},"
        f" {escape(bill.buyer.town)}</p><p>suma de <b>{money(bill.total)} lei</b>, adică {words},"
        f"</p><p>reprezentând contravaloarea facturii {bill.number} din {dated(bill.day)}.</p>"
        f'<br><p align="right">Casier,<br>....................</p>'
    )


def estimate(number: str, repair: Repair, on: date, parts: Iterable[tuple[str, str]]) -> str:
    """Lay out the estimate for a repair: *parts* are works and their prices, VAT included."""
    listed = tuple(parts)
    total = sum((Decimal(price) for _, price in listed), Decimal(0))
    rows = ((what, money(Decimal(price))) for what, price in listed)
    return (
        f'{_firm(SHOP)}<h1 align="center">DEVIZ ESTIMATIV</h1><p align="center">nr. {number} /'
        f" {dated(on)}</p>"
        + facts(
            ("Client", repair.owner.name),
            ("Aparat", repair.device),
            ("IMEI", repair.imei),
            ("Cod reparație", repair.code),
            ("Constatare", repair.found),
        )
        + f"<br><br>{table(('Operațiune / piesă', 'Preț cu TVA (lei)'), rows, shade='#e6f4ea')}"
        f"<p><b>Total deviz: {money(total)} lei</b></p><p>Prețurile sunt valabile 15 zile. Lucrarea"
        f" începe după acceptul clientului.</p>{columns('Accept client,', 'Tehnician,')}"
    )


def _firm(firm: Firm) -> str:
    place = f"{escape(firm.street)}, {escape(firm.town)}"
    described = facts(
        ("CUI", f"RO{firm.cui}" if firm.cui else ""),
        ("Reg. com.", firm.registration),
        ("IBAN", firm.iban),
        ("Banca", firm.bank),
    )
    return f"<b>{escape(firm.name)}</b><br>{place}{'<br>' + described if described else ''}"


def _inline(firm: Firm) -> str:
    parts = (
        firm.name,
        f"CIF RO{firm.cui}" if firm.cui else "persoană fizică",
        firm.registration,
        firm.street,
        firm.town,
    )
    return escape(", ".join(part for part in parts if part))


def _correction(bill: Bill) -> str:
    if not bill.corrects:
        return ""
    return f"<p>Stornare parțială a facturii {bill.corrects}.</p>"
