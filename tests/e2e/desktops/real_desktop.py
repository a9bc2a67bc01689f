"""One interface to every desktop that people use: its screen, its tray, a pointer, a keyboard and its settings."""

import subprocess
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import ClassVar, NamedTuple

from tests.e2e.desktop import SCRIPT, VirtualDesktop
from tests.e2e.desktops.pictures import Box, icon_box
from tests.e2e.notifications import Notification
from tests.e2e.tray_client import Item, items
from tests.e2e.waiting import wait_until


class Tray(Enum):
    """The ways in which a desktop shows icons."""

    ITEMS = "described over the bus, StatusNotifierItem"
    WINDOWS = "windows inside the panel's own, XEmbed"
    NONE = "not at all"


class Window(NamedTuple):
    """A window of a program."""

    id: str
    title: str
    box: Box


class RealDesktop(VirtualDesktop):
    """A desktop that people use, started without a display.

    Args:
        folder: for its own notes, such as the environment and what started programs say.
        size: of the screen, as WIDTHxHEIGHT in its own pixels.
        scale: how many of them a pixel of the interface takes.
    """

    kind: ClassVar[str]
    tray: ClassVar[Tray] = Tray.ITEMS
    is_wayland: ClassVar[bool] = False
    menu_button: ClassVar[int] = 3
    """The button that opens the menu of an icon."""

    launchers: ClassVar[float] = 0.0
    """The share of the panel's width that has launchers, whose pictures may come late and look like the icon."""

    knows_idle: ClassVar[bool] = True
    """Whether programs can learn there when input came last."""

    lends_do_not_disturb: ClassVar[bool] = True
    """Whether programs can set it to do not disturb."""

    takes_shortcuts: ClassVar[bool] = True
    """Whether programs can take keys there."""

    has_qt_title_bars: ClassVar[bool] = False
    """Whether it leaves the title bars to programs."""

    tells_dark: ClassVar[bool] = True
    """Whether it has a setting for dark that programs of other toolkits can read."""

    def __init__(self, folder: Path, *, size: str = "1400x900", scale: float = 1) -> None:
        super().__init__(folder, size=size, kind=self.kind, scale=scale)
        self.size = (int(size.partition("x")[0]), int(size.partition("x")[2]))
        self.scale = scale
        self._panel_before = self.folder / "panel-before.png"
        self.prepare()
        self.settled_picture(self._panel_before)

    def prepare(self) -> None:
        """Prepare a desktop for a test."""

    @classmethod
    def missing(cls) -> str:
        """Return the reason why this machine cannot run it; "" if it can."""
        checked = subprocess.run(
            [SCRIPT, "--desktop", cls.kind, "--check"], capture_output=True, text=True, check=False
        )
        return checked.stderr.strip() if checked.returncode else ""

    # The tray.

    def items(self) -> list[Item]:
        """Return the icons that describe themselves over the bus."""
        return items(self.bus)

    def icon_box(self, program: subprocess.Popen[bytes]) -> Box:
        """Wait until the program's icon is to be seen on the screen and return where."""
        icon = self.item_of(program)

        def look() -> Box | None:
            now = self.screenshot(self.folder / "panel.png")
            return icon_box(self._panel_before, now, icon.picture, self.scale, beyond=self.launchers)

        return wait_until(look, f"the icon on {self.kind}'s panel", 40)

    def open_menu(self, program: subprocess.Popen[bytes]) -> None:
        """Open the menu of the program's icon with the pointer."""
        self.click(*self.icon_box(program).middle, button=self.menu_button)

    def choose(self, program: subprocess.Popen[bytes], place: int) -> None:
        """Choose an entry of the program's menu, wherever the desktop shows that, as a person does.

        Args:
            program: whose menu.
            place: among the entries that can be chosen, below the first row of a menu, which opens the day; 0 is the
                first one, -1 the last one.
        """
        if self.tray is Tray.ITEMS:
            icon = self.item_of(program)
            entries = [entry for entry in icon.menu().entries if entry.visible and entry.enabled]
            icon.click([entry for entry in entries if not entry.is_separator][1:][place].name)
            return
        if self.tray is Tray.WINDOWS:
            self.open_menu(program)
            steps = ["Down"] * (place + 2) if place >= 0 else ["Up"] * -place
        else:  # the small window, whose first entry has the keyboard
            wait_until(lambda: self.shown_windows(program), "the small window")
            steps = ["Down"] * place if place >= 0 else ["Up"] * -place
        for key in (*steps, "Return"):
            self.press_key(key)

    def close_menu(self) -> None:
        """Close an open menu."""
        self.press_key("Escape")

    # The screen.

    def screenshot(self, file: Path) -> Path:
        """Take a picture of the screen."""
        raise NotImplementedError

    def settled_picture(self, file: Path, seconds: float = 6.0) -> Path:
        """Take a picture of the screen when nothing on it moves any more, or at the end of the time."""

        def taken_twice_alike() -> bool:
            before = file.read_bytes() if file.exists() else b""
            return self.screenshot(file).read_bytes() == before

        file.unlink(missing_ok=True)
        try:
            wait_until(taken_twice_alike, "a screen that has come to rest", seconds)
        except AssertionError:
            self.screenshot(file)
        return file

    def shown_windows(self, program: subprocess.Popen[bytes]) -> list[Window]:
        """Return the windows of a program that are to be seen, without menus and tooltips."""
        raise NotImplementedError

    # Pointer and keyboard.

    def move(self, x: int, y: int) -> None:
        """Move the pointer."""
        raise NotImplementedError

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place; button 1 is the left one, 2 the middle one, 3 the right one."""
        raise NotImplementedError

    def press_key(self, key: str) -> None:
        """Press a key such as Escape or Return, or several at once as in alt+F4."""
        raise NotImplementedError

    # Settings.

    def set_dark(self, dark: bool) -> None:
        """Choose the desktop's dark looks, or its light ones."""
        raise NotImplementedError

    def set_do_not_disturb(self, on: bool) -> None:
        """Ask the desktop not to disturb, or end that."""
        raise NotImplementedError

    # Notifications.

    def dismiss_notifications(self) -> None:
        """Close the notifications on a desktop that shows one at a time."""

    def unfold_notification(self) -> None:
        """Show the buttons of the notification that is on the screen, where they are not shown from the beginning."""

    def press_button(self, notification: Notification) -> None:
        """Press the first button of the notification that is on the screen."""
        raise NotImplementedError

    def open_notification(self, notification: Notification) -> None:
        """Activate the notification that is on the screen."""
        self.press_button(notification)

    def set_setting(self, schema: str, key: str, value: str) -> None:
        """Set one of GSettings."""
        self.run("gsettings", "set", schema, key, value)


def first_action(notification: Notification) -> str:
    """Return the name of the action behind a notification's first button."""
    return next(name for name in notification.actions[::2] if name != "default")


def keys_of(key: str, names: dict[str, int]) -> Sequence[int]:
    """Return the codes of keys pressed at once, from their names joined by plus signs."""
    return [names[part] for part in key.split("+")]
