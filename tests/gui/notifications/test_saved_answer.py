"""The effect of an answer, shown for a few seconds with Undo."""

from pytestqt.qtbot import QtBot

from tests.gui.screen import Screen
from tltimer.gui.notifications.saved_answer import SAVED, SavedAnswer


def test_it_goes_by_itself(qtbot: QtBot) -> None:
    screen, undone = Screen(), list[str]()
    saved = SavedAnswer(screen.notifier)
    saved.leave.setInterval(20)
    saved.show("Break, 12:04–12:51", lambda: undone.append("break"))
    assert screen.labels(SAVED) == ["Undo"]
    qtbot.waitUntil(lambda: not screen.shown)
    assert undone == []


def test_undo_takes_it_away_at_once(qtbot: QtBot) -> None:
    screen, undone = Screen(), list[str]()
    saved = SavedAnswer(screen.notifier)
    saved.show("Break, 12:04–12:51", lambda: undone.append("break"))
    screen.press(SAVED, "Undo")
    assert (screen.shown, undone, saved.leave.isActive()) == ({}, ["break"], False)
