"""The settings window and the first start on a real desktop."""

import tomllib
from pathlib import Path
from typing import Any

from tests.e2e.app import App, on_monday
from tests.e2e.desktop import VirtualDesktop
from tests.e2e.tray_client import names
from tests.e2e.waiting import wait_until


def settings_of(app: App) -> dict[str, Any]:
    file = app.home / "settings.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def test_a_setting_changed_in_the_window_stands_in_the_file_and_is_taken_back(app: App) -> None:
    (app.home / "settings.toml").write_text('# mine\nday_start = "03:00"  # an early bird\n', "utf-8")
    icon = app.icon(app.start(on_monday("09:00:00")))
    icon.click("Settings")
    (window,) = wait_until(lambda: app.desktop.windows("^Settings$"), "the window")
    wait_until(lambda: app.desktop.focused_window() == window, "the keyboard in the window")

    app.desktop.run("xdotool", "key", "ctrl+f")
    app.desktop.type("start of day")
    app.desktop.run("xdotool", "key", "Down", "Return")
    app.desktop.run("xdotool", "key", "ctrl+a")
    app.desktop.type("05:30")
    app.desktop.run("xdotool", "key", "Return")
    kept = '# mine\nday_start = "05:30"  # an early bird\n'
    wait_until(lambda: (app.home / "settings.toml").read_text("utf-8") == kept, "the setting in the file")

    app.desktop.run("xdotool", "key", "ctrl+z")
    wait_until(lambda: settings_of(app) == {"day_start": "03:00"}, "the setting as it was")
    app.desktop.run("xdotool", "key", "Escape")
    wait_until(lambda: not app.desktop.windows("^Settings$"), "the end of the window")


def test_the_first_start_asks_switches_and_is_not_shown_again(
    desktop: VirtualDesktop, tltimer_program: tuple[str, ...], tmp_path: Path
) -> None:
    app = App(desktop, tltimer_program, tmp_path / "home", new=True)
    program = app.start(on_monday("09:00:00"))
    app.icon(program)
    (window,) = wait_until(lambda: desktop.windows("Welcome to tltimer"), "the first steps")
    wait_until(lambda: desktop.focused_window() == window, "the keyboard in the window")

    desktop.run("xdotool", "key", "Tab", "Tab", "Tab", "Tab", "space")  # not on Fridays
    desktop.run("xdotool", "key", "Return")
    wait_until(lambda: settings_of(app).get("work") == {"friday": ""}, "the hours in the file")
    for _tab in range(4):
        desktop.run("xdotool", "key", "Tab")
    desktop.run("xdotool", "key", "space")  # no calendar
    desktop.run("xdotool", "key", "Return")  # a review is leading
    desktop.run("xdotool", "key", "space")  # Coding
    app.wait_for_modes("coding")
    desktop.run("xdotool", "key", "Escape")
    wait_until(lambda: not desktop.windows("Welcome to tltimer"), "the end of the window")
    program.terminate()
    assert program.wait(10) == 0
    assert desktop.said(app.name) == ""

    app.icon(app.start(on_monday("10:00:00")))
    assert not desktop.windows("Welcome to tltimer")


def test_a_home_that_cannot_be_read_is_said_once_and_the_app_goes_on(
    desktop: VirtualDesktop, tltimer_program: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    app = App(desktop, tltimer_program, file / "home", new=True)
    program = app.start(on_monday("09:00:00"))
    icon = app.icon(program)
    unread = desktop.notifications.wait_for("Your log cannot be read")
    assert unread.body.startswith(f"{file} is not a folder")
    wait_until(lambda: "Coding" in names(icon.menu()), "the modes in the menu")
    assert names(icon.menu())[0] == "Your log cannot be read"
    icon.click("Coding")
    desktop.notifications.wait_for("No change made")
    icon.click("Settings")
    wait_until(lambda: desktop.windows("^Settings$"), "the window")
    assert [notification.summary for notification in desktop.notifications.shown] == [
        "Your log cannot be read",
        "No change made",
    ]

    file.unlink()
    wait_until(lambda: names(icon.menu())[0] == "Nothing is being tracked", "the log in the menu")
    assert not desktop.notifications.is_open(unread)
    icon.click("Coding")
    app.wait_for_modes("coding")
    program.terminate()
    assert program.wait(10) == 0
    assert desktop.said(app.name) == ""
