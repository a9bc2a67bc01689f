"""A second start meets the first: on Unix."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from tltimer.gui.process.single_instance import LONGEST_WISH, PATIENCE, is_focus, socket_path, wish_in
from tltimer.paths import Home, make_private


def ask(path: Path, content: bytes) -> bool:
    """Send a wish; False if nobody listens there."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        try:
            line.connect(str(path))
        except OSError:
            return False
        # Somebody is there: one that does not listen just now is no reason to start a second one beside it.
        with suppress(OSError):
            line.sendall(content)
            line.recv(1)
        return True


class SocketInstance(QObject):
    """The first one: listens on a socket that only its user can reach."""

    wished = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door: socket.socket | None = None
        self._path: Path | None = None
        self._watched: QSocketNotifier | None = None
        self._callers: list[_Caller] = []

    def listen(self, home: Home) -> bool:
        """Begin to listen; a socket at which nobody answers is that of an app that was killed, and goes."""
        path = socket_path(home)
        door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            folder = make_private(path.parent)
            if folder.stat().st_uid != os.getuid():
                raise PermissionError(path)
            if path.exists() and not ask(path, b""):
                path.unlink()
            door.bind(str(path))
            path.chmod(0o600)
            door.listen()
        except OSError:
            door.close()
            return False
        door.setblocking(False)
        self._door, self._path = door, path
        self._watched = QSocketNotifier(door.fileno(), QSocketNotifier.Type.Read)
        self._watched.activated.connect(self._take_in)
        return True

    def close(self) -> None:
        """Stop listening and take the socket away."""
        if self._watched is not None:
            self._watched.setEnabled(False)
        if self._door is not None:
            self._door.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        for caller in self._callers:
            caller.hang_up()
        self._door = self._path = self._watched = None

    def _take_in(self) -> None:
        self._callers = [one for one in self._callers if not one.is_gone]
        with suppress(OSError):
            while self._door is not None:
                self._callers.append(_Caller(self._door.accept()[0], self.wished.emit))


class _Caller:
    """A later start that is on the line. No QObject, so that nobody but the list above decides how long it lives."""

    def __init__(self, line: socket.socket, wished: Callable[[str, str], None]) -> None:
        line.setblocking(False)
        self._line = line
        self._wished = wished
        self._content = b""
        self._watched = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read)
        self._watched.activated.connect(self._take_in)

    @property
    def is_gone(self) -> bool:
        """Say whether it has hung up, or has said all."""
        return self._line.fileno() < 0

    def hang_up(self) -> None:
        """End the call."""
        self._watched.setEnabled(False)
        self._line.close()

    def _take_in(self) -> None:
        try:
            more = self._line.recv(LONGEST_WISH)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        self._content += more
        if more and not is_focus(self._content):
            return
        self.hang_up()
        if self._content:
            self._wished(*wish_in(self._content))
