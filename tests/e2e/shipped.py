"""Drives tltimer as somebody got it, from its first start to the end: tray, switch, calendar, reports, German, demo.

``python -m tests.e2e.shipped PICTURES COMMAND...``: PICTURES is a folder for pictures of the screen, COMMAND starts the
program, which may be in a root of its own (``chroot ROOT tltimer``) that shares this one's /tmp.
"""

import json
import signal
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from tests.e2e.app import App, calendar_file, on_monday
from tests.e2e.desktop import VirtualDesktop, missing_programs, virtual_desktop
from tests.e2e.tray_client import names
from tests.e2e.waiting import wait_until

HOOK = """#!/bin/sh
env >"$(dirname "$0")/../environment.new"
mv "$(dirname "$0")/../environment.new" "$(dirname "$0")/../environment"
"""

NOT_FOR_OTHERS = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH", "PYTHONHOME", "PYTHONPATH", "_PYI_", "_MEI")
"""Variables that a program must not hand on: with them, the programs it starts load its libraries."""

FEW_COLOURS = 20
"""A window that is not painted yet has fewer."""

EXPORTS = {"html": b"<!doctype html>", "pdf": b"%PDF", "png": b"\x89PNG"}
"""By the option of ``week``, what such a file begins with."""


def drive(desktop: VirtualDesktop, command: tuple[str, ...], folder: Path, pictures: Path) -> None:
    """Use the program as a contact does.

    Raises:
        AssertionError: something did not work; tells what.
    """
    for name in [name for name in desktop.environ if name.startswith(NOT_FOR_OTHERS)]:
        del desktop.environ[name]
    app = App(desktop, command, folder / "home")
    hook = app.home / "hooks" / "on-switch"
    hook.parent.mkdir()
    hook.write_text(HOOK)
    hook.chmod(0o755)

    program = app.start(on_monday("09:00:00"), speed=10)
    icon = app.icon(program)
    wait_until(lambda: "Coding" in names(icon.menu()), "the menu")
    icon.click("Coding")
    app.wait_for_modes("coding")
    _picture(desktop, pictures / "1-first-switch.png")
    print("the tray and a switch: fine", flush=True)

    environment = wait_until(lambda: _read(app.home / "environment"), "the hook")
    handed_on = [line for line in environment.splitlines() if line.startswith(NOT_FOR_OTHERS)]
    assert not handed_on, handed_on
    print("the environment of other programs: fine", flush=True)

    calendar = calendar_file(folder / "work.ics", ("Storage sync", on_monday("15:00:00"), on_monday("16:00:00")))
    app.do(on_monday("10:00:00"), "calendar", "add", "work", str(calendar))

    def meetings() -> list[str]:
        (day,) = json.loads(app.do(on_monday("10:00:00"), "plan", "2026-11-16", "--json"))["days"]
        return [meeting["title"] for meeting in day["meetings"]]

    wait_until(lambda: meetings() == ["Storage sync"], "the meeting of the calendar")
    print("a calendar: fine", flush=True)

    icon.click("This week")
    (window, *_) = wait_until(lambda: desktop.windows("Week 47"), "the week")
    properties = desktop.run("xprop", "-id", window, "WM_CLASS", "_KDE_NET_WM_DESKTOP_FILE")
    assert '"tltimer"' in properties and '"io.github.tltimer.tltimer"' in properties, properties
    _picture(desktop, pictures / "2-week.png", window)
    desktop.close_window(window)
    print("the week window: fine", flush=True)

    for option, begin in EXPORTS.items():
        file = folder / f"week.{option}"
        app.do(on_monday("11:00:00"), "week", f"--{option}", str(file))
        assert file.read_bytes()[:20].lower().startswith(begin.lower()), option
    assert "tltimer" in app.do(on_monday("11:00:00"), "doctor")
    print("reports and doctor: fine", flush=True)

    app.do(on_monday("11:00:00"), "settings", "look.language", "de")
    _end(program)
    program = app.start(on_monday("11:00:00"))
    icon = app.icon(program)
    wait_until(lambda: "Diese Woche" in names(icon.menu()), "the German menu")
    icon.click("Diese Woche")
    (window, *_) = wait_until(lambda: desktop.windows("Woche 47"), "the week in German")
    _picture(desktop, pictures / "3-german.png", window)
    icon.click("Beenden")
    wait_until(lambda: program.poll() is not None, "the end of the program")
    assert program.returncode == 0, desktop.said(app.name)
    print("German and the end: fine", flush=True)

    shown = App(desktop, command, folder / "demo", new=True)
    demo = shown.start(on_monday("12:00:00") + timedelta(days=3), arguments=("demo",))
    shown.icon(demo)
    _end(demo)
    print("the demo: fine", flush=True)


def _picture(desktop: VirtualDesktop, file: Path, window: str = "root") -> None:
    """Take a picture once what it shows has come to rest, and is more than the frame of a window."""

    def taken_twice_alike() -> bool:
        before = file.read_bytes() if file.exists() else b""
        colours = int(desktop.run("identify", "-format", "%k", desktop.picture(file, window)))
        return colours > FEW_COLOURS and file.read_bytes() == before

    wait_until(taken_twice_alike, f"what {file.name} shows")


def _read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def _end(program: subprocess.Popen[bytes]) -> None:
    program.send_signal(signal.SIGTERM)
    program.wait(20)


def main(pictures: Path, command: tuple[str, ...]) -> int:
    """Drive the program on a virtual desktop; return 1 if something did not work."""
    missing = missing_programs()
    if missing:
        print(f"shipped: no virtual desktop without {', '.join(missing)}", file=sys.stderr)
        return 1
    pictures.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="tltimer-shipped-", dir="/tmp") as folder,
        virtual_desktop(Path(folder) / "desktop") as desktop,
    ):
        try:
            drive(desktop, command, Path(folder), pictures.absolute())
        except AssertionError as problem:
            print(f"shipped: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
