"""Quiet for today, as it is wished for in the menu, on a real home."""

from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.notifier import UserNotification
from tltimer.gui.notifications.quiet_mode import QuietModeSwitch
from tltimer.reports.notification_policy import Topic
from tltimer.services.quiet_mode import QuietMode


def test_it_takes_back_what_is_shown_and_is_over_when_it_is_ended(house: House, qtbot: QtBot) -> None:
    screen = Screen()
    notifier = screen.notifier
    silence = QuietModeSwitch(house.reports, QuietMode(house.home.quiet_file), notifier, DataChanges())
    notifier.notify(UserNotification(Topic.FRAGMENTED_DAY, "The day is cut up", ""))
    notifier.notify(UserNotification("answer", "An answer to the user", ""))
    with qtbot.waitSignal(silence.changed):
        silence.turn(True)
    assert silence.is_on
    assert set(screen.shown) == {"answer"}
    with qtbot.waitSignal(silence.changed):
        silence.turn(False)
    assert not silence.is_on


def test_a_disk_without_room_is_said(house: House, qtbot: QtBot) -> None:
    house.home.quiet_file.mkdir(parents=True)
    changes = DataChanges()
    silence = QuietModeSwitch(house.reports, QuietMode(house.home.quiet_file), Screen().notifier, changes)
    with qtbot.waitSignal(changes.refused):
        silence.turn(True)
    assert not silence.is_on
