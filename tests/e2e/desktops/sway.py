"""sway with waybar and mako."""

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.e2e.desktops.pictures import Box
from tests.e2e.desktops.real_desktop import RealDesktop, Window, first_action
from tests.e2e.desktops.wayland_socket import WaylandSocket, number
from tests.e2e.notifications import Notification

CREATE_POINTER = 0
"""A request of zwlr_virtual_pointer_manager_v1."""

MOTION_TO, BUTTON, FRAME = 1, 2, 4
"""Requests of zwlr_virtual_pointer_v1."""

BUTTONS = {1: 0x110, 2: 0x112, 3: 0x111}


class Sway(RealDesktop):
    """sway."""

    kind = "sway"
    is_wayland = True
    tells_dark = False
    takes_shortcuts = False

    def prepare(self) -> None:
        super().prepare()
        self._input = WaylandSocket(Path(self.environ["XDG_RUNTIME_DIR"]) / self.environ["WAYLAND_DISPLAY"])
        manager = self._input.bind("zwlr_virtual_pointer_manager_v1", 1)
        self._pointer = self._input.new_id()
        self._input.send(manager, CREATE_POINTER, number(0) + number(self._pointer))
        self._input.sync()

    def stop(self) -> None:
        self._input.close()
        super().stop()

    def screenshot(self, file: Path) -> Path:
        self.run("grim", file)
        return file

    def move(self, x: int, y: int) -> None:
        place = number(x) + number(y) + number(self.size[0]) + number(self.size[1])
        self._input.send(self._pointer, MOTION_TO, _now() + place)
        self._input.send(self._pointer, FRAME)
        self._input.sync()

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        for state in (1, 0):
            self._input.send(self._pointer, BUTTON, _now() + number(BUTTONS[button]) + number(state))
            self._input.send(self._pointer, FRAME)
            self._input.sync()

    def press_key(self, key: str) -> None:
        *modifiers, last = key.split("+")
        held = [option for name in modifiers for option in ("-M", name)]
        self.run("wtype", *held, "-k", last)

    def type(self, text: str) -> None:
        self.run("wtype", text)

    def shown_windows(self, program: subprocess.Popen[bytes]) -> list[Window]:
        tree = json.loads(self.run("swaymsg", "--raw", "--type", "get_tree"))
        boxes = [(node, node["rect"]) for node in _nodes(tree) if node.get("pid") == program.pid]
        sides = ("x", "y", "width", "height")
        return [
            Window(str(node["id"]), node["name"] or "", Box(*(box[side] for side in sides)).scaled(self.scale))
            for node, box in boxes
        ]

    def close_window(self, window: str) -> None:
        self.run("swaymsg", f"[con_id={window}] kill")

    def set_dark(self, dark: bool) -> None:
        """Set the setting that the portal's part for GTK reads; sway itself has none."""
        self.set_setting("org.gnome.desktop.interface", "color-scheme", "prefer-dark" if dark else "default")

    def set_do_not_disturb(self, on: bool) -> None:
        self.run("makoctl", "mode", "-a" if on else "-r", "do-not-disturb")

    def press_button(self, notification: Notification) -> None:
        self.run("makoctl", "invoke", first_action(notification))

    def close_menu(self) -> None:
        """Click beside it: waybar's menus do not get the keyboard."""
        self.click(self.size[0] // 2, self.size[1] // 2)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in (*node["nodes"], *node["floating_nodes"]):
        yield from _nodes(below)


def _now() -> bytes:
    return number(int(time.monotonic() * 1000) & 0xFFFFFFFF)
