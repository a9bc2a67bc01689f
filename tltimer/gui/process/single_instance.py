"""One app a home: a second start hands its wish to the first.

On Unix with plain sockets, since Qt's own would cost every app at rest six megabytes of Qt's network library.
"""

import os
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tltimer.paths import Home

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, SignalInstance

PATIENCE = 2.0
"""How many seconds a second start waits for the first one to listen."""

LONGEST_PATH = 100
"""Sockets have room for 108 bytes of path."""

LONGEST_WISH = 4096
SHOW_WEEK = "show week"


class FirstInstance(Protocol):
    """Listens for the wishes of later starts; ``wished`` gives a few words and the desktop's token for a window."""

    @property
    def wished(self) -> "SignalInstance":
        """A later start wishes something."""

    def listen(self, home: Home) -> bool:
        """Begin to listen; False if that is impossible, and then the app works on without."""

    def close(self) -> None:
        """Stop listening, and leave nothing behind."""


def socket_path(home: Home) -> Path:
    """Give where the app of a home listens; no other home has the same."""
    name = f"app-{zlib.crc32(os.fsencode(home.data)):08x}"
    path = home.runtime / name
    if len(os.fsencode(path)) > LONGEST_PATH:
        owner = os.getuid() if hasattr(os, "getuid") else ""
        path = Path(tempfile.gettempdir()) / f"tltimer-{owner}" / name
    return path


def ask_first(home: Home, wish: str, token: str = "") -> bool:
    """Hand a wish to the app that runs already.

    Args:
        home: whose app.
        wish: a few words, ``show week``.
        token: the desktop's leave to come to the front.

    Returns:
        False if none runs; what a killed one left behind does not count.
    """
    path = socket_path(home)
    if os.name != "posix":
        from tltimer.gui.process.single_instance_windows import ask
    elif path.exists():
        from tltimer.gui.process.single_instance_unix import ask
    else:
        return False
    return ask(path, f"{wish}\n{token}\n".encode())


def first_instance(parent: "QObject | None" = None) -> FirstInstance:
    """Give what listens on this system."""
    if os.name != "posix":
        from tltimer.gui.process.single_instance_windows import PipeInstance

        return PipeInstance(parent)
    from tltimer.gui.process.single_instance_unix import SocketInstance

    return SocketInstance(parent)


def wish_in(content: bytes) -> tuple[str, str]:
    """Take a wish and a token out of what a second start sent."""
    words, token, *_rest = [*content.decode("utf-8", "replace").split("\n"), "", ""]
    return words.strip(), token.strip()


def is_focus(content: bytes) -> bool:
    """Say whether nothing more needs to arrive."""
    return content.count(b"\n") >= 2 or len(content) >= LONGEST_WISH
