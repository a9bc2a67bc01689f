"""Dates, times and lengths of events, in every notation that exporters use."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

Moment = date | datetime

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]\s*(?:(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d*)?)?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
    r"(?:\[[\w/+-]+\])?)?",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"([+-])?P(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T?(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+)(?:[.,]\d*)?S)?)?",
    re.IGNORECASE,
)


class UnreadableTime(Exception):  # noqa: N818 - it is an answer about one event
    """An event cannot be read; ``code`` tells why (see ``messages``), ``detail`` quotes the text."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class Length(Value):
    """A length of time: days on the wall, and then elapsed time (RFC 5545, 3.3.6)."""

    days: int
    elapsed: timedelta

    @property
    def negative(self) -> bool:
        """Whether it reaches back in time."""
        return self.days < 0 or self.elapsed < timedelta(0)


def read_moment(text: str, zone: tzinfo, whole_day: bool = False, named: bool = False) -> Moment:
    """Read ``20260105``, ``20260105T0900`` in a time zone, ``20260105T090000Z``, or ISO 8601 with dashes and offsets.

    Midnight can be written as the hour 24 of the day before.

    Args:
        text: the moment as it is written.
        zone: its time zone, unless the text tells another one.
        whole_day: whether its time does not matter.
        named: whether the time zone is named beside the text; an offset only says how far it is from UTC then.

    Raises:
        UnreadableTime: it is in none of these forms.
    """
    match = _MOMENT.fullmatch(text.strip().strip('"'))
    if not match:
        raise UnreadableTime("date", text)
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        the_day = date(int(year), int(month), int(day))
        if whole_day or hour is None:
            return the_day
        midnight = hour == "24" and int(minute or 0) == 0
        clock = time(0 if midnight else int(hour), int(minute or 0), min(int(second or 0), 59))
        if midnight:
            the_day += timedelta(days=1)
        moment = datetime.combine(the_day, clock, tzinfo=_offset(offset) if offset else zone)
        return moment.astimezone(zone) if named and offset and offset[0] in "+-" else moment
    except (ValueError, OverflowError):
        raise UnreadableTime("date", text) from None


def _offset(text: str) -> tzinfo:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def read_length(text: str) -> Length:
    """Read ``PT1H30M``, ``P1W`` and the like.

    Raises:
        UnreadableTime: it is not such a length.
    """
    text = "".join(text.split())
    match = _LENGTH.fullmatch(text)
    if not match or not any(match.groups()[1:]):
        raise UnreadableTime("length", text)
    weeks, days = (int((part or "0")[:9]) for part in match.groups()[1:3])
    hours, minutes, seconds = (float((part or "0").replace(",", ".")[:9]) for part in match.groups()[3:])
    sign = -1 if match[1] == "-" else 1
    try:
        elapsed = timedelta(seconds=round(hours * 3600 + minutes * 60 + seconds))
        timedelta(weeks=weeks, days=days)
    except OverflowError:
        raise UnreadableTime("length", text) from None
    return Length(sign * (7 * weeks + days), sign * elapsed)


def after(start: Moment, length: Length) -> Moment:
    """Return the end of an event of this length; after a whole day, only whole days count."""
    if not isinstance(start, datetime):
        return start + timedelta(days=length.days) + timedelta(days=length.elapsed.days)
    return elapsed_after(start + timedelta(days=length.days), length.elapsed)


def elapsed_after(start: datetime, elapsed: timedelta) -> datetime:
    """Return the instant after an elapsed time, in the time zone of the start."""
    return (start.astimezone(UTC) + elapsed).astimezone(start.tzinfo)


def is_skipped(moment: datetime) -> bool:
    """Return whether a time on the wall lies in an hour that a clock change skips."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None)


def like(moment: Moment, model: Moment) -> Moment:
    """Return a moment in the form of another: a day becomes the model's time on that day, a time its day.

    Exporters name an occurrence of a timed series by its day alone, and the other way round.
    """
    if isinstance(model, datetime):
        return moment if isinstance(moment, datetime) else datetime.combine(moment, model.timetz())
    return moment.date() if isinstance(moment, datetime) else moment
