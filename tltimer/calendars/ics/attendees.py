"""Reads who is invited to an event."""

import re
from collections.abc import Iterable
from typing import Any

from tltimer.calendars.ics.content_lines import ContentLine, shown, split_line

MOST = 1000
"""Attendees of one event that are read; nobody needs to tell more of them apart."""

_EMAIL = re.compile(r';EMAIL=("[^"]*"|[^;:"]*)', re.IGNORECASE)
_MAILTO = re.compile(r":\s*mailto:", re.IGNORECASE)
_KINDS = {"INDIVIDUAL", "GROUP", "ROOM", "RESOURCE", "UNKNOWN"}


def people(texts: Iterable[str]) -> list[dict[str, Any]]:
    """Read ATTENDEE or ORGANIZER lines as the fields of ``Attendee``."""
    return [person(text) for text, _ in zip(texts, range(MOST), strict=False)]


def person(text: str) -> dict[str, Any]:
    """Read one ATTENDEE or ORGANIZER line; the name stands in for an address that is missing."""
    mailto = _MAILTO.search(text)
    # Names with colons often lack their quotes; the address begins at mailto: all the same.
    line = ContentLine("", text[: mailto.start()], "") if mailto else split_line(text)
    name = shown(line.parameter("CN").replace("^'", '"').replace("^n", " ").replace("^^", "^"))
    kind = line.parameter("CUTYPE").upper() or "INDIVIDUAL"
    return {
        "address": _address(text, text[mailto.end() :] if mailto else line.value) or name.lower(),
        "name": name,
        "kind": kind if kind in _KINDS else "UNKNOWN",
        "answer": shown(line.parameter("PARTSTAT").upper(), 40) or None,
    }


def _address(text: str, value: str) -> str:
    # Apple puts a path of its server into the value and the address into EMAIL.
    email = _EMAIL.search(text)
    address = email[1].strip('" ') if email and "@" in email[1] else value
    address = shown(address.removeprefix("mailto:").removeprefix("MAILTO:")).strip("<> ").lower()
    return "" if address.startswith("invalid:") else address
