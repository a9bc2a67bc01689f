"""The days of a year or month that a recurrence rule chooses."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from tltimer.calendars.ics.rules import FORWARD, MONTHLY, OMIT, YEARLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.calendars.ics.rules import Rule

LAST = date.max.toordinal()


def days_of_year(rule: Rule, year: int, low: date = date.min, high: date = date.max) -> list[date]:
    """Return the days of a year that a yearly rule chooses, in order.

    Args:
        rule: the rule.
        year: the year.
        low: the first day that matters; days before it may be left out.
        high: the last one; days after it may be left out.
    """
    moved = _moved_days(rule, year, rule.months or tuple(range(1, 13))) if rule.skip != OMIT else None
    if moved is None:
        if rule.months:
            candidates = [
                date(year, month, day) for month in rule.months for day in range(1, monthrange(year, month)[1] + 1)
            ]
        else:
            begin, end = max(date(year, 1, 1), low).toordinal(), min(date(year, 12, 31), high).toordinal()
            candidates = [date.fromordinal(ordinal) for ordinal in range(begin, end + 1)]
        moved = [day for day in candidates if fits(rule, day)]
    return moved


def days_of_month(rule: Rule, year: int, month: int) -> list[date]:
    """Return the days of a month that a monthly rule chooses, in order."""
    if rule.months and month not in rule.months:
        return []
    moved = _moved_days(rule, year, (month,)) if rule.skip != OMIT else None
    if moved is not None:
        return moved
    length = monthrange(year, month)[1]
    if rule.month_days and not rule.days and not rule.year_days:
        numbers = {day if day > 0 else length + 1 + day for day in rule.month_days}
        return [date(year, month, number) for number in sorted(numbers) if 1 <= number <= length]
    return [day for number in range(1, length + 1) if fits(rule, day := date(year, month, number))]


def _moved_days(rule: Rule, year: int, months: tuple[int, ...]) -> list[date] | None:
    """Return the days of a year or month, those that it lacks moved to the next or the previous one; None without any.

    Weekdays limit the days after they were moved (RFC 7529, 4.1).
    """
    days: set[date] = set()
    if rule.month_days:
        for month in months:
            begin, length = date(year, month, 1).toordinal(), monthrange(year, month)[1]
            days |= {_moved(rule.skip, begin, length, number) for number in rule.month_days}
    elif rule.year_days and rule.frequency == YEARLY:
        begin, length = date(year, 1, 1).toordinal(), _length_of_year(year)
        days |= {_moved(rule.skip, begin, length, number) for number in rule.year_days}
        days = {day for day in days if not rule.months or day.month in rule.months}
    else:
        return None
    return sorted(day for day in days if not rule.days or _is_on(rule, day))


def _moved(skip: str, begin: int, length: int, number: int) -> date:
    place = number if number > 0 else length + 1 + number
    if place > length:
        place = length + 1 if skip == FORWARD else length
    elif place < 1:
        place = 1 if skip == FORWARD else 0
    return date.fromordinal(min(max(begin + place - 1, 1), LAST))


def _length_of_year(year: int) -> int:
    return 366 if monthrange(year, 2)[1] == 29 else 365


def fits(rule: Rule, day: date) -> bool:
    """Return whether a day fulfils every part that limits days."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        length = monthrange(day.year, day.month)[1]
        if day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
            return False
    if rule.year_days:
        place = day.timetuple().tm_yday
        if place not in rule.year_days and place - _length_of_year(day.year) - 1 not in rule.year_days:
            return False
    if rule.week_numbers and not _has_week_number(rule, day):
        return False
    return not rule.days or _is_on(rule, day)


def _is_on(rule: Rule, day: date) -> bool:
    return any(
        wanted == day.weekday() and (not ordinal or ordinal in _ordinals(rule, day)) for wanted, ordinal in rule.days
    )


def _ordinals(rule: Rule, day: date) -> tuple[int, int]:
    """Return the ordinals of a day among the same weekdays of its month or year, from the front and from behind."""
    if rule.frequency == MONTHLY or rule.months:
        place, length = day.day, monthrange(day.year, day.month)[1]
    else:
        place, length = day.timetuple().tm_yday, _length_of_year(day.year)
    return (place - 1) // 7 + 1, -((length - place) // 7 + 1)


def _has_week_number(rule: Rule, day: date) -> bool:
    for year in (day.year + 1, day.year, day.year - 1):
        begin = _first_week(year, rule.week_start)
        if day.toordinal() >= begin:
            number = (day.toordinal() - begin) // 7 + 1
            weeks = (_first_week(year + 1, rule.week_start) - begin) // 7
            return number in rule.week_numbers or number - weeks - 1 in rule.week_numbers
    return False


def _first_week(year: int, week_start: int) -> int:
    """Return the ordinal of the day on which the first week of a year begins: the first with four days in it."""
    fourth = date(min(max(year, 1), 9999), 1, 4)
    return fourth.toordinal() - (fourth.weekday() - week_start) % 7
