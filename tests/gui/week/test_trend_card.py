"""The weeks in the trend."""

from datetime import UTC, date, datetime

from tests.gui import samples
from tltimer.domain.balance.target import Choice, Target, Verdict
from tltimer.domain.timeline.days import Week
from tltimer.gui.week.blocks_bar import GAP, NARROWEST, widths
from tltimer.reports.trend import TrendStep, decisions, is_known, is_outside, steps, top_of
from tltimer.reports.week import TrendPoint
from tltimer.wording.trend import choice_words, point_words, tip_words, trend_words

CHOSEN, DEFAULT = Target(0.3, 0.5, True), Target(0.3, 0.5, False)


def point(share: float, target: Target = CHOSEN, verdict: Verdict = Verdict.WITHIN, hours: float = 39) -> TrendPoint:
    return TrendPoint(Week(2026, 40), samples.figures(share, hours), target, verdict)


def test_the_target_has_a_step_where_the_choice_changed() -> None:
    report = samples.week()
    assert steps(report.trend_points) == (
        TrendStep(0, 4, Target(0.45, 0.65, True, "the launch", None)),
        TrendStep(5, 11, Target(0.30, 0.50, True, "the launch is over", None)),
    )


def test_a_chosen_target_and_the_default_one_are_different_steps() -> None:
    assert [step.target.chosen for step in steps([point(0.4), point(0.4, DEFAULT)])] == [True, False]


def test_unknown_weeks_have_no_point_and_a_running_one_only_with_enough_in_it() -> None:
    assert not is_known(point(0.4, verdict=Verdict.UNKNOWN))
    assert not is_known(point(0.4, verdict=Verdict.RUNNING, hours=4))
    assert is_known(point(0.4, verdict=Verdict.RUNNING, hours=6))
    assert point_words(point(0.4, verdict=Verdict.UNKNOWN)) == "Week 40: too little was tracked"


def test_a_point_is_hollow_when_its_week_lies_outside_whatever_the_unknown_time_was() -> None:
    assert is_outside(point(0.2))
    assert is_outside(point(0.6))
    assert not is_outside(point(0.4))
    wide = TrendPoint(Week(2026, 40), samples.figures(0.28, 30, unknown=5), CHOSEN, Verdict.UNCLEAR)
    assert not is_outside(wide)


def test_the_picture_reaches_over_all_that_is_in_it() -> None:
    assert top_of([point(0.3)]) == 60
    assert top_of([point(0.3, Target(0.6, 0.8, True))]) == 80
    assert top_of([point(0.81)]) == 100
    assert [top_of([point(share)]) for share in (0.52, 0.53, 0.56, 0.8, 1.0)] == [60, 80, 80, 100, 100]
    assert top_of([]) == 60


def test_of_two_decisions_for_one_week_the_last_is_shown() -> None:
    again = Choice("9", Week(2026, 41), 0.2, 0.4, "", None, datetime(2026, 10, 4, tzinfo=UTC))
    report = samples.week(choices=(*samples.CHOICES, again))
    assert [(place, choice.id) for place, choice in decisions(report)] == [(5, "9")]
    assert choice_words(again) == "Target 20–40%"


def test_the_trend_in_words() -> None:
    report = samples.week(trend_points=(0.5, None, 0.4), now=samples.at(date(2026, 11, 23), "8:00"))
    assert trend_words(report) == (
        "Week 44: 46–54%, target 30–50%. Week 46: 37–44%, target 30–50%. "
        "Week 47: 25–26%, target 30–50%. Week 41: Target 30–50%: the launch is over"
    )


def test_blocks_share_the_room_by_their_length() -> None:
    assert widths([7200, 3600, 3600], 400 + 2 * GAP, 0) == (200, 100, 100)


def test_little_coding_does_not_fill_the_bar() -> None:
    assert widths([3600], 400, 4 * 3600) == (100,)


def test_many_blocks_can_all_be_seen_and_stay_inside() -> None:
    parts = widths([7200] + [10] * 40, 300, 0)
    assert min(parts) >= NARROWEST
    assert sum(parts) + GAP * 40 <= 300.001


def test_no_block_needs_no_room() -> None:
    assert widths([], 300, 0) == ()


def test_who_points_at_a_week_reads_why_its_target_was_chosen() -> None:
    target = Target(0.3, 0.5, True, "the launch is over", date(2026, 12, 31))
    words = "Week 40: 40%, target 30–50%"
    assert tip_words(point(0.4, target)) == f"{words}\nthe launch is over · until 31 December"
    assert tip_words(point(0.4)) == words
