"""Collects Python's circles of garbage, in the interface's thread alone.

Python collects in whichever thread happens to allocate next, so a circle that holds a Qt object
may end it in a worker. Qt does not allow that: "Timers cannot be stopped from another thread", or
a crash, once in a year. Here the interpreter's own collector is off, and a timer does its work, by
its thresholds. How long a collection holds up everybody is the same in any thread.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500  # so long may what a bulk run's workers leave behind lie about


@contextmanager
def collected_here(application: QObject) -> Iterator[None]:
    """Collect in *application*'s thread while its event loop runs. From that thread."""
    timer = QTimer(application)
    timer.timeout.connect(_collect_what_is_due)
    timer.start(_LOOK_MS)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        timer.deleteLater()


def _collect_what_is_due() -> None:
    """Collect the oldest generation that the interpreter itself would collect now, and those below.

    ``gc.get_count``: objects since the last collection, then collections of the generation below.
    """
    due = [of > limit for of, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if True in due:
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
