from datetime import datetime

from tests.drawing import DAYS, HOURS, MONDAY, RULES, SIZES, at, day, meeting, span, switch
from tltimer.domain.balance.target import target_of
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import Switch
from tltimer.reports.day import DayReport, day_report
from tltimer.reports.evening import EveningReport, evening_report, gaps_of

EVENING = at("20:00")
TUESDAY = MONDAY + ONE_DAY


def report(drawing: str | tuple[Switch, ...], now: datetime = EVENING) -> DayReport:
    return day_report(MONDAY, day(drawing) if isinstance(drawing, str) else drawing, (), (), now, RULES)


def gaps(drawing: str | tuple[Switch, ...], *answered: Span, now: datetime = EVENING) -> list[tuple[Span, bool]]:
    return [(gap.span, gap.unknown) for gap in gaps_of(report(drawing, now), answered)]


def test_a_day_without_anything_has_no_gaps():
    assert gaps("") == []


def test_what_comes_before_the_first_and_after_the_last_entry_is_no_gap():
    assert gaps("CCMM") == []


def test_a_quarter_of_an_hour_is_a_gap_and_a_second_less_is_none():
    assert gaps("CC.CC") == [(span("09:30", "09:45"), False)]
    short = (switch("09:00", "C"), switch("09:30", "."), switch("09:44:59", "C"), switch("10:00", "."))
    assert gaps(short) == []


def test_unknown_time_is_a_gap_of_which_somebody_may_know():
    assert gaps("CC??CC") == [(span("09:30", "10:00"), True)]
    assert gaps("C" * 21 + "M") == [(span("09:00", "14:15"), True)]


def test_unknown_entries_that_touch_are_one_gap():
    assert gaps("CC?|?CC") == [(span("09:30", "10:00"), True)]


def test_what_is_unknown_and_still_runs_is_not_asked_about():
    assert gaps("CC?>", now=at("10:30")) == []


def test_a_gap_that_was_nothing_is_not_asked_about_again():
    assert gaps("CC..CC..CC", span("09:30", "10:00")) == [(span("10:30", "11:00"), False)]


def test_what_remains_of_a_gap_is_asked_about():
    assert gaps("CC....CC", span("09:30", "10:00")) == [(span("10:00", "10:30"), False)]


def evening(drawing: str, **fields) -> EveningReport:
    meetings = fields.get("meetings", ())
    return evening_report(
        report(drawing),
        report(drawing).figures,
        target_of(week_of(MONDAY), (), DAYS),
        (),
        free_time(TUESDAY, HOURS, meetings, SIZES),
        meetings,
        fields.get("looked_at", False),
        unlogged=fields.get("unlogged", ()),
    )


def test_tomorrows_meetings_are_meetings_only():
    tomorrow = [
        meeting("10:00", "11:00", date_=TUESDAY),
        meeting("14:00", "15:00", "Focus", TUESDAY, plan=Plan.CODING),
    ]
    report = evening("CC", meetings=tomorrow)
    assert [meeting.title for meeting in report.tomorrow_meetings] == ["Sync"]
    assert report.tomorrow.longest_s == 6.5 * 3600


def test_whether_the_day_was_looked_at_is_told():
    assert evening("CC", looked_at=True).looked_at
    assert not evening("CC").looked_at


def test_what_a_meeting_would_fill_is_not_asked_about_a_second_time():
    report = evening("CC......CC??CC", unlogged=(meeting("10:00", "10:50"), meeting("11:00", "11:45")))
    assert [gap.span for gap in report.gaps] == [span("09:30", "11:00"), span("11:30", "12:00")]
    assert [(gap.span, gap.unknown) for gap in report.open_gaps] == [
        (span("09:30", "10:00"), False),
        (span("11:45", "12:00"), True),
    ]
