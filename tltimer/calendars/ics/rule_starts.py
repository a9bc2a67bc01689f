"""Expands recurrence rules within a span, on the wall, without a time zone.

A rule is never walked from its beginning where it need not be:

    DTSTART                                   |--- span ---|
    2011 ···(periods skipped by arithmetic)···▶ period ▶ period ▶
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from tltimer.calendars.ics.datetimes import UnreadableTime
from tltimer.calendars.ics.rules import (
    DAILY,
    FORWARD,
    HOURLY,
    MINUTELY,
    MONTHLY,
    OMIT,
    SECONDLY,
    WEEKLY,
    YEARLY,
)
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from tltimer.calendars.ics.rules import Rule

    T = TypeVar("T")

MOST_A_DAY = 100
"""Occurrences on one day beyond which a rule is not that of a meeting."""

LAST = date.max.toordinal()

_SECONDS = {HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def starts(rule: Rule, first: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Return the starts in [low, high], in order, that a rule makes of a first start, on the wall.

    Raises:
        UnreadableTime: it repeats too often to be a meeting.
    """
    if rule.until is not None:
        high = min(high, rule.until)
    if high < first:
        return
    rule = _completed(rule, first)
    frequency = rule.frequency
    if frequency in _SECONDS:
        candidates = _several_a_day(rule, first, low, high)
    elif rule.count is None:
        candidates = _within_days(_days_within(rule, first.date(), low, high), rule, first)
    else:
        candidates = _counted(rule, first, low, high)
    for start in candidates:
        if start > high:
            return
        if start >= low:
            yield start


def _completed(rule: Rule, first: datetime) -> Rule:
    """Return the rule with the parts that the first start stands in for."""
    changes: dict[str, tuple[object, ...]] = {}
    by_day = rule.days or rule.month_days or rule.year_days
    if rule.frequency == YEARLY and not by_day:
        if rule.week_numbers:
            changes["days"] = ((first.weekday(), 0),)
        else:
            changes["month_days"] = (first.day,)
            changes["months"] = rule.months or (first.month,)
    elif rule.frequency == MONTHLY and not by_day:
        changes["month_days"] = (first.day,)
    elif rule.frequency == WEEKLY and not by_day:
        changes["days"] = ((first.weekday(), 0),)
    if rule.frequency not in _SECONDS:
        changes["hours"] = rule.hours or (first.hour,)
    if rule.frequency not in (MINUTELY, SECONDLY):
        changes["minutes"] = rule.minutes or (first.minute,)
    if rule.frequency != SECONDLY:
        changes["seconds"] = rule.seconds or (first.second,)
    return replace(rule, **changes)


def _times(rule: Rule) -> list[time]:
    times = [time(hour, minute, second) for hour in rule.hours for minute in rule.minutes for second in rule.seconds]
    if len(times) > MOST_A_DAY:
        raise UnreadableTime("often", rule.frequency)
    return times


def _counted(rule: Rule, first: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Yield the starts of a rule that ends after a number of them, and count those that are passed over."""
    left = rule.count or 0
    times = _times(rule)
    period, skippable = 0, _even_period(rule)
    last = first - _SECOND
    for number, days in _periods(rule, first.date(), 0, high):
        candidates = [start for start in _picked(rule, days, times) if start > last]
        last = candidates[-1] if candidates else last
        yield from candidates[:left]
        left -= len(candidates)
        if left <= 0:
            return
        period = number + 1
        if skippable:
            break
    if not skippable:
        return
    # Each period has as many: those before the span need only be counted.
    a_period = len(rule.days or (0,)) * len(times)
    reached = max(_period_of(rule, first.date(), low.date()) - 1, period)
    left -= (reached - period) * a_period
    for _place, days in _periods(rule, first.date(), reached, high):
        if left <= 0:
            return
        candidates = _picked(rule, days, times)
        yield from candidates[:left]
        left -= len(candidates)


def _even_period(rule: Rule) -> bool:
    limited = rule.months or rule.month_days or rule.year_days or rule.positions
    return not limited and (rule.frequency == WEEKLY or (rule.frequency == DAILY and not rule.days))


def _days_within(rule: Rule, first: date, low: datetime, high: datetime) -> Iterator[list[date]]:
    begin = max(_period_of(rule, first, low.date()) - 1, 0)
    # Positions are counted from the beginning of a period; without them only the days of the span matter.
    for _place, days in _periods(rule, first, begin, high, date.min if rule.positions else low.date()):
        yield days


def _within_days(periods: Iterator[list[date]], rule: Rule, first: datetime) -> Iterator[datetime]:
    times = _times(rule)
    last = first - _SECOND
    for days in periods:
        for start in _picked(rule, days, times):
            # Days that a month lacks can move into the next period, which may have them too.
            if start > last:
                last = start
                yield start


def _picked(rule: Rule, days: list[date], times: list[time]) -> list[datetime]:
    candidates = [datetime.combine(day, clock) for day in days for clock in times]
    return _at_positions(candidates, rule.positions)


def _at_positions(candidates: list[T], positions: tuple[int, ...]) -> list[T]:
    if not positions:
        return candidates
    count = len(candidates)
    indices = {place - 1 if place > 0 else count + place for place in positions if abs(place) <= count}
    return [candidates[place] for place in sorted(indices)]


def _period_of(rule: Rule, first: date, day: date) -> int:
    """Return the number of the period that a day lies in, or of the last one before it."""
    if rule.frequency == YEARLY:
        passed = day.year - first.year
    elif rule.frequency == MONTHLY:
        passed = (day.year - first.year) * 12 + day.month - first.month
    elif rule.frequency == WEEKLY:
        passed = (day - _week_begin(first, rule.week_start)).days // 7
    else:
        passed = (day - first).days
    return passed // rule.interval


def _week_begin(day: date, week_start: int) -> date:
    # The first week of the calendar may begin before it.
    return date.fromordinal(max(day.toordinal() - (day.weekday() - week_start) % 7, 1))


def _periods(
    rule: Rule, first: date, begin: int, high: datetime, low: date = date.min
) -> Iterator[tuple[int, list[date]]]:
    """Yield the number of each period from ``begin`` on, up to the one that ``high`` lies in, and its days in order.

    Days before ``low`` may be left out.
    """
    last = high.date()
    number = begin
    while True:
        step = number * rule.interval
        if rule.frequency == YEARLY:
            year = first.year + step
            if year > last.year:
                return
            yield number, _days_of_year(rule, year, low, date.max if rule.positions else last)
        elif rule.frequency == MONTHLY:
            year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
            if (year, month + 1) > (last.year, last.month):
                return
            yield number, _days_of_month(rule, year, month + 1)
        elif rule.frequency == WEEKLY:
            ordinal = _week_begin(first, rule.week_start).toordinal() + 7 * step
            if ordinal > last.toordinal():
                return
            week = (date.fromordinal(ordinal + place) for place in range(7) if ordinal + place <= LAST)
            yield number, [day for day in week if fits(rule, day)]
        else:
            ordinal = first.toordinal() + step
            if ordinal > last.toordinal():
                return
            day = date.fromordinal(ordinal)
            yield number, [day] if fits(rule, day) else []
        number += 1


def _several_a_day(rule: Rule, first: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Yield the starts of a rule that counts in hours, minutes or seconds."""
    unit = _SECONDS[rule.frequency]
    step = unit * rule.interval
    begin = first.replace(
        minute=0 if unit == 3600 else first.minute, second=0 if unit > 1 else first.second, microsecond=0
    )
    within = _within_period(rule)
    if 86400 // step * len(within) > MOST_A_DAY and not (rule.hours and (rule.minutes or unit == 3600)):
        raise UnreadableTime("often", rule.frequency)
    left = rule.count
    reached = (
        begin
        if left is not None or low <= begin
        else begin + (low - begin) // timedelta(seconds=step) * (timedelta(seconds=step))
    )
    while reached <= high:
        if not fits(rule, reached.date()):
            reached = _next_on(begin, datetime.combine(reached.date() + _DAY, time(0)), step)
            continue
        if rule.hours and reached.hour not in rule.hours:
            reached = _next_on(begin, reached.replace(minute=0, second=0) + timedelta(hours=1), step)
            continue
        if unit < 3600 and rule.minutes and reached.minute not in rule.minutes:
            next_minute = reached.replace(second=0) + timedelta(minutes=1)
            reached = _next_on(begin, next_minute, step) if unit == 1 else reached + timedelta(seconds=step)
            continue
        if unit == 1 and rule.seconds and reached.second not in rule.seconds:
            reached += timedelta(seconds=step)
            continue
        for offset in within:
            start = reached + timedelta(seconds=offset)
            if start >= first:
                yield start
                if left is not None:
                    left -= 1
                    if left <= 0:
                        return
        reached += timedelta(seconds=step)


def _within_period(rule: Rule) -> list[int]:
    """Return the seconds of an hour, a minute or a second at which a rule has starts."""
    if rule.frequency == HOURLY:
        seconds = [60 * minute + second for minute in rule.minutes for second in rule.seconds]
    else:
        seconds = list(rule.seconds) if rule.frequency == MINUTELY else [0]
    return _at_positions(seconds, rule.positions)


def _next_on(begin: datetime, wanted: datetime, step: int) -> datetime:
    """Return the first time at or after the wanted one that lies whole steps after the beginning."""
    passed = (wanted - begin) // timedelta(seconds=1)
    return begin + timedelta(seconds=-(-passed // step) * step)


def _days_of_year(rule: Rule, year: int, low: date = date.min, high: date = date.max) -> list[date]:
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


def _days_of_month(rule: Rule, year: int, month: int) -> list[date]:
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
