"""Makes judgements as the intake hands them to the ledger, of invented papers."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

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
from gsmos_tray.documents.layout import Places
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.moves import Archived
from gsmos_tray.ledger.overview import DocumentRow, Wanted
from gsmos_tray.ledger.values import Delivery, Judged, Paper, Seen

FOLDER = Path("/gsmOS")

INVOICE = Recognition(
    Kind.INVOICE,
    Certainty.CONTENT,
    Why(WhyCode.TITLE, "FACTURĂ"),
    Fields(
        number="000123",
        issue_date=date(2026, 11, 3),
        issuer=Party("MOBI REPAIR SRL", "18547290"),
        customer=Party("Ștefan Țurcanu"),
        total=Decimal("1067.65"),
        currency="RON",
    ),
)
BY_NAME = replace(INVOICE, certainty=Certainty.NAME, why=Why(WhyCode.FILE_NAME, "Factura_*"))
SCAN = Recognition(Kind.UNKNOWN, Certainty.NONE, Why(WhyCode.NO_TEXT))
ZIP = Recognition(
    Kind.SPV_ARCHIVE, Certainty.CONTENT, Why(WhyCode.SPV_ZIP), Fields(upload_index="4186086961")
)


def fingerprint(content: str) -> Fingerprint:
    return Fingerprint(hashlib.sha256(content.encode()).hexdigest(), len(content))


def places(*names: str, from_bytes: bool = True) -> Places:
    return Places(tuple(ArchivePath(f"/Facturi SPV/{name}") for name in names), from_bytes)


def seen(name: str | Path, content: str = "x", mtime: float = 1_000.0) -> Seen:
    return Seen(FOLDER / name, len(content), int(mtime * 1e9))


def paper(
    content: str,
    found: Recognition = INVOICE,
    at: Places | None = None,
    *,
    wanted: bool = True,
    fault: str | None = None,
) -> Paper:
    """Give a document, to be archived at *at*, or under its content's name, if it is *wanted*."""
    where = at or places(f"{content}.pdf", f"{content} (2).pdf")
    return Paper(fingerprint(content), found, where if wanted else None, fault)


def judged(
    name: str | Path,
    one: Paper,
    *members: tuple[str, Paper],
    rule: str | None = None,
    stamp: str = "stamp",
    rules: str = "rules",
) -> Judged:
    seen_now = Seen(FOLDER / name, one.fingerprint.size, 1_000_000_000_000)
    return Judged(seen_now, stamp, one, members, rule, rules)


def archive(ledger: Ledger, now: float = 10.0) -> list[Delivery]:
    """Let everything that is due arrive where it is to go."""
    gone = ledger.deliveries.claim(now, 100)
    ledger.deliveries.settle([Archived(it.id, it.archive_path, f"rev{it.id}") for it in gone], now)
    return gone


def only(ledger: Ledger) -> Delivery:
    """Give the one delivery that there is."""
    [delivery] = ledger.deliveries.all()
    return delivery


def rows(ledger: Ledger, **wanted: object) -> list[DocumentRow]:
    return ledger.overview.documents(Wanted(**wanted))
