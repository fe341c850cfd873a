"""Keeps a part of the SDK that nobody here uses out of the memory until somebody does.

``dropbox.team_log`` names the events of a business team's log. The SDK imports it with the rest:
15 of the 24 MB that the SDK takes, and a third of its import's time (12.2.4, Python 3.11).
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_UNUSED = "dropbox.team_log"


def postpone() -> None:
    """See to it that the module is read at its first use. Before ``dropbox`` is imported."""
    if _UNUSED not in sys.modules:
        sys.meta_path.insert(0, _Later())


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
