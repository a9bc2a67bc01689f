"""Switches of a span out of the documents of months."""

from collections.abc import Iterable
from datetime import datetime

from tltimer.domain.timeline.documents import Document, merge
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.switches import Switch, checked_switch
from tltimer.journal.months import EARLIEST, LATEST


def switches_in(shelves: Iterable[dict[str, Document]], start: datetime, end: datetime) -> tuple[Switch, ...]:
    """Give the existing switches with start <= at < end, in order of (at, id)."""
    first, last = format_instant(max(start, EARLIEST)), format_instant(min(end, LATEST))
    documents = merge(document for shelf in shelves for document in shelf.values())
    # Instants are kept in the one form that sorts as text, so that only what is asked for need be parsed.
    chosen = [each for each in documents.values() if first <= each["at"] < last and not each.get("deleted", False)]
    chosen.sort(key=lambda each: (each["at"], each["id"]))
    return tuple(map(checked_switch, chosen))
