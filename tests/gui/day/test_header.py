"""The header of the day window."""

from PySide6.QtTest import QTest

from tests.gui.day.desk import Desk, Key, Left
from tests.gui.homes import on
from tltimer.domain.timeline.spans import Span


def test_days_follow_one_another_and_other_days_open(desk: Desk) -> None:
    QTest.mouseClick(desk.window.header.stepper.before, Left)
    assert desk.window.windowTitle() == "Sunday, 15 November"
    QTest.mouseClick(desk.window.header.present, Left)
    QTest.mouseClick(desk.window.header.stepper.after, Left)
    assert desk.window.header.sentence.text() == "This day is in the future."
    desk.keys("c", Key.Key_Delete, "/", Key.Key_Left, Key.Key_Backspace)


def test_the_first_gap_is_filled_from_the_header(desk: Desk) -> None:
    QTest.mouseClick(desk.window.header.fill, Left)
    assert desk.window.editor.modes.words.text() == "What did you do from 11:00 to 12:00?"
    QTest.mouseClick(desk.window.editor.modes.modes["planning"], Left)
    assert ("11:00", "planning") in desk.log


def test_a_gap_that_the_review_would_not_ask_about_is_not_offered_either(desk: Desk) -> None:
    desk.house.tracker.paint(on("11:00"), on("11:50"), "planning")
    desk.desk.update()
    QTest.mouseClick(desk.window.header.fill, Left)
    piece = desk.window.edits.piece
    assert piece is not None and piece.start == on("13:00"), "the unknown time after the ten minutes"


def test_what_was_no_work_is_no_gap_to_fill(desk: Desk) -> None:
    desk.house.tracker.leave_empty(desk.house.reports.today(), Span(on("11:00"), on("12:00")))
    desk.desk.update()
    QTest.mouseClick(desk.window.header.fill, Left)
    piece = desk.window.edits.piece
    assert piece is not None and piece.start == on("13:00"), "the unknown time after it"
