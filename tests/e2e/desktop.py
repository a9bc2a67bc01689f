"""A desktop of one's own for a test: X server, session bus, window manager, tray and notifications."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.e2e.bus import Bus
from tests.e2e.notifications import Notifications
from tests.e2e.tray_client import WATCHER, Item, items
from tests.e2e.waiting import wait_until

SCRIPT = Path(__file__).parents[2] / "packaging" / "linux" / "virtual-desktop"
PROGRAMS = ("Xvfb", "dbus-run-session", "openbox", "xfce4-panel", "dunst", "xdotool", "xprop", "import")


def missing_programs() -> list[str]:
    """Return the programs that a virtual desktop needs and this machine lacks."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class VirtualDesktop:
    """A running desktop; programs started on it end with it.

    Args:
        folder: for its own notes, such as the environment and what started programs say.
        tray: whether the panel with the tray is there from the beginning.
        size: of the screen, as WIDTHxHEIGHT.
        kind: which desktop, by its name in packaging/linux/desktops.
        scale: how many pixels of the screen a pixel of the interface takes.
        environ: what the desktop's own parts shall find in their environment besides.
    """

    def __init__(
        self,
        folder: Path,
        *,
        tray: bool = True,
        size: str = "1600x1000",
        kind: str = "plain",
        scale: float = 1,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._programs: list[subprocess.Popen[bytes]] = []
        self._panel: subprocess.Popen[bytes] | None = None
        notes = folder / "environment"
        options = ["--desktop", kind, "--size", size, "--scale", str(scale), *([] if tray else ["--without-tray"])]
        # It lives as long as its standard input is open: a test run that is killed leaves nothing behind.
        with (folder / "desktop.log").open("wb") as log:
            self._desktop = subprocess.Popen(
                [SCRIPT, *options, "sh", "-c", 'env -0 >"$0.new" && mv "$0.new" "$0" && cat', notes],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**os.environ, **(environ or {})},
            )
        wait_until(lambda: notes.exists() or self._desktop.poll() is not None, "the virtual desktop", 60)
        assert notes.exists(), (folder / "desktop.log").read_text()
        pairs = (pair.partition("=") for pair in notes.read_text().split("\0") if pair)
        self.environ: dict[str, str] = {name: value for name, _, value in pairs}
        self.folder = Path(self.environ["DESKTOP_FOLDER"])
        self.bus = Bus(self.environ["DBUS_SESSION_BUS_ADDRESS"])
        self.notifications = Notifications(self)

    def start(
        self, *command: str | Path, environ: Mapping[str, str] | None = None, name: str = "program"
    ) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; what it says goes to files NAME.out and NAME.err."""
        with (self._folder / f"{name}.out").open("wb") as out, (self._folder / f"{name}.err").open("wb") as err:
            program = subprocess.Popen(
                command,
                env={**self.environ, **(environ or {})},
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )
        self._programs.append(program)
        return program

    def said(self, name: str = "program") -> str:
        """Return the output of a started program so far, errors first."""
        return "".join((self._folder / f"{name}.{end}").read_text(errors="replace") for end in ("err", "out"))

    def run(self, *command: str | Path, environ: Mapping[str, str] | None = None) -> str:
        """Run a program on this desktop to its end and give what it printed.

        Raises:
            AssertionError: it failed; says what it wrote to its standard error.
        """
        ended = subprocess.run(
            command,
            env={**self.environ, **(environ or {})},
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 0, f"{command}: {ended.returncode}: {ended.stderr}{ended.stdout}"
        return ended.stdout

    def item_of(self, program: subprocess.Popen[bytes], name: str = "program") -> Item:
        """Wait until the program's icon is in the tray and give it."""

        def look() -> Item | None:
            assert program.poll() is None, f"the program ended: {self.said(name)}"
            return next((item for item in items(self.bus) if item.pid == program.pid), None)

        return wait_until(look, "the icon in the tray")

    def windows(self, title: str) -> list[str]:
        """Return the ids of the visible windows whose titles hold this text."""
        result = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return result.stdout.split()

    def windows_of(self, program: subprocess.Popen[bytes]) -> list[str]:
        """Return the ids of the visible windows of a program."""
        result = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(program.pid), "--name", "."],
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return result.stdout.split()

    def title_of(self, window: str) -> str:
        """Return the title of a window."""
        return self.run("xdotool", "getwindowname", window).strip()

    def close_window(self, window: str) -> None:
        """Close a window as a person does, by the window manager's key for it, again if it was pressed too early."""

        def closed() -> bool:
            with contextlib.suppress(AssertionError):
                self.run("xdotool", "windowactivate", "--sync", window, "key", "--clearmodifiers", "alt+F4")
                return wait_until(lambda: window not in self.windows("."), "the end of the window", 3)
            return window not in self.windows(".")

        wait_until(closed, "the end of the window")

    def focused_window(self) -> str:
        """Return the id of the window that has the keyboard."""
        return self.run("xdotool", "getwindowfocus").strip()

    def type(self, text: str) -> None:
        """Type on the keyboard: the text goes to whatever window has the focus."""
        self.run("xdotool", "type", "--delay", "20", text)

    def picture(self, file: Path, window: str = "root") -> Path:
        """Take a picture of the screen or of one window."""
        self.run("import", "-window", window, file)
        return file

    def start_tray(self) -> None:
        """Start a panel with a tray and wait until it takes icons."""
        self._panel = self.start("xfce4-panel", "--disable-wm-check", name="panel")
        wait_until(self._has_tray, "the tray")

    def stop_tray(self, *, suddenly: bool = False) -> None:
        """End the panel, by its own command or as in a crash, and wait until its tray is gone."""
        if suddenly:
            pid = self.bus.pid_of(WATCHER)
            assert pid is not None, "there is no tray to end"
            self.run("kill", "-KILL", str(pid))
        else:
            self.run("xfce4-panel", "--quit")
        wait_until(lambda: not self.bus.has_owner(WATCHER), "the end of the tray")
        if self._panel:
            self._panel.wait(20)
            self._panel = None

    def _has_tray(self) -> bool:
        return self.bus.has_owner(WATCHER) and bool(
            self.bus.property_of(WATCHER, "/StatusNotifierWatcher", WATCHER, "IsStatusNotifierHostRegistered")
        )

    def stop(self) -> None:
        """End the programs and the desktop."""
        for program in reversed(self._programs):
            if program.poll() is None:
                program.terminate()
        for program in reversed(self._programs):
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(5)
            if program.poll() is None:
                program.kill()
                program.wait()
        self.notifications.close()
        self.bus.close()
        assert self._desktop.stdin is not None
        self._desktop.stdin.close()
        self._desktop.wait(60)


@contextlib.contextmanager
def virtual_desktop(
    folder: Path, *, tray: bool = True, size: str = "1600x1000", environ: Mapping[str, str] | None = None
) -> Iterator[VirtualDesktop]:
    """Start a desktop for the length of a block."""
    desktop = VirtualDesktop(folder, tray=tray, size=size, environ=environ)
    try:
        yield desktop
    finally:
        desktop.stop()


def python_program(file: str, *arguments: str) -> Sequence[str]:
    """Return the command that runs one of the small programs beside this file."""
    return (sys.executable, str(Path(__file__).parent / file), *arguments)
