"""Quiet for today, as it is wished for in the menu, on a real home."""

from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.notifications.notifier import Notices
from tltimer.gui.notifications.quiet_mode import Silence
from tltimer.reports.notification_policy import Topic
from tltimer.services.quiet_mode import QuietDay
from tltimer.system.notifications.interface import Notice
from tltimer.system.notifications.unavailable import SilentNotifier


class Shown(SilentNotifier):
    def __init__(self) -> None:
        self.topics: set[str] = set()

    def notify(self, notice: Notice) -> None:
        self.topics.add(notice.topic)

    def withdraw(self, topic: str) -> None:
        self.topics.discard(topic)


def test_it_takes_back_what_is_shown_and_is_over_when_it_is_ended(house: House, qtbot: QtBot) -> None:
    shown = Shown()
    notices = Notices(lambda: shown)
    silence = Silence(house.overview, QuietDay(house.home.quiet_file), notices)
    notices.notify(Notice(Topic.CUT_UP_DAY, "The day is cut up", ""))
    notices.notify(Notice("answer", "An answer to the user", ""))
    with qtbot.waitSignals([silence.begun, silence.changed]):
        silence.turn(True)
    assert silence.is_on
    assert shown.topics == {"answer"}
    with qtbot.waitSignal(silence.changed):
        silence.turn(False)
    assert not silence.is_on


def test_a_disk_without_room_is_said(house: House, qtbot: QtBot) -> None:
    house.home.quiet_file.mkdir(parents=True)
    silence = Silence(house.overview, QuietDay(house.home.quiet_file), Notices(SilentNotifier))
    with qtbot.waitSignal(silence.refused):
        silence.turn(True)
    assert not silence.is_on
