from datetime import timedelta

import pytest

from tests.drawing import DAYS, MONDAY, RULES, at
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import WeekPromises
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.focus.blocks import Block, BlockSize, Cause, fragmentation_of
from tltimer.domain.focus.protected import ProtectedTime, TakenBy
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.domain.timeline.totals import Totals, sum_of
from tltimer.reports.day import day_report
from tltimer.reports.week import WeekInputs, WeekReport, trend_point, week_report
from tltimer.reports.week_meetings import WeekMeetings
from tltimer.values import replace
from tltimer.wording import week as sentences_week

WEEK = week_of(MONDAY)
HOUR = 3600
CHOSEN = Choice("1", WEEK, 0.3, 0.5, "", None, at("09:00"))
SINCE = MONDAY - timedelta(weeks=2)


def week(
    coding_h: float = 0,
    leading_h: float = 0,
    unknown_h: float = 0,
    *,
    complete: bool = True,
    chosen: bool | None = True,
    meetings: int = 0,
    drift: Drift | None = None,
) -> WeekReport:
    """The report of a week of which only sums are known; with None as ``chosen``, a target begins a week later."""
    now = at("04:00", MONDAY + 7 * ONE_DAY) if complete else at("12:00")
    coding, leading, unknown = (int(hours * HOUR) for hours in (coding_h, leading_h, unknown_h))
    figures = Totals({}, {}, coding, leading, unknown, coding, coding + leading, 0)
    choices = {True: (CHOSEN,), False: (), None: (replace(CHOSEN, from_week=WEEK.plus(1)),)}[chosen]
    days = [day_report(day, (), (), (), now, RULES) for day in DAYS.days_of(WEEK)]
    point = trend_point(WEEK, figures, choices, now, RULES)
    made = week_report(
        WEEK,
        WeekInputs(
            days=tuple(days),
            choices=choices,
            first_week=None,
            point={WEEK: point}.__getitem__,
            promises=WeekPromises(),
            next_free=(),
        ),
        0,
        now,
        RULES,
    )
    cut = fragmentation_of([Block(at("09:00"), at("10:00"), HOUR, BlockSize.SHORT, Cause.MEETING, None)] * meetings)
    changed = {"figures": figures, "verdict": point.verdict, "fragmentation": cut, "drift": drift}
    return WeekReport(**({name: getattr(made, name) for name in WeekReport.__annotations__} | changed))


BELOW, ABOVE = (Drift(side, 3, SINCE) for side in (Verdict.BELOW, Verdict.ABOVE))


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (week(16, 24), "You spent 40% of this week coding, inside your 30–50% target."),
        (week(10, 30), "You spent 25% of this week coding, below your 30–50% target."),
        (week(30, 10), "You spent 75% of this week coding, above your 30–50% target."),
        (week(10, 20, 10), "You spent 25–50% of this week coding; your target is 30–50%."),
        (week(10, 29, 0.4, complete=False), "You've spent 25–26% of this week coding, below your 30–50% target."),
        (week(16, 24, complete=False), "You've spent 40% of this week coding, inside your 30–50% target."),
        (week(30, 10, complete=False), "You've spent 75% of this week coding, above your 30–50% target."),
        (week(1, 2, 1, complete=False), "You've spent 25–50% of this week coding; your target is 30–50%."),
        (week(1, 0.9, complete=False), "Only 1 h 54 min has been tracked so far this week."),
        (week(1, 1.5), "Only 2 h 30 min was tracked this week, which is too little to go by."),
        (week(10, 30, chosen=False), "You spent 25% of this week coding. You haven't set a target; 30–50% is common."),
        (
            week(10, 30, chosen=False, complete=False),
            "You've spent 25% of this week coding. You haven't set a target; 30–50% is common.",
        ),
        (
            week(10, 30, chosen=None),
            "You spent 25% of this week coding. No target was set for this week; 30–50% is common.",
        ),
        (
            week(10, 30, chosen=None, complete=False),
            "You've spent 25% of this week coding. No target is set for this week; 30–50% is common.",
        ),
        (week(), "Nothing tracked this week."),
        (week(complete=False), "Nothing tracked yet this week."),
    ],
)
def test_a_week_in_a_sentence(report: WeekReport, words: str):
    assert sentences_week.week_sentence(report) == words


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (week(10, 30), ""),
        (week(10, 20, 10), "The figure is a range because 10 h is unknown."),
        (week(10, 30, 0.001), ""),
        (
            week(10, 30, drift=BELOW),
            "Three weeks in a row below target: more of your time for the team, less contact with the code.",
        ),
        (
            week(30, 10, drift=ABOVE),
            "Three weeks in a row above target: close to the code, but more work waits on you.",
        ),
        (week(16, 24, complete=False, drift=BELOW), "Before that, you were below your target for three weeks."),
        (week(16, 24, complete=False, drift=ABOVE), "Before that, you were above your target for three weeks."),
        (
            week(10, 30, chosen=False, drift=BELOW),
            "Three weeks in a row below the common range: more of your time for the team, less contact with the code.",
        ),
        (
            week(30, 10, chosen=False, drift=ABOVE),
            "Three weeks in a row above the common range: close to the code, but more work waits on you.",
        ),
        (
            week(16, 24, complete=False, chosen=False, drift=BELOW),
            "Before that, you were below the common range for three weeks.",
        ),
        (
            week(16, 24, complete=False, chosen=False, drift=ABOVE),
            "Before that, you were above the common range for three weeks.",
        ),
    ],
)
def test_the_reason_behind_the_sentence(report: WeekReport, words: str):
    assert sentences_week.week_explanation(report) == words


def test_one_day_of_unknown_time_is_named():
    switches = (Switch("1", at("07:00"), "coding"), Switch("2", at("10:00"), UNKNOWN), Switch("3", at("10:40"), OFF))
    now = at("12:00")
    days = tuple(day_report(day, switches, (), (), now, RULES) for day in DAYS.days_of(WEEK))
    point = trend_point(WEEK, sum_of(day.figures for day in days), (), now, RULES)
    inputs = WeekInputs(days, (), None, {WEEK: point}.__getitem__, WeekPromises(), ())
    report = week_report(WEEK, inputs, 0, now, RULES)
    assert sentences_week.week_explanation(report) == "The figure is a range because 40 min on Monday is unknown."


@pytest.mark.parametrize(
    ("protected", "words"),
    [
        (ProtectedTime(0, 0, {}), ""),
        (ProtectedTime(6 * HOUR, 6 * HOUR, {}), "6 h of 6 h kept."),
        (ProtectedTime(4 * HOUR, 2 * HOUR, {}), "2 h of 2 h kept so far, 2 h still to come."),
        (ProtectedTime(4 * HOUR, 0, {}), "4 h still to come."),
        (
            ProtectedTime(4 * HOUR, HOUR, {TakenBy.SWITCH: HOUR}),
            "1 h of 2 h kept so far, 2 h still to come. Taken: 1 h because you switched.",
        ),
        (
            ProtectedTime(6 * HOUR, 5 * HOUR, {TakenBy.MEETING_LATER: HOUR // 2, TakenBy.SWITCH: HOUR // 2}),
            "5 h of 6 h kept. Taken: 30 min by meetings added later, 30 min because you switched.",
        ),
        (
            ProtectedTime(6 * HOUR, 5 * HOUR, {TakenBy.MEETING_BEFORE: HOUR, TakenBy.ABSENCE: 59}),
            "5 h of 6 h kept. Taken: 1 h by meetings already planned.",
        ),
    ],
)
def test_protected_time_in_words(protected: ProtectedTime, words: str):
    assert sentences_week.protected_words(protected) == words


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ((), ""),
        ((OneToOneStanding(Person("a", "Ana", 7), MONDAY, 0, 2, 0, 0, 0),), "2 held"),
        ((OneToOneStanding(Person("b", "Bo", 7), None, None, 0, 1, 0, 0),), "Bo: skipped"),
        ((OneToOneStanding(Person("b", "Bo", 7), None, None, 0, 0, 1, 0),), "Bo: cancelled"),
        ((OneToOneStanding(Person("b", "Bo", 7), None, None, 0, 0, 0, 1),), "Bo: unknown"),
        (
            (
                OneToOneStanding(Person("a", "Ana", 7), MONDAY, 0, 1, 0, 0, 0),
                OneToOneStanding(Person("b", "Bo", 7), MONDAY - 14 * ONE_DAY, 14, 0, 0, 0, 0),
            ),
            "1 held · Bo: overdue, last held 2 November",
        ),
    ],
)
def test_1_1s_in_a_line(standings: tuple[OneToOneStanding, ...], words: str):
    assert sentences_week.one_to_ones_line(standings) == words


def test_meetings_in_a_line():
    for count, seconds, ahead, words in (
        (0, 0, False, ""),
        (1, HOUR, False, "1 meeting, 1 h in the calendar, 1:1s included"),
        (12, 10 * HOUR, False, "12 meetings, 10 h in the calendar, 1:1s included"),
        (1, HOUR, True, "1 meeting, 1 h planned this week, 1:1s included"),
        (12, 10 * HOUR, True, "12 meetings, 10 h planned this week, 1:1s included"),
    ):
        assert sentences_week.meetings_line(WeekMeetings(count, seconds, None, ahead)) == words


def test_no_sentence_of_a_week_judges_or_shouts():
    for report in (week(1, 39), week(39, 1), week(1, 1), week(10, 20, 10)):
        words = f"{sentences_week.week_sentence(report)} {sentences_week.week_explanation(report)}".lower()
        assert not any(word in words for word in ("!", "bad", "good", "fail", "only you", "should", "score", "too few"))


def test_everybody_with_something_to_tell_has_a_line():
    standings = (
        OneToOneStanding(Person("b", "Bo", 7), MONDAY - 14 * ONE_DAY, 14, 0, 1, 0, 0),
        OneToOneStanding(Person("a", "Ana", 7), MONDAY, 0, 1, 0, 0, 0),
        OneToOneStanding(Person("c", "Chi", 7), MONDAY, 0, 0, 0, 0, 0),
    )
    assert sentences_week.one_to_ones_in_full(standings) == (
        "Bo: skipped · 14 days since the last 1:1, overdue\nAna: held"
    )


def test_a_week_with_too_little_in_it_gives_no_reason_for_a_figure_that_is_not_shown() -> None:
    young = week(0.2, 0, 0.2, complete=False)
    assert not young.tells_share
    assert sentences_week.week_explanation(young) == ""
    assert "The figure is a range" in sentences_week.week_explanation(week(3, 0, 1, complete=False))


def test_of_a_coming_week_nothing_is_told_but_that_it_is_one():
    coming = replace(week(complete=False, drift=BELOW), now=at("12:00") - 7 * ONE_DAY)
    assert sentences_week.week_sentence(coming) == "This week hasn't started yet."
    assert sentences_week.week_explanation(coming) == ""


def test_only_the_week_after_the_present_one_is_the_next():
    present, past = week(complete=False), week(complete=True)
    coming = replace(present, now=at("12:00") - 7 * ONE_DAY)
    assert sentences_week.free_time_title(present) == "Free time next week"
    assert [sentences_week.free_time_title(other) for other in (past, coming)] == ["Free time the week after"] * 2
