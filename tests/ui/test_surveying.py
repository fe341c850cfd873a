from __future__ import annotations

import os
from datetime import date, datetime

import pytest

from gsmos_tray.ui.surveying import looks_like_a_document, proposals, survey


def put(folder, name, size, day="2026-11-24"):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * size)
    seconds = datetime.fromisoformat(day).timestamp()
    os.utime(file, (seconds, seconds))


def test_files_are_counted_from_a_day_on(tmp_path):
    put(tmp_path, "Factura_1.pdf", 100, "2025-12-31")
    put(tmp_path, "luna/Factura_2.pdf", 20, "2026-01-01")
    put(tmp_path, "luna/poza.jpg", 3, "2026-05-01")
    found = survey(tmp_path)
    assert found.since(None) == (3, 123)
    assert found.since(date(2026, 1, 1)) == (2, 23)
    assert found.likely == 2


def test_hidden_files_and_links_are_not_counted(tmp_path):
    put(tmp_path, ".ascuns/Factura.pdf", 10)
    put(tmp_path, "~$Factura.docx", 10)
    (tmp_path / "legătură").symlink_to(tmp_path)
    assert survey(tmp_path).files == ()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert survey(tmp_path / "lipsește").files == ()


def test_folders_with_documents_are_proposed_the_richest_first(tmp_path):
    put(tmp_path, "a/Factura_1.pdf", 1)
    put(tmp_path, "b/Factura_1.pdf", 1)
    put(tmp_path, "b/4186086961.zip", 1)
    put(tmp_path, "c/vacanță.jpg", 1)
    places = [tmp_path / name for name in "abcd"]
    assert [one.path.name for one in proposals(places)] == ["b", "a"]


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Factura_000123.pdf", True),
        ("FACTURĂ PROFORMĂ.PDF", True),
        ("Fișă recepție.pdf", True),
        ("4186086961.zip", True),
        ("semnatura_4186086961.xml", True),
        ("2026.pdf", False),
        ("Factura.docx", False),
        ("bilet concert.pdf", False),
    ],
)
def test_a_name_tells_whether_it_may_be_a_document(name, likely):
    assert looks_like_a_document(name) is likely
