"""Days off that the user enters, and those of calendars that the user overrules."""

from __future__ import annotations

from tltimer.domain.timeline.days import dates
from tltimer.domain.timeline.steps import step_name
from tltimer.domain.timeline.switches import USER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.journal.journal import Journal
    from tltimer.reports.days_off import DayOff


class DaysOffList:
    """Changes days off, each verb as one step of undo; each raises Refused for a file that cannot be written.

    Args:
        journal: where they are written.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, first: date, last: date) -> None:
        """Make the dates from the first to the last days off."""
        with self._journal.edit(step_name("days_off")) as edit:
            overruled = {str(entry["id"]) for entry in edit.entries("days_off") if entry.get("works")}
            for day in dates(first, last):
                name = day.isoformat()
                edit.put("days_off", {"id": name, "works": False} if name in overruled else {"id": name})

    def remove(self, first: date, last: date, days: Iterable[DayOff]) -> int:
        """Make the dates from the first to the last working days again; calendars that say otherwise are overruled.

        Args:
            first: the first date.
            last: the last date.
            days: the days off among them, those of calendars too.

        Returns:
            How many of them were days off.
        """
        overruled = {day.date.isoformat() for day in days if day.source != USER and not day.offered}
        with self._journal.edit(step_name("days_off")) as edit:
            stored_days = [str(entry["id"]) for entry in edit.entries("days_off") if not entry.get("works")]
            removed = [day for day in stored_days if first.isoformat() <= day <= last.isoformat()]
            for day in removed:
                if day not in overruled:
                    edit.remove("days_off", day)
            for day in sorted(overruled):
                edit.put("days_off", {"id": day, "works": True})
            return len(overruled.union(removed))
