from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gsmos_tray.ui.collecting import collected_here


@pytest.fixture(autouse=True)
def _collected_soon():
    before = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    yield
    gc.set_threshold(*before)


class _InACircle:
    """Holds a Qt object, and itself: only a collection ends them. Tells in which thread it did."""

    def __init__(self, ended_in: list[threading.Thread]) -> None:
        self._ended_in = ended_in
        self._timer = QTimer()
        self._itself = self

    def __del__(self) -> None:
        self._ended_in.append(threading.current_thread())


def _allocate_elsewhere() -> list[list[int]]:
    allocated: list[list[int]] = []
    worker = threading.Thread(target=lambda: allocated.extend([n] for n in range(10_000)))
    worker.start()
    worker.join()
    return allocated


def test_a_qt_object_in_a_circle_ends_in_the_thread_that_it_lives_in(qtbot):
    ended_in = []
    with collected_here(QApplication.instance()):
        _InACircle(ended_in)
        kept = _allocate_elsewhere()
        assert kept
        assert not ended_in
        qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == [threading.main_thread()]


def test_what_has_grown_old_is_collected_too(qtbot):
    ended_in, kept = [], []
    with collected_here(QApplication.instance()):
        old = _InACircle(ended_in)
        gc.collect()  # it is of the oldest generation now
        del old
        work = QTimer()
        work.timeout.connect(lambda: kept.extend(_allocate_elsewhere()))
        work.start(100)
        qtbot.waitUntil(lambda: bool(ended_in), timeout=60_000)
        work.stop()


def test_afterwards_python_collects_by_itself_again(qtbot):
    with collected_here(QApplication.instance()):
        assert not gc.isenabled()
    assert gc.isenabled()
