from datetime import timedelta

import pytest

from tests.drawing import DAYS, MONDAY, RULES, at
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.promises import WeekPromises
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.focus.blocks import Block, Cause
from tltimer.domain.focus.fragmentation import fragmentation_of
from tltimer.domain.meetings.free_time import BlockSize
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.totals import Totals
from tltimer.domain.timeline.weeks import week_of
from tltimer.reports.day import day_report
from tltimer.reports.week import WeekInputs, WeekReport, trend_point, week_report
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
    chosen: bool = True,
    meetings: int = 0,
    drift: Drift | None = None,
) -> WeekReport:
    """The report of a week of which only sums are known."""
    now = at("04:00", MONDAY + 7 * ONE_DAY) if complete else at("12:00")
    coding, leading, unknown = (int(hours * HOUR) for hours in (coding_h, leading_h, unknown_h))
    figures = Totals({}, {}, coding, leading, unknown, coding, coding + leading, 0)
    choices = (CHOSEN,) if chosen else ()
    days = [day_report(one, (), (), (), now, RULES) for one in DAYS.days_of(WEEK)]
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


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (week(10, 30), "You coded 25% of your week. You chose 30–50%."),
        (week(10, 29, 0.4), "You coded 25–26% of your week. You chose 30–50%."),
        (week(10, 30, complete=False), "You coded 25% of your week so far. You chose 30–50%."),
        (week(1, 1, complete=False), "You coded 50% of your week so far. You chose 30–50%."),
        (week(1, 0.9, complete=False), "The week is young: 1 h 54 min of it is tracked. You chose 30–50%."),
        (
            week(10, 30, chosen=False),
            "You coded 25% of your week. Many leads aim for 30–50%; you have not chosen yet.",
        ),
        (week(1, 1.5), "Only 2 h 30 min of this week is known. You chose 30–50%."),
        (week(), "Nothing is tracked in this week."),
        (week(complete=False), "Nothing is tracked yet this week."),
        (
            week(10, 30, drift=Drift(Verdict.BELOW, 3, SINCE)),
            "You coded 25% of your week. You chose 30–50%. Below since 2 November.",
        ),
        (
            week(16, 24, complete=False, drift=Drift(Verdict.BELOW, 3, SINCE)),
            "You coded 40% of your week so far. You chose 30–50%. Before this week: below since 2 November.",
        ),
        (
            week(complete=False, drift=Drift(Verdict.ABOVE, 13, SINCE)),
            "Nothing is tracked yet this week. Before this week: above since 2 November.",
        ),
    ],
)
def test_a_week_in_a_sentence(report: WeekReport, words: str):
    assert sentences_week.week_sentence(report) == words


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (week(10, 30), "Less coding than that: more room for the team, and a little further from the code."),
        (week(30, 10), "More coding than that: close to the code, and more that waits for you."),
        (week(16, 24), "That lies within it."),
        (week(10, 20, 10), "Too much time is unknown to say how it stands to that."),
        (week(1, 1), "Too little is known to say how it stands to that."),
        (week(16, 24, complete=False), ""),
        (week(), ""),
        (week(16, 24, meetings=1), "That lies within it. One meeting ended a block."),
        (week(16, 24, meetings=5), "That lies within it. Five meetings ended a block."),
        (week(16, 24, meetings=13, complete=False), "13 meetings ended a block."),
        (
            week(10, 30, drift=Drift(Verdict.BELOW, 3, SINCE)),
            "Three weeks lie below: more room for the team, and further from the code.",
        ),
        (
            week(30, 10, drift=Drift(Verdict.ABOVE, 4, SINCE)),
            "Four weeks lie above: close to the code, and more that waits for you.",
        ),
    ],
)
def test_what_stands_behind_the_sentence(report: WeekReport, words: str):
    assert sentences_week.week_explanation(report) == words


def test_no_sentence_of_a_week_judges_or_shouts():
    for report in (week(1, 39), week(39, 1), week(1, 1), week(10, 20, 10)):
        words = f"{sentences_week.week_sentence(report)} {sentences_week.week_explanation(report)}".lower()
        assert not any(word in words for word in ("!", "bad", "good", "fail", "only you", "should", "score", "too few"))
