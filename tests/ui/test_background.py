from __future__ import annotations

import threading

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from gsmos_tray.ui.background import Background


def test_work_happens_elsewhere_and_the_answer_here(qtbot):
    owner = QObject()
    background, seen = Background(owner), []
    background.run(
        work=threading.current_thread,
        done=lambda thread: seen.append((thread, threading.current_thread())),
        failed=seen.append,
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    [(worker, ui)] = seen
    assert worker is not ui
    assert ui is threading.main_thread()


def test_a_failure_is_handed_over_not_swallowed(qtbot):
    owner = QObject()
    background, seen = Background(owner), []
    background.run(work=lambda: 1 / 0, done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert isinstance(seen[0], ZeroDivisionError)


def test_an_answer_for_a_closed_window_is_dropped(qtbot):
    owner, other = QObject(), QObject()
    background, seen, after = Background(owner), [], []
    working, closed = threading.Event(), threading.Event()

    def work():
        working.set()
        closed.wait(5)

    background.run(work=work, done=seen.append, failed=seen.append)
    working.wait(5)
    shiboken6.delete(owner)
    closed.set()
    Background(other).run(work=lambda: None, done=after.append, failed=after.append)
    qtbot.waitUntil(lambda: bool(after))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert seen == []


def test_a_window_s_thread_ends_with_it(qtbot):
    owner, seen = QObject(), []
    Background(owner).run(threading.current_thread, seen.append, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    shiboken6.delete(owner)
    seen[0].join(10)
    assert not seen[0].is_alive()
