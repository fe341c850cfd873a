"""A session bus of the test's own, and a notification server on it that keeps what it is told.

The server speaks the specification's wire types and refuses what it does not know.
"""

from __future__ import annotations

import socket
import subprocess
import tempfile
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


@contextmanager
def session_bus():
    """Run a D-Bus daemon; gives its address, and the process, to end it early."""
    with tempfile.TemporaryDirectory(prefix="bus") as folder:  # a socket's path must be short
        configuration = Path(folder, "bus.conf")
        configuration.write_text(CONFIGURATION.format(path=Path(folder, "bus")))
        daemon = subprocess.Popen(
            [
                "dbus-daemon",
                f"--config-file={configuration}",
                "--nofork",
                "--nopidfile",
                "--print-address",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            yield daemon.stdout.readline().strip(), daemon
        finally:
            daemon.kill()
            daemon.wait()
            daemon.stdout.close()


class NotificationServer:
    """Answers on the bus, in a thread of its own."""

    def __init__(self, capabilities=("actions", "body", "body-markup"), first=1):
        self.capabilities = list(capabilities)
        self.shown = []
        self.next_number = first
        self._changed = threading.Condition()
        self._bus = open_dbus_connection("SESSION")
        self._bus.bus_proxy.RequestName(NAME)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def until_shown(self, count):
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.shown) >= count, 30), self.shown
        return self.shown[count - 1]

    def emit(self, signal, signature, *body):
        emitter = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
        self._bus.send(new_signal(emitter, signal, signature, body))

    def click(self, number):
        self.emit("ActivationToken", "us", number, "token")
        self.emit("ActionInvoked", "us", number, "default")

    def leave(self):
        with suppress(OSError):  # the bus may have gone first
            self._bus.send(message_bus.ReleaseName(NAME))
            self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(30)
        self._bus.close()

    def _run(self):
        try:
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self._bus.send(self._answer(message))
        except (OSError, ConnectionResetError):
            return

    def _answer(self, call):
        member = call.header.fields[HeaderFields.member]
        if member == "GetCapabilities":
            return new_method_return(call, "as", (self.capabilities,))
        if member == "Notify" and call.header.fields[HeaderFields.signature] == "susssasa{sv}i":
            program, replaces, icon, title, body, actions, hints, expires = call.body
            if title == "refuză":
                return new_error(call, f"{NAME}.Error.ExcessNotificationGeneration")
            number = replaces or self.next_number
            self.next_number += not replaces
            with self._changed:
                self.shown.append(
                    {
                        "number": number,
                        "program": program,
                        "icon": icon,
                        "title": title,
                        "body": body,
                        "actions": actions,
                        "hints": {name: value for name, (_, value) in hints.items()},
                        "expires": expires,
                    }
                )
                self._changed.notify_all()
            return new_method_return(call, "u", (number,))
        return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
