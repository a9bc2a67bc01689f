"""Notification servers of several desktops, as far as their do-not-disturb goes; strict about every signature.

As a program it takes an address and a server's name, and reads ``on``, ``off`` and ``forget``.
"""

import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

PROPERTIES = "org.freedesktop.DBus.Properties"
NAMES = ("org.freedesktop.Notifications", "org.xfce.Xfconf")
PROPERTY = {
    "dunst": ["org.dunstproject.cmd0", "paused"],
    "Plasma": ["org.freedesktop.Notifications", "Inhibited"],
}


class Desktop:
    def __init__(self, name: str) -> None:
        self.name = name
        self.on: bool | None = False

        self.inhibitors: dict[str, int] = {}

    def handle(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.destination == "org.freedesktop.DBus":
            return False
        if message.member in ("Inhibit", "UnInhibit") and self.name == "Plasma":
            return self._inhibit(message)
        body = self._answer(message.member, message.signature, message.body)
        if body is None:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "nothing of that kind")
        return Message.new_method_return(message, *body)

    def _answer(self, member: str, signature: str, body: list[Any]) -> tuple[str, list[object]] | None:
        match (member, signature, self.name):
            case ("GetServerInformation", "", name):
                return "ssss", [name, "somebody", "1", "1.2"]
            case ("Get", "ss", name) if body == PROPERTY.get(name) and self.on is not None:
                return "v", [Variant("b", self.on or bool(self.inhibitors))]
            case ("Set", "ssv", "dunst") if body[:2] == PROPERTY["dunst"] and body[2].signature == "b":
                self.on = body[2].value
                return "", []
            case ("SetModes", "as", "mako"):
                self.on = body[0] == ["default", "do-not-disturb"]
                return "", []
            case ("SetProperty", "ssv", "Xfce Notify Daemon") if body[:2] == ["xfce4-notifyd", "/do-not-disturb"]:
                self.on = body[2].value if body[2].signature == "b" else None
                return "", []
            case ("ResetProperty", "ssb", "Xfce Notify Daemon") if body == ["xfce4-notifyd", "/do-not-disturb", False]:
                self.on = None
                return "", []
            case ("ListModes", "", "mako"):
                return "as", [["default", "do-not-disturb"] if self.on else ["default"]]
            case ("PropertyExists", "ss", "Xfce Notify Daemon"):
                return "b", [self.on is not None]
            case ("GetProperty", "ss", "Xfce Notify Daemon") if body == ["xfce4-notifyd", "/do-not-disturb"]:
                return "v", [Variant("b", bool(self.on))]
            case ("GetProperty", "ss", "Xfce Notify Daemon") if body == ["xfce4-notifyd", "/notify-location"]:
                return "v", [Variant("u", 3 if self.on else 2)]
        return None

    def _inhibit(self, message: Message) -> Message:
        match (message.member, message.signature):
            case ("Inhibit", "ssa{sv}"):
                self.inhibitors[message.sender] = 7
                return Message.new_method_return(message, "u", [7])
            case ("UnInhibit", "u") if self.inhibitors.get(message.sender) == message.body[0]:
                del self.inhibitors[message.sender]
                return Message.new_method_return(message)
        return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "wrong signature")

    def forget(self, message: Message) -> None:
        """Take back what a program inhibited that has left the bus, as Plasma does."""
        if message.member == "NameOwnerChanged" and not message.body[2]:
            self.inhibitors.pop(message.body[0], None)


async def serve(address: str, name: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
    desktop = Desktop(name)
    bus.add_message_handler(desktop.handle)
    bus.add_message_handler(desktop.forget)
    await bus.call(
        Message(
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
            "AddMatch",
            signature="s",
            body=["type='signal',member='NameOwnerChanged'"],
        )
    )
    for owned in NAMES:
        await bus.request_name(owned)
    print(json.dumps({"said": "ready"}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        desktop.on = {"on": True, "off": False, "forget": None}[line.strip()]
        print(json.dumps({"said": "done"}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
