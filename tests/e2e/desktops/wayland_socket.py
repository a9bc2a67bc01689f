"""A small client of Wayland: binds one global and sends it requests, to move the pointer and press keys."""

import socket
import struct
from pathlib import Path

DISPLAY, REGISTRY = 1, 2
SYNC, GET_REGISTRY = 0, 1
BIND = 0
GLOBAL = 0
DONE = 0
ERROR = 0


class WaylandSocket:
    """A connection to a compositor.

    Args:
        path: of the compositor's socket.
    """

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._socket.connect(str(path))
        self._unread = b""
        self._last = REGISTRY
        self._globals: dict[str, tuple[int, int]] = {}
        self.send(DISPLAY, GET_REGISTRY, number(REGISTRY))
        self.sync()

    def bind(self, interface: str, version: int) -> int:
        """Return a new object of a global, of this version or of an older one if the compositor has none newer."""
        name, newest = self._globals[interface]
        bound = self.new_id()
        self.send(REGISTRY, BIND, number(name) + text(interface) + number(min(version, newest)) + number(bound))
        return bound

    def new_id(self) -> int:
        """Return the number of a new object."""
        self._last += 1
        return self._last

    def send(self, target: int, request: int, arguments: bytes = b"") -> None:
        """Send a request to an object."""
        self._socket.sendall(struct.pack("<II", target, (8 + len(arguments)) << 16 | request) + arguments)

    def sync(self) -> None:
        """Wait until the compositor has handled every request."""
        callback = self.new_id()
        self.send(DISPLAY, SYNC, number(callback))
        while not self._take_in(callback):
            received = self._socket.recv(65536)
            assert received, "the compositor closed the connection"
            self._unread += received

    def close(self) -> None:
        """End the connection; what was pressed is let go."""
        self._socket.close()

    def _take_in(self, callback: int) -> bool:
        """Go through the events received so far, and tell whether the callback is among them."""
        done = False
        while len(self._unread) >= 8:
            sender, header = struct.unpack_from("<II", self._unread)
            size, event = header >> 16, header & 0xFFFF
            if len(self._unread) < size:
                break
            body, self._unread = self._unread[8:size], self._unread[size:]
            if sender == DISPLAY and event == ERROR:
                raise AssertionError(f"the compositor refused a request: {body!r}")
            if sender == REGISTRY and event == GLOBAL:
                name, length = struct.unpack_from("<II", body)
                self._globals[body[8 : 8 + length - 1].decode()] = (name, struct.unpack("<I", body[-4:])[0])
            done = done or (sender == callback and event == DONE)
        return done


def number(value: int) -> bytes:
    """Return an unsigned number as it goes over the wire."""
    return struct.pack("<I", value)


def fixed(value: float) -> bytes:
    """Return a number with a fraction as it goes over the wire."""
    return struct.pack("<i", int(value * 256))


def text(value: str) -> bytes:
    """Return a text as it goes over the wire: its length, itself with a zero, filled up to whole words."""
    encoded = value.encode() + b"\0"
    return number(len(encoded)) + encoded + b"\0" * (-len(encoded) % 4)
