"""A notification server that is as strict as the strictest: it answers only what is spelled exactly as specified.

As a program it prints each call as a line of JSON and reads ``press ID ACTION``, ``close ID``, ``token ID TOKEN``.
"""

import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


class Server:
    def __init__(self, bus: MessageBus, abilities: list[str], name: str) -> None:
        self._bus = bus
        self._name = name
        self._abilities = abilities
        self._last = 0

    def handle(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != NAME:
            return False
        wanted = {
            "Notify": "susssasa{sv}i",
            "CloseNotification": "u",
            "GetCapabilities": "",
            "GetServerInformation": "",
        }
        if message.signature != wanted.get(message.member):
            self._say(member=message.member, wrong=message.signature)
            return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "wrong signature")
        if message.member == "GetServerInformation":
            return Message.new_method_return(message, "ssss", [self._name, "tests", "1", "1.2"])
        if message.member == "GetCapabilities":
            return Message.new_method_return(message, "as", [self._abilities])
        if message.member == "CloseNotification":
            self._say(member="CloseNotification", id=message.body[0])
            return Message.new_method_return(message)
        app, replaces, icon, summary, body, actions, hints, timeout = message.body
        self._last = replaces or self._last + 1
        plain = {name: variant.value for name, variant in hints.items()}
        self._say(
            member="Notify",
            id=self._last,
            app=app,
            replaces=replaces,
            icon=icon,
            summary=summary,
            body=body,
            actions=actions,
            hints=plain,
            timeout=timeout,
        )
        return Message.new_method_return(message, "u", [self._last])

    async def carry_out(self, line: str) -> None:
        order, number, *rest = line.split()
        member, signature, body = {
            "press": ("ActionInvoked", "us", [int(number), *rest]),
            "token": ("ActivationToken", "us", [int(number), *rest]),
            "close": ("NotificationClosed", "uu", [int(number), 2]),
        }[order]
        await self._bus.send(Message.new_signal(PATH, NAME, member, signature, body))

    def _say(self, **what: Any) -> None:
        print(json.dumps(what), flush=True)


async def serve(address: str, abilities: list[str], name: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
    server = Server(bus, abilities, name)
    bus.add_message_handler(server.handle)
    await bus.request_name(NAME)
    print(json.dumps({"member": "ready"}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        await server.carry_out(line)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2].split(",") if sys.argv[2] else [], sys.argv[3]))
