"""The focused window of sway, by its IPC socket.

sway's answer describes all windows, titles included; only the class of the focused one is taken out of it.
"""

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.system.focused_window.interface import FocusedWindowUnavailable
from tltimer.system.focused_window.sockets import connected, waiting

MAGIC = b"i3-ipc"
SUBSCRIBE, GET_TREE = 2, 4
HEADER = struct.Struct("=6sII")

LARGEST = 16 << 20
"""No answer is larger than this, in bytes."""


class SwayWindow:
    """Hears of other focused windows by events, which wait until they are taken in; then asks which one it is.

    Args:
        path: the socket, as ``SWAYSOCK`` has it.

    Raises:
        FocusedWindowUnavailable: nobody answers there.
    """

    name = "sway"

    def __init__(self, path: str) -> None:
        self._path = path
        self._events: socket.socket | None = None
        try:
            self._events = connected(path)
            self._events.sendall(_message(SUBSCRIBE, b'["window", "workspace"]'))
            _answer(self._events, SUBSCRIBE)
            self._app = self._ask()
        except (OSError, ValueError) as problem:
            self.close()
            raise FocusedWindowUnavailable(
                _("the compositor is not responding: {problem}").format(problem=reason_of(problem))
            ) from None

    def app(self) -> str | None:
        """Return the class of the focused window; sway is asked only after an event."""
        if self._events is None:
            return None
        try:
            if waiting(self._events):
                self._app = self._ask()
        except (OSError, ValueError):
            self.close()
            return None
        return self._app

    def close(self) -> None:
        """Leave."""
        if self._events is not None:
            self._events.close()
        self._events = None

    def _ask(self) -> str | None:
        with connected(self._path) as asked:
            asked.sendall(_message(GET_TREE))
            tree = json.loads(_answer(asked, GET_TREE))
        return _class_of(_focused(tree))


def _message(kind: int, payload: bytes = b"") -> bytes:
    return HEADER.pack(MAGIC, len(payload), kind) + payload


def _answer(connection: socket.socket, kind: int) -> bytes:
    """Read the answer of a kind; events that come first are passed over.

    Raises:
        OSError: the other side is gone.
        ValueError: it sends something that is not a message of sway.
    """
    while True:
        magic, length, reply = HEADER.unpack(_exactly(connection, HEADER.size))
        if magic != MAGIC or length > LARGEST:
            raise ValueError("no message of sway")
        payload = _exactly(connection, length)
        if reply == kind:
            return payload


def _exactly(connection: socket.socket, count: int) -> bytes:
    content = bytearray()
    while len(content) < count:
        chunk = connection.recv(count - len(content))
        if not chunk:
            raise ConnectionResetError
        content += chunk
    return bytes(content)


def _focused(node: Any) -> Mapping[str, Any] | None:
    """Return the focused node below a node of the tree, itself included."""
    if not isinstance(node, dict):
        return None
    if node.get("focused"):
        return node
    below = (*(node.get("nodes") or ()), *(node.get("floating_nodes") or ()))
    return next((focused for child in below if (focused := _focused(child)) is not None), None)


def _class_of(node: Mapping[str, Any] | None) -> str | None:
    """Return the class of a window; None of a workspace, which has the focus where no window has."""
    if node is None:
        return None
    name = node.get("app_id") or (node.get("window_properties") or {}).get("class")
    return name if isinstance(name, str) and name else None
