"""Each way that a person takes through tray and windows, by real clicks and keys."""

from __future__ import annotations

import json

import pytest

from gsmos_tray.demo.faults import api_error
from tests.desktop.counter import Counter
from tests.desktop.waiting import until


@pytest.fixture
def counter(desktop, local_dropbox, tmp_path):
    made = Counter(desktop, local_dropbox, tmp_path)
    made.without_browser()
    yield made
    made.close()


def test_a_changed_frequency_counts_once_it_is_saved_and_not_before(counter):
    counter.set_up()
    process = counter.start("--minimised")
    counter.desktop.tray.choose("Setări…")
    counter.click("Sincronizare")
    counter.click("Zilnic")
    counter.reads("Nesalvat încă")
    counter.click("Renunță")
    counter.reads("Salvezi modificările?")
    assert counter.status()["frequency"] == "immediate"
    counter.click("Continuă editarea")
    counter.reads("Nesalvat încă")  # and nothing of it is lost
    counter.hands.keys("Escape")
    counter.click("Renunță la ele")
    until(lambda: "Renunță" not in counter.texts(), "the settings to close")
    assert counter.status()["frequency"] == "immediate"

    counter.desktop.tray.choose("Setări…")
    counter.click("Sincronizare")
    counter.click("Zilnic")
    counter.click("Salvează")
    until(lambda: counter.status()["frequency"] == "daily", "the frequency to count")
    counter.save("Factura_000123.pdf")
    until(lambda: "Următoarea sincronizare" in counter.desktop.tray.tooltip(), "the tray to say so")
    assert counter.names() == []
    counter.desktop.tray.choose("Ieșire")
    assert process.wait(10) == 0


def test_a_pause_lasts_until_it_is_ended_and_sync_now_goes_all_the_same(counter):
    counter.set_up()
    counter.start("--minimised")
    counter.desktop.tray.choose("Pauză", "Până reiau")
    until(lambda: "În pauză" in counter.desktop.tray.tooltip(), "the pause")
    counter.save("Factura_000123.pdf")
    until(lambda: "un document" in counter.desktop.tray.tooltip(), "the document to wait")
    assert counter.names() == []
    counter.desktop.tray.choose("Sincronizează Acum")
    until(lambda: counter.names() == ["Factura_000123.pdf"], "the document to go")
    assert counter.status()["paused_until"] is not None

    counter.save("Factura_000124.pdf", b"%PDF-1.4 another")
    counter.desktop.tray.choose("Reia")
    until(lambda: len(counter.names()) == 2, "what came during the pause")
    until(lambda: "la zi" in counter.desktop.tray.tooltip(), "the tray to say so")


@pytest.mark.desktop(notifications=False)  # they would lie over the buttons that are clicked
def test_a_document_is_found_opened_in_dropbox_and_tried_again(counter):
    counter.set_up()
    refusal = {".tag": "path", "reason": {".tag": "disallowed_name"}, "upload_session_id": "x"}
    counter.dropbox.faults.next("files/upload", api_error(409, refusal))
    counter.save("Factura_000123.pdf")
    counter.start()
    counter.reads("Un document necesită atenția ta")
    counter.click("Necesită atenție · 1")
    counter.click("Factura_000123.pdf")
    counter.reads("Dropbox nu acceptă acest nume.")
    counter.click("Reîncearcă")
    until(lambda: counter.names() == ["Factura_000123.pdf"], "the second try")
    counter.click("Arată toate documentele")

    counter.click("Caută în documente")
    counter.hands.type("0123")
    counter.reads("un document")
    counter.click("Factura_000123.pdf")
    counter.click("Vezi în Dropbox")
    (page,) = until(counter.visited, "the browser to be sent there")
    assert page.endswith("/Facturi?preview=Factura_000123.pdf") or "preview=Factura_000123" in page


def test_disconnecting_asks_first_and_leaves_what_is_archived(counter):
    counter.set_up()
    counter.save("Factura_000123.pdf")
    counter.start("--minimised")
    until(lambda: counter.names() == ["Factura_000123.pdf"], "the document to go")
    until(lambda: "la zi" in counter.desktop.tray.tooltip(), "the menu to be as it stays")
    counter.desktop.tray.choose("Deconectează…")
    counter.click("Rămâi conectat")
    assert counter.status()["connected"]
    counter.desktop.tray.choose("Deconectează…")
    counter.click("Deconectează")
    until(lambda: "Conectează Dropbox" in counter.labels(), "the menu to know it")
    assert not counter.status()["connected"]
    assert counter.names() == ["Factura_000123.pdf"]
    assert "nu este conectat" in counter.desktop.tray.tooltip()


@pytest.mark.desktop(notifications=False)  # they would lie over the windows that are read
def test_after_another_language_was_chosen_the_menu_speaks_it_and_all_of_it_works(counter):
    counter.set_up()
    process = counter.start("--minimised")
    counter.desktop.tray.choose("Setări…")
    counter.click("General")
    counter.tab_to("Limba")
    counter.hands.keys("space")
    counter.click("English")
    counter.click("Salvează")
    until(lambda: "Quit" in counter.labels(), "the menu to speak English")
    assert "Ieșire" not in counter.labels()
    counter.desktop.tray.choose("Documents…")
    counter.reads("Need attention")
    counter.desktop.tray.choose("Disconnect…")
    counter.click("Stay connected")
    counter.desktop.tray.choose("Pause", "Until I resume")
    until(lambda: counter.status()["paused_until"] is not None, "the pause")
    counter.run("config", "set", "ui.language", "ro")
    counter.reads("Necesită atenție")
    counter.desktop.tray.choose("Ieșire")
    assert process.wait(10) == 0


@pytest.mark.desktop(tray="none")
def test_without_a_tray_the_window_opens_and_says_so_until_a_tray_comes(counter):
    counter.set_up()
    counter.start("--minimised")
    counter.reads("Acest desktop nu are loc pentru pictograma programului")
    counter.desktop.start_panel()
    counter.desktop.tray.icon()
    until(
        lambda: not [text for text in counter.texts() if "nu are loc" in text],
        "the window to say so no longer",
    )
    counter.desktop.stop_panel()
    counter.desktop.start_panel()
    counter.desktop.tray.icon()  # a panel that starts again has it back
    assert "la zi" in counter.desktop.tray.tooltip()


@pytest.mark.desktop(size=(1366, 768))
def test_the_diagnosis_names_what_is_wrong_and_its_button_leads_there(counter):
    counter.set_up()
    counter.start()
    counter.reads("Arhiva este la zi")
    counter.folder.rmdir()
    counter.reads("Un dosar urmărit lipsește")
    counter.click("Diagnosticare…")
    counter.reads("Un lucru de rezolvat")
    assert "Este conectat." in counter.texts()
    counter.click("Alege dosarele")
    counter.reads("Trage un dosar aici")


def test_a_second_start_brings_the_window_to_the_front_and_keys_reach_everything(counter):
    counter.set_up()
    counter.save("Factura_000123.pdf")
    counter.start("--minimised")
    until(counter.names, "the document to go")
    assert counter.run() == []  # a second start: the first shows its window
    window = counter.hands.window("gsmOS")
    counter.hands.focus(window)
    counter.reads("un document")
    counter.hands.keys("ctrl+f")
    counter.hands.type("nimic")
    counter.reads("Nu s-a găsit nimic")
    counter.hands.keys("ctrl+a", "Delete")
    counter.reads("un document")
    counter.tab_to("Documente")
    counter.hands.keys("Down")
    counter.reads("Arhivat și verificat")
    assert json.dumps(counter.status()["counts"])
    counter.hands.keys("ctrl+w")
    until(lambda: not counter.texts(), "the window to close")
    assert counter.desktop.tray.icon()
