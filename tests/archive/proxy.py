"""A small proxy on loopback that tunnels by CONNECT: open, behind a password, or slow."""

from __future__ import annotations

import base64
import socket
from contextlib import suppress
from math import inf
from threading import Event, Thread
from typing import Self

_PIECE = 65536


class Proxy:
    """A proxy that is there between ``with`` and the end of its block.

    *password*: ``name:password``, without which it answers 407. *status*: what else it answers.
    *pause*: seconds that each 64 KiB take on the way to the server. *takes*: bytes, after which it
    takes no more of a connection.
    """

    def __init__(
        self,
        *,
        password: str | None = None,
        status: str | None = None,
        pause: float = 0.0,
        takes: float = inf,
    ) -> None:
        self._password = password
        self._status = status
        self._pause = pause
        self._takes = takes
        self._stop = Event()
        self._lines: list[socket.socket] = []
        self._server = socket.socket()
        # Taken over by each connection: what waits inside the system is no slow line.
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _PIECE)
        self._server.bind(("127.0.0.1", 0))
        self._server.listen()
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self.tunnels = 0

    def __enter__(self) -> Self:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for line in (self._server, *self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._server.accept()
                self._lines.append(line)
                Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError), line:
            head = b""
            while b"\r\n\r\n" not in head:
                head += line.recv(_PIECE)
            if refusal := self._refusal(head.decode("latin-1")):
                line.sendall(f"HTTP/1.1 {refusal}\r\nContent-Length: 0\r\n\r\n".encode())
                return
            host, _, port = head.split()[1].decode().rpartition(":")
            with socket.create_connection((host, int(port))) as server:
                self._lines.append(server)
                self.tunnels += 1
                line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = Thread(target=self._pump, args=(server, line), daemon=True)
                back.start()
                self._pump(line, server, self._pause, self._takes)
                back.join()

    def _refusal(self, head: str) -> str | None:
        if self._password is None:
            return self._status
        wanted = f"Basic {base64.b64encode(self._password.encode()).decode()}"
        if wanted in head:
            return self._status
        return "407 Proxy Authentication Required"

    def _pump(
        self, source: socket.socket, sink: socket.socket, pause: float = 0.0, takes: float = inf
    ) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                takes -= len(piece)
                self._stop.wait(pause if takes > 0 else None)
                sink.sendall(piece)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
