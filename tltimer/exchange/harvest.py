"""Harvest's detailed time report, exported as CSV."""

from __future__ import annotations

from tltimer.exchange.entries import Unreadable, line_place, text_from
from tltimer.exchange.table import has_columns, log_of
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from tltimer.exchange.entries import ImportedLog


def read(raw: bytes, zone: tzinfo) -> ImportedLog:
    """Read the time entries.

    Raises:
        Unreadable: it is not such a report, it has no times, or a line makes no sense.
    """
    text = text_from(raw)
    if not has_columns(text, "start_day"):
        words = _("This is not a detailed time report from Harvest: it needs the columns 'Date' and 'Hours'.")
        raise Unreadable(line_place(1), words)
    if not has_columns(text, "start"):
        words = _(
            "This report has no start times. Harvest exports them as 'Started At' only if it is set to track start and "
            "end times."
        )
        raise Unreadable(line_place(1), words)
    return log_of(text, zone)
