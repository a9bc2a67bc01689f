"""Changes in the level of the coding share: drawn, and against a plain reading of the definition."""

from fractions import Fraction
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tltimer.domain.audit.level_change import LevelChange, LevelChangeKind, WeekShare, level_change
from tltimer.domain.timeline.days import Week

FIRST = Week(2026, 30)


def weeks(percent: list[int | None]) -> list[WeekShare]:
    """Judged weeks in a row with these shares; None leaves a week out, as one that is not judged."""
    shares = [(FIRST.plus(place), share) for place, share in enumerate(percent)]
    return [WeekShare(week, Fraction(share, 100)) for week, share in shares if share is not None]


def change(*percent: int | None) -> LevelChange | None:
    return level_change(weeks(list(percent)))


def test_a_step_is_told_with_its_week_and_both_means():
    assert change(52, 55, 58, 55, 55, 33, 36, 30, 33) == LevelChange(LevelChangeKind.STEP, FIRST.plus(5), 0.55, 0.33)


def test_a_straight_fall_is_a_slow_change_with_the_two_ends_of_its_line():
    result = change(60, 56, 52, 48, 44, 40, 36, 32)
    assert result is not None
    assert (result.kind, result.week) == (LevelChangeKind.SLOW, FIRST.plus(4))
    assert (result.before, result.after) == pytest.approx((0.60, 0.32))


def test_weeks_that_are_not_judged_are_left_out_but_keep_their_distance():
    assert change(50, 50, None, None, 50, 50, None, 30, 30, 30, None, 30) == LevelChange(
        LevelChangeKind.STEP, FIRST.plus(7), 0.5, 0.3
    )
    # A line by weeks apart: the gap in the middle makes the fall a step in the list, and a line on the calendar.
    apart = change(60, 58, 56, 54, *[None] * 6, 40, 38, 36, 34)
    assert apart is not None
    assert apart.kind is LevelChangeKind.SLOW


@pytest.mark.parametrize(
    ("situation", "percent"),
    [
        ("too few weeks", [60, 60, 60, 60, 30, 30, 30]),
        ("flat", [40] * 12),
        ("less than seven points", [46, 46, 46, 46, 40, 40, 40, 40]),
        ("noise as large as the change", [40, 60, 40, 60, 40, 60, 40, 60, 70, 50]),
    ],
)
def test_no_change_is_told(situation: str, percent: list[int]):
    assert change(*percent) is None, situation


def test_each_side_has_three_weeks_even_where_two_explain_more():
    result = change(*[40] * 9, 40, 80, 80)
    assert result is not None
    assert (result.week, result.before) == (FIRST.plus(9), 0.4)


def test_exactly_seven_points_are_enough():
    assert change(47, 47, 47, 47, 40, 40, 40, 40) == LevelChange(LevelChangeKind.STEP, FIRST.plus(4), 0.47, 0.4)


def test_of_two_splits_that_explain_as_much_the_earlier_counts():
    mirrored = [60, 60, 60, 45, 45, 45, 30, 30, 30]
    result = change(*mirrored)
    assert result is not None
    assert result.week == FIRST.plus(3)


def read_plainly(shares: list[WeekShare]) -> LevelChange | None:
    """The definition, read once more, with all sums of squares written out."""

    def left(values: list[Fraction], line: list[Fraction] | None = None) -> Fraction:
        mean = sum(values, Fraction()) / len(values)
        return sum(((value - (line[place] if line else mean)) ** 2 for place, value in enumerate(values)), Fraction())

    values = [share.share for share in shares]
    if len(values) < 8:
        return None
    splits = {place: left(values[:place]) + left(values[place:]) for place in range(3, len(values) - 2)}
    place = next(place for place, rest in splits.items() if rest == min(splits.values()))
    before, after = (sum(side, Fraction()) / len(side) for side in (values[:place], values[place:]))
    if abs(before - after) * 100 < 7 or splits[place] * 100 > 55 * left(values):
        return None
    xs = [Fraction(share.week.since(shares[0].week)) for share in shares]
    x_mean, y_mean = sum(xs, Fraction()) / len(xs), sum(values, Fraction()) / len(values)
    slope = sum(((x - x_mean) * (y - y_mean) for x, y in zip(xs, values, strict=True)), Fraction()) / sum(
        ((x - x_mean) ** 2 for x in xs), Fraction()
    )
    line = [y_mean + slope * (x - x_mean) for x in xs]
    if left(values, line) * 3 < 2 * splits[place]:
        return LevelChange(LevelChangeKind.SLOW, shares[place].week, float(line[0]), float(line[-1]))
    return LevelChange(LevelChangeKind.STEP, shares[place].week, float(before), float(after))


@settings(max_examples=150)
@given(
    st.lists(st.none() | st.integers(0, 12), max_size=20),
    st.lists(st.none() | st.integers(5, 20), max_size=20),
)
def test_changes_equal_a_plain_reading_of_the_definition(before: list[int | None], after: list[int | None]):
    shares = weeks([None if percent is None else percent * 5 for percent in before + after])
    assert level_change(shares) == read_plainly(shares)


@given(st.lists(st.integers(0, 100), min_size=8, max_size=16))
def test_a_change_lies_inside_and_its_means_are_those_of_its_sides(percent: list[int]):
    result = change(*percent)
    if result is not None and result.kind is LevelChangeKind.STEP:
        place = result.week.since(FIRST)
        assert 3 <= place <= len(percent) - 3
        assert result.before * 100 == pytest.approx(fmean(percent[:place]))
        assert result.after * 100 == pytest.approx(fmean(percent[place:]))


def series(random: Random, length: int, at: int | None) -> list[WeekShare]:
    """Weeks around 50% with a noise of four points, and from a week on twelve points lower."""
    shares = [
        Fraction(round(random.gauss(500 if at is None or place < at else 380, 40)), 1000) for place in range(length)
    ]
    return [WeekShare(FIRST.plus(place), share) for place, share in enumerate(shares)]


@pytest.mark.parametrize("length", [16, 26, 52])
def test_a_change_of_twelve_points_is_placed_within_a_week_and_noise_alone_tells_of_none(length: int) -> None:
    """The change lies in the middle half of the span; see the decision on the audit for the ends."""
    random = Random(length)
    placed = reported = 0
    for _number in range(300):
        at = random.randint(length // 4, length - length // 4)
        result = level_change(series(random, length, at))
        placed += result is not None and abs(result.week.since(FIRST.plus(at))) <= 1
        reported += level_change(series(random, length, None)) is not None
    assert placed >= 0.93 * 300
    assert reported <= 0.03 * 300
