"""The frozen program, built once, and a desktop for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gsmos_tray.demo.server import LocalDropbox
from tests.desktop.rig import Desktop
from tests.shipping.freezing import freeze
from tests.shipping.frozen import Installed, surroundings


@pytest.fixture(scope="session")
def frozen_folder() -> Path:
    return freeze()


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture
def program(
    frozen_folder: Path, desktop: Desktop, local_dropbox: LocalDropbox, tmp_path: Path
) -> Iterator[Installed]:
    environment = surroundings(desktop, local_dropbox)
    program = Installed(frozen_folder / "gsmos-tray", environment, tmp_path)
    yield program
    program.end()
