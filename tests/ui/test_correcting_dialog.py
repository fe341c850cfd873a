from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from gsmos_tray.documents.kinds import Kind
from gsmos_tray.settings import WatchedFolder
from gsmos_tray.ui.correcting_dialog import CorrectingDialog
from gsmos_tray.ui.details import may_be_corrected
from gsmos_tray.ui.documents_window import DocumentsWindow
from tests.ui import shop as invented

SCANS = ("Predare finala A1.pdf", "Predare finala A2.pdf", "Predare finala A3.pdf")


@pytest.fixture
def scans(engine, settings, tmp_path):
    """Write down three scans as a dedicated folder's, of which nothing is known but the names."""
    engine._choosing._settings = replace(settings, folders=(WatchedFolder(tmp_path),))
    paths = [tmp_path / name for name in SCANS]
    for path in paths:
        path.write_bytes(b"%PDF-1.4 " + path.name.encode())
    engine.hand_over.archive(list(engine.hand_over.look(paths)))
    return paths


@pytest.fixture
def dialog(qtbot, interface, scans):
    interface.errands.correct_wanted.emit(scans[0])
    made = interface._windows[CorrectingDialog]
    assert not made.correct.isEnabled()
    return made


@pytest.fixture
def choose(qtbot, dialog):
    def chosen(kind):
        dialog.kinds.setCurrentIndex(dialog.kinds.findData(kind))
        qtbot.waitUntil(lambda: dialog.found is not None, timeout=30_000)
        assert dialog.found.kind is kind

    return chosen


def kinds(engine, scans):
    rows = [row for path in scans for row in engine.reports.held_by(engine.reports.file(path))]
    return [row.kind for row in rows]


def plain(label):
    return label.text().replace("\u200b", "")


def gone(interface):
    return lambda: CorrectingDialog not in interface._windows


def test_what_changes_is_seen_before_it_is_done(qtbot, dialog, choose, engine, scans, interface):
    choose(Kind.HANDOVER_PROTOCOL)
    assert plain(dialog.place).startswith("Se arhivează ca /Facturi SPV/Service/Reparatii/")
    assert kinds(engine, scans[:1]) == [Kind.UNKNOWN]
    choose(Kind.WARRANTY)
    assert "_Garantie.pdf" in dialog.place.text()
    dialog.correct.click()
    qtbot.waitUntil(gone(interface))
    assert kinds(engine, scans) == [Kind.WARRANTY, Kind.UNKNOWN, Kind.UNKNOWN]
    assert not engine._profile.rules.exists()


def test_a_rule_is_kept_once_it_was_seen_what_it_matches(
    qtbot, dialog, choose, engine, scans, interface
):
    choose(Kind.HANDOVER_PROTOCOL)
    assert dialog.rule.isHidden()
    dialog.alike.setChecked(True)
    assert dialog.rule.text() == (
        "Fișierele numite „predare finala …”. Alte 2 cunoscute devin de acest fel."
    )
    assert dialog.names.text().splitlines()[0].startswith("Predare finala A")
    assert dialog.move_also.isHidden()  # none of them is archived
    dialog.correct.click()
    qtbot.waitUntil(gone(interface))
    assert 'fel = "handover_protocol"' in engine._profile.rules.read_text("utf-8")
    copy = scans[0].with_name("Predare finala B9.pdf")
    copy.write_bytes(b"%PDF-1.4 new")
    [handed] = engine.hand_over.look([copy])
    assert handed.judged.paper.recognition.kind is Kind.HANDOVER_PROTOCOL


def test_what_is_archived_is_offered_and_not_chosen_by_itself(
    qtbot, dialog, choose, engine, interface
):
    invented.deliver(engine, 10)
    choose(Kind.HANDOVER_PROTOCOL)
    assert dialog.place.text().startswith("În Dropbox este mutat, cu istoricul lui cu tot.\nDin: ")
    dialog.alike.setChecked(True)
    assert dialog.move_also.text() == "Mută și cele 2 documente arhivate dintre acestea"
    assert not dialog.move_also.isChecked()
    dialog.alike.setChecked(False)
    assert dialog.move_also.isHidden()


def test_what_is_archived_stays_unless_it_is_chosen(qtbot, interface, engine, scans, tmp_path):
    invented.deliver(engine, 10)
    late = tmp_path / "Predare finala A0.pdf"
    late.write_bytes(b"%PDF-1.4 late")
    interface.show_correcting(late)
    dialog = interface._windows[CorrectingDialog]
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(Kind.WARRANTY))
    qtbot.waitUntil(dialog.correct.isEnabled, timeout=30_000)
    dialog.alike.setChecked(True)
    assert len(dialog.proposed.offered) == 3
    dialog.correct.click()  # to move them the account would have to be asked, and it cannot be
    qtbot.waitUntil(gone(interface))
    assert engine._profile.rules.exists()
    assert kinds(engine, [late, *scans]) == [Kind.WARRANTY, *[Kind.UNKNOWN] * 3]


def test_the_answer_to_an_earlier_choice_is_dropped(qtbot, dialog):
    for kind in (Kind.ESTIMATE, Kind.RECEIPT):
        dialog.kinds.setCurrentIndex(dialog.kinds.findData(kind))
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=30_000)
    assert dialog.found.kind is Kind.RECEIPT


def test_an_account_that_cannot_be_asked_says_so_and_nothing_is_kept(
    qtbot, dialog, choose, engine, scans, interface
):
    invented.deliver(engine, 10)
    choose(Kind.HANDOVER_PROTOCOL)
    dialog.alike.setChecked(True)
    qtbot.waitUntil(dialog.correct.isEnabled)
    dialog.correct.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=30_000)
    [box] = dialog.findChildren(QMessageBox)
    assert box.text() == "Dropbox nu este conectat"
    assert not engine._profile.rules.exists()
    assert kinds(engine, scans[:1]) == [Kind.UNKNOWN]
    qtbot.waitUntil(dialog.correct.isEnabled, timeout=30_000)  # and may be tried again


def test_what_cannot_be_corrected_says_why(qtbot, dialog, scans):
    scans[0].unlink()
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(Kind.WARRANTY))
    qtbot.waitUntil(lambda: "șters" in dialog.place.text(), timeout=30_000)
    assert not dialog.correct.isEnabled()


def test_a_name_that_tells_nothing_makes_no_rule_but_is_corrected(
    qtbot, interface, engine, scans, tmp_path
):
    scan = tmp_path / "scan0007.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    interface.show_correcting(scan)
    dialog = interface._windows[CorrectingDialog]
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(Kind.WARRANTY))
    qtbot.waitUntil(dialog.correct.isEnabled, timeout=30_000)
    assert not dialog.alike.isEnabled()
    assert dialog.rule.text().startswith("Nimic din numele")
    dialog.correct.click()
    qtbot.waitUntil(gone(interface))
    assert kinds(engine, [scan]) == [Kind.WARRANTY]


def test_only_what_a_person_can_know_better_is_offered(interface, engine):
    interface.show_documents()
    window = interface._windows[DocumentsWindow]
    rows = {row.kind: row for row in engine.reports.last_archived(26)}
    for kind, offered in (
        (Kind.INVOICE, True),
        (Kind.WARRANTY, True),
        (Kind.EFACTURA_ISSUED, False),
        (Kind.SPV_ARCHIVE, False),
    ):
        window._details.show_row(rows[kind])
        assert window._details.correct.isVisibleTo(window._details) is offered
    assert not may_be_corrected(replace(rows[Kind.INVOICE], member="a.pdf"))
    assert not may_be_corrected(replace(rows[Kind.INVOICE], file=None))
    asked = []
    interface.errands.correct_wanted.disconnect()
    interface.errands.correct_wanted.connect(asked.append)
    window._details.show_row(rows[Kind.INVOICE])
    window._details.correct.click()
    assert asked == [Path(rows[Kind.INVOICE].file)]
