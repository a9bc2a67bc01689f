"""A fake of the desktop portal's global shortcuts, strict about every signature, name and order.

As a program it takes an address and how it answers: ``well``; ``at once``, by the session's options, as Plasma 5 does;
``silently``, without the keys, as Plasma 6 does; ``declines``, ``later``, ``refuses``, ``knows none``. It says what was
taken or bound, and reads orders: ``press ACTION TOKEN``, ``change``, ``foreign``, ``odd``, ``restart``.
"""

import asyncio
import json
import sys

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE, REQUEST = "org.freedesktop.portal.GlobalShortcuts", "org.freedesktop.portal.Request"
LIST = "a(sa{sv})"
TAKEN = ("ALT+F4",)
"""Keys that the desktop has for itself."""

PROPERTIES, SESSION = "org.freedesktop.DBus.Properties", "org.freedesktop.portal.Session"


class Portal:
    """Sessions and what is bound in them."""

    def __init__(self, bus: MessageBus, manner: str) -> None:
        self.bus = bus
        self.manner = manner
        self.session = ""
        self.bound = False
        self.owner = ""
        self.known: dict[str, dict[str, Variant]] = {}

    def handle(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL:
            return False
        call = (message.interface, message.member, message.signature)
        if self.manner == "knows none":
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownInterface", "no such interface")
        if call == (PROPERTIES, "Get", "ss") and message.body == [INTERFACE, "version"]:
            return Message.new_method_return(message, "v", [Variant("u", 1)])
        if call == (INTERFACE, "CreateSession", "a{sv}") and message.path == PATH:
            return self.create(message, message.body[0])
        if call == (INTERFACE, "ListShortcuts", "oa{sv}") and message.body[0] == self.session:
            return self.respond(message, message.body[1], 0, {"shortcuts": self.listed()})
        if call == (INTERFACE, "BindShortcuts", "oa(sa{sv})sa{sv}") and message.path == PATH:
            return self.bind(message, *message.body)
        if call == (SESSION, "Close", "") and message.path == self.session:
            self.say(closed=self.session)
            self.session, self.bound, self.known = "", False, {}
            return Message.new_method_return(message)
        return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", str(call))

    def create(self, message: Message, options: dict[str, Variant]) -> Message:
        if self.manner == "refuses":
            return Message.new_error(message, "org.freedesktop.portal.Error.Failed", "no")
        assert self.session == "", "the session before was not closed"
        self.owner = message.sender or ""
        assert {name: value.signature for name, value in options.items()} == {
            "handle_token": "s",
            "session_handle_token": "s",
            "shortcuts": LIST,
        }
        self.session = f"{PATH}/session/{self.sender}/{options['session_handle_token'].value}"
        if self.manner == "at once":
            self.know(options["shortcuts"].value)
            self.say(taken=self.described())
        return self.respond(message, options, 0, {"session_handle": Variant("s", self.session)})

    def bind(self, message: Message, session: str, shortcuts: list, parent: str, options: dict) -> Message:
        if session != self.session or self.bound or parent or options["handle_token"].signature != "s":
            return Message.new_error(message, "org.freedesktop.portal.Error.InvalidArgument", "bound already")
        self.bound = True
        self.know(shortcuts)
        self.say(bound=self.described())
        if self.manner == "declines":
            return self.respond(message, options, 1, {})
        if self.manner == "later":
            return self.respond(message, options, 0, {"shortcuts": Variant(LIST, [])})
        return self.respond(message, options, 0, {} if self.manner == "silently" else {"shortcuts": self.listed()})

    @property
    def sender(self) -> str:
        return self.owner.lstrip(":").replace(".", "_")

    def know(self, shortcuts: list) -> None:
        assert all(value.signature == "s" for _name, about in shortcuts for value in about.values())
        self.known = dict(shortcuts)

    def described(self) -> dict[str, list[str]]:
        return {
            name: [about["description"].value, about["preferred_trigger"].value] for name, about in self.known.items()
        }

    def listed(self) -> Variant:
        keys = {
            name: "" if about["preferred_trigger"].value in TAKEN else f"Press {about['preferred_trigger'].value}"
            for name, about in self.known.items()
        }
        return Variant(LIST, [[name, {"trigger_description": Variant("s", words)}] for name, words in keys.items()])

    def respond(self, message: Message, options: dict, code: int, results: dict[str, Variant]) -> Message:
        request = f"{PATH}/request/{self.sender}/{options['handle_token'].value}"
        # An answer to somebody else, or to an earlier request.
        self.tell(f"{PATH}/request/{self.sender}/stale", REQUEST, "Response", "ua{sv}", 2, {})
        self.tell(request, REQUEST, "Response", "ua{sv}", code, results)
        return Message.new_method_return(message, "o", [request])

    def tell(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        signal = Message(
            message_type=MessageType.SIGNAL,
            destination=self.owner,
            path=path,
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        self.bus.send(signal)

    def order(self, words: list[str]) -> None:
        match words:
            case ["press", action, token]:
                options = {"activation_token": Variant("s", token)}
                self.tell(PATH, INTERFACE, "Activated", "osta{sv}", self.session, action, 7, options)
                self.tell(PATH, INTERFACE, "Deactivated", "osta{sv}", self.session, action, 8, {})
            case ["change"]:
                changed = [["pick", {"trigger_description": Variant("s", "Meta+T")}]]
                self.tell(PATH, INTERFACE, "ShortcutsChanged", "oa(sa{sv})", self.session, changed)
            case ["foreign"]:
                self.tell(PATH, INTERFACE, "Activated", "osta{sv}", f"{PATH}/session/other", "stop", 7, {})
            case ["odd"]:
                self.tell(PATH, INTERFACE, "Activated", "s", "stop")
                self.tell(PATH, INTERFACE, "ShortcutsChanged", "os", self.session, "pick")
                self.tell(PATH, REQUEST, "Response", "u", 0)
            case ["restart"]:
                self.session, self.bound, self.known = "", False, {}

    @staticmethod
    def say(**what: object) -> None:
        print(json.dumps(what), flush=True)


async def serve(address: str, manner: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()
    portal = Portal(bus, manner)
    bus.add_message_handler(portal.handle)
    await bus.request_name(NAME)
    portal.say(said="ready")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        portal.order(line.split())
        if line.strip() == "restart":
            await bus.release_name(NAME)
            await bus.request_name(NAME)
        portal.say(said="done")


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
