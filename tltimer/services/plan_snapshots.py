"""Remembers what the calendars have planned for today, so that past days can be told as they were planned."""

from collections.abc import Iterable
from datetime import datetime

from tltimer.calendars.calendars import Calendars
from tltimer.domain.meetings.snapshots import FIRST, LATEST, remembered
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.instants import format_instant
from tltimer.journal.journal import Journal


def remember_plans(journal: Journal, calendars: Calendars, now: datetime, rules: Rules) -> bool:
    """Remember of each calendar the first plan of today, and the latest; only what changed is written.

    Calendars are taken as they were read last, which may be some time ago, but not if they were never read. What
    another device remembered of a newer copy stays. This is no step of undo.

    Returns:
        whether anything was written.

    Raises:
        Refused: it cannot be written.
    """
    seen = _schedule(calendars, now, rules)
    today = rules.days.day_of(now)
    if not _news(seen, journal.plans(today, today)):
        return False
    with journal.edit(None) as edit:
        for document in _news(seen, edit.plans(today)):
            edit.put_plan(document)
    return True


def forget_plans(journal: Journal, calendar: str, now: datetime, rules: Rules) -> None:
    """Forget what a calendar that is no longer read has planned for today; past days keep what they had.

    Raises:
        Refused: it cannot be written.
    """
    today = rules.days.day_of(now)

    def its(documents: Iterable[Document]) -> list[Document]:
        return [one for one in documents if str(one.get("calendar", "")).casefold() == calendar.strip().casefold()]

    if its(journal.plans(today, today)):
        with journal.edit(None) as edit:
            for document in its(edit.plans(today)):
                edit.remove_plan(document)


def _schedule(calendars: Calendars, now: datetime, rules: Rules) -> list[Document]:
    """Give for each calendar a document of today's plan, without ``id`` and ``snapshot``."""
    today = rules.days.day_of(now)
    span = rules.days.span_of(today)
    return [
        {
            "day": today.isoformat(),
            "calendar": name,
            "from": format_instant(span.start),
            "to": format_instant(span.end),
            "taken_at": format_instant(now),
            "as_of": format_instant(as_of),
            "events": remembered(occurrences, rules.reading.addresses),
        }
        for name, as_of, occurrences in calendars.known(span.start, span.end, rules.days.zone)
    ]


def _news(seen: Iterable[Document], known: Iterable[Document]) -> list[Document]:
    """Choose what is to be written: each first plan that is missing, and each latest one that is another by now."""
    by_id = {document["id"]: document for document in known}
    news = []
    for document in seen:
        place = f"{document['day']}/{document['calendar']}"
        first, latest = f"{place}/{FIRST}", f"{place}/{LATEST}"
        if first not in by_id:
            news.append({"id": first, "snapshot": FIRST, **document})
        if latest not in by_id or _replaces(document, by_id[latest]):
            news.append({"id": latest, "snapshot": LATEST, **document})
    return news


def _replaces(document: Document, known: Document) -> bool:
    # Two devices whose copies differ would else write in turns for ever.
    older = document["as_of"] < str(known.get("as_of", ""))
    return not older and any(document[name] != known.get(name) for name in ("from", "to", "events"))
