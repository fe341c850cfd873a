"""Where documents that the shop really has would lie under a layout. Pure: rows in, paths out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PurePath

from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Fingerprint,
    Party,
    Recognition,
    Why,
    WhyCode,
)
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.layout import Layout, Origin
from gsmos_tray.engine.reports import Reports
from gsmos_tray.ledger.overview import Wanted
from gsmos_tray.ledger.rows import DocumentRow
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.document_cells import file_name, local_time

_LATEST = 60
_LOOKED_THROUGH = 300
_SEVERAL = 2  # of each kind: enough to see how they lie beside each other


@dataclass(frozen=True, slots=True)
class Example:
    """A document as the layout sees it."""

    recognition: Recognition
    fingerprint: Fingerprint
    origin: Origin

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.recognition.kind


def examples(rows: Iterable[DocumentRow]) -> tuple[Example, ...]:
    """Choose some of the shop's documents, of each kind; invented ones where it has none yet.

    What is left out is none of them: it will lie nowhere.
    """
    chosen: dict[str, list[DocumentRow]] = {}
    for row in rows:
        if row.state is FileState.LEFT_OUT:
            continue
        if row.kind and row.id is not None and row.content_hash:
            several = chosen.setdefault(row.kind, [])
            if len(several) < _SEVERAL:
                several.append(row)
    made = tuple(_example(row) for several in chosen.values() for row in several)
    return made or INVENTED


def rows_for_preview(reports: Reports) -> list[DocumentRow]:
    """Give documents to preview with: what was archived last, else what waits."""
    waiting = Wanted(state=FileState.WAITING, limit=_LOOKED_THROUGH)
    return reports.last_archived(_LATEST) or reports.documents(waiting)


def path_of(example: Example, layout: Layout) -> str:
    """Give the path at which a document would lie, without the first slash."""
    places = layout.places(example.recognition, example.fingerprint, example.origin)
    return places.paths[0].value.lstrip("/")


def _example(row: DocumentRow) -> Example:
    name = PurePath(file_name(row))
    issued = date.fromisoformat(row.issue_date) if row.issue_date else None
    seen = local_time(row.archived_at).date() if row.archived_at else date.today()  # noqa: DTZ011
    recognition = Recognition(
        kind=Kind(row.kind or Kind.UNKNOWN),
        certainty=Certainty(row.certainty or Certainty.NONE),
        why=Why(WhyCode(row.why or WhyCode.NO_RULE)),
        fields=Fields(
            number=row.number,
            issue_date=issued,
            issuer=Party(row.issuer_name, row.issuer_cui),
            customer=Party(row.customer_name, row.customer_cui),
            total=_amount(row.total),
            currency=row.currency,
            repair_code=row.repair_code,
            upload_index=row.upload_index,
        ),
    )
    origin = Origin(name.stem, name.suffix.lower(), issued or seen)
    return Example(recognition, Fingerprint(row.content_hash or "", row.size or 0), origin)


def _amount(total: str | None) -> Decimal | None:
    try:
        return Decimal(total) if total else None
    except InvalidOperation:
        return None


def _invented(kind: Kind, file: str, **fields: object) -> Example:
    name = PurePath(file)
    day = date(2026, 11, 24)
    found = Recognition(
        kind,
        Certainty.CONTENT,
        Why(WhyCode.TITLE),
        Fields(issue_date=day, **fields),  # type: ignore[arg-type]  # fields of ``Fields``
    )
    return Example(found, Fingerprint("0" * 64, 0), Origin(name.stem, name.suffix, day))


_SHOP = Party("Service Exemplu SRL", "12345674")
_CLIENT = Party("Client Exemplu SRL", "23456783")
_SUPPLIER = Party("Piese Exemplu SRL", "34567892")

INVENTED = (
    _invented(Kind.INVOICE, "Factura.pdf", number="000123", issuer=_SHOP, customer=_CLIENT),
    _invented(Kind.PROFORMA, "Proforma.pdf", number="000045", issuer=_SHOP, customer=_CLIENT),
    _invented(
        Kind.EFACTURA_RECEIVED, "4186086961.xml", number="PE 2077", issuer=_SUPPLIER, customer=_SHOP
    ),
    _invented(
        Kind.SPV_ARCHIVE,
        "4186086961.zip",
        number="PE 2077",
        issuer=_SUPPLIER,
        customer=_SHOP,
        upload_index="4186086961",
    ),
    _invented(Kind.RECEPTION_PROTOCOL, "Receptie.pdf", repair_code="ABC123", customer=_CLIENT),
    _invented(Kind.WARRANTY, "Garantie.pdf", repair_code="ABC123", customer=_CLIENT),
)
"""Shown while there is nothing of the shop's own."""
