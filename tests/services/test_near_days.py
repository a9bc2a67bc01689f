"""Each day of a long view has all events that can matter for it, and no more than it needs."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import RULES, at
from tltimer.domain.focus.blocks import NEAR
from tltimer.domain.meetings.meetings import Occurrence
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.services.near_days import NearDays
from tltimer.services.schedule import ScheduleView

FIRST = date(2026, 11, 16)


def occurrence(minutes: int, length: int) -> Occurrence:
    """Return an occurrence that begins so many minutes after nine on the first day."""
    start = at("09:00") + timedelta(minutes=minutes)
    end = start + timedelta(minutes=length)
    return Occurrence(f"{minutes}", start, end, "Sync", "work", False, "", False, "", None, ())


@given(st.lists(st.tuples(st.integers(-9000, 9000), st.integers(1, 4000)), max_size=30))
def test_a_day_has_every_event_that_touches_it(times: list[tuple[int, int]]) -> None:
    events = tuple(occurrence(*time) for time in times)
    near = NearDays(ScheduleView(RULES, events, (), ()))
    for number in range(-5, 6):
        day = FIRST + number * ONE_DAY
        span = RULES.days.span_of(day)
        touching = {event for event in events if event.start < span.end and event.end > span.start - NEAR}
        assert touching <= set(near.view(day).occurrences)


def test_a_day_is_not_given_the_events_of_another_week() -> None:
    events = tuple(occurrence(number * 24 * 60, 30) for number in range(-300, 300))
    assert len(NearDays(ScheduleView(RULES, events, (), ())).view(FIRST).occurrences) <= 4
