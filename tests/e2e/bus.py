"""A session bus as a test sees it: calls, properties, who is there."""

from typing import Any

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

DRIVER = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")


class BusError(Exception):
    """The other side answered with an error."""


class Bus:
    """One connection to the session bus at an address."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._connection: DBusConnection = open_dbus_connection(address)

    def call(self, service: str, path: str, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        """Call a method and give its answer: nothing, a value, or a tuple of several.

        Raises:
            BusError: the other side answered with an error.
        """
        address = DBusAddress(path, bus_name=service, interface=interface)
        return self._ask(new_method_call(address, method, signature or None, body))

    def property_of(self, service: str, path: str, interface: str, name: str) -> Any:
        """Read a property."""
        address = DBusAddress(path, bus_name=service, interface=interface)
        return self._ask(Properties(address).get(name))[1]

    def has_owner(self, service: str) -> bool:
        """Return whether somebody has this name on the bus."""
        return bool(self._ask(new_method_call(DRIVER, "NameHasOwner", "s", (service,))))

    def pid_of(self, service: str) -> int | None:
        """Return the process that has this name on the bus, if there is one."""
        try:
            return int(self._ask(new_method_call(DRIVER, "GetConnectionUnixProcessID", "s", (service,))))
        except BusError:
            return None

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def _ask(self, message: Any) -> Any:
        answer = self._connection.send_and_get_reply(message, timeout=60)
        if answer.header.message_type is MessageType.error:
            raise BusError(str(answer.body))
        return answer.body[0] if len(answer.body) == 1 else answer.body
