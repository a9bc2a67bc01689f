"""Quiet for today, as it is wished for in the menu, on a real home."""

from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.notifications.quiet_mode import QuietModeSwitch
from tltimer.reports.notification_policy import Topic
from tltimer.services.quiet_mode import QuietMode
from tltimer.system.notifications.interface import Notification
from tltimer.system.notifications.unavailable import NoNotifications


class Shown(NoNotifications):
    def __init__(self) -> None:
        self.topics: set[str] = set()

    def notify(self, notification: Notification) -> None:
        self.topics.add(notification.topic)

    def withdraw(self, topic: str) -> None:
        self.topics.discard(topic)


def test_it_takes_back_what_is_shown_and_is_over_when_it_is_ended(house: House, qtbot: QtBot) -> None:
    shown = Shown()
    notifier = Notifier(lambda: shown)
    silence = QuietModeSwitch(house.reports, QuietMode(house.home.quiet_file), notifier)
    notifier.notify(Notification(Topic.FRAGMENTED_DAY, "The day is cut up", ""))
    notifier.notify(Notification("answer", "An answer to the user", ""))
    with qtbot.waitSignals([silence.begun, silence.changed]):
        silence.turn(True)
    assert silence.is_on
    assert shown.topics == {"answer"}
    with qtbot.waitSignal(silence.changed):
        silence.turn(False)
    assert not silence.is_on


def test_a_disk_without_room_is_said(house: House, qtbot: QtBot) -> None:
    house.home.quiet_file.mkdir(parents=True)
    silence = QuietModeSwitch(house.reports, QuietMode(house.home.quiet_file), Notifier(NoNotifications))
    with qtbot.waitSignal(silence.refused):
        silence.turn(True)
    assert not silence.is_on
