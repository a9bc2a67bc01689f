"""The focused window of sway, by its IPC socket.

sway's answer describes all windows, titles included; only the class of the focused one is taken out of it.
"""

from __future__ import annotations

import json
import struct

from tltimer.system.focused_window.sockets import CompositorWindow, connected

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping
    from typing import Any

NAME = "sway"

MAGIC = b"i3-ipc"
SUBSCRIBE, GET_TREE = 2, 4
HEADER = struct.Struct("=6sII")

LARGEST = 16 << 20
"""No answer is larger than this, in bytes."""


def sway_window(path: str) -> CompositorWindow:
    """Return the focused window of sway, whose socket ``SWAYSOCK`` names.

    Raises:
        FocusedWindowUnavailable: nobody answers there.
    """

    def ask() -> str | None:
        with connected(path) as connection:
            connection.sendall(_message(GET_TREE))
            tree = json.loads(_answer(connection, GET_TREE))
        return _class_of(_focused(tree))

    return CompositorWindow(NAME, lambda: _subscribed(path), ask)


def _subscribed(path: str) -> socket.socket:
    connection = connected(path)
    try:
        connection.sendall(_message(SUBSCRIBE, b'["window", "workspace"]'))
        _answer(connection, SUBSCRIBE)
    except (OSError, ValueError):
        connection.close()
        raise
    return connection


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
