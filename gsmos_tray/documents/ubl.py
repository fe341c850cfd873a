"""Takes the fields of a UBL invoice or credit note out of its tree."""

from __future__ import annotations

from gsmos_tray.documents.document import Fields, Party
from gsmos_tray.documents.einvoice import amount, currency, day, number, romanian_number, tax_number
from gsmos_tray.documents.xml import Element

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
ROOTS = frozenset({f"{_UBL}{name}-2 {name}" for name in ("Invoice", "CreditNote")})


def b(name: str) -> str:
    """Name an element of the basic components."""
    return f"{_UBL}CommonBasicComponents-2 {name}"


def a(name: str) -> str:
    """Name an element of the aggregate components."""
    return f"{_UBL}CommonAggregateComponents-2 {name}"


_ISSUER = (a("AccountingSupplierParty"), a("Party"))
_CUSTOMER = (a("AccountingCustomerParty"), a("Party"))
_NOBODY = Element("")
PRUNED = frozenset(
    {a("InvoiceLine"), a("CreditNoteLine"), a("AdditionalDocumentReference"), a("TaxTotal")}
    | {f"{_UBL}CommonExtensionComponents-2 UBLExtensions", b("EmbeddedDocumentBinaryObject")}
)
"""What no field is taken from: nine tenths of most invoices, attachments of megabytes included."""


def fields(root: Element) -> Fields:
    """Read the fields: what is missing or empty is ``None``."""
    return Fields(
        number=number(root.first(b("ID"))),
        issue_date=day(root.first(b("IssueDate"))),
        issuer=_party(root, _ISSUER),
        customer=_party(root, _CUSTOMER),
        total=amount(root.first(a("LegalMonetaryTotal"), b("PayableAmount"))),
        currency=currency(root.first(b("DocumentCurrencyCode"))),
    )


def cuis(root: Element) -> tuple[str | None, str | None]:
    """Give the CUIs of issuer and customer, foreign numbers left out."""
    issuer = next(root.all(*_ISSUER), _NOBODY)
    customer = next(root.all(*_CUSTOMER), _NOBODY)
    return romanian_number(*_numbers(issuer)), romanian_number(*_numbers(customer))


def _party(root: Element, role: tuple[str, str]) -> Party:
    party = next(root.all(*role), _NOBODY)
    name = party.first(a("PartyLegalEntity"), b("RegistrationName")) or party.first(
        a("PartyName"), b("Name")
    )
    return Party(name, tax_number(*_numbers(party)))


def _numbers(party: Element) -> tuple[list[str], list[str]]:
    """Give the VAT registrations, and what else may be the CUI: often the trade register's."""
    endpoints = party.all(b("EndpointID"))
    return list(party.texts(a("PartyTaxScheme"), b("CompanyID"))), [
        *party.texts(a("PartyIdentification"), b("ID")),
        *party.texts(a("PartyLegalEntity"), b("CompanyID")),
        *(end.text for end in endpoints if end.attributes.get("schemeID") == "9947"),
    ]
