"""Keeps what nobody here uses of the SDK, and of what it uses, out of the memory.

``dropbox.team_log`` names the events of a business team's log. The SDK imports it with the rest:
15 of the 24 MB that the SDK takes, and a third of its import's time (12.2.4, Python 3.11).

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

_UNUSED = "dropbox.team_log"
_COMPLAINT = "Unable to find acceptable character detection"


def postpone() -> None:
    """See to it that the module is read at its first use. Before ``dropbox`` is imported."""
    warnings.filterwarnings("ignore", _COMPLAINT)
    if _UNUSED not in sys.modules:
        sys.meta_path.insert(0, _Later())


def keep() -> None:
    """Let the collector pass by all that is here by now. Once the SDK is imported.

    With the SDK a full collection takes 60 ms, in which no other thread runs Python, the
    interface's neither; without it 5.
    """
    gc.freeze()


class _Later(MetaPathFinder):
    """Finds that one module once, as those do that come after it, and gives it a lazy loader."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _UNUSED:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec
