"""The socket at which the app listens on Linux and macOS.

Qt has such a server as well, in a module that takes 3 MB of memory, half a megabyte of it the app's own.
"""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier

from tltimer.system.app_socket import LONGEST_REQUEST, is_complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class UnixServer(QObject):
    """Takes what later starts write to a socket that only its user can reach.

    Args:
        take: is given each request that is complete.
        parent: as of any QObject.
    """

    def __init__(self, take: Callable[[bytes], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._path: Path | None = None
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self, path: Path) -> bool:
        """Begin to listen, in place of an app that was killed; return False if that is impossible."""
        if sys.platform == "win32":
            raise NotImplementedError
        server = socket.socket(socket.AF_UNIX)
        try:
            path.unlink(missing_ok=True)
            server.bind(str(path))
            path.chmod(0o600)  # before it listens, nobody can connect
            server.listen()
            server.setblocking(False)
        except OSError:
            server.close()
            return False
        self._path, self._socket = path, server
        self._notifier = QSocketNotifier(server.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._accept)
        return True

    def close(self) -> None:
        """Stop listening and remove the socket."""
        if self._path is None or self._socket is None or self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._socket.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._path = self._socket = self._notifier = None

    def _accept(self) -> None:
        while self._socket is not None:
            try:
                connection, _address = self._socket.accept()
            except OSError:  # nobody else waits
                return
            connection.setblocking(False)
            _Caller(connection, self._take, self)


class _Caller(QObject):
    """A later start, until its request has arrived or it hangs up."""

    def __init__(self, connection: socket.socket, take: Callable[[bytes], None], parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._take = take
        self._content = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        try:
            arrived = self._connection.recv(LONGEST_REQUEST)
        except BlockingIOError:
            return
        except OSError:
            arrived = b""
        self._content += arrived
        if arrived and not is_complete(self._content):
            return
        self._notifier.setEnabled(False)
        self._connection.close()  # whoever asks waits for this
        self.deleteLater()
        if is_complete(self._content):
            self._take(self._content)
