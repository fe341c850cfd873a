"""Papers laid out by somebody who has not seen the recognition rules, and the truth about each.

Their titles, labels and layouts come from looking at what Romanian programs and firms print. So
when recognition fails here, a rule is to be made more general; the paper is not to be bent.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from tests.documents.unseen.paper import PAPERS, Paper


def every_paper() -> list[Paper]:
    """Give the papers of all modules beside this one."""
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        import_module(module.name)
    return PAPERS
