"""Links a Dropbox account, step by step, for whichever window shows it.

The engine's calls wait for browser, network and keyring, so they run in the background; this
object says how far they are.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ui.background import Background, sayable
from gsmos_tray.ui.pages import consent_pages

if TYPE_CHECKING:
    from gsmos_tray.archive.linking import BrowserConsent, PastedConsent

_log = logging.getLogger(__name__)


class Stage(Enum):
    """How far the linking is."""

    IDLE = "idle"
    PREPARING = "preparing"
    BROWSER = "browser"  # the person answers in the browser
    PASTING = "pasting"  # the person copies a code from the browser
    CHECKING = "checking"  # the code was pasted
    CONNECTED = "connected"
    FAILED = "failed"


class _Attempt:
    """One try. Any thread may give it up, also before the consent has begun."""

    def __init__(self) -> None:
        self._given_up = Event()
        self._consent: BrowserConsent | None = None

    @property
    def counts(self) -> bool:
        """Whether anybody still waits for its outcome."""
        return not self._given_up.is_set()

    def begun(self, consent: BrowserConsent) -> None:
        """Remember what is to be cancelled."""
        self._consent = consent
        if self._given_up.is_set():
            consent.cancel()

    def give_up(self) -> None:
        """Let a consent that waits for the browser end soon, which frees its port."""
        self._given_up.set()
        if self._consent is not None:
            self._consent.cancel()


class Connecting(QObject):
    """One linking at a time. Lives in the UI thread; every method returns at once."""

    stage_changed = Signal(object)  # a Stage
    open_wanted = Signal(str)  # the address that the browser is to show

    def __init__(self, engine: Engine, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._background = Background(self)
        self._attempt = _Attempt()
        self._pasted: PastedConsent | None = None
        self.stage = Stage.IDLE
        self.address = ""
        self.account: AccountStatus | None = None
        self.error: errors.GsmosError | None = None

    def by_browser(self) -> None:
        """Begin: the browser asks the owner, and its answer comes back by itself."""
        attempt = self._begin()

        def work() -> AccountStatus:
            consent = self._engine.browser_consent(consent_pages())
            attempt.begun(consent)
            self._background.tell(partial(self._asked, attempt, consent.url))
            return self._engine.wait_for(consent)

        self._run(attempt, work)

    def by_code(self) -> None:
        """Begin: the owner copies a code from the browser."""
        attempt = self._begin()
        self._background.run(
            self._engine.pasted_consent,
            partial(self._asked_for_code, attempt),
            partial(self._failed, attempt),
        )

    def finish(self, code: str) -> None:
        """Go on with the code that was pasted."""
        if self._pasted is None or not code.strip():
            return
        consent = self._pasted
        self._move(Stage.CHECKING)
        self._run(self._attempt, lambda: self._engine.link(consent.finish(code)))

    def begin_anew(self) -> None:
        """Let the archive begin anew in the account that is another one."""
        if isinstance(self.error, errors.AnotherAccount):
            self.error = None
            self._move(Stage.CHECKING)
            self._run(self._attempt, self._engine.begin_anew)

    def cancel(self) -> None:
        """Give up whatever is under way; what it still brings is dropped."""
        self._attempt.give_up()
        self._pasted = None
        self._drop_another()
        self._move(Stage.IDLE)

    def _begin(self) -> _Attempt:
        self._attempt.give_up()
        self._attempt = attempt = _Attempt()
        # No window, no need of an answer. Not the method itself: Qt would hold it weakly.
        self.destroyed.connect(lambda: attempt.give_up())  # noqa: PLW0108
        self._pasted = None
        self._drop_another()
        self.error, self.address = None, ""
        self._move(Stage.PREPARING)
        return attempt

    def _drop_another(self) -> None:
        """Give back what was agreed to and is not wanted."""
        if isinstance(self.error, errors.AnotherAccount):
            self.error = None
            self._background.run(self._engine.drop_another, lambda _: None, _say_nothing)

    def _run(self, attempt: _Attempt, work: Callable[[], AccountStatus]) -> None:
        self._background.run(work, partial(self._linked, attempt), partial(self._failed, attempt))

    def _asked(self, attempt: _Attempt, address: str) -> None:
        if attempt.counts:
            self.address = address
            self._move(Stage.BROWSER)
            self.open_wanted.emit(address)

    def _asked_for_code(self, attempt: _Attempt, consent: PastedConsent) -> None:
        if attempt.counts:
            self._pasted = consent
            self.address = consent.url
            self._move(Stage.PASTING)
            self.open_wanted.emit(consent.url)

    def _linked(self, attempt: _Attempt, account: AccountStatus) -> None:
        if attempt.counts:
            self._pasted = None
            self.account = account
            self._move(Stage.CONNECTED)

    def _failed(self, attempt: _Attempt, error: Exception) -> None:
        if not attempt.counts:
            return
        self.error = sayable(error)
        self._move(Stage.FAILED)

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit(stage)


def _say_nothing(error: Exception) -> None:
    _log.info("an authorisation could not be given back: %s", type(error).__name__)
