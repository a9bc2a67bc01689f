"""Fakes of logind, of the screen savers and of GNOME's window manager, strict about every signature.

As a program it owns their names on one bus, prints each call as a line of JSON and reads orders: ``sleep``, ``wake``,
``lock``, ``unlock``, ``hint true``, ``saver INTERFACE true``, ``own NAME``, ``idle MILLISECONDS``,
``away`` from which on idle time rises as it passes, ``odd`` for signals that are none; ``held`` asks how many hold up
sleep.
"""

import asyncio
import json
import os
import sys
import time
from typing import Any

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

LOGIN, PATH, SESSION = "org.freedesktop.login1", "/org/freedesktop/login1", "/org/freedesktop/login1/session/_37"
MUTTER = "org.gnome.Mutter.IdleMonitor"
SENT_S = 0.2
"""The time after which the other end has what was sent to it."""

WANTED = {"Inhibit": "ssss", "GetSession": "s", "GetSessionByPID": "u", "GetIdletime": ""}


class Fakes:
    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._idle = 0
        self._away: float | None = None
        self._held = 0

    def handle(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.member not in WANTED:
            return False
        if message.signature != WANTED[message.member]:
            return Message.new_error(message, "org.freedesktop.DBus.Error.InvalidArgs", "wrong signature")
        if message.member == "GetIdletime":
            passed = 0 if self._away is None else round((time.monotonic() - self._away) * 1000)
            return Message.new_method_return(message, "t", [self._idle + passed])
        say(member=message.member, body=message.body)
        if message.member == "Inhibit":
            return self._inhibit(message)
        if message.body[0] in ("37", os.getppid()):
            return Message.new_method_return(message, "o", [SESSION])
        return Message.new_error(message, f"{LOGIN}.NoSuchSession", "no such session")

    def _inhibit(self, message: Message) -> Message:
        read_end, write_end = os.pipe()
        os.set_blocking(read_end, False)
        asyncio.get_running_loop().add_reader(read_end, self._let_go, read_end)
        asyncio.get_running_loop().call_later(SENT_S, os.close, write_end)
        self._held += 1
        return Message.new_method_return(message, "h", [0], unix_fds=[write_end])

    def _let_go(self, read_end: int) -> None:
        asyncio.get_running_loop().remove_reader(read_end)
        os.close(read_end)
        self._held -= 1
        say(said="let go")

    async def carry_out(self, line: str) -> None:
        order, *rest = line.split()
        if order == "idle":
            self._idle, self._away = int(rest[0]), None
        elif order == "away":
            self._away = time.monotonic()
        elif order == "held":
            await asyncio.sleep(2 * SENT_S)  # until what was let go has arrived here
            say(held=self._held)
        elif order in ("sleep", "wake"):
            await self._signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", "b", order == "sleep")
        elif order in ("lock", "unlock"):
            await self._signal(SESSION, f"{LOGIN}.Session", order.capitalize(), "")
        elif order == "hint":
            changed = {"LockedHint": Variant("b", rest[0] == "true")}
            await self._signal(
                SESSION,
                "org.freedesktop.DBus.Properties",
                "PropertiesChanged",
                "sa{sv}as",
                f"{LOGIN}.Session",
                changed,
                [],
            )
        elif order == "saver":
            path = "/" + rest[0].replace(".", "/")
            await self._signal(path, rest[0], "ActiveChanged", "b", rest[1] == "true")
        elif order == "own":
            await self._bus.request_name(rest[0])
        elif order == "odd":
            await self._signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", "s", "true")
            await self._signal(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", "s", "nonsense")
            await self._signal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "u", 1)
        say(said="done")

    async def _signal(self, path: str, interface: str, member: str, signature: str, *body: Any) -> None:
        await self._bus.send(Message.new_signal(path, interface, member, signature, list(body)))


def say(**what: Any) -> None:
    print(json.dumps(what), flush=True)


async def serve(address: str) -> None:
    bus = await MessageBus(bus_address=address, bus_type=BusType.SESSION, negotiate_unix_fd=True).connect()
    fakes = Fakes(bus)
    bus.add_message_handler(fakes.handle)
    for name in (LOGIN, MUTTER):
        await bus.request_name(name)
    say(said="ready")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        await fakes.carry_out(line)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
