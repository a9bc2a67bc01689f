"""Sockets of compositors: a connection at which events wait, and short questions."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.system.focused_window.interface import FocusedWindowUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TIMEOUT_S = 1.0
"""The seconds that an answer may take: compositors answer at once."""

A_PIECE = 1 << 16


class CompositorWindow:
    """Hears of other focused windows by events, which wait until they are taken in; then asks which one it is.

    Args:
        name: the name of the compositor.
        subscribe: returns a connection at which events arrive.
        ask: returns the class of the focused window.

    Raises:
        FocusedWindowUnavailable: nobody answers there.
    """

    def __init__(self, name: str, subscribe: Callable[[], socket.socket], ask: Callable[[], str | None]) -> None:
        self.name = name
        self._ask = ask
        self._events: socket.socket | None = None
        try:
            self._events = subscribe()
            self._app = ask()
        except (OSError, ValueError) as problem:
            self.close()
            raise FocusedWindowUnavailable(
                _("the compositor is not responding: {problem}").format(problem=reason_of(problem))
            ) from None

    def app(self) -> str | None:
        """Return the class of the focused window; the compositor is asked only after an event."""
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


def connected(path: Path | str) -> socket.socket:
    """Return a connection to a Unix socket.

    Raises:
        OSError: nobody listens there.
    """
    if sys.platform == "win32":
        raise OSError("no Unix sockets here")
    made = socket.socket(socket.AF_UNIX)
    made.settimeout(TIMEOUT_S)
    try:
        made.connect(str(path))
    except OSError:
        made.close()
        raise
    return made


def waiting(connection: socket.socket) -> bytes:
    """Return the bytes that have arrived, without waiting for more.

    Raises:
        OSError: the other side is gone.
    """
    arrived = bytearray()
    connection.setblocking(False)
    try:
        with suppress(BlockingIOError):
            while chunk := connection.recv(A_PIECE):
                arrived += chunk
            raise ConnectionResetError
    finally:
        connection.settimeout(TIMEOUT_S)
    return bytes(arrived)
