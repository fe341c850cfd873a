"""The demo's sample documents: whole, true to each other, and nobody's."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication

from gsmos_tray.demo.sample_month import DOWNLOADS, SHOP_CUI, write_sample_month
from gsmos_tray.demo.sample_press import money
from gsmos_tray.demo.sample_shop import SOLD

_SCAN = "Receptie_HND330_scan.pdf"
_PAYABLE = re.compile(r"<cbc:PayableAmount [^>]*>([^<]+)<")


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "month"
    write_sample_month(folder)
    return folder


def texts(month: Path) -> Iterator[tuple[str, str]]:
    """Give what can be read in each file, by its name."""
    for path in sorted(month.iterdir()):
        match path.suffix:
            case ".pdf":
                with pypdfium2.PdfDocument(path) as document:
                    pages = [page.get_textpage().get_text_bounded() for page in document]
                yield path.name, "\n".join(pages)
            case ".xml":
                yield path.name, path.read_text("utf-8")
            case ".zip":
                with zipfile.ZipFile(path) as archive:
                    yield path.name, "".join(archive.read(m).decode() for m in archive.namelist())


def control_digit(digits: str) -> int:
    """Compute the last digit of a CUI, as the law of 2003 on tax codes gives it."""
    key = (7, 5, 3, 2, 1, 7, 5, 3, 2)
    padded = digits.rjust(len(key), "0")
    return sum(k * int(d) for k, d in zip(key, padded, strict=True)) * 10 % 11 % 10


def test_every_paper_but_the_scan_can_be_read(month):
    unreadable = [name for name, text in texts(month) if len(text.split()) < 20]

    assert unreadable == [_SCAN]


def test_every_seal_proves_its_document(month):
    archives = sorted(month.glob("*.zip"))

    for path in archives:
        with zipfile.ZipFile(path) as archive:
            content, seal = (archive.read(name) for name in archive.namelist())
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        assert f"<DigestValue>{digest}</DigestValue>" in seal.decode()
    assert len(archives) == 5


def test_an_invoice_and_its_xml_ask_for_the_same_sum(month):
    printed = dict(texts(month))

    for bill in SOLD:
        assert _PAYABLE.findall(printed[f"{bill.digits}_cius_ro.xml"]) == [f"{bill.total:.2f}"]
        assert f"{money(bill.total)} lei" in printed[f"Factura_{bill.digits:0>6}.pdf"]


def test_every_cui_is_well_formed_and_of_a_number_that_no_firm_has_yet(month):
    cuis = {cui for _, text in texts(month) for cui in re.findall(r"\bRO(\d{6,})\b", text)}

    assert SHOP_CUI in cuis
    assert [cui for cui in cuis if int(cui[-1]) != control_digit(cui[:-1])] == []
    assert [cui for cui in cuis if int(cui) < 60_000_000] == []


def test_nobody_is_identified_by_a_personal_number(month):
    long = {
        number for _, text in texts(month) for number in re.findall(r"(?<!\d)\d{13}(?!\d)", text)
    }

    assert long <= {"0" * 13}


def test_what_was_downloaded_is_there(month):
    assert {path.name for path in month.iterdir()} >= DOWNLOADS


def test_the_process_that_asks_for_a_month_gets_no_application_of_it(tmp_path, monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM")
    before = (dict(os.environ), QCoreApplication.instance())

    write_sample_month(tmp_path)

    assert (dict(os.environ), QCoreApplication.instance()) == before
