"""Reads the attendees of an event."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tltimer.calendars.ics.content_lines import ContentLine, shown, split_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

MOST = 1000
"""Attendees of one event that are read; nobody needs to tell more of them apart."""

_EMAIL = re.compile(r';EMAIL=("[^"]*"|[^;:"]*)', re.IGNORECASE)
_MAILTO = re.compile(r":\s*mailto:", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
_SCHEME = re.compile(r"(?:mailto|smtp):\s*", re.IGNORECASE)
_ANSWERS = {"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"}
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
        "answer": _answer(line),
    }


def address_of(value: str) -> str:
    """Return the address in small letters of ``mailto:ana@x.example``, of ``Ana <ana@x.example>`` and the like."""
    in_brackets = _IN_BRACKETS.search(value)
    address = _SCHEME.sub("", (in_brackets[1] if in_brackets else value).strip('<> "'), count=1)
    name, at, host = address.partition("@")
    address = f"{name}{at}{host.partition('?')[0]}"  # a link to a mail can have a subject
    return shown(unquote(address) if "%" in address else address).strip('<> "').lower()


def _answer(line: ContentLine) -> str | None:
    # vCalendar 1.0 calls it STATUS; what is unknown counts as not answered (RFC 5545, 3.2.12).
    answer = (line.parameter("PARTSTAT") or line.parameter("STATUS")).upper()
    answer = "ACCEPTED" if answer == "CONFIRMED" else answer
    return (answer if answer in _ANSWERS else "NEEDS-ACTION") if answer else None


def _address(text: str, value: str) -> str:
    # Apple puts a path of its server into the value and the address into EMAIL.
    email = _EMAIL.search(text)
    address = address_of(email[1] if email and "@" in email[1] else value)
    return "" if address.startswith("invalid:") else address
