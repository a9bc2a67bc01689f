"""The answers of the evening popup, on a real home."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.homes import House
from tltimer.desktop.look_back import LATER, LookBack
from tltimer.desktop.notices import Notices
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
