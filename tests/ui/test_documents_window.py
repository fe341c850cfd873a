from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from threading import Event
from time import time
from urllib.parse import quote

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from gsmos_tray import errors
from gsmos_tray.events import Changed
from gsmos_tray.ledger.moves import SetAside
from gsmos_tray.ledger.values import FileState, Seen, Unread
from gsmos_tray.ui.details import facts_of, facts_of_several
from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.document_list import LedgerDocuments, Sought, Which, as_stored, readings_of
from gsmos_tray.ui.documents_model import COLUMNS
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.furniture import Scrolled
from gsmos_tray.ui.several import added_up
from gsmos_tray.ui.standing import state_sentence
from gsmos_tray.ui.texts import money
from tests.ui import shop as invented
from tests.ui.test_documents_model import Numbered


@pytest.fixture
def window(qtbot, interface):
    interface.show_documents()
    shown = interface._windows[DocumentsWindow]
    qtbot.waitUntil(lambda: shown._model.rowCount() == 30)
    return shown


def column(window, which: Column) -> list[str]:
    model, at = window._model, COLUMNS.index(which)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def search(qtbot, window, text: str) -> None:
    window.filters.search.setText(text)
    settled(qtbot, window, lambda sought: sought.search == text)


def settled(qtbot, window, asked) -> None:
    """Wait for the answer to this very question: the list follows the ledger by itself too."""
    model = window._model
    qtbot.waitUntil(lambda: asked(model.sought) and not model._finding)


def test_the_list_shows_what_the_ledger_holds(window):
    assert window._middle.currentWidget() is window._table
    assert column(window, Column.KIND)[0] == "Factură"
    assert column(window, Column.NUMBER)[0] == "000900"
    assert column(window, Column.TOTAL)[0] == "49,90 lei"
    assert column(window, Column.DATE)[0] == "24.11.2026"


def test_tab_into_the_list_chooses_its_first_document(qtbot, window):
    window._table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: window._details.shown is not None)
    assert window._details.shown.number == "000900"


def test_a_click_does_not_scroll_the_states_out_of_sight(qtbot, window):
    table = window._table
    table.horizontalHeader().resizeSection(COLUMNS.index(Column.FILE), 2_000)
    bar = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    place = table.visualRect(window._model.index(2, COLUMNS.index(Column.FILE))).center()
    place.setX(table.viewport().width() - 5)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window._details.shown is not None
    qtbot.wait(QApplication.doubleClickInterval() + 300)  # until then Qt waits for another click
    assert bar.value() == 0
    qtbot.keyClick(table, Qt.Key.Key_Left)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert bar.value() > 0


@pytest.mark.parametrize("width", [820, 1340])
def test_no_filter_is_cut_off_however_narrow_the_window_is(qtbot, window, width):
    window.resize(width, 700)
    chips = window.findChildren(QPushButton)
    chips = [chip for chip in chips if chip.property("chip")]
    qtbot.waitUntil(lambda: all(chip.width() >= chip.sizeHint().width() for chip in chips))
    pane = chips[0].parentWidget()
    assert all(pane.rect().contains(chip.geometry()) for chip in chips)
    assert len(chips) == 7


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("0899", []),
        ("0900", ["000900"]),
        ("49,90", ["000900"]),
        ("49.90", ["000900"]),
        ("24.11", ["000900", "PE 2076"]),  # of that day; no sum is 24,11 lei
        ("1.234", []),
        ("1234", []),  # the middle of the shop's own CUI, which is in all of them
        ("stefania", None),  # diacritics do not matter
        ("ȘTEFANIA", None),
        ("AMP100", []),  # a repair code that no document with a number has
    ],
)
def test_a_part_of_number_name_or_sum_finds_the_document(qtbot, window, typed, numbers):
    search(qtbot, window, typed)
    found = column(window, Column.NUMBER)
    if numbers is None:
        assert set(column(window, Column.PARTY)) == {"Ștefania Dănilă"}
    else:
        assert found == numbers


def test_dates_and_sums_are_typed_as_they_are_shown():
    assert as_stored("24.11.2026") == "2026-11-24"
    assert as_stored("1.234,56") == "1234.56"
    assert as_stored("49,90") == "49.90"
    assert as_stored("1.234,56 lei") == "1234.56"
    assert as_stored("4.186") == "4.186"


def test_a_dot_may_be_a_decimal_comma_one_of_thousands_or_a_date():
    def also(typed: str) -> list[str]:
        return [reading for _, reading in readings_of(typed)]

    assert also("49.90") == ["49.9"]
    assert also("ana 24.11") == also("24.11") == ["-11-24"]
    assert also("1.9") == ["-09-01"]
    assert also("49,90 lei") == ["49.9"]
    assert also("12,10") == ["12.1"]  # no date
    assert also("100,00") == also("100.00") == [" 100 ", " 100.0 ", "-100 ", "-100.0 "]
    assert also("1.234") == [" 1234 ", " 1234.", "-1234 ", "-1234."]
    assert also("-1.234.567") == [" -1234567 ", " -1234567."]
    for typed in ("24,11", "31.13", "0.11", "10.0.0.1", "24.11.2026", "12.3456", "F1.20"):
        assert also(typed) == [], typed


def test_a_filter_shows_its_part_alone(qtbot, window):
    window.choose("service")
    settled(qtbot, window, lambda sought: sought.which == "service")
    assert set(column(window, Column.KIND)) == {
        "Proces-verbal de primire",
        "Proces-verbal de predare",
        "Certificat de garanție",
    }


def test_what_is_left_out_has_a_filter_of_its_own_and_names_the_rule(qtbot, window, engine):
    invented.leave_out(engine, "not_recognised", "bilet.pdf")
    window.choose("left_out")
    settled(qtbot, window, lambda sought: sought.which == "left_out")
    assert column(window, Column.FILE) == ["bilet.pdf"]
    assert window.foot.count.text() == "un fișier"
    window._table.selectRow(0)
    assert "Nerecunoscut" in window._details._state.text()


def test_file_names_have_more_room_where_little_else_is_shown_and_then_as_before(window):
    header, at = window._table.horizontalHeader(), COLUMNS.index(Column.FILE)
    before = header.sectionSize(at)
    window.filters.choose(Which.LEFT_OUT)
    assert header.sectionSize(at) > before
    window.filters.choose(Which.WAITING)
    assert header.sectionSize(at) == before


def test_sorting_is_by_meaning_and_not_by_letters(qtbot, window):
    at = COLUMNS.index(Column.TOTAL)
    window._table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    settled(qtbot, window, lambda sought: sought.order is Column.TOTAL)
    sums = [row.total for row in map(window._model.row, range(30)) if row.total]
    assert [float(total) for total in sums] == sorted(float(total) for total in sums)


def test_an_empty_answer_says_why_and_leads_back(qtbot, window):
    search(qtbot, window, "nu există așa ceva")
    assert window._middle.currentWidget() is window._empty
    assert window._empty._title.text() == "Nu s-a găsit nimic"
    window._empty._clear.click()
    qtbot.waitUntil(lambda: window._model.rowCount() == 30)


def test_the_list_follows_the_ledger_without_losing_the_choice(qtbot, window, engine, interface):
    window._table.selectRow(3)
    chosen = window._details.shown
    assert chosen.state == "waiting"
    invented.deliver(engine, 4)
    engine.announcer.announce(Changed())
    qtbot.waitUntil(lambda: window._details.shown.state == "archived")
    assert window._details.shown.id == chosen.id


def test_a_file_that_was_chosen_before_it_was_read_is_followed(qtbot, window, engine):
    new = invented.GSMOS / "Factura_000870.pdf"
    engine._ledger.files.note_seen([Seen(new, 9, 9)], Unread.IN_USE)
    engine.announcer.announce(Changed())
    qtbot.waitUntil(lambda: window._model.rowCount() == 31)
    [at] = [at for at in range(31) if window._model.row(at).file == str(new)]
    window._table.selectRow(at)
    assert window._details.shown.id is None
    invented.fill(engine, 31, archived=0)
    engine.announcer.announce(Changed())
    qtbot.waitUntil(lambda: window._details.shown.number == "000870")
    [chosen] = window._table.selectionModel().selectedRows()
    assert window._model.row(chosen.row()).file == str(new)


def test_buttons_do_what_they_say(window, machine):
    window._table.selectRow(10)
    row = window._details.shown
    window._details._see.click()
    window._details._open.click()
    window._details._folder.click()
    folder, name = quote(row.archive_path).rsplit("/", 1)
    assert machine.visited == [f"https://www.dropbox.com/home{folder}?preview={name}"]
    assert [str(path) for path in machine.opened + machine.shown] == [row.file, row.file]


def test_what_is_not_in_dropbox_cannot_be_seen_there(window):
    window._table.selectRow(0)
    assert window._details.shown.state == "waiting"
    assert not window._details._see.isVisible()


def test_what_was_set_aside_says_why_and_can_be_retried(qtbot, window, engine, interface):
    invented.set_aside(engine, errors.PlaceTaken())
    window.choose("attention")
    qtbot.waitUntil(lambda: window._model.rowCount() == 1)
    window._table.selectRow(0)
    assert "Mută sau redenumește" in window._details._state.text()
    window._details._retry.click()
    qtbot.waitUntil(lambda: engine.status().documents.set_aside == 0)


def test_what_is_told_of_a_document_is_reached_by_tab_where_it_has_to_be_scrolled(qtbot, window):
    window.resize(820, 460)
    window._table.selectRow(1)
    page = window._details.findChild(Scrolled)
    qtbot.waitUntil(lambda: bool(page.focusPolicy() & Qt.FocusPolicy.TabFocus))
    assert page.accessibleName() == window._details._name.text()
    window._table.selectRow(2)
    page.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.accessibleName() == window._details._name.text()


def several(window, count: int) -> None:
    """Choose the first rows, as with Shift and the arrow."""
    window._table.selectRow(0)
    model, selection = window._model, window._table.selectionModel()
    chosen = QItemSelection(model.index(0, 0), model.index(count - 1, len(COLUMNS) - 1))
    selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_several_documents_are_added_up(window):
    several(window, 5)
    assert window._details._name.text() == "5 documente alese"
    rows = [window._model.row(at) for at in range(5)]
    facts = dict(facts_of_several(added_up(rows)))
    assert facts["În așteptare"] == "4"
    assert facts["Arhivat"] == "1"
    assert facts["Sumă"] == money(sum(Decimal(row.total) for row in rows if row.total), "RON")
    assert not window._details._open.isVisible()
    window._table.selectRow(2)
    assert window._details._open.isVisible()


def test_retry_tries_all_that_is_chosen_though_a_page_is_shorter(qtbot, window, engine):
    invented.fill(engine, 231, archived=0)
    claimed = engine._ledger.deliveries.claim(time(), 231)
    engine._ledger.deliveries.settle([SetAside(it.id, errors.PlaceTaken()) for it in claimed], 0)
    count = len(claimed)
    assert count == 205  # 26 are archived
    window.choose("attention")
    qtbot.waitUntil(lambda: window._model.rowCount() == count)
    window._table.selectAll()
    details = window._details
    assert details._name.text() == "205 documente alese"
    qtbot.waitUntil(lambda: details._retry.isVisible() and details._retry.isEnabled())
    names = [details._facts.itemAt(at).widget().text() for at in range(details._facts.count())]
    assert names[:2] == ["Necesită atenție", str(count)]
    details._retry.click()
    qtbot.waitUntil(lambda: engine.status().documents.set_aside == 0)


class SetAsides(Numbered):
    """Makes whoever reads a page wait until it is told."""

    may_read = Event()

    def find(self, _sought: Sought) -> SetAsides:
        return self

    def rows(self, first: int, count: int):
        if first:
            assert self.may_read.wait(10)
        return super().rows(first, count)


@pytest.fixture
def long_list(qtbot, engine, around, interface):
    """A window over more documents than its model keeps, all of them set aside."""
    pattern = replace(engine.reports.last_archived(1)[0], state=FileState.SET_ASIDE, reason="")
    documents = SetAsides(pattern, 5_201)
    documents.may_read = Event()
    made = DocumentsWindow(around, documents, interface.popping)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._model.rowCount() == documents.count)
    yield made
    documents.may_read.set()


def test_what_is_chosen_beyond_what_is_kept_counts_once_it_is_read(qtbot, long_list, monkeypatch):
    details, documents = long_list._details, long_list._model._documents
    tried = []
    monkeypatch.setattr(details._errands, "retry_documents", tried.extend)
    long_list._table.selectRow(0)
    assert details._retry.isEnabled()
    long_list._table.selectAll()
    assert details._name.text() == "5.201 documente alese"
    details._retry.click()
    assert not details._retry.isEnabled()
    assert tried == []
    documents.may_read.set()
    qtbot.waitUntil(details._retry.isEnabled)
    details._retry.click()
    assert tried == list(range(documents.count))


def test_what_is_no_longer_chosen_is_not_added_up(qtbot, long_list):
    details, documents = long_list._details, long_list._model._documents
    long_list._table.selectAll()
    several(long_list, 5)
    documents.may_read.set()
    background = long_list._adding._background
    with qtbot.waitCallback() as done:
        background.run(lambda: None, done, done)  # after what was asked before
    assert details._name.text() == "5 documente alese"
    assert details._documents == tuple(range(5))


def test_what_was_chosen_in_another_order_is_neither_chosen_nor_shown(qtbot, long_list):
    details, documents = long_list._details, long_list._model._documents
    long_list._table.selectAll()
    documents.may_read.set()
    qtbot.waitUntil(lambda: len(details._documents) == documents.count)
    long_list._table.sortByColumn(COLUMNS.index(Column.TOTAL), Qt.SortOrder.AscendingOrder)
    settled(qtbot, long_list, lambda sought: sought.order is Column.TOTAL)
    assert details._documents == ()
    assert not details._whole.isVisible()


def test_retry_tries_what_is_chosen_and_nothing_else(qtbot, window, engine):
    invented.set_aside(engine, errors.PlaceTaken(), errors.SourceVanished())
    window.choose("attention")
    qtbot.waitUntil(lambda: window._model.rowCount() == 2)
    window._table.selectRow(0)
    again = window._details.shown.id
    window._details._retry.click()
    qtbot.waitUntil(lambda: engine.status().documents.set_aside == 1)
    assert engine.reports.document(again).state == "waiting"
    qtbot.waitUntil(lambda: window._details.shown is None)  # it is not in this list any more
    assert not window._table.selectionModel().hasSelection()


def test_an_error_page_has_to_be_downloaded_again_and_no_button_pretends_otherwise(
    qtbot, window, engine
):
    invented.set_aside(engine, errors.ErrorPage())
    window.choose("attention")
    qtbot.waitUntil(lambda: window._model.rowCount() == 1)
    window._table.selectRow(0)
    assert "descarc" in window._details._state.text()
    assert not window._details._retry.isVisible()


def test_what_is_not_archived_says_why_in_the_list(qtbot, window, engine):
    invented.leave_out(engine, "not_recognised", "bilet.pdf")
    window.choose("left_out")
    settled(qtbot, window, lambda sought: sought.which == "left_out")
    assert column(window, Column.ARCHIVED)[0].startswith("Nerecunoscut")


def test_details_list_only_what_is_known(window):
    row = window._model.row(2)  # a reception protocol
    names = [name for name, _ in facts_of(row)]
    assert "Sumă" not in names
    assert "Reparație" in names
    assert state_sentence(row)


def test_the_bar_says_what_the_tray_says(window, interface, renewed):
    renewed()
    assert window._bar._sentence.text().replace("\u00a0", " ") == interface.feed.sentence


def test_a_problem_has_its_sentence_and_its_button(window, interface, engine, renewed, machine):
    engine._troubles.met(errors.ArchiveFull(missing=5_000_000))
    renewed()
    banner = window._bar._problem
    assert banner.isVisible()
    assert "4,8 MB" in banner.accessibleName()
    banner._button.click()
    assert machine.visited == ["https://www.dropbox.com/account/plan"]


def test_the_window_remembers_its_columns(qtbot, window, interface):
    window._table.horizontalHeader().resizeSection(2, 333)
    window.close()
    qtbot.waitUntil(lambda: DocumentsWindow not in interface._windows)
    interface.show_documents()
    again = interface._windows[DocumentsWindow]
    assert again._table.horizontalHeader().sectionSize(2) == 333


def test_invoices_of_a_year_are_those_of_that_year(engine):
    documents = LedgerDocuments(engine.reports, lambda: None)
    found = documents.find(Sought(which=Which.INVOICES, period="2026-11"))
    rows = found.rows(0, found.count)
    assert rows
    assert {row.issue_date[:7] for row in rows} == {"2026-11"}


def test_nobody_is_told_to_choose_from_a_list_that_is_empty(qtbot, window):
    assert window._details._nothing.text() == "Alege un document ca să-l vezi."
    search(qtbot, window, "nimic de găsit")
    qtbot.waitUntil(lambda: window._details._nothing.text() == "")
