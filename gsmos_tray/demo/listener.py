"""One port of loopback: accepts, talks, and can vanish and come back. Knows nothing of Dropbox.

A thread for each connection: the SDK keeps a handful. All are daemons with an owner; ``vanish``
cuts what they read from, which ends them.
"""

from __future__ import annotations

import contextlib
import logging
import selectors
import socket
import ssl
import threading
from collections.abc import Callable
from typing import BinaryIO, cast

from gsmos_tray.demo.wire import NotHttp, Reply, Request, read_request, write_reply

LOOPBACK = "127.0.0.1"
_BUFFER = 256 * 1024
_log = logging.getLogger(__name__)


class Listener:
    """Serves one port of loopback. The port is taken when it is made, and kept until ``close``.

    *respond* runs in the connection's thread. What it raises is a bug: the connection is cut, and
    *on_bug* hears of it.
    """

    def __init__(
        self,
        respond: Callable[[Request], Reply],
        connected: Callable[[], None],
        on_bug: Callable[[Exception], None],
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._respond = respond
        self._connected = connected
        self._on_bug = on_bug
        self._tls = tls
        # Bound, never listening: callers are refused while the server is "offline", and nobody
        # else gets the port meanwhile.
        self._anchor = _bound(0)
        self.port: int = self._anchor.getsockname()[1]
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._talking: set[threading.Thread] = set()
        self._accepting: tuple[threading.Thread, socket.socket] | None = None

    def listen(self) -> None:
        """Be reachable."""
        if self._accepting is not None:
            return
        server = _bound(self.port, self._anchor)
        server.listen(128)
        server.settimeout(0)
        bell, ear = socket.socketpair()
        thread = threading.Thread(
            target=self._accept, args=(server, ear), name=f"dropbox-{self.port}", daemon=True
        )
        self._accepting = (thread, bell)
        thread.start()

    def vanish(self) -> None:
        """Be unreachable: new connections are refused, open ones are cut."""
        if self._accepting is None:
            return
        thread, bell = self._accepting
        self._accepting = None
        bell.close()
        thread.join()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def wait_until_quiet(self) -> None:
        """Wait for the answers that were under way when the server vanished, cut or not."""
        with self._lock:
            talking = list(self._talking)
        for thread in talking:
            thread.join()

    def close(self) -> None:
        """Vanish for good."""
        self.vanish()
        self._anchor.close()

    def _accept(self, server: socket.socket, ear: socket.socket) -> None:
        with server, ear, selectors.DefaultSelector() as ready:
            ready.register(server, selectors.EVENT_READ)
            ready.register(ear, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    if key.fileobj is ear:
                        _turn_away(server)
                        return
                    with contextlib.suppress(OSError):  # the caller went away again
                        connection, _ = server.accept()
                        self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(None)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        thread = threading.Thread(
            target=self._converse, args=(connection,), name=f"dropbox-{self.port}-c", daemon=True
        )
        with self._lock:
            self._open.add(connection)
            self._talking.add(thread)
        thread.start()

    def _converse(self, connection: socket.socket) -> None:
        try:
            if self._tls is not None:
                connection = self._secured(connection, self._tls)
            self._connected()
            with cast("BinaryIO", connection.makefile("rb", _BUFFER)) as incoming:
                while (request := read_request(incoming)) is not None:
                    if not write_reply(connection.sendall, self._respond(request)):
                        return
        except (OSError, NotHttp):
            pass  # the other side went away, or does not trust us: nothing to tell anybody
        except Exception as bug:  # noqa: BLE001 - a thread begins here
            _log.exception("bug while answering")
            self._on_bug(bug)
        finally:
            with self._lock:
                self._open.discard(connection)
                self._talking.discard(threading.current_thread())
            connection.close()

    def _secured(self, raw: socket.socket, tls: ssl.SSLContext) -> ssl.SSLSocket:
        connection = tls.wrap_socket(raw, server_side=True, do_handshake_on_connect=False)
        with self._lock:  # wrapping took the connection out of *raw*, which nobody can cut now
            self._open.discard(raw)
            self._open.add(connection)
            vanished = self._accepting is None
        try:
            if vanished:
                connection.shutdown(socket.SHUT_RDWR)
            connection.do_handshake()
        except (OSError, AttributeError) as cause:  # what is shut down lacks what shakes hands
            with self._lock:
                self._open.discard(connection)
            connection.close()
            raise ConnectionAbortedError from cause
        return connection


def _turn_away(server: socket.socket) -> None:
    """Hang up on who has called and was not heard yet.

    The system would reset them, and a socket that is reset before its handshake is lost by
    Python's ``ssl`` (3.11) until the garbage is collected.
    """
    with contextlib.suppress(OSError):
        while True:
            connection, _ = server.accept()
            connection.close()


def _bound(port: int, anchor: socket.socket | None = None) -> socket.socket:
    """Give a socket on *port*, beside its *anchor* where the system allows two on one port."""
    sock = socket.socket()
    if hasattr(socket, "SO_REUSEPORT"):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    elif anchor is not None:
        anchor.close()
    sock.bind((LOOPBACK, port))
    return sock
