"""Harvest's detailed time report, exported as CSV."""

from __future__ import annotations

from tltimer.exchange.entries import text_from
from tltimer.exchange.table import log_of, require_columns
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
    require_columns(
        text,
        ("start_day",),
        _(
            "This is not a detailed time report from Harvest: the column 'Date' is missing. "
            "Export the detailed time report as CSV."
        ),
    )
    require_columns(
        text,
        ("start",),
        _(
            "This report has no start times. Harvest exports them as 'Started At' only if it is set to track start and "
            "end times."
        ),
    )
    return log_of(text, zone)
