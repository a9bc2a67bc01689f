"""Disagreements of log and evidence in the end-of-day review."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.controllers.test_evening import Review
from tests.gui.homes import House
from tests.gui.noticed import evidence_of
from tltimer.gui.popups.noticed_list import NoticedList
from tltimer.reports.evening_questions import ACCEPT, KEEP

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TWO = [("9:30", "10:10", "coding"), ("11:00", "11:20", "meeting")]
BEFORE = [("09:00", "planning"), ("12:00", "off")]


@pytest.fixture
def review(house: House, qtbot: QtBot) -> Iterator[Review]:
    house.do("9:00 planning 12:00 off").turn_to("17:30")
    made = Review(house)
    yield made
    made.close()


def places(review: Review) -> NoticedList:
    assert isinstance(review.popup.page, NoticedList)
    return review.popup.page


def test_one_place_is_a_question_with_its_reason(review: Review, house: House) -> None:
    evidence_of(house, TWO[:1])
    popup = review.begin()
    assert popup.question.text() == "Planning or Coding, 09:30–10:10?"
    assert popup.detail.text() == "You tracked Planning, but you were using an editor or a terminal."
    review.press(ACCEPT)
    assert house.log() == [("09:00", "planning"), ("09:30", "coding"), ("10:10", "planning"), ("12:00", "off")]
    popup.undo.click()
    assert house.log() == BEFORE
    rejected: list[object] = []
    review.noticed_rejected.connect(rejected.append)
    review.press(KEEP)
    assert len(rejected) == 1
    assert house.log() == BEFORE
    assert popup.page is popup.outcome


def test_a_rejection_is_undone_too(review: Review, house: House) -> None:
    evidence = evidence_of(house, TWO[:1])
    popup = review.begin()
    review.press(KEEP)
    assert evidence.day(house.reports.today()).open == ()
    popup.undo.click()
    assert len(evidence.day(house.reports.today()).open) == 1


def test_several_places_are_a_list_each_with_its_answers(review: Review, house: House) -> None:
    evidence_of(house, TWO)
    popup = review.begin()
    assert popup.question.text() == "Your log and what tltimer noticed differ in 2 places"
    first, second = places(review).rows.values()
    first.accept.click()
    second.keep.click()
    assert ("09:30", "coding") in house.log()
    assert (first.words.text(), second.words.text()) == ("now Coding", "kept as logged (Planning)")
    assert not (first.is_open or second.is_open)
    first.undo.click()
    assert house.log() == BEFORE
    assert first.is_open
    assert not second.is_open


def test_all_are_accepted_at_once_each_as_a_step_of_its_own(review: Review, house: House) -> None:
    evidence_of(house, TWO)
    review.begin()
    assert places(review).all.text() == "Accept all 2"
    places(review).all.click()
    assert [mode for _time, mode in house.log()] == ["planning", "coding", "planning", "meeting", "planning", "off"]
    house.undo_redo.undo()
    assert [mode for _time, mode in house.log()] == ["planning", "coding", "planning", "off"]


def test_what_was_answered_elsewhere_has_no_buttons_any_more(review: Review, house: House) -> None:
    evidence = evidence_of(house, TWO)
    review.begin()
    evidence.accept(evidence.day(house.reports.today()).open[0])
    review.update()
    first, second = places(review).rows.values()
    assert (first.is_open, second.is_open) == (False, True)
    evidence.reject(evidence.day(house.reports.today()).open[0])
    review.update()
    assert [row.words.text() for row in (first, second)] == ["answered elsewhere", "answered elsewhere"]
    assert first.undo.isHidden() and not (first.is_open or second.is_open)


def test_without_evidence_there_is_no_lane(review: Review, house: House) -> None:
    low = review.begin().strip.sizeHint().height()
    review.close()
    evidence_of(house, TWO)
    assert review.begin().strip.sizeHint().height() > low
