"""Names of time zones in calendars: IANA's, Windows', what Windows shows, abbreviations and bare offsets.

The table of names is built by ``packaging/timezones.py``.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from tltimer.resources import shipped
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

Trust = Literal["firm", "weak", "guess", "offset"]

_SIGNED = r"([+\-−–])\s*(\d{1,2})(?:[:.]?(\d{2}))?"
_ZERO = r"(?:utc/gmt|gmt/utc|utc|gmt|coordinated universal time)"
_BARE_OFFSET = re.compile(rf"\(?\s*{_ZERO}?\s*{_SIGNED}\s*\)?", re.IGNORECASE)
_IN_PARENTHESES = re.compile(rf"[(\[]\s*(?=utc|gmt|[+\-−–])(?:utc|gmt)?\s*(?:{_SIGNED})?\s*[)\]]\s*", re.IGNORECASE)
_IN_FRONT = re.compile(rf"(?:utc|gmt)\s*{_SIGNED}(?!\d)\s*[-–:]?\s*(?=\D)", re.IGNORECASE)
_AT_THE_END = re.compile(rf"\s*-?\s*\(\s*(?:utc|gmt)\s*(?:{_SIGNED})?\s*\)$", re.IGNORECASE)
_FROM_UTC = re.compile(r"(.*\D)[+\-−–]\d{1,2}")
"""The names of offsets in Windows in other languages, such as "Koordinierte Weltzeit-11"."""

_UTC = ("UTC", "Etc/UTC")
_NUMBERED = re.compile(r"(.*/[A-Za-z_]+)(?<!GMT)-?\d{1,2}")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_COUNTER = re.compile(r"\s+#?\d{1,2}$")
_MEANINGLESS = {"customized time zone", "tzone://microsoft/custom", "custom", "factory", "localtime", "floating"}
_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_PLACE = re.compile(rf"(?:{'|'.join(_REGIONS)})(?:/[A-Z][A-Za-z_-]+)+")


class Meaning(Value):
    """The time zone that a name stands for.

    Attributes:
        zone: the time zone.
        trust: ``firm``: the name wins over the calendar's own definition. ``weak``: a definition wins. ``guess``: a
            definition wins, and without one the user is told. ``offset``: the name is unknown and its offset, which
            knows no summer time, stands in; a definition wins, and without one the user is told.
    """

    zone: tzinfo
    trust: Trust

    @property
    def yields_to_definition(self) -> bool:
        """Return whether the calendar's own VTIMEZONE wins over this meaning."""
        return self.trust != "firm"

    @property
    def is_doubtful(self) -> bool:
        """Return whether to tell the user if there is no definition."""
        return self.trust in ("guess", "offset")


@cache
def meaning(name: str) -> Meaning | None:
    """Return the meaning of a name; None for a name that has none of its own."""
    plain = unescaped(name)
    bare = _BARE_OFFSET.fullmatch(plain)
    if bare is not None:
        offset = _offset(bare)
        return Meaning(timezone(offset), "weak") if offset is not None else None
    key, trust = _resolved(plain)
    if key is not None:
        return Meaning(ZoneInfo(key), trust)
    name, offset = _split(plain)
    if offset is None and (at_the_end := _AT_THE_END.search(name)):
        offset = _offset(at_the_end)
    if offset is None:
        return None
    counted = _FROM_UTC.fullmatch(name)
    is_told = counted is not None and _resolved(counted[1])[0] in _UTC
    return Meaning(timezone(offset), "weak" if is_told else "offset")


def unescaped(name: str) -> str:
    r"""Return a TZID without quotes and escapes, for comparing ``Amman\, our office`` with ``"Amman, our office"``."""
    text = re.sub(r"\\([\\,;:/\"])", r"\1", name.strip())
    return " ".join(text.strip(" \t\"'“”").split())


def normalised(name: str) -> str:
    """Return a name as the table has it: small letters, no accents and punctuation, parts of a list in order.

    An offset in front is not expected.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    text = re.sub(r"['’`]", "", text.replace("−", "-").replace("–", "-")).replace("u.s.", "us")
    text = re.sub(r"\s+-\s+(?:old|new)$", "", text)
    parts = [_part(part) for part in re.split(r"[,;:/、，]", text)]
    return ", ".join(sorted(part for part in parts if part))


def _part(text: str) -> str:
    words = re.sub(r"[.()&_]", " ", text).split()
    return " ".join(word for word in words if word not in ("and", "sar", "is", "island", "islands"))


def _offset(match: re.Match[str]) -> timedelta | None:
    """Return the offset that a match found; zero without a sign, None if no place has it."""
    sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if offset > timedelta(hours=14) or int(minutes or 0) > 59:
        return None
    return -offset if sign and sign != "+" else offset


def _split(plain: str) -> tuple[str, timedelta | None]:
    """Return a name without the offset in front of it, and that offset."""
    match = _IN_PARENTHESES.match(plain) or _IN_FRONT.match(plain)
    if match is None or not plain[match.end() :]:
        return plain, None
    return plain[match.end() :], _offset(match)


def _resolved(plain: str) -> tuple[str | None, Trust]:
    if plain.lower() in _MEANINGLESS:
        return None, "firm"
    place_name, offset = _split(plain)
    place_name = _AT_THE_END.sub("", place_name)
    for candidate in dict.fromkeys((plain, place_name, _COUNTER.sub("", place_name))):
        key = _iana(candidate)
        if key is not None:
            return key, "firm" if "/" in key or key.upper() in ("UTC", "UCT", "ZULU") else _table_trust(candidate)
    for candidate in _variants(place_name):
        key, trust = _table().get(candidate, ("", "firm"))
        if key and (offset is None or _ever_had(key, offset)):
            # An offset in front, or several cities, are written by programs: nobody's own definition is called so.
            by_program = offset is not None or ", " in candidate
            return key, "firm" if by_program and trust == "weak" else trust
    bare = _REMARK.sub("", plain)
    if "/" in bare and (key := _iana(bare)) is not None:
        return key, "firm"
    city = _city(place_name.rpartition(" - ")[2], offset)
    return (city, "weak") if city else _resolved_at_the_end(plain)


def _resolved_at_the_end(plain: str) -> tuple[str | None, Trust]:
    """Return the meaning of the end of a name that has a path in front, or a number behind."""
    if key := _iana_at_the_end(plain):
        return key, "firm"
    last = plain.rpartition("/")[2]
    if plain.startswith("/") and last.lower() in _keys():
        return _resolved(last)
    numbered = _NUMBERED.fullmatch(plain)  # another definition of the name was known when they were put together
    return _resolved(numbered[1]) if numbered else (None, "firm")


def _city(name: str, offset: timedelta | None) -> str | None:
    """Return the time zone of a city, or of the known ones among several, as long as they keep the same time.

    Windows shows its lists of cities in the user's language; some of them are always called as IANA calls them.
    """
    if offset is None:
        return _cities().get(normalised(name))
    zones = [_cities()[part] for part in normalised(name).split(", ") if part in _cities()]
    fitting = [zone for zone in zones if _ever_had(zone, offset)]
    return fitting[0] if fitting and len({_clock_changes(zone) for zone in zones}) == 1 else None


def _iana(name: str) -> str | None:
    """Return IANA's spelling of one of its names, also for ``america/new york`` and ``US-Eastern``."""
    if _exists(name):
        return name
    key = name.strip("/").lower().replace("\\", "/").replace(" ", "_")
    return _keys().get(key) or (_keys().get(key.replace("-", "/", 1)) if key.split("-")[0] in _areas() else None)


def _exists(name: str) -> bool:
    """Return whether a name is IANA's of a place; to list them all takes as long as to read a thousand events."""
    if not _PLACE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _iana_at_the_end(name: str) -> str | None:
    """Return the longest end that is a name with an area, as of ``/example.org/Tzfile/Europe/Berlin``."""
    parts = name.strip("/").lower().replace(" ", "_").split("/")
    ends = ("/".join(parts[begin:]) for begin in range(1, len(parts) - 1))
    return next((_keys()[end] for end in ends if end in _keys()), None)


def _variants(name: str) -> list[str]:
    """Return the spellings under which the table may have a name, the closest first."""
    uncounted = _COUNTER.sub("", name)
    spellings = [normalised(text) for text in dict.fromkeys((name, uncounted))]
    standard = [re.sub(r"\b(?:daylight|summer)\b", "standard", text) for text in spellings]
    standard += [re.sub(r"\b(?:normalzeit|sommerzeit)\b", "standard time", text) for text in spellings]
    short = [re.sub(r" (?:standard|daylight|summer) time\b", "", text) for text in spellings]
    # "GMT Standard Time" is London's, "GMT" is not.
    return [text for text in dict.fromkeys(spellings + standard + short) if text]


def _table_trust(name: str) -> Trust:
    return _table().get(normalised(name), ("", "weak"))[1]


def _ever_had(key: str, offset: timedelta) -> bool:
    """Return whether a time zone has had an offset since Windows has known it, in summer or winter."""
    return offset in _offsets(key)


def _clock_changes(key: str) -> tuple[timedelta | None, ...]:
    return _offsets(key)[-10:]


@cache
def _offsets(key: str) -> tuple[timedelta | None, ...]:
    """Return the offsets of a time zone at the beginning and in the middle of each year."""
    zone = ZoneInfo(key)
    return tuple(datetime(year, month, 1, tzinfo=zone).utcoffset() for year in range(1990, 2028) for month in (1, 7))


@cache
def _keys() -> dict[str, str]:
    return {key.lower(): key for key in available_timezones() if key not in ("Factory", "localtime")}


@cache
def _areas() -> frozenset[str]:
    return frozenset(key.split("/")[0] for key in _keys() if "/" in key)


@cache
def _cities() -> dict[str, str]:
    """Return the cities that IANA has one time zone of, those that change their clocks in many languages."""
    cities: dict[str, set[str]] = {}
    for key in _keys().values():
        if key.startswith(_REGIONS) and "/" in key:
            cities.setdefault(normalised(key.rpartition("/")[2]), set()).add(key)
    known = {city: min(keys) for city, keys in cities.items() if len(keys) == 1}
    return {name: key for name, key, trust in _rows() if trust == "city"} | known


@cache
def _table() -> dict[str, tuple[str, Trust]]:
    return {name: (key, trust) for name, key, trust in _rows() if trust != "city"}  # type: ignore[misc]  # no other words


def _rows() -> Iterator[list[str]]:
    lines = shipped("timezones.tsv").read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))
