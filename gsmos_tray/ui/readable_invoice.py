"""An e-Factura as a person reads it: parties, lines, VAT and totals. Pure: values in, HTML out."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from gsmos_tray.documents.document import Party
from gsmos_tray.documents.invoice_sheet import InvoiceSheet, SheetLine
from gsmos_tray.ui.saying import translate
from gsmos_tray.ui.texts import day, money, seal_sentence
from gsmos_tray.ui.tones import tones


def readable(sheet: InvoiceSheet, seal: str | None) -> str:
    """Give the invoice as a page for a text view. *seal* is how the ministry's seal stands."""
    now, fields = tones(), sheet.fields
    name = (
        translate("sheet", "Credit note") if sheet.is_credit_note else translate("sheet", "Invoice")
    )
    dates = [day(fields.issue_date)]
    if sheet.due_date:
        dates.append(translate("sheet", "due on {day}").format(day=day(sheet.due_date)))
    parts = [
        f"<style>td {{ padding: 2px 8px 2px 0; }} .soft {{ color: {now.soft}; }}</style>",
        f"<h3>{escape(name)} {escape(fields.number or '')}</h3>",
        f"<p class='soft'>{escape(' · '.join(filter(None, dates)))}<br>",
        f"{escape(seal_sentence(seal))}</p>",
        _party(translate("sheet", "Supplier"), fields.issuer, sheet.issuer_address),
        _party(translate("sheet", "Customer"), fields.customer, sheet.customer_address),
        # Qt drops a paragraph's own gap before a table.
        "<table width='100%' cellspacing='0' style='margin-top: 12px'>",
        *(_line(line, fields.currency) for line in sheet.lines),
        "</table><hr><table width='100%' cellspacing='0'>",
        _sum(translate("sheet", "Without VAT"), sheet.net, fields.currency),
        _sum(translate("sheet", "VAT"), sheet.vat, fields.currency),
        _sum(translate("sheet", "To pay"), fields.total, fields.currency, strong=True),
        "</table>",
    ]
    if sheet.cut:
        parts.append(f"<p class='soft'>{escape(translate('sheet', 'There are more lines.'))}</p>")
    if sheet.account:
        parts.append(f"<p class='soft'>IBAN {escape(sheet.account)}</p>")
    parts += [f"<p class='soft'>{escape(note)}</p>" for note in sheet.notes]
    return "".join(parts)


def _party(role: str, party: Party, address: tuple[str, ...]) -> str:
    cui = f"CUI {party.cui}" if party.cui else ""
    below = escape(" · ".join(filter(None, (cui, ", ".join(address)))))
    return (
        f"<p><span class='soft'>{escape(role)}</span><br><b>{escape(party.name or '—')}</b>"
        f"<br><span class='soft'>{below}</span></p>"
    )


def _line(line: SheetLine, currency: str | None) -> str:
    price = f"× {money(line.price, currency)}" if line.price is not None else ""
    count = " ".join(filter(None, (line.quantity, price)))
    vat = f"{translate('sheet', 'VAT')} {line.vat} %" if line.vat else ""
    below = escape(" · ".join(filter(None, (count, vat))))
    return (
        f"<tr><td>{escape(line.name)}<br><span class='soft'>{below}</span></td>"
        f"<td align='right' valign='top'>{_kept_together(line.total, currency)}</td></tr>"
    )


def _sum(role: str, value: Decimal | None, currency: str | None, *, strong: bool = False) -> str:
    if value is None:
        return ""
    shown = _kept_together(value, currency)
    if strong:
        role, shown = f"<b>{escape(role)}</b>", f"<b>{shown}</b>"
    else:
        role = escape(role)
    return f"<tr><td>{role}</td><td align='right'>{shown}</td></tr>"


def _kept_together(value: Decimal | None, currency: str | None) -> str:
    return escape(money(value, currency)).replace(" ", "&nbsp;")
