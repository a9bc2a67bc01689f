"""sway and Hyprland by small servers on their sockets: the class is taken out of what they send, the title is not."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tltimer.system.focused_window.choose import focused_window_for

HEADER = struct.Struct("=6sII")


class Server:
    """Answers connections at a socket, and keeps those open that listen for events."""

    def __init__(self, path: Path, answer: Callable[["Server", socket.socket], bool]) -> None:
        self.window: Any = None
        self.listeners: list[socket.socket] = []
        self._listened = threading.Event()
        self._answer = answer
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self._server.accept()
                with suppress(OSError):
                    if self._answer(self, client):
                        self.listeners.append(client)
                        self._listened.set()
                        continue
                client.close()

    def tell(self, event: bytes) -> None:
        """Tell those who listen, as soon as somebody does."""
        assert self._listened.wait(30)
        for listener in self.listeners:
            listener.sendall(event)

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._server.close()
        for listener in self.listeners:
            listener.close()


def message(kind: int, content: object) -> bytes:
    raw = json.dumps(content).encode()
    return HEADER.pack(b"i3-ipc", len(raw), kind) + raw


def sway(server: Server, client: socket.socket) -> bool:
    _magic, length, kind = HEADER.unpack(client.recv(HEADER.size))
    if kind == 2:
        client.recv(length)
        client.sendall(message(2, {"success": True}))
        return True
    client.sendall(message(4, {"focused": False, "nodes": [{"nodes": [3], "floating_nodes": [server.window]}]}))
    return False


def requests(server: Server, client: socket.socket) -> bool:
    client.recv(100)
    client.sendall(json.dumps(server.window or {}).encode())
    return False


@contextmanager
def of_sway(folder: Path) -> Iterator[tuple[dict[str, str], Callable[[Any, bytes], None]]]:
    server = Server(folder / "sway", sway)

    def focus(window: Any, event: bytes = message(0x80000003, {"change": "focus", "container": {"name": "SECRET"}})):
        server.window = window
        server.tell(event)

    try:
        yield {"SWAYSOCK": str(folder / "sway"), "WAYLAND_DISPLAY": "wayland-1"}, focus
    finally:
        server.close()


@contextmanager
def of_hyprland(folder: Path) -> Iterator[tuple[dict[str, str], Callable[[Any, bytes], None]]]:
    place = folder / "hypr" / "x"
    place.mkdir(parents=True)
    asked, events = Server(place / ".socket.sock", requests), Server(place / ".socket2.sock", lambda _s, _c: True)

    def focus(window: Any, event: bytes = b"activewindow>>code,SECRET\n") -> None:
        asked.window = {"class": window.get("app_id"), "title": "SECRET"} if window else {}
        events.tell(event)

    try:
        yield {"HYPRLAND_INSTANCE_SIGNATURE": "x", "XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "w"}, focus
    finally:
        asked.close()
        events.close()


@pytest.mark.parametrize(("desktop", "name"), [(of_sway, "sway"), (of_hyprland, "Hyprland")])
def test_the_class_of_the_focused_window_is_taken_after_an_event(desktop: Any, name: str, tmp_path: Path) -> None:
    with desktop(tmp_path) as (environ, focus):
        window, why = focused_window_for(environ)
        assert (window.name, why, window.app()) == (name, (), None)
        focus({"focused": True, "app_id": "code", "name": "SECRET"})
        assert window.app() == "code"
        focus({"focused": True, "app_id": "foot"}, b"")
        assert window.app() == "code", "without an event nobody is asked"
        focus(None)
        assert window.app() is None
        window.close()
        assert window.app() is None


@pytest.mark.parametrize("desktop", [of_sway, of_hyprland])
def test_a_compositor_that_ends_is_not_known_any_more(desktop: Any, tmp_path: Path) -> None:
    with desktop(tmp_path) as (environ, focus):
        window, _why = focused_window_for(environ)
        focus({"focused": True, "app_id": "code"})
        assert window.app() == "code"
    assert window.app() is None
    window.close()


def test_a_window_for_x11_has_its_class_in_its_properties(tmp_path: Path) -> None:
    with of_sway(tmp_path) as (environ, focus):
        window, _why = focused_window_for(environ)
        focus({"focused": True, "app_id": None, "window_properties": {"class": "XTerm", "title": "SECRET"}})
        assert window.app() == "XTerm"
        focus({"focused": True, "type": "workspace"})
        assert window.app() is None
        window.close()


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        (
            {"WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME", "DISPLAY": ":0"},
            "GNOME reveals the active window only to extensions",
        ),
        ({"WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "KDE"}, "KWin: the compositor is not responding"),
        ({"WAYLAND_DISPLAY": "w"}, "does not tell programs"),
        ({"SWAYSOCK": "/nowhere/sway", "WAYLAND_DISPLAY": "w"}, "sway: the compositor is not responding"),
        ({"HYPRLAND_INSTANCE_SIGNATURE": "none", "WAYLAND_DISPLAY": "w"}, "Hyprland: the compositor is not responding"),
        ({"DISPLAY": ":98765"}, "X11: the X11 display :98765 cannot be opened"),
        ({}, "does not tell programs"),
    ],
)
def test_why_it_is_not_available_is_said(environ: dict[str, str], said: str) -> None:
    window, why = focused_window_for(environ | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert (window.name, window.app()) == ("nothing", None)
    assert said in why[-1]
    window.close()
