"""Links the owner's Dropbox account: OAuth with PKCE, in the browser or by a pasted code.

An answer is believed only with the right ``state``. What comes without it is turned away and the
wait goes on, so that no page on the web can end an attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent import futures
from dataclasses import dataclass
from hmac import compare_digest
from http import HTTPStatus
from threading import Condition
from typing import TypeVar, overload

import requests
from dropbox import oauth

from gsmos_tray import errors
from gsmos_tray.archive.client import TO_CONNECT, patience
from gsmos_tray.archive.loopback import Loopback, Show
from gsmos_tray.archive.sorting import of_status, sorted_errors

T = TypeVar("T")

SCOPES = (
    "account_info.read",
    "files.metadata.read",
    "files.content.read",
    "files.content.write",
    "sharing.read",
    "sharing.write",
)

_TIMEOUT = (TO_CONNECT, patience(0))
_TO_TELL = 5.0  # seconds at the most for the browser to take its page


@dataclass(frozen=True, slots=True)
class Pages:
    """What the browser shows when it comes back, as whole HTML documents."""

    connected: str
    refused: str
    failed: str


class BrowserConsent:
    """One attempt to link an account through the browser. Owned by one thread, but for ``cancel``.

    Raises PortsBusy if no registered port is free. *url* is to be opened by the browser.
    """

    def __init__(self, key: str, pages: Pages) -> None:
        self._pages = pages
        self._changed = Condition()
        self._taken = False  # somebody brought an answer with the right state
        self._untold = 0  # and so many wait for the page
        self._token: futures.Future[str] = futures.Future()
        self._page: futures.Future[str] = futures.Future()
        self._listener = Loopback(self.answered)
        session: dict[str, str] = {}
        self._flow = oauth.DropboxOAuth2Flow(
            key,
            f"http://{self._listener.name}/",
            session,
            "state",
            token_access_type="offline",  # noqa: S106 - a word of the protocol
            scope=list(SCOPES),
            use_pkce=True,
            timeout=_TIMEOUT,
        )
        self.url: str = self._flow.start()
        self._state = session["state"]

    @overload
    def wait(self, seconds: float) -> str: ...

    @overload
    def wait(self, seconds: float, keep: Callable[[str], T]) -> T: ...

    def wait(self, seconds: float, keep: Callable[[str], T] | None = None) -> T | str:
        """Wait for the owner's answer and give the refresh token, or what *keep* makes of it.

        The browser's page waits for *keep*, and says that it failed if it raises. Closes the
        listener in any case. Raises ConsentRefused, ConsentTimedOut (also after ``cancel``),
        ConsentInvalid, ArchiveUnreachable and the other errors of a request to Dropbox.
        """
        page, to_tell = self._pages.failed, _TO_TELL
        self._listener.begin()
        try:
            if not futures.wait((self._token,), seconds).done:
                self.cancel()
            token = self._token.result()
            kept = keep(token) if keep else token
            page = self._pages.connected
        except errors.ConsentTimedOut:
            to_tell = 0.0  # whoever asked is in the middle of it, and may take long
            raise
        except errors.ConsentRefused:
            page = self._pages.refused
            raise
        finally:
            self._page.set_result(page)
            with self._changed:
                self._changed.wait_for(lambda: not self._untold, to_tell)
            self._listener.end()
        return kept

    def cancel(self) -> None:
        """End ``wait`` soon. Any thread may call it."""
        self._settle(errors.ConsentTimedOut())

    def answered(self, query: Mapping[str, str], show: Show) -> None:
        """Take an answer, which may be anybody's, and show what came of it when that is known."""
        if not compare_digest(query.get("state", "").encode(), self._state.encode()):
            show(HTTPStatus.BAD_REQUEST, self._pages.failed)
            return
        with self._changed:
            first, self._taken = not self._taken, True
            self._untold += 1
        try:
            if first:  # a browser may ask twice, and a code serves once
                self._settle(self._exchanged(query))
            show(HTTPStatus.OK, self._page.result())
        finally:
            with self._changed:
                self._untold -= 1
                self._changed.notify_all()

    def _exchanged(self, query: Mapping[str, str]) -> str | BaseException:
        try:
            return self._finish(query)
        except BaseException as error:  # noqa: BLE001 - a thread begins here; ``wait`` raises it
            return error

    def _settle(self, outcome: str | BaseException) -> None:
        """Let ``wait`` come to its end with *outcome*. The first one counts."""
        with self._changed:
            if self._token.done():
                return
            if isinstance(outcome, str):
                self._token.set_result(outcome)
            else:
                self._token.set_exception(outcome)

    def _finish(self, query: Mapping[str, str]) -> str:
        with sorted_errors():
            try:
                return _refresh_token(self._flow.finish(query))
            except oauth.NotApprovedException as cause:
                raise errors.ConsentRefused from cause
            except (oauth.BadRequestException, oauth.ProviderException) as cause:
                raise errors.ConsentInvalid from cause
            except requests.HTTPError as cause:
                raise _of_token_answer(cause.response) from cause


class PastedConsent:
    """One attempt to link an account where no browser can come back: the owner pastes a code."""

    def __init__(self, key: str) -> None:
        self._flow = oauth.DropboxOAuth2FlowNoRedirect(
            key,
            token_access_type="offline",  # noqa: S106 - a word of the protocol
            scope=list(SCOPES),
            use_pkce=True,
            timeout=_TIMEOUT,
        )
        self.url: str = self._flow.start()

    def finish(self, code: str) -> str:
        """Trade *code* for the refresh token. Raises ConsentInvalid or a request's errors."""
        with sorted_errors():
            try:
                return _refresh_token(self._flow.finish("".join(code.split())))
            except requests.HTTPError as cause:
                raise _of_token_answer(cause.response) from cause


def _refresh_token(result: oauth.OAuth2FlowNoRedirectResult) -> str:
    if not result.refresh_token:
        raise errors.ConsentInvalid
    return str(result.refresh_token)


def _of_token_answer(answer: requests.Response | None) -> errors.GsmosError:
    if answer is None:
        return errors.ArchiveUnreachable()
    return of_status(answer) or errors.ConsentInvalid(status=answer.status_code)
