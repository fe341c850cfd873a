"""How fast documents are recognised, beside pypdf's bare extraction of text from the same set.

    python tests/benchmarks/recognition.py [--files 10000] [PDF…]

Both take turns on each document in this process, three times, and the best time counts. Then
the reading process reads 10,000 files, and its memory is looked at on the way.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pypdf
from PySide6.QtGui import QGuiApplication

from gsmos_tray import locations
from gsmos_tray.documents.document import Shop
from gsmos_tray.documents.reader import Reader
from gsmos_tray.documents.recognition import recognise_bytes
from gsmos_tray.documents.rules import Rules
from tests.documents.papers import money_papers, private_papers, service_papers
from tests.documents.papers.canvas import ENGINES
from tests.documents.spv import invoice, seal, zipped

ROUNDS = 3
PRINTS = Path(__file__).resolve().parents[1] / "documents" / "prints"


def papers() -> list[bytes]:
    """Draw every paper of the tests with every engine that it has."""
    drawn = [path.read_bytes() for path in sorted(PRINTS.glob("*.pdf"))]
    for paper in (*money_papers.PAPERS, *service_papers.PAPERS, *private_papers.PAPERS):
        for engine in paper.engines:
            canvas = ENGINES[engine]()
            paper.draw(canvas)
            drawn.append(canvas.done())
    return drawn


def extract(content: bytes) -> None:
    """Do what the yardstick does."""
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text()


def best(work: Callable[[], object]) -> float:
    """Give the shortest processor time of several rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        try:
            work()
        except Exception as fault:  # noqa: BLE001 - the yardstick fails on some files; its time counts
            print(f"  pypdf: {type(fault).__name__}")
        times.append(time.process_time() - start)
    return min(times)


def compare(contents: list[bytes], rules: Rules) -> None:
    """Print both sums and how they compare."""
    ours = theirs = 0.0
    for content in contents:
        ours += best(lambda content=content: recognise_bytes(content, "x.pdf", rules, Shop()))
        theirs += best(lambda content=content: extract(content))
    count = len(contents)
    print(
        f"{count} PDFs: recognised {count / ours:.0f}/s, pypdf's text alone {count / theirs:.0f}/s"
    )
    print(f"on the sum {theirs / ours:.1f} times as fast")


def resident(pid: int) -> float:
    """Give the memory that a process holds, in megabytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def endure(contents: list[bytes], rules: Rules, files: int) -> None:
    """Read many files in the reading process and print its memory on the way."""
    xml = invoice().encode()
    archive = zipped(("4186086961.xml", xml), ("semnatura_4186086961.xml", seal(xml)))
    with tempfile.TemporaryDirectory() as folder, Reader(rules) as reader:
        paths = []
        for number, content in enumerate([*contents, xml, archive]):
            name = "xml" if content is xml else "zip" if content is archive else "pdf"
            paths.append(Path(folder, f"{number}.{name}"))
            paths[-1].write_bytes(content)
        start, peak = time.perf_counter(), 0.0
        for number in range(1, files + 1):
            reader.read(paths[number % len(paths)], Shop())
            peak = max(peak, resident(reader.pid or 0))
            if number % max(files // 10, 1) == 0:
                print(f"{number:6} files: {resident(reader.pid or 0):.0f} MB, peak {peak:.0f} MB")
        print(f"through the reading process: {files / (time.perf_counter() - start):.0f}/s")


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("pdf", nargs="*", type=Path)
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    application = QGuiApplication.instance() or QGuiApplication([])
    rules = Rules.load(locations.resource("rules/rules.toml"), None)
    contents = [path.read_bytes() for path in chosen.pdf] or papers()
    compare(contents, rules)
    endure(contents, rules, chosen.files)
    del application


if __name__ == "__main__":
    main()
