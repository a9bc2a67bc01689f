"""Toggl's detailed report, exported as CSV."""

from datetime import tzinfo

from tltimer.exchange.entries import ImportedLog, Unreadable, line_place, text_from
from tltimer.exchange.table import log_of, rows_of
from tltimer.i18n.translate import _

NEEDED = ("start date", "start time")


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the time entries.

    Raises:
        Unreadable: it is no such report, or a line makes no sense.
    """
    text = text_from(raw)
    headings, _rows = rows_of(text)
    if not set(NEEDED) <= {heading.strip().casefold() for heading in headings}:
        raise Unreadable(
            line_place(1), _("this is no detailed report of Toggl, which has the columns “Start date” and “Start time”")
        )
    return log_of(text, zone)
