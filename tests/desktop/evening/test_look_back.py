"""The answers of the evening popup, on a real home."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.homes import House
from tltimer.desktop.evening.look_back import LATER, LookBack
from tltimer.desktop.speech.notices import Notices
from tltimer.desktop.windows import Windows
from tltimer.host.notify.silent import SilentNotifier


@pytest.fixture
def look_back(qtbot: QtBot, house: House) -> Iterator[LookBack]:
    house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("17:30")
    back = LookBack(house.tracker, house.overview, Windows(house.overview), Notices(SilentNotifier))
    back.offer(house.overview.evening(house.overview.today()))
    yield back
    back.close()


def test_a_gap_is_filled_with_one_click(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    (question,) = look_back.popup.asked
    with qtbot.waitSignal(look_back.changed):
        look_back.popup.gap_filled.emit(question.gap.span, "meeting")
    assert house.log() == [("09:00", "coding"), ("11:00", "meeting"), ("11:30", "review"), ("12:00", "off")]


def test_looks_right_confirms_nothing_and_is_remembered(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    before = house.log()
    with qtbot.waitSignal(look_back.done) as done:
        look_back.popup.right.click()
    assert done.args == [house.overview.today()]
    assert house.log() == before
    assert house.overview.evening(house.overview.today()).looked_at


def test_a_gap_that_was_nothing_is_not_asked_about_again(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    (question,) = look_back.popup.asked
    look_back.popup.nothing_chosen.emit(question.gap.span)
    look_back.popup.right.click()
    assert house.overview.evening(house.overview.today()).gaps == ()


def test_later_changes_nothing(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look_back.put_off):
        look_back.popup.later.click()
    assert not house.overview.evening(house.overview.today()).looked_at


def test_the_week_opens_and_the_day_was_looked_at(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look_back.week_wanted):
        look_back.popup.week.click()
    assert house.overview.evening(house.overview.today()).looked_at


def test_the_note_is_kept(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    look_back.popup.note_written.emit("Ana leads the release")
    assert [note.text for note in house.overview.day(house.overview.today()).notes] == ["Ana leads the release"]


def test_the_buttons_of_the_notice_do_the_same(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    look_back.close()
    with qtbot.waitSignal(look_back.put_off):
        look_back.answer(LATER)
    look_back.answer("open")
    assert look_back.popup.isVisible()


def test_what_cannot_be_written_is_said(look_back: LookBack, house: House, qtbot: QtBot) -> None:
    (question,) = look_back.popup.asked
    house.turn_to("9:10")  # the clock was set back, so the gap lies ahead
    with qtbot.waitSignal(look_back.refused):
        look_back.popup.gap_filled.emit(question.gap.span, "meeting")


@pytest.fixture
def missed(qtbot: QtBot, house: House) -> Iterator[LookBack]:
    house.calendar(
        ("9:30", "10:00", "Daily"), ("10:00", "10:30", "Sprint sync"), ("17:00", "18:00", "Late"), other="Ana"
    )
    house.do("9:00 coding 12:00 review").turn_to("17:30")
    back = LookBack(house.tracker, house.overview, Windows(house.overview), Notices(SilentNotifier))
    back.changed.connect(back.update)
    back.offer(house.overview.evening(house.overview.today()))
    yield back
    back.close()


def test_meetings_that_were_not_logged_are_booked_with_one_button(missed: LookBack, house: House) -> None:
    unlogged = missed.popup.unlogged
    assert unlogged is not None
    unlogged.book.click()
    assert house.log() == [
        ("09:00", "coding"),
        ("09:30", "1:1"),
        ("10:00", "1:1"),
        ("10:30", "coding"),
        ("12:00", "review"),
        ("17:00", "1:1"),
        ("17:30", "review"),
    ]
    assert unlogged.settled
    assert house.overview.evening(house.overview.today()).unlogged == ()
    assert house.tracker.undo() == "3 meetings"
    assert house.log() == [("09:00", "coding"), ("12:00", "review")]


def test_some_of_them_are_booked(missed: LookBack, house: House) -> None:
    unlogged = missed.popup.unlogged
    assert unlogged is not None
    unlogged.rows[0].click()
    unlogged.rows[2].click()
    unlogged.book.click()
    assert house.log()[:3] == [("09:00", "coding"), ("10:00", "1:1"), ("10:30", "coding")]
    assert [row.isEnabled() for row in unlogged.rows] == [True, False, True]
    assert [one.title for one in house.overview.evening(house.overview.today()).unlogged] == ["Daily", "Late"]


def test_looks_right_books_nothing(missed: LookBack, house: House) -> None:
    missed.popup.right.click()
    assert house.log() == [("09:00", "coding"), ("12:00", "review")]


def test_a_booking_of_what_lies_ahead_by_now_changes_nothing(missed: LookBack, house: House) -> None:
    unlogged = missed.popup.unlogged
    assert unlogged is not None
    house.turn_to("9:10")  # the clock was set back
    unlogged.book.click()
    assert house.turn_to("17:30").log() == [("09:00", "coding"), ("12:00", "review")]
