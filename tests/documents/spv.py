"""Makes e-Factura files, seals and ZIPs of invented firms for tests."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
SHOP, PARTNER, STRANGER = "18547290", "14398100", "33445566"


def party(role: str, name: str, tax: str) -> str:
    return (
        f"<a:{role}><a:Party><a:PartyName><b:Name>{name}</b:Name></a:PartyName>"
        f"<a:PartyTaxScheme><b:CompanyID>{tax}</b:CompanyID></a:PartyTaxScheme>"
        f"</a:Party></a:{role}>"
    )


def invoice(  # noqa: PLR0913
    *,
    root: str = "Invoice",
    number: str = "SMB 0042",
    day: str = "2026-03-14",
    type_code: str = "380",
    currency: str = "RON",
    total: str = "1067.65",
    supplier: str = f"RO{SHOP}",
    customer: str = PARTNER,
    declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n',
    inside: str = "",
    lines: int = 1,
) -> str:
    line = (
        f"<a:{root}Line><b:ID>1</b:ID><b:InvoicedQuantity unitCode='H87'>2</b:InvoicedQuantity>"
        "<b:LineExtensionAmount>882.36</b:LineExtensionAmount><a:Item><b:Name>Display</b:Name>"
        "<a:ClassifiedTaxCategory><b:Percent>21</b:Percent></a:ClassifiedTaxCategory></a:Item>"
        f"<a:Price><b:PriceAmount>441.18</b:PriceAmount></a:Price></a:{root}Line>"
    )
    return (
        f'{declaration}<{root} xmlns="{UBL}{root}-2" xmlns:a="{UBL}CommonAggregateComponents-2" '
        f'xmlns:b="{UBL}CommonBasicComponents-2">'
        f"<b:ID>{number}</b:ID><b:IssueDate>{day}</b:IssueDate>"
        f"<b:{root}TypeCode>{type_code}</b:{root}TypeCode>"
        f"<b:DocumentCurrencyCode>{currency}</b:DocumentCurrencyCode>{inside}"
        + party("AccountingSupplierParty", "Atelier Mobil Demo SRL", supplier)
        + party("AccountingCustomerParty", "Piese Pentru Toți SRL", customer)
        + f"<a:LegalMonetaryTotal><b:PayableAmount>{total}</b:PayableAmount></a:LegalMonetaryTotal>"
        + line * lines
        + f"</{root}>"
    )


SIGNATURE = (
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><Reference URI="">'
    '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
    "<DigestValue>{digest}</DigestValue></Reference></SignedInfo></Signature>"
)


def seal(content: bytes) -> bytes:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return SIGNATURE.format(digest=digest).encode()


def test_seal(content: str) -> bytes:
    """Seal as ANAF's test system does: the whole document again."""
    return content.replace("</Invoice>", SIGNATURE.format(digest="AAAA") + "</Invoice>").encode()


test_seal.__test__ = False


def refused(message: str = "E: regula R6.1: CIF-ul nu figureaza", index: str = "3828") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1" Index_incarcare="{index}" '
        f'Cif_emitent="{SHOP}"><Error errorMessage="{message}"/></header>'
    ).encode()


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()
