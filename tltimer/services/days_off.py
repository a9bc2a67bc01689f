"""Days off that the user enters."""

from collections.abc import Collection
from datetime import date

from tltimer.domain.timeline.days import dates
from tltimer.domain.timeline.steps import step_name
from tltimer.journal.journal import Journal


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

    def remove(self, first: date, last: date, calendar_days: Collection[date] = ()) -> int:
        """Make the dates from the first to the last working days again.

        Args:
            first: the first date.
            last: the last date.
            calendar_days: those of them that calendars make days off, which is overruled.

        Returns:
            How many of them were days off.
        """
        with self._journal.edit(step_name("days_off")) as edit:
            known = [str(entry["id"]) for entry in edit.entries("days_off") if not entry.get("works")]
            found = [day for day in known if first.isoformat() <= day <= last.isoformat()]
            overruled = {day.isoformat() for day in calendar_days if first <= day <= last}
            for day in found:
                if day not in overruled:
                    edit.remove("days_off", day)
            for day in sorted(overruled):
                edit.put("days_off", {"id": day, "works": True})
            return len(overruled.union(found))
