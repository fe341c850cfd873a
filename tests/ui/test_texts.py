"""Nothing that the program knows by a code lacks its words."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.documents.default_templates import Organisation
from gsmos_tray.documents.document import Seal, WhyCode
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.templates import FIELDS, Fault
from gsmos_tray.engine import judging
from gsmos_tray.events import Activity
from gsmos_tray.folders import names
from gsmos_tray.ledger import let_go
from gsmos_tray.ledger.values import FileState, Unread
from gsmos_tray.settings import Frequency, Language, NotificationLevel
from gsmos_tray.ui import texts
from gsmos_tray.ui.texts.mistakes import faults
from gsmos_tray.ui.texts.problems import is_known

NOW = datetime.fromisoformat("2026-11-24 14:00")
CODES = [kind.code() for kind in errors.every()]
RULES = [
    value
    for module in (judging, names, let_go)
    for name, value in vars(module).items()
    if name.isupper() and not name.startswith("_") and isinstance(value, str)
]
JARGON = re.compile(r"\b(token|rev|hash|API|OAuth|URL|JSON|cursor|refresh)\b", re.IGNORECASE)


@pytest.mark.parametrize("code", CODES)
def test_every_error_has_a_sentence_of_its_own(code):
    assert is_known(code)
    assert texts.error_sentence(code, {})
    assert texts.error_title(code)
    assert texts.remedy_label(texts.remedy(code))


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_never_shows_a_fact_that_is_not_known(code):
    assert "{" not in texts.error_sentence(code, {})


def test_a_sentence_tells_the_facts_that_are_known():
    assert "/home/ana" in texts.error_sentence("no_such_folder", {"path": "/home/ana"})
    assert "4,8 MB" in texts.error_sentence("archive_full", {"missing": "5000000"})
    many = {"gone": "412", "of": 1204}
    assert texts.error_sentence("many_gone", many).startswith("412 din 1.204 documente ")


def test_braces_in_a_fact_stay_what_they_are():
    assert "{x}" in texts.error_sentence("no_such_folder", {"path": "/home/{x}"})


def test_a_code_from_the_future_gets_a_general_sentence():
    assert texts.error_sentence("struck_by_lightning", {}) == "Ceva nu a mers."


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_that_leaves_a_file_out_has_a_sentence(rule):
    assert texts.rule_sentence(rule)


@pytest.mark.parametrize("why", WhyCode)
def test_every_reason_for_a_recognition_has_a_sentence(why):
    assert texts.why_sentence(why)
    assert "{" not in texts.why_sentence(why, "DEVIZ")


def test_a_pattern_of_names_is_written_as_a_person_reads_it():
    told = texts.why_sentence(WhyCode.FILE_NAME, "factura {numar}")
    assert told == "Recunoscut după numele fișierului (factura …)."


def test_every_fault_of_a_template_or_setting_has_a_sentence():
    raised = {
        fault
        for file in Path(errors.__file__).parent.rglob("*.py")
        for fault in re.findall(r"\bfault=\"(\w+)\"", file.read_text("utf-8"))
    }
    assert set(Fault) <= faults()
    assert raised - {"not_toml"} <= faults()  # that one is of the rules file


def test_a_rule_that_cannot_be_is_named():
    facts = {"name": "rules", "value": "minim", "fault": "unknown_key", "at": "deviz"}
    assert "deviz" in texts.error_sentence("bad_value", facts)


def test_every_word_of_the_program_has_a_name():
    for names_of, words in (
        (lambda kind: texts.kind_name(kind) + texts.kind_name(kind, many=True), Kind),
        (texts.state_name, FileState),
        (texts.activity_name, Activity),
        (texts.frequency_name, Frequency),
        (texts.level_name, NotificationLevel),
        (texts.organisation_name, Organisation),
        (texts.language_name, Language),
        (texts.unread_sentence, Unread),
        (texts.seal_sentence, (*Seal, None)),
        (texts.field_name, FIELDS),
        (texts.plan_name, ("basic", "pro", "business")),
    ):
        told = [names_of(word) for word in words]
        assert all(told)
        assert len(set(told)) == len(told)


def test_no_jargon_is_on_the_screen():
    told = [texts.error_sentence(code, {}) + texts.error_title(code) for code in CODES]
    told += [texts.why_sentence(why) for why in WhyCode]
    told += [texts.rule_sentence(rule) for rule in RULES]
    assert not [sentence for sentence in told if JARGON.search(sentence)]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "un document așteaptă"),
        (2, "2 documente așteaptă"),
        (19, "19 documente așteaptă"),
        (20, "20 de documente așteaptă"),
        (101, "101 documente așteaptă"),
        (120, "120 de documente așteaptă"),
    ],
)
def test_romanian_has_three_plurals(count, words):
    assert texts.waiting_count(count) == words


@pytest.mark.parametrize(
    ("total", "currency", "words"),
    [
        ("1234.56", "RON", "1.234,56 lei"),
        (Decimal(-5), "LEI", "-5,00 lei"),
        ("1000000", "EUR", "1.000.000,00 EUR"),
        (None, "RON", ""),
        ("pe loc", None, "pe loc"),
    ],
)
def test_sums_are_written_as_a_romanian_reads_them(total, currency, words):
    assert texts.money(total, currency) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 octet"),
        (20, "20 de octeți"),
        (2048, "2 KB"),
        (1_500_000, "1,4 MB"),
        (3 << 30, "3,0 GB"),
    ],
)
def test_sizes_are_rounded_to_what_matters(count, words):
    assert texts.size(count) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=5), "acum câteva clipe"),
        (timedelta(seconds=80), "acum un minut"),
        (timedelta(minutes=22), "acum 22 de minute"),
        (timedelta(hours=2), "acum 2 ore"),
        (timedelta(days=1, hours=2), "acum o zi"),
        (timedelta(days=9), "pe 15.11.2026"),
        (timedelta(seconds=-30), "acum câteva clipe"),  # a clock that was set back
    ],
)
def test_how_long_ago_something_was(before, words):
    assert texts.ago(NOW - before, NOW) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime.fromisoformat("2026-11-24 20:00"), "astăzi la 20:00"),
        (datetime.fromisoformat("2026-11-25 00:00"), "mâine la 00:00"),
        (datetime.fromisoformat("2026-11-27 08:05"), "vineri la 08:05"),
        (datetime.fromisoformat("2026-12-24 08:00"), "24.12.2026 la 08:00"),
        (datetime.fromisoformat("2026-11-23 08:00"), "ieri la 08:00"),
    ],
)
def test_when_something_will_be(moment, words):
    assert texts.when(moment, NOW) == words


def test_days_and_months():
    assert texts.day("2026-11-24") == texts.day(date(2026, 11, 24)) == "24.11.2026"
    assert texts.day(None) == ""
    assert texts.month(date(2026, 11, 1)) == "noiembrie 2026"
