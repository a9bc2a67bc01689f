"""The answers of the end-of-day review, on a real home."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.controllers.evening import EveningController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.popups.due_promises import DuePromiseList
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.popups.question import AnswerChoice
from tltimer.gui.popups.unlogged_meetings import UnloggedList
from tltimer.reports.notification_policy import Topic
from tltimer.services.open_questions import OpenQuestions


class Review(EveningController):
    """The review as the app makes it: what changes is shown again."""

    def __init__(self, house: House) -> None:
        self.house, self.screen, self.data_changes = house, Screen(), DataChanges()
        super().__init__(
            house.program,
            WeekController(house.reports),
            self.screen.notifier,
            self.data_changes,
            lambda: house.program.evidence_from(house.reports),
        )
        self.data_changes.data_changed.connect(self.update)

    def begin(self) -> EveningPopup:
        self.offer(self.house.reports.evening(self.house.reports.today()))
        return self.popup

    def press(self, key: str) -> None:
        """Press the answer of the question that is shown."""
        assert isinstance(self.popup.page, AnswerChoice)
        self.popup.page.answers[key].click()


@pytest.fixture
def opened(house: House, qtbot: QtBot) -> Iterator[Callable[[], Review]]:
    reviews: list[Review] = []

    def open_review() -> Review:
        reviews.append(Review(house))
        reviews[-1].begin()
        return reviews[-1]

    yield open_review
    for review in reviews:
        review.close()


@pytest.fixture
def review(opened: Callable[[], Review], house: House) -> Review:
    house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("17:30")
    return opened()


def test_a_gap_is_filled_with_one_click_and_undone_with_another(review: Review, house: House) -> None:
    before = house.log()
    review.press("meeting")
    assert house.log() == [("09:00", "coding"), ("11:00", "meeting"), ("11:30", "review"), ("12:00", "off")]
    assert review.popup.done_line.text() == "11:00–11:30: Meeting"
    assert review.popup.page is review.popup.outcome
    review.popup.undo.click()
    assert house.log() == before
    review.press("review")
    assert ("11:00", "review") in house.log()


def test_done_confirms_nothing_and_is_remembered(review: Review, house: House, qtbot: QtBot) -> None:
    before = house.log()
    with qtbot.waitSignal(review.done) as done:
        review.popup.done.click()
    assert done.args == [house.reports.today()]
    assert house.log() == before
    assert house.reports.evening(house.reports.today()).looked_at


def test_a_gap_without_work_is_not_asked_about_again(review: Review, house: House) -> None:
    review.press("nothing")
    assert house.reports.evening(house.reports.today()).gaps == (), "at once, also for who closes the review"
    review.popup.close()
    review.show()
    review.popup.done.click()
    assert house.reports.evening(house.reports.today()).gaps == ()


def test_a_reminder_changes_nothing(review: Review, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(review.put_off):
        review.popup.later.click()
    assert not house.reports.evening(house.reports.today()).looked_at


def test_the_week_opens_and_the_day_is_reviewed(review: Review, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(review.week_wanted):
        review.popup.week.click()
    assert house.reports.evening(house.reports.today()).looked_at


def test_other_times_open_the_day(review: Review, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignals([review.put_off, review.day_wanted]):
        review.press("other")
    assert not house.reports.evening(house.reports.today()).looked_at


def test_on_wayland_a_notification_opens_it(review: Review, house: House, qtbot: QtBot) -> None:
    review.close()
    review.by_notification = True
    review.begin()
    assert not review.asks
    with qtbot.waitSignal(review.put_off):
        review.screen.press(Topic.EVENING, "Remind me in 30 min")
    review.begin()
    review.screen.press(Topic.EVENING, "Review the day")
    assert review.asks


def test_an_answer_that_cannot_be_kept_is_asked_again(review: Review, house: House, qtbot: QtBot) -> None:
    house.turn_to("9:10")  # the clock was set back, so the gap lies ahead
    with qtbot.waitSignal(review.data_changes.refused):
        review.press("meeting")
    assert isinstance(review.popup.page, AnswerChoice)


@pytest.fixture
def missed(opened: Callable[[], Review], house: House) -> Review:
    house.calendar(
        ("9:30", "10:00", "Daily"), ("10:00", "10:30", "Sprint sync"), ("17:00", "18:00", "Late"), other="Ana"
    )
    house.do("9:00 coding 12:00 review").turn_to("17:30")
    return opened()


def unlogged_of(review: Review) -> UnloggedList:
    page = review.popup.pages.widget(0)
    assert isinstance(page, UnloggedList)
    return page


def test_meetings_that_were_not_logged_are_added_with_one_button(missed: Review, house: House) -> None:
    unlogged_of(missed).add.click()
    assert house.log() == [
        ("09:00", "coding"),
        ("09:30", "1:1"),
        ("10:00", "1:1"),
        ("10:30", "coding"),
        ("12:00", "review"),
        ("17:00", "1:1"),
        ("17:30", "review"),
    ]
    assert missed.popup.done_line.text() == "All 3 added."
    missed.popup.undo.click()
    assert house.log() == [("09:00", "coding"), ("12:00", "review")]
    assert missed.popup.page is unlogged_of(missed)


def test_some_of_them_are_added(missed: Review, house: House) -> None:
    unlogged = unlogged_of(missed)
    unlogged.rows[0].click()
    unlogged.rows[2].click()
    unlogged.add.click()
    assert house.log()[:3] == [("09:00", "coding"), ("10:00", "1:1"), ("10:30", "coding")]
    assert [meeting.title for meeting in house.reports.evening(house.reports.today()).unlogged] == ["Daily", "Late"]


@pytest.fixture
def full(opened: Callable[[], Review], house: House) -> Review:
    """An evening with a gap, a 1:1 during coding, and a promise."""
    house.program.people.add("Ana", ("ana@test",))
    house.program.promises.add("the RFC & more", "Dana", house.reports.today(), 30)
    house.calendar(("10:00", "10:30", "Catch up"), other="Ana")
    house.do("9:00 review 9:40 coding 11:00 off 11:30 planning 12:00 off").turn_to("17:30")
    return opened()


def outcomes(house: House) -> list[str]:
    today = house.reports.today()
    return [str(one_to_one.outcome) for one_to_one in house.reports.one_to_ones(today, today)]


def test_the_questions_come_one_by_one(full: Review, house: House) -> None:
    shown = []
    for key in ("meeting", "held"):
        shown.append((full.popup.question.text(), full.popup.progress.text()))
        full.press(key)
    shown.append((full.popup.question.text(), full.popup.progress.text()))
    full.popup.skip.click()
    shown.append((full.popup.question.text(), full.popup.progress.text()))
    assert shown == [
        ("What did you do from 11:00 to 11:30?", "1 of 3"),
        ("Did your 10:00 1:1 with Ana happen?", "2 of 3"),
        ("Promises due", "3 of 3"),
        ("Any outcome worth noting?", ""),
    ]
    assert ("10:00", "1:1") in house.log()
    assert outcomes(house) == ["held"]


def test_a_wrong_answer_is_changed(full: Review, house: House) -> None:
    full.popup.skip.click()
    full.press("held")
    full.popup.undo.click()
    assert outcomes(house) == ["unknown"]
    full.press("skipped")
    assert outcomes(house) == ["skipped"]


def test_no_work_is_changed_to_work(full: Review, house: House) -> None:
    full.press("nothing")
    full.popup.undo.click()
    full.press("review")
    full.popup.done.click()
    assert ("11:00", "review") in house.log()
    assert house.reports.evening(house.reports.today()).gaps == ()


def test_an_answer_that_cannot_be_undone_is_told(full: Review, house: House, qtbot: QtBot) -> None:
    full.press("review")
    today = house.reports.today()
    (painted,) = [entry for entry in house.reports.log(today, today) if entry.mode == "review"][1:]
    house.tracker.change(painted.id, note="by hand")
    with qtbot.waitSignal(full.data_changes.refused):
        full.popup.undo.click()
    assert ("11:00", "review") in house.log()


def test_a_promise_is_ticked_off_unticked_put_off_and_dropped(full: Review, house: House, qtbot: QtBot) -> None:
    page = full.popup.pages.widget(2)
    assert isinstance(page, DuePromiseList)
    (row,) = page.rows
    row.row.click()
    assert house.reports.promises()[0].done_at is not None
    row.row.click()
    assert house.reports.promises()[0].done_at is None
    for button, signal in ((row.later, full.promise_later_wanted), (row.drop, full.promise_drop_wanted)):
        with qtbot.waitSignal(signal) as wanted:
            button.click()
        assert wanted.args[0].text == "the RFC & more"
    house.program.promises.drop(wanted.args[0].id, "")
    full.update()
    assert not row.row.isEnabled()
    assert (row.row.time, row.row.accessibleName()) == ("dropped", "the RFC & more, dropped")
    house.program.undo_redo.undo()
    full.update()
    assert row.row.isEnabled()
    assert row.row.time != "dropped"
    assert full.popup.isVisible()


def test_a_note_goes_to_the_entry_that_was_chosen_and_else_to_the_day(full: Review, house: House, qtbot: QtBot) -> None:
    subject, note = full.popup.outcome.subject, full.popup.outcome.note
    assert [button.text() for button in subject.buttons] == ["Whole day", "Review · 09:00", "Planning · 11:30"]
    subject.buttons[2].click()
    qtbot.keyClicks(note, "three goals")
    note.finish()
    planning = house.reports.day(house.reports.today()).entries[-1]
    assert planning.switch.note == "three goals"
    house.tracker.remove(house.reports.day(house.reports.today()).entries[0].switch.id)
    subject.buttons[1].click()
    qtbot.keyClicks(note, "is not lost")
    note.finish()
    assert [note.text for note in house.reports.day(house.reports.today()).notes] == ["is not lost"]


def test_somebody_new_is_added_with_one_click(opened: Callable[[], Review], house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), ("15:00", "15:30", "Later"), other="Zoe")
    event = (house.home.data / "calendar.ics").read_text()
    (house.home.data / "calendar.ics").write_text(event.replace("20261116T14", "20261112T14"))
    house.calendars.refresh()
    house.do("9:00 coding 10:00 meeting 10:30 coding 12:00 off").turn_to("17:30")
    review = opened()
    review.press("14")
    (zoe,) = house.reports.people()
    assert (zoe.name, zoe.every_days, zoe.addresses) == ("Zoe", 14, ("zoe@test",))
    review.popup.undo.click()
    assert len(house.reports.people()) == 0
    review.press("no")
    assert len(house.reports.people()) == 0
    review.popup.done.click()
    questions = OpenQuestions(house.reports, house.journal, house.calendars)
    assert questions.open_items(house.reports.today()).new_contacts == ()


def test_always_lunch_sets_the_hours_and_can_be_undone(opened: Callable[[], Review], house: House) -> None:
    for day in range(3):
        for clock, mode in (("9:00", "coding"), ("12:00", "break" if day < 2 else "off"), ("13:00", "coding")):
            house.turn_to(clock, days=day).tracker.switch(mode)
        house.turn_to("17:00", days=day).tracker.stop()
    house.turn_to("17:30", days=2)
    review = opened()
    review.press("lunch")
    assert house.reports.rules().hours.lunch is not None
    review.popup.undo.click()
    assert house.reports.rules().hours.lunch is None


def test_a_forgotten_timer_is_asked_about_first_and_stopped_where_the_user_says(
    opened: Callable[[], Review], house: House
) -> None:
    house.calendar(("15:00", "15:30", "Sync"), other="Ana")
    house.do("9:00 planning 9:30 coding").turn_to("9:00", days=1)
    review = Review(house)
    review.show(house.reports.today().replace(day=16))
    assert review.popup.question.text() == "Coding ran until 04:00. When did you stop?"
    assert isinstance(review.popup.page, AnswerChoice)
    labels = [button.accessibleName() for button in review.popup.page.answers.values()]
    assert labels == ["15:00", "15:30", "17:30", "Other time…", "Confirm full length"]
    next(iter(review.popup.page.answers.values())).click()
    (_planning, entry) = house.reports.day(house.reports.today().replace(day=16)).entries
    assert (entry.end.hour + 1, entry.unconfirmed) == (15, False)
    review.popup.undo.click()
    assert isinstance(review.popup.page, AnswerChoice)
    review.close()


def test_on_the_last_working_day_the_intention_is_asked_about(opened: Callable[[], Review], house: House) -> None:
    for clock, mode in (("9:00", "coding"), ("11:00", "off")):
        house.turn_to(clock, days=4).tracker.switch(mode)
    house.program.intentions.set(house.reports.rules().days.week_of(house.reports.today()), "give away the importer")
    house.turn_to("17:30", days=4)
    review = opened()
    assert (review.popup.question.text(), review.popup.detail.text()) == (
        "Did you carry out the week's intention?",
        "Give away the importer",
    )
    review.press("done")
    assert [intention.done for intention in house.reports.intentions()] == [True]
    review.popup.undo.click()
    assert [intention.done for intention in house.reports.intentions()] == [None]


def test_an_old_promise_is_asked_about_once_a_week(opened: Callable[[], Review], house: House, qtbot: QtBot) -> None:
    house.program.promises.add("the RFC", "Dana", house.reports.today().replace(day=1), None)
    for clock, mode in (("9:00", "coding"), ("11:00", "off")):
        house.turn_to(clock, days=4).tracker.switch(mode)
    house.turn_to("17:30", days=4)
    review = opened()
    assert review.popup.question.text() == "Does this promise still stand?"
    with qtbot.waitSignal(review.promise_later_wanted):
        review.press("later")
    with qtbot.waitSignal(review.promise_drop_wanted):
        review.press("drop")
    review.press("done")
    assert house.reports.promises()[0].done_at is not None


def test_no_answer_stands_without_its_key(full: Review) -> None:
    buttons = [button for button in full.popup.page.findChildren(QAbstractButton) if button.isVisible()]
    assert all(button.accessibleName() for button in buttons)
