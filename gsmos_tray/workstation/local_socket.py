"""The owner's ear for commands: a local socket that other processes of the same user may ask.

It lives in a thread of its own, with its own event loop, so that neither a busy screen nor a
command without one matters. Each request is answered in a daemon thread; several at once. What
the requests mean is not this module's business; ``asking`` has the other side, and the protocol.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from gsmos_tray.workstation.asking import END, MOST_BYTES, Line, peer_of
from gsmos_tray.workstation.rendezvous import where_to_listen

_log = logging.getLogger(__name__)

# A client that reads slowly makes its command wait, instead of filling the memory.
_MOST_UNREAD = 1_000_000

Answer = Callable[[Line], Iterator[Line]]


class CommandServer:
    """Answers commands for as long as it runs. Only whoever holds the profile's lock may start it.

    *answer* is called, and its iterator run, in a thread of its own for each request; when the
    client goes away the iterator is closed at its next step.
    """

    def __init__(self, name: str, answer: Answer) -> None:
        self._hall = _Hall(name, answer)
        self._application: QCoreApplication | None = None

    def start(self) -> bool:
        """Begin to listen. ``False`` if the system gives no place to, which the log explains.

        Without a Qt application in this process one without a screen is made, in this thread.
        """
        # An event loop is refused without one, in whatever thread.
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self._hall.start()
        self._hall.settled.wait()
        return self._hall.is_listening

    def finish(self) -> None:
        """Listen no longer, and wait until each command that was taken has ended and was told.

        In the thread that called ``start``.
        """
        self._hall.leaving.emit()
        self._hall.is_empty.wait()

    def stop(self) -> None:
        """Stop listening and hang up. No command is awaited: each ends at its next step."""
        self._hall.quit()
        self._hall.wait()


class _Hall(QThread):
    """The thread in which all sockets live."""

    leaving = Signal()

    def __init__(self, name: str, answer: Answer) -> None:
        super().__init__()
        self.setObjectName("local-socket")
        self._name = name
        self._answer = answer
        self.settled = threading.Event()
        self.is_empty = threading.Event()
        self.is_listening = False

    def run(self) -> None:
        try:
            doorman = _Doorman(self._answer)
            self.leaving.connect(doorman.leave, Qt.ConnectionType.QueuedConnection)
            doorman.is_alone.connect(self.is_empty.set, Qt.ConnectionType.DirectConnection)
            self.is_listening = doorman.listen(self._name)
        finally:
            self.settled.set()
        self.exec()
        doorman.close()


class _Doorman(QObject):
    is_alone = Signal()

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer
        self._is_leaving = False
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self, name: str) -> bool:
        place = where_to_listen(name)
        if place is None:
            _log.warning("no private place for the local socket")
            return False
        QLocalServer.removeServer(place)  # left by a crash: the lock's holder alone gets here
        if not self._server.listen(place):
            _log.warning("the local socket cannot listen: %s", self._server.errorString())
            return False
        return True

    def close(self) -> None:
        self._server.close()
        for caller in self.findChildren(_Caller):
            caller.hang_up()

    @Slot()
    def leave(self) -> None:
        self._server.close()
        self._is_leaving = True
        for caller in self.findChildren(_Caller):
            if not caller.has_asked:
                caller.hang_up()
        self._look_around()

    @Slot()
    def _look_around(self) -> None:
        if self._is_leaving and all(it.is_gone for it in self.findChildren(_Caller)):
            self.is_alone.emit()

    @Slot()
    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            if is_another_users(int(connection.socketDescriptor())):
                _log.warning("another user was refused")
                connection.abort()
                connection.deleteLater()
            else:
                _Caller(connection, self._answer, self).parted.connect(self._look_around)


class _Caller(QObject):
    """One connection: a request, then its answers. Its slots run in the hall's thread."""

    parted = Signal()

    _said = Signal(bytes)
    _ended = Signal()

    def __init__(self, connection: QLocalSocket, answer: Answer, parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._heard = b""
        self._is_answering = False
        self._unread = 0
        self._is_gone = False
        self._room = threading.Condition()
        self._connection = connection
        connection.setParent(self)
        connection.readyRead.connect(self._hear)
        connection.bytesWritten.connect(self._was_read)
        connection.disconnected.connect(self.hang_up)
        self._said.connect(self._write, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._part, Qt.ConnectionType.QueuedConnection)
        self._hear()

    @property
    def has_asked(self) -> bool:
        return self._is_answering

    @property
    def is_gone(self) -> bool:
        return self._is_gone

    @Slot()
    def hang_up(self) -> None:
        with self._room:
            if self._is_gone:
                return
            self._is_gone = True
            self._room.notify_all()
        self._connection.abort()
        self.parted.emit()
        self.deleteLater()

    @Slot()
    def _hear(self) -> None:
        self._heard += self._connection.readAll().data()
        if self._is_answering:
            self._heard = b""  # one request a connection
            return
        line, newline, _ = self._heard.partition(b"\n")
        if len(line) > MOST_BYTES:
            self._refuse("oversized")
        elif newline:
            request = parsed(line)
            if request is None:
                self._refuse("malformed")
            else:
                self._is_answering = True
                threading.Thread(
                    target=self._run, args=(request,), name="command", daemon=True
                ).start()

    def _refuse(self, error: str) -> None:
        self._is_answering = True
        self._connection.write(_line({"error": error}) + _line(END))
        self._connection.disconnectFromServer()

    @Slot(bytes)
    def _write(self, line: bytes) -> None:
        if not self._is_gone:  # lines that were under way when the client left
            self._connection.write(line)

    @Slot()
    def _part(self) -> None:
        if not self._is_gone:
            self._connection.disconnectFromServer()  # once all is written

    @Slot("qint64")
    def _was_read(self, size: int) -> None:
        with self._room:
            self._unread -= size
            self._room.notify_all()

    def _run(self, request: Line) -> None:
        try:
            self._tell_all(self._answer(request))
        except Exception:  # noqa: BLE001 - here a thread begins
            _log.exception("bug in a command")
            self._tell({"error": "failed"})
        self._tell(END)
        with self._room:
            if not self._is_gone:
                self._ended.emit()

    def _tell_all(self, answers: Iterator[Line]) -> None:
        try:
            while (answer := next(answers, None)) is not None and self._tell(answer):
                pass
        finally:
            close = getattr(answers, "close", None)  # a generator has it
            if close is not None:
                close()

    def _tell(self, answer: Line) -> bool:
        line = _line(answer)
        with self._room:
            self._room.wait_for(lambda: self._is_gone or self._unread < _MOST_UNREAD)
            if self._is_gone:
                return False
            self._unread += len(line)
            # Inside the lock: a signal of an object that is being deleted ends the process.
            self._said.emit(line)
        return True


def parsed(line: bytes) -> Line | None:
    """Read a request, or give ``None`` if it is none."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return request if isinstance(request, dict) else None


def is_another_users(descriptor: int) -> bool:
    """Tell whether a connection comes from another user than this process's; Linux alone says."""
    if sys.platform != "linux":
        return False
    with socket.socket(fileno=os.dup(descriptor)) as connection:
        return peer_of(connection) != os.getuid()


def _line(answer: Line) -> bytes:
    return json.dumps(answer).encode() + b"\n"
