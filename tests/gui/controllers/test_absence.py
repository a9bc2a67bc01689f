"""The question after an absence, on a real home."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.homes import MONDAY, House, on
from tests.gui.screen import Screen
from tltimer.domain.presence.absences import Booked
from tltimer.domain.presence.state import IDLE, PresencePiece
from tltimer.domain.timeline.spans import Span
from tltimer.gui.controllers.absence import AbsenceController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.missed_review import MissedReview
from tltimer.gui.notifications.saved_answer import SAVED, SavedAnswer
from tltimer.gui.popups.absence import AwayPopup
from tltimer.reports.notification_policy import Topic
from tltimer.services.open_questions import OpenQuestions


class Desk(AbsenceController):
    """The question as the app makes it, with what it tells and shows."""

    def __init__(self, house: House) -> None:
        self.screen, self.reviewed = Screen(), list[str]()
        self.data_changes = DataChanges()
        missed = MissedReview(
            house.reports,
            lambda: OpenQuestions(house.reports, house.journal, house.calendars),
            lambda day, _token: self.reviewed.append(day.isoformat()),
            lambda day: self.reviewed.append(f"{day.isoformat()} without the keyboard"),
        )
        super().__init__(
            house.program.absences,
            house.undo_redo,
            house.reports,
            house.policy(),
            WeekController(house.reports),
            self.screen.notifier,
            missed,
            self.data_changes,
            SavedAnswer(self.screen.notifier),
        )


@pytest.fixture
def asking(house: House, qtbot: QtBot) -> Iterator[Desk]:
    house.do("9:00 coding 10:00 review 11:00 coding").turn_to("12:51")
    made = Desk(house)
    yield made
    made.close()


def away(house: House, start: str, end: str) -> tuple[Booked, ...]:
    house.turn_to(end)
    return house.program.absences.book([PresencePiece(Span(on(start), on(end)), IDLE)])


def labels(asking: Desk) -> list[str]:
    return [button.accessibleName() for button in asking.popup.answers]


def click(asking: Desk, label: str) -> None:
    next(button for button in asking.popup.answers if button.accessibleName() == label).click()


def test_it_says_when_and_offers_what_is_likely(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    assert asking.popup.title.text() == "You were away 12:04–12:51"
    assert labels(asking) == ["Coding", "Review", "1:1", "Meeting", "Break", "Not working"]
    assert not asking.popup.isActiveWindow()


def test_what_the_calendar_has_there_comes_first(asking: Desk, house: House, qtbot: QtBot) -> None:
    house.calendar(("12:15", "12:45", "Catch up"), other="Ana")
    asking.ask(away(house, "12:04", "12:51"))
    first = labels(asking)[0]
    assert first.startswith("Catch up, 12:15")
    with qtbot.waitSignal(asking.data_changes.data_changed):
        click(asking, first)
    log = house.reports.log(house.reports.today(), house.reports.today())
    assert house.log()[-4:] == [("12:04", "unknown"), ("12:15", "1:1"), ("12:45", "unknown"), ("12:51", "coding")]
    assert (log[-3].person, log[-3].confirmed) == ("Ana", True)
    assert asking.asks
    click(asking, "Break")
    assert house.log()[-4:] == [("12:04", "break"), ("12:15", "1:1"), ("12:45", "break"), ("12:51", "coding")]


def test_an_answer_says_what_it_did_and_can_be_undone(asking: Desk, house: House, qtbot: QtBot) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    click(asking, "Break")
    assert asking.popup.done_line.text().startswith("Break, 12:04")
    asking.popup.undo.click()
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]
    assert asking.popup.answers[0].isVisible()
    asking.popup.leave.setInterval(20)
    click(asking, "Review")
    assert not asking.asks
    assert asking.popup.isVisible()
    popup = asking.popup
    qtbot.waitUntil(lambda: asking.popup is not popup)
    assert house.log()[-2:] == [("12:04", "review"), ("12:51", "coding")]


def test_nothing_is_not_working_and_can_be_undone(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    click(asking, "Not working")
    assert house.log()[-2:] == [("12:04", "off"), ("12:51", "coding")]
    house.undo_redo.undo()
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]


def test_a_split_asks_about_the_first_part_and_then_about_the_rest(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.popup.split.click()
    assert asking.popup.line.text() == "What were you doing until 12:25?"
    asking.popup.longer.click()
    click(asking, "Review")
    assert asking.asks
    assert asking.popup.title.text() == "You were away 12:30–12:51"
    click(asking, "Break")
    assert house.log()[-3:] == [("12:04", "review"), ("12:30", "break"), ("12:51", "coding")]


def test_a_cut_stays_inside(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.popup.split.click()
    for _n in range(20):
        asking.popup.earlier.click()
    assert asking.popup.line.text() == "What were you doing until 12:05?"
    asking.popup.split.click()
    assert asking.popup.line.text() == "What were you doing?"


def test_an_absence_that_comes_while_it_is_open_joins_it(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:20"))
    asking.ask(away(house, "12:30", "12:51"))
    assert asking.popup.title.text() == "You were away 12:04–12:20 and 12:30–12:51"
    click(asking, "Review")
    assert [mode for _at, mode in house.log()][-4:] == ["review", "coding", "review", "coding"]


def on_the_way(popup: AwayPopup) -> list[QWidget]:
    """Return the widgets that Tab visits, starting with the popup itself."""
    widgets, widget = [], popup.nextInFocusChain()
    while widget is not popup:
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widgets.append(widget)
        widget = widget.nextInFocusChain()
    return widgets


def test_the_keyboard_comes_by_the_answers_first(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    popup = asking.popup
    assert on_the_way(popup) == [*popup.answers, popup.split, popup.later]
    popup.split.click()
    assert on_the_way(popup) == [*popup.answers, popup.earlier, popup.split, popup.longer, popup.later]


def test_many_are_counted(asking: Desk, house: House) -> None:
    for start, end in (("11:10", "11:25"), ("11:30", "11:45"), ("11:50", "12:05"), ("12:10", "12:30")):
        asking.ask(away(house, start, end))
    assert asking.popup.title.text() == "You were away 4 times between 11:10 and 12:30"


def test_what_was_not_answered_waits_for_the_evening(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    asking.popup.later.click()
    assert not asking.asks
    house.turn_to("17:30")
    assert [gap.unknown for gap in house.reports.evening(house.reports.today()).gaps] == [True]


def test_questions_have_a_budget_of_their_own(asking: Desk, house: House) -> None:
    house.settings("[notifications]\nper_day = 0\n")
    asked = []
    for start, end in (("11:10", "11:25"), ("11:30", "11:45"), ("11:50", "12:05"), ("12:10", "12:30")):
        asking.ask(away(house, start, end))
        asked.append(asking.asks)
        asking.close()
    assert asked == [True, True, True, False]


def test_it_holds_back_others_for_an_hour_at_most(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    assert asking.holds_back
    house.turn_to("13:51")
    assert not asking.holds_back


def test_what_was_answered_elsewhere_is_not_asked_any_more(asking: Desk, house: House) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    asking.update()
    assert not asking.asks


def test_an_answer_that_comes_too_late_is_refused(asking: Desk, house: House, qtbot: QtBot) -> None:
    asking.ask(away(house, "12:04", "12:51"))
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    with qtbot.waitSignal(asking.data_changes.refused):
        click(asking, "Break")


def test_on_wayland_a_notification_answers_or_opens(asking: Desk, house: House) -> None:
    asking.by_notification = True
    asking.ask(away(house, "12:04", "12:51"))
    assert not asking.asks
    assert asking.screen.labels(Topic.AWAY) == ["Answer", "Coding", "Review", "Something else…"]
    asking.screen.press(Topic.AWAY, "Something else…")
    assert asking.asks
    click(asking, "Review")
    assert house.log()[-2:] == [("12:04", "review"), ("12:51", "coding")]


def test_an_answer_in_a_notification_says_what_it_did_and_can_be_undone(asking: Desk, house: House) -> None:
    asking.by_notification = True
    asking.ask(away(house, "12:04", "12:51"))
    asking.screen.press(Topic.AWAY, "Coding")
    saved = asking.screen.shown[SAVED]
    assert (saved.title, saved.body, saved.is_passing) == ("Saved to your log", "Coding, 12:04–12:51", True)
    assert not asking.asks
    asking.screen.press(SAVED, "Undo")
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]
    assert asking.screen.labels(Topic.AWAY) == ["Answer", "Coding", "Review", "Something else…"]


def test_a_notification_asks_about_the_rest_and_keeps_the_undo(asking: Desk, house: House) -> None:
    house.calendar(("12:15", "12:45", "Catch up"), other="Ana")
    asking.by_notification = True
    asking.ask(away(house, "12:04", "12:51"))
    asking.screen.press(Topic.AWAY, asking.screen.labels(Topic.AWAY)[1])
    assert set(asking.screen.shown) == {Topic.AWAY, SAVED}
    assert asking.screen.shown[SAVED].body == "1:1 with Ana, 12:15–12:45"
    asking.screen.press(SAVED, "Undo")
    assert asking.screen.shown[Topic.AWAY].title == "You were away 12:04–12:51"


def night(house: House) -> tuple[Booked, ...]:
    house.turn_to("9:00", days=1)
    return house.program.absences.book([PresencePiece(Span(on("18:00"), house.reports.now()), IDLE)])


def test_a_missed_review_follows_the_first_question_of_the_next_working_day(asking: Desk, house: House) -> None:
    asking.ask(night(house))
    assert asking.asks
    click(asking, "Not working")
    assert not asking.asks
    assert asking.reviewed == [f"{MONDAY.date().isoformat()} without the keyboard"]


def test_a_missed_review_has_the_keyboard_if_the_question_had_it(asking: Desk, house: House, qtbot: QtBot) -> None:
    asking.ask(night(house))
    asking.popup.take_keyboard()
    qtbot.waitUntil(asking.popup.isActiveWindow)
    click(asking, "Not working")
    assert asking.reviewed == [MONDAY.date().isoformat()]


def test_a_night_names_its_day(asking: Desk, house: House) -> None:
    house.tracker.look_back_done(house.reports.today())
    asking.ask(night(house))
    assert asking.popup.title.text() == "Monday: You were away 18:00–04:00"
