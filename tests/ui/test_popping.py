"""What is told of things that change until, or after, they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from gsmos_tray.events import FolderLost, GoneFromDropbox, ProblemPassed
from gsmos_tray.settings import NotificationLevel
from gsmos_tray.ui import notices
from gsmos_tray.ui.clock import local_now
from tests.ui.shop import GSMOS


@pytest.fixture(autouse=True)
def at_once(engine, monkeypatch):
    """Let everything be told, and without waiting for more."""
    engine.change(lambda now: replace(now, notifications=NotificationLevel.ALL))
    monkeypatch.setattr(notices, "QUIET_FOR", 0.0)


@pytest.fixture
def told(interface):
    """Give the titles of what was told, the oldest first."""
    return lambda: [it.notice.title for it in reversed(interface.popping.told)]


@pytest.fixture
def away(engine, renewed):
    """Let a folder be away, or back."""

    def be(*paths):
        engine._intake._noticing.lost = frozenset(paths)
        renewed()

    return be


LOST = "Un dosar urmărit lipsește"


def test_a_folder_that_is_back_is_said_to_be(qtbot, interface, engine, away, told):
    engine.announcer.announce(FolderLost(str(GSMOS)))
    qtbot.waitUntil(lambda: told() == [LOST])
    interface.feed.renewed.emit(interface.feed.status)  # read before the folder was lost
    assert told() == [LOST]
    away(GSMOS)
    away()
    assert told() == [LOST, f"Rezolvat: {LOST}"]
    assert interface.popping.told[0].notice.body == str(GSMOS)
    away()
    assert len(told()) == 2


def test_of_a_folder_that_was_away_for_a_moment_nothing_is_said(
    qtbot, interface, engine, away, told, monkeypatch
):
    monkeypatch.setattr(notices, "QUIET_FOR", 60.0)
    engine.announcer.announce(FolderLost(str(GSMOS)))
    qtbot.waitUntil(lambda: bool(interface.popping._away))
    away(GSMOS)
    away()
    interface.popping._tell()
    assert told() == []


def test_a_folder_that_is_watched_no_longer_is_not_said_to_be_back(
    qtbot, interface, engine, away, told
):
    engine.announcer.announce(FolderLost(str(GSMOS)))
    qtbot.waitUntil(lambda: told() == [LOST])
    away(GSMOS)
    engine.change(lambda now: replace(now, folders=now.folders[1:]))
    away()
    assert told() == [LOST]
    assert not interface.popping._away


def test_documents_that_were_brought_back_meanwhile_are_not_said_to_be_gone(
    qtbot, interface, engine, told, monkeypatch
):
    gone = [object()]
    monkeypatch.setattr(engine.recovery, "gone", lambda: gone)
    engine.announcer.announce(GoneFromDropbox(3))
    qtbot.waitUntil(lambda: len(told()) == 1)
    gone.clear()
    engine.announcer.announce(GoneFromDropbox(3))
    qtbot.waitUntil(lambda: interface.popping._gathering.gone == 3)
    qtbot.waitUntil(lambda: interface.popping._gathering.gone == 0)
    assert len(told()) == 1


def test_that_a_problem_is_solved_is_told_with_what_the_pause_means_for_it(
    qtbot, interface, engine, told
):
    engine._gate.pause(local_now() + timedelta(minutes=1))
    engine.announcer.announce(ProblemPassed("link_revoked"))
    qtbot.waitUntil(lambda: bool(told()))
    body = interface.popping.told[0].notice.body
    assert body.startswith("În pauză până")
    assert body.endswith("4 documente așteaptă")
