"""A browser's side of the loopback listener, down to the bytes; and who waits for it."""

from __future__ import annotations

import socket
from concurrent.futures import Future
from threading import Thread
from urllib.parse import parse_qsl, urlencode, urlsplit

from gsmos_tray.archive.linking import BrowserConsent, Pages
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.demo.visitor import Decision

PAGES = Pages(connected="<p>conectat</p>", refused="<p>refuzat</p>", failed="<p>nereușit</p>")
GENEROUS = 30.0  # seconds: no test waits for them


class Waiting:
    """A consent that somebody waits for, as the engine does: in a thread."""

    def __init__(self, consent: BrowserConsent, seconds: float = GENEROUS, *keep) -> None:
        self.consent = consent
        self._outcome: Future[str] = Future()

        def wait() -> None:
            try:
                self._outcome.set_result(consent.wait(seconds, *keep))
            except Exception as error:  # noqa: BLE001 - a thread begins here
                self._outcome.set_exception(error)

        Thread(target=wait, daemon=True).start()

    def outcome(self, seconds: float = GENEROUS) -> str:
        return self._outcome.result(seconds)

    def end(self, seconds: float = GENEROUS) -> object:
        """Give the outcome, or the error if it is one."""
        return self._outcome.exception(seconds) or self._outcome.result()

    @property
    def goes_on(self) -> bool:
        return not self._outcome.done()

    def cancel(self) -> None:
        self.consent.cancel()


class Browser:
    """What a browser that was sent back to *consent* does."""

    def __init__(self, dropbox: LocalDropbox, consent: BrowserConsent) -> None:
        self._dropbox = dropbox
        self.url = consent.url
        asked = dict(parse_qsl(urlsplit(consent.url).query))
        self.state = asked["state"]
        self.name = urlsplit(asked["redirect_uri"]).netloc
        self.port = int(self.name.rpartition(":")[2])

    def way_back(self, decision: Decision = Decision.ALLOW) -> str:
        """Answer the consent page; gives the target that Dropbox redirects to."""
        location = self._dropbox.consent(self.url, decision, follow=False).location
        return urlsplit(location)._replace(scheme="", netloc="").geturl()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), GENEROUS)

    def send(self, request: str) -> tuple[int, str]:
        """Give status and page of the answer; status 0: it has no head, or there is none."""
        with self.connect() as line:
            line.sendall(request.encode("latin-1"))
            return read_answer(line)

    def open(self, target: str, host: str | None = None) -> tuple[int, str]:
        return self.send(f"GET {target} HTTP/1.1\r\nHost: {host or self.name}\r\n\r\n")

    def open_with(self, **query: str) -> tuple[int, str]:
        return self.open(f"/?{urlencode(query)}")


def read_answer(line: socket.socket) -> tuple[int, str]:
    received = b""
    try:
        while piece := line.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/"):
        return 0, received.decode()
    return int(head.split()[1]), body.decode()


def consent() -> BrowserConsent:
    return BrowserConsent(LOCAL_APP_KEY, PAGES)
