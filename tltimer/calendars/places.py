"""Checks what the user says of a calendar to be added."""

from pathlib import Path

from tltimer.calendars.sources import is_url
from tltimer.errors import Refused
from tltimer.i18n.translate import _


def fit_name(name: str) -> str:
    """Give the name that a calendar can have.

    Raises:
        Refused: it can have none like this.
    """
    name = name.strip()
    if not name or len(name) > 60 or not name.isprintable():
        raise Refused(_("A calendar's name is one line of at most 60 letters."))
    return name


def kind_and_place(location: str) -> tuple[str, str]:
    """Find out of which kind a location is, and where exactly.

    Raises:
        Refused: nothing is there, or nothing that is known.
    """
    location = location.strip()
    if is_url(location):
        return "url", location
    if "://" in location:
        scheme = location.partition("://")[0]
        raise Refused(_("“{scheme}://” is no address of a calendar; use https, http or webcal.").format(scheme=scheme))
    place = Path(location).expanduser().absolute()
    if not location or not place.exists():
        raise Refused(
            _("{place} does not exist; give an .ics file, a folder of them, or an address.").format(place=place)
        )
    return ("folder" if place.is_dir() else "file"), str(place)
