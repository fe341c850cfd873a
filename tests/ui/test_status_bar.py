"""What stands below the status sentence does not contradict it."""

from __future__ import annotations

from dataclasses import replace

from gsmos_tray.engine.status import Problem
from gsmos_tray.ui.status_bar import _further
from tests.ui.test_situation import CALM, NOW

NEARLY = "Dropbox este aproape plin"


def test_nearly_full_is_not_said_below_full():
    full = replace(CALM, account=replace(CALM.account, used=CALM.account.allocated - 100))
    assert _further(full, NOW)[-2:] == ["100 de octeți liberi", NEARLY]
    refused = replace(full, problem=Problem("archive_full"))
    assert _further(refused, NOW)[-1] == "100 de octeți liberi"
    elsewhere = replace(full, problem=Problem("no_such_folder"))
    assert _further(elsewhere, NOW)[-1] == NEARLY
