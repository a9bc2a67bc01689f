from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.journal.listing import EARLIEST, LATEST, is_month, month_of, month_span, months_touching, reach_of

FIRST, LAST = EARLIEST.replace(tzinfo=None), LATEST.replace(tzinfo=None) - timedelta(seconds=1)
INSTANTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


@given(INSTANTS)
def test_an_instant_lies_in_its_month(instant):
    start, end = month_span(month_of(instant))
    assert start <= instant < end
    assert is_month(month_of(instant))


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=100)), st.integers(-90, 90))
def test_the_months_touching_a_span_are_those_whose_reach_overlaps_it(start, length, days):
    end = min(start + length, LATEST)
    near = start + timedelta(days=days) if EARLIEST <= start + timedelta(days=days) < LATEST else start
    month = month_of(near)
    first, last = reach_of(month)
    touches = bool(months_touching(start, end, [month]))
    overlaps = first < end and start < last and start < end
    assert touches >= overlaps  # one too many, at the very edge, costs nothing
    assert touches <= (first <= end and start <= last)


@pytest.mark.parametrize(
    "name", ["2026-13", "2026-00", "1969-12", "9999-01", "2026-1", "26-11", "2026_11", "notes", "", "²026-1"]
)
def test_what_is_no_month(name):
    assert not is_month(name)


def test_december_ends_with_the_year():
    assert month_span("2026-12") == (datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
