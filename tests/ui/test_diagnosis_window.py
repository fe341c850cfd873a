from __future__ import annotations

import json
import threading
import zipfile

import pytest
from PySide6.QtGui import QGuiApplication

from gsmos_tray.engine.diagnosing import Ill, Outcome, Thing
from gsmos_tray.settings import Language
from gsmos_tray.ui import report_saving
from gsmos_tray.ui.diagnosis_window import DiagnosisWindow
from gsmos_tray.ui.language import speak
from gsmos_tray.ui.settings_window import SettingsWindow
from gsmos_tray.ui.texts import Remedy
from gsmos_tray.ui.texts.diagnosis import outcome_remedy, outcome_sentence, thing_name

FACTS = {
    Ill.NAME_NOT_FOUND: {"host": "api.exemplu.ro"},
    Ill.PROXY_UNREACHABLE: {"host": "proxy.exemplu.ro"},
    Ill.CLOCK_WRONG: {"there": "2026-11-24T07:30:00+00:00", "minutes": "90"},
    Ill.NOT_ARCHIVED: {"set_aside": "2", "waiting": "1204"},
    Ill.NOT_LOOKED_AT: {"first": "network"},
}


class Looks:
    """A diagnosis whose outcomes are given."""

    def __init__(self) -> None:
        self.ill: dict[Thing, Outcome] = {}
        self.go_on = threading.Event()
        self.go_on.set()
        self.times = 0

    def outcomes(self):
        self.times += 1
        for thing in Thing:
            self.go_on.wait(10)
            yield self.ill.get(thing, Outcome(thing))


@pytest.fixture
def looks(engine):
    looks = Looks()
    engine.diagnosis = lambda: looks
    return looks


@pytest.fixture
def window(qtbot, interface, looks):
    def show() -> DiagnosisWindow:
        interface.errands.diagnosis_wanted.emit()
        shown = interface._windows[DiagnosisWindow]
        qtbot.waitUntil(lambda: not shown.is_looking)
        return shown

    return show


@pytest.mark.parametrize("language", [Language.ROMANIAN, Language.ENGLISH])
def test_everything_that_is_looked_at_has_its_words(language):
    speak(language)
    told = [outcome_sentence(Outcome(thing)) for thing in Thing]
    told += [outcome_sentence(Outcome(Thing.NAMES, ill, FACTS.get(ill, {}))) for ill in Ill]
    told += [thing_name(thing) for thing in Thing]
    assert all(told)
    assert not [sentence for sentence in told if "{" in sentence]


def test_facts_are_written_as_people_write_them():
    told = outcome_sentence(Outcome(Thing.DOCUMENTS, Ill.NOT_ARCHIVED, FACTS[Ill.NOT_ARCHIVED]))
    assert told == "În așteptare: 1.204. Necesită atenția ta: 2."
    later = outcome_sentence(Outcome(Thing.NAMES, Ill.NOT_LOOKED_AT, {"first": "network"}))
    assert "Rețeaua" in later
    assert "24.11.2026" in outcome_sentence(
        Outcome(Thing.CLOCK, Ill.CLOCK_WRONG, FACTS[Ill.CLOCK_WRONG])
    )


def test_every_line_that_is_red_for_itself_has_a_button():
    for ill in Ill:
        wanted = None if ill is Ill.NOT_LOOKED_AT else Remedy
        remedy = outcome_remedy(Outcome(Thing.NAMES, ill, FACTS.get(ill, {})))
        assert remedy is None if wanted is None else isinstance(remedy, Remedy)
    assert outcome_remedy(Outcome(Thing.SPACE, "archive_full")) is Remedy.FREE_SPACE
    assert outcome_remedy(Outcome(Thing.ACCOUNT, "link_revoked")) is Remedy.RECONNECT
    assert outcome_remedy(Outcome(Thing.FOLDERS, "no_such_folder")) is Remedy.FOLDERS


def test_where_all_is_well_the_window_says_so(window):
    shown = window()
    assert shown._verdict.text() == "Totul este în regulă"
    assert not any(line.mend.isVisible() for line in shown.lines.values())


def test_what_breaks_off_is_not_all_right(window, looks, monkeypatch):
    outcomes = looks.outcomes

    def break_off():
        yield next(iter(outcomes()))
        raise ValueError

    monkeypatch.setattr(looks, "outcomes", break_off)
    assert window()._verdict.text() == "Diagnosticarea nu a putut fi dusă la capăt"


def test_a_red_line_has_its_sentence_and_its_button(window, looks, machine):
    looks.ill[Thing.SPACE] = Outcome(Thing.SPACE, "archive_full", {"missing": "5000000"})
    shown = window()
    assert shown._verdict.text() == "Un lucru de rezolvat"
    assert "4,8 MB" in shown.lines[Thing.SPACE].sentence.text()
    shown.lines[Thing.SPACE].mend.click()
    assert machine.visited == ["https://www.dropbox.com/account/plan"]


def test_what_has_to_wait_for_another_is_no_problem_of_its_own(window, looks):
    looks.ill[Thing.NETWORK] = Outcome(Thing.NETWORK, Ill.NO_NETWORK)
    looks.ill[Thing.NAMES] = Outcome(Thing.NAMES, Ill.NOT_LOOKED_AT, {"first": "network"})
    shown = window()
    assert shown._verdict.text() == "Un lucru de rezolvat"
    assert not shown.lines[Thing.NAMES].mend.isVisible()


def test_looking_again_shows_what_is_mended(qtbot, window, looks):
    looks.ill[Thing.NETWORK] = Outcome(Thing.NETWORK, Ill.NO_NETWORK)
    shown = window()
    looks.ill.clear()
    shown.lines[Thing.NETWORK].mend.click()
    qtbot.waitUntil(lambda: looks.times == 2 and not shown.is_looking)
    assert shown._verdict.text() == "Totul este în regulă"


def test_lines_come_one_after_the_other_and_the_window_stays_alive(qtbot, interface, looks):
    looks.go_on.clear()
    interface.errands.diagnosis_wanted.emit()
    shown = interface._windows[DiagnosisWindow]
    assert shown._verdict.text() == "Se verifică…"
    assert not shown.again.isEnabled()
    assert shown.lines[Thing.FOLDERS].sentence.text() == "Se verifică…"
    looks.go_on.set()
    qtbot.waitUntil(lambda: not shown.is_looking)
    assert shown.again.isEnabled()


def test_the_result_can_be_sent_to_somebody_who_helps(window, looks):
    looks.ill[Thing.NETWORK] = Outcome(Thing.NETWORK, Ill.NO_NETWORK)
    shown = window()
    shown._copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(Thing)
    assert [line for line in lines if line.startswith("✗ Rețeaua: Calculatorul nu este")]


def test_a_window_that_is_closed_meanwhile_is_no_accident(qtbot, interface, looks):
    looks.go_on.clear()
    interface.errands.diagnosis_wanted.emit()
    interface._windows[DiagnosisWindow].close()
    qtbot.waitUntil(lambda: DiagnosisWindow not in interface._windows)
    looks.go_on.set()
    qtbot.wait(50)


def test_the_report_holds_what_was_found_and_is_shown(qtbot, window, looks, machine, tmp_path):
    looks.ill[Thing.NETWORK] = Outcome(Thing.NETWORK, Ill.NO_NETWORK)
    shown = window()
    target = tmp_path / "raport.zip"
    shown.report.save_to(target)
    assert not shown.report.button.isEnabled()
    qtbot.waitUntil(lambda: machine.shown == [target])
    assert shown.report.button.isEnabled()
    with zipfile.ZipFile(target) as report:
        found = {it["thing"]: it["code"] for it in json.loads(report.read("diagnosis.json"))}
    assert found["network"] == "no_network"
    assert looks.times == 1


def test_a_report_asked_for_elsewhere_looks_first(qtbot, interface, looks, machine, tmp_path):
    interface.show_settings("general")
    target = tmp_path / "raport.zip"
    interface._windows[SettingsWindow].general.report.save_to(target)
    qtbot.waitUntil(lambda: machine.shown == [target])
    assert looks.times == 1


def test_a_report_that_cannot_be_written_says_why(qtbot, window, looks, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(report_saving, "tell_failure", lambda _, error: told.append(error.code()))
    shown = window()
    shown.report.save_to(tmp_path / "nowhere" / "raport.zip")
    qtbot.waitUntil(lambda: told == ["profile_read_only"])
    assert shown.report.button.isEnabled()
