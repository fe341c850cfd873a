"""The demo as a process of its own, and how its documents arrive."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gsmos_tray.demo.arriving import Arriving
from gsmos_tray.demo.door import MemoryTokens
from tests.desktop.waiting import until


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """One run without a screen, in a home of its own."""
    home = tmp_path_factory.mktemp("demo")
    (home / "tmp").mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home / "tmp")}
    ran = subprocess.run(
        (sys.executable, "-m", "gsmos_tray", "demo", "--headless"),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    return ran, home


def test_the_demo_without_a_screen_archives_everything_and_says_so(demo):
    ran, _ = demo
    *paths, verdict = ran.stdout.splitlines()

    assert (ran.returncode, ran.stderr) == (0, "")
    assert verdict == f"complete: {len(paths)} of {len(paths)} documents proved in place"
    assert paths == sorted(paths)
    assert {path.split("/")[1] for path in paths} == {"Facturi SPV"}


@pytest.mark.parametrize(
    "path",
    [
        "Facturi/2026/11/Factura_ATE 0412.pdf",
        "SPV/XML/2026/11/XML_ATE 0412.xml",
        "SPV/ZIP/2026/11/5100000417.zip",
        "SPV/Erori/2026/11/5100000702.xml",
        "Service/Reparatii/2026/11/KLM207_Garantie.pdf",
        "Service/Reparatii/2026/11/QXR482_PV_predare.jpg",
    ],
)
def test_each_kind_of_document_has_its_place(demo, path):
    ran, _ = demo

    assert f"/Facturi SPV/{path}" in ran.stdout.splitlines()


def test_private_papers_stay_at_home(demo):
    ran, _ = demo

    assert "Diverse" not in ran.stdout
    assert "CV_" not in ran.stdout
    assert "Extras" not in ran.stdout


def test_the_demo_leaves_nothing_behind(demo):
    _, home = demo

    assert [path for path in home.rglob("*") if path != home / "tmp"] == []


@pytest.fixture
def files(tmp_path):
    (tmp_path / "seen").mkdir()
    names = [tmp_path / f"{number}.pdf" for number in range(5)]
    for name in names:
        name.touch()
    return names


def arrived(files: list[Path]) -> list[str]:
    return sorted(path.name for path in (files[0].parent / "seen").iterdir())


def test_all_documents_arrive_at_once_where_nobody_watches(files):
    Arriving((file, file.parent / "seen") for file in files).bring()

    assert arrived(files) == [file.name for file in files]


def test_some_documents_arrive_when_the_account_is_linked_and_the_others_by_and_by(files):
    arriving = Arriving((file, file.parent / "seen") for file in files)
    tokens = MemoryTokens(linked=lambda: arriving.start(2, every=0.01))
    assert arrived(files) == []

    tokens.write("secret")
    tokens.write("another: linked once more")  # which must not begin again

    assert arrived(files)[:2] == ["0.pdf", "1.pdf"]
    until(lambda: len(arrived(files)) == 5, "all are there")
    arriving.stop()


def test_no_document_arrives_after_the_end(files):
    arriving = Arriving((file, file.parent / "seen") for file in files)
    arriving.start(1, every=1000)

    arriving.stop()

    assert arrived(files) == ["0.pdf"]
    assert "demo-documents" not in [thread.name for thread in threading.enumerate()]
