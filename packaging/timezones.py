"""Builds the table of time zone names that calendars use: normalised name, IANA key, trust.

Windows' keys and the IANA time zones they mean, and what the time zones of metazones and their cities are called in
many languages, are CLDR's, as Babel ships it (Unicode-3.0 licence). The names that Windows shows for its keys, names
that are not Windows' own, and the metazones are in ``timezones``.

Run: python packaging/timezones.py resources/timezones.tsv
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel import __version__ as babel_version
from babel.core import Locale, get_global

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tltimer.calendars.ics.timezone_names import normalised

YEAR = 2026
"""The year by which a time zone counts as one that changes its clocks."""

ZONES = Path(__file__).resolve().with_name("timezones")


def main(arguments: list[str]) -> None:
    """Write the table."""
    (target,) = map(Path, arguments)
    head = [
        "# Built by packaging/timezones.py; do not edit. Windows' keys: Unicode CLDR, as in Babel "
        f"{babel_version}, © Unicode, Inc., licensed under Unicode-3.0.",
        "# Shown names are facts about Windows; they were collected by hand.",
    ]
    rows = ["\t".join((name, *meaning)) for name, meaning in sorted(table().items())]
    target.write_text("\n".join(head + rows) + "\n", "utf-8")


def table() -> dict[str, tuple[str, str]]:
    """Return the IANA key and the trust of every name.

    Raises:
        ValueError: two lines disagree, or a line names what does not exist.
    """
    places: dict[str, tuple[str, str]] = {}

    def add(name: str, key: str, trust: str) -> None:
        ZoneInfo(key)
        known, _ = places.setdefault(normalised(name), (key, trust))
        if known != key:
            raise ValueError(f"{name!r} is {known} and {key}")

    windows: dict[str, str] = dict(get_global("windows_zone_mapping"))
    for section, key, names in _lines("others.txt"):
        for name in names:
            add(name, key, section)
    for key, zone in windows.items():
        add(key, zone, "firm")
    for _, key, names in _lines("windows.txt"):
        if key not in windows:
            raise ValueError(f"CLDR does not know {key!r}")
        for name in names:
            # Without an offset in front, a single city or region may be somebody's own name for something else.
            add(name, windows[key], "weak")
    for name, zone in _names_of_metazones():
        places.setdefault(name, (zone, "weak"))
    for city, zone in _cities():
        places.setdefault(city, (zone, "city"))
    # "Eastern" and the like: a key without its last words, unless that has a meaning of its own.
    for name, (zone, _) in list(places.items()):
        places.setdefault(name.replace(" standard time", ""), (zone, "weak"))
    return places


def _names_of_metazones() -> Iterator[tuple[str, str]]:
    """Yield the names of metazones in many languages, and the time zone; not what two of them are called."""
    result: dict[str, set[str]] = {}
    settings = {key: names[0] for _section, key, names in _lines("metazones.txt")}
    settings.pop("languages")
    for language in _languages():
        metazones = Locale.parse(language).meta_zones
        for metazone, zone in settings.items():
            for name in metazones.get(metazone, {}).get("long", {}).values():
                result.setdefault(normalised(name), set()).add(zone)
    return ((name, zone) for name, zones in result.items() if name for zone in zones if len(zones) == 1)


def _cities() -> Iterator[tuple[str, str]]:
    """Yield the cities of time zones that change their clocks in many languages, as Windows lists them."""
    result: dict[str, set[str]] = {}
    for language in _languages():
        for zone, names in Locale.parse(language).time_zones.items():
            if "city" in names and zone in available_timezones() and _changes_clocks(zone):
                result.setdefault(normalised(names["city"]), set()).add(zone)
    return ((city, min(zones)) for city, zones in result.items() if len(zones) == 1 and ", " not in city)


def _changes_clocks(zone: str) -> bool:
    offsets = {datetime(YEAR, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in range(1, 13)}
    return len(offsets) > 1


def _languages() -> list[str]:
    return next(names[0].split() for _section, key, names in _lines("metazones.txt") if key == "languages")


def _lines(file: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield section, key and names of each line of a file."""
    section = ""
    for line in (ZONES / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            key, _, names = line.partition(" = ")
            yield section, key.strip(), [name.strip() for name in names.split("|")]


if __name__ == "__main__":
    main(sys.argv[1:])
