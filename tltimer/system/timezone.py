"""The zone in which the user's machine lives."""

from __future__ import annotations

import os
import re
import warnings
from contextlib import suppress
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from tltimer.errors import Unread, reason_of
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LOCAL_TIME = Path("/etc/localtime")

RULES = {
    "NST3:30NDT,M3.2.0,M11.1.0": "America/St_Johns",
    "AST4ADT,M3.2.0,M11.1.0": "America/Halifax",
    "EST5EDT,M3.2.0,M11.1.0": "America/New_York",
    "CST6CDT,M3.2.0,M11.1.0": "America/Chicago",
    "MST7MDT,M3.2.0,M11.1.0": "America/Denver",
    "PST8PDT,M3.2.0,M11.1.0": "America/Los_Angeles",
    "AKST9AKDT,M3.2.0,M11.1.0": "America/Anchorage",
    "HST10HDT,M3.2.0,M11.1.0": "America/Adak",
    "GMT0BST,M3.5.0/1,M10.5.0": "Europe/London",
    "IST-1GMT0,M10.5.0,M3.5.0/1": "Europe/Dublin",
    "WET0WEST,M3.5.0/1,M10.5.0": "Europe/Lisbon",
    "CET-1CEST,M3.5.0,M10.5.0/3": "Europe/Berlin",
    "EET-2EEST,M3.5.0/3,M10.5.0/4": "Europe/Helsinki",
    "IST-2IDT,M3.4.4/26,M10.5.0": "Asia/Jerusalem",
    "ACST-9:30ACDT,M10.1.0,M4.1.0/3": "Australia/Adelaide",
    "AEST-10AEDT,M10.1.0,M4.1.0/3": "Australia/Sydney",
    "NZST-12NZDT,M9.5.0,M4.1.0/3": "Pacific/Auckland",
    "CST5CDT,M3.2.0/0,M11.1.0/1": "America/Havana",
    "<-04>4<-03>,M9.1.6/24,M4.1.6/24": "America/Santiago",
    "<-06>6<-05>,M9.1.6/22,M4.1.6/22": "Pacific/Easter",
    "<-02>2<-01>,M3.5.0/-1,M10.5.0/0": "America/Nuuk",
    "<-01>1<+00>,M3.5.0/0,M10.5.0/1": "Atlantic/Azores",
    "EET-2EEST,M3.5.0,M10.5.0/3": "Europe/Chisinau",
    "EET-2EEST,M3.5.0/0,M10.5.0/0": "Asia/Beirut",
    "EET-2EEST,M4.5.5/0,M10.5.4/24": "Africa/Cairo",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0": "Australia/Lord_Howe",
    "<+11>-11<+12>,M10.1.0,M4.1.0/3": "Pacific/Norfolk",
    "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45": "Pacific/Chatham",
}
"""Zones that change their clocks, by the rule that stands for them in POSIX."""

BETWEEN_HOURS = {
    "-3:30": "Asia/Tehran",
    "-4:30": "Asia/Kabul",
    "-5:30": "Asia/Kolkata",
    "-5:45": "Asia/Kathmandu",
    "-6:30": "Asia/Yangon",
    "-9:30": "Australia/Darwin",
    "9:30": "Pacific/Marquesas",
}
"""Zones that never change their clocks, by the offset that POSIX writes, which is positive in the west."""

_NAME = r"(?:[A-Za-z]{3,}|<[+\-\w]{3,}>)"
_CHANGE = r"(M\d{1,2}\.\d\.\d)(?:/([+-]?[\d:]+))?"
_CHANGING = rf"{_NAME}([+-]?[\d:]+){_NAME}([+-]?[\d:]+)?,{_CHANGE},{_CHANGE}$"
_FIXED = rf"{_NAME}([+-]?)0?(\d{{1,2}})(?::(\d\d))?(?::00)?$"
"""Rules of POSIX that change the clock, and those that never do; compiled when one is read, as few systems have one."""


def zone_named(name: str) -> ZoneInfo:
    """Return a zone by its IANA name.

    Raises:
        Unread: there is no such zone, or it cannot be read.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        words = _("'{name}' is not a time zone. Use a name such as Europe/Berlin.")
        raise Unread(words.format(name=name)) from None
    except OSError as error:
        words = _("The time zone {name} cannot be read: {reason}. Try again, or choose another one.")
        raise Unread(words.format(name=name, reason=reason_of(error))) from None


def system_zone(environ: Mapping[str, str]) -> ZoneInfo:
    """Return the system's zone: the variable ``TZ``, then the link of the local time, then whatever else it takes.

    A system without any zone keeps UTC, and so is read.

    Raises:
        Unread: it cannot be read, or has no name. Another one in its place would shift what is written.
    """
    return known_system_zone(environ) or ZoneInfo("UTC")


def known_system_zone(
    environ: Mapping[str, str],
    local_time: Path = LOCAL_TIME,
    folders: Iterable[str | Path] = TZPATH,
    configured: Callable[[], str] = lambda: configured_name(),
) -> ZoneInfo | None:
    """Return the system's zone as ``system_zone`` does; None where the system has none.

    Args:
        environ: the environment, which may name another one.
        local_time: the file, or the link to a file, of the zone.
        folders: where the system has the files of all zones.
        configured: returns the name that the system has elsewhere for its zone, "" without one.

    Raises:
        Unread: as there.
    """
    if "TZ" in environ:
        return _zone_of_variable(environ["TZ"])
    if local_time.is_symlink() and (name := _name_in(local_time)):
        return zone_named(name)
    try:
        configured_name = configured()
        copied = local_time.read_bytes() if local_time.is_file() else b""
        if name := _name_of_copy(copied, configured_name, [Path(folder) for folder in folders]) or configured_name:
            return ZoneInfo(name)
        if not copied:
            return None
    except (OSError, KeyError, ValueError):
        pass
    raise Unread(_("The system's time zone cannot be read. To set yours: tltimer settings zone Europe/Berlin"))


def configured_name() -> str:
    """Return the name that another file of the system, or Windows, has for its zone; "" without one."""
    # Slow to import, and needed only where the system says it in a way of its own.
    import logging

    from tzlocal import get_localzone_name

    logging.getLogger("tzlocal").setLevel(logging.ERROR)  # it tells users of files that distributions leave behind
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return get_localzone_name() or ""


def _name_of_copy(content: bytes, preferred: str, folders: list[Path]) -> str:
    """Return the name of the zone of which a file is a copy; "" if it is none of those here.

    Many names share one zone: the preferred one comes first, then those that the database lists for today's countries.
    """
    if not content:
        return ""

    def is_same(name: str) -> bool:
        files = (folder / name for folder in folders)
        file = next((file for file in files if file.is_file()), None)
        return file is not None and file.stat().st_size == len(content) and file.read_bytes() == content

    names = [preferred] if preferred else []
    for table in (folder / "zone1970.tab" for folder in folders):
        with suppress(OSError):
            rows = table.read_text("utf-8", "replace").splitlines()
            names += sorted(row.split("\t")[2] for row in rows if row.count("\t") >= 2 and not row.startswith("#"))
    names += sorted(available_timezones())
    return next((name for name in names if is_same(name)), "")


def _zone_of_variable(text: str) -> ZoneInfo:
    """Return the zone of ``TZ``: a name, the path of a zone's file, or a rule of POSIX; an empty one is UTC."""
    wanted = text.removeprefix(":") or "UTC"
    if wanted.startswith("/"):
        wanted = _name_in(Path(wanted)) or wanted
    with suppress(OSError, KeyError, ValueError):
        return ZoneInfo(wanted)
    with suppress(OSError, KeyError, ValueError):
        if name := _zone_of_rule(wanted):
            return ZoneInfo(name)
    words = _(
        "'{text}' in TZ is not a known time zone. Correct TZ, or set the time zone: tltimer settings zone Europe/Berlin"
    )
    raise Unread(words.format(text=text))


def _zone_of_rule(text: str) -> str | None:
    """Return the name of a zone that has a rule of POSIX: ``CET-1CEST,M3.5.0,M10.5.0/3``, ``<+03>-3``; None without."""
    if match := re.match(_FIXED, text, re.ASCII):
        sign, hours, minutes = ("-" if match[1] == "-" else ""), int(match[2]), match[3] or "00"
        if minutes != "00":
            return BETWEEN_HOURS.get(f"{sign}{hours}:{minutes}")
        if hours == 0:
            return "UTC"
        return f"Etc/GMT{sign or '+'}{hours}"
    short = next((name for rule, name in RULES.items() if text == rule.partition(",")[0]), None)
    wanted = _changes(text)
    return short or next((name for rule, name in RULES.items() if wanted and _changes(rule) == wanted), None)


def _changes(text: str) -> tuple[int, int, str, int, str, int] | None:
    """Return the canonical form of a POSIX rule: both offsets, and the times of the clock changes, in seconds.

    The abbreviations do not matter: ``MEZ-1MESZ,M3.5.0/2,M10.5.0/3`` is ``CET-1CEST,M3.5.0,M10.5.0/3``.
    """
    match = re.match(_CHANGING, text, re.ASCII)
    if match is None:
        return None
    standard, summer, first, first_at, second, second_at = match.groups()
    try:
        offset = _seconds(standard)
        summer_offset = offset - 3600 if summer is None else _seconds(summer)
        return offset, summer_offset, first, _seconds(first_at or "2"), second, _seconds(second_at or "2")
    except ValueError:
        return None


def _seconds(text: str) -> int:
    """Read ``2``, ``-1`` or ``+2:45:00``.

    Raises:
        ValueError: it is something else.
    """
    digits = text.lstrip("+-")
    hours, minutes, seconds = (int(part) for part in (*digits.split(":"), "0", "0")[:3])
    return (-1 if text.startswith("-") else 1) * (hours * 3600 + minutes * 60 + seconds)


def _name_in(path: Path) -> str:
    """Return the name of the zone of a file in the system's folder of zones; "" for any other file."""
    try:
        return os.path.realpath(path).partition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    except ValueError:  # a path with a zero byte
        return ""
