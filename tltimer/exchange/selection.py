"""Selects the entries to export: the days of a span, or everything without the names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import normalize

from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.instants import parse_instant
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import switch_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.entries import Entry

Documents = Mapping[str, Iterable[Document]]

DATED = {"notes": "day", "plans": "day", "days_off": "id", "answers": "day", "promises": "due"}
"""By collection the field that says of which day a document is; what has none belongs to every span."""


def within(documents: Documents, first: date | None, last: date | None, days: DayRule) -> dict[str, list[Document]]:
    """Leave out what is dated outside of the days from the first to the last."""

    def belongs(collection: str, document: Document) -> bool:
        try:
            if collection == "switches":
                day = days.day_of(parse_instant(document["at"]))
            else:
                day = date.fromisoformat(document[DATED[collection]])
        except (KeyError, TypeError, ValueError):
            return True
        return (first is None or first <= day) and (last is None or day <= last)

    return {name: [entry for entry in entries if belongs(name, entry)] for name, entries in documents.items()}


def without_names(documents: Documents) -> dict[str, list[Document]]:
    """Put ``Person 1``, ``Person 2`` … in the place of people, and leave out calendars, addresses and tombstones.

    In notes, promises and reasons the names that the 1:1 list and the log know are replaced; other words stay. The
    documents have no stamps, so that taking them in never replaces the ones that they come from.
    """
    existing = {name: [entry for entry in entries if not entry.get("deleted")] for name, entries in documents.items()}
    names = _names(existing)
    patterns = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)") if names else None

    def written(text: Any) -> Any:
        return _replaced(text, pattern, names) if isinstance(text, str) and pattern is not None else text

    hidden: dict[str, list[Document]] = {}
    for collection, entries in existing.items():
        hidden[collection] = [
            _plain(collection, entry, written) for entry in entries if not _of_calendars(collection, entry)
        ]
    return hidden


def _replaced(text: str, pattern: re.Pattern[str], names: Mapping[str, str]) -> str:
    """Replace names in a text, however their letters are composed and in any case.

    The pattern is for names as they are compared. A letter of the text can be several there: “Strauß” is “strauss”.
    """
    composed = normalize("NFC", text)
    letters = [normalize("NFC", letter.casefold()) for letter in composed]
    offsets = [place for place, letter in enumerate(letters) for _part in letter]
    parts: list[str] = []
    done = 0
    for match in pattern.finditer("".join(letters)):
        parts += (composed[done : offsets[match.start()]], names[" ".join(match[0].split())])
        done = offsets[match.end() - 1] + 1
    return "".join((*parts, composed[done:])) if parts else text


def _of_calendars(collection: str, document: Document) -> bool:
    moves = collection == "intentions" and document.get("act") == "move"
    return collection == "plans" or "never_move" in document or moves


def _plain(collection: str, document: Document, written: Any) -> Document:
    left_out = {"edited_at", "device"} | ({"addresses", "aliases"} if collection == "people" else set())
    return {
        name: written(value) if name != "id" or collection in ("people", "answers") else value
        for name, value in document.items()
        if name not in left_out
    }


def _names(documents: Mapping[str, Iterable[Document]]) -> dict[str, str]:
    """Return a replacement for every name; the names of one person share one."""
    names: dict[str, str] = {}
    count = 0
    for person in documents.get("people", ()):
        count += 1
        for name in (person.get("name"), *(person.get("aliases") or ()), *(person.get("addresses") or ())):
            if isinstance(name, str) and name.strip():
                names.setdefault(folded(name), f"Person {count}")
    for collection, field in (("switches", "person"), ("promises", "to"), ("answers", "one_to_one")):
        for document in documents.get(collection, ()):
            name = document.get(field)
            if isinstance(name, str) and name.strip() and folded(name) not in names:
                count += 1
                names[folded(name)] = f"Person {count}"
    return names


def entries_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> tuple[Entry, ...]:
    """Compute the entries of the switches that exist."""
    switches = (switch_from(document) for document in documents.get("switches", ()) if not document.get("deleted"))
    return tuple(entry for entry in compute_entries(switches, now, rules.entries, as_logged=True) if entry.seconds)
