"""The beginning and the end of a meeting, on a real home."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.meeting import MeetingNotifications


class Table:
    """An attendance with its orders, as the app has them; ``look`` is what the app does each minute."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house = house
        self.shown = Screen()
        self._folder = folder
        self.tracking = TrackingController(house.program, house.reports, DataChanges())
        self.begin()

    def begin(self) -> None:
        """Start the app, or start it again."""
        self.meetings = MeetingNotifications(
            self.house.reports, self.house.policy(), self.shown.notifier, self.tracking
        )

    def look(self, clock: str, days: int = 0) -> list[tuple[str, str]]:
        """Look at a time, and again, as the app does after each change; gives the log."""
        self.house.turn_to(clock, days)
        for _again in range(3):
            self.meetings.look(self.house.reports.status(), self.house.reports.rules())
        return self.house.log()

    def set(self, wish: str) -> None:
        self.house.settings(f'[calendar]\nmeetings = "{wish}"\n')

    def sources(self) -> list[str]:
        today = self.house.reports.today()
        return [entry.source for entry in self.house.reports.log(today, today)]


@pytest.fixture
def table(qtbot: QtBot, house: House, tmp_path: Path) -> Table:
    house.calendar(("14:30", "15:00", "Sprint sync"), ("15:00", "15:30", "Hiring"), ("16:30", "17:00", "Budget"))
    return Table(house, tmp_path)


def test_usually_nothing_is_said_or_done(table: Table) -> None:
    table.house.do("13:00 coding")
    for clock in ("14:29", "14:30", "14:31", "15:00", "15:31"):
        assert table.look(clock) == [("13:00", "coding")]
    assert table.shown.sent == []


def test_it_is_asked_once_at_the_beginning(table: Table) -> None:
    table.set("ask")
    table.house.do("13:00 coding")
    table.look("14:29")
    assert table.shown.sent == []
    table.look("14:30")
    table.look("14:32")
    (notification,) = table.shown.sent
    assert (notification.title, notification.body) == ("Sprint sync, from 14:30", "Coding for 1 h 30 min")
    assert table.shown.labels("meeting") == ["Switch to Meeting", "Not now"]

    table.begin()
    table.look("14:33")
    assert len(table.shown.sent) == 1


def test_its_button_switches_back_dated_and_as_the_user(table: Table) -> None:
    table.set("ask")
    table.house.do("13:00 coding")
    table.look("14:30")
    table.house.turn_to("14:34")
    table.shown.press("meeting", "Switch to Meeting")
    assert table.house.log() == [("13:00", "coding"), ("14:30", "meeting")]
    assert table.sources() == ["user", "user"]
    assert table.shown.shown == {}


def test_not_now_changes_nothing(table: Table) -> None:
    table.set("ask")
    table.house.do("13:00 coding")
    table.look("14:30")
    table.shown.press("meeting", "Not now")
    assert table.look("14:31") == [("13:00", "coding")]
    assert len(table.shown.sent) == 1


def test_the_question_is_taken_back_when_it_is_moot(table: Table) -> None:
    table.set("ask")
    table.house.do("13:00 coding")
    table.look("14:30")
    table.house.turn_to("14:31").tracker.switch("meeting")
    table.look("14:31")
    assert table.shown.shown == {}
    assert table.house.log() == [("13:00", "coding"), ("14:31", "meeting")]


def test_nothing_is_asked_while_with_people_or_beyond_the_days_questions(table: Table) -> None:
    table.set("ask")
    table.house.do("13:00 1:1/Ana")
    table.look("14:30")
    assert table.shown.sent == []
    table.house.do("14:40 coding")
    table.look("15:00")
    table.look("16:30")
    assert [notification.title for notification in table.shown.sent] == ["Hiring, from 15:00", "Budget, from 16:30"]


def test_the_question_about_a_meeting_goes_when_the_next_one_begins(table: Table) -> None:
    table.set("ask")
    table.house.do("13:00 coding")
    table.look("14:30")
    assert [notification.title for notification in table.shown.shown.values()] == ["Sprint sync, from 14:30"]
    table.house.settings('[calendar]\nmeetings = "quiet"\n')
    table.look("15:00")
    assert table.shown.shown == {}


def test_it_switches_by_itself_and_back(table: Table) -> None:
    table.set("switch")
    table.house.do("13:00 review")
    assert table.look("14:29") == [("13:00", "review")]
    assert table.look("14:31") == [("13:00", "review"), ("14:30", "meeting")]
    assert table.look("15:10") == [("13:00", "review"), ("14:30", "meeting")]
    assert table.look("15:31") == [("13:00", "review"), ("14:30", "meeting"), ("15:30", "review")]
    assert table.sources() == ["user", "calendar", "calendar"]
    assert table.shown.sent == []


def test_who_undoes_it_has_decided(table: Table) -> None:
    table.set("switch")
    table.house.do("13:00 coding")
    table.look("14:30")
    table.house.turn_to("14:31")
    table.tracking.undo()
    assert table.look("14:32") == [("13:00", "coding")]
    table.begin()
    assert table.look("14:33") == [("13:00", "coding")]


def test_who_stays_on_has_decided(table: Table) -> None:
    table.set("switch")
    table.house.do("13:00 coding")
    table.look("14:30")
    table.look("15:30")
    table.house.turn_to("15:31")
    table.tracking.undo()
    assert table.look("15:32") == [("13:00", "coding"), ("14:30", "meeting")]


def test_a_switch_of_ones_own_is_left_alone(table: Table) -> None:
    table.set("switch")
    table.house.do("13:00 coding 14:29 meeting")
    table.look("14:30")
    table.look("15:31")
    assert table.house.log() == [("13:00", "coding"), ("14:29", "meeting")]


def test_it_begins_nothing_after_a_stop(table: Table) -> None:
    table.set("switch")
    table.house.do("13:00 coding 14:00 off")
    assert table.look("14:31") == [("13:00", "coding"), ("14:00", "off")]


def test_the_first_of_the_day_begins_and_ends_the_log(table: Table) -> None:
    table.set("switch")
    assert table.look("14:31") == [("14:30", "meeting")]
    assert table.look("15:31") == [("14:30", "meeting"), ("15:30", "off")]
