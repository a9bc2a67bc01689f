"""Idle time of Wayland compositors with ext-idle-notify-v1, by a small client of its own.

A compositor says when there was no input for a while, and when there is input again; so until that while is over it is
only known that somebody is there. Each message is an object, its length and an opcode in 32 bits, and arguments.
"""

import socket
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tltimer.i18n.translate import _
from tltimer.system.idle.interface import IdleUnavailable

PATIENCE = 2.0
AFTER_S = 30
"""After how many seconds the compositor speaks up; twice a poll's rate, so that who types is not reported much."""

DISPLAY, REGISTRY, DONE, SEAT, NOTIFIER, NOTIFICATION = range(1, 7)
"""The numbers that this client gives to its objects."""

WANTED = {"wl_seat": (SEAT, 1), "ext_idle_notifier_v1": (NOTIFIER, 2)}
IDLED, RESUMED = 0, 1


def socket_path(environ: Mapping[str, str]) -> Path | None:
    """Find the compositor's socket; None where the session is none of Wayland."""
    name, runtime = environ.get("WAYLAND_DISPLAY", ""), environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime, name) if name and (runtime or name.startswith("/")) else None


class WaylandIdle:
    """Waits to be told.

    Args:
        path: the compositor's socket.
        steady: gives steadily rising seconds.
        after_s: after how many seconds without input the compositor is to say so.

    Raises:
        Unavailable: the compositor does not tell.
    """

    name = "Wayland"

    def __init__(self, path: Path, steady: Callable[[], float], after_s: float = AFTER_S) -> None:
        self._steady = steady
        self._after_s = after_s
        self._since: float | None = None
        self._rest = b""
        if sys.platform == "win32":
            raise IdleUnavailable(_("there is no Wayland on Windows"))
        self._socket: socket.socket | None = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        try:
            self._socket.connect(str(path))
            self._begin(self._socket)
        except (OSError, struct.error) as problem:
            self.close()
            raise IdleUnavailable(_("the compositor does not answer: {problem}").format(problem=problem)) from None
        except IdleUnavailable:
            self.close()
            raise
        self._socket.setblocking(False)

    def _begin(self, server: socket.socket) -> None:
        server.sendall(_message(DISPLAY, 1, _number(REGISTRY)) + _message(DISPLAY, 0, _number(DONE)))
        versions: dict[str, int] = {}
        for sender, opcode, body in self._until_done(server):
            if (sender, opcode) == (REGISTRY, 0):
                number, length = struct.unpack_from("=II", body)
                name = body[8 : 8 + length - 1].decode("utf-8", "replace")
                (version,) = struct.unpack_from("=I", body, 8 + -(-length // 4) * 4)
                if name in WANTED and name not in versions:
                    made, most = WANTED[name]
                    versions[name] = min(version, most)
                    arguments = _number(number) + _text(name) + _number(versions[name]) + _number(made)
                    server.sendall(_message(REGISTRY, 0, arguments))
        if len(versions) < len(WANTED):
            raise IdleUnavailable(_("the compositor knows no ext-idle-notify-v1"))
        # From the second version on one can ask for input alone, whatever a video that plays may ask for.
        opcode = versions["ext_idle_notifier_v1"]
        wish = _number(NOTIFICATION) + _number(round(self._after_s * 1000)) + _number(SEAT)
        server.sendall(_message(NOTIFIER, opcode, wish))

    def _until_done(self, server: socket.socket) -> Iterator[tuple[int, int, bytes]]:
        while True:
            for message in self._messages(_more(server)):
                if message[0] == DONE:
                    return
                yield message

    def _messages(self, more: bytes) -> Iterator[tuple[int, int, bytes]]:
        self._rest += more
        while len(self._rest) >= 8:
            sender, word = struct.unpack_from("=II", self._rest)
            size = max(8, word >> 16)
            if len(self._rest) < size:
                return
            body, self._rest = self._rest[8:size], self._rest[size:]
            yield sender, word & 0xFFFF, body

    def seconds(self) -> float | None:
        """Give the seconds since the last input; 0 for as long as the compositor has not said that there is none."""
        if self._socket is None:
            return None
        return 0.0 if self._since is None else self._after_s + self._steady() - self._since

    def fileno(self) -> int | None:
        """Give the descriptor of the connection."""
        return self._socket.fileno() if self._socket else None

    def take_in(self) -> None:
        """Take in what the compositor says."""
        try:
            while self._socket:
                for sender, opcode, _body in self._messages(_more(self._socket)):
                    if sender == DISPLAY and opcode == 0:
                        raise ConnectionError("the compositor refuses this client")
                    if sender == NOTIFICATION:
                        self._since = self._steady() if opcode == IDLED else None
        except BlockingIOError:
            pass
        except OSError:
            self.close()

    def close(self) -> None:
        """Leave the compositor."""
        if self._socket:
            self._socket.close()
        self._socket = None


def _more(server: socket.socket) -> bytes:
    found = server.recv(4096)
    if not found:
        raise ConnectionError("the compositor has gone")
    return found


def _number(value: int) -> bytes:
    return struct.pack("=I", value)


def _text(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return _number(len(raw)) + raw + b"\0" * (-len(raw) % 4)


def _message(receiver: int, opcode: int, arguments: bytes) -> bytes:
    return struct.pack("=II", receiver, (8 + len(arguments)) << 16 | opcode) + arguments
