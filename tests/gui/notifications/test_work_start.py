"""The questions at the start of work and about a timer that was forgotten, on a real home."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.gui.controllers.tracking import TrackingController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.missed_review import MissedReview
from tltimer.gui.notifications.saved_answer import SAVED, SavedAnswer
from tltimer.gui.notifications.work_start import WorkStartNotification
from tltimer.reports.notification_policy import Topic
from tltimer.services.open_questions import OpenQuestions


class Desk:
    """Somebody at work; ``look`` is what the app does when they give input."""

    def __init__(self, house: House) -> None:
        self.house, self.screen = house, Screen()
        self.other_question = False
        self.reviewed: list[str] = []
        changes = DataChanges()
        missed = MissedReview(
            house.reports,
            lambda: OpenQuestions(house.reports, house.journal, house.calendars),
            lambda day, _token: self.reviewed.append(day.isoformat()),
            lambda day: self.reviewed.append(day.isoformat()),
        )
        tracking = TrackingController(house.program, house.reports, changes)
        notifier = self.screen.notifier
        self.saved = SavedAnswer(notifier)
        self.questions = WorkStartNotification(
            house.policy(), notifier, tracking, missed, self.saved, lambda: self.other_question
        )

    def look(self) -> None:
        self.questions.know(self.house.reports.status(), self.house.reports.rules())
        self.questions.look()

    def titles(self) -> list[str]:
        return [message.title for message in self.screen.sent]


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> Desk:
    return Desk(house)


def test_the_first_activity_of_a_day_asks_once(desk: Desk) -> None:
    desk.questions.look()
    desk.look()
    desk.house.turn_to("9:05")
    desk.look()
    assert [(message.title, message.body) for message in desk.screen.sent] == [
        ("Nothing is being tracked", "Start Coding?")
    ]
    assert desk.screen.labels(Topic.NOT_TRACKING) == ["Choose…", "Coding", "Choose…", "Not now"]


def test_beside_another_question_it_waits(desk: Desk) -> None:
    desk.other_question = True
    desk.look()
    assert desk.screen.sent == []
    desk.other_question = False
    desk.look()
    assert len(desk.screen.sent) == 1


def test_a_switch_takes_the_question_back(desk: Desk) -> None:
    desk.look()
    desk.house.tracker.switch("review")
    desk.look()
    assert desk.screen.shown == {}
    assert not desk.questions.asks


def test_its_buttons_switch_open_and_decline(desk: Desk, qtbot: QtBot) -> None:
    desk.look()
    desk.screen.press(Topic.NOT_TRACKING, "Coding")
    assert desk.house.log() == [("09:00", "coding")]
    for days, label in ((1, "Choose…"), (2, "Not now")):
        desk.house.turn_to("9:00", days=days)
        desk.house.undo_redo.undo() if days == 1 else None
        desk.look()
        with qtbot.waitSignal(desk.questions.switcher_wanted, raising=label == "Choose…", timeout=100) as opened:
            desk.screen.press(Topic.NOT_TRACKING, label)
        assert opened.signal_triggered == (label == "Choose…")
        assert not desk.questions.asks


def test_who_ended_the_day_is_not_asked(desk: Desk) -> None:
    desk.house.do("9:00 coding 11:00 off").turn_to("11:30")
    desk.look()
    assert desk.screen.sent == []


def test_a_timer_that_runs_too_long_is_asked_about_once(desk: Desk) -> None:
    desk.house.do("9:00 coding").turn_to("14:00")
    desk.look()
    assert desk.titles() == []
    desk.house.turn_to("14:01")
    desk.look()
    desk.look()
    assert desk.titles() == ["Coding has been running since 09:00"]
    desk.screen.press(Topic.FORGOTTEN_TIMER, "Confirm full length")
    assert not desk.house.reports.status().today.entries[-1].unconfirmed


def test_a_forgotten_timer_can_be_corrected(desk: Desk, qtbot: QtBot) -> None:
    desk.house.do("9:00 coding").turn_to("14:01")
    desk.look()
    with qtbot.waitSignal(desk.questions.day_wanted):
        desk.screen.press(Topic.FORGOTTEN_TIMER, "Correct it…")
    assert desk.house.log() == [("09:00", "coding")]


def test_a_missed_review_joins_the_first_question_of_the_next_working_day(desk: Desk) -> None:
    desk.house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("9:00", days=1)
    desk.look()
    assert desk.screen.sent[-1].body == "Start Coding?\n1 unanswered question from Monday's review."
    desk.screen.press(Topic.NOT_TRACKING, "Answer")
    assert desk.reviewed == ["2026-11-16"]
    desk.house.turn_to("9:00", days=2)
    desk.look()
    assert desk.screen.sent[-1].body == "Start Coding?"


def test_a_reviewed_day_leaves_nothing(desk: Desk) -> None:
    desk.house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("17:30")
    desk.house.tracker.look_back_done(desk.house.reports.today())
    desk.house.turn_to("9:00", days=1)
    desk.look()
    assert desk.screen.sent[-1].body == "Start Coding?"


def test_the_weekend_lies_between_friday_and_its_questions(desk: Desk) -> None:
    house = desk.house
    for clock, mode in (("9:00", "coding"), ("11:00", "off"), ("11:30", "review"), ("12:00", "off")):
        house.turn_to(clock, days=4).tracker.switch(mode)
    house.turn_to("9:00", days=7)
    desk.look()
    assert desk.screen.sent[-1].body.endswith("1 unanswered question from Friday's review.")


def test_the_first_question_of_a_morning_is_when_yesterday_s_timer_should_have_stopped(desk: Desk) -> None:
    desk.house.do("16:00 coding").turn_to("8:55", days=1)
    desk.look()
    (asked,) = desk.screen.sent
    assert (asked.title, asked.body) == (
        "Coding ran until 04:00. When did you stop?",
        "Coding started on Monday at 16:00 and ran for 12 h.",
    )
    assert desk.screen.labels(Topic.FORGOTTEN_TIMER) == ["Other time…", "17:30", "Other time…"]
    desk.screen.press(Topic.FORGOTTEN_TIMER, "17:30")
    assert (desk.screen.shown[SAVED].body, desk.screen.labels(SAVED)) == ("Coding, 16:00–17:30", ["Undo"])
    desk.look()
    assert desk.titles()[2:] == ["Nothing is being tracked"], "one question at a time"
    assert desk.house.turn_to("18:00").log() == [("16:00", "coding"), ("17:30", "off")]


def test_the_answer_about_yesterday_s_timer_can_be_undone(desk: Desk) -> None:
    desk.house.do("16:00 coding").turn_to("9:00", days=1)
    desk.look()
    desk.screen.press(Topic.FORGOTTEN_TIMER, "17:30")
    desk.screen.press(SAVED, "Undo")
    assert SAVED not in desk.screen.shown
    assert desk.house.turn_to("18:00").log() == [("16:00", "coding")]


def test_an_answer_about_a_timer_that_was_deleted_meanwhile_saves_nothing(desk: Desk) -> None:
    desk.house.do("16:00 coding").turn_to("9:00", days=1)
    desk.look()
    desk.house.undo_redo.undo()
    desk.screen.press(Topic.FORGOTTEN_TIMER, "17:30")
    assert SAVED not in desk.screen.shown


def test_yesterday_s_timer_is_asked_about_while_something_runs_and_after_its_review(desk: Desk) -> None:
    desk.house.do("16:00 coding")
    desk.house.tracker.look_back_done(desk.house.reports.today())
    desk.house.turn_to("9:00", days=1).tracker.switch("planning")
    desk.look()
    assert desk.titles() == ["Coding ran until 04:00. When did you stop?"]
    desk.screen.press(Topic.FORGOTTEN_TIMER, "Other time…")
    assert desk.reviewed == ["2026-11-16"]


def test_yesterday_s_timer_waits_for_the_end_of_a_meeting_and_is_asked_about_once(desk: Desk) -> None:
    desk.house.do("16:00 coding").turn_to("9:00", days=1).tracker.switch("meeting")
    desk.look()
    assert desk.titles() == []
    desk.house.turn_to("9:30", days=1).tracker.switch("review")
    desk.look()
    desk.look()
    assert desk.titles() == ["Coding ran until 04:00. When did you stop?"]


def test_a_timer_that_was_corrected_elsewhere_is_not_asked_about(desk: Desk) -> None:
    desk.house.do("16:00 coding").turn_to("9:00", days=1)
    desk.look()
    (timer,) = OpenQuestions(desk.house.reports, desk.house.journal, desk.house.calendars).forgotten(
        desk.house.reports.today() - ONE_DAY
    )
    desk.house.tracker.stop_earlier(timer.switch_id, timer.stops[-1])
    desk.look()
    assert Topic.FORGOTTEN_TIMER not in desk.screen.shown
    assert desk.titles()[1:] == ["Nothing is being tracked"]


def test_an_unanswered_question_about_yesterday_holds_back_others_for_an_hour(desk: Desk) -> None:
    desk.house.do("16:00 coding").turn_to("9:00", days=1)
    desk.look()
    desk.house.turn_to("9:59", days=1)
    desk.look()
    assert len(desk.titles()) == 1
    desk.house.turn_to("10:00", days=1)
    desk.look()
    assert desk.titles()[1:] == ["Nothing is being tracked"]
