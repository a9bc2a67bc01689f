"""The microphone as PulseAudio and PipeWire have it: a program that records from a source.

A client of PulseAudio's native protocol, as small as it can be: it asks which streams record, and from which sources.
Packets are five numbers of 32 bits and tagged values. Of a stream only its source is looked at, and whether it rests.
"""

from __future__ import annotations

import socket
import struct
import sys
from pathlib import Path

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.system.calls.interface import CallsUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

VERSION = 19
"""The version of the protocol that is spoken: the first that tells whether a stream rests."""

ERROR, REPLY, AUTH, SET_CLIENT_NAME = 0, 2, 8, 9
GET_SOURCE_INFO, GET_SOURCE_OUTPUT_INFO_LIST, SUBSCRIBE = 23, 32, 35

SOURCE_OUTPUTS = 0x8
"""Of what can be subscribed to: streams that record."""

COOKIE = bytes(256)
"""The user is known by the socket; a cookie is for the network."""

NOTHING = 0xFFFFFFFF
"""The index that stands for nothing."""

CONTROL = struct.pack(">4I", NOTHING, 0, 0, 0)
"""The rest of the header of a packet that holds no sound."""

LARGEST = 16 << 20
TIMEOUT_S = 1.0

RETRY = 5
"""The number of looks after which a server that went away is searched for again."""

OUTPUT_VALUES, OUTPUT_SOURCE, OUTPUT_PROPERTIES, OUTPUT_RESTS = 13, 4, 11, 12
SOURCE_MONITORED = 8
"""Places of values in the answers of this version."""

GONE = (OSError, ValueError, struct.error, IndexError)


def socket_of(environ: Mapping[str, str]) -> Path:
    """Return the socket of the user's sound server."""
    server = environ.get("PULSE_SERVER", "")
    if server.startswith("unix:"):
        return Path(server.removeprefix("unix:"))
    runtime = environ.get("PULSE_RUNTIME_PATH") or Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "pulse")
    return Path(runtime, "native")


class PulseMicrophone:
    """Hears when streams come and go by events, which wait until they are taken in; then asks which ones record.

    Args:
        path: the socket of the server.

    Raises:
        CallsUnavailable: no sound server answers there.
    """

    name = "PulseAudio"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        self._unread = b""
        self._number = 0
        self._used = False
        self._looks = 0
        try:
            self._connect()
        except GONE as problem:
            self.close()
            raise CallsUnavailable(
                _("the sound server is not available: {why}").format(why=reason_of(problem))
            ) from None

    def in_use(self) -> bool:
        """Return whether a program records from a microphone; the server is asked only after an event."""
        try:
            if self._socket is None:
                self._looks += 1
                if self._looks % RETRY == 0:
                    self._connect()
            elif self._take_in():
                self._used = self._ask()
        except GONE:
            self.close()
        return self._used

    def close(self) -> None:
        """Leave the server."""
        if self._socket is not None:
            self._socket.close()
        self._socket, self._unread, self._used = None, b"", False

    def _connect(self) -> None:
        if sys.platform == "win32":
            raise OSError("no Unix sockets here")
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(TIMEOUT_S)
        self._socket.connect(str(self._path))
        self._call(AUTH, _number(VERSION), _bytes(COOKIE))
        self._call(SET_CLIENT_NAME, b"P", _text("application.name"), *_property("tltimer"), b"N")
        self._call(SUBSCRIBE, _number(SOURCE_OUTPUTS))
        self._used = self._ask()

    def _ask(self) -> bool:
        values = self._call(GET_SOURCE_OUTPUT_INFO_LIST)
        streams = (values[start : start + OUTPUT_VALUES] for start in range(0, len(values), OUTPUT_VALUES))
        # What measures levels, such as a volume control, asks for peaks only.
        sources = {
            stream[OUTPUT_SOURCE]
            for stream in streams
            if not stream[OUTPUT_RESTS] and b"resample.peaks" not in stream[OUTPUT_PROPERTIES]
        }
        return any(self._is_microphone(source) for source in sources if source != NOTHING)

    def _is_microphone(self, source: int) -> bool:
        """Return whether a source is one, and not the sound of the machine itself."""
        values = self._call(GET_SOURCE_INFO, _number(source), b"N")
        return bool(values[SOURCE_MONITORED] == NOTHING)

    def _call(self, command: int, *arguments: bytes) -> list[Any]:
        """Send a command and return the values of the answer.

        Raises:
            OSError: the server is gone, or refuses.
            ValueError: its answer is not a packet.
        """
        assert self._socket is not None
        self._number += 1
        body = b"".join((_number(command), _number(self._number), *arguments))
        self._socket.sendall(struct.pack(">I", len(body)) + CONTROL + body)
        while True:
            values = list(_values(self._packet(self._socket)))
            if values[:2] == [REPLY, self._number]:
                return values[2:]
            if values[:2] == [ERROR, self._number]:
                raise OSError(_("the connection was refused"))

    def _take_in(self) -> bool:
        """Take in what has arrived, without waiting; return whether there was anything."""
        assert self._socket is not None
        self._socket.setblocking(False)
        try:
            while chunk := self._socket.recv(1 << 16):
                self._unread += chunk
            raise ConnectionResetError
        except BlockingIOError:
            pass
        finally:
            self._socket.settimeout(TIMEOUT_S)
        return bool(self._unread)

    def _packet(self, connection: socket.socket) -> bytes:
        header = self._exactly(connection, 20)
        length, channel = struct.unpack(">2I", header[:8])
        if length > LARGEST or channel != NOTHING:
            raise ValueError("no packet of the protocol")
        return self._exactly(connection, length)

    def _exactly(self, connection: socket.socket, count: int) -> bytes:
        while len(self._unread) < count:
            part = connection.recv(1 << 16)
            if not part:
                raise ConnectionResetError
            self._unread += part
        chunk, self._unread = self._unread[:count], self._unread[count:]
        return chunk


def _number(value: int) -> bytes:
    return b"L" + struct.pack(">I", value)


def _bytes(value: bytes) -> bytes:
    return b"x" + struct.pack(">I", len(value)) + value


def _text(value: str) -> bytes:
    return b"t" + value.encode() + b"\0"


def _property(value: str) -> tuple[bytes, bytes]:
    raw = value.encode() + b"\0"
    return _number(len(raw)), _bytes(raw)


FIXED = {b"B": 1, b"R": 8, b"r": 8, b"a": 6, b"T": 8, b"U": 8, b"V": 4}
"""Values of a fixed size that are passed over."""

COUNTED = {b"m": 1, b"v": 4}
"""Types whose values are a count and that many parts of this size."""


def _values(raw: bytes) -> Iterator[Any]:
    """Go through the tagged values of a packet; properties are the bytes of all of them."""
    at = 0
    while at < len(raw):
        tag, at = raw[at : at + 1], at + 1
        if tag == b"L":
            yield struct.unpack_from(">I", raw, at)[0]
            at += 4
        elif tag in b"10N":
            yield {b"1": True, b"0": False, b"N": None}[tag]
        elif tag == b"t":
            at = raw.index(b"\0", at) + 1
            yield ""
        elif tag == b"x":
            at += 4 + struct.unpack_from(">I", raw, at)[0]
            yield b""
        elif tag == b"P":
            end = _end_of_properties(raw, at)
            yield raw[at:end]
            at = end
        elif tag in COUNTED:
            at += 1 + raw[at] * COUNTED[tag]
            yield None
        elif tag in FIXED:
            at += FIXED[tag]
            yield None
        else:
            raise ValueError(f"an unknown tag {tag!r}")


def _end_of_properties(raw: bytes, at: int) -> int:
    """Return the end of a list of properties: a name, a length and as many bytes each, then a null text."""
    while raw[at : at + 1] == b"t":
        at = raw.index(b"\0", at) + 1
        at += 5  # the length as a number of its own
        at += 5 + struct.unpack_from(">I", raw, at + 1)[0]
    return at + 1
