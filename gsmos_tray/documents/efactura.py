"""Reads what ANAF and its users exchange in XML: invoices, seals, errors, messages.

Told apart by namespace, never by local name alone. Lenient with what is missing, since real
invoices lack everything; strict with what is taken: a number that looks like a CNP is none.
Which direction an invoice has is ``recognition``'s business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import BinaryIO

from gsmos_tray.documents import cii, ubl
from gsmos_tray.documents.document import Fields, Party
from gsmos_tray.documents.romanian import cui, holds_cnp, without_cnp
from gsmos_tray.documents.xml import Element, Plan, read_xml

_DSIG = "http://www.w3.org/2000/09/xmldsig# "
_HEADER = re.compile(r"mfp:anaf:dgti:(efactura|spv):(\w+):v\d+ header")
_SAFT = re.compile(r"mfp:anaf:dgti:d406\w*(?::\w+)*:v\d+ AuditFile")
_INDEX = re.compile(r"\d{1,15}", re.ASCII)
_LONGEST_SENTENCES = 4_000
_NO_FIELDS = Fields()


class XmlType(StrEnum):
    """What an XML file is by its root."""

    INVOICE = "invoice"
    SEAL = "seal"
    ERRORS = "errors"
    ANSWER = "answer"
    MESSAGE = "message"
    SAFT = "saft"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class XmlFacts:
    """What was read from an XML file.

    *cuis*: issuer's and customer's; foreign numbers, which ``fields`` holds too, are left out.
    *sealed*: the whole document again, with a signature inside, as ANAF's test system sends it.
    *digest*: what a seal says of the XML that it seals: the SHA-256 of its bytes, in base64.
    *detail*: ANAF's sentences, or the namespace of what is foreign.
    """

    type: XmlType
    fields: Fields = _NO_FIELDS
    cuis: tuple[str | None, str | None] = (None, None)
    cii: bool = False
    sealed: bool = False
    digest: str | None = None
    detail: str = ""


def read_efactura(stream: BinaryIO) -> XmlFacts:
    """Read one XML file. Raises NotRead."""
    root = read_xml(stream, _plan)
    facts = _facts(root)
    sealed = any(child.name == _DSIG + "Signature" for child in root.children)
    return replace(facts, sealed=sealed, fields=_without_personal_numbers(facts.fields))


def _plan(root: str) -> Plan:
    if root in ubl.ROOTS:
        return Plan(whole=True, pruned=ubl.PRUNED)
    if root == cii.ROOT:
        return Plan(whole=True, pruned=cii.PRUNED)
    return Plan(whole=root == _DSIG + "Signature" or _HEADER.fullmatch(root) is not None)


def _facts(root: Element) -> XmlFacts:
    if root.name in ubl.ROOTS:
        return XmlFacts(XmlType.INVOICE, ubl.fields(root), ubl.cuis(root))
    if root.name == cii.ROOT:
        return XmlFacts(XmlType.INVOICE, cii.fields(root), cii.cuis(root), cii=True)
    if root.name == _DSIG + "Signature":
        return XmlFacts(XmlType.SEAL, digest=_digest(root))
    if header := _HEADER.fullmatch(root.name):
        return _header(root, header[2])
    if _SAFT.fullmatch(root.name):
        return XmlFacts(XmlType.SAFT)
    return XmlFacts(XmlType.FOREIGN, detail=root.name.rpartition(" ")[0][:200])


def _header(root: Element, message: str) -> XmlFacts:
    attributes = {name.casefold(): value for name, value in root.attributes.items()}
    fields = Fields(upload_index=_index(attributes.get("index_incarcare")))
    if message in ("mesajEroriFactuta", "mesajEroriFactura"):
        fields = replace(fields, issuer=Party(cui=cui(attributes.get("cif_emitent"))))
        return XmlFacts(XmlType.ERRORS, fields, detail=_sentences(root))
    if message == "reqMesaj":
        return XmlFacts(XmlType.MESSAGE, fields, detail=_shown(attributes.get("message", "")))
    if message in ("stareMesajFactura", "respUploadFisier"):
        fields = replace(fields, issue_date=_day(attributes.get("dateresponse", "")))
        return XmlFacts(XmlType.ANSWER, fields, detail=_sentences(root))
    return XmlFacts(XmlType.FOREIGN, detail=root.name.rpartition(" ")[0])


def _sentences(root: Element) -> str:
    """Keep the ministry's sentences as they are; a CNP among them is all that is put out."""
    sentences = (
        value
        for error in root.children
        for name, value in error.attributes.items()
        if name == "errorMessage"
    )
    return _shown("\n".join(sentences))


def _shown(text: str) -> str:
    return without_cnp(text)[:_LONGEST_SENTENCES]


def _index(text: str | None) -> str | None:
    return text.strip() if text and _INDEX.fullmatch(text.strip()) else None


def _day(text: str) -> date | None:
    """Read the day of ``202611021530``."""
    try:
        return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        return None


_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


def _digest(root: Element) -> str | None:
    references = list(root.all(_DSIG + "SignedInfo", _DSIG + "Reference"))
    if len(references) != 1:
        return None
    method = next(references[0].all(_DSIG + "DigestMethod"), None)
    value = references[0].first(_DSIG + "DigestValue")
    if value is None or method is None or method.attributes.get("Algorithm") != _SHA256:
        return None
    return value.replace(" ", "")


def _without_personal_numbers(fields: Fields) -> Fields:
    return replace(
        fields,
        number=None if holds_cnp(fields.number or "") else fields.number,
        issuer=_nameless(fields.issuer),
        customer=_nameless(fields.customer),
    )


def _nameless(party: Party) -> Party:
    return replace(party, name=without_cnp(party.name) if party.name else None)
