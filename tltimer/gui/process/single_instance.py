"""One app per home: a second start hands its request to the first and ends.

The app listens by Qt's local sockets. QtNetwork is imported only once the icon is shown.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal

from tltimer.paths import make_private
from tltimer.system.app_socket import is_own_socket, send, socket_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from tltimer.paths import Home

LONGEST_REQUEST = 4096


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
            if not is_own_socket(path) or send(path, b""):
                return False
            self._server.removeServer(str(path))  # the app that made it was killed
        return bool(self._server.listen(str(path)))

    def close(self) -> None:
        """Stop listening and remove the socket."""
        self._server.close()

    def _accept(self) -> None:

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
