"""Links a Dropbox account, step by step, for whichever window shows it.

The engine's calls wait for browser, network and keyring, so they run in the background; this
object says how far they are.
"""

from __future__ import annotations

import logging
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from gsmos_tray import errors
from gsmos_tray.engine.engine import Engine
from gsmos_tray.engine.status import AccountStatus
from gsmos_tray.ui.background import Background
from gsmos_tray.ui.pages import consent_pages

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


class _BrowserConsent(Protocol):
    url: str

    def wait(self, seconds: float) -> str: ...
    def cancel(self) -> None: ...


class _PastedConsent(Protocol):
    url: str

    def finish(self, code: str) -> str: ...


class Connecting(QObject):
    """One linking at a time. Lives in the UI thread; every method returns at once."""

    stage_changed = Signal(object)  # a Stage
    open_wanted = Signal(str)  # the address that the browser is to show

    def __init__(self, engine: Engine, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._background = Background(self)
        self._consent: _BrowserConsent | None = None
        self._pasted: _PastedConsent | None = None
        self._attempt = 0
        self.stage = Stage.IDLE
        self.address = ""
        self.account: AccountStatus | None = None
        self.error: errors.GsmosError | None = None

    def by_browser(self) -> None:
        """Begin: the browser asks the owner, and its answer comes back by itself."""
        attempt = self._begin()
        pages = consent_pages  # made in the background: it imports Dropbox's SDK
        self._background.run(
            lambda: self._engine.browser_consent(pages()),
            lambda consent: self._asked(attempt, consent),
            lambda error: self._failed(attempt, error),
        )

    def by_code(self) -> None:
        """Begin: the owner copies a code from the browser."""
        attempt = self._begin()
        self._background.run(
            self._engine.pasted_consent,
            lambda consent: self._asked_for_code(attempt, consent),
            lambda error: self._failed(attempt, error),
        )

    def finish(self, code: str) -> None:
        """Go on with the code that was pasted."""
        if self._pasted is None or not code.strip():
            return
        attempt, consent = self._attempt, self._pasted
        self._move(Stage.CHECKING)
        self._background.run(
            lambda: self._engine.link(consent.finish(code)),
            lambda account: self._linked(attempt, account),
            lambda error: self._failed(attempt, error),
        )

    def cancel(self) -> None:
        """Give up whatever is under way; what it still brings is dropped."""
        self._attempt += 1
        if self._consent is not None:
            self._consent.cancel()
        self._consent = self._pasted = None
        self._move(Stage.IDLE)

    def _begin(self) -> int:
        if self._consent is not None:
            self._consent.cancel()
        self._consent = self._pasted = None
        self._attempt += 1
        self.error, self.address = None, ""
        self._move(Stage.PREPARING)
        return self._attempt

    def _asked(self, attempt: int, consent: _BrowserConsent) -> None:
        if attempt != self._attempt:
            consent.cancel()
            # Waiting once closes the listener, and frees its port for the next attempt.
            self._background.run(lambda: consent.wait(0), _nothing, _nothing)
            return
        self._consent = consent
        self.address = consent.url
        self._move(Stage.BROWSER)
        self.open_wanted.emit(consent.url)
        self._background.run(
            lambda: self._engine.wait_for(consent),  # type: ignore[arg-type]  # its own consent
            lambda account: self._linked(attempt, account),
            lambda error: self._failed(attempt, error),
        )

    def _asked_for_code(self, attempt: int, consent: _PastedConsent) -> None:
        if attempt != self._attempt:
            return
        self._pasted = consent
        self.address = consent.url
        self._move(Stage.PASTING)
        self.open_wanted.emit(consent.url)

    def _linked(self, attempt: int, account: AccountStatus) -> None:
        if attempt == self._attempt:
            self._consent = self._pasted = None
            self.account = account
            self._move(Stage.CONNECTED)

    def _failed(self, attempt: int, error: Exception) -> None:
        if attempt != self._attempt:
            return
        if not isinstance(error, errors.GsmosError):
            _log.error("connecting failed", exc_info=error)
            error = errors.GsmosError()
        self._consent = None
        self.error = error
        self._move(Stage.FAILED)

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit(stage)


def _nothing(_answer: object) -> None:
    """Nobody waits for this one."""
