"""The main job on a real tray: switch, log, be warned, look back, see the week."""

import json
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from tests.e2e.app import App, calendar_file, on_monday
from tests.e2e.bus import BusError
from tests.e2e.desktop import python_program
from tests.e2e.tray_client import NotClickableError, names
from tests.e2e.waiting import wait_until, watch


def test_a_click_in_the_menu_switches(app: App) -> None:
    icon = app.icon(app.start(on_monday("09:00:00"), speed=10))

    pictures = {icon.picture}
    for label, logged in (
        ("Coding", ("coding",)),
        ("1:1", ("coding", "1:1")),
        ("Review", ("coding", "1:1", "review")),
    ):
        before = icon.picture
        icon.click(label)
        app.wait_for_modes(*logged)
        wait_until(lambda before=before: icon.picture != before, "another picture in the tray")
        pictures.add(icon.picture)
        wait_until(lambda label=label: label in icon.tooltip, f"{label} in the tooltip")

    assert len(pictures) == 4, "each mode has a picture of its own"
    assert {switch["source"] for switch in app.log()} <= {"user"}


def test_the_menu_has_its_order_and_every_mode_is_one_click_away(app: App) -> None:
    app.do(on_monday("09:00:00"), "switch", "coding")
    icon = app.icon(app.start(on_monday("09:42:00")))

    header, *entries = [name for name in names(icon.menu()) if name != "-"]
    assert header.startswith("Coding for 42 min")
    wanted = ["Coding", "1:1", "Review", "Planning", "Meeting", "Break", "End the day"]
    wanted += ["Started earlier", "1:1 with", "New promise…", "Today", "This week", "More", "Settings", "Quit"]
    assert entries == wanted
    checked = [entry.name for entry in icon.menu().entries if entry.is_checked]
    assert checked == ["Coding"]
    for submenu in ("1:1 with", "Started earlier", "More"):
        with pytest.raises(NotClickableError):
            icon.click(submenu)


def test_a_middle_click_goes_back_and_undo_takes_back(app: App) -> None:
    app.do(on_monday("09:00:00"), "switch", "review")
    app.do(on_monday("09:30:00"), "switch", "planning")
    icon = app.icon(app.start(on_monday("10:00:00"), speed=10))

    icon.middle_click()
    app.wait_for_modes("review", "planning", "review")

    icon.click("More", "Undo")
    app.wait_for_modes("review", "planning")

    icon.click("End the day")
    app.wait_for_modes("review", "planning", "off")


def test_it_began_earlier(app: App) -> None:
    app.do(on_monday("09:00:00"), "switch", "coding")
    app.do(on_monday("10:00:00"), "switch", "review")
    icon = app.icon(app.start(on_monday("10:20:00")))

    icon.click("Started earlier", "30 min")

    def review_begins() -> str:
        return next(str(switch["at"]) for switch in app.log() if switch["mode"] == "review")

    wait_until(lambda: review_begins() < "2026-11-16T10:00:00Z", "a review that began earlier")


def test_a_switch_on_the_command_line_shows_in_the_tray(app: App) -> None:
    icon = app.icon(app.start(on_monday("09:00:00")))
    before = icon.picture

    app.do(on_monday("09:00:00"), "switch", "planning")

    wait_until(lambda: icon.picture != before, "another picture in the tray", seconds=5)
    wait_until(lambda: "Planning" in icon.tooltip, "Planning in the tooltip", seconds=5)


def test_switching_to_coding_before_a_meeting_says_so(app: App, tmp_path: Path) -> None:
    meeting = ("Sprint <sync> & more", on_monday("10:20:00"), on_monday("11:00:00"))
    app.do(on_monday("09:00:00"), "calendar", "add", "work", str(calendar_file(tmp_path / "work.ics", meeting)))
    icon = app.icon(app.start(on_monday("10:00:00")))

    icon.click("Coding")

    notification = app.desktop.notifications.wait_for("Sprint")
    assert notification.signature == "susssasa{sv}i"
    assert "Sprint &lt;sync&gt; &amp; more" in notification.text or "Sprint <sync> & more" in notification.summary

    icon.click("Review")
    app.wait_for_modes("coding", "review")
    icon.click("Coding")
    app.wait_for_modes("coding", "review", "coding")
    watch(lambda: len(app.desktop.notifications.shown) > 1, "said twice", 1)


def test_a_day_fragmented_by_meetings_is_reported_once(app: App, tmp_path: Path) -> None:
    meetings = (
        ("Standup", on_monday("10:00:00"), on_monday("10:30:00")),
        ("Sprint sync", on_monday("11:30:00"), on_monday("12:00:00")),
        ("Hiring", on_monday("13:30:00"), on_monday("14:00:00")),
        ("Architecture", on_monday("15:30:00"), on_monday("16:00:00")),
    )
    app.do(on_monday("08:55:00"), "calendar", "add", "work", str(calendar_file(tmp_path / "work.ics", *meetings)))
    for clock, mode in (("09:00:00", "coding"), ("10:00:00", "meeting"), ("10:30:00", "coding"), ("11:30:00", "break")):
        app.do(on_monday(clock), "switch", mode)
    app.start(on_monday("11:58:00"), speed=30)  # while the meeting runs, nothing is said

    notification = wait_until(lambda: app.desktop.notifications.shown, "a notification of the fragmented day")[0]
    assert "fragmented" in notification.summary
    assert "Sprint sync" in notification.text
    assert "!" not in notification.text
    watch(lambda: len(app.desktop.notifications.shown) > 1, "said twice", 3)


def test_the_evening_popup_leaves_the_keyboard_where_it_is(app: App) -> None:
    app.do(on_monday("09:00:00"), "switch", "coding")
    app.do(on_monday("11:00:00"), "stop")
    app.do(on_monday("13:00:00"), "switch", "review")
    app.do(on_monday("16:00:00"), "stop")
    desktop = app.desktop
    desktop.start(*python_program("typing_window.py"), name="typing")
    (field,) = wait_until(lambda: desktop.windows("Typing window"), "the window to type in")
    wait_until(lambda: desktop.focused_window() == field, "the keyboard in it")
    desktop.type("before ")

    program = app.start(on_monday("17:29:30"), speed=30)
    app.icon(program)
    (popup,) = wait_until(lambda: desktop.windows_of(program), "the evening popup", 30)
    assert "_NET_WM_STATE_SKIP_TASKBAR" in desktop.run("xprop", "-id", popup, "_NET_WM_STATE"), "no task bar lists it"

    assert desktop.focused_window() == field
    desktop.type("and after")
    wait_until(lambda: desktop.said("typing").endswith("before and after\n"), "typing that goes on")
    watch(lambda: desktop.focused_window() != field, "the popup took the keyboard", 1)
    assert app.modes() == ["coding", "off", "review", "off"], "it confirms nothing by itself"


def test_the_week_opens_from_the_menu_and_at_a_second_start(app: App) -> None:
    app.do(on_monday("09:00:00"), "switch", "coding")
    program = app.start(on_monday("11:00:00"))
    icon = app.icon(program)

    icon.click("This week")
    (week,) = wait_until(lambda: app.desktop.windows_of(program), "the week")
    app.desktop.close_window(week)
    wait_until(lambda: not app.desktop.windows_of(program), "the end of the week's window")

    second = app.start(on_monday("11:05:00"))
    assert second.wait(20) == 0
    wait_until(lambda: app.desktop.windows_of(program), "the week again")
    assert program.poll() is None


@pytest.mark.parametrize("suddenly", [False, True])
def test_the_icon_comes_back_with_the_tray(app: App, suddenly: bool) -> None:
    app.do(on_monday("09:00:00"), "switch", "coding")
    program = app.start(on_monday("10:00:00"), speed=10)
    app.icon(program)

    app.desktop.stop_tray(suddenly=suddenly)
    app.desktop.start_tray()

    def clicked() -> bool:
        try:
            app.icon(program).click("Review")
        except BusError:  # a new icon takes the place of the one that was just found
            return False
        return True

    wait_until(clicked, "an icon that answers")
    app.wait_for_modes("coding", "review")


def test_a_tray_that_comes_late_gets_the_icon(app_without_tray: App) -> None:
    app = app_without_tray
    program = app.start(on_monday("10:00:00"))
    wait_until(lambda: app.desktop.windows_of(program), "the small window")

    app.desktop.start_tray()

    app.icon(program).click("Coding")
    app.wait_for_modes("coding")


def test_no_tray_means_a_small_window_and_one_word_of_why(app_without_tray: App) -> None:
    app = app_without_tray
    program = app.start(on_monday("10:00:00"))

    wait_until(lambda: app.desktop.windows_of(program), "the small window")
    wait_until(lambda: app.desktop.notifications.shown, "a notification of why")
    watch(lambda: len(app.desktop.notifications.shown) > 1, "said twice", 1)


def test_killed_it_has_lost_nothing(app: App) -> None:
    program = app.start(on_monday("09:00:00"), speed=10)
    icon = app.icon(program)
    icon.click("Coding")
    app.wait_for_modes("coding")
    icon.click("Review")
    app.wait_for_modes("coding", "review")

    program.send_signal(signal.SIGKILL)
    program.wait(20)

    assert app.modes() == ["coding", "review"]
    again = app.icon(app.start(on_monday("09:30:00")))
    wait_until(lambda: "Review" in again.tooltip, "Review in the tooltip")
    assert not list((app.home / "damaged").glob("*"))


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_cleanly(app: App, asked: signal.Signals) -> None:
    program = app.start(on_monday("09:00:00"))
    app.icon(program).click("Coding")
    app.wait_for_modes("coding")

    program.send_signal(asked)

    assert program.wait(10) == 0
    assert "Traceback" not in app.desktop.said(app.name)


def test_quit_in_the_menu_ends_it(app: App) -> None:
    program = app.start(on_monday("09:00:00"))
    app.icon(program).click("Quit")
    assert program.wait(10) == 0


def test_what_the_tray_wrote_is_in_the_report_of_the_week(app: App) -> None:
    program = app.start(on_monday("09:00:00"), speed=60)
    icon = app.icon(program)
    icon.click("Coding")
    app.wait_for_modes("coding")
    icon.click("End the day")
    app.wait_for_modes("coding", "off")

    week = json.loads(app.do(on_monday("18:00:00") + timedelta(days=1), "week", "2026-W47", "--json"))
    begin, end = (switch["at"] for switch in app.log())
    assert week["coding_s"] == week["tracked_s"] > 0
    assert [(entry["start"], entry["end"]) for entry in week["entries"]] == [(begin, end)]
