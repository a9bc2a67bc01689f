"""The hours of a day from left to right."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRectF

from tests.gui import samples
from tltimer.domain.timeline.spans import Span
from tltimer.gui.widgets.day_strip import done_bars, lanes, planned_bars
from tltimer.gui.widgets.time_axis import TimeAxis, axis_of, hour_of, outside

AREA = QRectF(100, 0, 800, 10)
DAY = samples.TUESDAY


def span(start: str, end: str, day: date = DAY) -> Span:
    return Span(samples.at(day, start), samples.at(day, end))


def test_the_axis_begins_and_ends_with_the_working_hours() -> None:
    axis = axis_of([samples.day("10:00 c 11:00 -")], samples.BERLIN)
    assert (axis.first, axis.last) == (9, 18)


def test_what_was_done_outside_the_working_hours_makes_it_longer() -> None:
    axis = axis_of([samples.day("7:10 c 8:00 - 16:00 c 17:40 -"), samples.day("19:00 c 19:10 -")], samples.BERLIN)
    assert (axis.first, axis.last) == (7, 18)


def test_what_was_planned_makes_it_longer_where_it_is_shown() -> None:
    day = samples.day("", plan="18:30-19:00 Call")
    assert axis_of([day], samples.BERLIN).last == 19
    assert axis_of([day], samples.BERLIN, planned=False).last == 18


def test_it_ends_two_hours_after_the_working_hours_and_names_what_lies_outside() -> None:
    day = samples.week(("4:30 p 5:00 - 10:00 c 11:00 - 17:00 r 21:30 -",) + ("",) * 6, ("",) * 7).days[0]
    axis = axis_of([day], samples.BERLIN)
    assert (axis.first, axis.last) == (7, 20)
    before, after = outside(day, axis)
    assert ([entry.mode for entry in before], [entry.mode for entry in after]) == (["planning"], ["review"])


def test_nothing_is_cut_of_a_day_without_working_hours() -> None:
    day = samples.week(("",) * 5 + ("6:00 c 7:00 - 20:00 c 21:00 -", ""), ("",) * 7).days[5]
    axis = axis_of([day], samples.BERLIN)
    assert (axis.first, axis.last) == (6, 21)
    assert outside(day, axis) == ((), ())


def test_a_day_off_with_nothing_in_it_has_the_default_hours() -> None:
    axis = axis_of([samples.day("", which=date(2026, 11, 22))], samples.BERLIN)
    assert (axis.first, axis.last) == (9, 17)


def test_work_after_midnight_counts_on() -> None:
    assert hour_of(samples.at(DAY, "25:30"), DAY, samples.BERLIN) == 25.5


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("Australia/Sydney", date(2026, 4, 5)),
    ],
)
def test_on_the_day_of_a_clock_change_the_working_hours_stand_where_they_always_do(zone: str, day: date) -> None:
    berlin = ZoneInfo(zone)
    assert [hour_of(samples.at(day, f"{hour}:00", berlin), day, berlin) for hour in (5, 9, 12, 18)] == [5, 9, 12, 18]


def test_a_span_lies_where_its_hours_are() -> None:
    axis = TimeAxis(8, 16, samples.BERLIN)
    rect = axis.place(span("9:00", "10:30"), DAY, AREA)
    assert (rect.left(), rect.right()) == (200, 350)


def test_what_lies_outside_is_cut() -> None:
    axis = TimeAxis(8, 16, samples.BERLIN)
    rect = axis.place(span("5:00", "9:00"), DAY, AREA)
    assert (rect.left(), rect.right()) == (100, 200)


def test_labels_leave_space_between_them() -> None:
    axis = TimeAxis(8, 18, samples.BERLIN)
    assert list(axis.labelled(1000, 16)) == list(range(8, 19))
    assert list(axis.labelled(400, 16)) == [8, 10, 12, 14, 16, 18]
    assert list(axis.labelled(60, 16)) == [12]


def test_the_shortest_entry_can_be_seen() -> None:
    bars = done_bars(samples.day("9:00 c 9:01 m 9:02 -"), TimeAxis(0, 24, samples.BERLIN), AREA)
    assert all(rect.width() >= 2 for rect, _entry in bars)


def test_meetings_that_overlap_share_the_height_and_others_have_it_all() -> None:
    one, two, three = samples.meetings(DAY, "9:00-10:00 a|9:30-11:00 b|11:00-12:00 c")
    assert lanes([three, two, one]) == ((one, 0, 2), (two, 1, 2), (three, 0, 1))


def test_a_lane_that_is_free_again_is_used_again() -> None:
    one, two, three = samples.meetings(DAY, "9:00-10:00 a|9:30-11:00 b|10:00-12:00 c")
    assert [(lane, count) for _meeting, lane, count in lanes([one, two, three])] == [(0, 2), (1, 2), (0, 2)]


def test_thirty_meetings_stay_inside_their_row() -> None:
    plan = "|".join(f"9:{n:02d}-17:{n:02d} Meeting {n}" for n in range(30))
    bars = planned_bars(samples.day("", plan=plan), TimeAxis(8, 18, samples.BERLIN), AREA)
    assert len(bars) == 30
    assert max(rect.top() for rect, _meeting in bars) < AREA.bottom()
