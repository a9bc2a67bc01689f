"""Recurrence rules (RFC 5545, 3.3.10, and RFC 7529): read forgivingly, and expanded within a span only.

A rule works on times of the wall, without a time zone. It is never walked from its beginning where it need not be:

    DTSTART                                   |--- span ---|
    2011 ···(periods skipped by arithmetic)···▶ period ▶ period ▶
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from tltimer.calendars.ics.datetimes import Unreadable
from tltimer.frozen import frozen

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = FREQUENCIES = (
    "YEARLY",
    "MONTHLY",
    "WEEKLY",
    "DAILY",
    "HOURLY",
    "MINUTELY",
    "SECONDLY",
)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECONDS = {HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}
_LISTS = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
_NOUGHT_IS_NO_VALUE = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"}
_ORDINAL_DAY = re.compile(r"([+-]?\d{0,3})(MO|TU|WE|TH|FR|SA|SU)[A-Z]*")
_NUMBER = re.compile(r"[+-]?\d{1,9}")
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)

T = TypeVar("T")

MOST_A_DAY = 100
"""Occurrences on one day beyond which a rule is no meeting's."""

OMIT, FORWARD, BACKWARD = "OMIT", "FORWARD", "BACKWARD"


@frozen
class Rule:
    """A recurrence rule; empty tuples stand for parts that it does not have.

    ``days`` are weekdays from 0 with their ordinals, 0 for every one. ``skip`` is what becomes of days that a month or
    year does not have. ``until`` is the last instant on the wall of DTSTART's time zone.
    """

    frequency: str
    interval: int
    count: int | None
    until: datetime | None
    week_start: int
    skip: str
    months: tuple[int, ...]
    week_numbers: tuple[int, ...]
    year_days: tuple[int, ...]
    month_days: tuple[int, ...]
    days: tuple[tuple[int, int], ...]
    hours: tuple[int, ...]
    minutes: tuple[int, ...]
    seconds: tuple[int, ...]
    positions: tuple[int, ...]


def parse_rule(parts: dict[str, str], until: datetime | None) -> Rule:
    """Return the rule that its parts mean; values that cannot be are left out.

    Raises:
        Unreadable: it does not tell how often, or counts in another calendar than the Gregorian.
    """
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise Unreadable("rule", f"FREQ={frequency}")
    scale = parts.get("RSCALE", "GREGORIAN")
    if scale != "GREGORIAN":
        raise Unreadable("rule", f"RSCALE={scale}")
    numbers = {name: _numbers(name, parts.get(name, "")) for name in _LISTS}
    days = _days(parts.get("BYDAY", parts.get("BYWEEKDAY", "")))
    if frequency not in (YEARLY, MONTHLY) or numbers["BYWEEKNO"]:
        days = tuple((day, 0) for day, _ordinal in days)
    skip = parts.get("SKIP", OMIT)
    return Rule(
        frequency=frequency,
        interval=max(_number(parts.get("INTERVAL", "1")) or 1, 1),
        count=_count(parts.get("COUNT", "")),
        until=until,
        week_start=_DAYS.index(start) if (start := parts.get("WKST", "MO")[:2]) in _DAYS else 0,
        skip=skip if skip in (FORWARD, BACKWARD) else OMIT,
        months=numbers["BYMONTH"],
        week_numbers=numbers["BYWEEKNO"] if frequency == YEARLY else (),
        year_days=numbers["BYYEARDAY"],
        month_days=numbers["BYMONTHDAY"],
        days=tuple(dict.fromkeys(days)),
        hours=numbers["BYHOUR"],
        minutes=numbers["BYMINUTE"],
        seconds=tuple(sorted({min(second, 59) for second in numbers["BYSECOND"]})),
        positions=numbers["BYSETPOS"],
    )


def rule_parts(text: str) -> dict[str, str]:
    """Return the parts of a rule by name, in capitals and without blanks; the last of a name counts."""
    parts: dict[str, str] = {}
    for part in text.split(";"):
        key, equals, value = part.partition("=")
        value = "".join(value.split()).strip('"').upper()
        if equals and value:
            parts[key.strip().strip('"').upper()] = value
    return parts


def misread_parts(parts: dict[str, str]) -> list[str]:
    """Return the parts that mean something and hold nothing that can be understood, as ``BYDAY=XX``."""
    misread = [name for name in _LISTS if name in parts and not _numbers(name, parts[name])]
    if "BYDAY" in parts and not _days(parts["BYDAY"]):
        misread.append("BYDAY")
    if "INTERVAL" in parts and not (_number(parts["INTERVAL"]) or 0) > 0:
        misread.append("INTERVAL")
    if "COUNT" in parts and _number(parts["COUNT"]) is None:
        misread.append("COUNT")
    return [f"{name}={parts[name]}" for name in misread]


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _count(text: str) -> int | None:
    # Outlook and others write COUNT=-1 or 0 for a rule without an end.
    count = _number(text)
    return count if count and count > 0 else None


def _numbers(name: str, text: str) -> tuple[int, ...]:
    low, high = _LISTS[name]
    found = {number for part in text.split(",") if (number := _number(part)) is not None and low <= number <= high}
    if name in _NOUGHT_IS_NO_VALUE:
        found.discard(0)
    return tuple(sorted(found))


def _days(text: str) -> tuple[tuple[int, int], ...]:
    """Return weekdays with their ordinals; an ordinal of nought, or one that no year has, is none."""
    matches = (_ORDINAL_DAY.fullmatch(part) for part in text.split(","))
    found = ((_DAYS.index(match[2]), int(match[1] if match[1].strip("+-") else 0)) for match in matches if match)
    return tuple((day, ordinal if abs(ordinal) <= 53 else 0) for day, ordinal in found)


def starts(rule: Rule, first: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Return the starts in [low, high], in order, that a rule makes of a first start, on the wall.

    Raises:
        Unreadable: it repeats too often to be a meeting.
    """
    if rule.until is not None:
        high = min(high, rule.until)
    if high < first:
        return
    rule = _completed(rule, first)
    frequency = rule.frequency
    if frequency in _SECONDS:
        found = _several_a_day(rule, first, low, high)
    elif rule.count is None:
        found = _within_days(_days_within(rule, first.date(), low, high), rule, first)
    else:
        found = _counted(rule, first, low, high)
    for start in found:
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
    return Rule(**{name: changes.get(name, getattr(rule, name)) for name in Rule.__slots__})  # type: ignore[attr-defined]


def _times(rule: Rule) -> list[time]:
    times = [time(hour, minute, second) for hour in rule.hours for minute in rule.minutes for second in rule.seconds]
    if len(times) > MOST_A_DAY:
        raise Unreadable("often", rule.frequency)
    return times


def _counted(rule: Rule, first: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Yield the starts of a rule that ends after a number of them, and count those that are passed over."""
    left = rule.count or 0
    times = _times(rule)
    period, skippable = 0, _even_period(rule)
    last = first - _SECOND
    for number, days in _periods(rule, first.date(), 0, high):
        found = [start for start in _picked(rule, days, times) if start > last]
        last = found[-1] if found else last
        yield from found[:left]
        left -= len(found)
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
        found = _picked(rule, days, times)
        yield from found[:left]
        left -= len(found)


def _even_period(rule: Rule) -> bool:
    limited = rule.months or rule.month_days or rule.year_days or rule.positions
    return not limited and (rule.frequency == WEEKLY or (rule.frequency == DAILY and not rule.days))


def _days_within(rule: Rule, first: date, low: datetime, high: datetime) -> Iterator[list[date]]:
    begin = max(_period_of(rule, first, low.date()) - 1, 0)
    for _place, days in _periods(rule, first, begin, high):
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
    found = [datetime.combine(day, clock) for day in days for clock in times]
    return _at_positions(found, rule.positions)


def _at_positions(found: list[T], positions: tuple[int, ...]) -> list[T]:
    if not positions:
        return found
    count = len(found)
    places = {place - 1 if place > 0 else count + place for place in positions if abs(place) <= count}
    return [found[place] for place in sorted(places)]


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


def _periods(rule: Rule, first: date, begin: int, high: datetime) -> Iterator[tuple[int, list[date]]]:
    """Yield the number of each period from ``begin`` on, up to the one that ``high`` lies in, and its days in order."""
    last = high.date()
    number = begin
    while True:
        step = number * rule.interval
        if rule.frequency == YEARLY:
            year = first.year + step
            if year > last.year:
                return
            yield number, _days_of_year(rule, year)
        elif rule.frequency == MONTHLY:
            year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
            if (year, month + 1) > (last.year, last.month):
                return
            yield number, _days_of_month(rule, year, month + 1)
        elif rule.frequency == WEEKLY:
            ordinal = _week_begin(first, rule.week_start).toordinal() + 7 * step
            if ordinal > last.toordinal():
                return
            week = (date.fromordinal(ordinal + place) for place in range(7) if ordinal + place <= _LAST)
            yield number, [day for day in week if _fits(rule, day)]
        else:
            ordinal = first.toordinal() + step
            if ordinal > last.toordinal():
                return
            day = date.fromordinal(ordinal)
            yield number, [day] if _fits(rule, day) else []
        number += 1


_LAST = date.max.toordinal()


def _days_of_year(rule: Rule, year: int) -> list[date]:
    found = _moved_days(rule, year, rule.months or tuple(range(1, 13))) if rule.skip != OMIT else None
    if found is None:
        if rule.months:
            candidates = [
                date(year, month, day) for month in rule.months for day in range(1, monthrange(year, month)[1] + 1)
            ]
        else:
            begin = date(year, 1, 1).toordinal()
            candidates = [date.fromordinal(begin + place) for place in range(_length_of_year(year))]
        found = [day for day in candidates if _fits(rule, day)]
    return found


def _days_of_month(rule: Rule, year: int, month: int) -> list[date]:
    if rule.months and month not in rule.months:
        return []
    found = _moved_days(rule, year, (month,)) if rule.skip != OMIT else None
    if found is not None:
        return found
    length = monthrange(year, month)[1]
    if rule.month_days and not rule.days and not rule.year_days:
        numbers = {day if day > 0 else length + 1 + day for day in rule.month_days}
        return [date(year, month, number) for number in sorted(numbers) if 1 <= number <= length]
    return [day for number in range(1, length + 1) if _fits(rule, day := date(year, month, number))]


def _moved_days(rule: Rule, year: int, months: tuple[int, ...]) -> list[date] | None:
    """Return the days of a year or month, those that it lacks moved to the next or the previous one; None without any.

    Weekdays limit the days after they were moved (RFC 7529, 4.1).
    """
    found: set[date] = set()
    if rule.month_days:
        for month in months:
            begin, length = date(year, month, 1).toordinal(), monthrange(year, month)[1]
            found |= {_moved(rule.skip, begin, length, number) for number in rule.month_days}
    elif rule.year_days and rule.frequency == YEARLY:
        begin, length = date(year, 1, 1).toordinal(), _length_of_year(year)
        found |= {_moved(rule.skip, begin, length, number) for number in rule.year_days}
        found = {day for day in found if not rule.months or day.month in rule.months}
    else:
        return None
    return sorted(day for day in found if not rule.days or _is_on(rule, day))


def _moved(skip: str, begin: int, length: int, number: int) -> date:
    place = number if number > 0 else length + 1 + number
    if place > length:
        place = length + 1 if skip == FORWARD else length
    elif place < 1:
        place = 1 if skip == FORWARD else 0
    return date.fromordinal(min(max(begin + place - 1, 1), _LAST))


def _length_of_year(year: int) -> int:
    return 366 if monthrange(year, 2)[1] == 29 else 365


def _fits(rule: Rule, day: date) -> bool:
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


def _several_a_day(rule: Rule, first: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Yield the starts of a rule that counts in hours, minutes or seconds."""
    unit = _SECONDS[rule.frequency]
    step = unit * rule.interval
    begin = first.replace(
        minute=0 if unit == 3600 else first.minute, second=0 if unit > 1 else first.second, microsecond=0
    )
    within = _within_period(rule)
    if 86400 // step * len(within) > MOST_A_DAY and not (rule.hours and (rule.minutes or unit == 3600)):
        raise Unreadable("often", rule.frequency)
    left = rule.count
    reached = (
        begin
        if left is not None or low <= begin
        else begin + (low - begin) // timedelta(seconds=step) * (timedelta(seconds=step))
    )
    while reached <= high:
        if not _fits(rule, reached.date()):
            reached = _next_on(begin, datetime.combine(reached.date() + _DAY, time(0)), step)
            continue
        if rule.hours and reached.hour not in rule.hours:
            reached = _next_on(begin, reached.replace(minute=0, second=0) + timedelta(hours=1), step)
            continue
        if not _lasts(rule, unit, reached):
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
        places = [60 * minute + second for minute in rule.minutes for second in rule.seconds]
    else:
        places = list(rule.seconds) if rule.frequency == MINUTELY else [0]
    return _at_positions(places, rule.positions)


def _lasts(rule: Rule, unit: int, reached: datetime) -> bool:
    if unit < 3600 and rule.minutes and reached.minute not in rule.minutes:
        return False
    return not (unit == 1 and rule.seconds and reached.second not in rule.seconds)


def _next_on(begin: datetime, wanted: datetime, step: int) -> datetime:
    """Return the first time at or after the wanted one that lies whole steps after the beginning."""
    passed = (wanted - begin) // timedelta(seconds=1)
    return begin + timedelta(seconds=-(-passed // step) * step)
