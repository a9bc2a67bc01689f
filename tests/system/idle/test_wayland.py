"""Idle time of Wayland: a real compositor where there is one, and one of a few lines for what goes wrong."""

import os
import select
import shutil
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.waiting import wait_until
from tests.system.bus import private_bus
from tltimer.system.idle.choose import idle_for
from tltimer.system.idle.interface import IdleUnavailable
from tltimer.system.idle.wayland import WaylandIdle, socket_path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Wayland is tried on Linux")


class Steady:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    return tmp_path


@pytest.fixture
def compositor(folder: Path) -> Iterator[Path]:
    """Return the socket of a real KWin that shows nothing."""
    program = shutil.which("kwin_wayland")
    if program is None:
        pytest.skip("no compositor with ext-idle-notify-v1 without kwin_wayland")
    # The installed one has a privilege that not every container grants; a copy has none, and needs the same name.
    copied = shutil.copy(program, folder / "kwin_wayland")
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    with private_bus() as address, (folder / "kwin.log").open("w") as log:
        environ = kept | {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "DBUS_SESSION_BUS_ADDRESS": address}
        options = ["--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", "wl-test"]
        process = subprocess.Popen([copied, *options], env=environ, stdout=log, stderr=log)
        try:
            path = folder / "wl-test"
            wait_until(lambda: path.exists() or process.poll() is not None, "the compositor's socket")
            if process.poll() is not None:
                pytest.skip(f"kwin_wayland does not run here: {(folder / 'kwin.log').read_text()[-300:]}")
            yield path
        finally:
            process.terminate()
            process.wait()


def test_a_real_compositor_says_when_there_is_no_input(compositor: Path):
    steady = Steady()
    idle = WaylandIdle(compositor, steady, after_s=0.3)
    assert idle.seconds() == 0.0
    while idle.seconds() == 0.0:
        ready, _w, _x = select.select([idle.fileno()], [], [], 10)
        assert ready
        idle.take_in()
    steady.seconds += 7
    assert idle.seconds() == pytest.approx(7.3)
    idle.close()
    assert idle.seconds() is None


@contextmanager
def small_compositor(folder: Path, serve: Callable[[socket.socket], None]) -> Iterator[Path]:
    path = folder / "wl-small"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()

        def answer() -> None:
            with server.accept()[0] as client:
                serve(client)

        thread = threading.Thread(target=answer)
        thread.start()
        yield path
        thread.join()


def message(sender: int, opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("=II", sender, (8 + len(body)) << 16 | opcode) + body


def offered(number: int, name: bytes, version: int) -> bytes:
    raw = name + b"\0"
    padded = raw + b"\0" * (-len(raw) % 4)
    return message(2, 0, struct.pack("=II", number, len(raw)) + padded + struct.pack("=I", version))


ALL = offered(1, b"wl_seat", 9) + offered(2, b"wl_output", 3) + offered(3, b"ext_idle_notifier_v1", 1)
DONE = message(3, 0, struct.pack("=I", 0))
REQUEST = struct.pack("=III", 5, (8 + 12) << 16 | 1, 6)
IDLED, RESUMED = message(6, 0), message(6, 1)


def take_requests(client: socket.socket) -> None:
    """Take in what the client asks for, up to the request to be told of idle time."""
    asked = b""
    while REQUEST not in asked:
        asked += client.recv(4096)


def test_input_ends_idle_time_also_where_messages_come_in_pieces(folder: Path):
    seen = threading.Semaphore(0)

    def serve(client: socket.socket) -> None:
        client.recv(4096)
        client.sendall(ALL + DONE)
        take_requests(client)
        client.sendall(IDLED[:3])
        client.sendall(IDLED[3:])
        seen.acquire()
        client.sendall(RESUMED + message(4, 0, struct.pack("=I", 3)))
        seen.acquire()

    with small_compositor(folder, serve) as path:
        idle = WaylandIdle(path, Steady(), after_s=30)
        for seconds in (30.0, 0.0):
            while idle.seconds() != seconds:
                assert select.select([idle.fileno()], [], [], 10)[0]
                idle.take_in()
            seen.release()
        idle.close()


def bind(number: int, interface: bytes, version: int, new: int) -> bytes:
    raw = interface + b"\0"
    padded = raw + b"\0" * (-len(raw) % 4)
    body = struct.pack("=II", number, len(raw)) + padded + struct.pack("=II", version, new)
    return struct.pack("=II", 2, (8 + len(body)) << 16) + body


EXT_2, KDE = offered(3, b"ext_idle_notifier_v1", 2), offered(7, b"org_kde_kwin_idle", 1)
SEAT = offered(1, b"wl_seat", 9)
BIND_SEAT = bind(1, b"wl_seat", 1, 4)


@pytest.mark.parametrize(
    ("offers", "wishes"),
    [
        (SEAT + KDE, bind(7, b"org_kde_kwin_idle", 1, 5) + message(5, 0, struct.pack("=III", 6, 4, 30_000))),
        (KDE + SEAT, bind(7, b"org_kde_kwin_idle", 1, 5) + message(5, 0, struct.pack("=III", 6, 4, 30_000))),
        (KDE + EXT_2 + SEAT, bind(3, b"ext_idle_notifier_v1", 2, 5) + message(5, 2, struct.pack("=III", 6, 30_000, 4))),
        (ALL, bind(3, b"ext_idle_notifier_v1", 1, 5) + message(5, 1, struct.pack("=III", 6, 30_000, 4))),
    ],
    ids=["kde", "kde before the seat", "both", "the first version"],
)
def test_objects_are_made_in_order_and_asked_by_their_protocol(folder: Path, offers: bytes, wishes: bytes):
    asked = bytearray()

    def serve(client: socket.socket) -> None:
        client.recv(4096)
        client.sendall(offers + DONE)
        while len(asked) < len(BIND_SEAT + wishes):
            asked.extend(client.recv(4096))
        client.sendall(IDLED)
        client.recv(1)

    with small_compositor(folder, serve) as path:
        idle = WaylandIdle(path, Steady(), after_s=30)
        while idle.seconds() != 30.0:
            assert select.select([idle.fileno()], [], [], 10)[0]
            idle.take_in()
        idle.close()
    assert bytes(asked) == BIND_SEAT + wishes


def test_a_compositor_that_does_not_know_of_idle_time_is_named(folder: Path):
    def serve(client: socket.socket) -> None:
        client.recv(4096)
        client.sendall(offered(1, b"wl_seat", 9) + DONE)
        client.recv(4096)

    with small_compositor(folder, serve) as path, pytest.raises(IdleUnavailable, match="ext_idle_notifier_v1"):
        WaylandIdle(path, Steady())


def test_a_compositor_that_hangs_up_leaves_idle_time_unknown(folder: Path):
    def serve(client: socket.socket) -> None:
        client.recv(4096)
        client.sendall(ALL + DONE)
        take_requests(client)

    with small_compositor(folder, serve) as path:
        idle = WaylandIdle(path, Steady())
    while idle.fileno() is not None:
        assert select.select([idle.fileno()], [], [], 10)[0]
        idle.take_in()
    assert idle.seconds() is None


def test_a_refusal_by_the_compositor_ends_it(folder: Path):
    def serve(client: socket.socket) -> None:
        client.recv(4096)
        client.sendall(ALL + DONE)
        take_requests(client)
        client.sendall(message(1, 0, struct.pack("=III", 5, 0, 4) + b"no!\0"))
        client.recv(4096)

    with small_compositor(folder, serve) as path:
        idle = WaylandIdle(path, Steady())
        while idle.fileno() is not None:
            assert select.select([idle.fileno()], [], [], 10)[0]
            idle.take_in()


def test_under_wayland_x11_is_not_asked(folder: Path):
    environ = {"WAYLAND_DISPLAY": "wl-none", "XDG_RUNTIME_DIR": str(folder), "DISPLAY": ":0"}
    idle, why = idle_for(environ, Steady())
    assert idle.name == "nothing"
    assert idle.seconds() is None
    assert [reason.partition(":")[0] for reason in why] == ["GNOME", "Wayland"]


def test_the_socket_is_found_by_name_or_by_path(folder: Path):
    assert socket_path({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": "/run/me"}) == Path("/run/me/wayland-1")
    assert socket_path({"WAYLAND_DISPLAY": "/run/else/wl"}) == Path("/run/else/wl")
    assert socket_path({"DISPLAY": ":0"}) is None
