"""The question whether work that has begun is to be counted, on a real home."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.work_start import NO, WorkStartNotification
from tltimer.reports.notification_policy import Topic
from tltimer.system.notifications.interface import OPEN, Notification
from tltimer.system.notifications.unavailable import NoNotifications


class Heard(NoNotifications):
    def __init__(self) -> None:
        self.said: list[Notification] = []
        self.withdrawn: list[str] = []
        self.asked_else = False

    def notify(self, notification: Notification) -> None:
        self.said.append(notification)

    def withdraw(self, topic: str) -> None:
        self.withdrawn.append(topic)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def beginning(house: House, heard: Heard, qtbot: QtBot) -> WorkStartNotification:
    return WorkStartNotification(house.leave(), Notifier(lambda: heard), lambda: heard.asked_else)


def look(beginning: WorkStartNotification, house: House) -> None:
    beginning.know(house.reports.status(), house.reports.rules())
    beginning.look()


def test_the_first_activity_of_a_day_asks_once(beginning: WorkStartNotification, house: House, heard: Heard) -> None:
    beginning.look()
    look(beginning, house)
    look(beginning, house.turn_to("9:05"))
    assert [(one.title, one.body) for one in heard.said] == [("Not tracking", "Coding?")]
    assert [word for word, _label in heard.said[0].actions] == [OPEN, "coding", NO]


def test_beside_another_question_it_waits(beginning: WorkStartNotification, house: House, heard: Heard) -> None:
    heard.asked_else = True
    look(beginning, house)
    assert heard.said == []
    heard.asked_else = False
    look(beginning, house)
    assert len(heard.said) == 1


def test_a_switch_takes_the_question_back(beginning: WorkStartNotification, house: House, heard: Heard) -> None:
    look(beginning, house)
    house.tracker.switch("review")
    look(beginning, house)
    assert heard.withdrawn == [Topic.NOT_TRACKING]


def test_one_button_switches_one_opens_and_one_does_nothing(beginning: WorkStartNotification, qtbot: QtBot) -> None:
    with qtbot.waitSignal(beginning.mode_chosen) as chosen:
        beginning.answer("coding")
    assert chosen.args == ["coding"]
    with qtbot.waitSignal(beginning.switch_wanted):
        beginning.answer(OPEN)
    with qtbot.assertNotEmitted(beginning.mode_chosen):
        beginning.answer(NO)


def test_who_stopped_for_today_is_not_asked(beginning: WorkStartNotification, house: House, heard: Heard) -> None:
    house.do("9:00 coding 11:00 off").turn_to("11:30")
    look(beginning, house)
    assert heard.said == []
