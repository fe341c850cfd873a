"""Writes sample documents of an invented shop: what the demo archives.

So far the electronic ones: XML issued and received, a credit note, an SPV archive whose seal
proves. Every name and number is invented.
"""

from __future__ import annotations

import base64
import hashlib
import zipfile
from pathlib import Path

_SHOP = ("ATELIER TELEFOANE SRL", "RO10000008")
_SUPPLIER = ("PIESE MOBILE DEMO SRL", "RO20000016")
_CUSTOMER = ("FLORARIA EXEMPLU SRL", "RO30000024")

_UBL = "urn:oasis:names:specification:ubl:schema:xsd"


def write_sample_month(folder: Path) -> None:
    """Fill *folder*, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 9):
        sold = _invoice(f"ATF{number:04d}", f"2026-11-{number:02d}", _SHOP, _CUSTOMER, number * 100)
        (folder / f"ATF{number:04d}_cius_ro.xml").write_bytes(sold)
    for number in range(1, 5):
        bought = _invoice(f"PMD {number}", f"2026-11-1{number}", _SUPPLIER, _SHOP, number * 250)
        _write_spv_archive(folder / f"factura_primita_{number}.zip", 5_100_000_000 + number, bought)


def _invoice(
    number: str, day: str, supplier: tuple[str, str], customer: tuple[str, str], total: int
) -> bytes:
    parties = "".join(
        f"<a:Accounting{role}Party><a:Party><a:PartyTaxScheme><b:CompanyID>{cui}</b:CompanyID>"
        f"<a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme><a:PartyLegalEntity>"
        f"<b:RegistrationName>{name}</b:RegistrationName></a:PartyLegalEntity></a:Party>"
        f"</a:Accounting{role}Party>"
        for role, (name, cui) in (("Supplier", supplier), ("Customer", customer))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="{_UBL}:Invoice-2"'
        f' xmlns:a="{_UBL}:CommonAggregateComponents-2" xmlns:b="{_UBL}:CommonBasicComponents-2">'
        f"<b:ID>{number}</b:ID><b:IssueDate>{day}</b:IssueDate>"
        f"<b:InvoiceTypeCode>380</b:InvoiceTypeCode>"
        f"<b:DocumentCurrencyCode>RON</b:DocumentCurrencyCode>{parties}<a:LegalMonetaryTotal>"
        f'<b:PayableAmount currencyID="RON">{total}.00</b:PayableAmount></a:LegalMonetaryTotal>'
        f"</Invoice>\n"
    ).encode()


def _write_spv_archive(path: Path, index: int, invoice: bytes) -> None:
    digest = base64.b64encode(hashlib.sha256(invoice).digest()).decode()
    seal = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>'
        '<Reference><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        f"<DigestValue>{digest}</DigestValue></Reference></SignedInfo></Signature>\n"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{index}.xml", invoice)
        archive.writestr(f"semnatura_{index}.xml", seal)
