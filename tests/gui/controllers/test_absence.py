"""The question after an absence, on a real home."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.homes import MONDAY, House, on
from tltimer.domain.presence.absences import Booked
from tltimer.domain.presence.state import IDLE, PresencePiece
from tltimer.domain.timeline.spans import Span
from tltimer.gui.controllers.absence import AbsenceController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.notifications.notifier import Notifier
from tltimer.gui.popups.absence import AwayPopup
from tltimer.system.notifications.unavailable import NoNotifications


@pytest.fixture
def asking(house: House, qtbot: QtBot) -> Iterator[AbsenceController]:
    house.do("9:00 coding 10:00 review 11:00 coding").turn_to("12:51")
    leave = house.leave()
    made = AbsenceController(
        house.program.absences, house.reports, leave, WeekController(house.reports), Notifier(NoNotifications)
    )
    yield made
    made.close()


def away(house: House, start: str, end: str) -> tuple[Booked, ...]:
    house.turn_to(end)
    return house.program.absences.book([PresencePiece(Span(on(start), on(end)), IDLE)])


def labels(asking: AbsenceController) -> list[str]:
    return [button.text() for button in asking.popup.answers]


def click(asking: AbsenceController, label: str) -> None:
    next(button for button in asking.popup.answers if button.text() == label).click()


def test_it_says_when_and_offers_what_is_likely(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    assert asking.popup.title.text() == "Away 12:04–12:51 while Coding"
    assert labels(asking) == ["Coding", "Review", "1:1", "Meeting", "Break", "Nothing"]
    assert not asking.popup.isActiveWindow()


def test_what_the_calendar_has_there_comes_first(asking: AbsenceController, house: House, qtbot: QtBot) -> None:
    house.calendar(("12:15", "12:45", "Catch up"), other="Ana")
    asking.ask(away(house, "12:04", "12:51"))
    assert labels(asking)[0] == "Catch up"
    with qtbot.waitSignal(asking.changed):
        click(asking, "Catch up")
    assert house.log()[-2:] == [("12:04", "1:1"), ("12:51", "coding")]
    assert house.reports.log(house.reports.today(), house.reports.today())[-2].person == "Ana"
    assert not asking.asks


def test_nothing_is_not_working_and_can_be_undone(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    click(asking, "Nothing")
    assert house.log()[-2:] == [("12:04", "off"), ("12:51", "coding")]
    house.tracker.undo()
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]


def test_a_split_asks_about_the_first_part_and_then_about_the_rest(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.popup.split.click()
    assert asking.popup.line.text() == "Until 12:25 it was:"
    asking.popup.longer.click()
    click(asking, "Review")
    assert asking.asks
    assert asking.popup.title.text() == "Away 12:30–12:51 while Coding"
    click(asking, "Break")
    assert house.log()[-3:] == [("12:04", "review"), ("12:30", "break"), ("12:51", "coding")]


def test_a_cut_stays_inside(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.popup.split.click()
    for _n in range(20):
        asking.popup.earlier.click()
    assert asking.popup.line.text() == "Until 12:05 it was:"
    asking.popup.split.click()
    assert asking.popup.line.text() == "It was:"


def test_an_absence_that_comes_while_it_is_open_joins_it(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:20"))
    asking.ask(away(house, "12:30", "12:51"))
    assert asking.popup.title.text() == "Away 12:04–12:20 and 12:30–12:51 while Coding"
    click(asking, "Review")
    assert [mode for _at, mode in house.log()][-4:] == ["review", "coding", "review", "coding"]


def on_the_way(popup: AwayPopup) -> list[QWidget]:
    """Give what the keyboard comes by, from the popup itself on."""
    found, widget = [], popup.nextInFocusChain()
    while widget is not popup:
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_the_keyboard_comes_by_the_answers_first(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    popup = asking.popup
    assert on_the_way(popup) == [*popup.answers, popup.split, popup.later]
    popup.split.click()
    assert on_the_way(popup) == [*popup.answers, popup.earlier, popup.split, popup.longer, popup.later]


def test_many_are_counted(asking: AbsenceController, house: House) -> None:
    for start, end in (("11:10", "11:25"), ("11:30", "11:45"), ("11:50", "12:05"), ("12:10", "12:30")):
        asking.ask(away(house, start, end))
    assert asking.popup.title.text() == "Away four times, 11:10–12:30 while Coding"


def test_what_was_not_answered_waits_for_the_evening(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.popup.later.click()
    assert not asking.asks
    house.turn_to("17:30")
    assert [gap.unknown for gap in house.reports.evening(house.reports.today()).gaps] == [True]


def test_it_counts_as_a_notice_of_the_day(asking: AbsenceController, house: House) -> None:
    house.settings("[notifications]\nper_day = 2\n")
    asking.ask(away(house, "12:04", "12:20"))
    assert asking.asks
    asking.close()
    asking.ask(away(house, "12:30", "12:51"))
    assert not asking.asks


def test_what_was_answered_elsewhere_is_not_asked_any_more(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    asking.update()
    assert not asking.asks


def test_an_answer_that_comes_too_late_is_refused(asking: AbsenceController, house: House, qtbot: QtBot) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    with qtbot.waitSignal(asking.refused):
        click(asking, "Break")


def test_a_button_of_the_notice_answers_or_opens(asking: AbsenceController, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.close()
    asking.answer("ask")
    assert asking.asks
    asking.close()
    asking.answer("1")
    assert house.log()[-2:] == [("12:04", "review"), ("12:51", "coding")]


def night(house: House) -> tuple[Booked, ...]:
    house.turn_to("9:00", days=1)
    return house.program.absences.book([PresencePiece(Span(on("18:00"), house.reports.now()), IDLE)])


def test_a_night_after_which_the_look_back_comes_anyway_is_left_to_that(
    asking: AbsenceController, house: House
) -> None:
    asking.ask(night(house))
    assert not asking.asks
    assert [gap.unknown for gap in house.reports.evening(MONDAY.date()).gaps].count(True) == 1


def test_a_night_names_its_day(asking: AbsenceController, house: House) -> None:
    house.tracker.look_back_done(house.reports.today())
    asking.ask(night(house))
    assert asking.popup.title.text() == "Monday: Away 18:00–04:00 while Coding"
