"""Lengths of time as people type them: ``10m``, ``1h30m``, ``7d``."""

from datetime import timedelta

_UNITS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def parse_duration(text: str) -> timedelta:
    """Read a length of time such as ``10m``, ``1h30m`` or ``7d``, units from great to small.

    Raises:
        ValueError: the text is no such length.
    """
    rest, total, left = text.strip().lower(), 0, "dhms"
    if not rest:
        raise ValueError("an empty text is no length of time")
    while rest:
        digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
        unit = rest[len(digits) : len(digits) + 1]
        if not digits or not digits.isascii() or len(digits) > 7 or not unit or unit not in left:
            raise ValueError(f"{text!r} is no length of time")
        total += int(digits) * _UNITS[unit]
        left = left[left.index(unit) + 1 :]
        rest = rest[len(digits) + 1 :].lstrip()
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
