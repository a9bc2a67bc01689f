import pytest

from tests.drawing import BERLIN, HOURS, MONDAY, RULES, SIZES, at, day, meeting
from tltimer.domain.balance.target import Target
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.reports.day import day_report
from tltimer.reports.evening import EveningReport, evening_report
from tltimer.wording import evening as sentences_evening


def evening(
    drawing: str, *meetings: Meeting, target: Target | None = None, day_=MONDAY, belated=False
) -> EveningReport:
    found = day_report(day_, day(drawing, date_=day_), (), (), at("20:00", day_), RULES)
    tomorrow = free_time(day_ + ONE_DAY, HOURS, meetings, SIZES)
    usual = Target(0.3, 0.5, chosen=False)
    return evening_report(found, found.figures, target or usual, (), tomorrow, meetings, False, belated=belated)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (evening("CMMM", target=Target(0.3, 0.5, True)), "25% coding so far this week · you chose 30–50%"),
        (evening("CMM?", target=Target(0.3, 0.5, True)), "25–50% coding so far this week · you chose 30–50%"),
        (evening("CMMM"), "25% coding so far this week"),
        (evening(""), "Nothing is tracked yet this week."),
    ],
)
def test_the_week_on_an_evening(report: EveningReport, words: str):
    assert sentences_evening.evening_line(report) == words


def test_a_missed_evening_speaks_of_its_own_week_and_of_no_tomorrow():
    missed = evening("CMMM", target=Target(0.3, 0.5, True), belated=True)
    assert sentences_evening.evening_line(missed) == "25% coding that week up to this day · you chose 30–50%"
    assert sentences_evening.tomorrow_line(missed, BERLIN) == ""
    assert sentences_evening.evening_line(evening("", belated=True)) == "Nothing was tracked that week."


def tomorrow(start: str, end: str, title: str = "Sync") -> Meeting:
    return meeting(start, end, title, MONDAY + ONE_DAY)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (evening("CC"), "Tomorrow: 8 h 30 min free from 09:00. No meetings."),
        (evening("CC", tomorrow("09:00", "09:30")), "Tomorrow: 8 h free from 09:30. One meeting."),
        (
            evening("CC", tomorrow("12:30", "15:00"), tomorrow("15:00", "17:30", "Other")),
            "Tomorrow: 3 h 30 min free from 09:00. Two meetings.",
        ),
        (evening("CC", tomorrow("08:00", "18:00")), "Tomorrow has no free time."),
        (evening("CC", day_=MONDAY + 4 * ONE_DAY), "Tomorrow is a day off."),
    ],
)
def test_tomorrow_in_a_line(report: EveningReport, words: str):
    assert sentences_evening.tomorrow_line(report, BERLIN) == words


def test_questions_about_gaps_lead_to_their_answers():
    assert sentences_evening.gap_question("15:25", "16:30", unknown=False) == "15:25–16:30 is empty. It was"
    assert sentences_evening.gap_question("15:25", "16:30", unknown=True) == "15:25–16:30 is unknown. It was"
