"""Figures as words: durations, shares, times, dates."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from tltimer.domain.balance.target import Target
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.domain.timeline.totals import Totals
from tltimer.domain.timeline.weeks import Week
from tltimer.i18n.translate import _, month_first, ngettext, twelve_hours


def duration(seconds: int) -> str:
    """Write a length of time for a column, ``2:42``; begun minutes are left out."""
    minutes = seconds // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def length(seconds: int) -> str:
    """Write a length of time for a sentence: ``25 min``, ``3 h``, ``2 h 5 min``."""
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if not minutes:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def percent(share: float) -> int:
    """Return a share in whole percent, halves upwards."""
    return int(share * 100 + 0.5 + 1e-9)


def share(value: float | None) -> str:
    """Write a share as ``34%``; a dash where there is none."""
    return "–" if value is None else _("{percent}%").format(percent=percent(value))


def share_range(both: tuple[float, float] | None) -> str:
    """Write a range of shares as ``25–26%``; as one share where both ends read the same."""
    if both is None:
        return "–"
    least, most = (percent(end) for end in both)
    if least == most:
        return _("{percent}%").format(percent=least)
    return _("{least}–{most}%").format(least=least, most=most)


def target_range(target: Target) -> str:
    """Write a target as ``30–50%``."""
    return share_range((target.low, target.high))


def coding_share(figures: Totals) -> str:
    """Write the share of coding, as a range where time is unknown."""
    return share_range(figures.coding_share_range)


def wall_time(instant: datetime, zone: tzinfo) -> str:
    """Write an instant as the time on the wall, ``14:30``, or ``2:30 PM`` where people do."""
    clock = instant.astimezone(zone)
    if not twelve_hours():
        return clock.strftime("%H:%M")
    return f"{clock.hour % 12 or 12}:{clock.minute:02d} {'AM' if clock.hour < 12 else 'PM'}"


def widest_time() -> str:
    """Return a text as wide as a time on the wall can be."""
    return "00:00 PM" if twelve_hours() else "00:00"


def hour_mark(hour: int) -> str:
    """Write an hour of an axis, ``14:00`` or ``2 PM``; hours after midnight count on from 24."""
    hour %= 24
    return f"{hour % 12 or 12} {'AM' if hour < 12 else 'PM'}" if twelve_hours() else f"{hour}:00"


def bare_hour(hour: int) -> str:
    """Write an hour of an axis as short as possible, ``14`` or ``2 PM``."""
    return hour_mark(hour) if twelve_hours() else str(hour % 24)


def time_column(instant: datetime, zone: tzinfo) -> str:
    """Write a time on the wall as one of a column of them."""
    return wall_time(instant, zone).rjust(len(widest_time()))


def span_column(start: datetime, end: datetime, zone: tzinfo) -> str:
    """Write when something was as one of a column of spans."""
    return f"{time_column(start, zone)}–{time_column(end, zone)}"


def span_words(start: datetime, end: datetime, zone: tzinfo) -> str:
    """Write when something was, ``15:25–16:30``."""
    return f"{wall_time(start, zone)}–{wall_time(end, zone)}"


def day_name(day: date) -> str:
    """Return the name of a date's weekday."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return names[day.weekday()]


def short_day(day: date) -> str:
    """Return the short name of a date's weekday."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def month_name(day: date) -> str:
    """Return the name of a date's month."""
    names = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return names[day.month - 1]


def date_words(day: date) -> str:
    """Write a date as ``16 November``, or ``November 16`` where people do."""
    if month_first():
        return _("{month} {day}").format(month=month_name(day), day=day.day)
    return _("{day} {month}").format(day=day.day, month=month_name(day))


def with_year(dates: str, year: int) -> str:
    """Write a year behind a date or two."""
    return f"{dates}, {year}" if month_first() else f"{dates} {year}"


def date_and_year(day: date) -> str:
    """Write a date as ``16 November 2026``, or ``November 16, 2026`` where people do."""
    return with_year(date_words(day), day.year)


def week_name(week: Week) -> str:
    """Write a week as ``Week 47``."""
    return _("Week {number}").format(number=week.number)


def week_dates(first: date) -> str:
    """Write the dates of the week that begins on a day as ``16–22 November``."""
    last = first + timedelta(days=6)
    if first.month == last.month and month_first():
        return _("{month} {first}–{last}").format(month=month_name(last), first=first.day, last=last.day)
    if first.month == last.month:
        return _("{first}–{last} {month}").format(first=first.day, last=last.day, month=month_name(last))
    if first.year == last.year:
        return f"{date_words(first)} – {date_words(last)}"
    return f"{date_and_year(first)} – {date_and_year(last)}"


def mode_label(key: str, label: str) -> str:
    """Name a mode, the reserved ones included."""
    return {OFF: _("Not tracking"), UNKNOWN: _("Unknown")}.get(key, label)


def listed(parts: Iterable[str]) -> str:
    """Join parts of a line with dots."""
    return " · ".join(part for part in parts if part)


def opening(words: str) -> str:
    """Write words as a sentence begins; the others keep the capitals that their language gives them."""
    return words[:1].upper() + words[1:]


def count_words(count: int) -> str:
    """Write a small number as a word, a large one in digits."""
    words = (
        _("no"),
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return words[count] if count < len(words) else str(count)


def weeks(count: int) -> str:
    """Write a number of weeks."""
    return ngettext("{count} week", "{count} weeks", count).format(count=count_words(count))


def enumerated(words: Iterable[str]) -> str:
    """Join words to a list: ``one``, ``one and two``, ``one, two and three``."""
    *most, last = words
    return _("{most} and {last}").format(most=", ".join(most), last=last) if most else last
