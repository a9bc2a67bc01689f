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


class Scene:
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
def scene(house: House, qtbot: QtBot) -> Scene:
    return Scene(house)


def test_the_first_activity_of_a_day_asks_once(scene: Scene) -> None:
    scene.questions.look()
    scene.look()
    scene.house.turn_to("9:05")
    scene.look()
    assert [(message.title, message.body) for message in scene.screen.sent] == [
        ("Nothing is being tracked", "Start Coding?")
    ]
    assert scene.screen.labels(Topic.NOT_TRACKING) == ["Choose…", "Coding", "Choose…", "Not now"]


def test_beside_another_question_it_waits(scene: Scene) -> None:
    scene.other_question = True
    scene.look()
    assert scene.screen.sent == []
    scene.other_question = False
    scene.look()
    assert len(scene.screen.sent) == 1


def test_a_switch_takes_the_question_back(scene: Scene) -> None:
    scene.look()
    scene.house.tracker.switch("review")
    scene.look()
    assert scene.screen.shown == {}
    assert not scene.questions.asks


def test_its_buttons_switch_open_and_decline(scene: Scene, qtbot: QtBot) -> None:
    scene.look()
    scene.screen.press(Topic.NOT_TRACKING, "Coding")
    assert scene.house.log() == [("09:00", "coding")]
    for days, label in ((1, "Choose…"), (2, "Not now")):
        scene.house.turn_to("9:00", days=days)
        scene.house.undo_redo.undo() if days == 1 else None
        scene.look()
        with qtbot.waitSignal(scene.questions.switcher_wanted, raising=label == "Choose…", timeout=100) as opened:
            scene.screen.press(Topic.NOT_TRACKING, label)
        assert opened.signal_triggered == (label == "Choose…")
        assert not scene.questions.asks


def test_who_ended_the_day_is_not_asked(scene: Scene) -> None:
    scene.house.do("9:00 coding 11:00 off").turn_to("11:30")
    scene.look()
    assert scene.screen.sent == []


def test_a_timer_that_runs_too_long_is_asked_about_once(scene: Scene) -> None:
    scene.house.do("9:00 coding").turn_to("14:00")
    scene.look()
    assert scene.titles() == []
    scene.house.turn_to("14:01")
    scene.look()
    scene.look()
    assert scene.titles() == ["Coding has been running since 09:00"]
    scene.screen.press(Topic.FORGOTTEN_TIMER, "Confirm full length")
    assert not scene.house.reports.status().today.entries[-1].unconfirmed


def test_a_forgotten_timer_can_be_corrected(scene: Scene, qtbot: QtBot) -> None:
    scene.house.do("9:00 coding").turn_to("14:01")
    scene.look()
    with qtbot.waitSignal(scene.questions.day_wanted):
        scene.screen.press(Topic.FORGOTTEN_TIMER, "Correct it…")
    assert scene.house.log() == [("09:00", "coding")]


def test_a_missed_review_joins_the_first_question_of_the_next_working_day(scene: Scene) -> None:
    scene.house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("9:00", days=1)
    scene.look()
    assert scene.screen.sent[-1].body == "Start Coding?\n1 unanswered question from Monday's review."
    scene.screen.press(Topic.NOT_TRACKING, "Answer")
    assert scene.reviewed == ["2026-11-16"]
    scene.house.turn_to("9:00", days=2)
    scene.look()
    assert scene.screen.sent[-1].body == "Start Coding?"


def test_a_reviewed_day_leaves_nothing(scene: Scene) -> None:
    scene.house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("17:30")
    scene.house.tracker.look_back_done(scene.house.reports.today())
    scene.house.turn_to("9:00", days=1)
    scene.look()
    assert scene.screen.sent[-1].body == "Start Coding?"


def test_the_weekend_lies_between_friday_and_its_questions(scene: Scene) -> None:
    house = scene.house
    for clock, mode in (("9:00", "coding"), ("11:00", "off"), ("11:30", "review"), ("12:00", "off")):
        house.turn_to(clock, days=4).tracker.switch(mode)
    house.turn_to("9:00", days=7)
    scene.look()
    assert scene.screen.sent[-1].body.endswith("1 unanswered question from Friday's review.")


def test_the_first_question_of_a_morning_is_when_yesterday_s_timer_should_have_stopped(scene: Scene) -> None:
    scene.house.do("16:00 coding").turn_to("8:55", days=1)
    scene.look()
    (asked,) = scene.screen.sent
    assert (asked.title, asked.body) == (
        "Coding ran until 04:00. When did you stop?",
        "Coding started on Monday at 16:00 and ran for 12 h.",
    )
    assert scene.screen.labels(Topic.FORGOTTEN_TIMER) == ["Other time…", "17:30", "Other time…"]
    scene.screen.press(Topic.FORGOTTEN_TIMER, "17:30")
    assert (scene.screen.shown[SAVED].body, scene.screen.labels(SAVED)) == ("Coding, 16:00–17:30", ["Undo"])
    scene.look()
    assert scene.titles()[2:] == ["Nothing is being tracked"], "one question at a time"
    assert scene.house.turn_to("18:00").log() == [("16:00", "coding"), ("17:30", "off")]


def test_the_answer_about_yesterday_s_timer_can_be_undone(scene: Scene) -> None:
    scene.house.do("16:00 coding").turn_to("9:00", days=1)
    scene.look()
    scene.screen.press(Topic.FORGOTTEN_TIMER, "17:30")
    scene.screen.press(SAVED, "Undo")
    assert SAVED not in scene.screen.shown
    assert scene.house.turn_to("18:00").log() == [("16:00", "coding")]


def test_an_answer_about_a_timer_that_was_deleted_meanwhile_saves_nothing(scene: Scene) -> None:
    scene.house.do("16:00 coding").turn_to("9:00", days=1)
    scene.look()
    scene.house.undo_redo.undo()
    scene.screen.press(Topic.FORGOTTEN_TIMER, "17:30")
    assert SAVED not in scene.screen.shown


def test_yesterday_s_timer_is_asked_about_while_something_runs_and_after_its_review(scene: Scene) -> None:
    scene.house.do("16:00 coding")
    scene.house.tracker.look_back_done(scene.house.reports.today())
    scene.house.turn_to("9:00", days=1).tracker.switch("planning")
    scene.look()
    assert scene.titles() == ["Coding ran until 04:00. When did you stop?"]
    scene.screen.press(Topic.FORGOTTEN_TIMER, "Other time…")
    assert scene.reviewed == ["2026-11-16"]


def test_yesterday_s_timer_waits_for_the_end_of_a_meeting_and_is_asked_about_once(scene: Scene) -> None:
    scene.house.do("16:00 coding").turn_to("9:00", days=1).tracker.switch("meeting")
    scene.look()
    assert scene.titles() == []
    scene.house.turn_to("9:30", days=1).tracker.switch("review")
    scene.look()
    scene.look()
    assert scene.titles() == ["Coding ran until 04:00. When did you stop?"]


def test_a_timer_that_was_corrected_elsewhere_is_not_asked_about(scene: Scene) -> None:
    scene.house.do("16:00 coding").turn_to("9:00", days=1)
    scene.look()
    (timer,) = OpenQuestions(scene.house.reports, scene.house.journal, scene.house.calendars).forgotten(
        scene.house.reports.today() - ONE_DAY
    )
    scene.house.tracker.stop_earlier(timer.switch_id, timer.stops[-1])
    scene.look()
    assert Topic.FORGOTTEN_TIMER not in scene.screen.shown
    assert scene.titles()[1:] == ["Nothing is being tracked"]


def test_an_unanswered_question_about_yesterday_holds_back_others_for_an_hour(scene: Scene) -> None:
    scene.house.do("16:00 coding").turn_to("9:00", days=1)
    scene.look()
    scene.house.turn_to("9:59", days=1)
    scene.look()
    assert len(scene.titles()) == 1
    scene.house.turn_to("10:00", days=1)
    scene.look()
    assert scene.titles()[1:] == ["Nothing is being tracked"]
