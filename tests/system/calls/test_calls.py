"""Microphone and camera: files as the system shows them, and a sound server of a few lines."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tltimer.system.calls.alsa import AlsaMicrophone
from tltimer.system.calls.camera import Camera
from tltimer.system.calls.choose import calls_for
from tltimer.system.calls.pulse import PulseMicrophone, socket_of

NOTHING = 0xFFFFFFFF


def number(value: int) -> bytes:
    return b"L" + struct.pack(">I", value)


def properties(**words: str) -> bytes:
    parts = (
        b"t"
        + key.replace("_", ".").encode()
        + b"\0"
        + number(len(value))
        + b"x"
        + struct.pack(">I", len(value))
        + value
        for key, value in ((key, value.encode()) for key, value in words.items())
    )
    return b"P" + b"".join(parts) + b"N"


def stream(index: int, source: int, *, rests: bool = False, **words: str) -> bytes:
    """A stream that records, as version 19 of the protocol has it; its name is a title."""
    return b"".join(
        (
            number(index),
            b"tSECRET TITLE\0",
            number(NOTHING),
            number(1),
            number(source),
            b"a" + bytes(6),
            b"m\2\1\2",
            b"U" + bytes(8),
            b"U" + bytes(8),
            b"tspeex\0",
            b"N",
            properties(media_name="SECRET TITLE", **words),
            b"1" if rests else b"0",
        )
    )


def source(index: int, monitors: int = NOTHING) -> bytes:
    head = number(index) + b"tmic\0" + b"tMicrophone\0" + b"a" + bytes(6) + b"m\1\1" + number(NOTHING)
    return head + b"v\1" + bytes(4) + b"0" + number(monitors) + b"N" + b"U" + bytes(8)


class Sound:
    """A sound server: which streams record, and of which sources it is the sound of the machine itself."""

    def __init__(self, path: Path) -> None:
        self.streams: list[bytes] = []
        self.monitors: dict[int, int] = {}
        self.refuses = False
        self.client: socket.socket | None = None
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        client = self.client = self._server.accept()[0]
        rest = b""
        while piece := client.recv(4096):
            rest += piece
            while len(rest) >= 20 and len(rest) >= 20 + struct.unpack(">I", rest[:4])[0]:
                length = struct.unpack(">I", rest[:4])[0]
                body, rest = rest[20 : 20 + length], rest[20 + length :]
                self._answer(client, body)

    def _answer(self, client: socket.socket, body: bytes) -> None:
        command, tag = struct.unpack(">I", body[1:5])[0], body[5:10]
        if self.refuses:
            client.sendall(packet(number(0) + tag + number(1)))
        elif command == 8:
            client.sendall(packet(number(2) + tag + number(35)))
        elif command == 32:
            client.sendall(packet(number(2) + tag + b"".join(self.streams)))
        elif command == 23:
            asked = struct.unpack(">I", body[11:15])[0]
            client.sendall(packet(number(2) + tag + source(asked, self.monitors.get(asked, NOTHING))))
        else:
            client.sendall(packet(number(2) + tag))

    def tell(self) -> None:
        """Tell that a stream came or went."""
        assert self.client is not None
        self.client.sendall(packet(number(66) + number(NOTHING) + number(1) + number(7)))

    def close(self) -> None:
        if self.client is None:
            with socket.socket(socket.AF_UNIX) as visitor:
                visitor.connect(self._server.getsockname())
        if self.client is not None:
            self.client.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        if self.client is not None:
            self.client.close()
        self._server.close()


def packet(body: bytes) -> bytes:
    return struct.pack(">5I", len(body), NOTHING, 0, 0, 0) + body


@contextmanager
def sound(path: Path) -> Iterator[Sound]:
    made = Sound(path)
    try:
        yield made
    finally:
        made.close()


def test_a_stream_that_records_from_a_microphone_is_a_call(tmp_path: Path) -> None:
    with sound(tmp_path / "native") as server:
        devices, why = calls_for({"PULSE_SERVER": f"unix:{tmp_path / 'native'}"})
        assert ([device.name for device in devices], why) == (["PulseAudio", "V4L2"], ())
        microphone = devices[0]
        assert not microphone.in_use()
        server.streams = [stream(1, 5)]
        assert not microphone.in_use(), "without an event nobody is asked"
        server.tell()
        assert microphone.in_use()
        server.streams = []
        server.tell()
        assert not microphone.in_use()
        for device in devices:
            device.close()
        assert not microphone.in_use()


@pytest.mark.parametrize(
    "streams",
    [
        [stream(1, 5, rests=True)],
        [stream(1, 6)],
        [stream(1, 5, resample_peaks="true")],
        [stream(1, NOTHING)],
    ],
    ids=["it rests", "the sound of the machine itself", "a meter of levels", "no source yet"],
)
def test_what_is_no_call(tmp_path: Path, streams: list[bytes]) -> None:
    with sound(tmp_path / "native") as server:
        server.streams, server.monitors = streams, {6: 1}
        microphone = PulseMicrophone(tmp_path / "native")
        assert not microphone.in_use()
        microphone.close()


def test_a_server_that_goes_away_is_looked_for_again(tmp_path: Path) -> None:
    with sound(tmp_path / "native") as server:
        server.streams = [stream(1, 5)]
        microphone = PulseMicrophone(tmp_path / "native")
        assert microphone.in_use()
    assert not microphone.in_use()
    (tmp_path / "native").unlink()
    with sound(tmp_path / "native") as server:
        server.streams = [stream(1, 5)]
        assert any(microphone.in_use() for _look in range(6))
        microphone.close()


def test_without_a_sound_server_alsa_tells(tmp_path: Path) -> None:
    devices, (why,) = calls_for({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert [device.name for device in devices] == ["ALSA", "V4L2"]
    assert "the sound server is not available" in why
    for device in devices:
        device.close()
    with sound(tmp_path / "native") as server:
        server.refuses = True
        devices, (why,) = calls_for({"PULSE_RUNTIME_PATH": str(tmp_path)})
        assert "the connection was refused" in why
        for device in devices:
            device.close()


def test_the_socket_is_that_of_the_runtime_folder() -> None:
    assert socket_of({"XDG_RUNTIME_DIR": "/run/user/1"}) == Path("/run/user/1/pulse/native")
    assert socket_of({"PULSE_RUNTIME_PATH": "/run/p", "XDG_RUNTIME_DIR": "/r"}) == Path("/run/p/native")
    assert socket_of({"PULSE_SERVER": "tcp:example.org", "XDG_RUNTIME_DIR": "/r"}) == Path("/r/pulse/native")


def test_a_capture_device_of_alsa_runs_or_not(tmp_path: Path) -> None:
    microphone = AlsaMicrophone(tmp_path)
    assert not microphone.in_use()
    playback, capture = (tmp_path / f"asound/card0/pcm0{way}/sub0" for way in "pc")
    for folder in (playback, capture):
        folder.mkdir(parents=True)
    (playback / "status").write_text("state: RUNNING\nowner_pid   : 1\n")
    (capture / "status").write_text("closed\n")
    assert not microphone.in_use()
    (capture / "status").write_text("state: RUNNING\nowner_pid   : 1\n")
    assert microphone.in_use()
    (capture / "status").unlink()
    (capture / "status").mkdir()
    assert not microphone.in_use()
    microphone.close()


def test_a_camera_is_in_use_while_a_process_holds_it(tmp_path: Path) -> None:
    camera = Camera(tmp_path)
    assert not camera.in_use()
    device = tmp_path / "video0"
    device.touch()
    assert not camera.in_use()
    with device.open("rb"):
        assert camera.in_use()
        assert camera.in_use(), "nothing was opened since, and it is held still"
    assert not camera.in_use()
    camera.close()
