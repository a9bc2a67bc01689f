"""The app on a virtual desktop: start, memory, waking, a click, and the week's window."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

from jeepney import HeaderFields, MatchRule, message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from benchmarks.commands import environment, make_homes, tltimer
from benchmarks.measuring import Row, flush_time, in_turns
from benchmarks.processes import Memory, proportional_memory, runs_elsewhere, wakings
from tests.e2e.desktop import VirtualDesktop, missing_programs, virtual_desktop
from tests.e2e.tray_client import ITEM, MENU, WATCHER, Item
from tests.e2e.waiting import wait_until
from tltimer.paths import home_at
from tltimer.settings.toml_changes import write_setting

ROUNDS = 7
SETTLED = 3.0
"""Seconds after which a program that was started, or a window that was closed, has come to rest."""

IDLE = 120.0
"""Seconds for which nobody touches anything."""

TIMEOUT = 30.0


def _environ() -> dict[str, str]:
    """Return the environment of measured programs: the desktop passes its own on, so what changes Python is emptied."""
    return {name: "" for name in os.environ if name.startswith("PYTHON")} | environment()


class Signals:
    """Listens for one signal on the bus of a desktop."""

    def __init__(self, desktop: VirtualDesktop, interface: str, member: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(desktop.bus.address)
        rule = MatchRule(type="signal", interface=interface, member=member)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule))
        self._member = member

    def wait(self) -> float:
        """Return the time at which the signal arrives.

        Raises:
            AssertionError: it does not arrive in time.
        """
        deadline = time.monotonic() + TIMEOUT
        with suppress(TimeoutError):
            while True:
                message = self._connection.receive(timeout=max(0.0, deadline - time.monotonic()))
                if message.header.fields.get(HeaderFields.member) == self._member:
                    return time.perf_counter()
        raise AssertionError(f"waited {TIMEOUT:g} s for the signal {self._member}")

    def forget(self) -> None:
        """Forget the signals that have arrived."""
        with suppress(TimeoutError):
            while True:
                self._connection.receive(timeout=0)

    def close(self) -> None:
        """Stop listening."""
        self._connection.close()


@contextmanager
def _signals(desktop: VirtualDesktop, interface: str, member: str) -> Iterator[Signals]:
    signals = Signals(desktop, interface, member)
    try:
        yield signals
    finally:
        signals.close()


def measure(folder: Path) -> list[Row]:
    """Measure the app on a desktop; no rows where there can be none."""
    missing = missing_programs() if sys.platform == "linux" else ["Linux"]
    if missing:
        print(f"no virtual desktop without {', '.join(missing)}, so its rows are missing", file=sys.stderr)
        return []
    own = make_homes(folder / "desktop-homes")
    for made in own.values():
        # Looking back at yesterday would open a window of its own.
        write_setting(home_at(str(made)).settings_file, "notifications.evening", "false")
    home = own["ten years"]
    with virtual_desktop(folder / "desktop") as desktop:
        return [
            *_start_and_memory(desktop, home),
            *_week_window(desktop, home),
            *_at_rest(desktop, own["twelve weeks"]),
        ]


def _start_and_memory(desktop: VirtualDesktop, home: Path) -> list[Row]:
    commands = {"bare": (sys.executable, str(Path(__file__).with_name("bare_tray.py"))), "app": tltimer(home)}
    memory: dict[str, list[Memory]] = {name: [] for name in commands}
    with _signals(desktop, WATCHER, "StatusNotifierItemRegistered") as registered:

        def start(name: str) -> Callable[[], float]:
            def case() -> float:
                begin = time.perf_counter()
                program = desktop.start(*commands[name], environ=_environ(), name=name)
                took = registered.wait() - begin
                time.sleep(SETTLED)
                memory[name].append(proportional_memory(program.pid))
                _end(program)
                return took

            return case

        took = in_turns({name: start(name) for name in commands}, ROUNDS, 1)
    bare, app = (median(value.pss for value in memory[name]) for name in commands)
    bare_anonymous, app_anonymous = (median(value.anonymous for value in memory[name]) for name in commands)
    after = _memory_after_the_week(desktop, home)
    # What several programs share is divided among them, so others with Qt make every figure smaller but the own part.
    note = "other Qt programs ran, which distorts it" if runs_elsewhere("libQt6Core") else ""
    return [
        Row("start to icon in the tray, to a bare tray program", took["app"] / took["bare"], 1.5),
        Row("anonymous memory at rest, to a bare tray program", app_anonymous / bare_anonymous, 1.4),
        Row("… after the week was opened and closed", after.anonymous / bare_anonymous, 1.6),
        Row("all memory (PSS) at rest, to a bare tray program", app / bare, 1.2, note=note),
        Row("… after the week was opened and closed", after.pss / bare, 1.35, note=note),
        Row("a bare tray program (the base): start", took["bare"] * 1000, unit="ms"),
        Row("a bare tray program (the base): memory (PSS)", bare, unit="MB"),
        Row("… of it anonymous", bare_anonymous, unit="MB"),
        Row("… after a window with one line of text was opened and closed", _memory_after_a_line(desktop), unit="MB"),
    ]


def _memory_after_a_line(desktop: VirtualDesktop) -> float:
    """Measure the memory that the first window of any Qt program leaves behind: text needs fonts and their library."""
    command = (sys.executable, str(Path(__file__).with_name("bare_tray.py")), "window")
    program = desktop.start(*command, environ=_environ(), name="bare")
    wait_until(lambda: desktop.windows_of(program), "a window")
    wait_until(lambda: not desktop.windows_of(program), "the end of the window")
    time.sleep(SETTLED)
    memory = proportional_memory(program.pid)
    _end(program)
    return memory.pss


def _memory_after_the_week(desktop: VirtualDesktop, home: Path) -> Memory:
    program = desktop.start(*tltimer(home), environ=_environ(), name="app")
    desktop.item_of(program, "app")
    time.sleep(SETTLED)
    desktop.run(*tltimer(home), environ=_environ())
    wait_until(lambda: desktop.windows_of(program), "the week's window")
    time.sleep(SETTLED)
    for window in desktop.windows_of(program):
        desktop.close_window(window)
    wait_until(lambda: not desktop.windows_of(program), "the end of the week's window")
    time.sleep(SETTLED)
    memory = proportional_memory(program.pid)
    _end(program)
    return memory


def _week_window(desktop: VirtualDesktop, home: Path) -> list[Row]:
    command = (sys.executable, str(Path(__file__).with_name("week_window.py")), str(home))
    took = in_turns({"week": lambda: float(desktop.run(*command, environ=_environ()))}, ROUNDS, 1)
    return [Row("week window of ten years to its first painting", took["week"] * 1000, 150, "ms")]


def _at_rest(desktop: VirtualDesktop, home: Path) -> list[Row]:
    """Measure clicks, and then how often the app wakes while coding runs; its clock goes on from the log's end."""
    now = _environ()["TLTIMER_NOW"]
    program = desktop.start(*tltimer(home), environ=_environ() | {"TLTIMER_NOW": f"{now}*1"}, name="app")
    item = desktop.item_of(program, "app")
    time.sleep(SETTLED)
    clicks = _clicks(desktop, item, home)
    item.click("Coding")
    time.sleep(60)
    before = wakings(program.pid)
    time.sleep(IDLE)
    awake = (wakings(program.pid) - before) * 60 / IDLE
    _end(program)
    return [
        Row("a click to icon changed and log on disk, less the disk's flush", clicks * 1000, 16, "ms"),
        Row("wakings (voluntary context switches) while coding runs and nobody is there", awake, 10, "a minute"),
    ]


def _clicks(desktop: VirtualDesktop, item: Item, home: Path) -> float:
    month = next((home / "journal").rglob("2026-11.json"))
    size = month.stat().st_size
    turns = ["Coding", "Review"]
    with _signals(desktop, ITEM, "NewIcon") as changed:

        def click() -> float:
            turns.reverse()
            entry = next(entry for entry in item.menu().entries if entry.name == turns[0])
            path, before = item.read("Menu"), month.stat().st_ino
            item.bus.call(item.service, path, MENU, "Event", "isvu", 0, "opened", ("s", ""), 0)
            begin = time.perf_counter()
            item.bus.call(item.service, path, MENU, "Event", "isvu", entry.number, "clicked", ("s", ""), 0)
            changed.wait()
            _wait_for_another_file(month, before)
            took = time.perf_counter() - begin
            item.bus.call(item.service, path, MENU, "Event", "isvu", 0, "closed", ("s", ""), 0)
            time.sleep(1.2)  # within a second two clicks would be one instant of the log
            changed.forget()
            return took

        medians = in_turns({"click": click, "flush": flush_time(home, size)}, ROUNDS)
    return medians["click"] - medians["flush"]


def _wait_for_another_file(path: Path, inode: int) -> None:
    """Wait until another file has replaced the one with this inode, and look for it often."""
    deadline = time.monotonic() + TIMEOUT
    while path.stat().st_ino == inode:
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {TIMEOUT:g} s for a switch in {path}")
        time.sleep(0.0002)


def _end(program: "subprocess.Popen[bytes]") -> None:
    program.terminate()
    program.wait(20)
    time.sleep(0.5)
