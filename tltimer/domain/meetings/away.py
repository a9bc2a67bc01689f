"""Days off and lunches that calendars have, and the time that other absences take."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.meetings import Plan, Role
from tltimer.domain.timeline.days import dates
from tltimer.domain.timeline.spans import overlap
from tltimer.frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.spans import Span


@frozen
class CalendarDays:
    """The days off of calendars, each with the name of its calendar, and the lunches of days."""

    days_off: Mapping[date, str]
    lunches: Mapping[date, tuple[Span, ...]]


def calendar_days(events: Iterable[Meeting], first: date, last: date, hours: WorkingHours) -> CalendarDays:
    """Find the days off and lunches of the days from the first to the last.

    Args:
        events: all that could touch them.
        first: the first day.
        last: the last day.
        hours: the working hours; days off that are known already are no news.
    """
    days_off: dict[date, str] = {}
    lunches: dict[date, tuple[Span, ...]] = {}
    for event in events:
        if event.plan is Plan.AWAY:
            for day in days_touched(event, first, last, hours.days):
                if makes_day_off(event, day, hours):
                    days_off.setdefault(day, event.calendar)
        elif event.lunch:
            day = hours.days.day_of(event.start)
            lunches[day] = (*lunches.get(day, ()), event.span)
    return CalendarDays(days_off, lunches)


def days_touched(event: Meeting, first: date, last: date, days: DayRule) -> tuple[date, ...]:
    """Return the days of an absence among those from the first to the last; all-day ones cover their dates."""
    if event.all_day:
        start = event.start.astimezone(days.zone).date()
        end = event.end.astimezone(days.zone).date() - timedelta(days=1)
    else:
        start, end = days.day_of(event.start), days.day_of(event.end - timedelta(seconds=1))
    within = dates(max(start, first), min(end, last))
    return tuple(day for day in within if event.only_on is None or day in event.only_on)


def makes_day_off(event: Meeting, day: date, hours: WorkingHours) -> bool:
    """Return whether an absence that touches a day covers its working hours from start to end."""
    window = hours.usual_window(day)
    if event.all_day:
        return window is not None or event.role == Role.HOLIDAYS
    return window is not None and event.start <= window.start and window.end <= event.end


def blocked_by(event: Meeting, day: date, hours: WorkingHours) -> Span | None:
    """Return the part of a day's working hours that an absence takes without making it a day off.

    working hours   |------------|
    away                    |=========|
    blocked                 |----|
    """
    if event.plan is not Plan.AWAY:
        return None
    window = hours.window(day)
    if window is None or not days_touched(event, day, day, hours.days):
        return None
    # On a day that the user took back from the calendar it takes nothing.
    return None if makes_day_off(event, day, hours) else overlap(event.span, window)


def busy_spans(events: Iterable[Meeting], day: date, hours: WorkingHours) -> tuple[Span, ...]:
    """Return the spans of events and absences that keep the user from coding on a day."""
    events = tuple(events)
    absences = (blocked_by(event, day, hours) for event in events)
    return (*(event.span for event in events if event.busy), *(span for span in absences if span is not None))
