"""Parts of the week's pictures lead to what stands behind them."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.reports.test_commits import answered, commit
from tltimer.domain.focus.blocks import Cause
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.modes_and_kinds import KindEffect, KindList
from tltimer.gui.week.list_rows import NoteRow
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.commits import commits_report
from tltimer.reports.notes import LeadingOutput

NINE = datetime(2026, 11, 18, 9, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot) -> WeekWindow:
    made = WeekWindow(Theme("light"), days_open=True)
    qtbot.addWidget(made)
    made.show_report(samples.week(), samples.rules())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def move(widget: QWidget, point: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer, also over what is scrolled out of sight."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        widget.mapToGlobal(QPointF(point)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def days_of(picture: HitTargets) -> list[date]:
    return [day for _rect, day in picture.targets() if isinstance(day, date)]


def test_a_click_on_free_time_leads_to_its_day(window: WeekWindow, qtbot: QtBot) -> None:
    rect, day = window.next.days.targets()[-1]
    with qtbot.waitSignal(window.day_clicked) as shown:
        qtbot.mouseClick(window.next.days, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert shown.args == [day]


def test_a_block_leads_to_the_meeting_that_ended_it_or_else_to_its_begin(window: WeekWindow, qtbot: QtBot) -> None:
    behind = {}
    for rect, _part in window.coding.bar.targets():
        with qtbot.waitSignal(window.part_clicked) as shown:
            qtbot.mouseClick(window.coding.bar, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
        day, what = shown.args
        behind[day, what.title if isinstance(what, Meeting) else what] = None
    expected = {
        (day.date, block.meeting if block.ended_by is Cause.MEETING and block.meeting else block.start)
        for day in samples.week().days
        for block in day.blocks
    }
    assert set(behind) == expected
    assert {type(what) for _day, what in expected} == {str, datetime}, "the week has blocks of both sorts"


def test_arrows_go_from_part_to_part_and_return_leads_to_the_day(window: WeekWindow, qtbot: QtBot) -> None:
    picture = window.next.days
    days, weeks, shown = days_of(picture), [], []
    window.week_wanted.connect(weeks.append)
    window.day_clicked.connect(shown.append)
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Enter):
        qtbot.keyClick(picture, key)
    for _step in range(len(days) + 2):
        qtbot.keyClick(picture, Qt.Key.Key_Down)
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert shown == [days[0], days[1], days[0], days[-1]]
    assert weeks == []


def test_the_trend_leads_to_its_weeks_by_pointer_and_by_keys(window: WeekWindow, qtbot: QtBot) -> None:
    picture = window.trend.picture
    weeks = [week for _rect, week in picture.targets()]
    assert weeks[-1] == samples.week().week
    wanted: list[object] = []
    window.week_wanted.connect(wanted.append)
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.targets()[0][0].center().toPoint())
    assert wanted == [weeks[0]]
    window.show_report(samples.week(), samples.rules())
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(picture, key)
    assert wanted[1:] == [weeks[2]], "it goes on from what was clicked, and the arrows turn to no other week"


def test_the_keyboard_begins_at_the_week_that_is_shown(window: WeekWindow, qtbot: QtBot) -> None:
    picture = window.trend.picture
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.week_wanted) as wanted:
        qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert wanted.args == [samples.week().week]


@pytest.mark.parametrize(
    ("note", "led"),
    [
        (LeadingOutput(date(2026, 11, 18), "a plan", "Planning", None, NINE), [(date(2026, 11, 18), NINE)]),
        (LeadingOutput(date(2026, 11, 18), "a good day"), [date(2026, 11, 18)]),
    ],
)
def test_a_note_leads_to_where_it_was_noted(
    qtbot: QtBot, window: WeekWindow, note: LeadingOutput, led: list[object]
) -> None:
    rows, shown = window.leading.notes, []
    window.part_clicked.connect(lambda day, what: shown.append((day, what)))
    window.day_clicked.connect(shown.append)
    rows.show_notes([note], expanded=False)
    row = rows.findChildren(NoteRow)[-1]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert shown == led * 2


def test_kinds_lead_to_what_kinds_there_are(window: WeekWindow, qtbot: QtBot) -> None:
    bar = window.coding.kinds_bar
    bar.show_effects({KindEffect.MULTIPLIER: 3600, KindEffect.SOLO: 3600}, {}, KindList(()))
    with qtbot.waitSignal(window.kinds_wanted):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.targets()[1][0].center().toPoint())


def test_a_bar_of_commits_leads_to_its_week(window: WeekWindow, qtbot: QtBot) -> None:
    window.show_commits(commits_report(samples.WEEK, (answered(commit(1)),), NINE, samples.rules()))
    assert window.commits is not None
    window.commits.toggle.click()
    picture = window.commits.picture
    qtbot.waitUntil(picture.isVisible)
    rect, week = picture.targets()[3]
    with qtbot.waitSignal(window.week_wanted) as wanted:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert wanted.args == [week] == [samples.WEEK.plus(-8)]


@pytest.mark.parametrize("way", ["pointer", "keys"])
def test_the_line_of_1_1s_leads_to_the_people(qtbot: QtBot, window: WeekWindow, way: str) -> None:
    row = window.leading.people
    row.show_words("3 held", "Ana: held")
    with qtbot.waitSignal(window.people_wanted):
        if way == "keys":
            qtbot.keyClick(row, Qt.Key.Key_Return)
        else:
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_dragging_over_free_time_blocks_quarters_of_an_hour_of_it(window: WeekWindow, qtbot: QtBot) -> None:
    days = window.next.days
    day, _name, area = days.rows()[2]
    rect, piece = days.bars(day, area)[0]
    start, end = (QPoint(round(rect.left() + rect.width() * part), round(rect.center().y())) for part in (0.1, 0.6))
    with qtbot.waitSignal(window.next.keep_free.block_wanted) as wanted:
        QTest.mousePress(days, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        move(days, end, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(days, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    span = wanted.args[0]
    assert piece.span.start <= span.start < span.end <= piece.span.end
    assert {at.minute % 15 for at in (span.start, span.end)} == {0}
    assert abs(span.seconds - piece.span.seconds / 2) <= 15 * 60


def test_the_pointer_says_what_can_be_clicked(window: WeekWindow, qtbot: QtBot) -> None:
    bar = window.coding.bar
    move(bar, bar.targets()[0][0].center().toPoint())
    assert bar.cursor().shape() is Qt.CursorShape.PointingHandCursor
    move(bar, QPoint(round(bar.targets()[0][0].right()) + 1, bar.height() // 2))  # between two
    assert bar.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_week_without_blocks_leads_nowhere(qtbot: QtBot) -> None:
    picture = HitTargets()
    qtbot.addWidget(picture)
    picture.show()
    with qtbot.assertNotEmitted(picture.chosen):
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton)
        qtbot.keyClick(picture, Qt.Key.Key_Return)
