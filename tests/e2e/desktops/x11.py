"""Desktops on X11: XFCE, LXQt, MATE, Cinnamon, i3, polybar, and what they have in common."""

import json
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from tests.e2e.desktops.pictures import Box
from tests.e2e.desktops.real_desktop import RealDesktop, Tray, Window
from tests.e2e.notifications import Notification
from tests.e2e.waiting import wait_until

LARGEST_ICON = 64


class X11Desktop(RealDesktop):
    """A desktop on an X server: xdotool has the pointer and the keys, ImageMagick takes the pictures."""

    def screenshot(self, file: Path) -> Path:
        self.run("import", "-window", "root", "-define", "png:compression-level=1", file)
        return file

    def move(self, x: int, y: int) -> None:
        self.run("xdotool", "mousemove", "--sync", str(x), str(y))

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.move(x, y)
        self.run("xdotool", "click", str(button))

    def press_key(self, key: str) -> None:
        self.run("xdotool", "key", "--clearmodifiers", key)

    def shown_windows(self, program: subprocess.Popen[bytes]) -> list[Window]:
        windows = []
        for number in self.windows_of(program):
            with suppress(AssertionError):  # gone meanwhile
                window = Window(number, self.title_of(number), self._box(number))
                if min(window.box.width, window.box.height) > LARGEST_ICON and not self._is_override(number):
                    windows.append(window)
        return windows

    def icon_box(self, program: subprocess.Popen[bytes]) -> Box:
        if self.tray is not Tray.WINDOWS:
            return super().icon_box(program)

        seen: list[Box] = []

        def stays() -> Box | None:  # it moves to its place when it is taken in
            boxes = [self._box(number) for number in self._search("--pid", str(program.pid))]
            seen.extend(box for box in boxes if 8 < max(box.width, box.height) <= LARGEST_ICON)
            return seen[-1] if len(seen) > 2 and seen[-3:] == seen[-1:] * 3 else None

        return wait_until(stays, f"the icon on {self.kind}'s panel")

    def open_menu(self, program: subprocess.Popen[bytes]) -> None:
        if self.tray is not Tray.WINDOWS:
            super().open_menu(program)
            return

        def menus() -> list[str]:
            shown = [number for number in self._search("--pid", str(program.pid)) if self._is_override(number)]
            return [number for number in shown if self._box(number).height > LARGEST_ICON]

        def opened() -> bool:
            super(X11Desktop, self).open_menu(program)
            with suppress(AssertionError):
                wait_until(menus, "the menu", 10)
            return bool(menus())

        wait_until(opened, "the menu")

    def _search(self, *criteria: str) -> list[str]:
        result = subprocess.run(
            ["xdotool", "search", "--onlyvisible", *criteria],
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return result.stdout.split()

    def _box(self, window: str) -> Box:
        result = self.run("xwininfo", "-id", window)
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        return Box(*(int(result.partition(f"{name}:")[2].split()[0]) for name in names))

    def _is_override(self, window: str) -> bool:
        return "Override Redirect State: yes" in self.run("xwininfo", "-id", window)


class DunstDesktop(X11Desktop):
    """A desktop whose notifications are dunst's; it has no setting for dark."""

    tells_dark = False

    def set_dark(self, dark: bool) -> None:
        """Do nothing: there is no such setting."""

    def set_do_not_disturb(self, on: bool) -> None:
        self.run("dunstctl", "set-paused", "true" if on else "false")

    def press_button(self, notification: Notification) -> None:
        self.notifications.press(notification.buttons[0])


class I3(DunstDesktop):
    """i3 with its bar."""

    kind = "i3"
    tray = Tray.WINDOWS


class Polybar(DunstDesktop):
    """openbox with polybar."""

    kind = "polybar"
    tray = Tray.WINDOWS


class ClickedNotifications(X11Desktop):
    """A desktop whose notifications can be pressed with the pointer only."""

    notification_class: ClassVar[str]
    """A regular expression for the class of the window that shows a notification."""

    first_button: ClassVar[tuple[int, int]]
    """The place of the first button of a question, from the lower right corner of that window."""

    def press_button(self, notification: Notification) -> None:
        assert notification.buttons
        box = wait_until(self._notification_box, "the notification's window")
        right, bottom = (round(self.scale * side) for side in self.first_button)
        self.click(box.x + box.width - right, box.y + box.height - bottom)

    def _notification_box(self) -> Box | None:
        boxes = [self._box(window) for window in self._search("--class", self.notification_class)]
        return max((box for box in boxes if box.height > 30), key=lambda box: box.height, default=None)


class Xfce(ClickedNotifications):
    """XFCE."""

    kind = "xfce"
    notification_class = "Xfce4-notifyd"
    first_button = (238, 32)

    def set_dark(self, dark: bool) -> None:
        theme = "Adwaita-dark" if dark else "Adwaita"
        self.run("xfconf-query", "-c", "xsettings", "-p", "/Net/ThemeName", "-n", "-t", "string", "-s", theme)

    def set_do_not_disturb(self, on: bool) -> None:
        value = "true" if on else "false"
        self.run("xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool", "-s", value)


class Lxqt(ClickedNotifications):
    """LXQt. Its dark looks are a theme of its panel and a palette, which only programs with its plugin read."""

    kind = "lxqt"
    lends_do_not_disturb = False
    notification_class = "lxqt-notificationd"
    first_button = (210, 36)
    tells_dark = False

    def set_dark(self, dark: bool) -> None:
        theme = "dark" if dark else "light"
        self._write("lxqt.conf", f"[General]\ntheme={theme}\n")

    def set_do_not_disturb(self, on: bool) -> None:
        self._write("notifications.conf", f"[General]\ndoNotDisturb={'true' if on else 'false'}\n")

    def _write(self, name: str, text: str) -> None:
        (Path(self.environ["XDG_CONFIG_HOME"]) / "lxqt" / name).write_text(text)


class Mate(ClickedNotifications):
    """MATE."""

    kind = "mate"
    notification_class = "[Mm]ate-notification-daemon"
    first_button = (217, 28)

    def set_dark(self, dark: bool) -> None:
        self.set_setting("org.mate.interface", "gtk-theme", "Adwaita-dark" if dark else "Adwaita")

    def set_do_not_disturb(self, on: bool) -> None:
        self.set_setting("org.mate.NotificationDaemon", "do-not-disturb", "true" if on else "false")


class Cinnamon(X11Desktop):
    """Cinnamon, which evaluates what it is sent over the bus."""

    kind = "cinnamon"
    tray = Tray.WINDOWS

    def set_dark(self, dark: bool) -> None:
        self.set_setting("org.cinnamon.desktop.interface", "gtk-theme", "Adwaita-dark" if dark else "Adwaita")

    def set_do_not_disturb(self, on: bool) -> None:
        self.set_setting("org.cinnamon.desktop.notifications", "display-notifications", "false" if on else "true")

    def press_button(self, notification: Notification) -> None:
        code = BUTTON.replace("LABEL", json.dumps(notification.buttons[0]))
        box = wait_until(lambda: self.evaluate(code), f"the button {notification.buttons[0]}")
        self.click(*Box(*(int(side) for side in box)).middle)

    def evaluate(self, code: str) -> object:
        """Return the value of JavaScript code inside Cinnamon."""
        done, answer = self.bus.call("org.Cinnamon", "/org/Cinnamon", "org.Cinnamon", "Eval", "s", code)
        assert done, answer
        return json.loads(answer) if answer else None


BUTTON = """
(() => {
    const found = [];
    const walk = (actor) => {
        if (actor.mapped && actor.reactive && actor.label !== undefined && actor.label == LABEL) found.push(actor);
        actor.get_children().forEach(walk);
    };
    walk(global.stage);
    if (!found.length) return null;
    const [x, y] = found[0].get_transformed_position(), [width, height] = found[0].get_transformed_size();
    return [x, y, width, height].every(Number.isFinite) ? [x, y, width, height] : null;
})()
"""
"""Finds a button by its label and returns where on the screen it is."""
