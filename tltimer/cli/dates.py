"""Times, days and weeks as people type them. Pure: given now and when days begin."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from tltimer.domain.timeline.days import ONE_DAY, DayRule
from tltimer.domain.timeline.durations import parse_duration, parse_wall
from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.weeks import Week, parse_week, week_of
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _, language

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

WORDS = ("today", "yesterday", "tomorrow", "this", "last", "next", *WEEKDAYS)

_GERMAN_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")

GERMAN = {
    "heute": "today",
    "gestern": "yesterday",
    "morgen": "tomorrow",
    **dict.fromkeys(("diese", "dieser", "dieses"), "this"),
    **dict.fromkeys(("letzte", "letzter", "letztes"), "last"),
    **dict.fromkeys(("nächste", "nächster", "nächstes"), "next"),
    **dict(zip(_GERMAN_WEEKDAYS, WEEKDAYS, strict=True)),
    **{name[:2]: english for name, english in zip(_GERMAN_WEEKDAYS, WEEKDAYS, strict=True)},
    "sonnabend": "saturday",
}


def plain_word(text: str) -> str:
    """Give the English word for what was typed, in small letters; anything else stays."""
    word = text.strip().lower()
    return GERMAN.get(word, word) if language() == "de" else word


def known_words() -> tuple[str, ...]:
    """Give all words that are understood, those of the user's language first."""
    return (*GERMAN, *WORDS) if language() == "de" else WORDS


def weekday_named(word: str) -> int | None:
    """Give the number of a weekday, 0 for Monday; None for any other word."""
    plain = plain_word(word)
    return next((number for number, name in enumerate(WEEKDAYS) if plain in (name, name[:3])), None)


MIDNIGHT = "24:00"


def parse_clock(text: str) -> time | None:
    """Read ``9:30``, ``09:30:15`` or ``5:05 pm``; None for anything else."""
    try:
        return parse_wall(text)
    except ValueError:
        return None


def parse_at(text: str, now: datetime, days: DayRule) -> datetime:
    """Read T: ``HH:MM`` of today, or a date and a time, local or with an offset or ``Z``.

    Raises:
        Misuse: the text is no such time.
        Refused: it lies in the future.
    """
    today = days.day_of(now)
    clock = parse_clock(text)
    at = _date_and_time(text, days) if clock is None else days.at_wall(today, clock)
    if at <= now:
        return at
    if clock is not None and clock < days.day_start and now.astimezone(days.zone).date() == today:
        raise Refused(
            _("{time} of today is still to come, since a day begins at {start}; write {date}T{time}").format(
                time=clock.strftime("%H:%M"), start=days.day_start.strftime("%H:%M"), date=today
            )
        )
    raise Refused(_("{time} lies in the future; a switch happens now or happened before").format(time=text.strip()))


def _date_and_time(text: str, days: DayRule) -> datetime:
    day, _mark, clock = text.strip().upper().replace(" ", "T").partition("T")
    try:
        if _date(day) is None or ":" not in clock:
            raise ValueError(text)
        at = datetime.fromisoformat(f"{day}T{clock}")
        if not 1970 <= at.year <= 9998:
            raise ValueError(text)
        if at.tzinfo is None:
            return wall_instant(at.date(), at.time().replace(microsecond=0), days.zone)
        return at.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise Misuse(
            _("{text} is no time; write 14:30 for today, or 2026-11-16T14:30, with Z or +01:00 if you like").format(
                text=repr(text)
            )
        ) from None


def parse_ago(text: str) -> timedelta:
    """Read D: ``10m``, ``1h30m``.

    Raises:
        Misuse: the text is no such length of time, or one of more than a day.
    """
    try:
        length = parse_duration(text.lower().replace("min", "m"))
        if length > ONE_DAY:
            raise ValueError(text)
    except ValueError:
        raise Misuse(_("{text} is no length of time up to a day; write 10m or 1h30m").format(text=repr(text))) from None
    return length


def parse_day(text: str, today: date) -> date:
    """Read DAY: a date, ``today``, ``yesterday``, or a weekday, which is the last one before today.

    Raises:
        Misuse: the text is no such day.
    """
    word = plain_word(text)
    if word == "today":
        return today
    if word == "yesterday":
        return today - ONE_DAY
    weekday = weekday_named(word)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    day = _date(word)
    if day is None:
        raise Misuse(
            _("{text} is no day; write 2026-11-16, today, yesterday, or a weekday such as monday").format(
                text=repr(text)
            )
        )
    return day


def parse_coming_day(text: str, today: date) -> date:
    """Read DAY where it is still to come: a date, ``today``, ``tomorrow``, or a weekday, the next one after today.

    Raises:
        Misuse: the text is no such day.
    """
    word = plain_word(text)
    if word == "tomorrow":
        return today + ONE_DAY
    weekday = weekday_named(word)
    if weekday is not None:
        return coming(weekday, today)
    try:
        return parse_day(word, today)
    except Misuse:
        raise Misuse(
            _(
                "{text} is no day; write 2026-11-26, today, tomorrow, or a weekday such as thursday, the next one"
            ).format(text=repr(text))
        ) from None


def coming(weekday: int, today: date) -> date:
    """Give the next day after today that is a weekday, 0 for Monday."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def parse_day_around(text: str, today: date) -> date:
    """Read DAY where it can be past or still to come: as ``parse_day`` does, or ``tomorrow``.

    Raises:
        Misuse: the text is no such day.
    """
    return today + ONE_DAY if plain_word(text) == "tomorrow" else parse_day(text, today)


def parse_coming_week(text: str, today: date) -> Week:
    """Read WEEK, or ``next``.

    Raises:
        Misuse: the text is no such week.
    """
    return week_of(today).plus(1) if plain_word(text) == "next" else parse_week_word(text, today)


def parse_target(text: str) -> tuple[float, float]:
    """Read LOW-HIGH in percent: ``20-35``, ``20 – 35 %``; as shares.

    Raises:
        Misuse: the text is no such target.
    """
    ends = [end.strip() for end in text.replace("–", "-").replace("%", "").split("-")]
    if len(ends) == 2 and all(end.isascii() and end.isdigit() and len(end) <= 3 for end in ends):
        low, high = (int(end) for end in ends)
        if low <= high <= 100:
            return low / 100, high / 100
    raise Misuse(_("{text} is no target; write two percentages such as 20-35").format(text=repr(text)))


def parse_every(text: str) -> int:
    """Read D in whole days: ``7d``, ``2w``.

    Raises:
        Misuse: the text is no such number of days.
    """
    try:
        weeks = text.strip().lower().removesuffix("w")
        plain = weeks.isascii() and weeks.isdigit() and len(weeks) < 4 and weeks != text.strip().lower()
        length = timedelta(weeks=int(weeks)) if plain else parse_duration(text)
        if not length or length % ONE_DAY or length > timedelta(days=400):
            raise ValueError(text)
    except ValueError:
        raise Misuse(_("{text} is no number of days; write 7d or 14d").format(text=repr(text))) from None
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
    for place, letter in enumerate(plain):
        if letter != "-":
            continue
        try:
            first, last = parse_day_around(plain[:place], today), parse_day_around(plain[place + 1 :], today)
        except Misuse:
            continue
        if last < first:
            words = _("{text} ends before it begins: {first} to {last}; weekdays are the last ones, so write dates")
            raise Misuse(words.format(text=repr(text), first=first, last=last))
        return first, last
    day = parse_day_around(plain, today)
    return day, day


def parse_week_word(text: str, today: date) -> Week:
    """Read WEEK: ``2026-W47``, ``this``, ``last``.

    Raises:
        Misuse: the text is no such week.
    """
    word = plain_word(text)
    if word in ("this", "last"):
        return week_of(today).plus(-1 if word == "last" else 0)
    try:
        week = parse_week(text)
        if not 1970 <= week.year <= 9998:
            raise ValueError(text)
    except ValueError:
        raise Misuse(_("{text} is no week; write 2026-W47, this or last").format(text=repr(text))) from None
    return week


def parse_day_or_week(text: str, today: date, others: Iterable[str] = ()) -> tuple[date, date]:
    """Read DAY or WEEK: its first and its last date.

    Args:
        text: what was typed.
        today: from which days are counted.
        others: further words that may have been meant, for the refusal.

    Raises:
        Misuse: the text is neither.
    """
    try:
        week = parse_coming_week(text, today)
    except Misuse:
        pass
    else:
        return week.monday, week.sunday
    try:
        day = parse_day_around(text, today)
    except Misuse:
        from tltimer.cli.suggestions import near_word

        raise Misuse(
            _(
                "{text} is neither a day nor a week{hint}; write 2026-11-16, today, monday, 2026-W47, this or last"
            ).format(text=repr(text), hint=near_word(text.strip().lower(), (*others, *known_words())))
        ) from None
    return day, day


def parse_span(text: str, day: date, now: datetime, days: DayRule) -> Span:
    """Read FROM-TO as ``parse_span_ahead`` does.

    Raises:
        Misuse: the text is no such span, or ends before it begins.
        Refused: it ends in the future.
    """
    span = parse_span_ahead(text, day, days)
    if span.end > now:
        raise Refused(_("{text} ends in the future; only what has happened can be written").format(text=text.strip()))
    return span


def parse_span_ahead(text: str, day: date, days: DayRule) -> Span:
    """Read FROM-TO, two wall times within a day; a TO at which days begin is the end of the day.

    Raises:
        Misuse: the text is no such span, or ends before it begins.
    """
    start_text, _dash, end_text = text.replace("–", "-").partition("-")
    start, end = _wall(start_text, day, days), _wall(end_text, day, days)
    if start is None or end is None:
        raise Misuse(_("{text} is no span of a day; write 09:30-11:00").format(text=repr(text)))
    if end == days.at_wall(day, days.day_start):
        end = days.span_of(day).end
    if end <= start:
        raise Misuse(
            _("{text} ends before it begins; a day runs from {start} to {start}").format(
                text=repr(text), start=days.day_start.strftime("%H:%M")
            )
        )
    return Span(start, end)


def _wall(text: str, day: date, days: DayRule) -> datetime | None:
    if text.strip() == MIDNIGHT:
        return days.at_wall(day, time(0)) if days.day_start > time(0) else days.span_of(day).end
    hour = text.strip()
    clock = parse_clock(f"{hour}:00" if hour.isascii() and hour.isdigit() else hour)
    return None if clock is None else days.at_wall(day, clock)
