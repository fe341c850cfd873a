"""Looks after the archive while nothing else happens: notices what is deleted, moved or altered.

One thread that looks when its bell rings, by the clock or because Dropbox told of a change, and
compares only if something is missing. Sends nothing by itself, and brings nothing back unless a
person asked for that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread

from gsmos_tray import errors
from gsmos_tray.engine.recovering import Recovery
from gsmos_tray.engine.troubles import Troubles
from gsmos_tray.engine.upkeep import Upkeep
from gsmos_tray.engine.waits import before_attempt
from gsmos_tray.events import Announcer, Changed, GoneFromDropbox
from gsmos_tray.ledger.values import Delivery

_log = logging.getLogger(__name__)

FIRST_LOOK = 20.0
"""Seconds after the start: what happened while the program did not run is not urgent, and the
machine has just been switched on."""

_OF_THE_WAY = (
    errors.LinkRevoked,
    errors.AccountSuspended,
    errors.CertificateUntrusted,
    errors.ProxyRefused,
    errors.KeyringLocked,
    errors.KeyringSilent,
    errors.KeyringRefused,
)
"""What keeps one from asking Dropbox anything: an answer means that it is mended."""


class Guard:
    """``ring``, ``ask`` and ``stop`` are for other threads, and return at once.

    *looked* is called, by this thread, when the archive has been listed up to now.
    """

    def __init__(
        self,
        upkeep: Upkeep,
        recovery: Recovery,
        troubles: Troubles,
        announcer: Announcer,
        looked: Callable[[], None],
    ) -> None:
        self._upkeep = upkeep
        self._recovery = recovery
        self._troubles = troubles
        self._announcer = announcer
        self._looked = looked
        self._bell = Event()
        self._stop = Event()
        self._is_new = Event()
        self._lock = Lock()
        self._asked = False
        self._wanted: list[Delivery] = []
        self._failures = 0
        self._thread = Thread(target=self._work, name="guard", daemon=True)

    def start(self) -> None:
        """Begin, soon with a look at what happened while the program did not run."""
        self._thread.start()

    def ring(self) -> None:
        """Look soon. A ring during work is kept."""
        self._bell.set()

    def account_is_new(self) -> None:
        """Look soon, though nothing was archived yet: to know how full it is."""
        self._is_new.set()
        self._bell.set()

    def ask(self) -> None:
        """Look soon, and bring back what is gone: a person asked for it."""
        with self._lock:
            self._asked = True
        self._bell.set()

    def bring_back(self, gone: Sequence[Delivery]) -> None:
        """Bring these back soon: a person asked for it."""
        with self._lock:
            self._wanted = [*self._wanted, *gone]
        self._bell.set()

    def stop(self) -> None:
        """Set the stop sign; a call in flight is abandoned."""
        self._stop.set()
        self._bell.set()

    def join(self, seconds: float) -> None:
        """Wait for the thread to leave, but not longer than *seconds*."""
        self._thread.join(seconds)

    def _work(self) -> None:
        rest: float | None = FIRST_LOOK
        while not self._stop.is_set():
            self._bell.wait(rest)
            self._bell.clear()
            if self._stop.is_set():
                return
            asked, wanted = self._take_asked()
            try:
                self._look(asked=asked)
                self._recovery.bring_back(wanted, self._stop)
                self._failures = 0
            except errors.NotConnected:
                self._failures = 0  # linking an account rings
            except errors.TryAgainLater as error:
                _log.info("the archive was not looked at: %s", error.code())
                self._failures += 1
                self._ask_again(wanted, asked=asked)
            except errors.NeedsPerson as error:
                self._troubles.met(error)
                self._announcer.announce(Changed())
                self._failures = 0  # the sender tries now and then; so does the clock
            except errors.GsmosError as error:
                _log.warning("the archive was not looked at: %s", error.code())
            except Exception:  # noqa: BLE001 - one bug must not end the thread
                _log.exception("looking after the archive failed")
                self._failures += 1
            rest = before_attempt(self._failures) if self._failures else None

    def _take_asked(self) -> tuple[bool, list[Delivery]]:
        with self._lock:
            asked, self._asked = self._asked, False
            wanted, self._wanted = self._wanted, []
            return asked, wanted

    def _ask_again(self, wanted: list[Delivery], *, asked: bool) -> None:
        """Keep what a person asked for until Dropbox can be reached."""
        with self._lock:
            self._asked = self._asked or asked
            self._wanted = [*wanted, *self._wanted]

    def _look(self, *, asked: bool) -> None:
        # An answer may mean that a trouble is mended.
        wanted = asked or self._is_new.is_set() or self._troubles.now is not None
        if not wanted and not self._upkeep.has_something_to_lose:
            return  # and a new shop's program stays as small as it was when it started
        due = self._upkeep.look()
        self._is_new.clear()
        self._looked()
        self._troubles.reached(_OF_THE_WAY)
        if not due and not asked:
            return
        self._note()
        if asked:
            self._recovery.bring_back(self._recovery.gone(), self._stop)

    def _note(self) -> None:
        """Compare, write down what is found, and say what is newly gone."""
        if gone := self._upkeep.note(self._upkeep.compare()):
            _log.warning("%d documents are gone from Dropbox", gone)
            self._announcer.announce(GoneFromDropbox(gone))
        self._announcer.announce(Changed())
