"""Takes the fields of a UN/CEFACT cross industry invoice out of its tree: rare, and valid."""

from __future__ import annotations

from gsmos_tray.documents.document import Fields, Party
from gsmos_tray.documents.einvoice import amount, currency, day, number, romanian_number, tax_number
from gsmos_tray.documents.xml import Element

_CEFACT = "urn:un:unece:uncefact:data:standard:"
ROOT = f"{_CEFACT}CrossIndustryInvoice:100 CrossIndustryInvoice"


def ram(name: str) -> str:
    """Name an element of the reusable components."""
    return f"{_CEFACT}ReusableAggregateBusinessInformationEntity:100 {name}"


def _rsm(name: str) -> str:
    return f"{_CEFACT}CrossIndustryInvoice:100 {name}"


DATE = f"{_CEFACT}UnqualifiedDataType:100 DateTimeString"
HEAD = _rsm("ExchangedDocument")
DEAL = _rsm("SupplyChainTradeTransaction")
_AGREEMENT = ram("ApplicableHeaderTradeAgreement")
ISSUER = (DEAL, _AGREEMENT, ram("SellerTradeParty"))
CUSTOMER = (DEAL, _AGREEMENT, ram("BuyerTradeParty"))
_NOBODY = Element("")
_SETTLEMENT = ram("ApplicableHeaderTradeSettlement")
_SUMS = ram("SpecifiedTradeSettlementHeaderMonetarySummation")
PRUNED = frozenset(
    {ram("IncludedSupplyChainTradeLineItem"), ram("AdditionalReferencedDocument")}
    | {ram("AttachmentBinaryObject"), ram("ApplicableTradeTax")}
)


def fields(root: Element) -> Fields:
    """Read the fields: what is missing or empty is ``None``."""
    money = (DEAL, _SETTLEMENT, _SUMS)
    return Fields(
        number=number(root.first(HEAD, ram("ID"))),
        issue_date=day(root.first(HEAD, ram("IssueDateTime"), DATE)),
        issuer=_party(root, ISSUER),
        customer=_party(root, CUSTOMER),
        total=amount(root.first(*money, ram("DuePayableAmount")))
        or amount(root.first(*money, ram("GrandTotalAmount"))),
        currency=currency(root.first(DEAL, _SETTLEMENT, ram("InvoiceCurrencyCode"))),
    )


def cuis(root: Element) -> tuple[str | None, str | None]:
    """Give the CUIs of issuer and customer, foreign numbers left out."""
    issuer = next(root.all(*ISSUER), _NOBODY)
    customer = next(root.all(*CUSTOMER), _NOBODY)
    return romanian_number(*_numbers(issuer)), romanian_number(*_numbers(customer))


def _party(root: Element, role: tuple[str, str, str]) -> Party:
    party = next(root.all(*role), _NOBODY)
    return Party(party.first(ram("Name")), tax_number(*_numbers(party)))


def _numbers(party: Element) -> tuple[list[str], list[str]]:
    registered = list(party.texts(ram("SpecifiedTaxRegistration"), ram("ID")))
    return registered, list(party.texts(ram("SpecifiedLegalOrganization"), ram("ID")))
