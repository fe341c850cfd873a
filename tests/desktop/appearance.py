"""The desktop's own word on light and dark: the settings portal, which toolkits ask and listen to.

Says nothing else that a portal can say (freedesktop.org, *XDG Desktop Portal*, Settings).
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any, Literal

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

_NAME = "org.freedesktop.portal.Desktop"
_SETTINGS = DBusAddress(
    "/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings"
)
_GROUP, _KEY = "org.freedesktop.appearance", "color-scheme"
_SCHEMES = {"dark": 1, "light": 2}

FOLLOWED = {"XDG_CURRENT_DESKTOP": "GNOME"}
"""What Qt finds in the environment of a desktop with a portal; without it, it asks none."""


class Appearance:
    """Is there until its bus is gone."""

    def __init__(self, address: str, scheme: Literal["light", "dark"]) -> None:
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(_NAME))
        self._scheme = _SCHEMES[scheme]
        threading.Thread(target=self._answer, daemon=True).start()

    def turn(self, scheme: Literal["light", "dark"]) -> None:
        """Turn the desktop light or dark, as its own settings do."""
        self._scheme = _SCHEMES[scheme]
        told = (_GROUP, _KEY, ("u", self._scheme))
        self._connection.send(new_signal(_SETTINGS, "SettingChanged", "ssv", told))

    def _answer(self) -> None:
        with self._connection, suppress(ConnectionError):
            while True:
                asked = self._connection.receive()
                if asked.header.message_type is MessageType.method_call:
                    self._connection.send(self._answer_to(asked))

    def _answer_to(self, asked: Any) -> Any:
        if asked.header.fields[HeaderFields.member] != "ReadAll":
            return new_error(asked, "org.freedesktop.portal.Error.NotFound")
        told = {_GROUP: {_KEY: ("u", self._scheme)}}
        return new_method_return(asked, "a{sa{sv}}", (told,))
