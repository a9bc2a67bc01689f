"""The kinds of values that a setting can hold: how each is read, checked and written.

Every command loads them for the defaults, and most of what reads values only where somebody has set one.
"""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from tltimer.domain.timeline.documents import cleaned
from tltimer.values import Generic, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time
    from typing import TypeVar

    T = TypeVar("T")

SOURCE_NAMES = ("window", "call", "commit", "activitywatch", "wakatime")
"""The sources of evidence; every command reads the settings, so they do not import evidence."""

Raw = str | int | bool | list[str]
"""A value as it is in the TOML file."""


class ValueType(Value, Generic["T"]):
    """A kind of values: reading them from TOML (``read``), writing them, and taking them from a command line.

    ``read`` raises ValueError for what is not ``allowed``. ``names`` are those that a choice is made between.
    """

    name: str
    allowed: str
    read: Callable[[object], T]
    write: Callable[[T], Raw]
    from_text: Callable[[str], Raw]
    names: tuple[str, ...] = ()


def _same(text: str) -> Raw:
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def parse_hours(text: str) -> tuple[time, time] | None:
    """Read hours such as ``09:00-17:30``; None for the empty text.

    Hours over midnight, ``22:00-03:00``, depend on when days begin; see ``toml_file.conflict_in``.

    Raises:
        ValueError: the text does not have that form.
    """
    if not text.strip():
        return None
    from tltimer.domain.timeline.durations import parse_wall

    start, dash, end = text.replace("–", "-").partition("-")
    hours = parse_wall(start), parse_wall(end)
    if not dash or hours[0] == hours[1]:
        raise ValueError(f"{text!r} does not end after it begins")
    return hours


def _format_hours(hours: tuple[time, time] | None) -> Raw:
    return f"{_format_wall(hours[0])}-{_format_wall(hours[1])}" if hours else ""


def _wall(value: object) -> time:
    from tltimer.domain.timeline.durations import parse_wall

    return parse_wall(_text(value))


def _format_wall(clock: time) -> str:
    from tltimer.domain.timeline.durations import format_wall

    return format_wall(clock)


def _zone(value: object) -> str:
    name = _text(value).strip()
    if name:
        try:
            ZoneInfo(name)
        except (OSError, KeyError, ValueError) as problem:
            raise ValueError(f"no zone {name!r}") from problem
    return name


def _language(value: object) -> str:
    from tltimer.i18n.language_choice import translated

    name = _text(value)
    if name not in ("", "en", *translated()):
        raise ValueError(f"no language {name!r}")
    return name


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("no list of texts")
    return tuple(text for item in value if (text := cleaned(item).strip()))


def _addresses(value: object) -> tuple[str, ...]:
    addresses = tuple(item.lower().removeprefix("mailto:") for item in _texts(value))
    if not all("@" in item and " " not in item for item in addresses):
        raise ValueError("no list of addresses")
    return addresses


def _sources(value: object) -> tuple[str, ...]:
    names = tuple(item.lower() for item in _texts(value))
    if not set(names) <= set(SOURCE_NAMES):
        raise ValueError("not a list of sources")
    return tuple(name for name in SOURCE_NAMES if name in names)


def _app_rules(value: object) -> tuple[str, ...]:
    rules = _texts(value)
    if not all(rule.rpartition("=")[0].strip() for rule in rules):
        raise ValueError("not a list of rules")
    return rules


def _shortcuts(value: object) -> tuple[str, ...]:
    rules = _texts(value)
    if rules:
        from tltimer.settings.shortcuts import parse_shortcuts  # few homes have any

        return tuple(map(str, parse_shortcuts(rules)))
    return rules


def _listed(values: tuple[str, ...]) -> Raw:
    return list(values)


def _list_from_text(text: str) -> Raw:
    """Read parts divided by commas, or a list in brackets as the file has it; anything else in brackets is none."""
    if text.strip()[:1] == "[" and text.strip()[-1:] == "]":
        from tomllib import TOMLDecodeError, loads

        try:
            listed: Raw = loads(f"list = {text}")["list"]
        except TOMLDecodeError:
            return text
        return listed
    return [part.strip() for part in text.split(",") if part.strip()]


def _length(value: object) -> timedelta:
    from tltimer.domain.timeline.durations import parse_duration

    length = parse_duration(_text(value))
    if not timedelta(minutes=1) <= length <= timedelta(hours=48):
        raise ValueError("out of bounds")
    return length


def _format_length(length: timedelta) -> str:
    from tltimer.domain.timeline.durations import format_duration

    return format_duration(length)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _switch_from_text(text: str) -> Raw:
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    return words.get(text.strip().lower(), text)


def _number_from_text(text: str) -> Raw:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def _minutes_from_text(text: str) -> Raw:
    minutes = _number_from_text(text)
    if isinstance(minutes, int):
        return minutes
    from tltimer.domain.timeline.durations import parse_duration

    try:
        count, seconds = divmod(parse_duration(text), timedelta(minutes=1))
    except ValueError:
        return text
    return text if seconds else count


TEXT: ValueType[str] = ValueType("text", "any text", lambda value: cleaned(_text(value)), str, _same)
ZONE: ValueType[str] = ValueType(
    "zone", 'the name of a time zone such as "Europe/Berlin", or "" for the system\'s', _zone, str, _same
)
WALL: ValueType[time] = ValueType("time", 'a time such as "04:00"', _wall, _format_wall, _same)
HOURS: ValueType[tuple[time, time] | None] = ValueType(
    "hours",
    'hours such as "09:00-17:30", or "" for none',
    lambda value: parse_hours(_text(value)),
    _format_hours,
    _same,
)
LENGTH: ValueType[timedelta] = ValueType(
    "length", 'a length of time from "1m" to "48h", such as "5h" or "1h30m"', _length, _format_length, _same
)
SWITCH: ValueType[bool] = ValueType("switch", "true or false", _switch, bool, _switch_from_text)
WORDS: ValueType[tuple[str, ...]] = ValueType(
    "words", 'a list of words such as ["focus", "deep work"]', _texts, _listed, _list_from_text
)
ADDRESSES: ValueType[tuple[str, ...]] = ValueType(
    "addresses", 'a list of e-mail addresses such as ["ana@example.org"]', _addresses, _listed, _list_from_text
)

LANGUAGE_NAME: ValueType[str] = ValueType(
    "language", 'a language code such as "en", or "" for the system\'s', _language, str, _same
)
SOURCES: ValueType[tuple[str, ...]] = ValueType(
    "words", f"a list with any of {', '.join(SOURCE_NAMES)}, or [] for none", _sources, _listed, _list_from_text
)
APP_RULES: ValueType[tuple[str, ...]] = ValueType(
    "words", 'a list of rules such as ["code=coding", "firefox="]', _app_rules, _listed, _list_from_text
)
SHORTCUT_RULES: ValueType[tuple[str, ...]] = ValueType(
    "words",
    'a list such as ["pick=Ctrl+Alt+Space", "switch coding=Ctrl+Alt+1"], each command and each key only once',
    _shortcuts,
    _listed,
    _list_from_text,
)


def number(least: int, most: int) -> ValueType[int]:
    """Make the kind of whole numbers within bounds, both included."""
    return ValueType("number", f"a whole number from {least} to {most}", _within(least, most), int, _number_from_text)


def minutes(least: int, most: int) -> ValueType[int]:
    """Make the kind of whole minutes within bounds; the user may also write ``2h`` or ``1 h 30 min``."""
    allowed = f"a number of minutes from {least} to {most}"
    return ValueType("minutes", allowed, _within(least, most), int, _minutes_from_text)


def _within(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError("out of bounds")
        return value

    return read


def one_of(*names: str) -> ValueType[str]:
    """Make the kind of a choice between names."""

    def read(value: object) -> str:
        if value not in names:
            raise ValueError("none of the names")
        return str(value)

    return ValueType("choice", "one of " + ", ".join(f'"{name}"' for name in names), read, str, _same, names)
