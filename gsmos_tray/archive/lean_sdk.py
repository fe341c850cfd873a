"""Keeps what nobody here uses of the SDK, and of what it uses, out of the memory.

The SDK imports all that Dropbox knows. ``dropbox.team_log``, the events of a business team's log,
takes 15 of its 24 MB and a third of its import's time, a team's own routes and some small ones 2
(12.2.4, Python 3.11). Of the others each has something that the client's own signatures name.

``charset_normalizer`` guesses how a text is encoded that does not say so, with 3 MB of tables.
The frozen program is without it: requests takes such a text for UTF-8 then, but complains.

What stays is for good, and Python's collector need not look through it again and again.
"""

from __future__ import annotations

import gc
import importlib.util
import sys
import warnings
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_UNUSED = frozenset(
    f"dropbox.{name}"
    for name in ("account", "check", "contacts", "openid", "secondary_emails", "team", "team_log")
)
"""None of these is one that two threads may come to use at once: the lazy loader of Python 3.11
would show one of them a module that is half read."""

_COMPLAINT = "Unable to find acceptable character detection"


def postpone() -> None:
    """See to it that these are read at their first use. Before ``dropbox`` is imported."""
    warnings.filterwarnings("ignore", _COMPLAINT)
    sys.meta_path.insert(0, _Later())


def keep() -> None:
    """Let the collector pass by all that is here by now. Once the SDK is imported.

    With the SDK a full collection takes 60 ms, in which no other thread runs Python, the
    interface's neither. Since then none took 8 in a bulk run.
    """
    gc.freeze()


class _Later(MetaPathFinder):
    """Finds each once, as those do that come after it, and gives it a lazy loader."""

    def __init__(self) -> None:
        self._awaited = set(_UNUSED)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._awaited:
            return None
        self._awaited.remove(fullname)  # asked once more here, the others answer
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec
