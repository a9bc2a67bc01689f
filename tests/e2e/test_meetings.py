"""Meetings of a calendar on a real tray: the row of their mode, and what is done automatically."""

import signal
from pathlib import Path

from tests.e2e.app import App, calendar_file, on_monday
from tests.e2e.tray_client import Item, names
from tests.e2e.waiting import wait_until, watch

SYNC = ("Sprint <sync> & more", on_monday("14:30:00"), on_monday("15:00:00"))

MEETING = "Meeting · Sprint <sync> & more, from 14:30"


def entry_of(icon: Item, mode: str) -> str:
    """Return the row of a mode."""
    return next(name for name in names(icon.menu()) if name.startswith(mode))


def since(app: App) -> list[tuple[str, str]]:
    """Return Monday's switches as times and modes."""
    return [(switch["at"][11:16], switch["mode"]) for switch in app.log()]


def test_the_row_of_a_meeting_switches_back_dated_into_a_meeting_and_out_of_it(app: App, tmp_path: Path) -> None:
    app.do(on_monday("09:00:00"), "calendar", "add", "work", str(calendar_file(tmp_path / "work.ics", SYNC)))
    app.do(on_monday("13:00:00"), "switch", "coding")
    app.do(on_monday("14:35:00"), "switch", "review")
    program = app.start(on_monday("14:40:00"))
    icon = app.icon(program)
    wait_until(lambda: entry_of(icon, "Meeting") == MEETING, "the meeting in its row")

    icon.click(MEETING)

    app.wait_for_modes("coding", "meeting")
    assert since(app) == [("13:00", "coding"), ("14:30", "meeting")]
    wait_until(lambda: entry_of(icon, "Meeting ") != MEETING, "a row without it")
    icon.click("More", "Undo")
    app.wait_for_modes("coding", "review")
    icon.click(MEETING)
    app.wait_for_modes("coding", "meeting")
    program.send_signal(signal.SIGTERM)
    assert program.wait(10) == 0

    icon = app.icon(app.start(on_monday("15:20:00")))
    wait_until(lambda: entry_of(icon, "Coding") == "Coding · resume from 15:00", "the way back in its row")
    icon.click("Coding · resume")
    app.wait_for_modes("coding", "meeting", "coding")
    assert since(app)[-1] == ("15:00", "coding")
    assert {switch["source"] for switch in app.log()} == {"user"}
    assert not app.desktop.notifications.shown


def test_set_so_it_switches_by_itself_and_back(app: App, tmp_path: Path) -> None:
    app.do(on_monday("09:00:00"), "calendar", "add", "work", str(calendar_file(tmp_path / "work.ics", SYNC)))
    app.do(on_monday("09:00:00"), "settings", "calendar.meetings", "switch")
    app.do(on_monday("13:00:00"), "switch", "review")
    app.icon(app.start(on_monday("14:28:00"), speed=120))

    app.wait_for_modes("review", "meeting", "review")

    assert since(app) == [("13:00", "review"), ("14:30", "meeting"), ("15:00", "review")]
    assert [switch["source"] for switch in app.log()] == ["user", "calendar", "calendar"]


def test_set_so_it_asks_once(app: App, tmp_path: Path) -> None:
    app.do(on_monday("09:00:00"), "calendar", "add", "work", str(calendar_file(tmp_path / "work.ics", SYNC)))
    app.do(on_monday("09:00:00"), "settings", "calendar.meetings", "ask")
    app.do(on_monday("13:00:00"), "switch", "coding")
    app.icon(app.start(on_monday("14:30:00")))

    notification = app.desktop.notifications.wait_for("Sprint")
    assert "from 14:30" in notification.text
    watch(lambda: len(app.desktop.notifications.shown) > 1, "said twice", 1)
    assert notification.buttons == ("Switch to Meeting", "Not now")
    app.desktop.notifications.press("Switch")

    app.wait_for_modes("coding", "meeting")
    assert since(app) == [("13:00", "coding"), ("14:30", "meeting")]
