"""Puts readings into plain JSON and takes them out again: what crosses from the reading process.

That process reads hostile files, so what comes back is checked like any input: no pickles, no
unknown words, nothing of unbounded length. What does not fit is a ValueError: then the answer
counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias, TypeVar

from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Fingerprint,
    Member,
    Party,
    Reading,
    Recognition,
    Seal,
    Why,
    WhyCode,
)
from gsmos_tray.documents.invoice_sheet import InvoiceSheet, SheetLine
from gsmos_tray.documents.kinds import Kind

_LONGEST = 10_000
_MOST = 1_000
_HASH_DIGITS = 64

Json = dict[str, Any]
Untrusted: TypeAlias = Any
"""Any JSON: the reading process may send whatever it likes."""

T = TypeVar("T")


def dumped(message: Json) -> bytes:
    """Write one message."""
    return json.dumps(message).encode()


def loaded(frame: bytes) -> Json:
    """Read one message. Raises ValueError."""
    try:
        message = json.loads(frame)
    except RecursionError as cause:
        raise ValueError from cause
    if not isinstance(message, dict):
        raise ValueError("no object")  # noqa: TRY004 - one error for all that does not fit
    return message


def reading_to_json(reading: Reading) -> Json:
    """Write a reading."""
    return {
        "recognition": _recognition_to_json(reading.recognition),
        "members": [
            {
                "name": member.name,
                "hash": member.fingerprint.content_hash,
                "size": member.fingerprint.size,
                "recognition": _recognition_to_json(member.recognition),
            }
            for member in reading.members
        ],
    }


def reading_from_json(message: Json) -> Reading:
    """Read a reading. Raises ValueError."""
    return _checked(
        lambda: Reading(_recognition(message["recognition"]), _row(message["members"], _member))
    )


def sheet_to_json(sheet: InvoiceSheet) -> Json:
    """Write an invoice sheet."""
    return {
        "fields": _fields_to_json(sheet.fields),
        "credit": sheet.is_credit_note,
        "due": _text_of(sheet.due_date),
        "issuer": list(sheet.issuer_address),
        "customer": list(sheet.customer_address),
        "lines": [
            [
                *(line.name, line.quantity, line.unit),
                *(_text_of(line.price), line.vat, _text_of(line.total)),
            ]
            for line in sheet.lines
        ],
        "cut": sheet.cut,
        "net": _text_of(sheet.net),
        "vat": _text_of(sheet.vat),
        "notes": list(sheet.notes),
        "account": sheet.account,
    }


def sheet_from_json(message: Json) -> InvoiceSheet:
    """Read an invoice sheet. Raises ValueError."""
    return _checked(
        lambda: InvoiceSheet(
            fields=_fields(message["fields"]),
            is_credit_note=bool(message["credit"]),
            due_date=_day(message["due"]),
            issuer_address=_row(message["issuer"], _text),
            customer_address=_row(message["customer"], _text),
            lines=_row(message["lines"], _line),
            cut=bool(message["cut"]),
            net=_sum(message["net"]),
            vat=_sum(message["vat"]),
            notes=_row(message["notes"], _text),
            account=_perhaps(message["account"]),
        )
    )


def _checked(make: Callable[[], T]) -> T:
    try:
        return make()
    except (KeyError, TypeError, IndexError, AttributeError, InvalidOperation) as cause:
        raise ValueError("not as agreed") from cause


def _text_of(value: date | Decimal | None) -> str | None:
    return None if value is None else str(value)


def _recognition_to_json(found: Recognition) -> Json:
    return {
        "kind": found.kind,
        "certainty": found.certainty,
        "why": [found.why.code, found.why.detail],
        "fields": _fields_to_json(found.fields),
        "from_name": sorted(found.from_name),
        "seal": found.seal,
        "faulty": found.faulty,
    }


def _fields_to_json(fields: Fields) -> Json:
    return {
        "number": fields.number,
        "issue_date": _text_of(fields.issue_date),
        "issuer": [fields.issuer.name, fields.issuer.cui],
        "customer": [fields.customer.name, fields.customer.cui],
        "total": _text_of(fields.total),
        "currency": fields.currency,
        "repair_code": fields.repair_code,
        "upload_index": fields.upload_index,
    }


def _recognition(message: Json) -> Recognition:
    code, detail = message["why"]
    return Recognition(
        kind=Kind(message["kind"]),
        certainty=Certainty(message["certainty"]),
        why=Why(WhyCode(code), _text(detail)),
        fields=_fields(message["fields"]),
        from_name=frozenset(_row(message["from_name"], _field_name)),
        seal=None if message["seal"] is None else Seal(message["seal"]),
        faulty=bool(message["faulty"]),
    )


def _fields(message: Json) -> Fields:
    return Fields(
        number=_perhaps(message["number"]),
        issue_date=_day(message["issue_date"]),
        issuer=_party(message["issuer"]),
        customer=_party(message["customer"]),
        total=_sum(message["total"]),
        currency=_perhaps(message["currency"]),
        repair_code=_perhaps(message["repair_code"]),
        upload_index=_perhaps(message["upload_index"]),
    )


def _party(message: Untrusted) -> Party:
    name, cui = message
    return Party(_perhaps(name), _perhaps(cui))


def _member(message: Untrusted) -> Member:
    content_hash, size = _text(message["hash"]), message["size"]
    if len(content_hash) != _HASH_DIGITS or not isinstance(size, int) or size < 0:
        raise ValueError("no fingerprint")
    return Member(
        _text(message["name"]),
        Fingerprint(content_hash, size),
        _recognition(message["recognition"]),
    )


def _line(message: Untrusted) -> SheetLine:
    name, quantity, unit, price, vat, total = message
    return SheetLine(
        _text(name), _perhaps(quantity), _perhaps(unit), _sum(price), _perhaps(vat), _sum(total)
    )


def _row(message: Untrusted, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(message, list) or len(message) > _MOST:
        raise ValueError("no list, or too long a one")
    return tuple(map(read, message))


def _field_name(message: Untrusted) -> str:
    if message not in Fields.__dataclass_fields__:
        raise ValueError(message)
    return _text(message)


def _text(message: Untrusted) -> str:
    if not isinstance(message, str) or len(message) > _LONGEST:
        raise ValueError("no text, or too long a one")
    return message


def _perhaps(message: Untrusted) -> str | None:
    return None if message is None else _text(message)


def _day(message: Untrusted) -> date | None:
    return None if message is None else date.fromisoformat(_text(message))


def _sum(message: Untrusted) -> Decimal | None:
    return None if message is None else Decimal(_text(message)[:60])
