from __future__ import annotations

import pytest

from gsmos_tray import errors
from tests.ui import shop as invented


def entries(interface) -> list[str]:
    return [action.text() for action in interface._menu.menu.actions() if action.isVisible()]


def entry(interface, words: str):
    [found] = [
        action
        for action in interface._menu.menu.actions()
        if action.isVisible() and action.text() == words
    ]
    return found


def test_the_menu_begins_with_the_status_in_words(interface):
    header = interface._menu.menu.actions()[0]
    assert header.text().startswith("4 documente așteaptă")
    assert not header.isEnabled()
    assert header.text() == interface.feed.sentence


def test_a_problem_shows_its_remedy_right_below(interface, engine, renewed, machine):
    engine._troubles.met(errors.ArchiveFull(missing=5_000_000))
    renewed()
    assert entries(interface)[:2] == ["Spațiu insuficient în Dropbox", "Vezi planul Dropbox"]
    entry(interface, "Vezi planul Dropbox").trigger()
    assert machine.visited == ["https://www.dropbox.com/account/plan"]


def test_documents_that_need_somebody_can_be_looked_at(qtbot, interface, engine, renewed):
    invented.set_aside(engine, errors.PlaceTaken())
    renewed()
    with qtbot.waitSignal(interface._menu.documents_wanted) as asked:
        entry(interface, "Vezi ce necesită atenție").trigger()
    assert asked.args == ["attention"]


def test_the_last_documents_open_in_dropbox(interface, engine, machine):
    newest, *others = engine.reports.last_archived(5)
    name = newest.archive_path.rpartition("/")[2].replace("_", " ")
    assert len(others) == 4
    entry(interface, name).trigger()
    assert machine.visited == [interface.errands.addresses.document(newest.archive_path)]


def test_pausing_turns_the_entry_into_resuming(qtbot, interface, engine, renewed):
    assert "Reia" not in entries(interface)
    pause = entry(interface, "Pauză").menu()
    assert [action.text() for action in pause.actions()] == ["1 oră", "Până mâine", "Până reiau"]
    pause.actions()[2].trigger()
    qtbot.waitUntil(lambda: engine.status().paused_until is not None)
    renewed()
    assert "Pauză" not in entries(interface)
    entry(interface, "Reia").trigger()
    qtbot.waitUntil(lambda: engine.status().paused_until is None)


def test_without_an_account_it_offers_to_connect_and_nothing_that_needs_one(
    interface, engine, renewed
):
    invented.connect(engine, None)
    renewed()
    assert "Conectează Dropbox" in entries(interface)
    assert "Deconectează…" not in entries(interface)
    for words in ("Sincronizează Acum", "Deschide arhiva în Dropbox", "Caută în Dropbox"):
        assert not entry(interface, words).isEnabled()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Deschide arhiva în Dropbox", "https://www.dropbox.com/home/Facturi%20SPV"),
        ("Caută în Dropbox", "https://www.dropbox.com/search/personal"),
    ],
)
def test_the_archive_is_one_click_away(qtbot, interface, machine, words, address):
    entry(interface, words).trigger()
    qtbot.waitUntil(lambda: machine.visited == [address])


def test_an_ampersand_in_a_name_is_not_taken_for_a_shortcut(interface, engine):
    interface._menu.show("Piese & Ecrane", interface.feed.status, [])
    assert interface._menu.menu.actions()[0].text() == "Piese && Ecrane"


def test_entries_stay_the_same_objects_so_that_an_open_menu_stays_open(interface, renewed):
    before = interface._menu.menu.actions()
    renewed()
    assert interface._menu.menu.actions() == before


def test_quitting_is_asked_of_the_door(qtbot, interface):
    with qtbot.waitSignal(interface.quit):
        entry(interface, "Ieșire").trigger()
