"""Takes the pictures of the documentation: the real app on a virtual desktop, with the demo's sample weeks.

``make screenshots`` calls it; the argument is the folder to put the pictures into.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from tests.e2e.app import App
from tests.e2e.desktop import VirtualDesktop, missing_programs, virtual_desktop
from tests.e2e.screen_reader import ALWAYS_ON, ScreenReader
from tests.e2e.tray_client import Item
from tests.e2e.waiting import wait_until
from tltimer.demo.story import NOTICED
from tltimer.domain.evidence.disagreements import MEETING
from tltimer.domain.evidence.samples import SLOT, EvidenceSource, Sample, slot_of
from tltimer.domain.timeline.instants import parse_instant
from tltimer.paths import home_at
from tltimer.services.evidence_store import EvidenceStore

AFTERNOON = parse_instant("2026-11-19T14:05:00Z")
EVENING = parse_instant("2026-11-19T17:29:50Z")

# What became of the demo's day after the other pictures; it waits for a pause in coding, so the day is over.
THE_AFTERNOON = (
    ("14:18", "switch", "coding"),
    ("15:20", "switch", "review"),
    ("15:58", "switch", "coding"),
    ("17:14", "stop"),
)

OUT_OF_THE_WAY = ("10000", "10000")
"""For the pointer: the corner at the bottom, however large the screen is."""

MANY_COLOURS = 12
"""An empty panel has fewer; an icon with soft edges has more."""

DARK_COLOURS = """[Colors:Window]
BackgroundNormal=32,35,38
ForegroundNormal=252,252,252

[Colors:View]
BackgroundNormal=20,22,24
ForegroundNormal=252,252,252

[Colors:Button]
BackgroundNormal=41,44,48
ForegroundNormal=252,252,252
"""

FULL_DAY = "Prior", "Prior", "End", "Return"
"""The keys that go to a full day, and open the panel of its last entry, about which something was noticed."""

PROMISE = "review the storage RFC by fri 30 min for Ana"

WEEK_SIZE = (1080, 860)
"""Large enough to show all of the week without scrolling."""

NOTES = (
    (13, 66, "Your share against your target, and the weeks before"),
    (13, 122, "The share on a gauge; the shaded range is your target"),
    (13, 212, "Day by day: planned above, logged below"),
    (13, 571, "Twelve weeks, each against its target at the time"),
    (1066, 131, "This week's intention: the one thing you decided to do"),
    (1066, 215, "Leading comes first: 1:1s, promises, outcomes"),
    (1066, 339, "Meetings, and the one that cost the most focus time"),
    (1066, 425, "Coding blocks by length, and what ended them"),
    (1066, 576, "Next week's free time, and the move that adds the most focus time"),
)
"""The notes on the annotated week: where each number stands, in the margins, and its words below the window."""


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of the pictures of one round."""

    name: str
    theme: str
    scale: int


LOOKS = (
    Look("light", "light", 1),
    Look("dark", "dark", 1),
    Look("200-percent", "light", 2),
    Look("dark-200-percent", "dark", 2),
)


def noticed_in_the_afternoon() -> Iterator[Sample]:
    """Yield what would have been noticed of the afternoon, had the program run: what the demo notices of such modes."""
    switches = [(parse_instant(f"2026-11-19T{clock}:00Z"), *order[1:]) for clock, *order in THE_AFTERNOON]
    for (start, mode), (end, *_mode) in pairwise([(AFTERNOON, "1:1"), *switches]):
        source = EvidenceSource.CALL if NOTICED[mode] == MEETING else EvidenceSource.WINDOW
        slot = slot_of(start + SLOT / 2)
        while slot + SLOT / 2 < end:
            yield from [Sample(slot, source, NOTICED[mode])] * 4
            slot += SLOT


def annotations() -> Iterator[str]:
    """Yield the ImageMagick arguments that number a picture of the week and print the legend in two columns."""
    width, height = WEEK_SIZE
    rows = -(-len(NOTES) // 2)
    yield from ("-background", "white", "-gravity", "NorthWest", "-extent", f"{width}x{height + 26 * rows + 20}")
    for number, (x, y, words) in enumerate(NOTES, 1):
        column, row = divmod(number - 1, rows)
        left, top = 26 + column * width // 2, height + 22 + row * 26
        for middle, line in ((x, y), (left, top)):
            yield from ("-fill", "#1d4fb8", "-draw", f"circle {middle},{line} {middle + 10},{line}")
            yield from ("-font", "Noto-Sans-Bold", "-pointsize", "13", "-fill", "white")
            yield from ("-annotate", f"+{middle - 4}+{line - 9}", str(number))
        yield from ("-font", "Noto-Sans-Regular", "-pointsize", "14", "-fill", "#222222")
        yield from ("-annotate", f"+{left + 18}+{top - 10}", words)


class Photographer:
    """Takes one round of pictures on a desktop of its own."""

    def __init__(self, desktop: VirtualDesktop, look: Look, folder: Path, notes: Path) -> None:
        self._desktop = desktop
        self._look = look
        self._folder = folder
        self.failed = False
        desktop.environ.update(ALWAYS_ON, QT_SCALE_FACTOR=str(look.scale))
        self._reader = ScreenReader(desktop)
        self._home = notes / "home"
        self._new_contact = App(desktop, (sys.executable, "-m", "tltimer"), notes / "new", new=True)
        self._app = App(desktop, (sys.executable, "-m", "tltimer"), self._home, new=True)

    def take_all(self) -> None:
        """Fill a home with the demo's weeks and take every picture that there is of it."""
        demo = self._app.start(AFTERNOON, arguments=("demo",))
        self._app.icon(demo)
        self._end(demo)
        self._app.do(AFTERNOON, "settings", "look.theme", self._look.theme)
        with self._dark_desktop(), self._running(self._app, AFTERNOON) as program:
            icon = self._app.icon(program)
            self._try("tray", lambda: self._tray(icon))
            self._try("menu", self._menu)
            self._try("week", lambda: self._week(program, icon))
            self._try("week-annotated", self._annotate_week)
            self._try("day", lambda: self._from_menu(program, icon, "Today", "day", keys=FULL_DAY))
            self._try("settings", lambda: self._from_menu(program, icon, "Settings", "settings"))
            self._try(
                "promise", lambda: self._from_menu(program, icon, "Promises/New promise…", "promise", words=PROMISE)
            )
            self._try("click", self._click)  # last: what it undoes could be redone in the window of a day
        self._try("away", self._away)
        self._try("small-window", self._small_window)
        for clock, *order in THE_AFTERNOON:
            self._app.do(parse_instant(f"2026-11-19T{clock}:00Z"), *order)
        EvidenceStore(home_at(str(self._home)).evidence).put(noticed_in_the_afternoon(), EVENING.date())
        self._forget_beat()
        with self._running(self._app, EVENING, 10) as program:
            self._try("evening", lambda: self._window(program, "evening"))

    def take_empty(self) -> None:
        """Take the pictures of a home in which there is nothing yet."""
        # A theme is a setting, and where something is set no first steps are shown: the desktop itself is dark here.
        with self._dark_desktop(), self._running(self._new_contact, AFTERNOON) as program:
            self._try("first-run", lambda: self._window(program, "first-run"))
        self._new_contact.do(AFTERNOON, "settings", "look.theme", self._look.theme)
        with self._running(self._new_contact, AFTERNOON) as program:
            icon = self._new_contact.icon(program)
            self._try("empty-week", lambda: self._from_menu(program, icon, "This week", "empty-week", WEEK_SIZE))
            self._try("empty-day", lambda: self._from_menu(program, icon, "Today", "empty-day"))

    @contextmanager
    def _dark_desktop(self) -> Iterator[None]:
        """Tell programs of a dark desktop as Plasma does, where the theme is dark."""
        if self._look.theme == "light":
            yield
            return
        config = self._home.parent / "plasma"
        config.mkdir(exist_ok=True)
        (config / "kdeglobals").write_text(DARK_COLOURS, "utf-8")
        before = dict(self._desktop.environ)
        self._desktop.environ.update(QT_QPA_PLATFORMTHEME="kde", KDE_SESSION_VERSION="6", XDG_CONFIG_HOME=str(config))
        try:
            yield
        finally:
            self._desktop.environ.clear()
            self._desktop.environ.update(before)

    def _week(self, program: subprocess.Popen[bytes], icon: Item) -> None:
        icon.click("This week")
        week = self._window(program, "week", WEEK_SIZE)
        for button, what in (("Change the target…", "target"), ("Audit…", "audit")):
            wait_until(lambda button=button: self._reader.press(program.pid, button), f"the button {button}")
            self._desktop.close_window(self._window(program, what, beside=week))
            wait_until(lambda: self._desktop.windows_of(program) == [week], f"the end of the form of {what}")
        self._desktop.close_window(week)
        wait_until(lambda: not self._desktop.windows_of(program), "the end of the week")

    def _annotate_week(self) -> None:
        """Make a copy of the light week with numbers in its margins, and below it what each number points at."""
        if self._look == LOOKS[0]:
            file = self._folder / "week-annotated.png"
            self._desktop.run("convert", self._folder / f"week-{self._look.name}.png", *annotations(), file)
            print(file.name, flush=True)

    def _away(self) -> None:
        """Go on with the demo's day, and have the program come back to life three quarters of an hour later."""
        self._app.do(parse_instant("2026-11-19T14:06:00Z"), "switch", "coding")
        self._forget_beat()
        with self._running(self._app, parse_instant("2026-11-19T14:07:00Z")):
            wait_until(self._beat.exists, "a sign of life")
        with self._running(self._app, parse_instant("2026-11-19T14:51:00Z")) as program:
            self._window(program, "away")
        for _step in ("the absence", "the switch"):
            self._app.do(parse_instant("2026-11-19T14:52:00Z"), "undo")

    def _small_window(self) -> None:
        self._app.do(AFTERNOON, "settings", "tray.backend", "window")
        self._forget_beat()
        with self._running(self._app, AFTERNOON) as program:
            self._window(program, "small-window")
        self._app.do(AFTERNOON, "settings", "tray.backend", "auto")

    @property
    def _beat(self) -> Path:
        return self._home / "heartbeat"

    def _forget_beat(self) -> None:
        """Let nothing be known of when the app ran last, else it asks where one was meanwhile."""
        self._beat.unlink(missing_ok=True)

    @contextmanager
    def _running(self, app: App, now: datetime, speed: float = 1.0) -> Iterator[subprocess.Popen[bytes]]:
        program = app.start(now, speed)
        try:
            yield program
        finally:
            self._end(program)

    def _try(self, what: str, take: Callable[[], object]) -> None:
        try:
            take()
        except AssertionError as problem:
            print(f"{what}-{self._look.name}: no picture: {problem}", file=sys.stderr)
            self.failed = True

    def _file(self, what: str) -> Path:
        print(f"{what}-{self._look.name}.png", flush=True)
        return self._folder / f"{what}-{self._look.name}.png"

    def _tray_place(self) -> tuple[int, int]:
        (tray, *_rest) = wait_until(lambda: self._of_class("Wrapper-2.0"), "the tray's place on the panel")
        words = self._desktop.run("xdotool", "getwindowgeometry", "--shell", tray).split()
        place = dict(word.split("=", 1) for word in words if "=" in word)
        return int(place["X"]) + int(place["WIDTH"]) // 2, int(place["Y"]) + int(place["HEIGHT"]) // 2

    def _of_class(self, name: str) -> list[str]:
        result = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", name],
            env=self._desktop.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return result.stdout.split()

    def _tray(self, icon: Item) -> None:
        assert icon.picture[0] >= 22
        file, scale = self._folder / f"tray-{self._look.name}.png", self._look.scale

        def shows_the_icon() -> bool:
            x, _y = self._tray_place()  # which moves when the icon comes
            part = f"{240 * scale}x{31 * scale}+{max(0, x - 160 * scale)}+0"
            self._desktop.run("import", "-window", "root", "-crop", part, "+repage", file)
            return int(self._desktop.run("identify", "-format", "%k", file)) >= MANY_COLOURS

        wait_until(shows_the_icon, "an icon on the panel")
        self._file("tray")

    def _menu(self) -> None:
        (menu, *_rest) = wait_until(self._opened_menus, "the menu")
        self._close_notices()
        file = self._file("menu")

        def is_painted() -> bool:
            self._desktop.picture(file, menu)
            return int(self._desktop.run("identify", "-format", "%k", file)) >= MANY_COLOURS

        wait_until(is_painted, "a menu that is painted")
        # Over the icon it would bring up the panel's tip, which lies over other windows.
        self._desktop.run("xdotool", "key", "Escape", "mousemove", *OUT_OF_THE_WAY)

    def _click(self) -> None:
        """Make the animation of a click on a mode: the icon, its menu, the row under the pointer, the new icon."""
        if self._look != LOOKS[0]:
            return
        middle, height = self._tray_place()
        icon = middle + 6, height + 6  # below it the arrow leaves the icon to be seen
        before = self._icon_colours(*icon)
        self._app.do(AFTERNOON, "switch", "review")
        wait_until(lambda: self._icon_colours(*icon) != before, "the icon of the new mode")
        frames = [self._frame(0, icon, middle)]
        (menu, *_rest) = wait_until(self._opened_menus, "the menu")
        frames.append(self._frame(1, icon, middle))
        pointer = self._first_mode(menu)
        frames.append(self._frame(2, pointer, middle))
        self._desktop.run("xdotool", "click", "1")
        wait_until(lambda: not self._menus(), "the end of the menu")
        assert '"mode": "coding"' in self._app.do(AFTERNOON, "status", "--json")
        frames.append(self._frame(3, pointer, middle))
        delays = (120, 90, 110, 220)
        shown = [part for frame, delay in zip(frames, delays, strict=True) for part in ("-delay", str(delay), frame)]
        self._desktop.run("convert", *shown, "-loop", "0", "-layers", "optimize", self._folder / "click.gif")
        for frame in frames:
            frame.unlink()
        for _switch in ("to coding", "to review"):
            self._app.do(AFTERNOON, "undo")
        print("click.gif", flush=True)

    def _icon_colours(self, x: int, y: int) -> str:
        """Return a fingerprint of the pixels around the icon."""
        file = self._folder / "icon.png"
        self._desktop.run("import", "-window", "root", "-crop", f"40x28+{x - 20}+{max(0, y - 14)}", "+repage", file)
        result = self._desktop.run("identify", "-format", "%#", file)
        file.unlink()
        return result

    def _first_mode(self, menu: str) -> tuple[int, int]:
        """Move the pointer down a menu until a second row lights up, the first mode's; return where it is."""
        left, top = (self._side(menu, side) for side in ("X", "Y"))
        seen = [self._desktop.picture(self._folder / "menu.png", menu).read_bytes()]  # of which no row is lit
        for row in range(10, self._side(menu, "HEIGHT"), 4):
            pointer = left + 150, top + row + 8
            self._desktop.run("xdotool", "mousemove", "--sync", *map(str, pointer))
            picture = self._desktop.picture(self._folder / "menu.png", menu).read_bytes()
            if picture not in seen:
                seen.append(picture)
            if len(seen) == 3:
                (self._folder / "menu.png").unlink()
                return pointer
        raise AssertionError("no mode of the menu lit up")

    def _frame(self, number: int, pointer: tuple[int, int], middle: int) -> Path:
        """Take the corner of the screen with icon and menu, and draw the pointer, which pictures of screens lack."""
        file = self._folder / f"click-{number}.png"
        self._desktop.run("import", "-window", "root", file)
        x, y = pointer
        arrow = ((0, 0), (0, 16), (4, 12), (7, 18), (9, 17), (6, 11), (11, 11))
        points = " ".join(f"{x + right},{y + down}" for right, down in arrow)
        part = f"420x480+{max(0, min(middle - 210, 1600 - 420))}+0"
        ground = ("-fill", "#c9d3df", "-opaque", "black")
        drawn = (*ground, "-fill", "black", "-stroke", "white", "-draw", f"polygon {points}")
        self._desktop.run("convert", file, *drawn, "-crop", part, "+repage", file)
        return file

    def _opened_menus(self) -> list[str]:
        """Click the icon, which may still be on its way to its place, and see what comes of it."""
        x, y = self._tray_place()
        self._desktop.run("xdotool", "mousemove", str(x), str(y), "click", "3")
        with suppress(AssertionError):
            return wait_until(self._menus, "the menu", 4)
        self._desktop.run("xdotool", "key", "Escape", "mousemove", "400", "500")
        return []

    def _menus(self) -> list[str]:
        return [window for window in self._of_class("Wrapper-2.0") if self._side(window, "HEIGHT") > 200]

    def _side(self, window: str, side: str) -> int:
        words = self._desktop.run("xdotool", "getwindowgeometry", "--shell", window).split()
        return next(int(word.partition("=")[2]) for word in words if word.startswith(f"{side}="))

    def _from_menu(
        self,
        program: subprocess.Popen[bytes],
        icon: Item,
        entry: str,
        what: str,
        size: tuple[int, int] | None = None,
        words: str = "",
        keys: Sequence[str] = (),
    ) -> None:
        icon.click(*entry.split("/"))
        if words or keys:
            wait_until(lambda: self._desktop.focused_window() in self._desktop.windows_of(program), "the keyboard")
        if words:
            self._desktop.type(words)
        for key in keys:
            self._desktop.run("xdotool", "key", "--delay", "200", key)
        self._desktop.close_window(self._window(program, what, size))
        wait_until(lambda: not self._desktop.windows_of(program), f"the end of the window of {what}")

    def _close_notices(self) -> None:
        """Close the app's notifications about these weeks, which would cover the windows."""
        self._desktop.run("dunstctl", "close-all")

    def _window(
        self, program: subprocess.Popen[bytes], what: str, size: tuple[int, int] | None = None, beside: str = ""
    ) -> str:
        def windows() -> list[str]:
            return [window for window in self._desktop.windows_of(program) if window != beside]

        (window, *_rest) = wait_until(windows, f"the window of {what}")
        if size:
            width, height = (str(side * self._look.scale) for side in size)
            self._desktop.run("xdotool", "windowsize", "--sync", window, width, height)
        file = self._folder / f"{what}-{self._look.name}.png"

        def taken_twice_alike() -> bool:
            self._close_notices()
            before = file.read_bytes() if file.exists() else b""
            if self._desktop.picture(file, window).read_bytes() != before:
                return False
            # What is not painted yet looks the same twice as well.
            return int(self._desktop.run("identify", "-format", "%k", file)) >= MANY_COLOURS

        wait_until(taken_twice_alike, f"a window of {what} that has come to rest")
        self._file(what)
        return window

    def _end(self, program: subprocess.Popen[bytes]) -> None:
        program.terminate()
        program.wait(20)


def main(folder: Path) -> int:
    """Take all pictures; those that cannot be taken are named, and the exit status is 1 then."""
    missing = missing_programs()
    if missing:
        print(f"no pictures without {', '.join(missing)}", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    for look in LOOKS:
        with tempfile.TemporaryDirectory(prefix="tltimer-pictures-") as notes:
            size = f"{1600 * look.scale}x{1300 * look.scale}"
            panel = {"GTK_THEME": f"Adwaita:{look.theme}", "GDK_SCALE": str(look.scale)}
            with virtual_desktop(Path(notes) / "desktop", size=size, environ=panel) as desktop:
                photographer = Photographer(desktop, look, folder.absolute(), Path(notes))
                photographer.take_all()
                photographer.take_empty()
                failed = failed or photographer.failed
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
