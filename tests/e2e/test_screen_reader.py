"""Sentences for everything that is painted, over AT-SPI as a screen reader asks for them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.app import App, on_monday
from tests.e2e.desktop import virtual_desktop
from tests.e2e.screen_reader import ALWAYS_ON, ScreenReader
from tests.e2e.waiting import wait_until

SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
DONE = "Logged: 09:00–10:00 Coding, 1:00; 10:00–11:00 Meeting, 1:00."


@pytest.fixture
def app(needs_desktop: None, tltimer_program: tuple[str, ...], tmp_path: Path) -> Iterator[App]:
    """Return tltimer with a morning in its log, on a desktop that has a bus for screen readers."""
    if not SERVICE.exists():
        if os.environ.get("CI"):
            pytest.fail("at-spi2-core is missing")
        pytest.skip("at-spi2-core is missing; 'make test' installs it where it can")
    with virtual_desktop(tmp_path / "desktop", environ=ALWAYS_ON) as desktop:
        app = App(desktop, tltimer_program, tmp_path / "home")
        app.do(on_monday("09:00:00"), "switch", "coding")
        app.do(on_monday("10:00:00"), "switch", "meeting")
        app.do(on_monday("11:00:00"), "stop")
        yield app


@pytest.fixture
def reader(app: App) -> Iterator[ScreenReader]:
    made = ScreenReader(app.desktop)
    yield made
    made.close()


def test_the_pictures_of_the_week_are_told(app: App, reader: ScreenReader) -> None:
    program = app.start(on_monday("12:00:00"))
    app.icon(program).click("This week")
    wait_until(lambda: app.desktop.windows_of(program), "the week")

    descriptions = dict(wait_until(lambda: reader.words(program.pid), "its words"))
    assert descriptions["Monday, 16 November"] == f"Coding 1:00, longest block 1:00. {DONE}"
    assert descriptions["Tuesday, 17 November"] == "Nothing tracked."
    assert descriptions["Coding blocks"] == "Mon 09:00–10:00, 1:00, short block, ended by a meeting"
    assert descriptions["Free time by day"].startswith("Monday: 09:00–17:30, 8:30, focus block; Tuesday")
    assert any(name.startswith("Each week's coding share appears") for name in descriptions), "what is empty says so"


def test_the_picture_of_a_day_and_what_can_be_done_with_it_are_told(app: App, reader: ScreenReader) -> None:
    program = app.start(on_monday("12:00:00"))
    app.icon(program).click("Today")
    wait_until(lambda: app.desktop.windows_of(program), "the day")

    descriptions = dict(wait_until(lambda: reader.words(program.pid), "its words"))
    assert descriptions["The day, hour by hour"] == f"Coding 1:00, longest block 1:00. {DONE}"
    assert "Coding 09:00–10:00 · 1:00" in descriptions
    (window,) = app.desktop.windows_of(program)
    wait_until(lambda: app.desktop.focused_window() == window, "the keyboard in it")
    app.desktop.run("xdotool", "key", "Return")
    note = "Add a note or an outcome"  # after a narrow space, which keeps it clear of the caret
    wait_until(lambda: dict(reader.words(program.pid)).get("Note", "").strip() == note, "the panel of the entry")


def test_a_screen_reader_turns_the_pages_of_the_settings(app: App, reader: ScreenReader) -> None:
    program = app.start(on_monday("12:00:00"))
    app.icon(program).click("Settings")
    wait_until(lambda: app.desktop.windows_of(program), "the settings")

    wait_until(lambda: reader.press(program.pid, "Data"), "the line of the page")
    wait_until(lambda: "Back up…" in dict(reader.words(program.pid)), "the page of the data")


def test_the_quick_switcher_tells_what_enter_would_do(app: App, reader: ScreenReader) -> None:
    program = app.start(on_monday("12:00:00"))
    app.icon(program).click("More", "Quick switch…")
    (window,) = wait_until(lambda: app.desktop.windows("^Quick switch$"), "the switcher")
    wait_until(lambda: app.desktop.focused_window() == window, "the keyboard in it")
    line = "Switch to a mode or a person, or add a promise"
    first = "Meeting · starting now · the previous mode"
    descriptions = dict(wait_until(lambda: reader.words(program.pid), "its words"))
    assert (descriptions[line], descriptions["Suggestions"]) == (first, "")
    assert {first, "Coding · starting now", "1:1 · starting now"} <= set(descriptions)
    app.desktop.run("xdotool", "key", "Down")
    wait_until(lambda: dict(reader.words(program.pid)).get(line) == "Coding · starting now", "the next suggestion")
