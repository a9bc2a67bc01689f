import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.balance.target import Target, Verdict, verdict_of
from tltimer.domain.timeline.totals import Totals

HOUR = 3600
TARGET = Target(0.30, 0.50, chosen=True)
FULL = 40 * HOUR


def figures(coding: float, leading: float, unknown: float = 0) -> Totals:
    """Figures of so many hours."""
    coding_s, leading_s, unknown_s = (int(hours * HOUR) for hours in (coding, leading, unknown))
    return Totals({}, {}, coding_s, leading_s, unknown_s, coding_s, coding_s + leading_s, 0)


def verdict(coding: float, leading: float, unknown: float = 0, working_s: int = FULL, complete: bool = True) -> Verdict:
    return verdict_of(figures(coding, leading, unknown), TARGET, working_s, complete)


def test_a_week_that_is_not_over_is_running_whatever_was_done():
    assert verdict(0, 40, complete=False) is Verdict.RUNNING
    assert verdict(0, 0, complete=False) is Verdict.RUNNING


@pytest.mark.parametrize(
    ("coding", "leading", "result"),
    [
        (11.9, 28.1, Verdict.BELOW),
        (12, 28, Verdict.WITHIN),
        (20, 20, Verdict.WITHIN),
        (20.1, 19.9, Verdict.ABOVE),
        (0, 40, Verdict.BELOW),
        (40, 0, Verdict.ABOVE),
    ],
)
def test_both_ends_of_the_target_belong_to_it(coding: float, leading: float, result: Verdict):
    assert verdict(coding, leading) is result


@pytest.mark.parametrize(
    ("coding", "leading", "unknown", "result"),
    [
        (8, 28, 3, Verdict.BELOW),
        (8, 28, 4, Verdict.UNCLEAR),
        (14, 20, 6, Verdict.WITHIN),
        (14, 19, 7, Verdict.UNCLEAR),
        (21, 14, 5, Verdict.ABOVE),
        (21, 13, 8, Verdict.UNCLEAR),
        (8, 12, 20, Verdict.UNCLEAR),
    ],
)
def test_unknown_time_must_leave_the_whole_range_on_one_side(
    coding: float, leading: float, unknown: float, result: Verdict
):
    assert verdict(coding, leading, unknown) is result


def test_less_than_five_hours_is_unknown_and_five_hours_are_not():
    assert verdict(2, 3, working_s=0) is Verdict.WITHIN
    assert verdict(2, 2.999, working_s=0) is Verdict.UNKNOWN


def test_less_than_two_fifths_of_the_working_hours_is_unknown_and_two_fifths_are_not():
    assert verdict(6, 10) is Verdict.WITHIN
    assert verdict(6, 9.999) is Verdict.UNKNOWN


def test_unknown_time_does_not_count_as_tracked():
    assert verdict(2, 2.9, unknown=30, working_s=0) is Verdict.UNKNOWN


def test_a_week_off_has_no_verdict():
    assert verdict(0, 0, working_s=0) is Verdict.UNKNOWN


@given(
    st.integers(0, 60 * HOUR),
    st.integers(0, 60 * HOUR),
    st.integers(0, 20 * HOUR),
    st.integers(0, 50 * HOUR),
    st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted),
)
def test_verdicts_are_what_a_reading_of_the_contract_gives(coding, leading, unknown, working, ends):
    low, high = (end / 100 for end in ends)
    verdict = verdict_of(Totals({}, {}, coding, leading, unknown, 0, 0, 0), Target(low, high, True), working, True)
    tracked = coding + leading
    if tracked < 18000 or tracked * 5 < working * 2:
        assert verdict is Verdict.UNKNOWN
        return
    lower, upper = coding / (tracked + unknown), (coding + unknown) / (tracked + unknown)
    expected = Verdict.UNCLEAR
    if low <= lower and upper <= high:
        expected = Verdict.WITHIN
    if lower > high:
        expected = Verdict.ABOVE
    if upper < low:
        expected = Verdict.BELOW
    assert verdict is expected
