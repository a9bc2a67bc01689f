"""Plasma on Wayland and on X11."""

import json
import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection
from PIL import Image

from tests.e2e.desktops.pictures import Box
from tests.e2e.desktops.real_desktop import RealDesktop, Window, keys_of
from tests.e2e.desktops.wayland_socket import WaylandSocket, fixed, number, text
from tests.e2e.desktops.x11 import X11Desktop
from tests.e2e.notifications import NAME, Notification
from tests.e2e.waiting import wait_until

CAMERA = DBusAddress("/org/kde/KWin/ScreenShot2", bus_name="org.kde.KWin", interface="org.kde.KWin.ScreenShot2")
SCRIPTING = ("org.kde.KWin", "/Scripting", "org.kde.kwin.Scripting")

# Linux' codes of keys and buttons.
KEYS = {"alt": 56, "ctrl": 29, "shift": 42, "super": 125, "F4": 62}
KEYS |= {"Escape": 1, "Return": 28, "Tab": 15, "Down": 108, "Up": 103, "space": 57}
KEYS |= dict(zip("qwertyuiop", range(16, 26), strict=True)) | dict(zip("asdfghjkl", range(30, 39), strict=True))
KEYS |= dict(zip("zxcvbnm", range(44, 51), strict=True)) | dict(zip("1234567890", range(2, 12), strict=True))
BUTTONS = {1: 0x110, 2: 0x112, 3: 0x111}

AUTHENTICATE, BUTTON, MOTION_TO, KEY = 0, 2, 9, 10
"""Requests of org_kde_kwin_fake_input."""

REPORT = """
const found = workspace.clientList().filter((one) => one.pid == PID && !one.minimized).map((one) => {
    const box = one.frameGeometry;
    return [String(one.internalId), one.caption, [box.x, box.y, box.width, box.height].map(Math.round),
        one.normalWindow || one.dialog || one.utility];
});
callDBus("LISTENER", "/", "rig.Windows", "report", JSON.stringify(found));
"""

CLOSE = """
workspace.clientList().filter((one) => String(one.internalId) == "ID").forEach((one) => one.closeWindow());
"""


class _Plasma(RealDesktop):
    """The common part of both."""

    launchers = 0.5

    def prepare(self) -> None:
        super().prepare()
        self._inhibited: list[int] = []

    def set_dark(self, dark: bool) -> None:
        self.run("plasma-apply-colorscheme", "BreezeDark" if dark else "BreezeLight")

    def set_do_not_disturb(self, on: bool) -> None:
        server = (NAME, "/org/freedesktop/Notifications", NAME)
        if on:
            self._inhibited.append(self.bus.call(*server, "Inhibit", "ssa{sv}", "tests", "presenting", {}))
        while not on and self._inhibited:
            self.bus.call(*server, "UnInhibit", "u", self._inhibited.pop())

    def press_button(self, notification: Notification) -> None:
        """Click the first button of a question, in a popup over the lower right corner of the screen."""
        assert notification.buttons
        self._click_from_corner(notification, 225, 110)

    def open_notification(self, notification: Notification) -> None:
        """Click on the popup itself."""
        assert "default" in notification.actions
        self._click_from_corner(notification, 300, 135)

    def _click_from_corner(self, notification: Notification, right: int, bottom: int) -> None:
        """Click at a place from the lower right corner until the popup there has taken it: it moves at first."""
        width, height = self.size

        def taken() -> bool:
            self.click(width - round(self.scale * right), height - round(self.scale * bottom))
            with suppress(AssertionError):
                return wait_until(lambda: not self.notifications.is_open(notification), "its end", 3)
            return False

        wait_until(taken, "the end of the notification")


class PlasmaX11(_Plasma, X11Desktop):
    """Plasma on X11."""

    kind = "plasma-x11"


class PlasmaWayland(_Plasma):
    """Plasma on Wayland."""

    kind = "plasma-wayland"
    is_wayland = True

    def prepare(self) -> None:
        super().prepare()
        self._input = WaylandSocket(Path(self.environ["XDG_RUNTIME_DIR"]) / self.environ["WAYLAND_DISPLAY"])
        self._hand = self._input.bind("org_kde_kwin_fake_input", 4)
        self._input.send(self._hand, AUTHENTICATE, text("rig") + text("tests"))
        self._scripts = 0

    def stop(self) -> None:
        self._input.close()
        super().stop()

    def screenshot(self, file: Path) -> Path:
        connection = open_dbus_connection(self.bus.address, enable_fds=True)
        reading, writing = os.pipe()
        pixels: list[bytes] = []

        def read() -> None:
            with os.fdopen(reading, "rb") as pipe:
                pixels.append(pipe.read())

        reader = threading.Thread(target=read)
        reader.start()
        try:
            options = {"include-cursor": ("b", False), "native-resolution": ("b", True)}
            call = new_method_call(CAMERA, "CaptureWorkspace", "a{sv}h", (options, writing))
            answer = connection.send_and_get_reply(call, timeout=20)
        finally:
            os.close(writing)
            reader.join()
            connection.close()
        assert answer.header.message_type is not MessageType.error, answer.body
        properties = {name: value for name, (_signature, value) in answer.body[0].items()}
        size = (properties["width"], properties["height"])
        Image.frombuffer("RGB", size, pixels[0], "raw", "BGRX", properties["stride"], 1).save(file, compress_level=1)
        return file

    def move(self, x: int, y: int) -> None:
        self._input.send(self._hand, MOTION_TO, fixed(x / self.scale) + fixed(y / self.scale))
        self._input.sync()

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        for state in (1, 0):
            self._input.send(self._hand, BUTTON, number(BUTTONS[button]) + number(state))
            self._input.sync()

    def press_key(self, key: str) -> None:
        codes = keys_of(key, KEYS)
        for state, order in ((1, codes), (0, codes[::-1])):
            for code in order:
                self._input.send(self._hand, KEY, number(code) + number(state))
                self._input.sync()

    def type(self, text: str) -> None:
        for letter in text:
            self.press_key("space" if letter == " " else letter)

    def shown_windows(self, program: subprocess.Popen[bytes]) -> list[Window]:
        connection = open_dbus_connection(self.bus.address)
        try:
            code = REPORT.replace("PID", str(program.pid)).replace("LISTENER", connection.unique_name)
            self._run_script(code)
            while True:
                message = connection.receive(timeout=10)
                if message.header.message_type is MessageType.method_call:
                    data: list[Any] = json.loads(message.body[0])
                    break
        finally:
            connection.close()
        return [Window(number, title, Box(*box).scaled(self.scale)) for number, title, box, shown in data if shown]

    def close_window(self, window: str) -> None:
        self._run_script(CLOSE.replace("ID", window))

    def _run_script(self, code: str) -> None:
        self._scripts += 1
        name = f"script-{self._scripts}"
        file = self.folder / f"{name}.js"
        file.write_text(code)
        number = self.bus.call(*SCRIPTING, "loadScript", "ss", str(file), name)
        self.bus.call("org.kde.KWin", f"/{number}", "org.kde.kwin.Script", "run")
        self.bus.call(*SCRIPTING, "unloadScript", "s", name)
