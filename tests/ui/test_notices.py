from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from gsmos_tray.engine.status import Problem
from gsmos_tray.events import (
    BetterPlacesKnown,
    FolderBadlyHeard,
    FolderLost,
    FolderSilent,
    GoneFromDropbox,
    LeftOutUnknown,
    ProblemArose,
    ProblemPassed,
    RunFinished,
)
from gsmos_tray.settings import NotificationLevel, Sync
from gsmos_tray.ui.notices import (
    QUIET_FOR,
    Gathering,
    Place,
    badly_heard_notice,
    folder_back_notice,
    passed_notice,
    problem_notice,
    silent_notice,
    unknown_notice,
)
from tests.ui.test_situation import CALM, NOW, WAITING, WEEKLY

ALL, IMPORTANT, FAILURES = NotificationLevel


def told(level, *runs):
    gathering = Gathering()
    for run in runs:
        gathering.ran(run, 0.0)
    return [notice.title for notice in gathering.take(level)]


def test_a_burst_of_documents_is_one_notification():
    runs = [RunFinished(1, 0, 0, asked_for=False) for _ in range(124)]
    assert told(ALL, *runs) == ["Sincronizare completă: 124 de documente arhivate"]


def test_nothing_is_told_before_the_burst_is_over():
    gathering = Gathering()
    gathering.ran(RunFinished(1, 0, 0, asked_for=False), 100.0)
    assert gathering.ripe_in(100.0 + QUIET_FOR / 2) == QUIET_FOR / 2
    gathering.ran(RunFinished(1, 0, 0, asked_for=False), 104.0)
    assert gathering.ripe_in(104.0 + QUIET_FOR) == 0


def test_who_asked_for_a_sync_gets_the_answer_at_once():
    gathering = Gathering()
    gathering.ran(RunFinished(0, 0, 0, asked_for=True), 100.0)
    assert gathering.ripe_in(100.0) == 0
    assert [it.title for it in gathering.take(IMPORTANT)] == ["Totul era deja arhivat."]


@pytest.mark.parametrize(("level", "count"), [(ALL, 1), (IMPORTANT, 0), (FAILURES, 0)])
def test_a_small_run_that_nobody_asked_for_is_told_only_to_who_wants_everything(level, count):
    assert len(told(level, RunFinished(3, 0, 0, asked_for=False))) == count


def test_a_large_run_is_important():
    assert told(IMPORTANT, RunFinished(20, 0, 0, asked_for=False))


@pytest.mark.parametrize("level", NotificationLevel)
def test_failures_are_told_at_every_level_and_once(level):
    runs = [RunFinished(0, 2, 0, asked_for=False), RunFinished(0, 1, 0, asked_for=False)]
    assert told(level, *runs) == ["3 documente nu au putut fi arhivate"]


def test_a_run_of_which_some_could_not_be_archived_is_not_complete():
    assert told(ALL, RunFinished(99, 201, 0, asked_for=True)) == [
        "201 documente nu au putut fi arhivate",
        "99 de documente arhivate",
    ]


def test_a_run_that_was_kept_from_sending_does_not_say_that_all_is_done():
    assert told(ALL, RunFinished(0, 0, 12, asked_for=True)) == []


def test_what_was_told_is_not_told_again():
    gathering = Gathering()
    gathering.ran(RunFinished(5, 1, 0, asked_for=True), 0.0)
    gathering.take(ALL)
    assert gathering.take(ALL) == []
    assert gathering.ripe_in(1.0) is None


def test_folders_that_vanish_together_are_told_together():
    gathering = Gathering()
    for path in ("/a", "/b", "/a"):
        gathering.lost_folder(FolderLost(path), 0.0)
    [notice] = gathering.take(FAILURES)
    assert (notice.body, notice.place) == ("/a, /b", Place.FOLDERS)


def test_a_folder_that_went_quiet_is_told_with_the_day_at_which_it_did():
    notice = silent_notice(FolderSilent("/gsmOS", "2026-11-03"))
    assert notice.body.startswith("/gsmOS: ultimul document a venit pe 03.11.2026.")
    assert notice.place is Place.FOLDERS


@pytest.mark.parametrize(("level", "told"), [(ALL, True), (IMPORTANT, True), (FAILURES, False)])
def test_a_folder_that_is_polled_is_no_failure(level, told):
    notice = badly_heard_notice(FolderBadlyHeard("/gsmOS"), level)
    assert (notice is not None and notice.place is Place.FOLDERS) == told


@pytest.mark.parametrize(("level", "told"), [(ALL, True), (IMPORTANT, True), (FAILURES, False)])
def test_what_is_unknown_is_a_question_and_no_failure(level, told):
    notice = unknown_notice(LeftOutUnknown(21), level)
    assert (notice is not None and notice.place is Place.LEFT_OUT) == told


@pytest.mark.parametrize(("level", "told"), [(ALL, True), (IMPORTANT, True), (FAILURES, False)])
def test_what_is_recognised_since_is_one_notification_and_no_failure(level, told):
    gathering = Gathering()
    for at in (0.0, 1.0):
        gathering.known_since(BetterPlacesKnown(20), at)
    assert gathering.ripe_in(1.0) == QUIET_FOR
    notices = gathering.take(level)
    assert [it.title for it in notices] == (
        ["40 de documente arhivate, recunoscute între timp"] if told else []
    )
    assert all(it.place is Place.BETTER_PLACES for it in notices)
    assert gathering.ripe_in(100.0) is None


def test_a_problem_leads_to_its_remedy_and_says_its_facts():
    notice = problem_notice(ProblemArose("archive_full"), {"missing": "5000000"})
    assert notice.urgent
    assert notice.place is Place.REMEDY
    assert "4,8 MB" in notice.body


def passed(status, code="link_revoked", level=ALL):
    return passed_notice(ProblemPassed(code), level, status, NOW)


def test_that_a_problem_is_solved_is_told_only_to_who_wants_everything():
    assert passed(CALM).title == "Rezolvat: Eroare autentificare"
    assert passed(CALM, level=IMPORTANT) is None
    assert folder_back_notice("/gsmOS", ALL)
    assert folder_back_notice("/gsmOS", IMPORTANT) is None


BEING_ARCHIVED = "Ce aștepta se arhivează acum."
PAUSED = {"paused_until": NOW + timedelta(hours=1)}
OFF = {"settings": replace(CALM.settings, sync=Sync(automatic=False))}
AT_ITS_HOUR = {"settings": WEEKLY, "next_run": datetime.fromisoformat("2026-11-27 20:00")}


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        (WAITING, BEING_ARCHIVED),
        ({}, ""),
        ({**WAITING, **PAUSED}, "În pauză până astăzi la 15:00 · 3 documente așteaptă"),
        ({**WAITING, **OFF}, "Sincronizarea automată este oprită · 3 documente așteaptă"),
        (
            {**WAITING, **AT_ITS_HOUR},
            "Următoarea sincronizare vineri la 20:00 · 3 documente așteaptă",
        ),
        ({**WAITING, **PAUSED, "sending": True}, BEING_ARCHIVED),  # a person asked for it
        ({**WAITING, "problem": Problem("archive_full")}, ""),
        ({**WAITING, "trouble": "archive_unreachable"}, ""),
    ],
)
def test_what_waited_is_said_to_go_only_if_it_does(changes, body):
    assert passed(replace(CALM, **changes)).body == body


def test_that_documents_are_read_again_is_true_during_a_pause_too():
    body = passed(CALM, "nothing_is_read").body
    assert body
    assert passed(replace(CALM, **WAITING, **PAUSED), "nothing_is_read").body == body


def test_a_folder_that_is_back_before_it_was_told_of_is_not_told_of():
    gathering = Gathering()
    gathering.lost_folder(FolderLost("/a"), 0.0)
    assert not gathering.found_folder("/a")
    assert gathering.take(ALL) == []
    assert gathering.found_folder("/a")


@pytest.mark.parametrize(
    ("still", "titles"),
    [
        (None, ["5 documente au fost șterse sau mutate din Dropbox"]),
        (2, ["2 documente au fost șterse sau mutate din Dropbox"]),
        (0, []),
    ],
)
def test_documents_that_are_back_by_then_are_not_said_to_be_gone(still, titles):
    gathering = Gathering()
    gathering.gone_from_dropbox(GoneFromDropbox(5), 0.0)
    assert [it.title for it in gathering.take(ALL, still)] == titles
