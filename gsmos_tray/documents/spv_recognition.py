"""Decides what the files of SPV are: e-Factura, seal, error, message, and the ZIP around them.

The direction of an invoice depends on the shop's CUI alone, compared by digits.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Member,
    Reading,
    Recognition,
    Seal,
    Shop,
    Why,
    WhyCode,
)
from gsmos_tray.documents.efactura import XmlFacts, XmlType
from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.documents.spv_zip import MemberFacts, ZipFacts, is_seal
from gsmos_tray.documents.upload_index import index_in_name

_KINDS = {
    XmlType.SEAL: (Kind.EFACTURA_SEAL, WhyCode.SEAL),
    XmlType.ERRORS: (Kind.EFACTURA_ERROR, WhyCode.ANAF_ERRORS),
    XmlType.ANSWER: (Kind.SPV_MESSAGE, WhyCode.ANAF_ANSWER),
    XmlType.MESSAGE: (Kind.SPV_MESSAGE, WhyCode.BUYER_MESSAGE),
    XmlType.SAFT: (Kind.OTHER, WhyCode.SAFT),
    XmlType.FOREIGN: (Kind.OTHER, WhyCode.FOREIGN_XML),
}
_OF_SPV = EFACTURA | {Kind.EFACTURA_SEAL, Kind.EFACTURA_ERROR, Kind.SPV_MESSAGE}


def of_xml(facts: XmlFacts, name: str, shop: Shop) -> Recognition:
    """Recognise one XML file that came under *name*."""
    found = _of_facts(facts, shop)
    index = index_in_name(name)
    if index is None or found.fields.upload_index or found.kind not in _OF_SPV:
        return found
    fields = replace(found.fields, upload_index=index)
    return replace(found, fields=fields, from_name=frozenset({"upload_index"}))


def of_zip(facts: ZipFacts, shop: Shop) -> Reading:
    """Recognise a ZIP and the documents in it: those that come from SPV."""
    found = [(member, _of_member(member, facts, shop)) for member in facts.members]
    members = tuple(
        Member(member.name, member.fingerprint, recognition)
        for member, recognition in found
        if recognition is not None and recognition.kind in _OF_SPV
    )
    if not members:
        return Reading(_of_foreign(facts))
    return Reading(_of_archive(facts, members), members)


def _of_facts(facts: XmlFacts, shop: Shop) -> Recognition:
    if facts.sealed:
        return _certain(Kind.EFACTURA_SEAL, WhyCode.TEST_SEAL, facts.fields, Seal.CANNOT_CHECK)
    if facts.type is XmlType.INVOICE:
        kind, code = _direction(facts, shop)
        return _certain(kind, WhyCode.CII if facts.cii else code, facts.fields)
    kind, code = _KINDS[facts.type]
    seal = Seal.CANNOT_CHECK if kind is Kind.EFACTURA_SEAL else None
    return replace(_certain(kind, code, facts.fields, seal), why=Why(code, facts.detail))


def _certain(kind: Kind, code: WhyCode, fields: Fields, seal: Seal | None = None) -> Recognition:
    return Recognition(kind, Certainty.CONTENT, Why(code), fields, seal=seal)


def _direction(facts: XmlFacts, shop: Shop) -> tuple[Kind, WhyCode]:
    """Tell issued from received. What the shop sends to itself is issued."""
    if shop.cui is None:
        return Kind.EFACTURA, WhyCode.UBL_NO_CUI
    issuer, customer = facts.cuis
    if issuer is not None and _same(issuer, shop.cui):
        return Kind.EFACTURA_ISSUED, WhyCode.UBL_ISSUED
    if customer is not None and _same(customer, shop.cui):
        return Kind.EFACTURA_RECEIVED, WhyCode.UBL_RECEIVED
    return Kind.EFACTURA, WhyCode.UBL_NEITHER


def _same(one: str, other: str) -> bool:
    return one.lstrip("0") == other.lstrip("0")


def _of_member(member: MemberFacts, archive: ZipFacts, shop: Shop) -> Recognition | None:
    if member.facts is None:
        return None
    found = replace(_of_facts(member.facts, shop), seal=member.seal)
    fields = found.fields
    if member.seals is not None and is_seal(member):
        sealed = archive.members[member.seals].facts
        if sealed is not None and not member.facts.sealed:
            fields = replace(sealed.fields, total=None, currency=None)
    index = index_in_name(member.name)
    if index and not fields.upload_index:
        fields = replace(fields, upload_index=index)
    if found.kind is Kind.EFACTURA_SEAL and found.seal is None:
        found = replace(found, seal=Seal.CANNOT_CHECK)
    return replace(found, fields=fields)


def _of_archive(archive: ZipFacts, members: tuple[Member, ...]) -> Recognition:
    """Give the ZIP the fields of the one document in it, and its worst seal."""
    documents = [one for one in members if one.recognition.kind is not Kind.EFACTURA_SEAL]
    fields = documents[0].recognition.fields if len(documents) == 1 else Fields()
    fields = replace(fields, upload_index=archive.upload_index or fields.upload_index)
    seals = {one.recognition.seal for one in members}
    worst = next(
        (seal for seal in (Seal.DOES_NOT_MATCH, Seal.CANNOT_CHECK, Seal.PROVED) if seal in seals),
        None,
    )
    return _certain(Kind.SPV_ARCHIVE, WhyCode.SPV_ZIP, fields, worst)


def _of_foreign(archive: ZipFacts) -> Recognition:
    refusals = [member.refusal for member in archive.members if member.refusal is not None]
    named = any(index_in_name(PurePosixPath(member.name).name) for member in archive.members)
    if WhyCode.ERROR_PAGE in refusals and named:
        why = Why(WhyCode.ERROR_PAGE)
        return Recognition(Kind.UNKNOWN, Certainty.NONE, why, faulty=True)
    if refusals:
        return Recognition(Kind.UNKNOWN, Certainty.NONE, Why(refusals[0]))
    return Recognition(Kind.OTHER, Certainty.CONTENT, Why(WhyCode.FOREIGN_ZIP))
