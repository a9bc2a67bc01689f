"""Sockets of compositors: a connection at which events wait, and short questions."""

import socket
import sys
from contextlib import suppress
from pathlib import Path

TIMEOUT_S = 1.0
"""The seconds that an answer may take: compositors answer at once."""

A_PIECE = 1 << 16


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
    """Return what has arrived, without waiting; nothing where nothing has.

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
