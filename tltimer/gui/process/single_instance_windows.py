"""A second start meets the first: through Qt's local sockets, which are named pipes on Windows."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tltimer.gui.process.single_instance import LONGEST_WISH, PATIENCE, is_focus, socket_path, wish_in
from tltimer.paths import Home, make_private

PATIENCE_MS = int(PATIENCE * 1000)


def ask(path: Path, content: bytes) -> bool:
    """Send a wish; False if nobody listens there."""
    line = QLocalSocket()
    line.connectToServer(str(path))
    if not line.waitForConnected(PATIENCE_MS):
        return False
    line.write(content)
    line.waitForBytesWritten(PATIENCE_MS)
    if line.state() == QLocalSocket.LocalSocketState.ConnectedState:
        line.waitForDisconnected(PATIENCE_MS)
    line.abort()
    return True


class PipeInstance(QObject):
    """The first one."""

    wished = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_in)

    def listen(self, home: Home) -> bool:
        """Begin to listen."""
        path = socket_path(home)
        make_private(path.parent)
        if self._server.listen(str(path)):
            return True
        QLocalServer.removeServer(str(path))
        return bool(self._server.listen(str(path)))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _take_in(self) -> None:
        while self._server.hasPendingConnections():
            line = self._server.nextPendingConnection()
            line.readyRead.connect(lambda line=line: self._read(line))
            line.disconnected.connect(line.deleteLater)
            self._read(line)

    def _read(self, line: QLocalSocket) -> None:
        if not is_focus(bytes(line.peek(LONGEST_WISH).data())):
            return
        content = bytes(line.read(LONGEST_WISH).data())
        line.disconnectFromServer()
        self.wished.emit(*wish_in(content))
