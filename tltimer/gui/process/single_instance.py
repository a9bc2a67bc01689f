"""One app per home: a second start hands its request to the first and ends.

Over Qt's local sockets: a Unix socket, or a named pipe on Windows. QtNetwork is imported only when there is something
to ask, or once the icon is shown.
"""

import os
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tltimer.paths import Home, make_private

TIMEOUT_MS = 2000
"""How long a second start waits for the first one to answer."""

LONGEST_PATH = 100
"""Sockets have room for 108 bytes of path."""

LONGEST_REQUEST = 4096
SHOW_WEEK = "show week"


def socket_path(home: Home) -> Path | None:
    """Return where the app of a home listens; None where no place is short enough and the user's own.

    The name is made from the home, so two homes never share one.
    """
    name = f"tltimer-{zlib.crc32(os.fsencode(home.data)):08x}"
    for folder in _folders(home):
        path = folder / name
        if len(os.fsencode(path)) <= LONGEST_PATH and _is_own(folder):
            return path
    return None


def _folders(home: Home) -> Iterator[Path]:
    """Yield the private folders in which a socket may lie, the preferred one first."""
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
        found = folder.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022


def _is_own_socket(path: Path) -> bool:
    """Return whether a path is a socket that this user made; on Windows the pipe's own access list tells."""
    if sys.platform == "win32":
        return True
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def ask_first(home: Home, request: str, token: str = "") -> bool:
    """Hand a request to the app that is already running.

    Args:
        home: whose app.
        request: ``SHOW_WEEK``.
        token: the desktop's permission for a window to come to the front.

    Returns:
        False if none runs; the socket of an app that was killed does not count.
    """
    path = socket_path(home)
    if path is None or not _is_own_socket(path):
        return False
    return _send(path, f"{request}\n{token}\n".encode())


def _send(path: Path, content: bytes) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(str(path))
    if not socket.waitForConnected(TIMEOUT_MS):
        return False
    # Somebody is there: one that does not answer just now is no reason to start a second app beside it.
    socket.write(content)
    socket.waitForBytesWritten(TIMEOUT_MS)
    if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
        socket.waitForDisconnected(TIMEOUT_MS)
    socket.abort()
    return True


def parse_request(content: bytes) -> tuple[str, str]:
    """Return the request and the token that a second start sent."""
    request, token, *_rest = [*content.decode("utf-8", "replace").split("\n"), "", ""]
    return request.strip(), token.strip()


def is_complete(content: bytes) -> bool:
    """Return whether nothing more needs to arrive."""
    return content.count(b"\n") >= 2 or len(content) >= LONGEST_REQUEST


class FirstInstance(QObject):
    """Listens for the requests of later starts, on a socket that only its user can reach."""

    requested = Signal(str, str)
    """A later start asked for something; with the desktop's token for a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self, home: Home) -> bool:
        """Begin to listen; return False if that is impossible, and then the app works on without."""
        path = socket_path(home)
        if path is None:
            return False
        try:
            make_private(path.parent)
        except OSError:
            return False
        if os.path.lexists(path):
            if not _is_own_socket(path) or _send(path, b""):
                return False
            self._server.removeServer(str(path))  # the app that made it was killed
        return bool(self._server.listen(str(path)))

    def close(self) -> None:
        """Stop listening and remove the socket."""
        self._server.close()

    def _accept(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()

            def read(socket: QLocalSocket = socket) -> None:
                if is_complete(bytes(socket.peek(LONGEST_REQUEST).data())):
                    content = bytes(socket.read(LONGEST_REQUEST).data())
                    socket.disconnectFromServer()
                    self.requested.emit(*parse_request(content))

            socket.readyRead.connect(read)
            socket.disconnected.connect(socket.deleteLater)
            read()
