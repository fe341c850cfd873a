from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.workstation.clock import Moment, ResumeWatch, jumped

START = Moment(1_700_000_000.0, 500.0)


def after(wall, monotonic):
    return Moment(START.wall + wall, START.monotonic + monotonic)


@pytest.mark.parametrize(
    ("wall", "monotonic", "expected"),
    [
        (30, 30, False),
        (31.5, 31.5, False),  # a busy machine
        (32, 30, False),  # set right by a time server
        (30 + 8 * 3600, 30, True),  # a night asleep, on Linux
        (30 + 8 * 3600, 30 + 8 * 3600, True),  # the same on Windows
        (30 + 3600, 30, True),  # set forward
        (30 - 3600, 30, True),  # set back
    ],
)
def test_a_sleep_or_a_set_clock_is_a_jump(wall, monotonic, expected):
    assert jumped(START, after(wall, monotonic)) is expected


@given(st.floats(0, 40), st.floats(-9, 9))
def test_ordinary_waits_are_none(waited, drift):
    assert not jumped(START, after(waited + drift, waited))


def watched(moments, resumed):
    """Let a watch read *moments* one after the other, and wait until it has read the last."""
    done = threading.Event()
    rest = iter(moments)

    def read():
        moment = next(rest, None)
        if moment is None:
            done.set()
            return moments[-1]
        return moment

    watch = ResumeWatch(resumed, period=0.001, read=read)
    watch.start()
    assert done.wait(30)
    watch.stop()


def test_a_resume_is_said_once():
    resumes = []
    night = after(8 * 3600, 1)
    later = Moment(night.wall + 1, night.monotonic + 1)
    watched([START, after(1, 1), night, later], lambda: resumes.append(1))
    assert resumes == [1]


def test_a_listener_that_fails_does_not_end_the_watch(caplog):
    resumes = []

    def fails():
        resumes.append(1)
        raise RuntimeError

    watched([START, after(3600, 0), after(7200, 0)], fails)
    assert resumes == [1, 1]
    assert "could not resume" in caplog.text


def test_both_clocks_run():
    first, second = Moment.now(), Moment.now()
    assert not jumped(first, second)
    assert second.monotonic >= first.monotonic
