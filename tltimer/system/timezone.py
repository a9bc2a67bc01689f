"""The zone in which the user's machine lives."""

import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from tltimer.errors import Refused
from tltimer.i18n.translate import _


def zone_named(name: str) -> ZoneInfo:
    """Return a zone by its IANA name.

    Raises:
        Refused: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (OSError, KeyError, ValueError):
        raise Refused(_("there is no zone {name}; use a name such as Europe/Berlin").format(name=name)) from None


def system_zone(environ: Mapping[str, str]) -> ZoneInfo:
    """Return the system's zone: the variable ``TZ``, then the link of the local time, then whatever else it takes."""
    link = Path("/etc/localtime")
    candidates = [environ.get("TZ", "").removeprefix(":")]
    if link.is_symlink():
        candidates.append(os.path.realpath(link).partition("zoneinfo/")[2])
    for name in candidates:
        if name and not name.startswith("/"):
            try:
                return ZoneInfo(name)
            except (OSError, KeyError, ValueError):
                continue
    # Slow to import, and needed only where the system says it in a way of its own.
    from tzlocal import get_localzone

    try:
        found = get_localzone()
    except (OSError, KeyError, ValueError):
        return ZoneInfo("UTC")
    return found if isinstance(found, ZoneInfo) else ZoneInfo("UTC")
