from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.folders.names import is_online_only, is_strange, left_out, left_out_by_name

FOLDER = Path("/home/ana/Documente")


@pytest.mark.parametrize(
    "name",
    [
        "Factura_000123.pdf.crdownload",
        "Factura_000123.pdf.part",
        "Neconfirmat 55.PARTIAL",
        "factura.pdf.opdownload",
        "extras.download",
        "~WRD0001.tmp",
        "~$viz.docx",
        ".~lock.Deviz.odt#",
        "Deviz.txt~",
        "Factura.pdf.filepart",
    ],
)
def test_what_programs_leave_while_they_write_is_temporary(name):
    assert left_out_by_name(name) == "temporary"


@pytest.mark.parametrize("name", [".ascuns.pdf", "desktop.ini", "Thumbs.db", "DESKTOP.INI"])
def test_what_a_system_hides_is_hidden(name):
    assert left_out_by_name(name) == "hidden"


@pytest.mark.parametrize(
    "name",
    [
        "Factura_000123.pdf",
        "Factură Ștefan S.R.L.pdf",
        "partial.pdf",
        "tmp",
        "Factura.part1.zip",
        "download.xml",
        "thumbs.dbx",
        "~ofertă.pdf",
    ],
)
def test_a_document_s_name_is_never_left_out(name):
    assert left_out_by_name(name) is None


def test_a_name_that_is_no_text_is_strange():
    assert left_out_by_name(b"Factur\xe3.pdf".decode("utf-8", "surrogateescape")) == "strange_name"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_name_and_can_be_stored(name):
    assert not is_strange(name)
    name.encode()


@given(st.binary())
def test_whatever_bytes_a_name_has_it_is_strange_or_can_be_stored(raw):
    name = raw.decode("utf-8", "surrogateescape")
    if not is_strange(name):
        name.encode()


def test_a_recycle_bin_hides_what_lies_in_it():
    assert left_out(FOLDER / "$RECYCLE.BIN" / "S-1" / "Factura.pdf", FOLDER) == "hidden"
    assert left_out(FOLDER / ".Trash-1000" / "files" / "Factura.pdf", FOLDER) == "hidden"


def test_the_watched_folder_itself_may_have_a_hidden_name():
    folder = Path("/home/ana/.local/gsmos")
    assert left_out(folder / "2026" / "Factura.pdf", folder) is None


def test_windows_hidden_attribute_counts():
    path = FOLDER / "Factura.pdf"
    assert left_out(path, FOLDER, stat.FILE_ATTRIBUTE_HIDDEN) == "hidden"
    assert left_out(path, FOLDER, stat.FILE_ATTRIBUTE_ARCHIVE) is None


@pytest.mark.parametrize(
    ("attributes", "elsewhere"),
    [
        (0x0020, False),  # an ordinary file
        (0x0080, False),  # FILE_ATTRIBUTE_NORMAL
        (0x0420, False),  # a OneDrive file that is here: archive, reparse point
        (0x80420, False),  # kept on this PC: pinned
        (0x501620, True),  # online only, as OneDrive leaves it: recall on data access, unpinned
        (0x1020, True),  # offline: older OneDrive, tape archives
        (0x400020, True),  # recall on data access
        (0x40020, True),  # recall on open
    ],
)
def test_a_placeholder_is_known_by_its_attributes(attributes, elsewhere):
    assert is_online_only(attributes) is elsewhere
