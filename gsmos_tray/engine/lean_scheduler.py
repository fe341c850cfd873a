"""Keeps asyncio out of the memory, of which APScheduler wants one function that it never calls.

It takes 2.5 MB, and nobody else here uses it (APScheduler 3.11.3, Python 3.11). Only the executors
for asyncio and Tornado ask that function. From Python 3.14 on APScheduler takes ``inspect``'s.
"""

from __future__ import annotations

import inspect
import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType


def spare_asyncio() -> None:
    """See to it that APScheduler does without. Before it is imported; once is enough."""
    if "asyncio" in sys.modules:
        return
    sys.modules["asyncio"] = _StandIn("asyncio")
    try:
        # A version that wants more of it is imported later, with the real one.
        with suppress(ImportError):
            import_module("apscheduler.util")
    finally:
        del sys.modules["asyncio"]


class _StandIn(ModuleType):
    iscoroutinefunction = staticmethod(inspect.iscoroutinefunction)
