"""Days off of calendars: said once, and overruled by one click."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import BERLIN, House
from tests.gui.screen import Screen
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.days_off import DaysOffNotification
from tltimer.reports.notification_policy import Topic

VACATION = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:vacation
DTSTART;VALUE=DATE:20261119
DTEND;VALUE=DATE:20261125
SUMMARY:Vacation
END:VEVENT
BEGIN:VEVENT
UID:later
DTSTART;VALUE=DATE:20261204
DTEND;VALUE=DATE:20261205
SUMMARY:Vacation
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def screen(house: House, tmp_path: Path, qtbot: QtBot) -> Screen:
    (tmp_path / "work.ics").write_text(VACATION)
    house.calendars.add("Work", str(tmp_path / "work.ics"), BERLIN)
    return Screen()


def look(house: House, screen: Screen, clock: str, days: int = 0) -> DaysOffNotification:
    house.turn_to(clock, days)
    notification = DaysOffNotification(
        house.reports, house.policy(), screen.notifier, house.program.days_off, DataChanges()
    )
    notification.look()
    notification.know(house.reports.status(), house.reports.rules())
    notification.look_anew()
    notification.look()
    return notification


def test_days_off_are_told_once_with_their_calendar(house: House, screen: Screen) -> None:
    for clock in ("10:00", "10:30", "12:00"):
        look(house, screen, clock)
    (message,) = screen.sent
    assert message.title == "19 November to 24 November: days off"
    assert 'From your calendar "Work"' in message.body
    look(house, screen, "10:00", days=1)
    assert len(screen.sent) == 1
    look(house, screen, "10:00", days=9)
    assert screen.sent[-1].title == "4 December: day off"


def test_one_click_makes_them_working_days_again(house: House, screen: Screen) -> None:
    look(house, screen, "10:00")
    screen.press(Topic.DAYS_OFF, "Make them working days")
    assert [day.date.isoformat() for day in house.reports.all_days_off()] == ["2026-12-04"]
    house.undo_redo.undo()
    assert len(house.reports.all_days_off()) == 5
