from datetime import date, datetime

import pytest

from tests.drawing import DAYS, HOURS, MONDAY, RULES, at, rules
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.promises import WeekPromises
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import ONE_DAY, Week, week_of
from tltimer.domain.timeline.totals import Totals
from tltimer.reports.day import day_report
from tltimer.reports.week import WeekInputs, WeekReport, trend_point, week_report
from tltimer.reports.week_prompt import WeekPrompt, asked_in, cause_to_say

WEEK = week_of(MONDAY)
THURSDAY, FRIDAY, NEXT_MONDAY, NEXT_THURSDAY = (at("12:00", MONDAY + days * ONE_DAY) for days in (3, 4, 7, 10))
CHOSEN = Choice("1", WEEK.plus(-9), 0.3, 0.5, "", None, at("09:00", MONDAY - 60 * ONE_DAY))
LONG_AGO = WEEK.plus(-9)
MEANT = Intention("i", WEEK, "the importer")
DRIFT = Drift(Verdict.BELOW, 3, MONDAY - 14 * ONE_DAY)


LONG_BEFORE = at("09:00", MONDAY - 60 * ONE_DAY)


def choice(week: Week, until: date | None = None, decided_at: datetime = LONG_BEFORE) -> Choice:
    return Choice("2", week, 0.2, 0.35, "", until, decided_at)


def report(
    now: datetime,
    *choices: Choice,
    week: Week = WEEK,
    first: Week | None = LONG_AGO,
    drift: Drift | None = None,
    hours: float = 20,
    intentions: tuple[Intention, ...] = (),
    by: Rules = RULES,
    coding: float = 1,
) -> WeekReport:
    """A week of some hours, with a drift if one is given."""
    seconds = int(hours * 3600)
    coded = round(seconds * coding)
    figures = Totals({}, {}, coded, seconds - coded, 0, coded, seconds, 0)
    days = [day_report(day, (), (), (), now, by) for day in DAYS.days_of(week)]
    made = week_report(
        week,
        WeekInputs(
            days=tuple(days),
            choices=choices,
            first_week=first,
            point=lambda week: trend_point(week, figures, choices, now, by),
            promises=WeekPromises(),
            next_free=(),
            intentions=intentions,
        ),
        0,
        now,
        by,
    )
    fields = {name: getattr(made, name) for name in made.__slots__}
    return WeekReport(**fields | {"figures": figures, "drift": drift})


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        (report(THURSDAY, CHOSEN), None),
        (report(FRIDAY, CHOSEN), WeekPrompt.DECIDE),
        (report(NEXT_THURSDAY, CHOSEN), WeekPrompt.DECIDE),
        (report(NEXT_THURSDAY, CHOSEN, week=WEEK.plus(-1)), None),
        (report(FRIDAY, CHOSEN, hours=0), None),
        (report(FRIDAY, CHOSEN, choice(WEEK.plus(1))), None),
        (report(FRIDAY, CHOSEN, intentions=(Intention("i", WEEK.plus(1), "it"),)), None),
        (report(THURSDAY, CHOSEN, drift=DRIFT), WeekPrompt.DRIFT),
        (report(FRIDAY, CHOSEN, drift=DRIFT), WeekPrompt.DRIFT),
        (report(FRIDAY, CHOSEN, choice(WEEK.plus(1)), drift=DRIFT), None),
        (report(THURSDAY, CHOSEN, intentions=(MEANT,)), None),
        (report(FRIDAY, CHOSEN, drift=DRIFT, intentions=(MEANT,)), WeekPrompt.INTENTION),
        (report(NEXT_MONDAY, CHOSEN, intentions=(MEANT,)), WeekPrompt.INTENTION),
        (report(FRIDAY, CHOSEN, intentions=(Intention("i", WEEK, "it", True),)), None),
        (report(FRIDAY, CHOSEN, coding=0.4), None),
        (report(FRIDAY, CHOSEN, coding=0.29), WeekPrompt.DECIDE),
        (report(THURSDAY, CHOSEN, choice(WEEK.plus(-1), decided_at=at("09:00")), drift=DRIFT), None),
    ],
)
def test_a_week_asks_at_its_end_and_a_drift_on_any_day(made: WeekReport, asked: WeekPrompt | None):
    assert asked_in(made, RULES) is asked


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        (report(FRIDAY, first=None, hours=0), None),
        (report(THURSDAY, first=WEEK), None),
        (report(FRIDAY, first=WEEK, hours=1), None),
        (report(FRIDAY, first=WEEK, hours=3), WeekPrompt.FIRST),
        (report(THURSDAY, first=WEEK.plus(-1)), WeekPrompt.FIRST),
        (report(NEXT_MONDAY, first=WEEK.plus(1)), None),
        (report(FRIDAY, choice(WEEK.plus(40)), first=WEEK), None),
    ],
)
def test_the_first_week_ends_with_the_question_and_it_stays_until_it_is_answered(
    made: WeekReport, asked: WeekPrompt | None
):
    assert asked_in(made, RULES) is asked


@pytest.mark.parametrize(
    ("now", "until", "asked"),
    [
        (at("12:00"), date(2026, 11, 15), WeekPrompt.ENDED),
        (at("12:00"), date(2026, 11, 16), None),
        (THURSDAY, date(2026, 11, 18), WeekPrompt.ENDED),
        (THURSDAY, date(2026, 11, 20), None),
        (FRIDAY, date(2026, 11, 20), WeekPrompt.ENDS),
        (FRIDAY, date(2026, 11, 22), WeekPrompt.ENDS),
        (FRIDAY, date(2026, 11, 23), WeekPrompt.DECIDE),
    ],
)
def test_a_choice_that_has_ended_asks_and_never_goes_on(now: datetime, until: date, asked: WeekPrompt | None):
    assert asked_in(report(now, choice(WEEK.plus(-4), until)), RULES) is asked


def test_a_week_ends_with_its_last_working_day():
    by = rules(hours=WorkingHours(HOURS.days, HOURS.weekdays, days_off=frozenset({MONDAY + 4 * ONE_DAY})))
    assert asked_in(report(THURSDAY, CHOSEN, by=by), by) is WeekPrompt.DECIDE
    free = rules(hours=WorkingHours(HOURS.days, {}))
    assert asked_in(report(THURSDAY, CHOSEN, by=free), free) is None


@pytest.mark.parametrize(
    ("made", "cause"),
    [
        (report(THURSDAY, CHOSEN, drift=DRIFT), "drift below 2026-11-02"),
        (report(at("08:00"), CHOSEN, drift=DRIFT), None),
        (report(at("12:00", MONDAY - ONE_DAY), CHOSEN, drift=DRIFT, week=WEEK.plus(-1)), None),
        (report(THURSDAY, CHOSEN), None),
        (report(FRIDAY, CHOSEN), None),
        (report(at("16:00", MONDAY + 4 * ONE_DAY), CHOSEN), None),
        (report(FRIDAY, choice(WEEK, date(2026, 11, 18))), "ended 2"),
        (report(FRIDAY, first=WEEK), None),
        (report(at("16:00", MONDAY + 4 * ONE_DAY), first=WEEK), "first"),
        (report(FRIDAY, CHOSEN, intentions=(MEANT,)), None),
        (report(at("16:00", MONDAY + 4 * ONE_DAY), CHOSEN, intentions=(MEANT,)), "intention i"),
    ],
)
def test_what_should_not_wait_comes_by_itself_in_working_hours(made: WeekReport, cause: str | None):
    assert cause_to_say(asked_in(made, RULES), made, RULES) == cause


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("drift below 2026-11-09", "drift below 2026-11-09"),
        ("drift below 2026-11-02", "drift below 2026-11-02"),
        ("drift below 2026-10-26", "drift below 2026-11-02"),
        ("drift above 2026-11-09", "drift below 2026-11-02"),
        ("ended 2", "drift below 2026-11-02"),
    ],
)
def test_a_drift_that_began_earlier_by_a_late_correction_is_the_same_one(said: str, cause: str):
    made = report(THURSDAY, CHOSEN, drift=DRIFT)
    assert cause_to_say(asked_in(made, RULES), made, RULES, [said]) == cause
