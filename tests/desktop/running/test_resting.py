from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tltimer.desktop.running.resting import Resting


def test_it_lets_go_once_when_nothing_else_goes_on(qtbot: QtBot) -> None:
    gone, running = [], [2]
    resting = Resting(lambda: gone.append(True), lambda: running[0])
    resting.look()
    resting.begin()
    resting.look()
    assert gone == []
    (timer,) = resting.findChildren(QTimer)
    qtbot.waitUntil(lambda: not timer.isActive())
    resting.look()
    assert gone == [], "something is still being read"
    running[0] = 1
    resting.look()
    resting.look()
    assert gone == [True]
    resting.begin()
    qtbot.waitUntil(lambda: gone == [True, True])
