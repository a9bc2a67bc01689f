"""Reads dates, times, lengths and rules of events, and repairs what exporters commonly get wrong."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

Moment = date | datetime

_MOMENT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$", re.IGNORECASE)
_LENGTH = re.compile(r"^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$", re.IGNORECASE)
_FREQUENCIES = {"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_TOO_OFTEN = {"SECONDLY", "MINUTELY"}


class Unreadable(Exception):  # noqa: N818 - it is an answer about one event
    """An event cannot be read; ``code`` says why (see ``problems``), ``detail`` quotes the text."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def is_date(moment: Moment) -> bool:
    """Say whether a moment is a whole day."""
    return not isinstance(moment, datetime)


def read_moment(text: str, zone: tzinfo, whole_day: bool = False) -> Moment:
    """Read ``20260105``, ``20260105T0900`` in the zone, or ``20260105T090000Z``.

    Raises:
        Unreadable: it is none of them.
    """
    found = _MOMENT.match(text.strip())
    if not found:
        raise Unreadable("date", text)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if whole_day or found[4] is None:
            return day
        clock = time(int(found[4]), int(found[5]), min(int(found[6] or 0), 59))
    except ValueError:
        raise Unreadable("date", text) from None
    return datetime.combine(day, clock, tzinfo=UTC if found[7] else zone)


def read_length(text: str) -> timedelta:
    """Read ``PT1H30M``, ``P1W`` and the like.

    Raises:
        Unreadable: it is no such thing.
    """
    found = _LENGTH.match(text.strip())
    if not found:
        raise Unreadable("length", text)
    weeks, days, hours, minutes, seconds = (int((part or "0")[:9]) for part in found.groups()[1:])
    try:
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        raise Unreadable("length", text) from None
    return -length if found[1] == "-" else length


def after(start: Moment, length: timedelta) -> Moment:
    """Give the end of what lasts so long: whole days for a day, elapsed time for an instant (RFC 5545, 3.3.6)."""
    if not isinstance(start, datetime):
        return start + timedelta(days=length.days)
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def like(moment: Moment, model: Moment) -> Moment:
    """Give a moment the form of another: a day becomes the model's time on that day, a time the day it is on.

    Exporters name an occurrence of a timed series by its day alone, and the other way round.
    """
    if isinstance(model, datetime):
        return moment if isinstance(moment, datetime) else datetime.combine(moment, model.timetz())
    return moment.date() if isinstance(moment, datetime) else moment


def repaired_rule(text: str, start: Moment) -> str:
    """Give a rule that the libraries read as it was meant.

    UNTIL is brought into the form that the start asks for; as a date it includes the whole of its last day.

    Raises:
        Unreadable: the rule would never end, repeats too often to be a meeting, or is no rule.
    """
    parts: dict[str, str] = {}
    for part in text.split(";"):
        key, equals, value = part.partition("=")
        if equals and value.strip():
            parts[key.strip().upper()] = value.strip().upper()
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise Unreadable("often", text)
    if frequency not in _FREQUENCIES:
        raise Unreadable("rule", text)
    interval = parts.get("INTERVAL", "1")
    if not interval.isdecimal():
        raise Unreadable("rule", text)
    if int(interval) == 0:
        raise Unreadable("interval", text)
    if parts.get("COUNT", "1").startswith("-"):
        del parts["COUNT"]
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], start)
    return ";".join(f"{key}={value}" for key, value in parts.items())


def _until(text: str, start: Moment) -> str:
    zone = (start.tzinfo if isinstance(start, datetime) else None) or UTC
    last = read_moment(text, zone)
    if not isinstance(start, datetime):
        return last.strftime("%Y%m%d")
    if not isinstance(last, datetime):
        last = datetime.combine(last, time(23, 59, 59), tzinfo=zone)
    try:
        return last.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    except OverflowError:
        return last.strftime("%Y%m%dT%H%M%SZ")
