"""The row of cells of a day."""

from datetime import date

from tests.drawing import RULES
from tltimer.domain.timeline.instants import parse_instant
from tltimer.domain.timeline.switches import Switch
from tltimer.render.terminal.day_chart import DayChart
from tltimer.render.terminal.style import Style
from tltimer.reports.day import day_report

MIDDAY = parse_instant("2026-10-26T12:00:00Z")


def test_an_hour_that_the_clock_shows_twice_is_drawn_to_its_end() -> None:
    # What ends last, at the second 2:00, ends earlier on the wall than what ended at the first 2:30.
    switches = (
        Switch("1", parse_instant("2026-10-24T20:00:00Z"), "coding"),
        Switch("2", parse_instant("2026-10-24T23:30:00Z"), "review"),
        Switch("3", parse_instant("2026-10-25T00:30:00Z"), "planning"),
        Switch("4", parse_instant("2026-10-25T01:00:00Z"), "off"),
    )
    day = day_report(date(2026, 10, 24), switches, (), (), MIDDAY, RULES)
    chart = DayChart((day,), RULES, Style(), 80)
    assert chart.axis.labels().split()[-1] == "3"
    assert {"coding", "review", "planning"} == {entry.mode for entry in day.entries}
    assert chart.done(day).rstrip()[-1] != " "
    assert len(chart.done(day)) == chart.axis.count
