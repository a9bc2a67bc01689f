"""The keys of the day window, and the card that lists them."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.day.scene import Key, Left, Scene
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode
from tltimer.gui.day.shortcuts import KeysCard, letters_of


def test_letters_are_the_first_free_ones_of_the_labels() -> None:
    modes = [
        Mode(key, label, CountsAs.LEADING) for key, label in (("a", "Coding"), ("b", "Calls"), ("c", "–"), ("d", "C"))
    ]
    assert letters_of(modes) == {"c": "a", "a": "b"}


def test_the_keys_are_told_and_any_key_takes_them_away(scene: Scene) -> None:
    QTest.mouseClick(scene.window.keys, Left)
    (card,) = scene.window.findChildren(KeysCard)
    assert "Backspace: merge the entry into the previous one" in card.accessibleName()
    QTest.keyClick(card, Key.Key_A)
    assert not card.isVisible()


def test_the_key_of_the_desktop_closes_the_window(scene: Scene, qtbot: QtBot) -> None:
    with qtbot.waitActive(scene.window):
        scene.window.activateWindow()
    QTest.keySequence(scene.window.rows, QKeySequence(QKeySequence.StandardKey.Close))
    assert not scene.window.isVisible()
