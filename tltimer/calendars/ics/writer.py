"""The event that a block of time becomes in a calendar."""

from __future__ import annotations

from datetime import UTC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

_WIDEST = 74


def event_text(uid: str, title: str, start: datetime, end: datetime, now: datetime) -> str:
    """Write a private event that makes one busy, with nobody invited, as a whole calendar file."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tltimer//blocks//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_stamp(now)}",
        f"DTSTART:{_stamp(start)}",
        f"DTEND:{_stamp(end)}",
        f"SUMMARY:{_escaped(title)}",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "STATUS:CONFIRMED",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    text = " ".join(text.split())
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Part a line of more than 75 bytes, never within a letter."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDEST:
            parts.append("")
            size = 0
        parts[-1] += letter
        size += width
    return "\r\n ".join(parts)
