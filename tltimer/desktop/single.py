"""One app a home: a second start hands its wish to the first."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tltimer.home import Home, make_private

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000
LONGEST_PATH = 90
"""Sockets have room for 108 bytes of path, and Qt first listens in a folder beside the final name."""

LONGEST_WISH = 4096


def socket_path(home: Home) -> Path:
    """Give where the app of a home listens; no other home has the same."""
    name = hashlib.sha256(os.fsencode(home.data)).hexdigest()[:12]
    path = home.runtime / f"app-{name}"
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
    if os.name == "posix" and not path.exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(str(path))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(f"{wish}\n{token}\n".encode())
    socket.waitForBytesWritten(PATIENCE_MS)
    # The first one hangs up when it has read the wish; one that hangs is no reason to start a second beside it.
    if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
        socket.waitForDisconnected(PATIENCE_MS)
    socket.abort()
    return True


class FirstInstance(QObject):
    """Listens for the wishes of later starts: a line of words, ``show week``, and a line with the desktop's token."""

    wished = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, home: Home) -> bool:
        """Begin to listen; False if that is impossible, and then the app works on without."""
        from PySide6.QtNetwork import QLocalServer

        path = socket_path(home)
        folder = make_private(path.parent)
        if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._take_in)
        self._server = server
        if server.listen(str(path)):
            return True
        QLocalServer.removeServer(str(path))  # left behind by one that was killed: nobody answers there
        return bool(server.listen(str(path)))

    def close(self) -> None:
        """Stop listening and take the socket away."""
        if self._server is not None:
            self._server.close()

    def _take_in(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        if socket.bytesAvailable() <= LONGEST_WISH and not _is_whole(socket):
            return
        text = bytes(socket.read(LONGEST_WISH).data()).decode("utf-8", "replace")
        socket.disconnectFromServer()
        words, token, *_rest = [*text.split("\n"), "", ""]
        self.wished.emit(words.strip(), token.strip())


def _is_whole(socket: "QLocalSocket") -> bool:
    return bytes(socket.peek(LONGEST_WISH).data()).count(b"\n") >= 2
