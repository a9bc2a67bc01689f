"""Other places than the panel's tray: the tray of older panels by Qt and by pystray, and the window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.app import App, on_monday
from tests.e2e.waiting import wait_until, watch

PYSTRAY_ICON = "tltimerSystemTrayIcon"


@pytest.fixture
def app(app_without_tray: App) -> App:
    """Return tltimer, not started yet, on a desktop that has no tray but can get one of the older kind."""
    if shutil.which("trayer") is None:
        if os.environ.get("CI"):
            pytest.fail("trayer is missing")
        pytest.skip("trayer is missing; 'make test' installs it where it can")
    return app_without_tray


def choose(app: App, backend: str) -> None:
    app.do(on_monday("08:00:00"), "settings", "tray.backend", backend)


def start_trayer(app: App) -> subprocess.Popen[bytes]:
    return app.desktop.start(
        *("trayer", "--edge", "bottom", "--align", "right", "--height", "24", "--widthtype", "request"), name="trayer"
    )


def icons(app: App) -> list[str]:
    """Return pystray's icons that are to be seen."""
    result = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--classname", PYSTRAY_ICON],
        env=app.desktop.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    # A window that is put into the tray while it is looked for is found at both places.
    return list(dict.fromkeys(result.stdout.split()))


def click(app: App, icon: str, button: int = 1) -> None:
    app.desktop.run("xdotool", "mousemove", "--window", icon, "8", "8", "click", str(button))


def press(app: App, program: subprocess.Popen[bytes], key: str) -> None:
    """Press a key in the small window."""
    (window,) = wait_until(lambda: app.desktop.windows_of(program), "the small window")

    def has_keyboard() -> bool:
        app.desktop.run("xdotool", "windowactivate", window)
        return app.desktop.focused_window() == window

    wait_until(has_keyboard, "the keyboard in the small window")
    app.desktop.run("xdotool", "key", key)


def test_pystray_in_the_tray_of_an_older_panel(app: App) -> None:
    choose(app, "pystray")
    trayer = start_trayer(app)
    program = app.start(on_monday("09:00:00"), speed=10)

    (icon,) = wait_until(lambda: icons(app), "pystray's icon")
    click(app, icon)
    press(app, program, "1")
    app.wait_for_modes("coding")
    wait_until(lambda: not app.desktop.windows_of(program), "the end of the window after a choice")
    click(app, icon)
    press(app, program, "3")
    app.wait_for_modes("coding", "review")
    click(app, icon, button=2)
    app.wait_for_modes("coding", "review", "coding")

    trayer.kill()
    trayer.wait(20)
    wait_until(lambda: not icons(app), "the end of the icon")
    start_trayer(app)
    (again,) = wait_until(lambda: icons(app), "the icon in the new tray")
    click(app, again)
    press(app, program, "4")
    app.wait_for_modes("coding", "review", "coding", "planning")

    program.terminate()
    assert program.wait(10) == 0
    assert app.desktop.said(app.name) == ""


def test_an_icon_that_changes_all_the_time_hears_every_click(app: App) -> None:
    start_trayer(app)
    program = Path(__file__).with_name("changing_icon.py")
    app.desktop.start(sys.executable, program, environ={"PYTHONPATH": str(program.parents[2])}, name="changing")
    (icon,) = wait_until(lambda: icons(app), "the icon")
    for count in range(1, 21):
        click(app, icon, button=2)
        wait_until(lambda count=count: app.desktop.said("changing") == "clicked\n" * count, f"click {count}")


def test_the_window_leaves_the_same_log(app: App) -> None:
    choose(app, "window")
    program = app.start(on_monday("09:00:00"), speed=10)

    modes: list[str] = []
    for key, mode in (("1", "coding"), ("3", "review"), ("1", "coding"), ("4", "planning")):
        press(app, program, key)
        modes.append(mode)
        app.wait_for_modes(*modes)

    assert {switch["source"] for switch in app.log()} == {"user"}


def test_by_itself_qt_takes_the_tray_of_an_older_panel(app: App) -> None:
    start_trayer(app)
    (panel,) = wait_until(lambda: app.desktop.windows("^panel$"), "the tray")
    empty = app.desktop.run("xdotool", "getwindowgeometry", panel)
    app.start(on_monday("09:00:00"))

    wait_until(lambda: app.desktop.run("xdotool", "getwindowgeometry", panel) != empty, "Qt's icon")
    watch(lambda: icons(app), "two icons", 3)


def test_by_itself_the_window_makes_room_for_a_late_tray_of_that_kind(app: App) -> None:
    program = app.start(on_monday("09:00:00"))
    wait_until(lambda: app.desktop.windows_of(program), "the small window")

    trayer = start_trayer(app)
    wait_until(lambda: not app.desktop.windows_of(program), "the end of the small window")

    trayer.kill()
    wait_until(lambda: app.desktop.windows_of(program), "the small window again")


def test_by_itself_pystray_shows_what_qt_cannot(app: App) -> None:
    """As under Wayland, where only programs for X11 reach such a tray."""
    start_trayer(app)
    app.desktop.environ["QT_QPA_PLATFORM"] = "offscreen"
    app.start(on_monday("09:00:00"))
    wait_until(lambda: icons(app), "pystray's icon")
