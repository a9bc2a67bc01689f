import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.balance.drift import trend_of


def test_fewer_than_four_weeks_have_no_trend():
    assert trend_of([(0, 0.1), (1, 0.2), (2, 0.3)]) is None
    assert trend_of([]) is None


def test_four_weeks_have_one():
    assert trend_of([(0, 0.1), (1, 0.2), (2, 0.3), (3, 0.4)]) == pytest.approx(0.1)


def test_missing_weeks_count_as_the_time_that_they_took():
    assert trend_of([(0, 0.1), (2, 0.3), (3, 0.4), (7, 0.8)]) == pytest.approx(0.1)


def test_one_odd_week_does_not_bend_it():
    assert trend_of([(0, 0.3), (1, 0.3), (2, 0.9), (3, 0.3), (4, 0.3)]) == 0


points = st.dictionaries(st.integers(-20, 20), st.floats(0, 1), max_size=10)


@given(points)
def test_it_is_the_median_of_all_slopes(shares: dict[int, float]):
    slopes = sorted((shares[b] - shares[a]) / (b - a) for a in shares for b in shares if a < b)
    half = len(slopes) // 2
    if len(shares) < 4:
        assert trend_of(shares.items()) is None
    elif len(slopes) % 2:
        assert trend_of(shares.items()) == slopes[half]
    else:
        assert trend_of(shares.items()) == (slopes[half - 1] + slopes[half]) / 2


@given(points, st.integers(-100, 100))
def test_from_where_weeks_are_counted_does_not_matter(shares: dict[int, float], shift: int):
    assert trend_of((week + shift, share) for week, share in shares.items()) == trend_of(shares.items())
