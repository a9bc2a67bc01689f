"""Lengths of time as people type them: ``10m``, ``1h30m``, ``1 h 30 min``, ``7 days``."""

from __future__ import annotations

from datetime import time, timedelta

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_UNITS = {"d": 86400, "h": 3600, "m": 60, "s": 1}

_WORDS = {
    "d": ("day", "days"),
    "h": ("hr", "hrs", "hour", "hours"),
    "m": ("min", "mins", "minute", "minutes"),
    "s": ("sec", "secs", "second", "seconds"),
}
"""Other spellings of the units."""

_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in (unit, *words)}

_FITTING = {"h": 24, "m": 60, "s": 60}
"""The number of each unit in the next greater one: ``90m`` is a length, ``1h90m`` a mistake."""


def parse_duration(text: str) -> timedelta:
    """Read a length of time such as ``10m``, ``1 h 30 min`` or ``7d``, units from great to small; ``1h30`` is 1h30m.

    Raises:
        ValueError: the text is not such a length.
    """
    remaining, total, units = text.strip().lower(), 0, "dhms"
    if not remaining:
        raise ValueError("an empty text is not a length of time")
    while remaining:
        digits = remaining[: len(remaining) - len(remaining.lstrip("0123456789"))]
        after = remaining[len(digits) :].lstrip()
        word = after[: len(after) - len(after.lstrip(_LETTERS))]
        unit = _UNIT_OF.get(word, word)
        if not unit and units == "ms" and len(digits) == 2:
            unit = "m"
        if not digits or not digits.isascii() or len(digits) > 7 or unit not in _UNITS or unit not in units:
            raise ValueError(f"{text!r} is no length of time")
        if units != "dhms" and int(digits) >= _FITTING[unit]:
            raise ValueError(f"{text!r} has more {unit} than fit into the unit before")
        total += int(digits) * _UNITS[unit]
        units = units[units.index(unit) + 1 :]
        remaining = after[len(word) :].lstrip()
    return timedelta(seconds=total)


def format_duration(length: timedelta) -> str:
    """Write a length of time so that it can be read again: ``1h30m``."""
    seconds, parts = int(length.total_seconds()), []
    for unit, size in _UNITS.items():
        if unit == "d" and seconds % size:
            continue
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0m"


def parse_wall(text: str) -> time:
    """Read a time on the wall such as ``9:30``, ``17:05:30``, ``5:05 PM`` or ``5pm``.

    Minutes have two digits: ``14:3`` is as likely the beginning of ``14:30`` as it is ``14:03``.

    Raises:
        ValueError: the text is not such a time.
    """
    clock = text.strip().upper()
    if clock.endswith((" A.M.", " P.M.")):
        clock = clock.replace(".", "")
    half = clock[-2:] if clock[-2:] in ("AM", "PM") else ""
    parts = clock.removesuffix(half).rstrip().split(":")
    if half and len(parts) == 1:
        parts.append("00")
    digits = all(part.isascii() and part.isdigit() for part in parts)
    if not digits or not 2 <= len(parts) <= 3 or len(parts[0]) > 2 or any(len(part) != 2 for part in parts[1:]):
        raise ValueError(f"{text!r} is not a time")
    hour, minute, second = (int(part) for part in (*parts, "0")[:3])
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"{text!r} is not a time")
        hour = hour % 12 + (12 if half == "PM" else 0)
    return time(hour, minute, second)


def format_wall(clock: time) -> str:
    """Write a time on the wall as ``09:30``, seconds only where there are any."""
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")
