"""The socket at which the running app of a home is reached: its path, and requests to the app.

A Unix socket, or a named pipe on Windows (written with care, untried). The app listens by Qt; whoever asks needs no Qt.
"""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tltimer.paths import Home

TIMEOUT_S = 2.0
"""The seconds that a request waits for the app to take it."""

LONGEST_PATH = 100
"""Sockets have room for 108 bytes of path."""

SHOW_WEEK = "show week"
PICK = "pick"


def socket_path(home: Home) -> Path | None:
    """Return the path of the app's socket for a home; None if no place is short enough and the user's own.

    The name is made from the home, so two homes never share one.
    """
    name = f"tltimer-{zlib.crc32(os.fsencode(home.data)):08x}"
    for folder in _folders(home):
        path = folder / name
        if len(os.fsencode(path)) <= LONGEST_PATH and _is_own(folder):
            return path
    return None


def _folders(home: Home) -> Iterator[Path]:
    """Yield the private folders in which the socket may be, the preferred one first."""
    yield home.runtime
    if sys.platform != "win32":
        if runtime := os.environ.get("XDG_RUNTIME_DIR"):
            yield Path(runtime) / "tltimer"
        # Somebody else may have taken the first of these names; then the user's own folder is left.
        yield Path(tempfile.gettempdir()) / f"tltimer-{os.getuid()}"
        yield Path.home() / ".cache" / "tltimer" / "run"


def _is_own(folder: Path) -> bool:
    """Return whether a folder is the user's and closed to others, or does not exist yet."""
    if sys.platform == "win32":
        return True
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022


def is_own_socket(path: Path) -> bool:
    """Return whether a path is a socket that this user made; on Windows the pipe's own access list tells."""
    if sys.platform == "win32":
        return True
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(status.st_mode) and status.st_uid == os.getuid()


def ask_app(home: Home, request: str, token: str = "") -> bool:
    """Hand a request to the app that is running.

    Args:
        home: whose app.
        request: ``SHOW_WEEK`` or ``PICK``.
        token: the desktop's permission for a window to come to the front.

    Returns:
        False if none runs; the socket of an app that was killed does not count.
    """
    path = socket_path(home)
    if path is None or not is_own_socket(path):
        return False
    return send(path, f"{request}\n{token}\n".encode())


def send(path: Path, content: bytes) -> bool:
    """Send some bytes to whoever listens at a path; return whether somebody does."""
    if sys.platform == "win32":
        try:
            with open(rf"\\.\pipe\{path}", "r+b", buffering=0) as pipe:  # noqa: PTH123
                pipe.write(content)
        except OSError:
            return False
        return True
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(TIMEOUT_S)
        try:
            connection.connect(str(path))
        except OSError:
            return False
        # Somebody is there: one that does not answer just now does not justify starting a second app beside it.
        with suppress(OSError):
            connection.sendall(content)
            while content and connection.recv(1):  # until it is taken
                pass
    return True


def activation_token() -> str:
    """Return, and remove, the token with which the desktop lets a window of this start come to the front."""
    tokens = [os.environ.pop(name, "") for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")]
    return next((token for token in tokens if token), "")
