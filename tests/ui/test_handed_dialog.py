from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from gsmos_tray import errors
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.handed_dialog import HandedDialog, handed_words
from tests.ui import shop as invented


@pytest.fixture
def dropped(qtbot, interface):
    """Drop files onto the window, as from a file manager."""

    def drop(*paths: Path) -> HandedDialog:
        interface.show_documents()
        window = interface._windows[DocumentsWindow]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = (
            Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )  # fmt: skip
        entering = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
        window.dragEnterEvent(entering)
        assert entering.isAccepted()
        window.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))
        dialog = interface._windows[HandedDialog]
        qtbot.waitUntil(lambda: len(dialog.handed) == len(paths), timeout=30_000)
        qtbot.waitUntil(lambda: dialog._verdict.text() != "Se citesc…")
        return dialog

    return drop


def paper(folder: Path, name: str, content: bytes = b"%PDF-1.4 invented") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_from_anywhere_says_what_it_is_and_can_be_archived(
    qtbot, dropped, engine, interface, tmp_path
):
    dialog = dropped(paper(tmp_path, "Factura_004711.pdf"))
    what, how = handed_words(dialog.handed[0])
    assert what.startswith("Factură 004711 – ")
    assert how == "Încă nearhivat."
    assert dialog._verdict.text() == "Un fișier poate fi arhivat"
    dialog.archive.click()
    qtbot.waitUntil(lambda: engine.status().documents.waiting == 5)
    qtbot.waitUntil(lambda: HandedDialog not in interface._windows)


def test_what_is_archived_already_says_so_and_is_not_archived_twice(dropped, engine, tmp_path):
    first = dropped(paper(tmp_path, "Factura_004711.pdf"))
    engine.hand_over.archive(first.handed)
    invented.deliver(engine, 5)
    copy = dropped(paper(tmp_path, "Altfel numit.pdf"))
    what, how = handed_words(copy.handed[0])
    assert what == "Factură 004711"
    assert how.startswith("Arhivat și verificat în Dropbox")
    assert not copy.archive.isEnabled()
    assert copy._verdict.text() == "Nu este nimic de făcut"


def test_what_a_rule_leaves_out_names_it_and_goes_all_the_same(dropped, engine, tmp_path):
    left = paper(tmp_path, "bilet.pdf")
    engine._ledger.files.note_left_out([invented._seen(left, 17)], "not_recognised", "")
    dialog = dropped(left)
    assert handed_words(dialog.handed[0])[1].startswith("Nerecunoscut")
    assert engine.hand_over.archive(dialog.handed) == 1
    assert engine.reports.file(left).state == "waiting"


def test_what_cannot_be_read_says_why_and_the_others_are_read(dropped, tmp_path):
    dialog = dropped(tmp_path / "nu mai este.pdf", paper(tmp_path, "Factura_1.pdf"))
    assert dialog.handed[0].error.code() == errors.SourceVanished.code()
    assert len(dialog.wanted) == 1


def test_a_kind_that_is_switched_off_is_not_archived_by_hand_either(
    dropped, engine, settings, tmp_path
):
    from dataclasses import replace  # noqa: PLC0415

    engine._choosing._settings = replace(settings, kinds_off=frozenset({"invoice"}))
    dialog = dropped(paper(tmp_path, "Factura_004711.pdf"))
    assert not dialog.archive.isEnabled()
    assert "Ai ales" in handed_words(dialog.handed[0])[1]
