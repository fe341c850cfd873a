from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gsmos_tray.locations import Profile
from gsmos_tray.settings import Language, Settings
from gsmos_tray.ui.around import Around
from gsmos_tray.ui.clock import local_now
from gsmos_tray.ui.interface import Interface
from gsmos_tray.ui.language import speak
from tests.ui import shop as invented


def pytest_collection_modifyitems(items):
    """The offscreen desktop has no window manager, and says so whenever a window is raised."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def romanian(qapp):
    speak(Language.ROMANIAN)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def settings() -> Settings:
    return Settings(folders=invented.folders(), cui=invented.OWN.cui, language=Language.ROMANIAN)


@pytest.fixture
def engine(profile, settings):
    """An engine over a real ledger that is not started: nothing happens by itself."""
    made = invented.engine(profile, settings)
    invented.connect(made)
    invented.fill(made, 30, archived=26)
    invented.ran(made, local_now() - timedelta(hours=2))
    yield made
    made._ledger.close()


@pytest.fixture
def machine() -> invented.Machine:
    return invented.Machine()


@pytest.fixture
def interface(qtbot, engine, machine, profile):
    made = Interface(engine, machine, profile)
    made.feed.renew()
    qtbot.waitUntil(lambda: made.feed.status is not None)
    yield made
    made.stop()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def around(interface) -> Around:
    return interface._around


@pytest.fixture
def renewed(qtbot, interface):
    """Let the status be read anew, as after an event of the engine."""

    def renew():
        with qtbot.waitSignal(interface.feed.renewed):
            interface.feed.renew()
        return interface.feed.status

    return renew
