"""Links the owner's Dropbox account: OAuth with PKCE, in the browser or by a pasted code.

The listener for the browser's answer binds 127.0.0.1, lives for one attempt, serves nothing but
that answer, and believes it only with the right ``state``. What comes without it is turned away
and the wait goes on, so that no page on the web can end an attempt.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event
from time import monotonic
from urllib.parse import parse_qsl, urlsplit

import requests
from dropbox import oauth

from gsmos_tray import errors
from gsmos_tray.archive.sorting import sorted_errors

PORTS = (38917, 38918, 38919, 38920)
"""Registered with Dropbox as ``http://127.0.0.1:PORT/``, which must match to the letter."""

SCOPES = (
    "account_info.read",
    "files.metadata.read",
    "files.content.read",
    "files.content.write",
    "sharing.read",
    "sharing.write",
)

_SERVER_FAULT = HTTPStatus.INTERNAL_SERVER_ERROR
_TIMEOUT = (10, 30)  # seconds to connect, and between two packets


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
        self._session: dict[str, str] = {}
        self._cancelled = Event()
        self._server = _listening(self)
        self._flow = oauth.DropboxOAuth2Flow(
            key,
            f"http://127.0.0.1:{self._server.server_port}/",
            self._session,
            "state",
            token_access_type="offline",  # noqa: S106 - a word of the protocol
            scope=list(SCOPES),
            use_pkce=True,
            timeout=_TIMEOUT,
        )
        self.url: str = self._flow.start()
        self._outcome: str | errors.GsmosError | None = None

    def wait(self, seconds: float) -> str:
        """Wait for the owner's answer; gives the refresh token. Closes the listener in any case.

        Raises ConsentRefused, ConsentTimedOut (also after ``cancel``), ConsentInvalid,
        ArchiveUnreachable and the other errors of a request to Dropbox.
        """
        until = monotonic() + seconds
        with self._server:
            while self._outcome is None and not self._cancelled.is_set():
                if monotonic() >= until:
                    break
                self._server.handle_request()
        match self._outcome:
            case str(token):
                return token
            case None:
                raise errors.ConsentTimedOut
            case error:
                raise error

    def cancel(self) -> None:
        """End ``wait`` soon. Any thread may call it."""
        self._cancelled.set()

    def answered(self, query: Mapping[str, str]) -> tuple[HTTPStatus, str]:
        """Take the browser's answer; gives what to show for it."""
        if query.get("state") != self._session.get("state"):
            return HTTPStatus.BAD_REQUEST, self._pages.failed
        try:
            self._outcome = self._finish(query)
        except errors.ConsentRefused as error:
            self._outcome = error
            return HTTPStatus.OK, self._pages.refused
        except errors.GsmosError as error:
            self._outcome = error
            return HTTPStatus.OK, self._pages.failed
        return HTTPStatus.OK, self._pages.connected

    def _finish(self, query: Mapping[str, str]) -> str:
        with sorted_errors():
            try:
                return _refresh_token(self._flow.finish(query))
            except oauth.NotApprovedException as cause:
                raise errors.ConsentRefused from cause
            except (
                oauth.BadRequestException,
                oauth.BadStateException,
                oauth.CsrfException,
                oauth.ProviderException,
            ) as cause:
                raise errors.ConsentInvalid from cause
            except requests.HTTPError as cause:
                raise _of_status(cause) from cause


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
                return _refresh_token(self._flow.finish(code.strip()))
            except requests.HTTPError as cause:
                raise _of_status(cause) from cause


def _refresh_token(result: oauth.OAuth2FlowNoRedirectResult) -> str:
    if not result.refresh_token:
        raise errors.ConsentInvalid
    return str(result.refresh_token)


def _of_status(cause: requests.HTTPError) -> errors.GsmosError:
    status = cause.response.status_code if cause.response is not None else None
    if status is None or status == HTTPStatus.TOO_MANY_REQUESTS or status >= _SERVER_FAULT:
        return errors.ArchiveUnreachable(status=status)
    return errors.ConsentInvalid(status=status)


class _Listener(HTTPServer):
    """Takes the browser's answer. Looks up every half second whether it is still wanted."""

    # On Windows this option would let another program listen on the same port.
    allow_reuse_address = sys.platform != "win32"
    timeout = 0.5
    consent: BrowserConsent

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that hangs up is no news."""


class _Answer(BaseHTTPRequestHandler):
    server: _Listener
    timeout = 5  # seconds for one request: a silent connection must not hold up the browser

    def do_GET(self) -> None:
        if self.headers.get("host") != f"127.0.0.1:{self.server.server_port}":
            self._show(HTTPStatus.FORBIDDEN, "")  # another name leads here: not our browser
            return
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query))
        if address.path != "/" or not query:
            self._show(HTTPStatus.NOT_FOUND, "")
            return
        self._show(*self.server.consent.answered(query))

    def _show(self, status: HTTPStatus, page: str) -> None:
        body = page.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing: the request line holds the code."""


def _listening(consent: BrowserConsent) -> _Listener:
    for port in PORTS:
        try:
            server = _Listener(("127.0.0.1", port), _Answer)
        except OSError:
            continue
        server.consent = consent
        return server
    raise errors.PortsBusy(ports=", ".join(map(str, PORTS)))
