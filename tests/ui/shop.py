"""An invented shop: an engine over a real ledger, filled with documents that never existed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import time

from gsmos_tray import errors
from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Fingerprint,
    Party,
    Recognition,
    Seal,
    Shop,
    Why,
    WhyCode,
)
from gsmos_tray.documents.kinds import EFACTURA, Kind
from gsmos_tray.documents.layout import Layout, Origin
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.events import Announcer
from gsmos_tray.ledger.moves import Archived, SetAside
from gsmos_tray.ledger.values import Judged, Paper, Seen, Unread
from gsmos_tray.locations import Profile
from gsmos_tray.settings import Settings, WatchedFolder, save

OWN = Party("Atelier Telefon Exemplu SRL", "12345674")
CLIENTS = (
    Party("Ana Ionescu"),
    Party("Cafeneaua Exemplu SRL", "23456783"),
    Party("Mihai Popescu-Țăranu"),
    Party("Transport Exemplu SA", "34567892"),
    Party("Ștefania Dănilă"),
)
SUPPLIERS = (Party("Piese Exemplu SRL", "45678901"), Party("Ecrane Exemplu SRL", "56789010"))
ACCOUNT = AccountStatus("Ana Exemplu", "ana@exemplu.ro", "pro", 3_260_000_000, 5_368_709_120)
TODAY = date(2026, 11, 24)
PRIVATE = Path("/home/ana/Descărcări")
GSMOS = Path("/home/ana/Documente gsmOS")

_CYCLE = (
    (Kind.INVOICE, "Factura_{n:06}.pdf"),
    (Kind.EFACTURA_RECEIVED, "{index}.xml"),
    (Kind.RECEPTION_PROTOCOL, "Receptie_{code}.pdf"),
    (Kind.PROFORMA, "Proforma_{n:06}.pdf"),
    (Kind.SPV_ARCHIVE, "{index}.zip"),
    (Kind.HANDOVER_PROTOCOL, "Predare_{code}.pdf"),
    (Kind.INVOICE, "Factura_{n:06}.pdf"),
    (Kind.WARRANTY, "Garantie_{code}.pdf"),
    (Kind.EFACTURA_ISSUED, "{index}.xml"),
    (Kind.STORNO, "Factura_{n:06}.pdf"),
)
_SPV = EFACTURA | {Kind.SPV_ARCHIVE}
_WITH_NUMBER = _SPV | {Kind.INVOICE, Kind.PROFORMA, Kind.STORNO}


class Pocket:
    """Keeps the secret in memory."""

    def __init__(self) -> None:
        self.secret: str | None = None

    def read(self) -> str | None:
        return self.secret

    def write(self, secret: str) -> None:
        self.secret = secret

    def forget(self) -> None:
        self.secret = None


class Machine:
    """Remembers what it was asked for, and shows nothing."""

    notifier = None

    def __init__(self) -> None:
        self.visited: list[str] = []
        self.opened: list[Path] = []
        self.shown: list[Path] = []
        self.autostart: bool | None = None

    def open_url(self, url: str) -> bool:
        self.visited.append(url)
        return True

    def open_file(self, path: Path) -> None:
        self.opened.append(path)

    def show_in_folder(self, path: Path) -> None:
        self.shown.append(path)

    def set_autostart(self, *, on: bool) -> None:
        self.autostart = on


def engine(profile: Profile, settings: Settings | None = None) -> Engine:
    """Open an engine that is not started: nothing happens by itself."""
    profile.create()
    if settings is not None:
        save(profile.settings, settings)
    return Engine(profile, Pocket(), "key", Announcer())


def folders() -> tuple[WatchedFolder, ...]:
    return (WatchedFolder(GSMOS), WatchedFolder(PRIVATE, mixed=True, since=date(2026, 1, 1)))


def connect(shop: Engine, account: AccountStatus | None = ACCOUNT) -> None:
    """Let the engine know an account, as if it had been linked in an earlier run."""
    shop._ledger.notes.write("account", json.dumps(asdict(account)) if account else None)
    shop._account._known = account


def ran(shop: Engine, moment: datetime) -> None:
    """Remember that the last run was at *moment*."""
    shop._ledger.notes.write("last_run", moment.isoformat())


def fill(shop: Engine, count: int, *, archived: int | None = None) -> None:
    """Write down *count* documents, of which the first *archived* are in Dropbox (all, if None)."""
    layout = Layout.checked("Facturi SPV", "month", {}, Shop(OWN.cui))
    shop._ledger.record(
        [_judged(n, layout) for n in reversed(range(count))], _seconds(TODAY) - 86_400
    )
    deliver(shop, count if archived is None else archived)


def deliver(shop: Engine, count: int) -> None:
    """Say of the next *count* waiting documents that Dropbox holds them."""
    deliveries = shop._ledger.deliveries
    now = time()
    claimed = deliveries.claim(now, count)
    for back, one in enumerate(claimed):
        arrived = Archived(one.id, one.archive_path, f"rev{one.id}")
        deliveries.settle([arrived], now - 120 - 400 * back)


def set_aside(shop: Engine, *reasons: errors.DocumentError) -> None:
    """Set one waiting document aside for each of *reasons*."""
    deliveries = shop._ledger.deliveries
    for reason in reasons:
        (claimed,) = deliveries.claim(time())
        deliveries.settle([SetAside(claimed.id, reason)], time())


def leave_out(shop: Engine, rule: str, *names: str) -> None:
    shop._ledger.files.note_left_out([_seen(PRIVATE / name, 40_000) for name in names], rule, "")


def unread(shop: Engine, name: str, reason: Unread) -> None:
    shop._ledger.files.note_seen([_seen(PRIVATE / name, 90_000)], reason)


def _judged(n: int, layout: Layout) -> Judged:
    kind, pattern = _CYCLE[n % len(_CYCLE)]
    index, code = str(4186086961 + n), f"{'ABCDEFGH'[n % 8]}MP{100 + n * 7 % 900}"
    folder = PRIVATE if kind in _SPV else GSMOS
    path = folder / pattern.format(n=900 - n, index=index, code=code)
    issued = TODAY - timedelta(days=n * 3 // 4)
    client, supplier = CLIENTS[n % len(CLIENTS)], SUPPLIERS[n % len(SUPPLIERS)]
    received = kind in (Kind.EFACTURA_RECEIVED, Kind.SPV_ARCHIVE)
    total = Decimal(4_990 + n * 3_713 % 250_000) / 100
    fields = Fields(
        number=_number(n, kind, received=received),
        issue_date=issued,
        issuer=supplier if received else OWN,
        customer=OWN if received else client,
        total=(-total if kind is Kind.STORNO else total) if kind in _WITH_NUMBER else None,
        currency="RON",
        repair_code=None if kind in _WITH_NUMBER else code,
        upload_index=index if kind in _SPV else None,
    )
    found = Recognition(
        kind,
        Certainty.CONTENT,
        _why(kind),
        fields,
        seal=Seal.PROVED if kind is Kind.SPV_ARCHIVE else None,
    )
    identity = Fingerprint(hashlib.sha256(str(n).encode()).hexdigest(), 84_000 + n * 131)
    places = layout.places(found, identity, Origin(path.stem, path.suffix, issued))
    seen = replace(_seen(path, identity.size), mtime_ns=int(_seconds(issued) * 1e9))
    return Judged(seen, "stamp", Paper(identity, found, places))


def _number(n: int, kind: Kind, *, received: bool) -> str | None:
    if kind not in _WITH_NUMBER:
        return None
    return f"PE {2077 - n}" if received else f"{900 - n:06}"


def _why(kind: Kind) -> Why:
    match kind:
        case Kind.EFACTURA_RECEIVED:
            return Why(WhyCode.UBL_RECEIVED)
        case Kind.EFACTURA_ISSUED:
            return Why(WhyCode.UBL_ISSUED)
        case Kind.SPV_ARCHIVE:
            return Why(WhyCode.SPV_ZIP)
        case Kind.INVOICE | Kind.STORNO:
            return Why(WhyCode.TITLE, "FACTURĂ")
        case Kind.PROFORMA:
            return Why(WhyCode.TITLE, "FACTURĂ PROFORMĂ")
        case Kind.WARRANTY:
            return Why(WhyCode.TITLE, "CERTIFICAT DE GARANȚIE")
        case _:
            return Why(WhyCode.TITLE, "PROCES VERBAL DE PREDARE-PRIMIRE")


def _seen(path: Path, size: int) -> Seen:
    return Seen(path, size, int(_seconds(TODAY) * 1e9))


def _seconds(day: date) -> float:
    return datetime(day.year, day.month, day.day, 9, 30).astimezone().timestamp()
