"""A fake of the desktop portal's settings, strict about every signature.

As a program it takes an address and a color scheme, ``none`` for a portal that has no such setting; it reads orders: a
number sets the color scheme and says so, ``other`` says that another setting changed, ``odd`` sends another shape.
"""

import asyncio
import json
import sys

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
SCHEME = ["org.freedesktop.appearance", "color-scheme"]


async def serve(address: str, scheme: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()

    def handle(message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != INTERFACE:
            return False
        asked = (message.path, message.member, message.signature, message.body)
        if asked != (PATH, "Read", "ss", SCHEME) or scheme == "none":
            return Message.new_error(message, "org.freedesktop.portal.Error.NotFound", "no such setting")
        return Message.new_method_return(message, "v", [Variant("v", Variant("u", int(scheme)))])

    async def tell(signature: str, *body: object) -> None:
        await bus.send(Message.new_signal(PATH, INTERFACE, "SettingChanged", signature, list(body)))

    bus.add_message_handler(handle)
    await bus.request_name(NAME)
    print(json.dumps({"said": "ready"}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        match line.strip():
            case "other":
                await tell("ssv", "org.freedesktop.appearance", "accent-color", Variant("u", 1))
            case "odd":
                await tell("s", "dark")
                await tell("ssv", *SCHEME, Variant("s", "dark"))
            case number:
                await tell("ssv", *SCHEME, Variant("u", int(number)))
        print(json.dumps({"said": "done"}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
