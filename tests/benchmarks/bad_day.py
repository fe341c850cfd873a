"""What a bad day costs: a tenth of all requests fail, in each way that there is but standing still.

    python tests/benchmarks/bad_day.py [DOCUMENTS]     # 2000 documents of 2 to 20 KB

The same documents on a good day and on five bad ones, each into an empty account of a local
Dropbox with a time model of the real one (see ``sending.py``). Seconds are those from the first
request to the last. Afterwards the archive is compared with what was saved, by its bytes.
"""

from __future__ import annotations

import hashlib
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.faults import EVERY_KIND
from gsmos_tray.demo.rules import Rules
from gsmos_tray.demo.server import LocalDropbox
from tests.benchmarks.sending import MODEL
from tests.system.workstation import Workstation

_BAD_DAYS = 5
_RATE = 0.1  # of all requests
_RUNS = 30  # of ``sync`` at the most: each ends where the tray program would wait


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    luck = random.Random(1)
    documents = [b"%PDF-1.4 " + luck.randbytes(luck.randint(2000, 20_000)) for _ in range(count)]
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with dropbox:
        good = day(dropbox, documents)
        bad = [day(dropbox, documents, luck=seed) for seed in range(1, _BAD_DAYS + 1)]
    longer = sorted(seconds / good for seconds in bad)
    print(f"a bad day takes {statistics.median(longer):.2f} times as long  (limit 2)")
    print(f"the worst one   {longer[-1]:.2f} times")


def day(dropbox: LocalDropbox, documents: list[bytes], luck: int | None = None) -> float:
    """Archive them; *luck* is what a bad day's faults are drawn with."""
    dropbox.reset(Rules(time=MODEL))
    with tempfile.TemporaryDirectory() as place:
        workstation = Workstation(Path(place), dropbox)
        for number, content in enumerate(documents):
            workstation.save(f"Factura_{number:06d}.pdf", content)
        workstation.set_up()
        before = len(dropbox.requests.all())
        if luck is not None:
            dropbox.faults.at_random(_RATE, seed=luck, kinds=EVERY_KIND)
        runs = send(workstation)
        dropbox.faults.clear()
    sent = [it for it in dropbox.requests.all()[before:] if "upload" in it.route]
    seconds = max(it.ended for it in sent) - min(it.began for it in sent)
    stored = sorted(hashlib.sha256(it.bytes).hexdigest() for it in dropbox.tree().values())
    wanted = sorted(hashlib.sha256(content).hexdigest() for content in documents)
    verdict = "each document once" if stored == wanted else "NOT WHOLE"
    what = "a good day" if luck is None else f"bad day {luck} "
    print(f"{what}: {seconds:6.1f} s, {len(sent)} requests, {runs} runs, {verdict}", flush=True)
    return seconds


def send(workstation: Workstation) -> int:
    """Sync until nothing waits; gives how often."""
    for run in range(1, _RUNS + 1):
        workstation.run("sync")
        if not workstation.json("status")[0]["counts"]["waiting"]:
            return run
    raise RuntimeError("documents still wait")


if __name__ == "__main__":
    main()
