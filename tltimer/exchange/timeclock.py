"""Timeclock files: ``i`` when something begins, ``o`` when it ends, as Ledger, hledger and Emacs write them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    end_after,
    instant_of,
    line_place,
    shortened,
    text_from,
)
from tltimer.exchange.selection import entries_of
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, tzinfo

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.entries import Entry

_LINE = re.compile(
    r"([iIoObh])\s+(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\s+(\d{1,2}:\d\d(?::\d\d)?)\s*([+-]\d{4})?(?:\s+(.*))?$", re.ASCII
)
_TAG = re.compile(r"(\w+):([^,]*)")
OURS = ("mode", "person", "kind", "note", "confirmed", "unconfirmed", "at")


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the spans; one that was not ended still runs.

    Raises:
        Unreadable: a line makes no sense, or ends what had not begun.
    """
    entries: list[ImportedEntry] = []
    begun: list[tuple[datetime, str, str]] = []
    other_lines = 0
    for number, line in enumerate(text_from(raw).split("\n"), 1):
        if not line.strip() or line[0] in ";#*%":
            continue
        match = _LINE.match(line.rstrip())
        place = line_place(number)
        if not match:
            raise Unreadable(
                place,
                _("'{text}' is not a timeclock line. Use a line such as 'i 2026-11-16 09:00:00 coding'.").format(
                    text=shortened(line.strip())
                ),
            )
        text = match[5] or ""
        try:
            at = _instant(match[2], match[3], match[4] or "", _tags(text).get("at"), zone)
        except ValueError:
            raise Unreadable(
                place,
                _("'{time}' is not a valid time. Correct it in the file.").format(time=f"{match[2]} {match[3]}"),
            ) from None
        if match[1] in "iI":
            begun.append((at, text, place))
        elif match[1] in "oO":
            if not begun:
                raise Unreadable(
                    place, _("This line ends an entry, but none has started. Correct the line, or remove it.")
                )
            start, account, _place = begun.pop(_ended(begun, text))
            try:
                end = end_after(start, at, zone)
            except ValueError:
                raise Unreadable(place, _("This entry ends before it begins. Correct its start or end.")) from None
            entries.append(_entry(start, end, account))
        else:
            other_lines += 1
    entries += (_entry(start, None, account) for start, account, _place in begun)
    words = ngettext("{count} line beginning with 'b' or 'h'", "{count} lines beginning with 'b' or 'h'", other_lines)
    return ImportedLog(tuple(entries), (words.format(count=other_lines),) if other_lines else ())


def _ended(begun: list[tuple[datetime, str, str]], text: str) -> int:
    """Return the index of the running one that ends: the one of that account, else the latest."""
    account = text.split("  ")[0].split(";")[0].strip()
    named = [
        at
        for at, (_start, begun_account, _place) in enumerate(begun)
        if account and begun_account.split("  ")[0] == account
    ]
    return named[-1] if named else len(begun) - 1


def _instant(day: str, clock: str, offset: str, exact: str | None, zone: tzinfo) -> datetime:
    if exact:
        return instant_of(exact, zone)
    year, month, date = (int(part) for part in re.split(r"[-/.]", day))
    hour, minute, second = (int(part) for part in (*clock.split(":"), "0")[:3])
    return instant_of(f"{year:04d}-{month:02d}-{date:02d}T{hour:02d}:{minute:02d}:{second:02d}{offset}", zone)


def _tags(text: str) -> dict[str, str]:
    _before, _mark, comment = text.partition(";")
    return {
        name: unquote(value.strip(), errors="surrogatepass") for name, value in _TAG.findall(comment) if name in OURS
    }


def _entry(start: datetime, end: datetime | None, text: str) -> ImportedEntry:
    tags = _tags(text)
    account, _gap, note = text.partition(";")[0].partition("  ")
    mode = UNKNOWN if account.strip() == UNKNOWN else tags.get("mode")
    names = () if mode or not account.strip() else (account.strip(),)
    return ImportedEntry(
        start,
        end,
        names,
        tags.get("note", note.strip()),
        mode,
        tags.get("person"),
        tags.get("kind"),
        False if tags.get("unconfirmed") else True if tags.get("confirmed") else None,
    )


SAFE = " !\"#$&'()*+/<=>?@[\\]^`{|}~:äöüÄÖÜß"


def text_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> str:
    """Write the entries; the one that runs has no end."""
    lines: list[str] = []
    for entry in entries_of(documents, rules, now):
        lines.append(_beginning(entry, rules.days.zone))
        if not entry.running:
            lines.append(f"o {_wall(entry.end, rules.days.zone)}{_exact('  ; ', entry.end, rules.days.zone)}")
    return "\n".join((*lines, ""))


def _beginning(entry: Entry, zone: tzinfo) -> str:
    switch = entry.switch
    account, note = _plainer(switch.mode) or "?", _plainer(switch.note or "")
    tags = {
        "mode": switch.mode if account != switch.mode else None,
        "person": switch.person,
        "kind": switch.kind,
        "note": switch.note if note != (switch.note or "") else None,
        "unconfirmed": "yes" if entry.unconfirmed and switch.mode != UNKNOWN else None,
        "confirmed": "yes" if entry.running and switch.confirmed else None,
        "at": _exact("", entry.start, zone) or None,
    }
    tag_words = ", ".join(
        f"{name}:{quote(value, SAFE, errors='surrogatepass')}" for name, value in tags.items() if value
    )
    parts = [f"i {_wall(entry.start, zone)} {account}", note, f"; {tag_words}" if tag_words else ""]
    return "  ".join(part for part in parts if part)


def _plainer(text: str) -> str:
    """Leave out letters that mean something in such a file."""
    return plain(text.replace(";", ",")).lstrip("*!(|")


def _wall(instant: datetime, zone: tzinfo) -> str:
    return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _exact(before: str, instant: datetime, zone: tzinfo) -> str:
    """Return ``at:`` with the exact instant if the wall shows its time for the second time; "" if not."""
    return f"{before}{'at:' if before else ''}{format_instant(instant)}" if instant.astimezone(zone).fold else ""
