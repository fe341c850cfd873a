"""Starts processes that stand alone, and ends what Python leaves running after the last of them.

On Unix, Python starts a process of its own beside the first one, the tracker. It looks after
shared memory, which nobody here has, and stays: 30 MB for as long as the program runs.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from threading import Lock


class _Running:
    """The processes that were started and not ended yet. Only in one's turn.

    One that starts while the tracker is ended would hold it open, and be waited for.
    """

    turn = Lock()
    processes: set[SpawnProcess] = set()  # noqa: RUF012 - there is one of it


def spawn(target: Callable[..., None], args: tuple[object, ...], name: str) -> SpawnProcess:
    """Start a process that runs *target*; it does not outlive the program. Any thread."""
    process = multiprocessing.get_context("spawn").Process(
        target=target, args=args, name=name, daemon=True
    )
    with _Running.turn:
        process.start()
        _Running.processes.add(process)
    return process


def end(process: SpawnProcess, within: float) -> None:
    """Wait up to *within* seconds for *process* to leave, and kill it then. Any thread."""
    process.join(within)
    if process.is_alive():
        process.kill()
        process.join()
    with _Running.turn:
        process.close()
        _Running.processes.discard(process)
        if sys.platform != "win32" and not _Running.processes:
            _end_tracker()


def _end_tracker() -> None:
    from multiprocessing import resource_tracker  # noqa: PLC0415 - not there on Windows

    resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
