"""The day window, driven by a real mouse and real keys."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.e2e.app import App, on_monday
from tests.e2e.desktop import VirtualDesktop
from tests.e2e.waiting import wait_until
from tltimer.palette import LIGHT

BLUE, ROSE = (int(LIGHT.hue(name)[1:], 16) for name in ("blue", "rose"))
"""Coding and meetings in the light palette."""


def neighbours(picture: QImage) -> tuple[int, int, int] | None:
    """Find the longest line of coding that has a meeting beside it: its height, its beginning and its end."""

    def colour(x: int, y: int) -> int:
        return picture.pixel(x, y) & 0xFFFFFF

    best: tuple[int, int, int] | None = None
    for y in range(0, picture.height(), 4):
        x = 0
        while x < picture.width():
            start = x
            while x < picture.width() and colour(x, y) == BLUE:
                x += 1
            beside = any(colour(near, y) == ROSE for near in range(x, min(x + 12, picture.width())))
            if beside and (best is None or x - start > best[2] - best[1]):
                best = (y, start, x)
            x += 1
    return best if best is not None and best[2] - best[1] > 30 else None


def see(desktop: VirtualDesktop, file: Path) -> tuple[int, int, int] | None:
    return neighbours(QImage(str(desktop.picture(file))))


def test_an_edge_is_dragged_and_keys_go_on_from_there(app: App, tmp_path: Path) -> None:
    app.do(on_monday("08:59:00"), "settings", "look.theme", "light")
    for clock, mode in (("09:00:00", "coding"), ("10:00:00", "meeting")):
        app.do(on_monday(clock), "switch", mode)
    app.do(on_monday("11:00:00"), "stop")
    desktop, program = app.desktop, app.start(on_monday("12:00:00"))

    def log() -> list[tuple[str, str]]:
        return [(str(entry["at"])[11:16], str(entry["mode"])) for entry in app.log()]

    app.icon(program).click("Today")
    (window,) = wait_until(lambda: desktop.windows_of(program), "the day")
    assert desktop.title_of(window) == "Monday, 16 November"
    wait_until(lambda: desktop.focused_window() == window, "the keyboard in it")

    y, start, end = wait_until(lambda: see(desktop, tmp_path / "day.png"), "the entries of the day")
    middle = (start + end) // 2
    desktop.run("xdotool", "mousemove", "--sync", str(end), str(y + 8), "mousedown", "1")
    for x in (end - 8, middle + 12, middle + 2):
        desktop.run("xdotool", "mousemove", "--sync", str(x), str(y + 8))
    desktop.run("xdotool", "mouseup", "1")
    wait_until(lambda: log() == [("09:00", "coding"), ("09:30", "meeting"), ("11:00", "off")], "an edge at 9:30")

    desktop.run("xdotool", "key", "Right", "shift+Right", "shift+Right")
    wait_until(lambda: log()[-1] == ("11:10", "off"), "a meeting that lasted ten minutes longer")
    desktop.run("xdotool", "key", "Left", "r")
    wait_until(lambda: log()[0] == ("09:00", "review"), "a review instead of coding")
    desktop.run("xdotool", "key", "ctrl+z", "ctrl+z", "ctrl+z")
    wait_until(lambda: log() == [("09:00", "coding"), ("10:00", "meeting"), ("11:00", "off")], "the day as it was")
    desktop.run("xdotool", "key", "ctrl+shift+z")
    wait_until(lambda: log()[1] == ("09:30", "meeting"), "the edge at 9:30 again")

    app.do(on_monday("12:01:00"), "undo")
    assert log()[1] == ("10:00", "meeting"), "the command line takes back what the window did"
    assert "Traceback" not in desktop.said(app.name)
