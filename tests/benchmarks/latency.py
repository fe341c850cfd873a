"""How long from a file's last byte until Dropbox has proved it, with the default settings.

    python tests/benchmarks/latency.py [FILES]     # 200 files, one every half second or so

A local Dropbox without delays. Broken down by what the ledger and the server themselves wrote:
until it is written down (settling, 3 s by default, and recognising), until the request begins,
until it is answered, until that is recorded.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.server import LocalDropbox

_PAUSE = threading.Event()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with dropbox, tempfile.TemporaryDirectory() as place:
        report(measured(Path(place), dropbox, count))


def measured(place: Path, dropbox: LocalDropbox, count: int) -> list[tuple[float, ...]]:
    from gsmos_tray.engine.intake import QUIET_FOR
    from tests.engine.conftest import Shop

    shop = Shop(place, dropbox, quiet_for=QUIET_FOR)
    shop.begin(watch=True)
    luck = random.Random(1)
    written: dict[str, float] = {}
    _PAUSE.wait(2)
    for number in range(count):
        path = shop.save(f"Factura_{number:06d}.pdf", b"%PDF-1.4 " + luck.randbytes(100_000))
        written[str(path)] = time.time()
        _PAUSE.wait(luck.uniform(0.3, 0.7))
    while shop.engine.status().documents.archived < count:
        _PAUSE.wait(0.2)
    to_wall = time.time() - time.monotonic()
    calls = sorted(it.began + to_wall for it in dropbox.requests.all("files/upload"))
    ends = sorted(it.ended + to_wall for it in dropbox.requests.all("files/upload"))
    deliveries = {it.document_id: it for it in shop.engine._ledger.deliveries.all()}
    rows = []
    for row in shop.documents():
        recorded = deliveries[row.id].due_at
        began = min((it for it in calls if it >= recorded), default=recorded)
        ended = min((it for it in ends if it >= began), default=began)
        rows.append((written[row.file], recorded, began, ended, row.archived_at))
    shop.engine.stop()
    return rows


def report(rows: list[tuple[float, ...]]) -> None:
    steps = ("settled and recognised", "request begins", "answered", "recorded")
    print(f"{len(rows)} files                 median      p95")
    for at, step in enumerate(steps):
        say(step, [row[at + 1] - row[at] for row in rows])
    say("last byte to recorded", [row[-1] - row[0] for row in rows])


def say(what: str, seconds: list[float]) -> None:
    p95 = sorted(seconds)[int(len(seconds) * 0.95) - 1]
    print(f"{what:25} {statistics.median(seconds):6.3f} s {p95:6.3f} s")


if __name__ == "__main__":
    main()
