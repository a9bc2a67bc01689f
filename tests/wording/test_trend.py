"""The weeks of the trend in words."""

from datetime import date

import pytest

from tests.drawing import MONDAY, RULES, at
from tests.wording.test_week import CHOSEN, HOUR, WEEK, week
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.totals import Totals
from tltimer.reports.week import TrendPoint, trend_point
from tltimer.values import replace
from tltimer.wording.trend import choice_words, outside_words, point_words, tip_words, trend_words

LAUNCH = replace(CHOSEN, because="the launch is over", until=date(2026, 12, 31))


def point(coding_h: int, unknown_h: int = 0, *choices: Choice) -> TrendPoint:
    """A week of forty hours, seen when it is over; without any where nothing is coded."""
    coding, tracked = coding_h * HOUR, 40 * HOUR if coding_h else 0
    figures = Totals({}, {}, coding, tracked - coding, unknown_h * HOUR, coding, tracked, 0)
    return trend_point(WEEK, figures, choices, at("04:00", MONDAY + 7 * ONE_DAY), RULES)


@pytest.mark.parametrize(
    ("choice", "words"), [(CHOSEN, "Target 30–50%"), (LAUNCH, "Target 30–50%: the launch is over")]
)
def test_a_choice_and_its_reason(choice: Choice, words: str) -> None:
    assert choice_words(choice) == words


@pytest.mark.parametrize(
    ("seen", "line", "tip"),
    [
        (point(0), "Week 47: too little was tracked", "Week 47: too little was tracked"),
        (point(16), "Week 47: 40%", "Week 47: 40%"),
        (point(16, 10), "Week 47: 32–52%", "Week 47: 32–52%"),
        (point(16, 0, CHOSEN), "Week 47: 40%, target 30–50%", "Week 47: 40%, target 30–50%"),
        (
            point(16, 0, LAUNCH),
            "Week 47: 40%, target 30–50%",
            "Week 47: 40%, target 30–50%\nthe launch is over · until 31 December",
        ),
    ],
    ids=["too little", "no target", "a range", "a target", "a target with a reason and an end"],
)
def test_a_week_and_the_tip_at_it(seen: TrendPoint, line: str, tip: str) -> None:
    assert (point_words(seen), tip_words(seen)) == (line, tip)


def test_the_trend_tells_the_known_weeks_and_the_choices_in_them() -> None:
    unknown, known = replace(point(0), week=WEEK.plus(-1)), point(16, 0, LAUNCH)
    report = replace(week(16, 24), trend_points=(unknown, known), choices=(LAUNCH,))
    assert trend_words(report) == ("Week 47: 40%, target 30–50%. Week 47: Target 30–50%: the launch is over")


def running(coding_h: int) -> tuple[TrendPoint, ...]:
    """A week of forty hours that is not over."""
    return (replace(point(coding_h, 0, CHOSEN), verdict=Verdict.RUNNING),)


@pytest.mark.parametrize(
    ("side", "chosen", "coding_h", "words"),
    [
        (None, True, 16, ""),
        (Verdict.BELOW, True, 16, "below target, 26 October to 15 November"),
        (Verdict.ABOVE, True, 16, "above target, 26 October to 15 November"),
        (Verdict.BELOW, False, 16, "below 30–50%, 26 October to 15 November"),
        (Verdict.ABOVE, False, 16, "above 30–50%, 26 October to 15 November"),
        (Verdict.BELOW, True, 8, "below target since 26 October"),
        (Verdict.BELOW, True, 0, "below target since 26 October"),
        (Verdict.ABOVE, True, 24, "above target since 26 October"),
        (Verdict.BELOW, False, 8, "below 30–50% since 26 October"),
        (Verdict.ABOVE, False, 24, "above 30–50% since 26 October"),
    ],
)
def test_since_when_the_weeks_are_outside_and_until_when_they_were(
    side: Verdict | None, chosen: bool, coding_h: int, words: str
) -> None:
    drift = None if side is None else Drift(side, 3, date(2026, 10, 26))
    report = replace(week(16, 24, chosen=chosen), drift=drift, trend_points=running(coding_h))
    assert outside_words(report) == words


def test_a_complete_week_belongs_to_the_drift_that_it_ends() -> None:
    report = replace(week(16, 24), drift=Drift(Verdict.BELOW, 3, date(2026, 10, 26)), trend_points=(point(16),))
    assert outside_words(report) == "below target since 26 October"
