"""The pipe at which the app listens on Windows (written with care, untried)."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer

from tltimer.system.app_socket import LONGEST_REQUEST, is_complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtNetwork import QLocalSocket


class PipeServer(QObject):
    """Takes what later starts write into a pipe that only its user can reach.

    Args:
        take: is given each request that is complete.
        parent: as of any QObject.
    """

    def __init__(self, take: Callable[[bytes], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self, path: Path) -> bool:
        """Begin to listen; return False if that is impossible."""
        return bool(self._server.listen(str(path)))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _accept(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()

            def read(socket: QLocalSocket = socket) -> None:
                if is_complete(bytes(socket.peek(LONGEST_REQUEST).data())):
                    content = bytes(socket.read(LONGEST_REQUEST).data())
                    socket.disconnectFromServer()
                    self._take(content)

            socket.readyRead.connect(read)
            socket.disconnected.connect(socket.deleteLater)
            read()
