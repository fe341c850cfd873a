"""The windows about the archive, by clicks, over a local Dropbox: what they show becomes true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from gsmos_tray.archive.values import Access
from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.rules import Person, Rules
from gsmos_tray.documents.layout import Organisation
from gsmos_tray.events import RoomShort
from gsmos_tray.ui import archive_windows
from gsmos_tray.ui.connect_dialog import ConnectDialog
from gsmos_tray.ui.connecting import Stage
from gsmos_tray.ui.documents_window import DocumentsWindow
from gsmos_tray.ui.history_dialog import HistoryDialog
from gsmos_tray.ui.interface import Interface
from gsmos_tray.ui.links_dialog import LinksDialog
from gsmos_tray.ui.notices import Notice, Place, room_notice
from gsmos_tray.ui.rearranging_window import RearrangingWindow
from gsmos_tray.ui.recovery_window import RecoveryWindow
from gsmos_tray.ui.restore_window import RestoreWindow, _months
from gsmos_tray.ui.settings_window import SettingsWindow
from gsmos_tray.ui.share_dialog import ShareDialog
from gsmos_tray.ui.texts import Remedy, error_sentence
from tests.documents.spv import PARTNER, SHOP, invoice
from tests.engine.conftest import Shop
from tests.ui.shop import Machine

ACCOUNTANT = "contabil@birou.example"


@pytest.fixture
def shop(tmp_path, local_dropbox):
    local_dropbox.reset(Rules(person=Person(plan="pro")))
    made = Shop(tmp_path, local_dropbox)
    for number in range(6):
        made.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]) * 50)
    made.begin()
    made.sync()
    yield made
    made.engine.stop()


@pytest.fixture
def interface(qtbot, shop):
    made = Interface(shop.engine, Machine(), shop.profile)
    made.feed.renew()
    qtbot.waitUntil(lambda: made.feed.status is not None)
    yield made
    made.stop()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(qtbot, interface):
    """Gives a window of this kind once it has stopped asking."""

    def find(kind):
        qtbot.waitUntil(lambda: kind in interface._windows)
        window = interface._windows[kind]
        qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)
        return window

    return find


@pytest.fixture
def details(qtbot, interface):
    """The pane beside the list, with the first document chosen."""
    interface.show_documents()
    window = interface._windows[DocumentsWindow]
    qtbot.waitUntil(lambda: window._model.rowCount() == 6)
    window._table.selectRow(0)
    qtbot.waitUntil(lambda: window._details.shown is not None)
    return window._details


def rested(qtbot, window):
    qtbot.waitUntil(lambda: not window.is_working, timeout=20_000)


# -- versions --------------------------------------------------------------------------------------


def test_an_older_version_is_brought_back_by_a_click(qtbot, shop, details, opened):
    place = details.shown.archive_path
    ours = shop.archive()[place]
    account = shop.dropbox.account
    account.tree.delete(place)
    account.tree.commit(Placement(place), account.blobs.keep_whole(b"%PDF-1.4 another's"))

    details.history.click()
    dialog = opened(HistoryDialog)
    assert dialog.lines.topLevelItemCount() == 2
    assert dialog.lines.topLevelItem(0).text(2) == "cea de acum"
    assert not dialog.restore.isEnabled()  # it lies there already
    dialog.lines.setCurrentItem(dialog.lines.topLevelItem(1))
    dialog.restore.click()
    qtbot.waitUntil(lambda: dialog.told.text().endswith("este din nou la locul ei."))
    assert shop.archive()[place] == ours
    assert [row.reason for row in shop.documents()] == [None] * 6


def test_a_version_is_saved_beside_and_overwrites_nothing(qtbot, shop, details, opened, tmp_path):
    details.history.click()
    dialog = opened(HistoryDialog)
    target = tmp_path / "salvat.pdf"
    dialog.save_as(target)
    rested(qtbot, dialog)
    assert target.read_bytes() == shop.archive()[details.shown.archive_path]

    target.write_bytes(b"the owner's own")
    dialog.save_as(target)
    rested(qtbot, dialog)
    assert target.read_bytes() == b"the owner's own"
    assert "rămas neatins" in dialog.told.text()


def test_what_is_not_archived_offers_none_of_it(qtbot, shop, interface, details):
    from dataclasses import replace  # noqa: PLC0415 - this test's alone

    details.show_row(replace(details.shown, rev=None))
    assert not any(it.isVisibleTo(details) for it in (details.history, details.link, details.share))


def test_dropbox_that_is_away_is_said_in_the_window(qtbot, shop, details, opened):
    shop.dropbox.go_offline()
    try:
        details.history.click()
        dialog = opened(HistoryDialog)
        assert dialog.told.text() == error_sentence("archive_unreachable")
        assert not dialog.restore.isEnabled()
        assert not dialog.save.isEnabled()
    finally:
        shop.dropbox.go_online()


# -- links -----------------------------------------------------------------------------------------


def test_a_link_is_copied_after_a_word_of_warning_and_revoked(
    qtbot, shop, interface, details, opened, monkeypatch
):
    asked = []
    answers = iter((False, True))

    def answer(_parent):
        asked.append(True)
        return next(answers)

    monkeypatch.setattr(archive_windows, "confirm_link", answer)
    links = shop.engine.far_side.links
    details.link.click()
    assert links.all() == []  # the owner thought better of it
    with qtbot.waitSignal(interface.errands.archive.link_copied):
        details.link.click()
    [made] = links.all()
    assert QGuiApplication.clipboard().text() == made.url
    with qtbot.waitSignal(interface.errands.archive.link_copied):
        details.link.click()
    assert len(asked) == 2  # not a third time
    for box in interface.findChildren(QMessageBox):
        box.close()

    interface.errands.archive.links_wanted.emit()
    dialog = opened(LinksDialog)
    assert [it.url for it in dialog.shown] == [made.url]
    dialog.revoke.click()
    qtbot.waitUntil(lambda: dialog.told.text() == "Linkul nu mai duce nicăieri.")
    assert links.all() == []
    assert dialog.lines.topLevelItemCount() == 0
    assert not dialog.revoke.isEnabled()


# -- guests ----------------------------------------------------------------------------------------


def test_the_accountant_is_invited_and_loses_the_access_again(qtbot, shop, details, opened):
    details.share.click()
    dialog = opened(ShareDialog)
    assert str(dialog.path) == details.shown.archive_path.rpartition("/")[0]
    assert dialog.told.text() == "Doar tu vezi acest folder."
    assert not dialog.invite.isEnabled()
    assert not dialog.stop.isEnabled()

    dialog.email.setText(ACCOUNTANT)
    dialog.message.setPlainText("Luna noiembrie")
    dialog.invite.click()
    qtbot.waitUntil(lambda: ACCOUNTANT in dialog.told.text(), timeout=20_000)
    assert [(it.email, it.access) for it in dialog.members][1:] == [(ACCOUNTANT, Access.VIEWER)]

    assert not dialog.remove.isEnabled()  # the owner himself is chosen
    dialog.lines.setCurrentItem(dialog.lines.topLevelItem(1))
    dialog.remove.click()
    qtbot.waitUntil(lambda: len(dialog.members) == 1, timeout=20_000)
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog.members == [], timeout=20_000)
    assert shop.engine.far_side.sharing.folders() == []


def test_a_refusal_is_a_sentence_in_the_window(qtbot, shop, details, opened):
    details.share.click()
    dialog = opened(ShareDialog)
    dialog.email.setText("nu e @ adresă")
    dialog.invite.click()
    qtbot.waitUntil(lambda: "nu poate invita" in dialog.told.text(), timeout=20_000)
    assert dialog.email.text() == "nu e @ adresă"  # to be mended


def test_each_upper_folder_can_be_chosen(qtbot, shop, interface, opened):
    shop.engine.compare()
    interface.errands.archive.sharing_wanted.emit("")
    dialog = opened(ShareDialog)
    qtbot.waitUntil(lambda: dialog.folder.count() >= 4)
    assert dialog.folder.itemText(0) == "Facturi SPV"
    assert str(dialog.path) == "/Facturi SPV"
    dialog.folder.setCurrentIndex(1)
    assert str(dialog.path) == "/Facturi SPV/Facturi"


# -- recovery --------------------------------------------------------------------------------------


def test_what_is_gone_comes_back_or_stays_away_by_a_click(qtbot, shop, interface, opened):
    before = shop.archive()
    first, second, *_ = sorted(before)
    for path in (first, second):
        shop.dropbox.account.tree.delete(path)
    interface._notice_clicked(Notice("gone", "", "", Place.RECOVERY))
    window = opened(RecoveryWindow)
    assert window.lines.topLevelItemCount() == 2
    assert window.lines.topLevelItem(0).text(2)  # until when

    window.lines.clearSelection()
    rested(qtbot, window)
    assert not window.bring_back.isEnabled()
    at = [str(it.archive_path) for it, _ in window.missing.gone].index(first)
    window.lines.topLevelItem(at).setSelected(True)
    window.bring_back.click()
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 1, timeout=20_000)
    assert set(shop.archive()) == before.keys() - {second}

    window.lines.selectAll()
    window.let_go.click()
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 0, timeout=20_000)
    assert shop.engine.recovery.gone() == []
    assert set(shop.archive()) == before.keys() - {second}


def test_enter_on_that_is_as_it_should_be_brings_nothing_back(qtbot, shop, interface, opened):
    path = min(shop.archive())
    shop.dropbox.account.tree.delete(path)
    interface.errands.archive.recovery_wanted.emit()
    window = opened(RecoveryWindow)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.let_go.setFocus()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.engine.recovery.gone() == [])
    rested(qtbot, window)
    assert path not in shop.archive()


def test_what_is_let_go_leaves_the_rest_chosen(qtbot, shop, interface, opened):
    gone = sorted(shop.archive())[:5]
    for path in gone:
        shop.dropbox.account.tree.delete(path)
        shop.engine.compare()  # all at once would be a question first
    interface.errands.archive.recovery_wanted.emit()
    window = opened(RecoveryWindow)
    for left in (3, 0):  # what is chosen comes last, where fewer lines will be
        window.lines.clearSelection()
        for at in range(window.lines.topLevelItemCount())[left:]:
            window.lines.topLevelItem(at).setSelected(True)
        window.let_go.click()
        rested(qtbot, window)
        assert window.lines.topLevelItemCount() == left
        assert len(window.chosen) == left
        assert window.bring_back.isEnabled() == bool(left)


# -- recognised since ------------------------------------------------------------------------------


@pytest.fixture
def known_since(qtbot, shop, interface):
    """Two e-Facturi, archived before the shop's CUI was known, and recognised by now."""
    shop.engine.change(lambda now: replace(now, organisation=Organisation.CLIENT))
    for number in ("MRS 1", "MRS 2"):
        received = invoice(number=number, supplier=PARTNER, customer=SHOP)
        shop.save(f"{number}.xml", received.encode())
    shop.sync()
    before = shop.archive()
    shop.engine.change(lambda now: replace(now, cui=SHOP))
    shop.sync()
    assert shop.archive() == before
    interface.feed.renew()
    qtbot.waitUntil(lambda: interface.feed.status.better_places == 2)
    return before


def test_what_is_recognised_since_is_moved_or_left_by_a_click(
    qtbot, shop, interface, opened, known_since
):
    interface.show_documents()
    bar = interface._windows[DocumentsWindow]._bar
    assert bar._better_places.isVisibleTo(bar)
    bar._better_places.pressed.emit()
    window = opened(RearrangingWindow)
    lines = [
        tuple(window.lines.topLevelItem(at).text(column) for column in range(3)) for at in (0, 1)
    ]
    assert sorted(line[0] for line in lines) == [
        "e-Factura primită MRS 1", "e-Factura primită MRS 2",
    ]  # fmt: skip
    assert {f"/Facturi SPV/{line[1]}" for line in lines} < known_since.keys()
    assert shop.archive() == known_since  # nothing moves by being shown

    window.lines.clearSelection()
    assert not window.move_them.isEnabled()
    window.lines.topLevelItem(0).setSelected(True)
    window.move_them.click()
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 1, timeout=20_000)
    assert window.told.text() == "Un document mutat"
    moved = {f"/Facturi SPV/{lines[0][2]}"}
    assert shop.archive().keys() == known_since.keys() - {f"/Facturi SPV/{lines[0][1]}"} | moved

    window.lines.selectAll()
    window.leave.click()
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 0, timeout=20_000)
    assert shop.engine.rearranger.offered() == []
    assert f"/Facturi SPV/{lines[1][1]}" in shop.archive()
    interface.feed.renew()
    qtbot.waitUntil(lambda: not bar._better_places.isVisibleTo(bar))


def test_places_are_told_whole_where_the_archive_s_own_folder_has_another_name(
    shop, interface, opened, known_since
):
    shop.engine.change(lambda now: replace(now, archive_root="gsmOS Backup"))
    shop.sync()
    interface.errands.archive.rearranging_wanted.emit()
    window = opened(RearrangingWindow)
    for at in (0, 1):
        lies, target = (window.lines.topLevelItem(at).text(column) for column in (1, 2))
        assert lies.startswith("Facturi SPV/")
        assert target.startswith("gsmOS Backup/")


def test_what_could_not_be_moved_is_named_with_its_reason(
    qtbot, shop, interface, opened, known_since
):
    interface._notice_clicked(Notice("better_places", "", "", Place.BETTER_PLACES))
    window = opened(RearrangingWindow)
    shop.dropbox.account.tree.delete(str(window.offers[0][0].lies))
    window.move_them.click()
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 1, timeout=20_000)
    heading, reason = window.told.text().splitlines()
    assert heading == "Un document nu a putut fi mutat"
    assert "MRS" in reason


def test_what_stops_a_move_is_said_beside_what_is_left(
    qtbot, shop, interface, opened, known_since, monkeypatch
):
    interface.errands.archive.rearranging_wanted.emit()
    window = opened(RearrangingWindow)
    move = shop.engine.rearranger.move

    def until_it_is_revoked(offers, stop):
        moving = move(offers, stop)
        yield next(moving)
        shop.dropbox.revoke_everything()
        yield from moving

    monkeypatch.setattr(shop.engine.rearranger, "move", until_it_is_revoked)
    window.move_them.click()
    rested(qtbot, window)
    assert window.told.text() == error_sentence("link_revoked", {})
    assert window.lines.topLevelItemCount() == 1


def test_who_asks_again_for_what_is_recognised_since_sees_it_as_it_is_now(
    qtbot, shop, interface, opened, known_since
):
    interface.errands.archive.rearranging_wanted.emit()
    window = opened(RearrangingWindow)
    shop.engine.rearranger.leave(shop.engine.rearranger.offered()[:1])

    interface.errands.archive.rearranging_wanted.emit()

    assert interface._windows[RearrangingWindow] is window
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 1)


def test_a_renamed_folder_is_one_question_with_its_answer(qtbot, shop, interface, opened):
    shop.dropbox.account.tree.move("/Facturi SPV", "/gsmOS Backup")
    shop.engine.compare()
    interface.errands.mend(Remedy.RECOVER)
    window = opened(RecoveryWindow)
    assert window.question.isVisibleTo(window)
    assert window.moved.text() == "Folderul se numește acum gsmOS Backup"
    window.moved.click()
    qtbot.waitUntil(lambda: not window.question.isVisibleTo(window), timeout=20_000)
    assert shop.engine.settings.archive_root == "gsmOS Backup"
    assert window.lines.topLevelItemCount() == 0


# -- restoring -------------------------------------------------------------------------------------


def restored(into: Path) -> dict[str, bytes]:
    return {
        "/" + file.relative_to(into).as_posix(): file.read_bytes()
        for file in into.rglob("*")
        if file.is_file()
    }


def test_the_archive_is_restored_by_a_click(qtbot, shop, interface, opened, tmp_path):
    interface.errands.archive.restoring_wanted.emit()
    window = opened(RestoreWindow)
    into = tmp_path / "înapoi"
    window.into.setText(str(into))
    window.begin.click()
    assert not window.begin.isEnabled()
    rested(qtbot, window)
    assert restored(into) == shop.archive()
    assert window.told.text().splitlines() == [
        "Tot ce ai cerut este acolo, verificat.",
        "6 documente restaurate",
    ]

    lies, *_ = restored(into)
    (into / lies.strip("/")).write_bytes(b"the owner's own")
    window.begin.click()
    rested(qtbot, window)
    assert window.told.text().splitlines() == [
        "Nu totul a putut fi restaurat.",
        "5 documente erau deja acolo",
        "un document nu a putut fi restaurat",
    ]
    assert window.lines.topLevelItemCount() == 1
    [line] = [window.lines.topLevelItem(0)]
    assert line.toolTip(0) == lies
    assert line.text(0).startswith(lies.rpartition("/")[2])


def test_what_came_is_shown_where_it_lies(qtbot, shop, tmp_path):
    seen = []
    window = RestoreWindow(shop.engine.far_side.restoring, seen.append)
    qtbot.addWidget(window)
    window.show()
    assert not window.show_folder.isVisible()
    window.into.setText(str(tmp_path / "înapoi"))
    window.begin.click()
    rested(qtbot, window)
    assert window.told.geometry().top() < window.show_folder.geometry().top()
    qtbot.mouseClick(window.show_folder, Qt.MouseButton.LeftButton)
    assert seen == [tmp_path / "înapoi" / "Facturi SPV"]
    assert seen[0].is_dir()

    window.kind.setCurrentIndex(window.kind.findText("Proformă"))
    window.begin.click()
    rested(qtbot, window)
    assert not window.show_folder.isVisible()  # nothing came


def test_a_part_is_chosen_and_nothing_is_said_to_be_nothing(
    qtbot, shop, interface, opened, tmp_path
):
    interface.errands.archive.restoring_wanted.emit()
    window = opened(RestoreWindow)
    window.into.setText(str(tmp_path / "parte"))
    window.kind.setCurrentIndex(window.kind.findText("Proformă"))
    window.begin.click()
    rested(qtbot, window)
    assert window.told.text().startswith("În arhivă nu este nimic de acest fel")


def test_a_restoring_is_stopped_and_goes_on(qtbot, shop, interface, opened, tmp_path):
    from gsmos_tray.demo.faults import Stalled  # noqa: PLC0415 - this test's alone

    shop.dropbox.faults.next("files/download", Stalled(), times=6)
    interface.errands.archive.restoring_wanted.emit()
    window = opened(RestoreWindow)
    into = tmp_path / "oprit"
    window.into.setText(str(into))
    window.begin.click()
    assert shop.dropbox.faults.wait_until_stalled()
    window.stop.click()
    rested(qtbot, window)
    assert window.told.text().splitlines()[0] == "Oprit. La o nouă pornire continuă de aici."
    shop.dropbox.faults.clear()
    window.begin.click()
    rested(qtbot, window)
    assert restored(into) == shop.archive()


def test_six_years_of_months_are_offered():
    months = _months(date(2026, 2, 10))
    assert months[:3] == [date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1)]
    assert len(months) == 72


# -- the settings lead there -----------------------------------------------------------------------


def test_the_page_of_dropbox_leads_to_each(qtbot, interface, opened):
    interface.show_settings("dropbox")
    page = interface._windows[SettingsWindow]
    wanted = {
        "Partajează…": ShareDialog,
        "Linkuri…": LinksDialog,
        "Recuperare…": RecoveryWindow,
        "Restaurează arhiva…": RestoreWindow,
    }
    buttons = {it.text(): it for it in page.findChildren(QPushButton)}
    for words, kind in wanted.items():
        qtbot.waitUntil(buttons[words].isEnabled)
        buttons[words].click()
        assert opened(kind).isVisible()


def test_the_settings_are_saved_as_a_file_and_taken_over(
    qtbot, shop, interface, tmp_path, monkeypatch
):
    interface.show_settings("general")
    window = interface._windows[SettingsWindow]
    target = tmp_path / "setari.json"
    window.general.carrying.export_to(target)
    qtbot.waitUntil(target.exists)
    told = target.read_text("utf-8").replace('"sync.check_minutes": 5', '"sync.check_minutes": 17')
    target.write_text(told, "utf-8")

    window.draft.change(cui="12345674")  # not saved, and so of no worth
    window.general.carrying.import_from(target)
    qtbot.waitUntil(lambda: SettingsWindow not in interface._windows)
    assert shop.engine.settings.sync.check_minutes == 17
    assert shop.engine.settings.cui is None

    interface.show_settings("general")
    window = interface._windows[SettingsWindow]
    failures = []
    monkeypatch.setattr(
        "gsmos_tray.ui.carrying_settings.tell_failure", lambda _, error: failures.append(error)
    )
    target.write_text("{}", "utf-8")
    window.general.carrying.import_from(target)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code() == "export_broken"
    assert SettingsWindow in interface._windows


# -- another account -------------------------------------------------------------------------------


def test_another_account_is_a_question_with_two_answers(qtbot, shop, interface):
    before = shop.archive()
    person = Person("Mihai", "Exemplu", "mihai@atelier.example", id="dbid:" + "B" * 35)
    shop.dropbox.reset(Rules(person=person))
    interface.show_connect(paste=True)
    panel = interface._windows[ConnectDialog]._panel

    def agree():
        qtbot.waitUntil(lambda: panel.connecting.stage is Stage.PASTING)
        panel.connecting.finish(shop.dropbox.consent(panel.connecting.address).code)
        qtbot.waitUntil(lambda: panel.connecting.stage is Stage.FAILED)
        assert panel.anew.isVisibleTo(panel)

    agree()
    panel.connecting.by_code()  # not this one
    assert not panel.anew.isVisibleTo(panel)
    qtbot.waitUntil(lambda: not shop.dropbox.account.authority._refresh)
    assert shop.engine.status().account.email == "ana@atelier.example"

    agree()
    panel.anew.click()
    qtbot.waitUntil(lambda: panel.connecting.stage is Stage.CONNECTED)
    assert shop.engine.status().account.email == "mihai@atelier.example"
    shop.sync()
    assert shop.archive() == before


def test_a_notice_of_a_nearly_full_account_leads_to_the_plan(qtbot, interface):
    with qtbot.waitSignal(interface.popping.shown) as shown:
        interface.bridge.post(RoomShort(free=5_000_000, waiting=8_000_000))
    [notice] = shown.args
    assert notice.title == "Dropbox este aproape plin"
    assert notice.body.startswith("7,6 MB așteaptă să fie arhivate, iar liberi sunt 4,8 MB.")
    interface._notice_clicked(notice)
    assert interface._machine.visited == [interface.errands.addresses.plan]
    assert room_notice(RoomShort(5_000_000, 0)).body.startswith("Mai sunt liberi 4,8 MB.")
