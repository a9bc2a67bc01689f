"""Times, days and weeks as people type them. Pure: the time and the start of days are arguments."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from tltimer.domain.timeline.days import ONE_DAY, parse_week
from tltimer.domain.timeline.durations import parse_duration, parse_wall
from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, typed, weekday_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tltimer.domain.timeline.days import DayRule, Week

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

WEEK_WORDS = ("this", "last", "next")

WORDS = ("today", "yesterday", "tomorrow", *WEEK_WORDS, *WEEKDAYS)


def _in_own_language() -> dict[str, str]:
    """Return the words of the user's language, each with its English one."""
    words = (
        ("today", typed("today")),
        ("yesterday", typed("yesterday")),
        ("tomorrow", typed("tomorrow")),
        ("this", typed("this")),
        ("last", typed("last")),
        ("next", typed("next")),
        *zip(WEEKDAYS, weekday_words(), strict=True),
    )
    return {word: english for english, typed_words in words for word in typed_words if word not in WORDS}


def plain_word(text: str) -> str:
    """Return the English word for what was typed, in small letters; anything else stays."""
    word = text.strip().lower()
    return word if word in WORDS else _in_own_language().get(word, word)


def known_words() -> tuple[str, ...]:
    """Return all words that are understood, those of the user's language first."""
    return (*_in_own_language(), *WORDS)


def weekday_named(word: str) -> int | None:
    """Return the number of a weekday, 0 for Monday; None for any other word."""
    plain = plain_word(word)
    return next((number for number, name in enumerate(WEEKDAYS) if plain in (name, name[:3])), None)


MIDNIGHT = "24:00"


def parse_clock(text: str) -> time | None:
    """Read ``9:30``, ``09:30:15``, ``5:05 pm`` or ``5pm``; None for anything else."""
    try:
        return parse_wall(text)
    except ValueError:
        return None


def parse_at(text: str, now: datetime, days: DayRule) -> datetime:
    """Read T: ``HH:MM`` of today, a day and a time of it, or an ISO time, local or with an offset or ``Z``.

    Raises:
        Misuse: the text is not such a time.
        Refused: it lies in the future.
    """
    today = days.day_of(now)
    clock = parse_clock(text)
    at = days.at_wall(today, clock) if clock is not None else _day_and_time(text, today, days)
    if at <= now:
        return at
    if clock is not None and clock < days.day_start and now.astimezone(days.zone).date() == today:
        raise Refused(
            _("{time} is still in the future, because your day begins at {start}. Did you mean {date}T{time}?").format(
                time=clock.strftime("%H:%M"), start=days.day_start.strftime("%H:%M"), date=today
            )
        )
    raise Refused(_("{time} is in the future. A switch can only be now or earlier.").format(time=text.strip()))


def _day_and_time(text: str, today: date, days: DayRule) -> datetime:
    """Read ``yesterday 22:00`` or ``22:00 yesterday``, wall times of a day; or a date and a time joined by ``T``."""
    parts = text.split()
    if len(parts) > 2 and parts[-1].lower() in ("am", "pm", "a.m.", "p.m."):
        parts[-2:] = [" ".join(parts[-2:])]
    for day_text, clock_text in ((parts[0], parts[-1]), (parts[-1], parts[0])) if len(parts) == 2 else ():
        clock = parse_clock(clock_text)
        if clock is not None:
            with suppress(Misuse):
                return days.at_wall(parse_day(day_text, today), clock)
    return _date_and_time(text, days)


def _date_and_time(text: str, days: DayRule) -> datetime:
    day, _mark, clock = text.strip().upper().replace(" ", "T").partition("T")
    try:
        if _date(day) is None or ":" not in clock:
            raise ValueError(text)
        at = datetime.fromisoformat(f"{day}T{'0' if clock[1:2] == ':' else ''}{clock}")
        if not 1970 <= at.year <= 9998:
            raise ValueError(text)
        if at.tzinfo is None:
            return wall_instant(at.date(), at.time().replace(microsecond=0), days.zone)
        return at.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise Misuse(
            _("'{text}' is not a valid time. Use 14:30 for today, 'yesterday 22:00' or 2026-11-16T14:30.").format(
                text=text
            )
        ) from None


def parse_ago(text: str) -> timedelta:
    """Read D: ``10m``, ``1h30m``, ``1h30``.

    Raises:
        Misuse: the text is not such a length of time, or one of more than a day.
    """
    try:
        length = parse_duration(text)
        if length > ONE_DAY:
            raise ValueError(text)
    except ValueError:
        words = _("'{text}' is not a valid length of time. Use a length such as 10m or 1h30m, at most one day.")
        raise Misuse(words.format(text=text)) from None
    return length


def parse_day(text: str, today: date) -> date:
    """Read DAY: a date, ``today``, ``yesterday``, ``tomorrow``, or a weekday, which is the last one before today.

    Raises:
        Misuse: the text is not such a day.
    """
    word = plain_word(text)
    if word == "today":
        return today
    if word == "yesterday":
        return today - ONE_DAY
    if word == "tomorrow":
        return today + ONE_DAY
    weekday = weekday_named(word)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    day = _date(word)
    if day is None:
        raise Misuse(_not_a_day(text))
    return day


def _not_a_day(text: str) -> str:
    """Return the sentence that refuses a text as a day, with the way out."""
    from tltimer.cli.suggestions import joined, near_word

    days = (word for word in known_words() if len(word) > 2 and plain_word(word) not in WEEK_WORDS)
    near = near_word(text.strip().lower(), days)
    return joined(
        _("'{text}' is not a day.").format(text=text),
        near or _("Use a date such as 2026-11-16, 'today' or a weekday such as 'monday'."),
    )


def parse_coming_day(text: str, today: date) -> date:
    """Read DAY where it is still to come: a date, ``today``, ``tomorrow``, or a weekday, the next one, maybe today.

    Raises:
        Misuse: the text is not such a day.
    """
    weekday = weekday_named(plain_word(text))
    if weekday is not None:
        return coming(weekday, today)
    return parse_day(text, today)


def coming(weekday: int, today: date) -> date:
    """Return the next day that is a weekday, 0 for Monday; today if it is one."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def parse_coming_week(text: str, today: date, days: DayRule) -> Week:
    """Read WEEK, or ``next``.

    Raises:
        Misuse: the text is not such a week.
    """
    return days.week_of(today).plus(1) if plain_word(text) == "next" else parse_week_word(text, today, days)


def parse_target(text: str) -> tuple[float, float]:
    """Read LOW-HIGH in percent: ``20-35``, ``20 – 35 %``; as shares.

    Raises:
        Misuse: the text is not such a target.
    """
    ends = [end.strip() for end in text.replace("–", "-").replace("%", "").split("-")]
    if len(ends) == 2 and all(end.isascii() and end.isdigit() and len(end) <= 3 for end in ends):
        low, high = (int(end) for end in ends)
        if low <= high <= 100:
            return low / 100, high / 100
    raise Misuse(
        _("'{text}' is not a valid target. Use two whole percentages, the lower one first, such as 20-35.").format(
            text=text
        )
    )


def parse_every(text: str) -> int:
    """Read D in whole days: ``7d``, ``2w``.

    Raises:
        Misuse: the text is not such a number of days.
    """
    try:
        weeks = text.strip().lower().removesuffix("w")
        plain = weeks.isascii() and weeks.isdigit() and len(weeks) < 4 and weeks != text.strip().lower()
        length = timedelta(weeks=int(weeks)) if plain else parse_duration(text)
        if not length or length % ONE_DAY or length > timedelta(days=400):
            raise ValueError(text)
    except ValueError:
        raise Misuse(
            _("'{text}' is not a valid interval. Use days or weeks such as 7d or 2w, at most 400 days.").format(
                text=text
            )
        ) from None
    return length.days


def _date(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1970 <= day.year <= 9998 else None


def parse_days(text: str, today: date) -> tuple[date, date]:
    """Read DAY or DAY-DAY: ``2026-12-24-2026-12-31``, ``today-tomorrow``; the first and the last of them.

    Raises:
        Misuse: the text is neither, or ends before it begins.
    """
    plain = text.replace("–", "-")
    for index, letter in enumerate(plain):
        if letter != "-":
            continue
        try:
            first, last = parse_day(plain[:index], today), parse_day(plain[index + 1 :], today)
        except Misuse:
            continue
        if last < first:
            words = _(
                "'{text}' ends before it begins ({first} to {last}). Put the earlier day first. Weekdays "
                "mean past days here; for coming days, use dates."
            )
            raise Misuse(words.format(text=text, first=first, last=last))
        return first, last
    day = parse_day(plain, today)
    return day, day


def parse_week_word(text: str, today: date, days: DayRule) -> Week:
    """Read WEEK: ``2026-W47``, ``this``, ``last``.

    Raises:
        Misuse: the text is not such a week.
    """
    word = plain_word(text)
    if word in ("this", "last"):
        return days.week_of(today).plus(-1 if word == "last" else 0)
    try:
        return parse_week(text)
    except ValueError:
        raise Misuse(_("'{text}' is not a week. Use a week such as 2026-W47 or 'this'.").format(text=text)) from None


def parse_day_or_week(
    text: str,
    today: date,
    days: DayRule,
    words: Iterable[str] = (),
    parse: Callable[[str, date], date] = parse_day,
) -> tuple[date, date]:
    """Read DAY or WEEK: its first and its last date.

    Args:
        text: what was typed.
        today: from which days are counted.
        days: when weeks begin.
        words: further words that may have been meant, for the refusal.
        parse: reads a day.

    Raises:
        Misuse: the text is neither.
    """
    try:
        week = parse_coming_week(text, today, days)
    except Misuse:
        pass
    else:
        return days.first_day(week), days.last_day(week)
    try:
        day = parse(text, today)
    except Misuse:
        from tltimer.cli.suggestions import joined, near_word

        problem = _("'{text}' is not a day or a week.").format(text=text)
        near = near_word(text.strip().lower(), (*words, *(word for word in known_words() if len(word) > 2)))
        raise Misuse(
            joined(problem, near or _("Use a day (2026-11-16, today, monday) or a week (2026-W47, this, last)."))
        ) from None
    return day, day


def parse_span(text: str, day: date, now: datetime, days: DayRule) -> Span:
    """Read FROM-TO as ``parse_span_ahead`` does.

    Raises:
        Misuse: the text is not such a span, or ends before it begins.
        Refused: it ends in the future, or begins or ends at a time that the clock skips.
    """
    span = parse_span_ahead(text, day, days)
    if span.end > now:
        raise Refused(_("'{text}' ends in the future. Only the past can be changed.").format(text=text.strip()))
    return span


def parse_span_ahead(text: str, day: date, days: DayRule) -> Span:
    """Read FROM-TO, two wall times within a day; a TO at which days begin is the end of the day.

    Raises:
        Misuse: the text is not such a span, or ends before it begins.
        Refused: it begins or ends at a time that the clock skips.
    """
    start_text, _dash, end_text = text.replace("–", "-").partition("-")
    start, end = _clock_of_span(start_text), _clock_of_span(end_text)
    if start is None or end is None:
        raise Misuse(
            _("'{text}' is not a valid time range. Use a range such as 09:30-11:00 or 9-11.").format(text=text)
        )
    begin = _existing(start % ONE_DAY, day, days)
    whole_day = days.span_of(day)
    finish = whole_day.end if end % ONE_DAY == _since_midnight(days.day_start) else _existing(end % ONE_DAY, day, days)
    if finish <= begin:
        raise Misuse(
            _("'{text}' must end after it begins. Your day runs from {start} to {start} the next day.").format(
                text=text, start=days.day_start.strftime("%H:%M")
            )
        )
    return Span(begin, finish)


def _clock_of_span(text: str) -> timedelta | None:
    """Read a wall time, or an hour alone, as the time since midnight; ``24`` and ``24:00`` are the next midnight."""
    hour = text.strip()
    if hour in ("24", MIDNIGHT):
        return ONE_DAY
    clock = parse_clock(f"{hour}:00" if hour.isascii() and hour.isdigit() else hour)
    return None if clock is None else _since_midnight(clock)


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def _existing(since_midnight: timedelta, day: date, days: DayRule) -> datetime:
    """Return the instant of a wall time of a day.

    Raises:
        Refused: the clock skips it on that date.
    """
    clock = (datetime.combine(day, time()) + since_midnight).time()
    instant = days.at_wall(day, clock)
    shown = instant.astimezone(days.zone)
    if shown.time() != clock and clock != days.day_start:
        words = _("{time} does not exist on {date} (clock change).")
        raise Refused(words.format(time=clock.strftime("%H:%M"), date=shown.date()))
    return instant
