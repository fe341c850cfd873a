"""The status sentence: one for icon, menu, window and command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from gsmos_tray.engine.gate import FOR_EVER
from gsmos_tray.engine.status import Counts, Problem, Status
from gsmos_tray.events import Progress
from gsmos_tray.settings import Frequency, Settings, Sync, WatchedFolder
from gsmos_tray.ui.texts import status_sentence
from tests.ui.shop import ACCOUNT

NOW = datetime.fromisoformat("2026-11-24 14:00")
CALM = Status(
    account=ACCOUNT,
    settings=Settings(folders=(WatchedFolder(Path("/a")),)),
    counts=Counts(archived=30),
    documents=Counts(archived=30),
    folders=(),
    paused_until=None,
    last_run=NOW - timedelta(hours=2),
    next_run=None,
    problem=None,
    trouble=None,
    sending=False,
)
WAITING = {"counts": Counts(waiting=3), "documents": Counts(waiting=3)}
WEEKLY = Settings(
    folders=CALM.settings.folders, sync=Sync(frequency=Frequency.WEEKLY, at=time(20, 0))
)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Arhiva este la zi · ultima sincronizare acum 2 ore"),
        ({"last_run": None}, "Arhiva este la zi"),
        ({"settings": Settings()}, "Niciun dosar nu este urmărit încă"),
        ({"account": None}, "Dropbox nu este conectat"),
        ({"account": None, **WAITING}, "Dropbox nu este conectat · 3 documente așteaptă"),
        ({"problem": Problem("archive_full")}, "Spațiu insuficient în Dropbox"),
        ({"documents": Counts(set_aside=1)}, "Un document necesită atenția ta"),
        ({"sending": True}, "Se arhivează documente…"),
        (WAITING, "3 documente așteaptă"),
        ({"counts": Counts(waiting=1)}, "Se citesc fișierele noi · un document așteaptă"),
        ({"trouble": "archive_unreachable", **WAITING}, "Conexiune eșuată · 3 documente așteaptă"),
        ({"paused_until": FOR_EVER}, "În pauză până reiei"),
        (
            {"paused_until": NOW + timedelta(hours=1), **WAITING},
            "În pauză până astăzi la 15:00 · 3 documente așteaptă",
        ),
        (
            {"settings": replace(CALM.settings, sync=Sync(automatic=False)), **WAITING},
            "Sincronizarea automată este oprită · 3 documente așteaptă",
        ),
        (
            {"settings": WEEKLY, "next_run": datetime.fromisoformat("2026-11-27 20:00"), **WAITING},
            "Următoarea sincronizare vineri la 20:00 · 3 documente așteaptă",
        ),
    ],
)
def test_how_things_stand_in_one_sentence(changes, sentence):
    assert status_sentence(replace(CALM, **changes), NOW) == sentence


def test_who_has_not_finished_the_assistant_is_not_said_to_have_switched_anything_off():
    half = replace(CALM, settings=replace(CALM.settings, sync=Sync(automatic=False)), **WAITING)
    said = status_sentence(half, NOW, is_half_set_up=True)
    assert said == "Configurarea nu este terminată · 3 documente așteaptă"
    revoked = replace(half, problem=Problem("link_revoked"))
    assert status_sentence(revoked, NOW, is_half_set_up=True) == "Eroare autentificare"


def test_a_run_says_how_far_it_is():
    progress = Progress(12, 124, 1, 9, "Factura_000123.pdf")
    sentence = status_sentence(replace(CALM, sending=True), NOW, progress)
    assert sentence == "Se arhivează: 12 din 124 de documente"
    many = Progress(1_203, 12_400, 1, 9, "Factura_000123.pdf")
    sentence = status_sentence(replace(CALM, sending=True), NOW, many)
    assert sentence == "Se arhivează: 1.203 din 12.400 de documente"
