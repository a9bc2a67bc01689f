"""Days off: the user's, those of calendars, and those that calendars only offer."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.event_classes import class_of, is_free, joined_copies
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.snapshots import days_of_long
from tltimer.domain.meetings.title_words import begins_with
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.domain.timeline.switches import USER
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.domain.meetings.meetings import Occurrence
    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.rules import Rules


class DayOff(Value):
    """A day off. ``source`` is ``user`` or the name of a calendar; ``offered``: only proposed, ``title`` says why."""

    date: date
    source: str
    title: str = ""
    offered: bool = False


def days_off_of(first: date, last: date, occurrences: Iterable[Occurrence], rules: Rules) -> tuple[DayOff, ...]:
    """Return the days off from the first to the last day, in order, with those that are offered.

    Offered are the working days of all-day events that begin with an away word and are marked as taking no time.

    Args:
        first: the first day.
        last: the last day.
        occurrences: those that touch the days.
        rules: they know the days off of calendars.
    """
    hours = rules.hours
    days = {day: DayOff(day, hours.day_off(day) or "") for day in dates(first, last) if hours.day_off(day)}
    for joined in joined_copies(occurrences, rules.reading):
        copy = joined.copy
        offers = copy.all_day and is_free(copy) and copy.role == "mine" and copy.status != "CANCELLED"
        if not offers or joined.others or class_of(joined, rules.reading) is Plan.AWAY:
            continue
        if begins_with(copy.title, rules.reading.away_words):
            for day in days_of_long(copy, rules.days):
                if first <= day <= last and hours.works_on(day):
                    days.setdefault(day, DayOff(day, copy.calendar, copy.title, offered=True))
    return tuple(days[day] for day in sorted(days))


class DaysOff(Value):
    """Days off that follow each other, days without working hours between them, and the calendar that brings them."""

    first: date
    last: date
    calendar: str

    @property
    def cause(self) -> str:
        """Their identity among others; their first day passes, or comes nearer, the last one stays."""
        return f"days off to {self.last} {self.calendar}"


def coming_days_off(days: Iterable[DayOff], today: date, hours: WorkingHours) -> tuple[DaysOff, ...]:
    """Return the days off that calendars bring, of those that begin within two weeks, in order.

    Args:
        days: the days off that are known, in order.
        today: this day.
        hours: the working hours.
    """
    coming: list[DaysOff] = []
    for day in days:
        if day.source == USER or day.offered or day.date < today or not hours.weekday_window(day.date):
            continue
        before = coming[-1] if coming else None
        joins = before is not None and before.calendar == day.source
        if before is not None and joins and not _works_between(before.last, day.date, hours):
            coming[-1] = DaysOff(before.first, day.date, day.source)
        else:
            coming.append(DaysOff(day.date, day.date, day.source))
    return tuple(days_off for days_off in coming if days_off.first <= today + SOON)


SOON = timedelta(weeks=2)


def _works_between(first: date, last: date, hours: WorkingHours) -> bool:
    return any(hours.works_on(day) for day in dates(first + ONE_DAY, last - ONE_DAY))
