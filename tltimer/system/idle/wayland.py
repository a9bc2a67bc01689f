"""Idle time of Wayland compositors, by a small client for ext-idle-notify-v1 and the older org_kde_kwin_idle.

A compositor tells when there was no input for a while, and when there is input again; until that while is over it is
only known that somebody is there. Each message is an object, its length and an opcode in 32 bits, and arguments.
"""

from __future__ import annotations

import socket
import struct
import sys
from pathlib import Path

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.system.idle.interface import IdleUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TIMEOUT = 2.0
AFTER_S = 30
"""After how many seconds the compositor reports; half a minute, so that somebody who types is not reported often."""

DISPLAY, REGISTRY, DONE, SEAT, NOTIFIER, NOTIFICATION = range(1, 7)
"""The numbers that this client gives to its objects; a compositor takes them in this order only."""

SYNC, GET_REGISTRY, BIND = 0, 1, 0
GLOBAL = 0
IDLED = 0
"""The event of a notification that nobody is there, the same in both protocols; the other one tells the opposite."""

EXT, KDE = "ext_idle_notifier_v1", "org_kde_kwin_idle"


def socket_path(environ: Mapping[str, str]) -> Path | None:
    """Return the compositor's socket; None where the session does not use Wayland."""
    name, runtime = environ.get("WAYLAND_DISPLAY", ""), environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime, name) if name and (runtime or name.startswith("/")) else None


class WaylandIdle:
    """Waits for the compositor's events.

    Args:
        path: the compositor's socket.
        steady: returns steadily rising seconds.
        after_s: after how many seconds without input the compositor is to report.

    Raises:
        IdleUnavailable: the compositor does not tell.
    """

    name = "Wayland"

    def __init__(self, path: Path, steady: Callable[[], float], after_s: float = AFTER_S) -> None:
        self._steady = steady
        self._after_s = after_s
        self._since: float | None = None
        self._unread = b""
        if sys.platform == "win32":
            raise IdleUnavailable(_("Wayland is not available on Windows"))
        self._socket: socket.socket | None = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(TIMEOUT)
        try:
            self._socket.connect(str(path))
            self._subscribe(self._socket)
        except (OSError, struct.error) as problem:
            self.close()
            raise IdleUnavailable(
                _("the compositor is not responding: {problem}").format(problem=reason_of(problem))
            ) from None
        except IdleUnavailable:
            self.close()
            raise
        self._socket.setblocking(False)

    def _subscribe(self, server: socket.socket) -> None:
        server.sendall(_message(DISPLAY, GET_REGISTRY, _number(REGISTRY)) + _message(DISPLAY, SYNC, _number(DONE)))
        offers: dict[str, tuple[int, int]] = {}
        for sender, opcode, body in self._until_done(server):
            if (sender, opcode) == (REGISTRY, GLOBAL):
                name, number, version = _global(body)
                offers.setdefault(name, (number, version))
        protocol = EXT if EXT in offers else KDE
        if "wl_seat" not in offers or protocol not in offers:
            raise IdleUnavailable(_("the compositor supports neither {ext} nor {kde}").format(ext=EXT, kde=KDE))
        timeout = _number(round(self._after_s * 1000))
        version = min(offers[protocol][1], 2 if protocol == EXT else 1)
        if protocol == EXT:
            # From the second version on one can ask for input alone, whatever a video that plays may ask for.
            request = _message(NOTIFIER, version, _number(NOTIFICATION) + timeout + _number(SEAT))
        else:
            request = _message(NOTIFIER, 0, _number(NOTIFICATION) + _number(SEAT) + timeout)
        server.sendall(
            _bind(offers["wl_seat"][0], "wl_seat", 1, SEAT)
            + _bind(offers[protocol][0], protocol, version, NOTIFIER)
            + request
        )

    def _until_done(self, server: socket.socket) -> Iterator[tuple[int, int, bytes]]:
        while True:
            for message in self._messages(_more(server)):
                if message[0] == DONE:
                    return
                yield message

    def _messages(self, more: bytes) -> Iterator[tuple[int, int, bytes]]:
        self._unread += more
        while len(self._unread) >= 8:
            sender, word = struct.unpack_from("=II", self._unread)
            size = max(8, word >> 16)
            if len(self._unread) < size:
                return
            body, self._unread = self._unread[8:size], self._unread[size:]
            yield sender, word & 0xFFFF, body

    def seconds(self) -> float | None:
        """Return the seconds since the last input; 0 until the compositor reports that there was none."""
        if self._socket is None:
            return None
        return 0.0 if self._since is None else self._after_s + self._steady() - self._since

    def fileno(self) -> int | None:
        """Return the descriptor of the connection."""
        return self._socket.fileno() if self._socket else None

    def take_in(self) -> None:
        """Handle the compositor's events."""
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
    received = server.recv(4096)
    if not received:
        raise ConnectionError("the compositor has gone")
    return received


def _global(body: bytes) -> tuple[str, int, int]:
    """Return the interface, the number and the version of what a compositor offers."""
    number, length = struct.unpack_from("=II", body)
    (version,) = struct.unpack_from("=I", body, 8 + -(-length // 4) * 4)
    return body[8 : 8 + length - 1].decode("utf-8", "replace"), number, version


def _bind(number: int, interface: str, version: int, new: int) -> bytes:
    return _message(REGISTRY, BIND, _number(number) + _text(interface) + _number(version) + _number(new))


def _number(value: int) -> bytes:
    return struct.pack("=I", value)


def _text(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return _number(len(raw)) + raw + b"\0" * (-len(raw) % 4)


def _message(receiver: int, opcode: int, arguments: bytes) -> bytes:
    return struct.pack("=II", receiver, (8 + len(arguments)) << 16 | opcode) + arguments
