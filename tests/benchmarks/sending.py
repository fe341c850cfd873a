"""How fast documents travel, beside three other ways of using the same API, in one run.

    python tests/benchmarks/sending.py             # everything; about seven minutes
    python tests/benchmarks/sending.py --small     # a tenth of the documents

A local Dropbox with a time model of the real one: 40 ms round trip, 60 ms a data call, 150 ms a
commit and 5 ms more for each entry of a batch, one write lock. What counts are the ratios.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.rules import Overlap, Rules, TimeModel
from gsmos_tray.demo.server import LocalDropbox
from tests.system.workstation import Workstation

MODEL = TimeModel(round_trip=0.04, data_call=0.06, commit=0.15, commit_entry=0.005)
LINE = 20e6 / 8  # bytes a second


def papers(count: int) -> list[bytes]:
    luck = random.Random(1)
    return [b"%PDF-1.4 " + luck.randbytes(luck.randint(20_000, 200_000)) for _ in range(count)]


def client(dropbox: LocalDropbox):
    from dropbox import Dropbox

    return Dropbox(oauth2_access_token=dropbox.link().access_token, max_retries_on_error=0)


def one_by_one(dropbox: LocalDropbox, documents: list[bytes]) -> None:
    api = client(dropbox)
    for number, content in enumerate(documents):
        api.files_upload(content, f"/one/{number}.pdf")


def batches_of_four(dropbox: LocalDropbox, documents: list[bytes]) -> None:
    """Do as the best-known client does: four transfers at a time, committed together."""
    from dropbox import files

    api = client(dropbox)

    def transfer(content: bytes) -> files.UploadSessionCursor:
        session = api.files_upload_session_start(b"").session_id
        api.files_upload_session_append_v2(
            content, files.UploadSessionCursor(session, 0), close=True
        )
        return files.UploadSessionCursor(session, len(content))

    with ThreadPoolExecutor(4) as pool:
        for at in range(0, len(documents), 4):
            cursors = list(pool.map(transfer, documents[at : at + 4]))
            api.files_upload_session_finish_batch_v2(
                [
                    files.UploadSessionFinishArg(
                        cursor, files.CommitInfo(f"/four/{at + number}.pdf")
                    )
                    for number, cursor in enumerate(cursors)
                ]
            )


def one_session_each(dropbox: LocalDropbox, documents: list[bytes]) -> None:
    """One session start a document, eight at a time, and one commit for a thousand."""
    from dropbox import files

    api = client(dropbox)

    def transfer(content: bytes) -> files.UploadSessionCursor:
        session = api.files_upload_session_start(content, close=True).session_id
        return files.UploadSessionCursor(session, len(content))

    with ThreadPoolExecutor(8) as pool:
        cursors = list(pool.map(transfer, documents))
    for at in range(0, len(cursors), 1000):
        api.files_upload_session_finish_batch_v2(
            [
                files.UploadSessionFinishArg(cursor, files.CommitInfo(f"/each/{number}.pdf"))
                for number, cursor in enumerate(cursors[at : at + 1000], at)
            ]
        )


def ours(workstation: Workstation, dropbox: LocalDropbox, documents: list[bytes]) -> float:
    """Give the seconds from the first request to the last: watching and settling come before."""
    for number, content in enumerate(documents):
        workstation.save(f"Factura_{number:06d}.pdf", content)
    workstation.set_up()
    before = len(dropbox.requests.all())
    [*_, last] = workstation.json("sync")
    assert last["complete"], last
    requests = dropbox.requests.all()[before:]
    print("  ", len(requests), "requests:", dict(Counter(it.route for it in requests)))
    sent = [it for it in requests if "upload" in it.route]
    return max(it.ended for it in sent) - min(it.began for it in sent)


def timed(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    count = 100 if small else 1000
    dropbox = LocalDropbox(Rules(time=MODEL, overlap=Overlap.REFUSED))
    os.environ.update(dropbox.environment())
    with dropbox, tempfile.TemporaryDirectory() as place:
        documents = papers(count)
        size = sum(map(len, documents))
        print(f"{count} documents of 20 to 200 KB, {size / 1e6:.0f} MB")
        took = ours(Workstation(Path(place) / "a", dropbox), dropbox, documents)
        print(f"gsmos-tray             {took:7.1f} s")
        for name, way in (
            ("one by one", one_by_one),
            ("batches of four", batches_of_four),
            ("one session each", one_session_each),
        ):
            dropbox.reset(Rules(time=MODEL, overlap=Overlap.QUEUED))
            other = timed(lambda way=way: way(dropbox, documents))
            requests = len(dropbox.requests.all())
            print(
                f"{name:22} {other:7.1f} s  {requests:5} requests  {other / took:5.1f} times ours"
            )

        model = TimeModel(**{**_fields(MODEL), "bytes_per_second": LINE})
        dropbox.reset(Rules(time=model, overlap=Overlap.REFUSED))
        took = ours(Workstation(Path(place) / "b", dropbox), dropbox, documents)
        bound = size / LINE
        told = f"bytes ÷ bandwidth {bound:.1f} s: {took / bound:.2f}"
        print(f"on a line of 20 Mbit/s {took:7.1f} s; {told}")


def _fields(model: TimeModel) -> dict[str, float]:
    return {name: getattr(model, name) for name in TimeModel.__dataclass_fields__}


if __name__ == "__main__":
    main()
