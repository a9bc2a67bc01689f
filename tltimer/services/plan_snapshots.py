"""Records the plans of calendars, so that past days can be shown as they were planned."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.snapshots import FIRST, LATEST, classes_of, remembered
from tltimer.domain.timeline.days import dates
from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.names import folded
from tltimer.services.schedule import Schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.calendars.calendars import Calendars
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.journal import Journal

AHEAD = timedelta(days=7)
"""The days ahead for which plans are recorded: nobody may look again before they begin."""


def remember_plans(journal: Journal, calendars: Calendars, now: datetime, rules: Rules) -> bool:
    """Remember the plans of today and the days ahead, of each calendar; only what changed is written.

        seen          |Sunday|      |Monday, 10:00|  |Monday, 15:00|
        Monday first   this
        Monday latest                                 this

    Calendars are taken as they were read last, which may be some time ago, but not if they were never read. What
    another device remembered of a newer copy stays. This is not a step of undo.

    Returns:
        Whether anything was written.

    Raises:
        Refused: it cannot be written.
    """
    seen = _plans(journal, calendars, now, rules)
    today = rules.days.day_of(now)
    days = tuple(dates(today, today + AHEAD))
    if not _news(seen, journal.plans(days[0], days[-1])):
        return False
    with journal.edit(None) as edit:
        for document in _news(seen, (plan for day in days for plan in edit.plans(day))):
            edit.put_plan(document)
    return True


def forget_plans(journal: Journal, calendar: str, now: datetime, rules: Rules) -> None:
    """Forget the plans of a calendar that is no longer read for today and later; past days keep what they had.

    Raises:
        Refused: it cannot be written.
    """
    today = rules.days.day_of(now)

    def of_calendar(documents: Iterable[Document]) -> list[Document]:
        return [document for document in documents if folded(str(document.get("calendar", ""))) == folded(calendar)]

    if of_calendar(journal.plans(today, today + AHEAD)):
        with journal.edit(None) as edit:
            for day in dates(today, today + AHEAD):
                for document in of_calendar(edit.plans(day)):
                    edit.remove_plan(document)


def _plans(journal: Journal, calendars: Calendars, now: datetime, rules: Rules) -> list[Document]:
    """Return for each calendar and day a document of its plan, without ``id`` and ``snapshot``."""
    today = rules.days.day_of(now)
    reading = Schedule(journal, calendars, now, rules, patient=False).reading
    plans: dict[tuple[str, str], Document] = {}
    # Of a calendar whose next month was not read yet, today is remembered all the same.
    for first, last in ((today, today), (today, today + AHEAD)):
        span = rules.days.span_of_days(first, last)
        read_calendars = calendars.known(span.start, span.end, rules.days.zone)
        classes = classes_of(
            (occurrence for _name, _as_of, occurrences in read_calendars for occurrence in occurrences), reading
        )
        for name, as_of, occurrences in read_calendars:
            for day in dates(first, last):
                day_span = rules.days.span_of(day)
                plans[day.isoformat(), name] = {
                    "day": day.isoformat(),
                    "calendar": name,
                    "from": format_instant(day_span.start),
                    "to": format_instant(day_span.end),
                    "taken_at": format_instant(now),
                    "as_of": format_instant(as_of),
                    "events": remembered(day, occurrences, reading.addresses, classes, rules.days),
                }
    return list(plans.values())


def _news(seen: Iterable[Document], earlier: Iterable[Document]) -> list[Document]:
    """Choose the documents to write: plans that are missing, and latest ones that are others by now.

    Until its day begins, the latest plan is also the first. A first plan of a day that had begun has an id of its own:
    a device that had not seen what another one remembered before must not override that.
    """
    by_id = {document["id"]: document for document in earlier}
    with_first = {(plan["day"], plan["calendar"]) for plan in by_id.values() if plan.get("snapshot") == FIRST}
    news = []
    for document in seen:
        key = f"{document['day']}/{document['calendar']}"
        ahead = parse_instant(document["taken_at"]) < parse_instant(document["from"])
        for snapshot in (FIRST, LATEST):
            late = snapshot == FIRST and not ahead
            if late and (document["day"], document["calendar"]) in with_first:
                continue
            identifier = f"{key}/{snapshot}/{document['taken_at']}" if late else f"{key}/{snapshot}"
            before = by_id.get(identifier)
            if before is None or _replaces(document, before):
                news.append({"id": identifier, "snapshot": snapshot, **document})
    return news


def _replaces(document: Document, earlier: Document) -> bool:
    # Two devices whose copies differ would else write in turns for ever.
    older = document["as_of"] < str(earlier.get("as_of", ""))
    return not older and any(document[name] != earlier.get(name) for name in ("from", "to", "events"))
