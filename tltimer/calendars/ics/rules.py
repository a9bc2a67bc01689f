"""Recurrence rules (RFC 5545, 3.3.10, and RFC 7529), read forgivingly."""

from __future__ import annotations

import re

from tltimer.calendars.ics.datetimes import UnreadableTime
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

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
_LISTED = {*_LISTS, "BYDAY", "BYWEEKDAY"}
_BETWEEN_VALUES = re.compile(r"(?<=[A-Z])\s+(?=[\w+-])|(?<=\d)\s+(?=[\d+-])")
_BETWEEN_PARTS = re.compile(r";|,(?=\s*[A-Za-z-]+\s*=)")
_ESCAPED_BREAK = re.compile(r"\\[nr]", re.IGNORECASE)
_ZONE_OF_UNTIL = re.compile(r"UNTIL;\s*TZID=[^;]*?:(?=\d{4})", re.IGNORECASE)

_OLD_RULE = re.compile(r"(D|W|MP|MD|YM|YD)(\d{1,4})((?:\s+[\w+#:-]+)*)", re.IGNORECASE)
"""A rule of vCalendar 1.0, as in ``W2 MO WE #10``."""

_OLD_FREQUENCIES = {
    "D": (DAILY, ""),
    "W": (WEEKLY, "BYDAY"),
    "MP": (MONTHLY, "BYDAY"),
    "MD": (MONTHLY, "BYMONTHDAY"),
    "YM": (YEARLY, "BYMONTH"),
    "YD": (YEARLY, "BYYEARDAY"),
}
_OLD_PLACE = re.compile(r"(\d+)([+-]?)")
_START = re.compile(r"\d{4}-?\d\d-?\d\d(?:T[\d:.]*(?:Z|[+-][\d:]+)?)?", re.IGNORECASE)
_OLD_DAY = re.compile(r"\d{4}-?\d\d-?\d\d(?:T.*)?")

OMIT, FORWARD, BACKWARD = "OMIT", "FORWARD", "BACKWARD"


class Rule(Value):
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
    """Parse a rule; impossible values are left out.

    Raises:
        UnreadableTime: it has no frequency, or another calendar than the Gregorian.
    """
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise UnreadableTime("rule", f"FREQ={frequency}")
    scale = parts.get("RSCALE", "GREGORIAN")
    if scale not in ("GREGORIAN", "GREGORY"):
        raise UnreadableTime("rule", f"RSCALE={scale}")
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
    """Return the parts of a rule by name, in capitals and without blanks; the last of a name counts.

    Programs put DTSTART in front of it, with a line break that they escape, and a time zone into UNTIL; they part the
    values of a list by blanks or semicolons, too.
    """
    if old := _OLD_RULE.fullmatch(text.strip()):
        return _old_parts(old[1].upper(), int(old[2]), old[3].upper().split())
    parts: dict[str, str] = {}
    last = ""
    plain = _ESCAPED_BREAK.sub(";", text).replace("\\", "").replace('"', "")
    for part in _BETWEEN_PARTS.split(_ZONE_OF_UNTIL.sub("UNTIL=", plain)):
        key, equals, value = part.partition("=")
        if equals:
            last = key.rpartition(":")[2].strip().upper()
            if value := _value(last, value):
                parts[last] = value
        elif last in _LISTED and (value := _value(last, part)):
            parts[last] = f"{parts[last]},{value}" if last in parts else value
    return parts


def is_start(text: str) -> bool:
    """Return whether a text is no rule but the start that a program wrote in front of one."""
    return _START.fullmatch(text.strip()) is not None


def _value(name: str, text: str) -> str:
    text = text.strip().upper()
    if name in _LISTED:
        text = _BETWEEN_VALUES.sub(",", text)
    # A time may have a blank in the middle.
    return " ".join(text.split()) if name == "UNTIL" else "".join(text.split())


def _old_parts(kind: str, interval: int, words: list[str]) -> dict[str, str]:
    """Return the parts that a rule of vCalendar 1.0 means; one without an end is told by ``#0``, or by nothing."""
    frequency, name = _OLD_FREQUENCIES[kind]
    parts, values, positions = {"FREQ": frequency, "INTERVAL": str(interval)}, [], [""]
    follows_day = True
    for word in words:
        if word.startswith("#"):
            parts["COUNT"] = word[1:]
        elif _OLD_DAY.fullmatch(word):
            parts["UNTIL"] = word
        elif word == "LD":
            values.append("-1")
        elif word in _DAYS:
            values += [place + word for place in positions]
            follows_day = True
        elif match := _OLD_PLACE.fullmatch(word):
            number = f"-{match[1]}" if match[2] == "-" else match[1]
            if kind != "MP":
                values.append(number)
            else:  # weekdays follow the places in the month that they have
                positions = [number] if follows_day else [*positions, number]
                follows_day = False
    if name and values:
        parts[name] = ",".join(values)
    return parts


def misread_parts(parts: dict[str, str]) -> list[str]:
    """Return the known parts with values that cannot be understood, such as ``BYDAY=XX``."""
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
    numbers = {number for part in text.split(",") if (number := _number(part)) is not None and low <= number <= high}
    if name in _NOUGHT_IS_NO_VALUE:
        numbers.discard(0)
    return tuple(sorted(numbers))


def _days(text: str) -> tuple[tuple[int, int], ...]:
    """Return weekdays with their ordinals; an ordinal of zero, or one that no year has, is dropped."""
    matches = (_ORDINAL_DAY.fullmatch(part) for part in text.split(","))
    days = ((_DAYS.index(match[2]), int(match[1] if match[1].strip("+-") else 0)) for match in matches if match)
    return tuple((day, ordinal if abs(ordinal) <= 53 else 0) for day, ordinal in days)
