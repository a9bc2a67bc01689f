"""The answers of the evening popup, on a real home."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.controllers.evening import LATER, EveningController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.notifications.notifier import Notifier
from tltimer.services.open_questions import OpenQuestions
from tltimer.system.notifications.unavailable import NoNotifications


@pytest.fixture
def look_back(qtbot: QtBot, house: House) -> Iterator[EveningController]:
    house.do("9:00 coding 11:00 off 11:30 review 12:00 off").turn_to("17:30")
    back = EveningController(house.program, WeekController(house.reports), Notifier(NoNotifications))
    back.offer(house.reports.evening(house.reports.today()))
    yield back
    back.close()


def test_a_gap_is_filled_with_one_click(look_back: EveningController, house: House, qtbot: QtBot) -> None:
    (question,) = look_back.popup.asked
    with qtbot.waitSignal(look_back.changed):
        question.answers["meeting"].click()
    assert house.log() == [("09:00", "coding"), ("11:00", "meeting"), ("11:30", "review"), ("12:00", "off")]


def test_looks_right_confirms_nothing_and_is_remembered(
    look_back: EveningController, house: House, qtbot: QtBot
) -> None:
    before = house.log()
    with qtbot.waitSignal(look_back.done) as done:
        look_back.popup.right.click()
    assert done.args == [house.reports.today()]
    assert house.log() == before
    assert house.reports.evening(house.reports.today()).looked_at


def test_a_gap_that_was_nothing_is_not_asked_about_again(
    look_back: EveningController, house: House, qtbot: QtBot
) -> None:
    (question,) = look_back.popup.asked
    question.answers["nothing"].click()
    look_back.popup.right.click()
    assert house.reports.evening(house.reports.today()).gaps == ()


def test_later_changes_nothing(look_back: EveningController, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look_back.put_off):
        look_back.popup.later.click()
    assert not house.reports.evening(house.reports.today()).looked_at


def test_the_week_opens_and_the_day_was_looked_at(look_back: EveningController, house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look_back.week_wanted):
        look_back.popup.week.click()
    assert house.reports.evening(house.reports.today()).looked_at


def test_the_note_is_kept(look_back: EveningController, house: House, qtbot: QtBot) -> None:
    look_back.popup.note_written.emit("Ana leads the release", None)
    assert [note.text for note in house.reports.day(house.reports.today()).notes] == ["Ana leads the release"]


def test_the_buttons_of_the_notice_do_the_same(look_back: EveningController, house: House, qtbot: QtBot) -> None:
    look_back.close()
    with qtbot.waitSignal(look_back.put_off):
        look_back.answer(LATER)
    look_back.answer("open")
    assert look_back.popup.isVisible()


def test_what_cannot_be_written_is_said(look_back: EveningController, house: House, qtbot: QtBot) -> None:
    (question,) = look_back.popup.asked
    house.turn_to("9:10")  # the clock was set back, so the gap lies ahead
    with qtbot.waitSignal(look_back.refused):
        question.answers["meeting"].click()


@pytest.fixture
def missed(qtbot: QtBot, house: House) -> Iterator[EveningController]:
    house.calendar(
        ("9:30", "10:00", "Daily"), ("10:00", "10:30", "Sprint sync"), ("17:00", "18:00", "Late"), other="Ana"
    )
    house.do("9:00 coding 12:00 review").turn_to("17:30")
    back = EveningController(house.program, WeekController(house.reports), Notifier(NoNotifications))
    back.changed.connect(back.update)
    back.offer(house.reports.evening(house.reports.today()))
    yield back
    back.close()


def test_meetings_that_were_not_logged_are_booked_with_one_button(missed: EveningController, house: House) -> None:
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
    assert house.reports.evening(house.reports.today()).unlogged == ()
    assert house.tracker.undo() == "3 meetings"
    assert house.log() == [("09:00", "coding"), ("12:00", "review")]


def test_some_of_them_are_booked(missed: EveningController, house: House) -> None:
    unlogged = missed.popup.unlogged
    assert unlogged is not None
    unlogged.rows[0].click()
    unlogged.rows[2].click()
    unlogged.book.click()
    assert house.log()[:3] == [("09:00", "coding"), ("10:00", "1:1"), ("10:30", "coding")]
    assert [row.isEnabled() for row in unlogged.rows] == [True, False, True]
    assert [one.title for one in house.reports.evening(house.reports.today()).unlogged] == ["Daily", "Late"]


def test_looks_right_books_nothing(missed: EveningController, house: House) -> None:
    missed.popup.right.click()
    assert house.log() == [("09:00", "coding"), ("12:00", "review")]


def test_a_booking_of_what_lies_ahead_by_now_changes_nothing(missed: EveningController, house: House) -> None:
    unlogged = missed.popup.unlogged
    assert unlogged is not None
    house.turn_to("9:10")  # the clock was set back
    unlogged.book.click()
    assert house.turn_to("17:30").log() == [("09:00", "coding"), ("12:00", "review")]


@pytest.fixture
def full(qtbot: QtBot, house: House) -> Iterator[EveningController]:
    """An evening with a gap, a 1:1 during coding, and a promise."""
    house.decisions.add_person("Ana", ("ana@test",))
    house.decisions.promise("the RFC & more", "Dana", house.reports.today(), 30)
    house.calendar(("10:00", "10:30", "Catch up"), other="Ana")
    house.do("9:00 review 9:40 coding 11:00 off 11:30 planning 12:00 off").turn_to("17:30")
    back = EveningController(house.program, WeekController(house.reports), Notifier(NoNotifications))
    back.changed.connect(back.update)
    back.offer(house.reports.evening(house.reports.today()))
    yield back
    back.close()


def outcomes(house: House) -> list[str]:
    today = house.reports.today()
    return [str(one.outcome) for one in house.reports.one_to_ones(today, today)]


def test_a_1_1_that_was_held_is_in_the_log_and_a_wrong_answer_is_changed(full: EveningController, house: House) -> None:
    before = house.log()
    gap, question = full.popup.asked
    assert question.words.text() == "1:1 with Ana, 10:00, in the calendar; the mode was Coding."
    question.answers["held"].click()
    assert ("10:00", "1:1") in house.log()
    assert outcomes(house) == ["held"]
    assert question.words.text() == "1:1 with Ana, 10:00: Held"
    gap.answers["meeting"].click()
    question.change.click()
    assert not question.settled
    assert outcomes(house) == ["unknown"]
    assert ("11:00", "meeting") in house.log()
    question.answers["skipped"].click()
    assert outcomes(house) == ["skipped"]
    gap.change.click()
    assert house.log() == before
    assert house.tracker.undo() == "1:1 with Ana skipped on 16 November"
    full.update()
    assert outcomes(house) == ["unknown"]


def test_nothing_is_changed_to_something(full: EveningController, house: House) -> None:
    gap, _question = full.popup.asked
    gap.answers["nothing"].click()
    gap.change.click()
    gap.answers["review"].click()
    full.popup.right.click()
    assert ("11:00", "review") in house.log()
    assert house.reports.evening(house.reports.today()).gaps == ()


def test_an_answer_that_cannot_be_taken_back_is_said(full: EveningController, house: House, qtbot: QtBot) -> None:
    gap, _question = full.popup.asked
    gap.answers["review"].click()
    (painted,) = [
        one for one in house.reports.log(house.reports.today(), house.reports.today()) if one.mode == "review"
    ][1:]
    house.tracker.change(painted.id, note="by hand")
    with qtbot.waitSignal(full.refused) as refused:
        gap.change.click()
    assert "cannot be taken back alone" in refused.args[0]
    assert not gap.settled


def test_a_promise_is_ticked_off_unticked_put_off_and_dropped(
    full: EveningController, house: House, qtbot: QtBot
) -> None:
    due = full.popup.due
    assert due is not None
    (one,) = due.rows
    assert (one.row.name, one.row.time) == ("the RFC & more", "30 min · for Dana")
    one.row.click()
    assert house.reports.promises()[0].done_at is not None
    assert not one.later.isVisible()
    one.row.click()
    assert house.reports.promises()[0].done_at is None
    assert one.later.isVisible()
    for button, signal in ((one.later, full.promise_later_wanted), (one.drop, full.promise_drop_wanted)):
        with qtbot.waitSignal(signal) as wanted:
            button.click()
        assert wanted.args[0].text == "the RFC & more"
    house.decisions.drop_promise(wanted.args[0].id, "")
    full.update()
    assert not one.row.isEnabled()
    assert full.popup.isVisible()


def test_a_note_goes_to_the_stretch_that_was_chosen_and_else_to_the_day(
    full: EveningController, house: House, qtbot: QtBot
) -> None:
    about = full.popup.about
    assert [button.text() for button in about.buttons] == ["The day", "Review · 09:00", "Planning · 11:30"]
    about.buttons[2].click()
    qtbot.keyClicks(full.popup.note, "three goals")
    full.popup.note.finish()
    planning = house.reports.day(house.reports.today()).entries[-1]
    assert planning.switch.note == "three goals"
    house.tracker.remove(house.reports.day(house.reports.today()).entries[0].switch.id)
    about.buttons[1].click()
    qtbot.keyClicks(full.popup.note, "is not lost")
    full.popup.note.finish()
    assert [note.text for note in house.reports.day(house.reports.today()).notes] == ["is not lost"]


def test_somebody_new_is_added_with_one_click(qtbot: QtBot, house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), ("15:00", "15:30", "Later"), other="Zoe")
    event = (house.home.data / "calendar.ics").read_text()
    (house.home.data / "calendar.ics").write_text(event.replace("20261116T14", "20261112T14"))
    house.calendars.refresh()
    house.do("9:00 coding 10:00 meeting 10:30 coding 12:00 off").turn_to("17:30")
    back = EveningController(house.program, WeekController(house.reports), Notifier(NoNotifications))
    back.changed.connect(back.update)
    back.offer(house.reports.evening(house.reports.today()))
    (question,) = back.popup.asked
    question.answers["14"].click()
    (zoe,) = house.reports.people()
    assert (zoe.name, zoe.every_days, zoe.addresses) == ("Zoe", 14, ("zoe@test",))
    question.change.click()
    assert len(house.reports.people()) == 0
    question.answers["no"].click()
    assert len(house.reports.people()) == 0
    assert house.tracker.undo() == "no 1:1s with Zoe"
    back.popup.right.click()
    assert (
        OpenQuestions(house.reports, house.journal, house.calendars).unanswered(house.reports.today()).newcomers == ()
    )
    back.close()


def test_always_lunch_sets_the_hours_and_can_be_changed(qtbot: QtBot, house: House) -> None:
    for day in range(3):
        for clock, mode in (("9:00", "coding"), ("12:00", "break" if day < 2 else "off"), ("13:00", "coding")):
            house.turn_to(clock, days=day).tracker.switch(mode)
        house.turn_to("17:00", days=day).tracker.stop()
    house.turn_to("17:30", days=2)
    back = EveningController(house.program, WeekController(house.reports), Notifier(NoNotifications))
    back.changed.connect(back.update)
    back.offer(house.reports.evening(house.reports.today()))
    (question,) = back.popup.asked
    question.answers["lunch"].click()
    assert house.reports.rules().hours.lunch is not None
    assert question.words.text() == "12:00–13:00: Always lunch 12:00–13:00"
    question.change.click()
    assert house.reports.rules().hours.lunch is None
    back.close()


def test_a_series_that_is_never_to_be_proposed_is_proposed_again_after_undo(house: House, qtbot: QtBot) -> None:
    house.calendar(("10:30", "11:00", "Sync"), ("12:30", "17:30", "Workshop"), other="Ana")
    house.turn_to("17:30", days=-1)
    back = EveningController(house.program, WeekController(house.reports), Notifier(NoNotifications))
    back.changed.connect(back.update)
    back.offer(house.reports.evening(house.reports.today()))
    assert back.popup.proposal.what.text().startswith("Sync, Mon 10:30")
    back.popup.proposal.never.click()
    assert not back.popup.proposal.what.text().startswith("Sync") or back.popup.proposal.isHidden()
    assert [one["title"] for one in house.journal.entries("answers")] == ["Sync"]
    assert house.tracker.undo() == "never propose Sync"
    back.update()
    assert back.popup.proposal.isVisible()
    assert back.popup.proposal.what.text().startswith("Sync, Mon 10:30")
    back.close()
