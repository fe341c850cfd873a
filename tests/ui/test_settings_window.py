from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTime, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from gsmos_tray import __version__
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.release import released
from gsmos_tray.settings import Frequency, Language, LogDetail, NotificationLevel, load
from gsmos_tray.ui import asking, settings_window
from gsmos_tray.ui.asking import Unsaved
from gsmos_tray.ui.licences_window import LicencesWindow
from gsmos_tray.ui.settings_pages import general_page
from gsmos_tray.ui.settings_window import SettingsWindow


@pytest.fixture
def window(qtbot, interface):
    interface.show_settings()
    shown = interface._windows[SettingsWindow]
    yield shown
    if SettingsWindow in interface._windows:
        shown.draft._mistakes.clear()
        shown.draft.now = shown.draft.saved


def saved(qtbot, window, profile):
    with qtbot.waitSignal(window.saved):
        window.save_button.click()
    return load(profile.settings)


def test_nothing_can_be_saved_before_something_is_changed(window):
    assert not window.save_button.isEnabled()


def test_every_choice_is_saved_and_none_before_that(qtbot, window, engine, profile):
    before = engine.settings
    window.dropbox._root.setText("gsmOS Backup")
    window.dropbox._automatic.setChecked(False)
    window.kinds.switches[Kind.PROFORMA].setChecked(False)
    window.organisation.choices["client"].setChecked(True)
    window.sync.choices[Frequency.WEEKLY].setChecked(True)
    window.sync.weekday.setCurrentIndex(0)
    window.sync._weekly_at.setTime(QTime(7, 30))
    window.notifications.choices[NotificationLevel.FAILURES].setChecked(True)
    window.general.cui.setText("RO 23456783")
    assert engine.settings == before == load(profile.settings)
    now = saved(qtbot, window, profile)
    assert now == engine.settings
    assert (now.archive_root, now.organisation, now.cui) == ("gsmOS Backup", "client", "23456783")
    assert now.kinds_off == {"proforma"}
    assert (now.sync.automatic, now.sync.frequency) == (False, Frequency.WEEKLY)
    assert (now.sync.weekday, now.sync.at) == (0, time(7, 30))
    assert now.notifications is NotificationLevel.FAILURES


def test_what_a_command_changes_while_the_window_is_open_stays(qtbot, window, engine, profile):
    window.general.cui.setText("23456783")
    engine.change(lambda now: replace(now, archive_root="gsmOS Backup"))
    now = saved(qtbot, window, profile)
    assert (now.cui, now.archive_root) == ("23456783", "gsmOS Backup")


@pytest.mark.parametrize(
    ("root", "sentence"),
    [
        ("", "Nu poate fi gol."),
        ("Facturi?", "Caracterul „?” nu poate sta într-un nume."),
        ("CON", "„CON” nu poate fi un nume în Dropbox sau în Windows."),
    ],
)
def test_the_archive_s_folder_is_checked_while_it_is_typed(window, root, sentence):
    window.dropbox._root.setText(root)
    assert window.dropbox._root_mistake.text() == sentence
    assert not window.save_button.isEnabled()
    window.dropbox._root.setText("Facturi")
    assert window.dropbox._root_mistake.text() == ""
    assert window.save_button.isEnabled()


def test_a_wrong_cui_says_what_is_wrong_and_cannot_be_saved(window):
    window.general.cui.setText("J40/1057/2019")
    assert "între 2 și 10 cifre" in window.general._cui_mistake.text()
    assert not window.save_button.isEnabled()
    window.general.cui.setText("")
    assert window.draft.now.cui is None
    assert window.save_button.isEnabled()


def test_a_template_is_checked_explained_and_previewed_as_it_is_typed(qtbot, window):
    window.organisation.choices["own"].setChecked(True)
    editor = window.organisation.templates
    assert editor.text.text() == "Facturi/{an}/{luna}/Factura_{numar}"
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "Acte/{an}/{nummar}")
    assert editor._mistake.text() == "Nu există câmpul „nummar”."
    assert not window.save_button.isEnabled()
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "Acte/{an}/{numar}")
    assert editor._mistake.text() == ""
    rows = window._around.engine.reports.last_archived(60)
    number = next(row.number for row in rows if row.kind == "invoice")
    window.organisation.show_documents(rows)
    assert f"Facturi SPV/Acte/2026/{number}.pdf" in tree_paths(window.organisation.tree)


def test_a_mistake_in_another_kind_s_template_is_named(qtbot, window):
    window.organisation.choices["own"].setChecked(True)
    editor = window.organisation.templates
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "Acte/{an}/fix")
    editor.kind.setCurrentIndex(1)
    assert editor._mistake.text().startswith("Facturi: ")


@pytest.mark.parametrize(
    ("by", "path"),
    [
        ("month", "Facturi SPV/Facturi/2026/11/Factura_{number}.pdf"),
        ("year", "Facturi SPV/Facturi/2026/Factura_{number}.pdf"),
        ("client", "Facturi SPV/Facturi/{client}/2026/11/Factura_{number}.pdf"),
    ],
)
def test_the_preview_shows_the_shop_s_own_documents(window, engine, by, path):
    rows = engine.reports.last_archived(60)
    invoice = next(row for row in rows if row.kind == "invoice" and row.customer_cui is None)
    window.organisation.show_documents(rows)
    window.organisation.choices[by].setChecked(True)
    wanted = path.format(number=invoice.number, client=invoice.customer_name.upper())
    assert wanted in tree_paths(window.organisation.tree)


def test_what_was_received_lies_with_its_supplier(window, engine):
    rows = engine.reports.last_archived(60)
    received = next(row for row in rows if row.kind == "efactura_received")
    window.organisation.show_documents([received])
    window.organisation.choices["client"].setChecked(True)
    [path] = tree_paths(window.organisation.tree)
    name = received.issuer_name.upper().removesuffix(" SRL")
    assert f"/{name} {received.issuer_cui}/" in path


def tree_paths(tree) -> set[str]:
    def walk(item, above):
        name = f"{above}/{item.text(0)}" if above else item.text(0)
        if not item.childCount():
            return {name}
        return set().union(*(walk(item.child(at), name) for at in range(item.childCount())))

    return set().union(*(walk(tree.topLevelItem(at), "") for at in range(tree.topLevelItemCount())))


def test_a_folder_that_is_dropped_is_looked_through_before_it_is_watched(
    qtbot, window, tmp_path, engine
):
    folder = tmp_path / "Downloads"
    folder.mkdir()
    (folder / "Factura_1.pdf").write_bytes(b"x" * 2048)
    page, urls = window.folders, QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(folder))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), action, urls, button, none))
    qtbot.waitUntil(lambda: len(page.cards) == 3)
    added = window.draft.now.folders[-1]
    assert (added.path, added.mixed) == (folder, True)
    card = page.cards[-1]
    qtbot.waitUntil(lambda: "un fișier" in card._counts.text())
    card.from_day.setChecked(True)
    card.day.setDate(card.day.date().addYears(5))
    assert "Cel mult 0 fișiere" in card._counts.text()
    assert window.draft.now.folders[-1].since > date(2026, 1, 1)
    assert len(engine.settings.folders) == 2


def test_a_folder_that_cannot_be_watched_says_why(qtbot, window, tmp_path):
    window.folders.add(tmp_path / "lipsește")
    qtbot.waitUntil(lambda: window.folders.refusal.isVisibleTo(window.folders))
    assert "nu este de găsit" in window.folders.refusal.accessibleName()
    assert len(window.draft.now.folders) == 2


def test_a_folder_is_removed_and_its_mode_changed_in_the_draft_alone(window, engine):
    first, second = window.folders.cards
    second.mode.setCurrentIndex(0)
    assert [folder.mixed for folder in window.draft.now.folders] == [False, False]
    first.removed.emit(first.folder)
    assert [folder.path for folder in window.draft.now.folders] == [second.folder.path]
    assert len(engine.settings.folders) == 2


@pytest.mark.parametrize("answer", Unsaved)
def test_closing_asks_about_changes_and_does_what_is_answered(
    qtbot, window, engine, profile, monkeypatch, answer
):
    monkeypatch.setattr(settings_window, "ask_unsaved", lambda _: answer)
    window.dropbox._root.setText("Altă arhivă")
    window.cancel_button.click()
    match answer:
        case Unsaved.STAY:
            assert window.isVisible()
            assert window.draft.now.archive_root == "Altă arhivă"
        case Unsaved.DROP:
            assert not window.isVisible()
            assert engine.settings.archive_root == "Facturi SPV"
        case Unsaved.SAVE:
            qtbot.waitUntil(lambda: load(profile.settings).archive_root == "Altă arhivă")


def test_closing_without_changes_asks_nothing(window, monkeypatch):
    monkeypatch.setattr(settings_window, "ask_unsaved", lambda _: pytest.fail("asked"))
    window.close()
    assert not window.isVisible()


def test_a_disk_without_room_loses_nothing_of_the_draft(qtbot, window, profile, monkeypatch):
    told = []
    monkeypatch.setattr(settings_window, "tell_failure", lambda _, error: told.append(error.code()))
    window.dropbox._root.setText("Altă arhivă")
    profile.settings.with_name(profile.settings.name + ".new").mkdir()  # nothing can be written
    window.save_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["profile_read_only"]
    assert window.draft.now.archive_root == "Altă arhivă"
    assert window.save_button.isEnabled()


def test_another_language_is_spoken_as_soon_as_it_is_saved(qtbot, interface, window, profile):
    window.general.language.setCurrentIndex(list(Language).index(Language.ENGLISH))
    saved(qtbot, window, profile)
    words = [action.text() for action in interface._menu.menu.actions()]
    assert "Sync now" in words
    assert "Sincronizează Acum" not in words


def test_autostart_is_told_to_the_machine(qtbot, window, profile, machine):
    window.draft.change(autostart=True)
    saved(qtbot, window, profile)
    assert machine.autostart is True


def test_every_question_has_buttons_in_romanian(qtbot, window, monkeypatch):
    shown = []
    monkeypatch.setattr(
        asking.QMessageBox, "exec", lambda box: shown.append([b.text() for b in box.buttons()])
    )
    assert asking.ask_unsaved(window) is Unsaved.STAY
    assert asking.confirm_disconnect(window) is False
    assert sorted(shown[0]) == ["Continuă editarea", "Renunță la ele", "Salvează"]
    assert sorted(shown[1]) == ["Deconectează", "Rămâi conectat"]


def pressed(page, words):
    [found] = [it for it in page.findChildren(QPushButton) if it.text() == words]
    found.click()


def test_the_log_is_shown_where_it_is(window, machine, profile):
    pressed(window.general, "Arată dosarul cu jurnale")
    assert machine.shown == [Path(profile.log)]


def test_a_detailed_log_is_written_from_the_moment_on_which_it_is_saved(qtbot, window, profile):
    ours = logging.getLogger("gsmos_tray")
    before = ours.level
    window.general.detailed.setChecked(True)
    assert ours.level == before
    assert saved(qtbot, window, profile).log is LogDetail.DETAILED
    assert ours.level == logging.DEBUG
    ours.setLevel(before)


def test_the_version_is_told_with_its_day(window):
    day = released().strftime("%d.%m.%Y")
    assert window.general.version.text() == f"gsmOS Tray, versiunea {__version__}, din {day}"
    assert "peste un an" not in told_on(window.general)


def test_a_version_that_is_old_is_marked(interface, monkeypatch):
    later = datetime.combine(released(), time(9)) + timedelta(days=366)
    monkeypatch.setattr(general_page, "local_now", lambda: later)
    interface.show_settings("general")
    shown = interface._windows[SettingsWindow]
    assert "peste un an" in told_on(shown.general)


def told_on(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_the_licences_are_a_button_away(window, interface):
    pressed(window.general, "Licențe…")
    shown = interface._windows[LicencesWindow]
    assert shown.isVisible()
    assert "LGPL" in shown.notice.text()
    text = shown.texts.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "PySide6" in text
    assert "pypdfium2" in text
    shown.close()
