"""The header of the day window."""

from PySide6.QtTest import QTest

from tests.gui.day.scene import Key, Left, Scene
from tests.gui.homes import on
from tltimer.domain.timeline.spans import Span


def test_days_follow_one_another_and_other_days_open(scene: Scene) -> None:
    QTest.mouseClick(scene.window.header.stepper.before, Left)
    assert scene.window.windowTitle() == "Sunday, 15 November"
    QTest.mouseClick(scene.window.header.present, Left)
    QTest.mouseClick(scene.window.header.stepper.after, Left)
    assert scene.window.header.sentence.text() == "This day is in the future."
    scene.keys("c", Key.Key_Delete, "/", Key.Key_Left, Key.Key_Backspace)


def test_the_first_gap_is_filled_from_the_header(scene: Scene) -> None:
    QTest.mouseClick(scene.window.header.fill, Left)
    assert scene.window.editor.modes.words.text() == "What did you do from 11:00 to 12:00?"
    QTest.mouseClick(scene.window.editor.modes.modes["planning"], Left)
    assert ("11:00", "planning") in scene.log


def test_a_gap_that_the_review_would_not_ask_about_is_not_offered_either(scene: Scene) -> None:
    scene.house.tracker.paint(on("11:00"), on("11:50"), "planning")
    scene.controller.update()
    QTest.mouseClick(scene.window.header.fill, Left)
    piece = scene.window.edits.piece
    assert piece is not None and piece.start == on("13:00"), "the unknown time after the ten minutes"


def test_what_was_no_work_is_no_gap_to_fill(scene: Scene) -> None:
    scene.house.tracker.leave_empty(scene.house.reports.today(), Span(on("11:00"), on("12:00")))
    scene.controller.update()
    QTest.mouseClick(scene.window.header.fill, Left)
    piece = scene.window.edits.piece
    assert piece is not None and piece.start == on("13:00"), "the unknown time after it"
