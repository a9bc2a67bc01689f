"""The audit window on a real journal: the question before the figures, the answer, the intention."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.homes import MONDAY, House
from tltimer.domain.audit.estimates import Estimate
from tltimer.domain.audit.week_spans import Preset, WeekSpan
from tltimer.domain.balance.target import Verdict
from tltimer.gui.audit.charts import first_shown
from tltimer.gui.audit.split_bar import SplitBar
from tltimer.gui.controllers.audit import AuditController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.process.window_size import largest_size
from tltimer.gui.widgets.theme import Theme
from tltimer.values import replace

NAME = "Bartholomäus-Maximilian"

GUESS, AIM = Estimate(55, 30, 15), Estimate(40, 40, 20)


@pytest.fixture
def audit(house: House, qtbot: QtBot) -> Iterator[AuditController]:
    for week in range(5):
        for day in range(5):
            for clock, mode in (("9:00", "coding"), ("12:00", "review"), ("15:00", "meeting"), ("17:00", "off")):
                house.turn_to(clock, days=7 * week + day).tracker.switch(mode)
    house.turn_to("9:00", days=35)
    look = Theme("light")
    made = AuditController(house.program, house.reports, lambda: look, DataChanges(), lambda _window: None)
    made.open()
    yield made
    made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(audit: AuditController) -> str:
    assert audit.window is not None
    return "\n".join(label.text() for label in audit.window.findChildren(QLabel) if label.isVisible())


def test_no_figure_is_shown_before_the_guess_is_made(audit: AuditController) -> None:
    window = audit.window
    assert window is not None
    assert window.stack.page is window.guess
    assert window.dates.text() == "23 November to 20 December, 4 weeks"
    assert "%" not in texts(audit).replace("30–50%", "")
    assert window.guess.aim.estimate == Estimate(40, 30, 30)
    assert not window.export.isVisible()


def test_the_answer_names_the_gap_and_is_shown_again_without_asking(audit: AuditController) -> None:
    window = audit.window
    assert window is not None
    window.guess.guess.show_estimate(GUESS)
    window.guess.aim.show_estimate(AIM)
    window.guess.show_answer.click()
    assert window.stack.page is window.answer
    assert window.answer.headline.text() == "You coded 7 h less a week than you thought."
    assert "You guessed 55% and spent 38% of your time coding; your aim is 40%." in window.answer.explanation.text()
    audit.show_preset(Preset.FOUR_WEEKS)
    assert window.stack.page is window.answer


def test_the_answer_leaves_the_keyboard_on_nothing_that_was_not_chosen(audit: AuditController) -> None:
    window = audit.window
    assert window is not None
    assert window.focusWidget() is window.guess.guess.first
    window.guess.show_answer.click()
    assert window.focusWidget() is None


def test_cards_of_a_narrow_window_stand_below_each_other_and_cut_nothing(audit: AuditController, qtbot: QtBot) -> None:
    window = audit.window
    assert window is not None
    window.guess.show_answer.click()
    answer = window.answer
    line = window.fontMetrics().height()
    cards = (answer.people_card, answer.promises_card, answer.protected_card)
    for lines, rows in ((70, 1), (42, 3)):
        window.resize(line * lines, line * 45)
        qtbot.waitUntil(lambda rows=rows: len({card.y() for card in cards}) == rows)
        qtbot.waitUntil(lambda: answer.height() >= answer.sizeHint().height())
        cut = [label.text() for label in answer.findChildren(QLabel) if label.isVisible() and label.toolTip()]
        assert cut == []


def test_an_answer_that_is_only_looked_at_is_laid_out_no_more(audit: AuditController) -> None:
    window = audit.window
    assert window is not None
    window.guess.show_answer.click()
    for _turn in range(20):
        QApplication.processEvents()
    watch = LayoutWatch()
    window.answer.installEventFilter(watch)
    for _turn in range(20):
        QApplication.processEvents()
    assert watch.requests == 0


class LayoutWatch(QObject):
    """Counts the requests for another layout."""

    requests = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count and let pass."""
        self.requests += event.type() == QEvent.Type.LayoutRequest
        return False


def test_in_long_words_cards_take_the_room_of_others_before_a_figure_or_its_head_is_cut(
    audit: AuditController, qtbot: QtBot
) -> None:
    window = audit.window
    assert window is not None
    window.guess.show_answer.click()
    answer = window.answer
    answer.people_card.show(), answer.people.show()
    heads = ("", "Hat stattgefunden", "Ausgelassen", "Abgesagt")
    answer.people.show_rows(heads, [("Dana", "11", "–", "–"), ("Bartholomäus-Maximilian", "4", "1", "–")])
    answer.kept.setText("16 h 53 min von 17 h 30 min eingehalten")
    answer.kept.setMinimumWidth(answer.kept.sizeHint().width())
    cards = (answer.people_card, answer.promises_card, answer.protected_card)
    for width, rows in ((1080, 1), (800, 3), (640, 3)):
        window.resize(width, 860)
        qtbot.waitUntil(lambda rows=rows: len({card.y() for card in cards}) == rows)
        qtbot.waitUntil(lambda: answer.width() <= window.width())
        shown = [label for label in answer.findChildren(QLabel) if label.isVisible()]
        qtbot.waitUntil(lambda shown=shown: [label.text() for label in shown if label.toolTip()] in ([], [NAME]))


def test_without_a_guess_there_are_no_columns_for_it(audit: AuditController, qtbot: QtBot) -> None:
    window = audit.window
    assert window is not None
    window.guess.skip.click()

    def gaps() -> list[str]:
        return [label.text() for label in window.answer.gaps.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: gaps() == ["", "Actual", "Coding", "38%", "Leading", "37%", "Meetings", "25%"])


def test_the_words_about_gaps_are_there_only_with_gaps(audit: AuditController, house: House) -> None:
    window = audit.window
    assert window is not None
    window.guess.show_answer.click()
    assert window.answer.about_gap.isVisible()
    span = house.program.audits.preset(Preset.FOUR_WEEKS)
    report = house.program.audits.report(span)
    unknown = tuple(replace(point, verdict=Verdict.UNKNOWN) for point in report.weeks)
    window.answer.show_report(replace(report, weeks=unknown, gap_to_guess={}, gap_to_aim={}), house.reports.rules())
    assert not window.answer.about_gap.isVisible()


def test_the_chart_begins_with_the_first_week_that_it_has_a_point_for(audit: AuditController, house: House) -> None:
    report = house.program.audits.report(house.program.audits.preset(Preset.QUARTER))
    assert [point.week.number for point in report.weeks[first_shown(report) :]] == [47, 48, 49, 50, 51]
    nothing = house.program.audits.report(WeekSpan(report.span.first, report.span.first.plus(1)))
    assert first_shown(nothing) == 0


def test_of_many_broken_promises_the_rest_is_counted(audit: AuditController, house: House) -> None:
    for number in range(4):
        house.turn_to("9:00", days=28).program.promises.add(f"promise {number}", None, MONDAY.date() + timedelta(28))
    house.turn_to("9:00", days=35)
    window = audit.window
    assert window is not None
    window.guess.skip.click()
    audit.show_preset(Preset.FOUR_WEEKS)
    assert window.answer.broken.text().splitlines()[2:] == ["2 more"]


def test_a_guess_can_be_skipped(audit: AuditController, house: House) -> None:
    window = audit.window
    assert window is not None
    window.guess.skip.click()
    assert window.answer.headline.text() == "You spent 38% of your time coding in this period."
    record = house.program.audits.record(house.program.audits.preset(Preset.FOUR_WEEKS))
    assert record is not None
    assert (record.guess, record.aim) == (None, None)


def test_another_span_asks_anew_and_one_that_is_not_there_says_why(audit: AuditController, house: House) -> None:
    window = audit.window
    assert window is not None
    window.guess.skip.click()
    window.presets.buttons[Preset.QUARTER].click()
    assert window.stack.page is window.guess
    assert window.dates.text().endswith("13 weeks")
    window.presets.buttons[Preset.SINCE_TARGET].click()
    assert window.stack.page is window.problem
    assert (
        window.problem.text() == "You haven't set a target yet, so there is no week to start from. Choose other weeks."
    )
    house.program.target.choose(house.reports.this_week().plus(1), 0.2, 0.35)
    audit.show_preset(Preset.SINCE_TARGET)
    assert window.problem.text().startswith("Your target applies from week 53 on, and no week since")


def test_weeks_without_anything_tracked_are_not_guessed(audit: AuditController, house: House) -> None:
    window = audit.window
    assert window is not None
    house.turn_to("9:00", days=80)
    audit.show_preset(Preset.FOUR_WEEKS)
    assert window.stack.page is window.problem
    assert window.problem.text().startswith("Nothing was tracked in this period.")
    assert window.dates.text().endswith(", 4 weeks")
    audit.show_preset(Preset.QUARTER)
    assert window.stack.page is window.guess


def test_the_window_is_low_for_the_guess_and_grows_for_the_answer(audit: AuditController, qtbot: QtBot) -> None:
    window = audit.window
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    assert (window.width(), window.height()) == (window.sizeHint().width(), 560)
    window.guess.skip.click()
    assert window.height() == min(860, largest_size(window).height())
    assert window.frameGeometry().bottom() <= window.screen().availableGeometry().bottom()


def test_a_window_that_the_user_made_larger_keeps_its_size(audit: AuditController, qtbot: QtBot) -> None:
    window = audit.window
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    window.resize(700, 500)
    window.guess.skip.click()
    assert (window.width(), window.height()) == (700, 500)


@pytest.mark.parametrize("way", ["button", "Enter"])
def test_it_ends_with_an_intention_for_next_week(audit: AuditController, house: House, way: str) -> None:
    window = audit.window
    assert window is not None
    window.guess.skip.click()
    window.answer.intention.setText("move Sprint sync")
    if way == "button":
        window.answer.set_intention.click()
    else:
        QTest.keyClick(window.answer.intention, Qt.Key.Key_Return)
    assert [(str(intention.week), intention.text) for intention in house.reports.intentions()] == [
        ("2026-W53", "move Sprint sync")
    ]
    assert window.answer.intention.text() == ""


def test_the_answer_that_is_shown_can_be_exported(audit: AuditController, house: House) -> None:
    window = audit.window
    assert window is not None
    wanted: list[str] = []
    window.export_wanted.connect(lambda span: wanted.append(str(span)))
    window.ask_for_export()
    assert wanted == []
    window.guess.skip.click()
    shown = str(house.program.audits.preset(Preset.FOUR_WEEKS))
    window.export.click()
    assert wanted == [shown]
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [shown, shown]


@pytest.fixture
def bar(qtbot: QtBot) -> SplitBar:
    made = SplitBar(Theme("light"), "Where did it go?")
    qtbot.addWidget(made)
    made.resize(515, 90)
    made.show()
    return made


def test_handles_are_moved_with_keys_and_stay_in_order(bar: SplitBar) -> None:
    bar.show_estimate(Estimate(50, 30, 20))
    for _press in range(2):
        QTest.keyClick(bar.first, Qt.Key.Key_Right)
    QTest.keyClick(bar.second, Qt.Key.Key_PageDown)
    assert bar.estimate == Estimate(52, 23, 25)
    QTest.keyClick(bar.first, Qt.Key.Key_End)
    assert bar.estimate == Estimate(75, 0, 25)
    assert bar.accessibleDescription() == "Coding 75%, Leading 0%, Meetings 25%"


def test_the_nearer_handle_is_dragged(bar: SplitBar) -> None:
    bar.show_estimate(Estimate(50, 30, 20))

    def at(percent: int) -> QPoint:
        return QPoint(round(percent / 100 * 515), 30)

    QTest.mousePress(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(48))
    assert bar.estimate == Estimate(48, 32, 20)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(48))
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(90))
    assert bar.estimate == Estimate(48, 42, 10)


@pytest.mark.parametrize(
    ("both_at", "press", "drop", "expected"),
    [(0, 5, 103, Estimate(0, 20, 80)), (100, 510, 412, Estimate(80, 20, 0))],
    ids=["at the left end", "at the right end"],
)
def test_of_two_handles_at_an_end_the_one_that_can_move_is_taken(
    bar: SplitBar, both_at: int, press: int, drop: int, expected: Estimate
) -> None:
    bar.show_estimate(Estimate(both_at, 0, 100 - both_at))
    for handle in (bar.first, bar.second):
        assert bar.rect().contains(handle.geometry().adjusted(0, 0, 0, -10))
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(press, 30))
    QTest.mouseMove(bar, QPoint(drop, 30))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(drop, 30))
    assert bar.estimate == expected


def test_handles_are_sliders_to_screen_readers(bar: SplitBar) -> None:
    for handle in (bar.first, bar.second):
        assert QAccessible.queryAccessibleInterface(handle).role() is QAccessible.Role.Slider
        assert handle.accessibleName()
