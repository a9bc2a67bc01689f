"""GNOME on Wayland, with and without the extension for tray icons; all goes through what its shell evaluates."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.e2e.desktops.pictures import Box
from tests.e2e.desktops.real_desktop import RealDesktop, Tray, Window, keys_of
from tests.e2e.desktops.x11 import BUTTON
from tests.e2e.notifications import Notification
from tests.e2e.waiting import wait_until

SHELL = ("org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell")
CAMERA = ("org.gnome.Shell.Screenshot", "/org/gnome/Shell/Screenshot", "org.gnome.Shell.Screenshot")

KEYS = {"alt": 0xFFE9, "ctrl": 0xFFE3, "shift": 0xFFE1, "super": 0xFFEB, "F4": 0xFFC1}
KEYS |= {"Escape": 0xFF1B, "Return": 0xFF0D, "Tab": 0xFF09, "Down": 0xFF54, "Up": 0xFF52, "space": 0x20}

DEVICES = """
if (!global.rigDevices) {
    const { Clutter } = imports.gi;
    const seat = Clutter.get_default_backend().get_default_seat();
    global.rigDevices = [Clutter.InputDeviceType.POINTER_DEVICE, Clutter.InputDeviceType.KEYBOARD_DEVICE].map(
        (type) => seat.create_virtual_device(type));
}
const [pointer, keyboard] = global.rigDevices, now = imports.gi.GLib.get_monotonic_time();
"""

WINDOWS = """
global.get_window_actors().map((actor) => actor.meta_window)
    .filter((window) => window.get_pid() == PID && !window.minimized && !window.is_override_redirect()
        && [0, 3, 4, 7].includes(window.window_type))
    .map((window) => {
        const box = window.get_frame_rect();
        return [String(window.get_stable_sequence()), window.title || "", [box.x, box.y, box.width, box.height]];
    })
"""
"""Normal windows, dialogs and what belongs to them, by their types in Mutter."""


class Gnome(RealDesktop):
    """GNOME with tray icons; a left click opens an icon's menu."""

    kind = "gnome"
    is_wayland = True
    takes_shortcuts = False
    has_qt_title_bars = True
    menu_button = 1

    def prepare(self) -> None:
        super().prepare()
        self.evaluate(f"(() => {{ {DEVICES} }})()")  # before a program starts, which would miss its first key else
        self.dismiss_notifications()  # how it greets root

    def evaluate(self, code: str) -> Any:
        """Return the value of JavaScript code inside the shell."""
        done, answer = self.bus.call(*SHELL, "Eval", "s", code)
        assert done, f"{code}: {answer}"
        return json.loads(answer) if answer else None

    def screenshot(self, file: Path) -> Path:
        done, _file = self.bus.call(*CAMERA, "Screenshot", "bbs", True, False, str(file))
        assert done, f"no picture {file}"
        return file

    def move(self, x: int, y: int) -> None:
        self.evaluate(f"(() => {{ {DEVICES} pointer.notify_absolute_motion(now, {x}, {y}); }})()")
        # The shell takes the motion in with its next frame.
        wait_until(lambda: self.evaluate("global.get_pointer().slice(0, 2)") == [x, y], f"the pointer at {x}, {y}")

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        number = {1: 1, 2: 2, 3: 3}[button]
        for state in (1, 0):
            self.evaluate(f"(() => {{ {DEVICES} pointer.notify_button(now, {number}, {state}); }})()")

    def press_key(self, key: str) -> None:
        self._press(keys_of(key, KEYS))

    def type(self, text: str) -> None:
        for letter in text:
            self._press([ord(letter)])

    def _press(self, codes: list[int]) -> None:
        for state, order in ((1, codes), (0, codes[::-1])):
            for code in order:
                self.evaluate(f"(() => {{ {DEVICES} keyboard.notify_keyval(now, {code}, {state}); }})()")

    def shown_windows(self, program: subprocess.Popen[bytes]) -> list[Window]:
        windows = self.evaluate(WINDOWS.replace("PID", str(program.pid)))
        return [Window(number, title, Box(*box)) for number, title, box in windows]

    def close_window(self, window: str) -> None:
        self.evaluate(
            "global.get_window_actors().map((actor) => actor.meta_window)"
            f".filter((one) => one.get_stable_sequence() == {window})"
            ".forEach((one) => one.delete(global.get_current_time()))"
        )

    def set_dark(self, dark: bool) -> None:
        self.set_setting("org.gnome.desktop.interface", "color-scheme", "prefer-dark" if dark else "default")

    def set_do_not_disturb(self, on: bool) -> None:
        self.set_setting("org.gnome.desktop.notifications", "show-banners", "false" if on else "true")

    def dismiss_notifications(self) -> None:
        self.evaluate("Main.messageTray.getSources().forEach((source) => source.destroy())")

    def unfold_notification(self) -> None:
        banner = "Main.messageTray._banner && Main.messageTray._banner.mapped"
        wait_until(lambda: self.evaluate(banner), "the notification's banner")
        self.evaluate("Main.messageTray._banner.expand(false)")

    def press_button(self, notification: Notification) -> None:
        label = notification.buttons[0]
        self.unfold_notification()
        code = BUTTON.replace("LABEL", json.dumps(label))
        box = wait_until(lambda: self.evaluate(code), f"the button {label}")
        self.click(*Box(*(int(side) for side in box)).middle)


class GnomePlain(Gnome):
    """GNOME as it comes."""

    kind = "gnome-plain"
    tray = Tray.NONE
