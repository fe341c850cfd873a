from __future__ import annotations

import threading

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from gsmos_tray.events import Announcer, Changed, FolderLost, ProblemArose, Progress, RunFinished
from gsmos_tray.ui.bridge import EngineBridge


def test_an_event_from_a_worker_arrives_in_the_ui_thread(qtbot):
    bridge, announcer = EngineBridge(), Announcer()
    announcer.subscribe(bridge.post)
    threads = []
    bridge.problem_arose.connect(lambda _: threads.append(QThread.currentThread()))

    with qtbot.waitSignal(bridge.problem_arose) as arrived:
        threading.Thread(target=announcer.announce, args=(ProblemArose("archive_full"),)).start()

    assert arrived.args == [ProblemArose("archive_full")]
    assert threads == [QApplication.instance().thread()]


def test_posting_from_the_ui_thread_does_not_run_listeners_inside_the_call(qtbot):
    bridge, seen = EngineBridge(), []
    bridge.changed.connect(lambda: seen.append(1))
    bridge.post(Changed())
    assert seen == []
    qtbot.waitUntil(lambda: seen == [1])


def test_thousands_of_events_that_say_the_same_arrive_as_one(qtbot):
    bridge, changes, progress, runs = EngineBridge(), [], [], []
    bridge.changed.connect(lambda: changes.append(1))
    bridge.progress.connect(progress.append)
    bridge.run_finished.connect(runs.append)
    last = Progress(4999, 5000, 1, 1, "last")
    for n in range(5000):
        bridge.post(Changed())
        bridge.post(Progress(n, 5000, 1, 1, "last"))
    bridge.post(RunFinished(5000, 0, 0, asked_for=False))
    qtbot.waitUntil(lambda: bool(changes))
    assert (changes, progress) == ([1], [last])
    assert runs == [RunFinished(5000, 0, 0, asked_for=False)]


def test_what_must_be_told_each_time_is_told_each_time_and_in_order(qtbot):
    bridge, lost = EngineBridge(), []
    bridge.folder_lost.connect(lambda event: lost.append(event.path))
    for path in ("a", "b", "a"):
        bridge.post(FolderLost(path))
    qtbot.waitUntil(lambda: lost == ["a", "b", "a"])
