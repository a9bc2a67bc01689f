"""Counts the events of each calendar by class."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tltimer.domain.meetings.event_classes import class_of, joined_copies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.calendars.calendars import Calendars
    from tltimer.services.reports import Reports

AROUND = timedelta(weeks=4)
"""The days back and ahead in which events are counted."""

IGNORED = "ignored"


def read_as(calendars: Calendars, reports: Reports) -> dict[str, dict[str, int]]:
    """Return the number of events around today by calendar, and by class or as ignored."""
    reading, now = reports.schedule().reading, reports.now()
    counts: dict[str, Counter[str]] = {source.name: Counter() for source in calendars.sources()}
    occurrences = calendars.occurrences(now - AROUND, now + AROUND, reports.day_rule().zone)
    for name, counter in counts.items():
        own = [occurrence for occurrence in occurrences if occurrence.calendar == name]
        for joined in joined_copies(own, reading):
            plan = class_of(joined, reading)
            counter[str(plan) if plan else IGNORED] += 1
    return {name: dict(sorted(counter.items())) for name, counter in counts.items()}
