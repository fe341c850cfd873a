"""The model fetches pages as they are looked at, so that 100,000 rows cost what 1,000 do."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from gsmos_tray.ui.document_cells import Column
from gsmos_tray.ui.document_list import Sought, Which
from gsmos_tray.ui.documents_model import COLUMNS, DocumentsModel

NUMBER = COLUMNS.index(Column.NUMBER)


class Numbered:
    """As many rows as it is told, called by their place; remembers what was fetched."""

    def __init__(self, pattern, count: int) -> None:
        self.pattern = pattern
        self.count = count
        self.fetched: list[int] = []
        self.threads: set[threading.Thread] = set()

    def find(self, _sought: Sought):
        found = Numbered(self.pattern, self.count)
        found.fetched, found.threads = self.fetched, self.threads
        return found

    def rows(self, first: int, count: int):
        self.fetched.append(first)
        self.threads.add(threading.current_thread())
        places = range(first, min(first + count, self.count))
        return [replace(self.pattern, id=at, number=str(at)) for at in places]


@pytest.fixture
def documents(engine):
    return Numbered(engine.reports.last_archived(1)[0], 100_000)


@pytest.fixture
def model(qtbot, documents):
    owner = QObject()
    made = DocumentsModel(documents, lambda: None, owner)
    made.keep = owner
    with qtbot.waitSignal(made.answered):
        made.ask(Sought())
    return made


def text(model, at: int) -> str | None:
    return model.index(at, NUMBER).data()


def test_all_rows_are_there_and_only_the_first_page_was_read(model, documents):
    assert model.rowCount() == 100_000
    assert documents.fetched == [0]
    assert text(model, 7) == "7"


def test_a_page_is_read_when_it_is_looked_at_and_not_in_the_ui_thread(qtbot, model, documents):
    assert text(model, 50_000) is None
    qtbot.waitUntil(lambda: text(model, 50_000) == "50000")
    assert documents.fetched == [0, 50_000]
    assert threading.main_thread() not in documents.threads


def test_a_page_is_not_read_twice_while_it_is_kept(qtbot, model, documents):
    for at in (400, 401, 599, 400):
        text(model, at)
    qtbot.waitUntil(lambda: text(model, 401) == "401")
    assert documents.fetched == [0, 400]


def test_pages_far_away_are_forgotten(qtbot, model):
    for page in range(40):
        text(model, page * 200)
        qtbot.waitUntil(lambda page=page: text(model, page * 200) == str(page * 200))
    assert model.row(39 * 200) is not None
    assert model.row(200) is None


def test_asking_the_same_again_keeps_the_old_rows_on_the_screen(qtbot, model, documents):
    qtbot.waitUntil(lambda: text(model, 900) == "900")
    documents.count = 100_003
    with qtbot.waitSignal(model.answered):
        model.renew()
    assert model.rowCount() == 100_003
    assert text(model, 900) == "900"


def test_fewer_rows_are_fewer_rows(qtbot, model, documents):
    documents.count = 5
    with qtbot.waitSignal(model.answered):
        model.renew()
    assert model.rowCount() == 5


def test_the_answer_to_an_older_question_is_dropped(qtbot, model, documents):
    answers = []
    model.answered.connect(answers.append)
    model.ask(Sought(which=Which.SPV))
    model.ask(Sought(which=Which.SERVICE))
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert len(answers) == 1
    assert model.sought.which is Which.SERVICE


def test_renewing_during_an_answer_is_not_lost(qtbot, model, documents):
    answers = []
    model.answered.connect(answers.append)
    model.renew()
    model.renew()
    qtbot.waitUntil(lambda: len(answers) == 2)
