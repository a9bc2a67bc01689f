"""One app a home: a second start hands its wish to the first."""

import hashlib
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tltimer.home import Home, make_private

PATIENCE_MS = 2000
LONGEST_PATH = 100
"""Sockets have room for 108 bytes of path, and Qt first listens beside the final name."""

LONGEST_WISH = 4096


def socket_path(home: Home) -> Path:
    """Give where the app of a home listens; no other home has the same."""
    name = hashlib.sha256(os.fsencode(home.data)).hexdigest()[:12]
    path = home.runtime / f"app-{name}"
    if len(os.fsencode(path)) > LONGEST_PATH:
        owner = os.getuid() if hasattr(os, "getuid") else ""
        path = Path(tempfile.gettempdir()) / f"tltimer-{owner}" / name
    return path


def ask_first(home: Home, wish: str) -> bool:
    """Hand a wish to the app that runs already.

    Returns:
        False if none runs; what a killed one left behind does not count.
    """
    path = socket_path(home)
    if os.name == "posix" and not path.exists():
        return False
    socket = QLocalSocket()
    socket.connectToServer(str(path))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(wish.encode())
    socket.waitForBytesWritten(PATIENCE_MS)
    # The first one closes the connection when it has read the wish.
    taken = socket.waitForDisconnected(PATIENCE_MS) or bool(socket.state() == socket.LocalSocketState.UnconnectedState)
    socket.abort()
    return taken


class FirstInstance(QObject):
    """Listens for the wishes of later starts: lines of words, ``show week`` and a token of the desktop."""

    wished = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_in)

    def listen(self, home: Home) -> bool:
        """Begin to listen; False if that is impossible, and then the app works on without."""
        path = socket_path(home)
        folder = make_private(path.parent)
        if os.name == "posix" and folder.stat().st_uid != os.getuid():
            return False
        if self._server.listen(str(path)):
            return True
        QLocalServer.removeServer(str(path))  # left behind by one that was killed: nobody answers there
        return self._server.listen(str(path))

    def close(self) -> None:
        """Stop listening and take the socket away."""
        self._server.close()

    def _take_in(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.bytesAvailable():
            return
        words, _newline, token = bytes(socket.read(LONGEST_WISH).data()).decode("utf-8", "replace").partition("\n")
        socket.disconnectFromServer()
        self.wished.emit(words.strip(), token.strip())
