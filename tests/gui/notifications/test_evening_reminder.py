"""The moment of the end-of-day review, on real days."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.notifications.evening_reminder import EveningReminder
from tltimer.services.quiet_mode import QuietMode


class Watcher:
    """Looks at a house's present and keeps the days that were due."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.evenings = EveningReminder(house.reports, house.policy())
        self.days: list[str] = []
        self.evenings.due.connect(lambda report: self.days.append(report.day.date.isoformat()))
        self.evenings.start()

    def look(self, clock: str, days: int = 0) -> list[str]:
        self.house.turn_to(clock, days)
        self.evenings.look(self.house.reports.status(), self.house.reports.rules())
        return self.days


@pytest.fixture
def watcher(qtbot: QtBot, house: House) -> Watcher:
    house.do("9:00 coding 11:00 review 12:00 off")
    return Watcher(house)


def test_it_is_due_at_the_set_time_and_once(watcher: Watcher) -> None:
    assert watcher.look("17:29") == []
    assert watcher.look("17:30") == ["2026-11-16"]
    assert watcher.look("18:30") == ["2026-11-16"]


def test_later_is_half_an_hour_later(watcher: Watcher) -> None:
    watcher.look("17:30")
    watcher.evenings.put_off()
    assert watcher.look("17:59") == ["2026-11-16"]
    assert watcher.look("18:00") == ["2026-11-16", "2026-11-16"]


def test_it_waits_for_a_pause_in_coding(watcher: Watcher) -> None:
    watcher.house.do("17:00 coding")
    assert watcher.look("17:40") == []
    watcher.house.do("17:45 break")
    assert watcher.look("17:45") == ["2026-11-16"]


def test_it_waits_no_longer_than_set(watcher: Watcher) -> None:
    watcher.house.do("17:00 coding")
    assert watcher.look("18:14") == []
    assert watcher.look("18:15") == ["2026-11-16"]


def test_never_in_a_mode_that_meets(watcher: Watcher) -> None:
    watcher.house.do("17:00 1:1/Ana")
    assert watcher.look("20:00") == []


def test_a_missed_one_is_no_notification_of_its_own(watcher: Watcher) -> None:
    watcher.house.turn_to("8:50", days=1)
    watcher.house.tracker.switch("planning")
    assert watcher.look("9:00", days=1) == []
    assert watcher.look("17:30", days=1) == ["2026-11-17"]


def test_quiet_on_days_off(watcher: Watcher) -> None:
    assert watcher.look("18:00", days=5) == []


def test_it_can_be_switched_off(watcher: Watcher) -> None:
    watcher.house.settings("[notifications]\nevening = false\n")
    assert watcher.look("18:00") == []


def test_it_waits_until_nothing_else_is_asked(qtbot: QtBot, house: House) -> None:
    house.do("9:00 coding 11:00 off").turn_to("17:30")
    asks, due = [True], []
    evenings = EveningReminder(house.reports, house.policy(), lambda: asks[0])
    evenings.due.connect(due.append)
    evenings.start()
    evenings.look(house.reports.status(), house.reports.rules())
    assert due == []
    asks[0] = False
    evenings.look(house.reports.status(), house.reports.rules())
    assert len(due) == 1


def test_who_wants_quiet_is_not_asked(watcher: Watcher) -> None:
    QuietMode(watcher.house.home.quiet_file).turn(watcher.house.reports.today(), on=True)
    assert watcher.look("18:30") == []


def test_after_a_restart_it_does_not_come_again_that_evening(watcher: Watcher) -> None:
    assert watcher.look("17:30") == ["2026-11-16"]
    assert Watcher(watcher.house).look("17:40") == []
