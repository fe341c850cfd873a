"""Linking an account, against the local Dropbox and its own consent page."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from gsmos_tray import errors
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.engine.engine import Engine
from gsmos_tray.events import Announcer
from gsmos_tray.ui.connect_dialog import ConnectDialog
from gsmos_tray.ui.connecting import Connecting, Stage
from gsmos_tray.ui.pages import consent_pages
from tests.ui import shop as invented


class Pocket(invented.Pocket):
    """Keeps the secret, unless it is told to fail."""

    failure: Exception | None = None

    def write(self, secret: str) -> None:
        if self.failure:
            raise self.failure
        super().write(secret)


@pytest.fixture
def pocket():
    return Pocket()


@pytest.fixture
def engine(profile, pocket, local_dropbox):
    profile.create()
    made = Engine(profile, pocket, LOCAL_APP_KEY, Announcer())
    yield made
    made._ledger.close()


@pytest.fixture
def connecting(engine):
    owner = QObject()
    made = Connecting(engine, owner)
    made.keep = owner
    return made


def reach(qtbot, connecting, stage: Stage) -> None:
    qtbot.waitUntil(lambda: connecting.stage is stage, timeout=30_000)


def test_the_owner_allows_it_in_the_browser(qtbot, connecting, engine, pocket, local_dropbox):
    opened = []
    connecting.open_wanted.connect(opened.append)
    connecting.by_browser()
    reach(qtbot, connecting, Stage.BROWSER)
    assert opened == [connecting.address]
    answer = local_dropbox.consent(connecting.address, "allow")
    reach(qtbot, connecting, Stage.CONNECTED)
    assert connecting.account == engine.status().account
    assert pocket.secret
    assert answer is not None


def test_the_owner_refuses(qtbot, connecting, engine, pocket, local_dropbox):
    connecting.by_browser()
    reach(qtbot, connecting, Stage.BROWSER)
    local_dropbox.consent(connecting.address, "deny")
    reach(qtbot, connecting, Stage.FAILED)
    assert isinstance(connecting.error, errors.ConsentRefused)
    assert engine.status().account is None
    assert pocket.secret is None


def test_giving_up_frees_the_way_for_another_try(qtbot, connecting, local_dropbox):
    stages = []
    connecting.stage_changed.connect(stages.append)
    for _ in range(5):  # more often than there are ports
        connecting.by_browser()
        reach(qtbot, connecting, Stage.BROWSER)
        connecting.cancel()
        assert connecting.stage is Stage.IDLE
    connecting.by_browser()
    reach(qtbot, connecting, Stage.BROWSER)
    local_dropbox.consent(connecting.address, "allow")
    reach(qtbot, connecting, Stage.CONNECTED)
    assert Stage.FAILED not in stages  # what was given up has nothing to say any more


def test_a_window_that_closes_at_once_leaves_no_port_taken(qtbot, engine, local_dropbox):
    for _ in range(8):
        owner = QObject()
        Connecting(engine, owner).by_browser()
        shiboken6.delete(owner)
    connecting = Connecting(engine, owner := QObject())
    qtbot.waitUntil(lambda: _reaches_the_browser(connecting), timeout=30_000)
    assert owner


def _reaches_the_browser(connecting) -> bool:
    if connecting.stage in (Stage.IDLE, Stage.FAILED):  # the ports come back within a second
        connecting.by_browser()
    return connecting.stage is Stage.BROWSER


def test_a_code_is_pasted(qtbot, connecting, engine, local_dropbox):
    connecting.by_code()
    reach(qtbot, connecting, Stage.PASTING)
    code = local_dropbox.consent(connecting.address, "allow").code
    connecting.finish(f"  {code}\n")
    reach(qtbot, connecting, Stage.CONNECTED)
    assert engine.status().account


def test_a_mistyped_code_says_so(qtbot, connecting, local_dropbox):
    connecting.by_code()
    reach(qtbot, connecting, Stage.PASTING)
    connecting.finish("mistyped")
    reach(qtbot, connecting, Stage.FAILED)
    assert isinstance(connecting.error, errors.ConsentInvalid)


def test_a_locked_keyring_is_a_state_with_a_remedy(qtbot, interface, engine, pocket, local_dropbox):
    pocket.failure = errors.KeyringLocked()
    interface.show_connect()
    dialog = interface._windows[ConnectDialog]
    steps = dialog._panel.connecting
    reach(qtbot, steps, Stage.BROWSER)
    local_dropbox.consent(steps.address, "allow")
    reach(qtbot, steps, Stage.FAILED)
    assert "Deblochează-l" in dialog._panel._banner.accessibleName()
    pocket.failure = None
    dialog._panel._begin.click()
    reach(qtbot, steps, Stage.BROWSER)
    local_dropbox.consent(steps.address, "allow")
    reach(qtbot, steps, Stage.CONNECTED)
    assert dialog._close.text() == "Gata"


def test_the_link_can_be_copied(qtbot, interface, engine, local_dropbox):
    interface.show_connect()
    dialog = interface._windows[ConnectDialog]
    steps = dialog._panel.connecting
    reach(qtbot, steps, Stage.BROWSER)
    dialog._panel._copy.click()
    assert QGuiApplication.clipboard().text() == steps.address
    dialog.close()
    assert steps.stage is Stage.IDLE


def test_pages_for_the_browser_stand_alone():
    pages = consent_pages()
    for page, title in (
        (pages.connected, "Dropbox este conectat"),
        (pages.refused, "Accesul a fost refuzat"),
        (pages.failed, "Conectarea nu a reușit"),
    ):
        assert f"<h1>{title}</h1>" in page
        assert '<html lang="ro">' in page
        assert "<script" not in page
        assert "http" not in page.replace("http-equiv", "")
        assert "$" not in page


def test_enter_twice_does_not_give_up_what_it_began(qtbot, interface, engine, local_dropbox):
    interface.show_connect()
    dialog = interface._windows[ConnectDialog]
    steps = dialog._panel.connecting
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    for begin in (lambda: None, steps.cancel):
        begin()
        if steps.stage is Stage.IDLE:
            dialog._panel._begin.setFocus()
            qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
            assert steps.stage is Stage.PREPARING
        qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
        reach(qtbot, steps, Stage.BROWSER)
        assert dialog.isVisible()


def test_enter_ends_the_window_in_which_dropbox_was_connected(
    qtbot, interface, engine, local_dropbox
):
    interface.show_connect()
    dialog = interface._windows[ConnectDialog]
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    steps = dialog._panel.connecting
    reach(qtbot, steps, Stage.BROWSER)
    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == steps.address
    local_dropbox.consent(steps.address, "allow")
    reach(qtbot, steps, Stage.CONNECTED)
    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ConnectDialog not in interface._windows)
