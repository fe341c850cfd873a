"""The odd files that SPV, accounting programs and attackers produce, each with what it has to be.

Drawn from what others' readers stumbled over; all firms are invented.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass

from gsmos_tray.documents.document import WhyCode
from gsmos_tray.documents.kinds import Kind
from tests.documents.spv import (
    PARTNER,
    SHOP,
    STRANGER,
    UBL,
    invoice,
    refused,
    seal,
    test_seal,
    zipped,
)

CII = "urn:un:unece:uncefact:data:standard:"
NUMBER = "SMB 0042"


@dataclass(frozen=True)
class Oddity:
    """One file. *number*: what has to be read from it, if it is an invoice."""

    name: str
    content: bytes
    kind: Kind
    why: WhyCode
    number: str | None = None
    file: str = "4186086961.xml"


def cii(number: str = "CII 1") -> str:
    return (
        f'<r:CrossIndustryInvoice xmlns:r="{CII}CrossIndustryInvoice:100" xmlns:m="{CII}'
        f'ReusableAggregateBusinessInformationEntity:100" xmlns:u="{CII}UnqualifiedDataType:100">'
        f"<r:ExchangedDocument><m:ID>{number}</m:ID><m:IssueDateTime><u:DateTimeString "
        'format="102">20260314</u:DateTimeString></m:IssueDateTime></r:ExchangedDocument>'
        "<r:SupplyChainTradeTransaction><m:ApplicableHeaderTradeAgreement><m:SellerTradeParty>"
        f"<m:Name>Ecrane Demo</m:Name><m:SpecifiedTaxRegistration><m:ID>RO{PARTNER}</m:ID>"
        "</m:SpecifiedTaxRegistration></m:SellerTradeParty></m:ApplicableHeaderTradeAgreement>"
        "<m:ApplicableHeaderTradeSettlement><m:InvoiceCurrencyCode>LEI</m:InvoiceCurrencyCode>"
        "<m:SpecifiedTradeSettlementHeaderMonetarySummation><m:DuePayableAmount>5.50"
        "</m:DuePayableAmount></m:SpecifiedTradeSettlementHeaderMonetarySummation>"
        "</m:ApplicableHeaderTradeSettlement></r:SupplyChainTradeTransaction>"
        "</r:CrossIndustryInvoice>"
    )


def _issued(name: str, content: str | bytes) -> Oddity:
    plain = content.encode() if isinstance(content, str) else content
    return Oddity(name, plain, Kind.EFACTURA_ISSUED, WhyCode.UBL_ISSUED, NUMBER)


def _unknown(name: str, content: str | bytes, why: WhyCode) -> Oddity:
    plain = content.encode() if isinstance(content, str) else content
    return Oddity(name, plain, Kind.UNKNOWN, why)


def _in(encoding: str) -> Oddity:
    text = invoice(declaration=f'<?xml version="1.0" encoding="{encoding}"?>').replace("ț", "t")
    return _issued(f"written in {encoding}", text.encode(encoding))


def _declared(encoding: str) -> Oddity:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    why = WhyCode.NOT_WELL_FORMED
    return _unknown(f"says that it is {encoding}", invoice(declaration=declaration), why)


def _zip(name: str, content: bytes, kind: Kind, why: WhyCode, number: str | None = None) -> Oddity:
    return Oddity(name, content, kind, why, number, "descarcare.zip")


def _flagged(content: bytes) -> bytes:
    """Say in both headers that the member is encrypted."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.index(mark) + at] |= 1
    return bytes(changed)


_ATTACHED = (
    f"<a:AdditionalDocumentReference><b:ID>{'A' * 3_000_000}</b:ID></a:AdditionalDocumentReference>"
)
_OTHER_PREFIX = invoice().replace("<a:", "<ns7:").replace("</a:", "</ns7:").replace(":a=", ":ns7=")
_NO_PREFIX_AT_ALL = invoice().replace("<b:ID>", f'<ID xmlns="{UBL}CommonBasicComponents-2">', 1)
_ROOT_PREFIX = (
    invoice()
    .replace("<Invoice xmlns=", "<q:Invoice xmlns:q=")
    .replace("</Invoice>", "</q:Invoice>")
)

_ENCODINGS = (
    *("utf-8", "utf-16", "utf-32", "utf-16-be", "utf-32-le", "iso-8859-2", "windows-1250"),
    *("iso-8859-16", "cp852", "gb18030", "cp037"),
)

WRITTEN = [
    *map(_in, _ENCODINGS),
    _issued("with a byte order mark", b"\xef\xbb\xbf" + invoice().encode()),
    _issued("with blank lines before it", b"\n\n  " + invoice().encode()),
    _issued("without a declaration", invoice(declaration="")),
    _issued("with the line ends of Windows", invoice().replace("\n", "\r\n")),
    _issued(
        "that says it is UTF-16 and is not",
        invoice(declaration='<?xml version="1.0" encoding="UTF-16"?>'),
    ),
    _issued("with a comment that looks like its number", invoice(inside="<!-- <b:ID>9</b:ID> -->")),
    _issued("with a number in CDATA", invoice(number="<![CDATA[SMB 0042]]>")),
    _issued("with prefixes of its own", _OTHER_PREFIX),
    _issued("with a prefix at its root", _ROOT_PREFIX),
    _issued("with a namespace at the element", _NO_PREFIX_AT_ALL.replace("</b:ID>", "</ID>", 1)),
    _issued("with 3 MB attached", invoice(inside=_ATTACHED)),
    _issued("with a second number", invoice(inside="<b:ID>second</b:ID>")),
    _issued("with an unknown element", invoice(inside='<x xmlns="urn:x"><y/></x>')),
    _issued(
        "with a customisation nobody knows",
        invoice(inside="<b:CustomizationID>urn:cen.eu:en16931:2017#oarecare</b:CustomizationID>"),
    ),
    _issued("with empty elements", invoice(inside="<b:Note/><a:Delivery/>", customer="")),
]

MEANT = [
    _issued("a credit note", invoice(root="CreditNote", type_code="381")),
    _issued("a storno that is an invoice of type 381", invoice(type_code="381", total="-10.00")),
    _issued(
        "a storno that is only negative", invoice(total="-10.00", inside="<a:BillingReference/>")
    ),
    _issued("an invoice to oneself", invoice(customer=SHOP)),
    Oddity(
        "received",
        invoice(supplier=PARTNER, customer=f"RO {SHOP}").encode(),
        Kind.EFACTURA_RECEIVED,
        WhyCode.UBL_RECEIVED,
        NUMBER,
    ),
    Oddity(
        "between others",
        invoice(supplier=PARTNER, customer=STRANGER).encode(),
        Kind.EFACTURA,
        WhyCode.UBL_NEITHER,
        NUMBER,
    ),
    Oddity(
        "the shop's digits in a foreign number",
        invoice(supplier=f"GB{SHOP}", customer="DE811111111").encode(),
        Kind.EFACTURA,
        WhyCode.UBL_NEITHER,
        NUMBER,
    ),
    Oddity("cross-industry", cii().encode(), Kind.EFACTURA, WhyCode.CII, "CII 1"),
    Oddity("a seal", seal(b"anything"), Kind.EFACTURA_SEAL, WhyCode.SEAL),
    Oddity(
        "a seal of the test system",
        test_seal(invoice()),
        Kind.EFACTURA_SEAL,
        WhyCode.TEST_SEAL,
        NUMBER,
    ),
    Oddity("refused", refused(), Kind.EFACTURA_ERROR, WhyCode.ANAF_ERRORS),
    Oddity(
        "the state of an upload",
        b'<header xmlns="mfp:anaf:dgti:efactura:stareMesajFactura:v1" stare="ok"/>',
        Kind.SPV_MESSAGE,
        WhyCode.ANAF_ANSWER,
    ),
    Oddity(
        "the answer to an upload",
        b'<header xmlns="mfp:anaf:dgti:spv:respUploadFisier:v1" index_incarcare="55"/>',
        Kind.SPV_MESSAGE,
        WhyCode.ANAF_ANSWER,
    ),
    Oddity(
        "a buyer's message",
        b'<header xmlns="mfp:anaf:dgti:spv:reqMesaj:v1" message="bun"/>',
        Kind.SPV_MESSAGE,
        WhyCode.BUYER_MESSAGE,
    ),
    Oddity(
        "SAF-T", b'<AuditFile xmlns="mfp:anaf:dgti:d406:declaratie:v1"/>', Kind.OTHER, WhyCode.SAFT
    ),
    Oddity(
        "SAF-T of the test system",
        b'<AuditFile xmlns="mfp:anaf:dgti:d406t:declaratie:v1"/>',
        Kind.OTHER,
        WhyCode.SAFT,
    ),
    Oddity(
        "SAF-T that breaks off",
        b'<AuditFile xmlns="mfp:anaf:dgti:d406:declaratie:v1"><x>',
        Kind.OTHER,
        WhyCode.SAFT,
    ),
    Oddity(
        "an invoice of another namespace",
        b'<Invoice xmlns="urn:example:invoice"><ID>1</ID></Invoice>',
        Kind.OTHER,
        WhyCode.FOREIGN_XML,
    ),
    Oddity(
        "an invoice of no namespace",
        b"<Invoice><ID>1</ID></Invoice>",
        Kind.OTHER,
        WhyCode.FOREIGN_XML,
    ),
    Oddity("an order", f'<Order xmlns="{UBL}Order-2"/>'.encode(), Kind.OTHER, WhyCode.FOREIGN_XML),
]

_XXE = '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_OUTSIDE = '<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/x.dtd">'
_BOMB = '<!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

HOSTILE = [
    _unknown("an entity from the disk", invoice(declaration=_XXE, number="&x;"), WhyCode.HOSTILE),
    _unknown("a definition from elsewhere", invoice(declaration=_OUTSIDE), WhyCode.HOSTILE),
    _unknown("an entity bomb", invoice(declaration=_BOMB, number="&b;"), WhyCode.HOSTILE),
    _unknown("a mile deep", invoice(inside="<b:X>" * 5000), WhyCode.HOSTILE),
    _unknown("a mile deep in known words", invoice(inside="<a:TaxTotal>" * 5000), WhyCode.HOSTILE),
    _unknown("of 200,000 elements", invoice(inside="<b:X/>" * 200_000), WhyCode.HOSTILE),
    _unknown("an invoice that breaks off", invoice()[:-5], WhyCode.NOT_WELL_FORMED),
    _unknown("with an end too few", invoice().replace("</b:ID>", "", 1), WhyCode.NOT_WELL_FORMED),
    _unknown("with text before it", "text <b:ID>1</b:ID>", WhyCode.NOT_WELL_FORMED),
    _unknown("of bytes that are no text", b"<Invoice>\xff\xff</Invoice>", WhyCode.NOT_WELL_FORMED),
    *map(_declared, ("utf-7", "klingon", "hex", "unicode_escape")),
]

_XML = invoice().encode()
_PAIR = ("4186.xml", _XML), ("semnatura_4186.xml", seal(_XML))
_SPACES = b"<x>" + b" " * (33 * 1024 * 1024) + b"</x>"
_SPV = (Kind.SPV_ARCHIVE, WhyCode.SPV_ZIP)

ZIPS = [
    _zip("as SPV gives it", zipped(*_PAIR), *_SPV, NUMBER),
    _zip("with the seal first", zipped(*reversed(_PAIR)), *_SPV, NUMBER),
    _zip(
        "with a seal of something else",
        zipped(_PAIR[0], ("semnatura_4186.xml", seal(b"x"))),
        *_SPV,
        NUMBER,
    ),
    _zip(
        "with a seal of the test system",
        zipped(_PAIR[0], ("semnatura_4186.xml", test_seal(invoice()))),
        *_SPV,
        NUMBER,
    ),
    _zip("of a refused invoice", zipped(("3828.xml", refused())), *_SPV),
    _zip(
        "of two invoices in folders",
        zipped(("a/1001.xml", _XML), ("b/1002.xml", invoice(number="B 2").encode())),
        *_SPV,
    ),
    _zip("with names that point elsewhere", zipped(("../../etc/4186.xml", _XML)), *_SPV, NUMBER),
    _zip(
        "with a broken member beside a whole one",
        zipped(("4186.xml", _XML), ("4187.xml", b"<broken")),
        *_SPV,
        NUMBER,
    ),
    _zip("of a photo", zipped(("poza.jpg", b"x")), Kind.OTHER, WhyCode.FOREIGN_ZIP),
    _zip("of foreign XML", zipped(("a.xml", b"<a/>")), Kind.OTHER, WhyCode.FOREIGN_ZIP),
    _zip("within a ZIP", zipped(("a.zip", zipped(*_PAIR))), Kind.OTHER, WhyCode.FOREIGN_ZIP),
    _zip("of a Mac's notes", zipped(("__MACOSX/4186.xml", _XML)), Kind.OTHER, WhyCode.FOREIGN_ZIP),
    _zip("of nothing", zipped(), Kind.UNKNOWN, WhyCode.BROKEN),
    _zip("with a password", _flagged(zipped(_PAIR[0])), Kind.UNKNOWN, WhyCode.ENCRYPTED),
    _zip("of 33 MB of blanks", zipped(("4186.xml", _SPACES)), Kind.UNKNOWN, WhyCode.TOO_LARGE),
    _zip(
        "of 501 members",
        zipped(*((f"{n}.xml", b"<a/>") for n in range(501))),
        Kind.UNKNOWN,
        WhyCode.TOO_LARGE,
    ),
    _zip(
        "packed as nobody packs",
        zipped(_PAIR[0], method=zipfile.ZIP_LZMA),
        Kind.UNKNOWN,
        WhyCode.BROKEN,
    ),
    _zip(
        "of an invoice that breaks off",
        zipped(("4186.xml", _XML[:-9])),
        Kind.UNKNOWN,
        WhyCode.NOT_WELL_FORMED,
    ),
    _zip("that breaks off", zipped(_PAIR[0])[:-30], Kind.UNKNOWN, WhyCode.BROKEN),
    _zip(
        "of 22 bytes that claim more",
        zipped()[:-4] + b"\x09\0\0\0",
        Kind.UNKNOWN,
        WhyCode.BROKEN,
    ),
]

ODDITIES = [*WRITTEN, *MEANT, *HOSTILE, *ZIPS]
