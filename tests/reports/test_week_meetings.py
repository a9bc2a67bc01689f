from datetime import timedelta

from tests.gui import samples
from tltimer.reports.week_meetings import week_meetings


def test_the_meetings_of_a_week_are_counted_and_the_costliest_series_named():
    meetings = week_meetings(samples.week(), samples.rules())
    assert (meetings.count, meetings.planned_s) == (15, 10 * 3600)
    assert meetings.costliest is not None
    assert (meetings.costliest.title, meetings.costliest.cost_s) == ("Daily", 4.5 * 3600)


def test_meetings_are_ahead_until_the_last_is_over():
    plans = ("9:00-9:30 Daily", "14:00-15:00 Sync", "9:00-12:00 Focus", *("",) * 4)
    tuesday = samples.WEEK.monday + timedelta(days=1)
    for clock, ahead in (("14:59", True), ("15:00", False)):
        report = samples.week(plans=plans, now=samples.at(tuesday, clock))
        assert week_meetings(report, samples.rules()).ahead is ahead


def test_planned_coding_and_leading_are_no_meetings_and_cost_nothing():
    plans = ("9:00-12:00 Focus|13:00-15:00 Thinking time", *("",) * 6)
    meetings = week_meetings(samples.week(plans=plans), samples.rules())
    assert (meetings.count, meetings.planned_s, meetings.costliest) == (0, 0, None)


def test_a_meeting_that_costs_no_focus_time_is_not_the_costliest():
    plans = ("9:00-10:00 Early|10:00-11:00 Next|11:00-12:30 Third|14:00-15:30 Fourth|15:30-17:30 Last", *("",) * 6)
    meetings = week_meetings(samples.week(plans=plans), samples.rules())
    assert meetings.count == 5
