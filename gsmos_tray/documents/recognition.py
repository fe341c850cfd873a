"""Decides what a document is, from what the readers found, the rules, and who the shop is.

The content decides; the name of the file helps where the content says nothing, and adds fields
that it alone tells. *Unknown* beats wrong: what two signs contradict is unknown. Pure: no file,
no clock, no process.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from gsmos_tray.documents import spv_recognition, titles
from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Reading,
    Recognition,
    Shop,
    Why,
    WhyCode,
)
from gsmos_tray.documents.efactura import read_efactura
from gsmos_tray.documents.fields import fields_of
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.name_recognition import by_name, held, is_own, told_by_name
from gsmos_tray.documents.page import Page
from gsmos_tray.documents.pdf import PdfFacts, read_pdf
from gsmos_tray.documents.phrases import words
from gsmos_tray.documents.refusals import NotRead
from gsmos_tray.documents.rules import Rules
from gsmos_tray.documents.sniffing import HEAD, ContentType, content_type
from gsmos_tray.documents.spv_zip import read_zip

_BUSINESS = 3
"""So many kinds of business words make a page worth a question, though no title is known."""

_MONEY = frozenset({Kind.INVOICE, Kind.STORNO, Kind.PROFORMA})
"""A storno is often called ``Factura_000123.pdf``."""


def recognise_file(path: Path, rules: Rules, shop: Shop) -> Reading:
    """Read one file. Raises OSError; never fails for what is in it."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        stream.seek(0)
        return _recognise(path.name, head, lambda: stream, path, rules, shop)


def recognise_bytes(content: bytes, name: str, rules: Rules, shop: Shop) -> Reading:
    """Do the same for bytes in memory."""
    return _recognise(name, content[:HEAD], lambda: io.BytesIO(content), content, rules, shop)


def _recognise(
    name: str,
    head: bytes,
    stream: Callable[[], BinaryIO],
    source: Path | bytes,
    rules: Rules,
    shop: Shop,
) -> Reading:
    type = content_type(head, PurePath(name).suffix.lower())
    try:
        if type is ContentType.XML:
            facts = read_efactura(stream())
            return Reading(spv_recognition.of_xml(facts, name, shop))
        if type is ContentType.ZIP:
            return spv_recognition.of_zip(read_zip(stream()), shop)
        if type is ContentType.PDF:
            return Reading(_of_pdf(read_pdf(source), name, rules, shop))
    except NotRead as refusal:
        return Reading(by_name(name, rules, refusal.why, content=type))
    return Reading(by_name(name, rules, _why_unread(type), content=type))


def _why_unread(type: ContentType) -> Why:
    return Why(
        {
            ContentType.PICTURE: WhyCode.NO_TEXT,
            ContentType.ERROR_PAGE: WhyCode.ERROR_PAGE,
            ContentType.BROKEN: WhyCode.BROKEN,
        }.get(type, WhyCode.UNREADABLE_TYPE)
    )


def _of_pdf(facts: PdfFacts, name: str, rules: Rules, shop: Shop) -> Recognition:
    told = told_by_name(name, rules)
    if facts.attached is not None:
        inside = spv_recognition.of_xml(facts.attached, "", shop)
        refund = inside.fields.total is not None and inside.fields.total < 0
        kind = Kind.STORNO if refund else Kind.INVOICE
        found = Recognition(kind, Certainty.CONTENT, Why(WhyCode.ATTACHED_XML), inside.fields)
        return _completed(found, told)
    page = Page(facts.stretches)
    verdict = titles.verdict(page, rules)
    if verdict.title is None and not page.is_legible:
        return told or Recognition(Kind.UNKNOWN, Certainty.NONE, Why(WhyCode.NO_TEXT))
    if own := _by_own_text(page, rules):
        return _completed(own, told)
    decided = verdict.title is not None and verdict.title.rule.own
    if told is not None and is_own(told) and not decided:
        return _by_own_name(page, verdict.title, told, rules, shop)
    return _by_title(page, verdict, told, rules, shop)


def _by_own_name(
    page: Page, title: titles.Title | None, told: Recognition, rules: Rules, shop: Shop
) -> Recognition:
    """Obey the owner's rule for names, whatever the title says, and read what the page tells."""
    if title is None:
        return told
    as_told = replace(title, rule=replace(title.rule, kind=told.kind))
    found = replace(told, fields=fields_of(page, as_told, rules, shop), from_name=frozenset())
    return _completed(found, told)


def _by_title(
    page: Page, verdict: titles.Verdict, told: Recognition | None, rules: Rules, shop: Shop
) -> Recognition:
    title = verdict.title
    if verdict.rivals:
        detail = " / ".join(rival.text for rival in verdict.rivals)
        return Recognition(Kind.UNKNOWN, Certainty.NONE, Why(WhyCode.AMBIGUOUS, detail))
    alone = verdict.unsupported
    if title is None and alone is not None and told is not None and told.kind is alone.rule.kind:
        title = alone  # the name is the support
    if title is None:
        return told or _nothing_known(page, rules)
    if title.rule.kind is Kind.OTHER and not title.rule.own:
        if told is not None:
            detail = f"{title.text} / {told.why.detail}"
            return Recognition(Kind.UNKNOWN, Certainty.NONE, Why(WhyCode.AMBIGUOUS, detail))
        return Recognition(Kind.OTHER, Certainty.CONTENT, Why(WhyCode.TITLE, title.text))
    found = fields_of(page, title, rules, shop)
    whole = _is_complete(found) if title.goes_on else _is_whole(found)
    if title.rule.kind in _MONEY and not title.rule.own and not whole:
        return told or _nothing_known(page, rules)
    code, detail = (
        (WhyCode.OWN_RULE, title.rule.name) if title.rule.own else (WhyCode.TITLE, title.text)
    )
    kind = _refund(title.rule.kind, found, page)
    return _completed(Recognition(kind, Certainty.CONTENT, Why(code, detail), found), told)


def _is_whole(found: Fields) -> bool:
    """Whether there is what no invoice lacks. A page about invoices has a title, too."""
    return found.number is not None or None not in (found.issue_date, found.total)


def _is_complete(found: Fields) -> bool:
    """Whether there is all that an invoice has: then a headline that goes on is a title, too."""
    return None not in (found.number, found.issue_date, found.total, found.issuer.cui)


def _refund(kind: Kind, found: Fields, page: Page) -> Kind:
    """Tell a storno that is only called FACTURĂ: its total is negative, and it says so."""
    if kind is not Kind.INVOICE or found.total is None or found.total >= 0:
        return kind
    says_so = any(word.folded.startswith("storn") for spot in page.spots for word in spot.words)
    return Kind.STORNO if says_so else kind


def _by_own_text(page: Page, rules: Rules) -> Recognition | None:
    """Apply the owner's rules that ask for words anywhere on the page."""
    asked = [rule for rule in rules.rules if rule.texts and rule.own]
    if not asked:
        return None
    everything = words(" ".join(spot.text for spot in page.spots))
    row = tuple(word.folded for word in everything)
    for rule in asked:
        if all(_occurs(text, row) for text in rule.texts):
            return Recognition(rule.kind, Certainty.CONTENT, Why(WhyCode.OWN_RULE, rule.name))
    return None


def _occurs(text: tuple[str, ...], row: tuple[str, ...]) -> bool:
    length = len(text)
    return any(row[at : at + length] == text for at in range(len(row) - length + 1))


def _nothing_known(page: Page, rules: Rules) -> Recognition:
    """Ask about what looks like the shop's business; leave the rest alone."""
    company = titles.Company(page, rules)
    business = any(company.count(group) > _BUSINESS for group in rules.evidence)
    kind = Kind.UNKNOWN if business else Kind.OTHER
    return Recognition(kind, Certainty.NONE, Why(WhyCode.NO_RULE))


def _completed(found: Recognition, told: Recognition | None) -> Recognition:
    """Add what only the name tells, if it speaks of the same sort of document."""
    if told is None or not _agree(found.kind, told.kind):
        return found
    missing = held(told.fields) - held(found.fields)
    if not missing:
        return found
    added = {name: getattr(told.fields, name) for name in missing}
    return replace(found, fields=replace(found.fields, **added), from_name=frozenset(missing))


def _agree(one: Kind, other: Kind) -> bool:
    return one is other or {one, other} <= _MONEY
