"""Titles of meetings from a calendar: menus, tooltips, windows and notifications show them as plain text."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.homes import BERLIN, House
from tests.gui.screen import Screen
from tests.titles import HOSTILE, TURNING
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import week_of
from tltimer.gui.controllers.day import DayController
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.focus import FocusNotifications
from tltimer.gui.notifications.meeting import MeetingNotifications
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.popups.unlogged_meetings import UnloggedList
from tltimer.gui.target.action_dialog import ActionDialog
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import COLUMN, MenuActions
from tltimer.gui.tray.menu_model import menu_of
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening_questions import OpenItems, evening_questions
from tltimer.system.notifications.interface import Notification

MONDAY, TUESDAY, NEXT = ("20261116", "20261117", "20261123")


def planned(house: House, title: str, *events: tuple[str, str, str]) -> House:
    """Add a calendar of events of (date, from, to in UTC), all with one title: 1:1s with Ana, the last one with Bo."""
    said = (
        title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\r\n", "\\n").replace("\n", "\\n")
    )
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, (day, start, end) in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", f"DTSTART:{day}T{start}00Z", f"DTEND:{day}T{end}00Z"]
        other = "bo" if number == len(events) - 1 else "ana"  # the one address in all of them is the user's own
        lines += [f"SUMMARY:{said}", "ORGANIZER:mailto:me@example.org", "ATTENDEE:mailto:me@example.org"]
        lines += [f"ATTENDEE:mailto:{other}@example.org", "END:VEVENT"]
    file = house.home.data / "hostile.ics"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes("\r\n".join([*lines, "END:VCALENDAR", ""]).encode("utf-8", "surrogatepass"))
    house.calendars.add("hostile", str(file), BERLIN)
    return house


@pytest.fixture(params=HOSTILE.values(), ids=list(HOSTILE))
def busy(request: pytest.FixtureRequest, house: House) -> House:
    """Meetings that have ended a block, that run, that come, and that should move."""
    title: str = request.param
    days = [(MONDAY, "0900", "0930"), (MONDAY, "1000", "1030"), (MONDAY, "1045", "1145")]
    days += [(day, start, end) for day in (TUESDAY, NEXT) for start, end in (("0945", "1015"), ("1200", "1630"))]
    planned(house, title, *days)
    return house.do("9:00 coding 10:00 meeting 10:30 coding").turn_to("11:20")


def is_plain(text: str, lines: int = 1) -> bool:
    return len(text.splitlines()) <= lines and text.replace("\n", "").isprintable() and len(text) < 400


def test_in_menu_and_tooltip(busy: House, qtbot: QtBot) -> None:
    busy.tracker.switch("review")
    today = busy.reports.today()
    model = menu_of(busy.reports.status(), busy.reports.rules(), busy.reports.log(today, today))
    (offered,) = [mode for mode in model.modes if mode.offer]
    # Where the title names nothing but the person, the label says all of it.
    assert (offered.detail or offered.label).endswith(", from 11:00")
    assert is_plain(model.tooltip, lines=3)
    assert not set("&<>") & set(model.tooltip)
    actions = MenuActions(TrayIcons())
    menu = TrayMenu(ColouredMenu(), actions, Theme)
    actions.show_menu(model)
    menu.show_menu(model)
    texts = [action.text() for action in (*actions.modes, *actions.moments, actions.header)]
    assert any(text.startswith("Since ") for text in texts)
    assert all(is_plain(part) for text in texts for part in text.split(COLUMN))
    assert not any("&" in text.replace("&&", "") for text in texts)


def widgets(window: QWidget) -> Iterator[QWidget]:
    yield window
    yield from window.findChildren(QWidget)


def assert_plain(window: QWidget) -> None:
    for widget in widgets(window):
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText
            assert not TURNING & set(widget.text())
        if isinstance(widget, QAbstractButton):
            assert widget.shortcut().isEmpty()
            assert not TURNING & set(widget.text())
        assert "<img" not in widget.toolTip() and "<b>" not in widget.toolTip()
        assert not TURNING & set(widget.toolTip() + widget.accessibleName() + widget.accessibleDescription())


def test_in_the_week_window(busy: House, qtbot: QtBot) -> None:
    report = busy.reports.week(week_of(busy.reports.today()))
    assert report.next_move is not None
    window = WeekWindow(Theme("light"))
    qtbot.addWidget(window)
    window.show_report(report, busy.reports.rules())
    width = window.next.minimumSizeHint().width()
    window.show()
    qtbot.waitExposed(window)
    assert_plain(window)
    assert width < 400


def test_in_the_evening_popup(busy: House, qtbot: QtBot) -> None:
    report = busy.reports.evening(busy.reports.today())
    popup = EveningPopup(Theme("light"))
    qtbot.addWidget(popup)
    rules = busy.reports.rules()
    popup.show_report(report, rules, evening_questions(report, OpenItems(), rules))
    assert_plain(popup)
    assert popup.sizeHint().width() < 900
    assert isinstance(popup.page, UnloggedList)
    for row in popup.page.rows:
        assert is_plain(row.name) and is_plain(row.accessibleName())
        assert row.shortcut().isEmpty()


def test_in_the_day_window(busy: House, qtbot: QtBot) -> None:
    look = Theme("light")
    scene = DayController(busy.program, busy.reports, lambda: look, DataChanges())
    scene.open()
    window = scene.window
    assert window is not None
    qtbot.addWidget(window)
    (chosen, *_others) = busy.reports.day(busy.reports.today()).meetings
    window.edits.choose_meeting(chosen)
    qtbot.waitExposed(window)
    assert_plain(window)
    assert window.canvas.accessibleDescription()
    assert window.minimumSizeHint().width() < 900


def test_in_the_form_that_asks_what_is_meant_to_be_done(busy: House, qtbot: QtBot) -> None:
    today = busy.reports.today()
    rules = busy.reports.rules()
    moves = [move for day in busy.reports.plan(today, today + timedelta(days=7), everyone=True) for move in day.moves]
    assert moves
    form = ActionDialog(week_of(today).plus(1), (), Plan.CODING, tuple(moves), rules.hours, Theme("light"))
    qtbot.addWidget(form)
    assert_plain(form)
    assert form.sizeHint().width() < 900


def warned(house: House, folder: Path, *settings: str) -> list[Notification]:
    house.settings("[notifications]\nper_day = 9\n" + "".join(f"{name} = true\n" for name in settings))
    screen = Screen()
    warnings = FocusNotifications(house.reports, house.policy(), screen.notifier)
    warnings.look(house.reports.status(), house.reports.rules())
    return screen.sent


def test_in_notifications(busy: House, tmp_path: Path) -> None:
    busy.turn_to("11:40").tracker.switch("review")
    busy.tracker.switch("coding", kind="spike")
    warnings = warned(busy, tmp_path)
    assert [str(notification.topic) for notification in warnings] == ["short_gap"]
    assert all(is_plain(notification.title) and is_plain(notification.body) for notification in warnings)


def test_in_the_notification_of_a_fragmented_day(busy: House, tmp_path: Path) -> None:
    busy.do("11:00 meeting 12:45 coding 13:00 break").turn_to("17:00")
    (notification,) = warned(busy, tmp_path, "fragmented_day")
    assert notification.topic == "fragmented_day"
    assert is_plain(notification.title) and is_plain(notification.body, lines=2)


def test_in_warnings_ahead(busy: House, tmp_path: Path) -> None:
    """On Tuesday a meeting and a workshop leave no focus block; the block that runs at 10:40 would just be whole."""
    busy.turn_to("9:30", days=1)
    morning = warned(busy, tmp_path, "no_focus_block")
    busy.turn_to("8:45", days=1).tracker.switch("coding")
    busy.turn_to("10:40", days=1)
    cut = warned(busy, tmp_path, "block_cut")
    assert [str(notification.topic) for notification in (*morning, *cut)] == ["no_focus_block", "block_cut"]
    assert all(
        is_plain(notification.title) and is_plain(notification.body, lines=2) for notification in (*morning, *cut)
    )


def test_when_a_meeting_is_asked_about(busy: House, tmp_path: Path) -> None:
    busy.turn_to("11:45")
    busy.settings('[calendar]\nmeetings = "ask"\n')
    screen = Screen()
    tracking = TrackingController(busy.program, busy.reports, DataChanges())
    meetings = MeetingNotifications(busy.reports, busy.policy(), screen.notifier, tracking)
    meetings.look(busy.reports.status(), busy.reports.rules())
    (notification,) = screen.sent
    assert notification.title.endswith(", from 11:45")
    assert is_plain(notification.title) and is_plain(notification.body)
    assert all(is_plain(label) for _action, label in notification.actions)
