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


class Scene(AbsenceController):
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
def absence(house: House, qtbot: QtBot) -> Iterator[Scene]:
    house.do("9:00 coding 10:00 review 11:00 coding").turn_to("12:51")
    made = Scene(house)
    yield made
    made.close()


def away(house: House, start: str, end: str) -> tuple[Booked, ...]:
    house.turn_to(end)
    return house.program.absences.book([PresencePiece(Span(on(start), on(end)), IDLE)])


def labels(absence: Scene) -> list[str]:
    return [button.accessibleName() for button in absence.popup.answers]


def click(absence: Scene, label: str) -> None:
    next(button for button in absence.popup.answers if button.accessibleName() == label).click()


def test_it_says_when_and_offers_what_is_likely(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    assert absence.popup.title.text() == "You were away 12:04–12:51"
    assert labels(absence) == ["Coding", "Review", "1:1", "Meeting", "Break", "Not working"]
    assert not absence.popup.isActiveWindow()


def test_what_the_calendar_has_there_comes_first(absence: Scene, house: House, qtbot: QtBot) -> None:
    house.calendar(("12:15", "12:45", "Catch up"), other="Ana")
    absence.ask(away(house, "12:04", "12:51"))
    first = labels(absence)[0]
    assert first.startswith("Catch up, 12:15")
    with qtbot.waitSignal(absence.data_changes.data_changed):
        click(absence, first)
    log = house.reports.log(house.reports.today(), house.reports.today())
    assert house.log()[-4:] == [("12:04", "unknown"), ("12:15", "1:1"), ("12:45", "unknown"), ("12:51", "coding")]
    assert (log[-3].person, log[-3].confirmed) == ("Ana", True)
    assert absence.asks
    click(absence, "Break")
    assert house.log()[-4:] == [("12:04", "break"), ("12:15", "1:1"), ("12:45", "break"), ("12:51", "coding")]


def test_an_answer_says_what_it_did_and_can_be_undone(absence: Scene, house: House, qtbot: QtBot) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    click(absence, "Break")
    assert absence.popup.done_line.text().startswith("Break, 12:04")
    absence.popup.undo.click()
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]
    assert absence.popup.answers[0].isVisible()
    absence.popup.leave.setInterval(20)
    click(absence, "Review")
    assert not absence.asks
    assert absence.popup.isVisible()
    popup = absence.popup
    qtbot.waitUntil(lambda: absence.popup is not popup)
    assert house.log()[-2:] == [("12:04", "review"), ("12:51", "coding")]


def test_nothing_is_not_working_and_can_be_undone(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    click(absence, "Not working")
    assert house.log()[-2:] == [("12:04", "off"), ("12:51", "coding")]
    house.undo_redo.undo()
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]


def test_a_split_asks_about_the_first_part_and_then_about_the_rest(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    absence.popup.split.click()
    assert absence.popup.line.text() == "What were you doing until 12:25?"
    absence.popup.longer.click()
    click(absence, "Review")
    assert absence.asks
    assert absence.popup.title.text() == "You were away 12:30–12:51"
    click(absence, "Break")
    assert house.log()[-3:] == [("12:04", "review"), ("12:30", "break"), ("12:51", "coding")]


def test_a_cut_stays_inside(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    absence.popup.split.click()
    for _n in range(20):
        absence.popup.earlier.click()
    assert absence.popup.line.text() == "What were you doing until 12:05?"
    absence.popup.split.click()
    assert absence.popup.line.text() == "What were you doing?"


def test_an_absence_that_comes_while_it_is_open_joins_it(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:20"))
    absence.ask(away(house, "12:30", "12:51"))
    assert absence.popup.title.text() == "You were away 12:04–12:20 and 12:30–12:51"
    click(absence, "Review")
    assert [mode for _at, mode in house.log()][-4:] == ["review", "coding", "review", "coding"]


def on_the_way(popup: AwayPopup) -> list[QWidget]:
    """Return the widgets that Tab visits, starting with the popup itself."""
    widgets, widget = [], popup.nextInFocusChain()
    while widget is not popup:
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widgets.append(widget)
        widget = widget.nextInFocusChain()
    return widgets


def test_the_keyboard_comes_by_the_answers_first(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    popup = absence.popup
    assert on_the_way(popup) == [*popup.answers, popup.split, popup.later]
    popup.split.click()
    assert on_the_way(popup) == [*popup.answers, popup.earlier, popup.split, popup.longer, popup.later]


def test_many_are_counted(absence: Scene, house: House) -> None:
    for start, end in (("11:10", "11:25"), ("11:30", "11:45"), ("11:50", "12:05"), ("12:10", "12:30")):
        absence.ask(away(house, start, end))
    assert absence.popup.title.text() == "You were away 4 times between 11:10 and 12:30"


def test_what_was_not_answered_waits_for_the_evening(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    absence.popup.later.click()
    assert not absence.asks
    house.turn_to("17:30")
    assert [gap.unknown for gap in house.reports.evening(house.reports.today()).gaps] == [True]


def test_questions_have_a_budget_of_their_own(absence: Scene, house: House) -> None:
    house.settings("[notifications]\nper_day = 0\n")
    asked = []
    for start, end in (("11:10", "11:25"), ("11:30", "11:45"), ("11:50", "12:05"), ("12:10", "12:30")):
        absence.ask(away(house, start, end))
        asked.append(absence.asks)
        absence.close()
    assert asked == [True, True, True, False]


def test_it_holds_back_others_for_an_hour_at_most(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    assert absence.holds_back
    house.turn_to("13:51")
    assert not absence.holds_back


def test_what_was_answered_elsewhere_is_not_asked_any_more(absence: Scene, house: House) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    absence.update()
    assert not absence.asks


def test_an_answer_that_comes_too_late_is_refused(absence: Scene, house: House, qtbot: QtBot) -> None:
    absence.ask(away(house, "12:04", "12:51"))
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    with qtbot.waitSignal(absence.data_changes.refused):
        click(absence, "Break")


def test_on_wayland_a_notification_answers_or_opens(absence: Scene, house: House) -> None:
    absence.by_notification = True
    absence.ask(away(house, "12:04", "12:51"))
    assert not absence.asks
    assert absence.screen.labels(Topic.AWAY) == ["Answer", "Coding", "Review", "Something else…"]
    absence.screen.press(Topic.AWAY, "Something else…")
    assert absence.asks
    click(absence, "Review")
    assert house.log()[-2:] == [("12:04", "review"), ("12:51", "coding")]


def test_an_answer_in_a_notification_says_what_it_did_and_can_be_undone(absence: Scene, house: House) -> None:
    absence.by_notification = True
    absence.ask(away(house, "12:04", "12:51"))
    absence.screen.press(Topic.AWAY, "Coding")
    saved = absence.screen.shown[SAVED]
    assert (saved.title, saved.body, saved.is_passing) == ("Saved to your log", "Coding, 12:04–12:51", True)
    assert not absence.asks
    absence.screen.press(SAVED, "Undo")
    assert house.log()[-2:] == [("12:04", "unknown"), ("12:51", "coding")]
    assert absence.screen.labels(Topic.AWAY) == ["Answer", "Coding", "Review", "Something else…"]


def test_a_notification_asks_about_the_rest_and_keeps_the_undo(absence: Scene, house: House) -> None:
    house.calendar(("12:15", "12:45", "Catch up"), other="Ana")
    absence.by_notification = True
    absence.ask(away(house, "12:04", "12:51"))
    absence.screen.press(Topic.AWAY, absence.screen.labels(Topic.AWAY)[1])
    assert set(absence.screen.shown) == {Topic.AWAY, SAVED}
    assert absence.screen.shown[SAVED].body == "1:1 with Ana, 12:15–12:45"
    absence.screen.press(SAVED, "Undo")
    assert absence.screen.shown[Topic.AWAY].title == "You were away 12:04–12:51"


def night(house: House) -> tuple[Booked, ...]:
    house.turn_to("9:00", days=1)
    return house.program.absences.book([PresencePiece(Span(on("18:00"), house.reports.now()), IDLE)])


def test_a_missed_review_follows_the_first_question_of_the_next_working_day(absence: Scene, house: House) -> None:
    absence.ask(night(house))
    assert absence.asks
    click(absence, "Not working")
    assert not absence.asks
    assert absence.reviewed == [f"{MONDAY.date().isoformat()} without the keyboard"]


def test_a_missed_review_has_the_keyboard_if_the_question_had_it(absence: Scene, house: House, qtbot: QtBot) -> None:
    absence.ask(night(house))
    absence.popup.take_keyboard()
    qtbot.waitUntil(absence.popup.isActiveWindow)
    click(absence, "Not working")
    assert absence.reviewed == [MONDAY.date().isoformat()]


def test_a_night_names_its_day(absence: Scene, house: House) -> None:
    house.tracker.look_back_done(house.reports.today())
    absence.ask(night(house))
    assert absence.popup.title.text() == "Monday: You were away 18:00–04:00"
