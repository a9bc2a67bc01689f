"""The zone in which the user's machine lives."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _

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

_FIXED = re.compile(r"(?:[A-Za-z]{3,}|<[+\-\w]{3,}>)([+-]?)0?(\d{1,2})(?::(\d\d))?(?::00)?$", re.ASCII)


def zone_named(name: str) -> ZoneInfo:
    """Return a zone by its IANA name.

    Raises:
        Refused: there is no such zone, or it cannot be read.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        words = _("'{name}' is not a time zone. Use a name such as Europe/Berlin.")
        raise Refused(words.format(name=name)) from None
    except OSError as error:
        words = _("The time zone {name} cannot be read: {reason}. Try again, or choose another one.")
        raise Refused(words.format(name=name, reason=reason_of(error))) from None


def system_zone(environ: Mapping[str, str]) -> ZoneInfo:
    """Return the system's zone: the variable ``TZ``, then the link of the local time, then whatever else it takes.

    Raises:
        Refused: it is not known, or cannot be read. Another one in its place would shift what is written.
    """
    if "TZ" in environ:
        return _zone_of_variable(environ["TZ"])
    link = Path("/etc/localtime")
    if link.is_symlink() and (name := _name_in(link)):
        return zone_named(name)
    # Slow to import, and needed only where the system says it in a way of its own.
    from tzlocal import get_localzone

    try:
        found = get_localzone()
    except (OSError, KeyError, ValueError):
        words = _("The system's time zone cannot be read. Set it: tltimer settings zone Europe/Berlin")
        raise Refused(words) from None
    return found if isinstance(found, ZoneInfo) else ZoneInfo("UTC")


def _zone_of_variable(text: str) -> ZoneInfo:
    """Return the zone of ``TZ``: a name, the path of a zone's file, or a rule of POSIX; an empty one is UTC."""
    wanted = text.removeprefix(":") or "UTC"
    if wanted.startswith("/"):
        wanted = _name_in(Path(wanted)) or wanted
    for name in (wanted, _zone_of_rule(wanted)):
        with suppress(OSError, KeyError, ValueError):
            if name:
                return ZoneInfo(name)
    words = _("TZ is '{text}', which is not a time zone here. Set it, or tltimer settings zone, to Europe/Berlin …")
    raise Refused(words.format(text=text))


def _zone_of_rule(text: str) -> str | None:
    """Return the name of a zone that has a rule of POSIX: ``CET-1CEST,M3.5.0,M10.5.0/3``, ``<+03>-3``; None without."""
    if found := _FIXED.match(text):
        sign, hours, minutes = ("-" if found[1] == "-" else ""), int(found[2]), found[3] or "00"
        if minutes != "00":
            return BETWEEN_HOURS.get(f"{sign}{hours}:{minutes}")
        if hours == 0:
            return "UTC"
        return f"Etc/GMT{sign or '+'}{hours}"
    return next((name for rule, name in RULES.items() if text in (rule, rule.partition(",")[0])), None)


def _name_in(path: Path) -> str:
    """Return the name of the zone of a file in the system's folder of zones; "" for any other file."""
    try:
        return os.path.realpath(path).partition("zoneinfo/")[2].removeprefix("posix/")
    except ValueError:  # a path with a zero byte
        return ""
