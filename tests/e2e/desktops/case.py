"""tltimer on a desktop that people use, and the pictures of it there."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.e2e.app import App, on_monday
from tests.e2e.desktops.pictures import Box, brightness, pixels_inside
from tests.e2e.desktops.real_desktop import RealDesktop, Tray, Window
from tests.e2e.notifications import Notification
from tests.e2e.waiting import wait_until

SETTINGS = -2
"""The place of the settings in the menu, among the entries that can be chosen."""

DAY = (("09:00", "switch", "coding"), ("11:00", "stop"), ("13:00", "switch", "review"), ("16:00", "stop"))

TITLE_BAR = 20
"""So high a title bar is at least."""

EDGE = 16
"""At the edge of a popup, what is behind it shines through."""

BRIEFLY = 1.5
"""The seconds for which a notification is certain to be shown; on Plasma it moves as long as it is."""


class Case:
    """tltimer on a desktop that wears a look, and the pictures of it."""

    def __init__(self, desktop: RealDesktop, look: str, app: App, pictures: Path, name: str = "") -> None:
        self.desktop = desktop
        self.app = app
        self.is_dark = look == "dark"
        self._look = look
        self._pictures = pictures / (name or desktop.kind)
        self._pictures.mkdir(exist_ok=True)

    @contextmanager
    def running(self, now: datetime, speed: float = 1.0) -> Iterator[subprocess.Popen[bytes]]:
        """Run the app in the middle of a day, and see that it ends as it should."""
        # Offered once in a day that has a focus block, it would lie over what is looked at.
        self.app.do(now, "settings", "notifications.do_not_disturb", "off")
        if not self.desktop.tells_dark:
            self.app.do(now, "settings", "look.theme", self._look)
        program = self.app.start(now, speed)
        try:
            yield program
        finally:
            program.terminate()
            program.wait(20)
        assert program.returncode == 0, self.desktop.said(self.app.name)

    def picture(self, what: str, seconds: float = 6.0) -> Path:
        """Take a picture when the screen has come to rest, or at the end of the time."""
        return self.desktop.settled_picture(self._pictures / f"{what}-{self._look}.png", seconds)

    def window(self, program: subprocess.Popen[bytes], wide: int = 300, besides: tuple[str, ...] = ()) -> Window:
        """Wait for a window of the program that is at least so wide."""

        def look() -> Window | None:
            shown = self.desktop.shown_windows(program)
            return next((window for window in shown if window.box.width >= wide and window.id not in besides), None)

        return wait_until(look, f"a window on {self.desktop.kind}")

    def see(self, window: Window, what: str, program: subprocess.Popen[bytes]) -> None:
        """Take a picture of a window, and see that it fits the screen and wears the right look."""
        file = self.picture(what)
        shown = next(other for other in self.desktop.shown_windows(program) if other.id == window.id)
        assert shown.box.fits_into(*self.desktop.size), f"{shown.title} is at {shown.box}"
        assert (brightness(file, shown.box) < 0.4) == self.is_dark, f"{shown.title} is not {self._look}"
        if self.desktop.has_qt_title_bars:
            bar = self._title_bar(shown)
            assert (brightness(file, bar) < 0.4) == self.is_dark, f"the title bar of {shown.title} is not {self._look}"

    def _title_bar(self, window: Window) -> Box:
        return window.box._replace(height=round(TITLE_BAR * self.desktop.scale))

    def wait_for_look(self, program: subprocess.Popen[bytes], window: Window, *, dark: bool) -> None:
        """Wait until a window is dark, or light, with its title bar where that is Qt's."""
        file = self.desktop.folder / "look.png"

        def wears_it() -> bool:
            self.desktop.screenshot(file)
            # Another title bar can be of another height, and a window is put into its place after it is shown.
            now = next((other for other in self.desktop.shown_windows(program) if other.id == window.id), window)
            bars = [self._title_bar(now)] if self.desktop.has_qt_title_bars else []
            return all((brightness(file, box) < 0.4) == dark for box in (now.box, *bars))

        wait_until(wears_it, f"{window.title} in {'dark' if dark else 'light'}", 20)

    def wait_for_place(self, program: subprocess.Popen[bytes]) -> None:
        """Wait until the app has its icon, or its small window."""
        if self.desktop.tray is Tray.NONE:
            self.window(program, wide=100)
        else:
            self.desktop.icon_box(program)

    def show_evening(self) -> None:
        """Let a day come to its evening, answer the notification where there is one, and see the popup."""
        for clock, *order in DAY:
            self.app.do(on_monday(f"{clock}:00"), *order)
        earlier = questions(self.desktop)  # an app that was killed leaves its own open
        with self.running(on_monday("17:29:30"), 30) as program:
            if self.desktop.is_wayland:

                def new_questions() -> list[Notification]:
                    return [question for question in questions(self.desktop) if question not in earlier]

                notification = wait_until(new_questions, "the notification of the evening", 40)[-1]
                self.desktop.unfold_notification()
                self.picture("evening-notification", BRIEFLY)
                self.desktop.open_notification(notification)
            small = (
                [other.id for other in self.desktop.shown_windows(program)] if self.desktop.tray is Tray.NONE else []
            )
            self.see(self.window(program, besides=tuple(small)), "evening", program)

    def opened_review(self, program: subprocess.Popen[bytes]) -> bytes:
        """Open the end-of-day review from the menu, close it, and return its pixels as they were on the screen."""
        self.desktop.item_of(program, self.app.name).click("More", "End-of-day review")
        window = self.window(program)
        self.desktop.dismiss_notifications()  # one could lie over it
        file = self.desktop.settled_picture(self.desktop.folder / "review.png")
        # Where it is now: some compositors put a window into its place after they have shown it elsewhere.
        box = next(other.box for other in self.desktop.shown_windows(program) if other.id == window.id)
        pixels = pixels_inside(file, box, round(EDGE * self.desktop.scale))
        self.desktop.close_window(window.id)
        wait_until(lambda: not self.desktop.shown_windows(program), "its end")
        return pixels

    def show_week(self) -> None:
        """Show the week by starting the app again, and close it."""
        self.app.do(on_monday("09:00:00"), "switch", "coding")
        with self.running(on_monday("11:00:00")) as program:
            self.wait_for_place(program)
            assert self.app.start(on_monday("11:05:00")).wait(60) == 0
            week = self.window(program, wide=600)
            self.see(week, "week", program)
            self.desktop.close_window(week.id)
            wait_until(lambda: week.id not in [other.id for other in self.desktop.shown_windows(program)], "its end")

    def show_day(self) -> None:
        """Show a day from the menu of an icon that describes itself."""
        for clock, *order in DAY:
            self.app.do(on_monday(f"{clock}:00"), *order)
        with self.running(on_monday("17:00:00")) as program:
            self.desktop.item_of(program, self.app.name).click("Today")
            self.see(self.window(program, wide=500), "day", program)

    def show_settings(self) -> None:
        """Show the settings from the menu."""
        with self.running(on_monday("11:00:00")) as program:
            self.wait_for_place(program)
            self.desktop.choose(program, SETTINGS)
            self.see(self.window(program, wide=500), "settings", program)


def moved(desktop: RealDesktop) -> bool:
    """Move the pointer a little: somebody is there."""
    place = len(desktop.notifications.shown) % 50
    desktop.move(300 + place, 320)
    desktop.move(320 + place, 300)
    return True


def questions(desktop: RealDesktop) -> list[Notification]:
    """Return the notifications with buttons that are still open, oldest first."""
    shown = [notification for notification in desktop.notifications.shown if notification.buttons]
    return [notification for notification in shown if desktop.notifications.is_open(notification)]


def asked(desktop: RealDesktop) -> Notification:
    """Wait, with somebody at the pointer, until the app asks whether to begin with coding."""
    return wait_until(
        lambda: (
            moved(desktop) and next((question for question in questions(desktop) if "Coding" in question.buttons), None)
        ),
        "a question",
        40,
    )
