"""One connection to a desktop's session bus, for questions a test asks of it."""

from __future__ import annotations

from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

_PATIENCE = 10.0  # seconds for an answer


class Bus:
    """Asks and answers in one thread."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def has(self, name: str) -> bool:
        """Whether anybody answers to *name*."""
        return bool(self._ask(message_bus.NameHasOwner(name))[0])

    def get(self, where: DBusAddress, name: str) -> Any:
        """Give a property's value, or ``None`` if there is none."""
        try:
            return self._ask(Properties(where).get(name))[0][1]
        except DBusErrorResponse:
            return None

    def call(self, where: DBusAddress, method: str, signature: str = "", *values: object) -> Any:
        """Call a method and give its answers as a tuple."""
        return self._ask(new_method_call(where, method, signature or None, values))

    def _ask(self, message: Any) -> Any:
        reply = self._connection.send_and_get_reply(message, timeout=_PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise DBusErrorResponse(reply)
        return reply.body
