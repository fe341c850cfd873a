from __future__ import annotations

from pathlib import Path

import pytest

from gsmos_tray.demo.server import LocalDropbox
from tests.system.workstation import Workstation


@pytest.fixture
def workstation(tmp_path: Path, local_dropbox: LocalDropbox) -> Workstation:
    return Workstation(tmp_path, local_dropbox)
