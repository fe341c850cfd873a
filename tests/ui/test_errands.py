"""What one click does, where it is not plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gsmos_tray.ui.texts import Remedy, remedy, remedy_label


@pytest.fixture
def opened(qtbot, interface, machine):
    """Press *Open the archive in Dropbox*; gives the address."""

    def open_it():
        before = len(machine.visited)
        interface.errands.open_archive()
        qtbot.waitUntil(lambda: len(machine.visited) > before)
        return machine.visited[-1]

    return open_it


def test_the_archive_is_opened_where_its_documents_are(engine, opened):
    assert opened() == "https://www.dropbox.com/home/Facturi%20SPV"
    engine.change(lambda now: replace(now, archive_root="Arhiva/gsmOS"))
    assert opened() == "https://www.dropbox.com/home/Facturi%20SPV"
    with engine._ledger.store.transaction() as db:
        db.execute("UPDATE delivery SET archive_path = '/arhiva' || archive_path")
    engine.change(lambda now: replace(now, archive_root="Arhiva"))
    assert opened() == "https://www.dropbox.com/home/Arhiva"


def test_a_folder_below_which_nothing_is_known_is_opened_all_the_same(engine, opened):
    with engine._ledger.store.transaction() as db:
        db.execute("DELETE FROM delivery")
    engine.change(lambda now: replace(now, archive_root="Arhiva/gsmOS"))
    assert opened() == "https://www.dropbox.com/home/Arhiva/gsmOS"


@pytest.mark.parametrize("code", ["link_revoked", "permission_missing"])
def test_who_is_asked_to_connect_again_finds_a_button_that_says_so(qtbot, interface, code):
    assert remedy(code) is Remedy.RECONNECT
    with qtbot.waitSignal(interface.errands.connect_wanted):
        interface.errands.mend(remedy(code))


def test_no_two_remedies_are_called_alike():
    labels = [remedy_label(it) for it in Remedy]
    assert len(set(labels)) == len(labels)
