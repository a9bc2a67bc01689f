"""The user's working hours, and what days off, lunches and absences of calendars make of them."""

from __future__ import annotations

from datetime import time, timedelta

from tltimer.domain.meetings.meetings import HOLIDAYS, Plan
from tltimer.domain.timeline.days import dates
from tltimer.domain.timeline.documents import values_from
from tltimer.domain.timeline.instants import parse_date
from tltimer.domain.timeline.spans import Span, overlap, seconds_of, union, without
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.documents import Document


Hours = tuple[time, time]
"""From one wall time to a later one of the same day; a time before the day's start is the next date's."""

NO_LUNCHES: Mapping[date, tuple[Span, ...]] = {}
NO_DAYS_OFF: Mapping[date, str] = {}

USER = "user"
"""The source of days off that the user entered."""


WEEKEND = 5
"""The first day of the weekend (0 is Monday) of those who set no working hours."""


class WorkingHours(Value):
    """The hours of each weekday (0 is Monday, absent means free), lunch, and the days off.

    ``lunches`` are those of calendars; on their days they take the place of ``lunch``. ``days_off`` are all of them,
    ``calendar_days_off`` those that only calendars have, each with the name of its calendar.
    """

    days: DayRule
    weekdays: Mapping[int, Hours]
    lunch: Hours | None = None
    days_off: frozenset[date] = frozenset()
    lunches: Mapping[date, tuple[Span, ...]] = NO_LUNCHES
    calendar_days_off: Mapping[date, str] = NO_DAYS_OFF

    def works_on(self, day: date) -> bool:
        """Return whether a date is a working day."""
        return self.window(day) is not None

    def has_hours(self, day: date) -> bool:
        """Return whether a date's weekday is one of work; where no weekday is, Monday to Friday stand for them."""
        return day.weekday() in self.weekdays if self.weekdays else day.weekday() < WEEKEND

    def ends_week(self, day: date) -> bool:
        """Return whether no other working day of its week follows a date."""
        return not any(self.works_on(later) for later in self.days.days_of(self.days.week_of(day)) if later > day)

    def weekday_window(self, day: date) -> Span | None:
        """Return the working hours of a date's weekday, whether it is a day off or not."""
        hours = self.weekdays.get(day.weekday())
        if hours is None:
            return None
        span = self._span(day, hours)
        return span if span.start < span.end else None

    def window(self, day: date) -> Span | None:
        """Return the working hours of a date, lunch included; None on a day off."""
        return None if day in self.days_off else self.weekday_window(day)

    def end_of(self, day: date) -> datetime | None:
        """Return the end of a date's working hours; None on a day off."""
        window = self.window(day)
        return window.end if window else None

    def lunch_of(self, day: date) -> tuple[Span, ...]:
        """Return the lunch of a date: that of the calendar, else the set one, if any."""
        if day in self.lunches:
            return union(self.lunches[day])
        return union([self._span(day, self.lunch)]) if self.lunch else ()

    def seconds(self, day: date) -> int:
        """Count the working seconds of a date, lunch left out."""
        window = self.window(day)
        if window is None:
            return 0
        lunch = self.lunch_of(day)
        return seconds_of(without(window, lunch)) if lunch else window.seconds

    def without_days_off(self) -> WorkingHours:
        """Return the same hours as if no day were off."""
        return WorkingHours(self.days, self.weekdays, self.lunch)

    def day_off(self, day: date) -> str | None:
        """Return the source of a day off, the user first; None where it is none."""
        if day not in self.days_off:
            return None
        return self.calendar_days_off.get(day, USER)

    def with_calendar(self, days_off: Mapping[date, str], lunches: Mapping[date, tuple[Span, ...]]) -> WorkingHours:
        """Return the same hours with the days off and lunches of calendars besides."""
        users = self.days_off.difference(self.calendar_days_off)
        calendars = {**self.calendar_days_off, **days_off}
        calendars = {day: name for day, name in calendars.items() if day not in users}
        off, lunches = users.union(calendars), {**self.lunches, **lunches}
        return WorkingHours(self.days, self.weekdays, self.lunch, off, lunches, calendars)

    def _span(self, day: date, hours: Hours) -> Span:
        start = self.days.at_wall(day, hours[0])
        until_day_ends = hours[1] == self.days.day_start
        return Span(start, self.days.span_of(day).end if until_day_ends else self.days.at_wall(day, hours[1]))


class CalendarDays(Value):
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
    window = hours.weekday_window(day)
    if event.all_day:
        return window is not None or event.role == HOLIDAYS
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


def days_off_from(documents: Iterable[Document]) -> frozenset[date]:
    """Read from the collection ``days_off`` the days off of the user: the date is the id."""
    return frozenset(values_from((document for document in documents if not document.get("works")), _day_of_id))


def working_days_from(documents: Iterable[Document]) -> frozenset[date]:
    """Read from the collection ``days_off`` the days off of calendars that the user took back."""
    return frozenset(values_from((document for document in documents if document.get("works")), _day_of_id))


def _day_of_id(document: Document) -> date:
    return parse_date(document["id"])
