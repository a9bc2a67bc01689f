"""Calendars after a refresh."""

from tltimer.calendars.calendars import Calendars
from tltimer.calendars.status import CalendarStatus


def refreshed(calendars: Calendars) -> tuple[CalendarStatus, ...]:
    """Refresh the calendars that are due, and return the status of all."""
    calendars.refresh()
    return calendars.states()
