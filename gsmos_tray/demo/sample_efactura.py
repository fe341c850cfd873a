"""The sample month's electronic documents: UBL invoices, and SPV archives with a seal that proves.

The seals' digests are right and their signatures are noise: the program proves a pair by the
digest and leaves the ministry's signature to the ministry.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

from gsmos_tray.demo.sample_shop import VAT_PERCENT, Bill, Firm

_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
_CIUS = "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1"
_NO_CUI = "0000000000000"  # what the rules prescribe for a private customer
_LONG_AGO = (2026, 11, 1, 0, 0, 0)  # the members' time, so that the bytes are the same each time


def invoice_xml(bill: Bill) -> bytes:
    """Write *bill* as an e-Factura in UBL."""
    seller, buyer = _party("Supplier", bill.seller), _party("Customer", bill.buyer)
    lines = "".join(
        f'<cac:InvoiceLine><cbc:ID>{place}</cbc:ID><cbc:InvoicedQuantity unitCode="H87">'
        f"{line.count}</cbc:InvoicedQuantity>{_money('LineExtensionAmount', line.net)}"
        f"<cac:Item><cbc:Name>{escape(line.what)}</cbc:Name>{_category('ClassifiedTaxCategory')}"
        f"</cac:Item><cac:Price>{_money('PriceAmount', line.price)}</cac:Price></cac:InvoiceLine>"
        for place, line in enumerate(bill.lines, 1)
    )
    tax = (
        f"<cac:TaxTotal>{_money('TaxAmount', bill.vat)}<cac:TaxSubtotal>"
        f"{_money('TaxableAmount', bill.net)}{_money('TaxAmount', bill.vat)}"
        f"{_category('TaxCategory')}</cac:TaxSubtotal></cac:TaxTotal>"
    )
    totals = "".join(
        _money(name, amount)
        for name, amount in (
            ("LineExtensionAmount", bill.net),
            ("TaxExclusiveAmount", bill.net),
            ("TaxInclusiveAmount", bill.total),
            ("PayableAmount", bill.total),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="{_UBL}:Invoice-2"'
        f' xmlns:cac="{_UBL}:CommonAggregateComponents-2"'
        f' xmlns:cbc="{_UBL}:CommonBasicComponents-2">\n'
        f"<cbc:CustomizationID>{_CIUS}</cbc:CustomizationID><cbc:ID>{bill.number}</cbc:ID>\n"
        f"<cbc:IssueDate>{bill.day}</cbc:IssueDate><cbc:DueDate>{bill.due}</cbc:DueDate>\n"
        f"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>\n"
        f"<cbc:DocumentCurrencyCode>RON</cbc:DocumentCurrencyCode>\n"
        f"{_correction(bill)}{seller}\n{buyer}\n{tax}\n"
        f"<cac:LegalMonetaryTotal>{totals}</cac:LegalMonetaryTotal>\n{lines}\n</Invoice>\n"
    ).encode()


def spv_archive(index: int, content: bytes) -> bytes:
    """Give the ZIP that SPV offers for an upload: *content* beside the ministry's seal."""
    return _zipped({f"{index}.xml": content, f"semnatura_{index}.xml": _seal(content)})


def refusal_xml(index: int, cui: str, sentences: tuple[str, ...]) -> bytes:
    """Write what SPV says of an invoice that it refused."""
    said = "".join(f'\n    <Error errorMessage="{escape(each)}"/>' for each in sentences)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<header Index_incarcare="{index}" Cif_emitent="{cui}"'
        f' xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1">{said}\n</header>\n'
    ).encode()


def _party(role: str, firm: Firm) -> str:
    cui = f"RO{firm.cui}" if firm.cui else _NO_CUI
    scheme = (
        f"<cac:PartyTaxScheme><cbc:CompanyID>{cui}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT"
        f"</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
        if firm.cui
        else ""
    )
    register = firm.registration or cui
    return (
        f"<cac:Accounting{role}Party><cac:Party><cac:PostalAddress><cbc:StreetName>"
        f"{escape(firm.street)}</cbc:StreetName><cbc:CityName>{escape(firm.town)}</cbc:CityName>"
        f"<cbc:CountrySubentity>RO-{firm.county}</cbc:CountrySubentity><cac:Country>"
        f"<cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        f"{scheme}<cac:PartyLegalEntity><cbc:RegistrationName>{escape(firm.name)}"
        f"</cbc:RegistrationName><cbc:CompanyID>{register}</cbc:CompanyID></cac:PartyLegalEntity>"
        f"</cac:Party></cac:Accounting{role}Party>"
    )


def _correction(bill: Bill) -> str:
    if not bill.corrects:
        return ""
    return (
        "<cac:BillingReference><cac:InvoiceDocumentReference>"
        f"<cbc:ID>{bill.corrects}</cbc:ID>"
        "</cac:InvoiceDocumentReference></cac:BillingReference>\n"
    )


def _category(element: str) -> str:
    return (
        f"<cac:{element}><cbc:ID>S</cbc:ID><cbc:Percent>{VAT_PERCENT}</cbc:Percent>"
        f"<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:{element}>"
    )


def _money(element: str, amount: Decimal) -> str:
    return f'<cbc:{element} currencyID="RON">{amount:.2f}</cbc:{element}>'


def _seal(content: bytes) -> bytes:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    noise = base64.b64encode(hashlib.sha512(content).digest() * 4).decode()
    w3 = "http://www.w3.org"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<Signature xmlns="{w3}/2000/09/xmldsig#"><SignedInfo>'
        f'<CanonicalizationMethod Algorithm="{w3}/TR/2001/REC-xml-c14n-20010315"/>'
        f'<SignatureMethod Algorithm="{w3}/2001/04/xmldsig-more#rsa-sha256"/>'
        f'<Reference><DigestMethod Algorithm="{w3}/2001/04/xmlenc#sha256"/>'
        f"<DigestValue>{digest}</DigestValue></Reference></SignedInfo>"
        f"<SignatureValue>{noise}</SignatureValue></Signature>\n"
    ).encode()


def _zipped(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()
