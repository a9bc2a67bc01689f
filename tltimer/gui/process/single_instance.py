"""One app per home: a second start hands its request to the first and ends."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, Signal

from tltimer.paths import make_private
from tltimer.system.app_socket import is_own_socket, parse_request, send, socket_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.gui.process.named_pipe import PipeServer
    from tltimer.gui.process.unix_server import UnixServer
    from tltimer.paths import Home


class FirstInstance(QObject):
    """Listens for the requests of later starts, where only its user can reach it."""

    requested = Signal(str, str)
    """A later start asked for something; with the desktop's token for a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = _server(lambda content: self.requested.emit(*parse_request(content)), self)

    def listen(self, home: Home) -> bool:
        """Begin to listen; return False if that is impossible, and then the app works on without."""
        path = socket_path(home)
        if path is None:
            return False
        try:
            make_private(path.parent)
        except OSError:
            return False
        if os.path.lexists(path) and (not is_own_socket(path) or send(path, b"")):
            return False  # else the app that made it was killed
        return self._server.listen(path)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()


def _server(take: Callable[[bytes], None], parent: QObject) -> PipeServer | UnixServer:
    if sys.platform == "win32":
        from tltimer.gui.process.named_pipe import PipeServer

        return PipeServer(take, parent)
    from tltimer.gui.process.unix_server import UnixServer

    return UnixServer(take, parent)
