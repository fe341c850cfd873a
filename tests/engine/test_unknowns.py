"""What mixed folders leave out as unknown is asked about once a week, and never twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from gsmos_tray.engine.judging import NOT_RECOGNISED
from gsmos_tray.engine.unknowns import Unknowns
from gsmos_tray.events import Announcer, LeftOutUnknown
from gsmos_tray.ledger.ledger import Ledger
from gsmos_tray.ledger.values import Seen

DOWNLOADS = Path("/home/ana/Descărcări")
FIRST = date(2026, 11, 24)


class Weeks:
    """A ledger in which files are left out, and the question over the weeks."""

    def __init__(self, place: Path) -> None:
        self._place = place / "ledger.db"
        self.ledger = Ledger.open(self._place)
        self.told: list[object] = []

    def leave_out(self, *names: str, rule: str = NOT_RECOGNISED) -> None:
        seen = [Seen(DOWNLOADS / name, 1, 1) for name in names]
        self.ledger.files.note_left_out(seen, rule, "")

    def check(self, days: int) -> list[object]:
        """Look on that day, as after a restart of the program; give what is told."""
        announcer = Announcer()
        told: list[object] = []
        announcer.subscribe(told.append)
        Unknowns(self.ledger, announcer).check(FIRST + timedelta(days=days))
        return told


@pytest.fixture
def weeks(tmp_path: Path):
    made = Weeks(tmp_path)
    yield made
    made.ledger.close()


def test_a_week_is_one_question_with_the_count(weeks):
    weeks.leave_out("bilet.pdf", "CV.pdf")
    assert [weeks.check(day) for day in range(8)] == [[]] * 7 + [[LeftOutUnknown(2)]]
    weeks.leave_out("manual.pdf")
    assert [weeks.check(day) for day in range(8, 15)] == [[]] * 6 + [[LeftOutUnknown(1)]]


def test_nothing_new_is_no_question_and_what_comes_late_is_asked_about_at_once(weeks):
    assert [weeks.check(day) for day in (0, 7, 14, 20)] == [[]] * 4
    weeks.leave_out("bilet.pdf")
    assert weeks.check(21) == [LeftOutUnknown(1)]
    assert [weeks.check(day) for day in range(21, 100)] == [[]] * 79


def test_what_another_rule_leaves_out_and_what_is_gone_again_is_not_asked_about(weeks):
    weeks.check(0)
    weeks.leave_out("Factura.pdf.crdownload", rule="temporary")
    weeks.leave_out("bilet.pdf")
    weeks.ledger.files.note_gone([DOWNLOADS / "bilet.pdf"])
    assert weeks.check(7) == []


def test_a_clock_that_was_set_back_does_not_silence_it_for_ever(weeks):
    weeks.check(4000)
    weeks.leave_out("bilet.pdf")
    assert weeks.check(0) == [LeftOutUnknown(1)]
