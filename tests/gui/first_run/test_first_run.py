"""The first start: three steps and a first switch, each of which can be skipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.gui.controllers.first_run import FirstRunController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.first_run.steps import HoursStep, week_start
from tltimer.gui.first_run.wizard import CALENDAR, CODING, HOURS, SWITCH
from tltimer.gui.main import is_first
from tltimer.gui.process.crash_log import CrashLog
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.widgets.theme import Theme
from tltimer.settings import schema


@pytest.fixture
def changes(qtbot: QtBot) -> DataChanges:
    return DataChanges()


@pytest.fixture
def guide(house: House, changes: DataChanges, qtbot: QtBot) -> Iterator[FirstRunController]:
    made = FirstRunController(house.program, house.reports.at_hand(), Theme("light"), TrayIcons(), changes)
    made.mode_chosen.connect(lambda mode: house.tracker.switch(mode))
    gone = []
    made.closed.connect(lambda: gone.append(True))
    made.show()
    qtbot.waitExposed(made.window)
    yield made
    if not gone:
        made.window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_home_is_new_until_the_app_ran_or_somebody_set_or_logged_something(house: House) -> None:
    assert is_first(house.home)
    log = CrashLog(house.home.log, house.clock)
    log.begin()
    log.end()
    assert not is_first(house.home)


def test_a_home_with_settings_or_with_a_log_is_not_new(house: House, tmp_path: Path) -> None:
    house.do("9:00 coding")
    assert not is_first(house.home)
    other = House(tmp_path / "other")
    other.settings("")
    assert not is_first(other.home)
    damaged = House(tmp_path / "damaged")
    damaged.home.data.mkdir(parents=True, exist_ok=True)
    damaged.home.journal.write_text("a file where the folder should be")
    assert not is_first(damaged.home)


def test_skipping_everything_sets_nothing(guide: FirstRunController, house: House, qtbot: QtBot) -> None:
    for step in (HOURS, CALENDAR, CODING):
        assert guide.window.step == step
        guide.window.skip.click()
    assert guide.window.step == SWITCH
    with qtbot.waitSignal(guide.closed):
        guide.window.go_on.click()
    assert not house.home.settings_file.exists()
    assert house.reports.log(house.reports.today(), house.reports.today()) == ()


def test_the_key_of_the_desktop_closes_the_window(guide: FirstRunController, qtbot: QtBot) -> None:
    with qtbot.waitActive(guide.window):
        guide.window.activateWindow()
    QTest.keySequence(guide.window, QKeySequence(QKeySequence.StandardKey.Close))
    assert not guide.window.isVisible()


def test_hours_that_are_not_the_default_are_kept_and_nothing_else(guide: FirstRunController, house: House) -> None:
    hours = guide.window.hours
    for number, tick in enumerate(hours.days):
        tick.setChecked(number < 4)
    hours.start.setText("8:00")
    hours.end.setText("16:00")
    hours.lunch.setText("12:00-12:30")
    guide.window.go_on.click()
    settings = house.reports.settings()
    assert [str(settings[day][0]) if settings[day] else "" for day in schema.WORK] == ["08:00:00"] * 4 + [""] * 3
    assert not settings.is_set(schema.WORK[5])
    assert settings[schema.LUNCH] is not None
    assert guide.window.step == CALENDAR


@pytest.mark.parametrize(
    ("start", "end", "lunch"), [("nine", "17:00", ""), ("18:00", "9:00", ""), ("9:00", "17:00", "noon")]
)
def test_hours_that_are_none_are_said_and_nothing_is_kept(
    guide: FirstRunController, house: House, start: str, end: str, lunch: str
) -> None:
    hours = guide.window.hours
    for line, text in ((hours.start, start), (hours.end, end), (hours.lunch, lunch)):
        line.setText(text)
    guide.window.go_on.click()
    assert guide.window.step == HOURS
    assert (hours.hours_problem.isVisible(), hours.lunch_problem.isVisible()) == (lunch == "", lunch != "")
    assert (hours.lunch if lunch else hours.start).hasFocus()
    assert not house.home.settings_file.exists()


def test_all_errors_are_shown_at_once_and_hide_no_day(guide: FirstRunController, qtbot: QtBot) -> None:
    hours = guide.window.hours
    hours.start.setText("nine")
    hours.lunch.setText("noon")
    guide.window.go_on.click()
    qtbot.waitUntil(hours.hours_problem.isVisible)
    assert hours.lunch_problem.isVisible()
    assert hours.start.hasFocus()
    assert all(tick.isVisible() and not tick.visibleRegion().isEmpty() for tick in hours.days)
    assert [field.property("wrong") for field in (hours.start, hours.end, hours.lunch)] == [True, True, True]
    hours.start.setText("9:00")
    guide.window.go_on.click()
    assert not hours.hours_problem.isVisible()
    assert [field.property("wrong") for field in (hours.start, hours.end, hours.lunch)] == [False, False, True]
    assert hours.lunch.hasFocus()


def test_every_page_is_counted(guide: FirstRunController) -> None:
    places = []
    for step in (HOURS, CALENDAR, CODING, SWITCH):
        guide.window.show_step(step)
        places.append(guide.window.place.text())
    assert places == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]


def test_the_days_begin_as_they_are_in_the_country(qtbot: QtBot) -> None:
    step = HoursStep(Theme("light"), workdays=(6, 0, 1, 2, 3))
    qtbot.addWidget(step)
    assert [tick.isChecked() for tick in step.days] == [True] * 4 + [False, False, True]
    assert {setting.key for setting, _text in step.answers()} == {"work.friday", "work.sunday", "week_start"}


def test_the_name_of_each_row_is_level_with_its_field(qtbot: QtBot) -> None:
    look = Theme("light")
    step = HoursStep(look, workdays=range(5))
    qtbot.addWidget(step)
    look.dress(step)
    step.resize(580, 300)
    step.show()
    qtbot.waitExposed(step)

    def middle(widget: QWidget) -> float:
        area = widget.contentsRect()
        return widget.mapTo(step, QPoint(0, area.top())).y() + area.height() / 2

    form = step.layout()
    assert isinstance(form, QFormLayout)
    names = [item.widget() for row in (0, 1, 3) if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole))]
    for name, field in zip(names, (step.days[0], step.start, step.lunch), strict=True):
        assert abs(middle(name) - middle(field)) <= 0.5


def test_a_calendar_is_read_and_whose_it_is_is_asked(
    guide: FirstRunController, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "work.ics"
    event = ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z", "DTSTART:20261116T090000Z", "DTEND:20261116T093000Z"]
    people = ["SUMMARY:Sync", "ORGANIZER:mailto:me@example.org", "END:VEVENT"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *event, *people, "END:VCALENDAR", ""]
    file.write_text("\r\n".join(lines), "utf-8")
    guide.window.show_step(CALENDAR)
    guide.window.adding.take_place(str(file))
    guide.window.go_on.click()
    qtbot.waitUntil(guide.window.own.isVisible, timeout=20_000)
    assert [source.name for source in house.calendars.sources()] == ["work"]
    guide.window.own.yes.click()
    assert house.reports.settings()[schema.MY_ADDRESSES] == ("me@example.org",)
    assert guide.window.step == CALENDAR


def test_a_calendar_that_is_none_is_said_and_can_be_left_out(
    guide: FirstRunController, house: House, qtbot: QtBot
) -> None:
    guide.window.show_step(CALENDAR)
    guide.window.adding.take_place("/nowhere.ics")
    guide.window.go_on.click()
    qtbot.waitUntil(lambda: "does not exist" in guide.window.adding.message.text(), timeout=20_000)
    assert guide.window.step == CALENDAR
    guide.window.skip.click()
    assert guide.window.step == CODING


@pytest.mark.parametrize("side", ["leading", "coding"])
def test_a_review_counts_as_was_said(guide: FirstRunController, house: House, side: str) -> None:
    guide.window.show_step(CODING)
    guide.window.review.buttons[side].click()
    guide.window.go_on.click()
    assert house.reports.rules().modes.counts_as("review") is CountsAs(side)
    assert (house.journal.undo_label() is None) == (side == "leading")


def test_the_first_switch_shows_its_icon_and_where_it_is(guide: FirstRunController, house: House) -> None:
    guide.show_place(True)
    guide.window.show_step(SWITCH)
    guide.window.switch.modes["coding"].click()
    assert house.log() == [("09:00", "coding")]
    assert guide.window.switch.running.text() == "You're now in Coding."
    assert "panel" in guide.window.switch.where.text()
    assert guide.window.switch.small.isHidden()


def test_without_a_tray_it_says_why_there_is_a_window(guide: FirstRunController, qtbot: QtBot) -> None:
    guide.window.show_step(SWITCH)
    guide.show_place(False)
    assert "No system tray found" in guide.window.switch.where.text()
    with qtbot.waitSignal(guide.window_wanted):
        guide.window.switch.small.click()


def test_the_keyboard_alone_is_enough(guide: FirstRunController, house: House, qtbot: QtBot) -> None:
    guide.window.activateWindow()
    qtbot.waitUntil(guide.window.hours.days[0].hasFocus)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return):  # hours; the place of a calendar stays empty
        qtbot.keyClick(guide.window.focusWidget(), key)
        if guide.window.step == CALENDAR:
            guide.window.skip.setFocus()
    assert guide.window.step == CODING
    guide.window.show_step(SWITCH)
    qtbot.waitUntil(guide.window.switch.modes["coding"].hasFocus)
    qtbot.keyClick(guide.window.switch.modes["coding"], Qt.Key.Key_Space)
    assert house.log() == [("09:00", "coding")]
    with qtbot.waitSignal(guide.closed):
        qtbot.keyClick(guide.window, Qt.Key.Key_Escape)


def test_tab_and_enter_after_the_last_field_keep_what_was_typed(
    guide: FirstRunController, house: House, qtbot: QtBot
) -> None:
    window = guide.window
    window.activateWindow()
    qtbot.waitUntil(window.hours.days[0].hasFocus)
    window.hours.lunch.setText("12:00-13:00")
    window.hours.lunch.setFocus()
    qtbot.keyClick(window.hours.lunch, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.go_on
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.step == CALENDAR
    assert house.reports.settings()[schema.LUNCH] is not None


def test_a_home_that_cannot_be_written_says_so_and_goes_on(
    guide: FirstRunController, house: House, changes: DataChanges, qtbot: QtBot
) -> None:
    house.home.config.parent.mkdir(parents=True, exist_ok=True)
    house.home.config.write_text("a file in the place of the folder")
    guide.window.hours.start.setText("8:00")
    refused = []
    changes.refused.connect(refused.append)
    guide.window.go_on.click()
    assert refused
    assert "cannot be" in refused[0]
    assert guide.window.step == CALENDAR


def test_opened_again_it_shows_what_was_answered_and_keeps_what_is_not_changed(
    house: House, changes: DataChanges, qtbot: QtBot
) -> None:
    house.settings('[work]\nmonday = "10:00-16:00"\nfriday = "10:00-13:00"\nlunch = "12:30-13:00"\n')
    look = Theme("light")
    guide = FirstRunController(house.program, house.reports, look, TrayIcons(), changes)
    hours = guide.window.hours
    assert (hours.start.text(), hours.end.text(), hours.lunch.text()) == ("10:00", "16:00", "12:30–13:00")
    assert hours.answers() == ()
    hours.days[2].setChecked(False)
    hours.lunch.show_text("")
    assert hours.answers() == ((schema.WORK[2], ""), (schema.LUNCH, ""))
    guide.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("workdays", "start"),
    [
        ({0, 1, 2, 3, 4}, "monday"),
        ({0, 1, 2, 3, 4, 5}, "monday"),
        ({6, 0, 1, 2, 3}, "sunday"),
        ({5, 6, 0, 1, 2}, "saturday"),
        ({0, 2, 6}, "monday"),
        (set(range(7)), "monday"),
        (set(), "monday"),
    ],
)
def test_the_week_begins_with_the_first_working_day(workdays: set[int], start: str) -> None:
    assert week_start(workdays) == start
