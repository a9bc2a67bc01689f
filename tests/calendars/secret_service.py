"""A Secret Service with one collection that is locked or not; it prints each request to unlock it.

As a program it takes an address, and reads ``lock`` and ``unlock``.
"""

import asyncio
import json
import sys

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME = "org.freedesktop.secrets"
COLLECTION = "/org/freedesktop/secrets/aliases/default"


class SecretService:
    def __init__(self) -> None:
        self.is_locked = False

    def handle(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.destination == "org.freedesktop.DBus":
            return False
        if message.member == "Get" and message.path == COLLECTION:
            value = {"Locked": Variant("b", self.is_locked), "Label": Variant("s", "Login")}.get(message.body[1])
            if value is not None:
                return Message.new_method_return(message, "v", [value])
        if message.member == "Unlock":
            print(json.dumps({"asked": "unlock"}), flush=True)
            return Message.new_method_return(message, "aoo", [[], "/"])
        return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "nothing of that kind")


async def serve(address: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
    service = SecretService()
    bus.add_message_handler(service.handle)
    await bus.request_name(NAME)
    print(json.dumps({"said": "ready"}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        service.is_locked = line.strip() == "lock"
        print(json.dumps({"said": "done"}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
