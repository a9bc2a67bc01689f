"""Decisions in the week window, on a real home."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.homes import House, on
from tests.gui.screen import Screen
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import Week
from tltimer.domain.timeline.spans import Span
from tltimer.gui.controllers.target import TargetController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.notifications.target import TargetNotifications
from tltimer.gui.target.action_dialog import ActionDialog
from tltimer.gui.target.target_dialog import TargetDialog
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.hairline import Hairline
from tltimer.reports.notification_policy import Topic


class Room:
    """A home, its week window, and what is decided in it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.windows = WeekController(house.reports)
        self.changes = DataChanges()
        self.deciding = TargetController(house.program, house.reports, self.windows, self.changes)
        self.windows.week_opened.connect(self.opened)
        self.windows.week_opened.connect(self.deciding.attend)
        self.changes.data_changed.connect(self.windows.update)
        self.window: WeekWindow | None = None

    def opened(self, window: WeekWindow) -> None:
        self.window = window

    def show(self) -> WeekWindow:
        self.windows.show_week()
        assert self.window is not None
        return self.window

    @property
    def target_dialog(self) -> TargetDialog:
        assert isinstance(self.deciding.form, TargetDialog)
        return self.deciding.form

    @property
    def act_form(self) -> ActionDialog:
        assert isinstance(self.deciding.form, ActionDialog)
        return self.deciding.form

    def choices(self) -> list[tuple[str, float, float, str, date | None]]:
        choices = self.house.reports.choices()
        return [(str(choice.from_week), choice.low, choice.high, choice.because, choice.until) for choice in choices]


@pytest.fixture
def room(house: House, qtbot: QtBot) -> Iterator[Room]:
    house.do("9:00 coding 11:00 review 14:00 off")
    made = Room(house)
    yield made
    made.deciding.close()
    made.windows.close()


def shown(window: WeekWindow) -> list[str]:
    answers, intention = window.header.answers, window.header.intention
    buttons = (intention.done, intention.not_done, answers.keep, answers.change, answers.link, answers.act)
    return [button.text() for button in buttons if button.isVisible()]


def test_a_first_week_offers_and_at_its_end_asks(room: Room) -> None:
    window = room.show()
    assert shown(window) == ["Set a target…"]
    words = window.header.explanation.text().replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith("There is no rush to set a target: your first week shows where you are.")
    assert not window.header.answers.words.isVisible(), "it is told once"
    room.house.turn_to("15:00", days=4)
    room.windows.update()
    assert shown(window) == ["Set a target…"]
    assert window.header.answers.words.text().startswith("Your first week is in.")
    assert room.choices() == []


def test_nothing_is_chosen_before_the_button_that_says_so(room: Room, qtbot: QtBot) -> None:
    window = room.show()
    window.header.answers.change.click()
    form = room.target_dialog
    assert form.slider.target == (0.3, 0.5)
    assert form.proposal.text() == "Just a suggestion: 30–50% is common."
    form.boxes["onboarding"].click()
    assert form.slider.target == (0.2, 0.4)
    form.cancel.click()
    qtbot.waitUntil(lambda: room.deciding.form is None)
    assert room.choices() == []


def test_a_target_is_set_with_its_reason_and_an_end_and_undone(room: Room, qtbot: QtBot) -> None:
    room.house.turn_to("15:00", days=4)
    window = room.show()
    window.header.answers.change.click()
    form = room.target_dialog
    form.boxes["onboarding"].click()
    form.boxes["strategy"].click()
    assert form.range.text().startswith("15–35% coding")
    form.slider.low.setValue(20)
    form.boxes["strategy"].click()
    assert form.slider.target == (0.2, 0.35)  # what was moved by hand is not moved back
    assert form.take.isVisible()
    form.reason.setText(f"{form.reason.line()}, Chi begins")
    assert not form.until.isEnabled()
    form.ends.click()
    assert form.until.isEnabled()
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert room.choices() == [("2026-W48", 0.2, 0.35, "onboarding, Chi begins", date(2027, 1, 3))]
    assert window.header.answers.words.text() == "From week 48 on, your target is 20–35%."
    assert shown(window) == ["Change the target…"]
    room.house.undo_redo.undo()
    assert room.choices() == []


def test_a_line_parts_the_buttons_from_a_form_that_goes_on_below_them(room: Room, qtbot: QtBot) -> None:
    room.show().header.answers.link.click()
    form = room.target_dialog
    (rule,) = form.findChildren(Hairline)
    form.resize(form.sizeHint())
    qtbot.waitUntil(lambda: not rule.isVisible())
    form.resize(form.width(), 300)
    qtbot.waitUntil(rule.isVisible)


def test_the_fields_of_a_row_are_of_one_height(room: Room) -> None:
    room.show().header.answers.link.click()
    form = room.target_dialog
    QGuiApplication.processEvents()
    assert form.reason.geometry().top() == form.until.geometry().top()
    assert form.reason.height() == form.until.height()


def test_of_a_reason_that_is_too_long_its_beginning_is_seen(room: Room) -> None:
    room.house.program.target.choose(room.house.reports.this_week(), 0.3, 0.5, "the old importer is replaced, " * 5)
    room.show().header.answers.link.click()
    form = room.target_dialog
    assert form.reason.cursorPosition() == 0
    form.boxes["onboarding"].click()
    assert form.reason.text().endswith("onboarding")
    assert form.reason.cursorPosition() == 0


def test_what_holds_is_where_the_form_begins(room: Room) -> None:
    room.house.program.target.choose(Week(2026, 47), 0.35, 0.45, "deadline, and Bo is away", date(2026, 12, 11))
    room.deciding.change()
    form = room.target_dialog
    assert (form.slider.target, form.reason.text()) == ((0.35, 0.45), "deadline, and Bo is away")
    (label,) = (label for label in form.findChildren(QLabel) if label.buddy() is form.reason)
    assert label.text() == form.reason.accessibleName() == "Reason (optional)"
    assert form.boxes["deadline"].isChecked()
    assert (form.take.isVisible(), form.ends.isChecked()) == (True, True)
    form.take.click()
    assert form.slider.target == (0.4, 0.6)
    assert form.wish.until == date(2026, 12, 11)


def test_what_was_kept_in_a_week_is_not_asked_at_its_end(room: Room) -> None:
    room.deciding.keep()
    room.house.turn_to("15:00", days=4)
    window = room.show()
    assert [choice[0] for choice in room.choices()] == ["2026-W47"]
    assert shown(window) == ["Change the target…"]
    assert window.header.answers.act_link.isVisible(), "an intention can be set all the same"
    for _step in range(2):
        window.header.stepper.before.click()
    assert shown(window) == []  # weeks long past ask nothing


def test_one_thing_is_chosen_and_comes_back_on_its_friday(room: Room, qtbot: QtBot) -> None:
    room.deciding.keep()
    room.house.turn_to("15:00", days=4)
    window = room.show()
    window.header.answers.act.click()
    form = room.act_form
    form.apply.click()
    assert form.problem.text() == "Choose an action first."
    qtbot.keyClicks(form.what, "the importer to Chi")
    form.apply.click()
    assert window.header.answers.words.text() == "Week 48: give away the importer to Chi"
    room.house.turn_to("15:00", days=11)
    room.windows.show_week()
    assert window.header.intention.text.text() == "Give away the importer to Chi"
    assert shown(window)[:2] == ["Done", "Not yet"]
    window.header.intention.not_done.click()
    assert [intention.done for intention in room.house.reports.intentions()] == [False]


def test_a_move_copies_its_message_and_a_block_is_made(room: Room, qtbot: QtBot) -> None:
    room.house.settings('addresses = ["me@test"]\n')
    room.house.calendar(("10:00", "11:00", "Sync & <b>"), other="Bo")
    room.house.turn_to("8:00")
    room.deciding.act()
    form = room.act_form
    assert form.moves
    assert form.moves[0].text().startswith("Sync & <b>, Mon 10:00 →")
    form.moves[0].click()
    form.apply.click()
    assert QGuiApplication.clipboard().text().startswith("Could we move Sync & <b> from Mon 10:00")
    assert room.house.reports.intentions()[0].text.startswith("move Sync & <b>, Mon 10:00 →")


def test_a_block_is_made_out_of_the_way_and_said_in_the_window(room: Room, qtbot: QtBot) -> None:
    window = room.show()
    keep_free = window.next.keep_free
    assert keep_free.main.text() == "Block Mon 09:00–12:00"
    keep_free.other.trigger()
    assert keep_free.words.text() == "Blocking Mon 09:00–12:00…"
    assert not keep_free.main.isVisible()
    qtbot.waitUntil(lambda: keep_free.words.text().startswith("To block "))
    (file,) = (room.house.home.cache / "blocks").iterdir()
    assert "SUMMARY:Leading" in file.read_text("utf-8")
    assert keep_free.main.text() == "Block Mon 12:00–15:00"
    window.header.stepper.after.click()
    assert not keep_free.words.isVisible()
    with qtbot.waitSignal(room.changes.data_changed, timeout=5000):
        room.deciding.block(Span(on("9:00"), on("10:00")), Plan.CODING)
    assert keep_free.words.text() == "That time has passed. Choose a time in the future."
    assert not keep_free.undo.isVisible()


def test_without_a_window_a_block_is_told_in_another_way(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.changes.message_wanted, timeout=10000) as signal:
        room.deciding.block(Span(on("15:00"), on("16:00")), Plan.CODING)
    assert signal.args[1].startswith("To block Mon 15:00–16:00, ")
    with qtbot.waitSignal(room.changes.refused, timeout=10000) as refused:
        room.deciding.block(Span(on("15:00"), on("16:00")), Plan.CODING)
    assert "is already blocked" in refused.args[0]


def test_what_became_of_time_for_a_promise_is_told_wherever_one_is(room: Room, qtbot: QtBot) -> None:
    room.show()
    span = Span(on("15:00"), on("16:00"))
    with qtbot.waitSignal(room.changes.message_wanted, timeout=10000) as signal:
        room.deciding.block_for(span, "write the coding guidelines")
    assert signal.args[0] == "Protected time"
    (file,) = (room.house.home.cache / "blocks").iterdir()
    assert "write-the-coding-guidelines" in file.name
    assert "SUMMARY:" in file.read_text("utf-8").replace("\r", "")
    with qtbot.waitSignal(room.changes.message_wanted, timeout=10000) as signal:
        room.deciding.block_for(span, "read the RFC")
    assert signal.args[0] == "Promise saved, but no time was blocked"
    assert "is already blocked" in signal.args[1]
    room.house.settings("calendar.leading_words = []\n")
    with qtbot.waitSignal(room.changes.message_wanted) as signal:
        room.deciding.block_for(span, "read the RFC")
    assert "is empty" in signal.args[1]


def test_undo_takes_back_only_the_block(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.changes.refused) as refused:
        room.deciding.undo_block()
    assert "or others were made after it" in refused.args[0]


def test_every_word_in_the_forms_is_plain_and_calm(room: Room) -> None:
    for open_form in (room.deciding.change, room.deciding.act):
        open_form()
        form = room.deciding.form
        assert form is not None
        labels = [label for label in form.findChildren(QLabel) if label.text()]
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        assert not any(sign in label.text() for label in labels for sign in ("!", "you should"))


def drift_for_three_weeks(house: House) -> None:
    for days in range(21):
        if days % 7 < 5:
            house.turn_to("9:01", days=days).tracker.switch("review")
            house.turn_to("13:00", days=days).tracker.switch("planning")
            house.turn_to("17:00", days=days).tracker.stop()


def test_a_drift_is_told_once_and_its_buttons_answer(room: Room) -> None:
    house, screen, weeks = room.house, Screen(), list[str]()
    house.turn_to("8:00")
    room.deciding.keep()
    drift_for_three_weeks(house)
    questions = TargetNotifications(house.reports, house.policy(), screen.notifier, room.deciding, weeks.append)
    questions.look()
    house.turn_to("10:00", days=21)
    for _again in range(2):
        questions.know(house.reports.status(), house.reports.rules())
        questions.look()
    assert len(screen.sent) == 1
    labels = screen.labels(Topic.TARGET)
    assert labels == ["Open the week", labels[1], "Change it…", "Choose one action…"]
    assert labels[1].startswith("Keep 30")
    house.turn_to("10:00", days=22)
    questions.know(house.reports.status(), house.reports.rules())
    questions.look()
    questions.follow_decisions()
    assert (len(screen.sent), set(screen.shown)) == (1, {Topic.TARGET})
    room.deciding.keep()
    questions.follow_decisions()
    assert screen.shown == {}
    assert len(room.choices()) == 2


@pytest.mark.parametrize(("label", "form"), [("Change it…", TargetDialog), ("Choose one action…", ActionDialog)])
def test_its_buttons_open_the_forms(room: Room, label: str, form: type[TargetDialog | ActionDialog]) -> None:
    house, screen = room.house, Screen()
    house.turn_to("8:00")
    room.deciding.keep()
    drift_for_three_weeks(house)
    questions = TargetNotifications(house.reports, house.policy(), screen.notifier, room.deciding, lambda _token: None)
    house.turn_to("10:00", days=21)
    questions.know(house.reports.status(), house.reports.rules())
    questions.look()
    screen.press(Topic.TARGET, label)
    assert isinstance(room.deciding.form, form)
    assert screen.shown == {}


def test_a_click_on_the_question_opens_the_week_and_keep_keeps(room: Room) -> None:
    house, weeks = room.house, list[str]()
    house.turn_to("8:00")
    room.deciding.keep()
    drift_for_three_weeks(house)
    for label, days in (("Open the week", 21), ("Keep", 28)):
        screen = Screen()
        questions = TargetNotifications(house.reports, house.policy(), screen.notifier, room.deciding, weeks.append)
        house.turn_to("10:00", days=days)
        questions.know(house.reports.status(), house.reports.rules())
        questions.look()
        if screen.sent:
            screen.press(
                Topic.TARGET, next(words for words in screen.labels(Topic.TARGET) if words.startswith(label)), "t"
            )
    assert weeks == ["t"]


def test_a_series_that_is_never_to_be_proposed_is_proposed_again_after_undo(house: House, qtbot: QtBot) -> None:
    house.calendar(("10:30", "11:00", "Sync"), ("12:30", "17:30", "Workshop"), other="Ana")
    house.turn_to("17:30", days=-1)
    room = Room(house)
    proposal = room.show().next.proposal
    assert proposal.what.text().startswith("Move Sync, Mon 10:30")
    proposal.copy.click()
    assert "Sync" in QGuiApplication.clipboard().text()
    proposal.never.trigger()
    assert not proposal.what.text().startswith("Sync") or proposal.isHidden()
    assert house.undo_redo.undo() == 'don\'t suggest moving "Sync"'
    room.windows.update()
    assert proposal.isVisible()
    assert proposal.what.text().startswith("Move Sync, Mon 10:30")
    room.windows.close()


def test_what_was_just_decided_is_told_and_can_be_undone_on_the_spot(room: Room) -> None:
    room.house.turn_to("15:00", days=4)
    room.house.program.target.choose(Week(2026, 40), 0.3, 0.5, "", None)
    room.house.turn_to("10:00", days=7)
    window = room.show()
    answers = window.header.answers
    room.deciding.keep()
    assert [choice[0] for choice in room.choices()] == ["2026-W40", "2026-W48"]
    assert answers.words.text() == "Your target stays at 30–50%."
    room.house.tracker.note("something else", room.house.reports.today())
    room.windows.update()
    assert answers.undo.isVisible()
    answers.undo.click()
    assert [choice[0] for choice in room.choices()] == ["2026-W40"]
    assert not answers.undo.isVisible()
    assert answers.words.text() == ""


def test_a_target_can_be_changed_and_kept_from_a_notification_after_the_week_was_closed(
    room: Room, qtbot: QtBot
) -> None:
    window = room.show()
    with qtbot.waitSignal(window.destroyed):
        window.close()
    room.deciding.change()
    assert room.target_dialog.isVisible()
    room.deciding.close()
    room.deciding.keep()
    ((_week, low, high, _because, _until),) = room.choices()
    assert (low, high) == (0.3, 0.5)
