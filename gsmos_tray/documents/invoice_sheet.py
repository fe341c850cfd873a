"""What a readable view of an e-Factura shows: parties, lines and sums, taken from its XML.

Read in the reading process; how it looks is ``ui``'s business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from gsmos_tray.documents import cii, ubl
from gsmos_tray.documents.cii import ram
from gsmos_tray.documents.document import Fields
from gsmos_tray.documents.einvoice import amount, day
from gsmos_tray.documents.romanian import without_cnp
from gsmos_tray.documents.ubl import a, b
from gsmos_tray.documents.xml import Element, Plan, read_xml

_MOST_LINES = 500
_MOST_NOTES = 10
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of an invoice. *quantity* and *vat* are as written."""

    name: str
    quantity: str | None
    unit: str | None
    price: Decimal | None
    vat: str | None
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class InvoiceSheet:
    """An invoice as a person reads it.

    *is_credit_note*: it takes back. *cut*: there are more lines than are shown.
    """

    fields: Fields
    is_credit_note: bool
    due_date: date | None
    issuer_address: tuple[str, ...]
    customer_address: tuple[str, ...]
    lines: tuple[SheetLine, ...]
    cut: bool
    net: Decimal | None
    vat: Decimal | None
    notes: tuple[str, ...]
    account: str | None


def read_invoice_sheet(stream: BinaryIO) -> InvoiceSheet | None:
    """Read an invoice with its lines; ``None`` if it is none. Raises NotRead."""
    root = read_xml(stream, _plan)
    if root.name in ubl.ROOTS:
        return _of_ubl(root)
    return _of_cii(root) if root.name == cii.ROOT else None


def _plan(root: str) -> Plan:
    if root in ubl.ROOTS:
        return Plan(whole=True, pruned=frozenset({a("AdditionalDocumentReference")}))
    return Plan(whole=root == cii.ROOT, pruned=frozenset({ram("AdditionalReferencedDocument")}))


def _of_ubl(root: Element) -> InvoiceSheet:
    issuer, customer = a("AccountingSupplierParty"), a("AccountingCustomerParty")
    found = [*root.all(a("InvoiceLine")), *root.all(a("CreditNoteLine"))]
    totals = a("LegalMonetaryTotal")
    return InvoiceSheet(
        fields=_private(ubl.fields(root)),
        is_credit_note="CreditNote" in root.name or root.first(b("InvoiceTypeCode")) == "381",
        due_date=day(root.first(b("DueDate"))),
        issuer_address=_ubl_address(root, issuer),
        customer_address=_ubl_address(root, customer),
        lines=tuple(_ubl_line(line) for line in found[:_MOST_LINES]),
        cut=len(found) > _MOST_LINES,
        net=amount(root.first(totals, b("TaxExclusiveAmount"))),
        vat=amount(root.first(a("TaxTotal"), b("TaxAmount"))),
        notes=_notes(root.texts(b("Note"))),
        account=_short(root.first(a("PaymentMeans"), a("PayeeFinancialAccount"), b("ID"))),
    )


def _ubl_address(root: Element, role: str) -> tuple[str, ...]:
    address = (role, a("Party"), a("PostalAddress"))
    parts = ("StreetName", "AdditionalStreetName", "CityName", "CountrySubentity")
    return _notes(text for part in parts for text in root.texts(*address, b(part)))


def _ubl_line(line: Element) -> SheetLine:
    quantities = [*line.all(b("InvoicedQuantity")), *line.all(b("CreditedQuantity"))]
    tax = (a("Item"), a("ClassifiedTaxCategory"), b("Percent"))
    return SheetLine(
        name=_short(line.first(a("Item"), b("Name"))) or "",
        quantity=_short(quantities[0].text.strip()) if quantities else None,
        unit=_short(quantities[0].attributes.get("unitCode")) if quantities else None,
        price=amount(line.first(a("Price"), b("PriceAmount"))),
        vat=_short(line.first(*tax)),
        total=amount(line.first(b("LineExtensionAmount"))),
    )


def _of_cii(root: Element) -> InvoiceSheet:
    deal = cii.DEAL
    settlement = (deal, ram("ApplicableHeaderTradeSettlement"))
    sums = (*settlement, ram("SpecifiedTradeSettlementHeaderMonetarySummation"))
    found = list(root.all(deal, ram("IncludedSupplyChainTradeLineItem")))
    terms = (*settlement, ram("SpecifiedTradePaymentTerms"), ram("DueDateDateTime"))
    return InvoiceSheet(
        fields=_private(cii.fields(root)),
        is_credit_note=root.first(cii.HEAD, ram("TypeCode")) == "381",
        due_date=day(root.first(*terms, cii.DATE)),
        issuer_address=_cii_address(root, cii.ISSUER),
        customer_address=_cii_address(root, cii.CUSTOMER),
        lines=tuple(_cii_line(line) for line in found[:_MOST_LINES]),
        cut=len(found) > _MOST_LINES,
        net=amount(root.first(*sums, ram("TaxBasisTotalAmount"))),
        vat=amount(root.first(*sums, ram("TaxTotalAmount"))),
        notes=_notes(root.texts(cii.HEAD, ram("IncludedNote"), ram("Content"))),
        account=None,
    )


def _cii_address(root: Element, role: tuple[str, ...]) -> tuple[str, ...]:
    address = (*role, ram("PostalTradeAddress"))
    parts = ("LineOne", "LineTwo", "CityName", "CountryID")
    return _notes(text for part in parts for text in root.texts(*address, ram(part)))


def _cii_line(line: Element) -> SheetLine:
    quantities = list(line.all(ram("SpecifiedLineTradeDelivery"), ram("BilledQuantity")))
    settlement = ram("SpecifiedLineTradeSettlement")
    sums = ram("SpecifiedTradeSettlementLineMonetarySummation")
    price = (ram("SpecifiedLineTradeAgreement"), ram("NetPriceProductTradePrice"))
    return SheetLine(
        name=_short(line.first(ram("SpecifiedTradeProduct"), ram("Name"))) or "",
        quantity=_short(quantities[0].text.strip()) if quantities else None,
        unit=_short(quantities[0].attributes.get("unitCode")) if quantities else None,
        price=amount(line.first(*price, ram("ChargeAmount"))),
        vat=_short(line.first(settlement, ram("ApplicableTradeTax"), ram("RateApplicablePercent"))),
        total=amount(line.first(settlement, sums, ram("LineTotalAmount"))),
    )


def _private(fields: Fields) -> Fields:
    issuer, customer = fields.issuer, fields.customer
    return replace(
        fields,
        number=_short(fields.number),
        issuer=replace(issuer, name=_short(issuer.name)),
        customer=replace(customer, name=_short(customer.name)),
    )


def _notes(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(short for text in list(texts)[:_MOST_NOTES] if (short := _short(text)))


def _short(text: str | None) -> str | None:
    return without_cnp(text)[:_LONGEST] if text else None
