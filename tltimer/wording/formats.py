"""Figures as words: durations, shares, times, dates."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.i18n.translate import CLDR_IN_DATES, _, by_language, month_first, ngettext, twelve_hours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from tltimer.domain.balance.target import Target
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.totals import Totals


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
    return "–" if value is None else by_language("{percent}%").format(percent=percent(value))


def is_range(ends: tuple[float, float] | None) -> bool:
    """Tell whether the ends of a range of shares read differently; False without a share."""
    return ends is not None and percent(ends[0]) != percent(ends[1])


def share_range(ends: tuple[float, float] | None) -> str:
    """Write a range of shares as ``25–26%``; as one share where both ends read the same."""
    if ends is None:
        return "–"
    least, most = (percent(end) for end in ends)
    if least == most:
        return by_language("{percent}%").format(percent=least)
    return by_language("{percent}%").format(percent=f"{least}–{most}")


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
        return f"{clock.hour:02d}:{clock.minute:02d}"
    return f"{clock.hour % 12 or 12}:{clock.minute:02d} {_half(clock.hour)}"


def widest_time() -> str:
    """Return a text as wide as a time on the wall can be."""
    return f"00:00 {max(_half(0), _half(12), key=len)}" if twelve_hours() else "00:00"


def _half(hour: int) -> str:
    return by_language("AM") if hour < 12 else by_language("PM")


def hour_mark(hour: int) -> str:
    """Write an hour of an axis, ``08:00`` or ``8 AM``; hours after midnight count on from 24."""
    hour %= 24
    return f"{hour % 12 or 12} {_half(hour)}" if twelve_hours() else f"{hour:02d}:00"


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


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_name(day: date) -> str:
    """Return the name of a date's weekday."""
    return by_language(WEEKDAYS[day.weekday()])


def short_day(day: date) -> str:
    """Return the short name of a date's weekday."""
    return short_weekday(day.weekday())


def short_weekday(number: int) -> str:
    """Return the short name of a weekday; Monday is 0."""
    return by_language(WEEKDAYS[number][:3])


def date_words(day: date) -> str:
    """Write a date as ``16 November``, or ``November 16`` where people do."""
    return _dated("{month} {day}" if month_first() else by_language("{day} {month}"), day)


def date_and_year(day: date) -> str:
    """Write a date as ``16 November 2026``, or ``November 16, 2026`` where people do."""
    pattern = "{month} {day}, {year}" if month_first() else by_language("{day} {month} {year}")
    return _dated(pattern, day)


def _dated(pattern: str, day: date) -> str:
    month = by_language(MONTHS[day.month - 1], CLDR_IN_DATES)
    return pattern.format(day=day.day, month=month, number=day.month, year=day.year)


def week_name(week: Week) -> str:
    """Write a week as ``Week 47``."""
    return _("Week {number}").format(number=week.number)


def week_dates(first: date, *, with_year: bool = False) -> str:
    """Write the dates of the week that begins on a day as ``16–22 November``, or ``16–22 November 2026``."""
    last = first + timedelta(days=6)
    if first.year != last.year:
        return f"{date_and_year(first)} – {date_and_year(last)}"
    if first.month != last.month:
        return f"{date_words(first)} – {date_and_year(last) if with_year else date_words(last)}"
    if month_first():
        pattern = "{month} {days}, {year}" if with_year else "{month} {days}"
        return _dated(pattern.replace("{days}", f"{first.day}–{last.day}"), last)
    pattern = by_language("{first}–{day} {month} {year}" if with_year else "{first}–{day} {month}")
    return _dated(pattern.replace("{first}", str(first.day)), last)


def mode_label(key: str, label: str) -> str:
    """Name a mode, the reserved ones included."""
    return {OFF: _("Not tracking"), UNKNOWN: _("Unknown")}.get(key, label)


def enumerated(words: Iterable[str]) -> str:
    """Join words to a list: ``one``, ``one and two``, ``one, two and three``."""
    *most, last = words
    if not most:
        return last
    together = most[0]
    for word in most[1:]:
        together = by_language("{most}, {next}").format(most=together, next=word)
    return by_language("{most} and {last}").format(most=together, last=last)


def listed(parts: Iterable[str]) -> str:
    """Join parts of a line with dots."""
    return " · ".join(part for part in parts if part)


def capitalized(words: str) -> str:
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
