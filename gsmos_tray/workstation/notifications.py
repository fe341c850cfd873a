"""Shows notifications on a Linux desktop, and hears the click on them.

Straight over D-Bus (freedesktop.org, *Desktop Notifications Specification*), because Qt's tray
icon gives no click over StatusNotifier. One thread talks to the bus, for as long as it runs, and
comes back when bus or server do. That there is no server is a state, never an error for whoever
shows something. What is worth a notification, and in which words, is not this module's business.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

_log = logging.getLogger(__name__)

_NAME = "org.freedesktop.Notifications"
_SERVER = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_NORMAL, _CRITICAL = 1, 2  # the specification's urgency levels
_AS_THE_SERVER_LIKES = -1  # expire_timeout
_PATIENCE = 5.0  # seconds for an answer: the server may have to be started first
_UNTIL_NEXT_TRY = 30.0


@dataclass(frozen=True, slots=True)
class _Wish:
    """One notification that somebody wants shown."""

    title: str
    body: str
    urgent: bool
    clicked: Callable[[], None]


class FreedesktopNotifier:
    """Any thread may show something; nothing waits. *clicked* is called in the notifier's thread.

    *program* and *icon* are what the desktop shows beside a notification, *entry* is the name of
    the program's desktop entry, *action* gives what a click does, in a word of the language of now.
    """

    def __init__(
        self, program: str, *, icon: str = "", entry: str = "", action: Callable[[], str] = str
    ) -> None:
        self._board = _Board(program, icon, entry, action)
        self._wishes: dict[str, _Wish] = {}
        self._lock = threading.Lock()
        self._is_there = True  # until the first attempt says otherwise
        self._stop = threading.Event()
        self._ear, self._bell = socket.socketpair()
        self._bell.setblocking(False)  # noqa: FBT003 - not our function
        self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)

    def start(self) -> None:
        """Look for the server, in the background."""
        self._thread.start()

    def show(
        self, key: str, title: str, body: str, *, urgent: bool, clicked: Callable[[], None]
    ) -> bool:
        """Show a notification in place of the last one with the same *key*.

        ``False`` if there is no server, as far as is known now: say it in another way.
        """
        with self._lock:
            if not self._is_there or self._stop.is_set():
                return False
            self._wishes[key] = _Wish(title, body, urgent, clicked)
            self._ring()
            return True

    def stop(self, timeout: float = 1.0) -> None:
        """Stop hearing clicks. What is shown stays. For the thread, wait at most *timeout*."""
        with self._lock:
            if not self._stop.is_set():
                self._stop.set()
                self._ring()
        self._thread.join(timeout)

    def _ring(self) -> None:
        with suppress(BlockingIOError):  # it is ringing already
            self._bell.send(b"!")

    def _run(self) -> None:
        try:
            self._come_back_until_stopped()
        except Exception:  # noqa: BLE001 - here a thread begins
            _log.exception("bug in the notifier")
        with self._lock:
            self._stop.set()
            self._ear.close()
            self._bell.close()

    def _come_back_until_stopped(self) -> None:
        while not self._stop.is_set():
            try:
                with open_dbus_connection("SESSION") as bus:
                    self._serve(bus)
            except (OSError, KeyError, ValueError, RuntimeError, DBusErrorResponse) as error:
                # No bus, no answer, or none that jeepney understands.
                _log.info("no desktop notifications: %s", type(error).__name__)
                self._is_away()
                self._stop.wait(_UNTIL_NEXT_TRY)

    def _serve(self, bus: DBusConnection) -> None:
        notices = _listen(bus, MatchRule(type="signal", interface=_NAME))
        owners = _listen(bus, _changes_of_owner())
        self._look_for_server(bus)
        while not self._stop.is_set():
            while owners:
                owners.clear()
                self._board.clear()
                self._look_for_server(bus)
            while notices:
                self._board.hear(notices.popleft())
            for key, wish in self._take_wishes():
                self._board.put(bus, key, wish)
            _receive(bus)
            if not owners and not notices:
                ready, _, _ = select.select([bus.sock, self._ear], [], [])
                if self._ear in ready:
                    self._ear.recv(4096)

    def _look_for_server(self, bus: DBusConnection) -> None:
        try:
            self._board.ask_what_it_can(bus)
        except DBusErrorResponse as error:
            _log.info("no notification server: %s", error.name)
            self._is_away()
        else:
            with self._lock:
                self._is_there = True

    def _is_away(self) -> None:
        with self._lock:
            self._is_there = False
            self._wishes.clear()

    def _take_wishes(self) -> list[tuple[str, _Wish]]:
        with self._lock:
            wishes, self._wishes = self._wishes, {}
        return list(wishes.items())


class _Board:
    """What is shown at the moment. For the notifier's thread alone."""

    def __init__(self, program: str, icon: str, entry: str, action: Callable[[], str]) -> None:
        self._program = program
        self._icon = icon
        self._entry = entry
        self._action = action
        self._can: frozenset[str] = frozenset()
        self._numbers: dict[str, int] = {}
        self._clicks: dict[int, Callable[[], None]] = {}

    def ask_what_it_can(self, bus: DBusConnection) -> None:
        """Learn the server's capabilities, starting it if the bus knows how to."""
        reply = bus.send_and_get_reply(
            new_method_call(_SERVER, "GetCapabilities"), timeout=_PATIENCE
        )
        (capabilities,) = unwrap_msg(reply)
        self._can = frozenset(capabilities)

    def put(self, bus: DBusConnection, key: str, wish: _Wish) -> None:
        """Show a notification. One that the server refuses is logged."""
        before = self._numbers.get(key, 0)
        hints: dict[str, tuple[str, object]] = {
            "urgency": ("y", _CRITICAL if wish.urgent else _NORMAL)
        }
        if self._entry:
            hints["desktop-entry"] = ("s", self._entry)
        body = _marked_up(wish.body) if "body-markup" in self._can else wish.body
        actions = ["default", self._action()] if "actions" in self._can else []
        call = new_method_call(
            _SERVER,
            "Notify",
            "susssasa{sv}i",
            (
                self._program,
                before,
                self._icon,
                wish.title,
                body,
                actions,
                hints,
                _AS_THE_SERVER_LIKES,
            ),
        )
        try:
            (number,) = unwrap_msg(bus.send_and_get_reply(call, timeout=_PATIENCE))
        except DBusErrorResponse as error:
            _log.warning("a notification was refused: %s", error.name)
            return
        self._clicks.pop(before, None)
        self._numbers[key] = number
        self._clicks[number] = wish.clicked

    def hear(self, signal: Message) -> None:
        """Take in that one was clicked or closed. Others' notifications are heard of too."""
        match signal.header.fields.get(HeaderFields.member), signal.body:
            case "ActionInvoked", [int(number), "default"] if number in self._clicks:
                try:
                    self._clicks[number]()
                except Exception:  # noqa: BLE001 - a click leads into foreign code
                    _log.exception("a click on a notification failed")
            case "NotificationClosed", [int(number), int()]:
                self._clicks.pop(number, None)
            case _:  # ActivationToken, and what servers add
                pass

    def clear(self) -> None:
        """Forget all: a new server begins to count anew."""
        self._numbers.clear()
        self._clicks.clear()


def _marked_up(text: str) -> str:
    """Write *text* for a server that reads marks in it."""
    from html import escape  # noqa: PLC0415 - brings two tables of names, 0.3 MB

    return escape(text, quote=False)


def _receive(bus: DBusConnection) -> None:
    """Take in all that came, also what was read already, with the answer to a call."""
    with suppress(TimeoutError):
        while True:
            bus.recv_messages(timeout=0)


def _listen(bus: DBusConnection, rule: MatchRule) -> deque[Message]:
    heard: deque[Message] = deque()
    bus.filter(rule, queue=heard)
    unwrap_msg(bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE))
    return heard


def _changes_of_owner() -> MatchRule:
    rule = MatchRule(
        type="signal",
        sender="org.freedesktop.DBus",
        interface="org.freedesktop.DBus",
        member="NameOwnerChanged",
    )
    rule.add_arg_condition(0, _NAME)
    return rule
