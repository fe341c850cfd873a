"""Listens on loopback for the browser's way back. What an answer is worth is not its business.

Binds 127.0.0.1 and serves one address. Each connection has a thread: browsers open some that they
never use, and those must not hold up the one that matters.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR, socket
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock, Thread
from urllib.parse import parse_qsl, urlsplit

from gsmos_tray import errors

_log = logging.getLogger(__name__)

PORTS = (38917, 38918, 38919, 38920)
"""Registered with Dropbox as ``http://127.0.0.1:PORT/``, which must match to the letter."""

Show = Callable[[HTTPStatus, str], None]
Answered = Callable[[Mapping[str, str], Show], None]

_SILENCE = 5.0  # seconds after which a connection that says nothing is given up


class Loopback:
    """One port for one attempt. *answered* runs in the thread of the connection that asks.

    Raises PortsBusy if no registered port is free. *name* is what the browser calls us by.
    """

    def __init__(self, answered: Answered) -> None:
        self._server = _listening(answered)
        self.name = self._server.name

    def begin(self) -> None:
        """Begin to answer. ``end`` must follow."""
        Thread(target=self._server.serve_forever, args=(0.1,), name="consent", daemon=True).start()

    def end(self) -> None:
        """Free the port, and cut whoever still holds a connection."""
        self._server.shutdown()
        self._server.server_close()
        self._server.cut()


class _Server(ThreadingMixIn, TCPServer):
    """Not ``HTTPServer``, which asks the DNS for our name before it listens."""

    # On Windows this option would let another program listen on the same port.
    allow_reuse_address = sys.platform != "win32"
    daemon_threads = True
    request_queue_size = 32

    def __init__(self, port: int, answered: Answered) -> None:
        self.answered = answered
        self.name = f"127.0.0.1:{port}"
        self._lock = Lock()
        self._open: set[socket] = set()
        super().__init__(("127.0.0.1", port), _Connection)

    def process_request(self, request: socket, client_address: object) -> None:  # type: ignore[override]
        """Remember the connection, so that it can be cut."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket) -> None:  # type: ignore[override]
        """Forget the connection."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def cut(self) -> None:
        """End every connection, whatever it waits for."""
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Say nothing of a browser that hangs up: it is no news."""
        if not isinstance(sys.exception(), OSError):
            _log.exception("bug while answering the browser")


class _Connection(BaseHTTPRequestHandler):
    server: _Server
    timeout = _SILENCE

    def do_GET(self) -> None:
        if self.headers.get("host") != self.server.name:
            self._show(HTTPStatus.FORBIDDEN, "")  # another name leads here: not our browser
            return
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query))
        if address.path != "/" or not query:
            self._show(HTTPStatus.NOT_FOUND, "")
            return
        self.server.answered(query, self._show)

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


def _listening(answered: Answered) -> _Server:
    for port in PORTS:
        try:
            return _Server(port, answered)
        except OSError:
            continue
    raise errors.PortsBusy(ports=", ".join(map(str, PORTS)))
