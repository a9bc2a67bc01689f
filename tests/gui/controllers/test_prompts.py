"""The small windows that ask for a line, and what their answers do, on a real home."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.drawing import at
from tests.gui.homes import House
from tltimer.domain.timeline.spans import Span
from tltimer.gui.controllers.promises import PromisesController
from tltimer.gui.controllers.prompts import PromptsController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.widgets.line_dialog import LineDialog

THURSDAY = date(2026, 11, 19)


@pytest.fixture
def questions(qtbot: QtBot, house: House) -> Iterator[PromptsController]:
    prompts = PromptsController(house.reports, WeekController(house.reports))
    changes = DataChanges(prompts)
    promises = PromisesController(
        lambda: house.tracker, lambda: house.program.promises, house.reports, changes, prompts
    )
    prompts.promised.connect(promises.promise)
    prompts.noted.connect(promises.note)
    prompts.put_off.connect(promises.put_off)
    prompts.dropped.connect(promises.drop)
    changes.refused.connect(prompts.refuse)
    yield prompts
    prompts.close()


def form(questions: PromptsController) -> LineDialog:
    assert questions.form is not None
    return questions.form


def type_in(questions: PromptsController, qtbot: QtBot, text: str) -> None:
    form(questions).field.clear()
    qtbot.keyClicks(form(questions).field, text)


def enter(questions: PromptsController, qtbot: QtBot) -> None:
    qtbot.keyClick(form(questions).field, Qt.Key.Key_Return)


def test_a_wrong_time_keeps_the_window_open_with_its_text_and_says_what_is_allowed(
    questions: PromptsController, house: House, qtbot: QtBot
) -> None:
    house.do("9:00 coding").turn_to("14:00")
    questions.ask_moment()
    asked = form(questions)
    assert (asked.field.text(), asked.words.text()) == ("14:00", "Since 14:00, for 0 min")
    for wrong, words in (
        ("half past", "Enter a time today, such as 9:30."),
        ("18:00", "18:00 is in the future; it is now 14:00. Enter an earlier time."),
    ):
        type_in(questions, qtbot, wrong)
        with qtbot.assertNotEmitted(questions.moment_named):
            enter(questions, qtbot)
        assert asked.isVisible()
        assert (asked.field.text(), asked.words.text()) == (wrong, words)
        assert not asked.save.isEnabled()
        assert asked.field.accessibleDescription() == words
    type_in(questions, qtbot, "9:30")
    assert asked.words.text() == "Since 09:30, for 4 h 30 min"
    with qtbot.waitSignal(questions.moment_named) as named:
        enter(questions, qtbot)
    assert named.args == ["9:30"]


def test_a_promise_is_shown_as_it_was_understood_and_then_recorded(
    questions: PromptsController, house: House, qtbot: QtBot
) -> None:
    house.program.people.add("Maria")
    questions.ask_promise()
    assert form(questions).words.text() == (
        "Example: 'review the storage RFC for Maria by Thu, 30 min'. "
        "To block time for it, add a time range, such as 13:00–13:30."
    )
    enter(questions, qtbot)
    assert house.reports.promises() == ()
    type_in(questions, qtbot, "review  the RFC by Thu 30 min for maria")
    assert form(questions).words.text() == "review the RFC · to Maria · by Thursday, 19 November · 30 min"
    enter(questions, qtbot)
    (promise,) = house.reports.promises()
    assert (promise.text, promise.to, promise.due, promise.minutes) == ("review the RFC", "Maria", THURSDAY, 30)
    assert house.undo_redo.undo() == "new promise: review the RFC"


def test_a_time_in_a_promise_is_kept_free_on_its_day(questions: PromptsController, house: House, qtbot: QtBot) -> None:
    (promises,) = questions.findChildren(PromisesController)
    house.turn_to("14:00")
    questions.ask_promise()
    type_in(questions, qtbot, "call Bo 13:00-13:30")
    assert form(questions).words.text() == "That time has passed. Choose a time in the future."
    assert not form(questions).save.isEnabled()
    type_in(questions, qtbot, "deploy 03:00-05:00")
    assert (
        form(questions).words.text() == "These hours cross the end of your day at 04:00. Enter hours that end by then."
    )
    type_in(questions, qtbot, "review the RFC by Thu 13:00-13:30")
    assert form(questions).words.text() == (
        "review the RFC · by Thursday, 19 November · 30 min · blocks 13:00–13:30 in your calendar"
        " · opens your calendar app"
    )
    with qtbot.waitSignal(promises.block_wanted) as wanted:
        enter(questions, qtbot)
    (promise,) = house.reports.promises()
    assert (promise.text, promise.due, promise.minutes) == ("review the RFC", THURSDAY, 30)
    span, title = wanted.args or (None, None)
    assert (span, title) == (Span(at("13:00", THURSDAY), at("13:30", THURSDAY)), "review the RFC")


def test_the_outcome_of_an_entry_is_noted_to_it(questions: PromptsController, house: House, qtbot: QtBot) -> None:
    house.do("9:00 1:1/Ana 9:30 coding")
    questions.ask_note(house.reports.status().today.entries[0])
    assert form(questions).question.text() == "Outcome of 1:1 with Ana, 09:00–09:30"
    type_in(questions, qtbot, "Chi takes over")
    form(questions).save.click()
    assert house.reports.status().today.entries[0].switch.note == "Chi takes over"


def test_a_promise_is_put_off_or_dropped_with_a_reason(
    questions: PromptsController, house: House, qtbot: QtBot
) -> None:
    house.program.promises.add("the RFC", None, THURSDAY)
    questions.ask_due(house.reports.promises()[0])
    for wrong in ("soon", "2026-11-01"):
        type_in(questions, qtbot, wrong)
        enter(questions, qtbot)
    type_in(questions, qtbot, "next mon")
    assert form(questions).words.text() == "By Monday, 23 November"
    enter(questions, qtbot)
    (promise,) = house.reports.promises()
    assert promise.due == THURSDAY + timedelta(4)
    questions.ask_reason(promise)
    type_in(questions, qtbot, "nobody needs it")
    enter(questions, qtbot)
    (promise,) = house.reports.promises()
    assert (promise.because, promise.dropped_at is None) == ("nobody needs it", False)


def test_who_is_meant_is_said(questions: PromptsController, house: House, qtbot: QtBot) -> None:
    house.program.people.add("Ana")
    questions.ask_person()
    assert not form(questions).save.isEnabled()
    type_in(questions, qtbot, "ana")
    assert form(questions).words.text() == "Ana, in your 1:1 list"
    type_in(questions, qtbot, "Zoe")
    with qtbot.waitSignal(questions.person_named) as named:
        enter(questions, qtbot)
    assert named.args == ["Zoe"]


def test_escape_and_another_question_close_it_without_an_answer(
    questions: PromptsController, house: House, qtbot: QtBot
) -> None:
    questions.ask_promise()
    first = form(questions)
    type_in(questions, qtbot, "a promise")
    questions.ask_person()
    assert not first.isVisible()
    qtbot.waitUntil(form(questions).isActiveWindow)
    qtbot.keyClick(form(questions), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: questions.form is None)
    assert house.reports.promises() == ()


def test_what_cannot_be_done_is_refused_in_a_sentence(house: House, qtbot: QtBot) -> None:
    house.do("9:00 1:1/Ana 9:30 coding")
    entry = house.reports.status().today.entries[0]
    house.tracker.remove(entry.switch.id)
    changes = DataChanges()
    promises = PromisesController(lambda: house.tracker, lambda: house.program.promises, house.reports, changes)
    with qtbot.waitSignal(changes.refused) as refused:
        promises.note(entry, "a line")
    assert "is not the id of a switch" in refused.args[0]


def test_a_refused_answer_keeps_the_window_open_with_its_text_and_says_why(
    questions: PromptsController, house: House, qtbot: QtBot
) -> None:
    questions.promised.disconnect()
    questions.promised.connect(lambda _line: questions.refuse("The disk is full"))
    questions.ask_promise()
    asked = form(questions)
    type_in(questions, qtbot, "review the RFC")
    enter(questions, qtbot)
    assert asked.isVisible()
    assert (asked.field.text(), asked.words.text()) == ("review the RFC", "The disk is full")
    questions.promised.disconnect()
    enter(questions, qtbot)
    assert not asked.isVisible()


def test_a_long_promise_is_shown_whole_before_it_is_saved(questions: PromptsController, qtbot: QtBot) -> None:
    questions.ask_promise()
    asked = form(questions)
    qtbot.waitExposed(asked)
    asked.field.setText("call the customer about the contract that nobody has read " * 4 + "by fri")
    assert asked.words.text().endswith("by Friday, 20 November")
    qtbot.waitUntil(lambda: asked.words.heightForWidth(asked.words.width()) <= asked.words.height())
