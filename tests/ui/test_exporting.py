from __future__ import annotations

import csv
import threading
from dataclasses import replace

import pytest

from gsmos_tray import errors
from gsmos_tray.ledger.catalogue import Selection
from gsmos_tray.ledger.values import FileState
from gsmos_tray.ui.exporting import write_list
from tests.ui import shop as invented


def table(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


class Given:
    """These rows, and nothing else."""

    def __init__(self, *rows) -> None:
        self._rows = rows
        self.count = len(rows)

    def rows(self, first: int, count: int):
        return list(self._rows[first : first + count])


@pytest.fixture
def row(engine):
    return engine.reports.last_archived(1)[0]


def test_each_line_of_the_list_is_a_line_of_the_table(engine, tmp_path):
    invented.leave_out(engine, "not_recognised", "bilet.pdf")
    target = tmp_path / "Documente.csv"
    assert write_list(engine.reports.find(Selection()), target) == 31
    lines = table(target)
    assert len(lines) == 31
    assert lines[0]["Lăsat deoparte pentru că"].startswith("Nerecunoscut")
    invoice = next(line for line in lines if line["Număr"] == "000900")
    assert invoice["Document"] == "Factură"
    assert invoice["Sumă"] == "49,90"
    assert invoice["Data"] == "24.11.2026"
    assert [path.name for path in tmp_path.glob("*.csv*")] == ["Documente.csv"]
    assert not list(tmp_path.glob(".*"))


def test_a_spreadsheet_knows_letters_and_columns_by_themselves(engine, tmp_path):
    target = tmp_path / "Documente.csv"
    write_list(engine.reports.find(Selection()), target)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Ștefania Dănilă;" in target.read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+40 700", "-1", "@x", "\tx"])
def test_what_a_document_says_is_never_a_formula(row, tmp_path, name):
    write_list(Given(replace(row, customer_name=name)), tmp_path / "a.csv")
    assert table(tmp_path / "a.csv")[0]["Cumpărător"] == f"'{name}"


def test_a_negative_sum_stays_a_number(row, tmp_path):
    write_list(Given(replace(row, total="-384.07")), tmp_path / "a.csv")
    assert table(tmp_path / "a.csv")[0]["Sumă"] == "-384,07"


def test_what_is_only_on_its_way_lies_nowhere_yet(row, tmp_path):
    waiting = replace(row, state=FileState.WAITING)
    write_list(Given(row, waiting, None), tmp_path / "a.csv")
    assert [bool(line["În Dropbox"]) for line in table(tmp_path / "a.csv")] == [True, False]


def test_a_list_that_cannot_be_written_leaves_the_old_one(row, tmp_path):
    target = tmp_path / "a.csv"
    target.mkdir()
    with pytest.raises(errors.GsmosError):
        write_list(Given(row), target)
    assert not list(tmp_path.glob(".*"))


def test_a_long_list_says_how_far_it_is(row, tmp_path):
    heard = []
    write_list(Given(*[row] * 1_200), tmp_path / "a.csv", heard.append)
    assert heard == [500, 1_000, 1_200]


def test_the_window_saves_what_its_filters_leave(qtbot, interface, engine, machine, tmp_path):
    from gsmos_tray.ui.documents_window import DocumentsWindow  # noqa: PLC0415

    interface.show_documents()
    window = interface._windows[DocumentsWindow]
    qtbot.waitUntil(lambda: window._model.rowCount() == 30)
    assert window.foot.count.text() == "30 de documente"
    window.choose("service")
    qtbot.waitUntil(lambda: window.foot.count.text() == "9 documente")
    with qtbot.waitSignal(window.foot.saved):
        window.foot.export_to(tmp_path / "a.csv")
    assert len(table(tmp_path / "a.csv")) == 9
    assert machine.shown == [tmp_path / "a.csv"]
    assert window.foot.export.text() == "Salvează lista…"
    assert threading.current_thread() is threading.main_thread()
