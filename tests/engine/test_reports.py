"""What the status says over a real ledger, for the running program and for commands beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gsmos_tray import errors
from gsmos_tray.engine.gate import FOR_EVER, Gate
from gsmos_tray.engine.reports import LAST_RUN, Reports
from gsmos_tray.engine.status import Counts, Problem
from gsmos_tray.engine.troubles import Troubles
from gsmos_tray.events import Announcer
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.moves import SetAside
from gsmos_tray.ledger.values import FileState
from gsmos_tray.settings import Settings, WatchedFolder
from tests.ledger.papers import FOLDER, ZIP, archive, judged, paper, seen

CHOSEN = Settings(folders=(WatchedFolder(FOLDER), WatchedFolder(FOLDER / "usb")))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.open(tmp_path / "ledger.db")
    yield ledger
    ledger.close()


@pytest.fixture
def reports(ledger: Ledger) -> Reports:
    return Reports(ledger)


def test_a_new_profile_has_nothing_to_tell(tmp_path: Path) -> None:
    ledger = Ledger.for_reading(tmp_path / "none.db")
    status = Reports(ledger).status(Settings(), ())
    ledger.close()

    assert (status.account, status.problem, status.trouble) == (None, None, None)
    assert (status.last_run, status.next_run, status.paused_until) == (None, None, None)
    assert status.counts == status.documents == Counts()


def test_files_and_documents_are_counted_apart(ledger: Ledger, reports: Reports) -> None:
    ledger.record([judged(name, paper("same")) for name in ("a.pdf", "usb/a.pdf")], 1.0)
    ledger.record([judged("deleted.pdf", paper("deleted"))], 1.0)
    archive(ledger)
    ledger.files.note_gone([FOLDER / "deleted.pdf"])
    ledger.files.note_left_out([seen("usb/x.tmp")], "temporary", "")

    status = reports.status(CHOSEN, ())
    assert status.counts == Counts(archived=2, left_out=1)
    assert status.documents == Counts(archived=2)
    assert [it.counts for it in status.folders] == [Counts(1), Counts(archived=1, left_out=1)]


def test_a_problem_is_told_with_its_facts_and_a_passing_trouble_apart(
    ledger: Ledger, reports: Reports
) -> None:
    troubles = Troubles(ledger.notes, Announcer())
    troubles.met(errors.ArchiveUnreachable())
    status = reports.status(CHOSEN, ())
    assert (status.problem, status.trouble) == (None, "archive_unreachable")

    troubles.met(errors.ArchiveFull(missing=7))
    status = reports.status(CHOSEN, ())
    assert (status.problem, status.trouble) == (Problem("archive_full", {"missing": "7"}), None)


def test_a_folder_that_is_away_is_a_problem_unless_there_is_a_worse_one(
    ledger: Ledger, reports: Reports
) -> None:
    away = [FOLDER / "usb"]
    status = reports.status(CHOSEN, away)
    assert status.problem == Problem("no_such_folder", {"path": str(FOLDER / "usb")})
    assert [it.reachable for it in status.folders] == [True, False]

    Troubles(ledger.notes, Announcer()).met(errors.LinkRevoked())
    assert reports.status(CHOSEN, away).problem == Problem("link_revoked")


def test_pause_account_and_last_run_are_read_from_the_ledger(
    ledger: Ledger, reports: Reports
) -> None:
    moment = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - local
    Gate(ledger.notes, CHOSEN.sync, datetime.now).pause(FOR_EVER)
    ledger.notes.write(LAST_RUN, moment.isoformat())
    account = {"name": "Atelier", "email": "a@example.org", "plan": "basic"}
    ledger.notes.write("account", json.dumps(account))

    status = reports.status(CHOSEN, (), sending=True)
    assert (status.paused_until, status.last_run) == (FOR_EVER, moment)
    assert (status.account.name, status.account.used) == ("Atelier", None)
    assert status.sending

    ledger.notes.write("account", "null")  # asked, and nobody is linked
    assert reports.status(CHOSEN, ()).account is None


def test_a_zip_holds_itself_first_and_then_its_members(ledger: Ledger, reports: Reports) -> None:
    members = (("2.xml", paper("two")), ("1.xml", paper("one")))
    ledger.record([judged("s.zip", paper("zip", ZIP), *members)], 1.0)
    facts = reports.file(FOLDER / "s.zip")
    assert [row.member for row in reports.held_by(facts)] == [None, "1.xml", "2.xml"]


def test_why_a_file_waits_for_a_person_is_found_with_it(ledger: Ledger, reports: Reports) -> None:
    ledger.record([judged("f.pdf", paper("x"))], 1.0)
    [claimed] = ledger.deliveries.claim(1.0)
    aside = SetAside(claimed.id, errors.NameRefused(path="/a?"))
    ledger.deliveries.settle([aside], 1.0)

    facts = reports.file(FOLDER / "f.pdf")
    [row] = reports.held_by(facts)
    assert (facts.state, row.reason) == (FileState.SET_ASIDE, "name_refused")
    assert json.loads(row.facts) == {"path": "/a?"}


def test_a_file_that_was_left_out_unread_holds_nothing(ledger: Ledger, reports: Reports) -> None:
    ledger.files.note_left_out([seen("x.tmp")], "temporary", "")
    assert reports.held_by(reports.file(FOLDER / "x.tmp")) == []
    assert reports.file(FOLDER / "nobody.pdf") is None
    assert reports.document(12345) is None
