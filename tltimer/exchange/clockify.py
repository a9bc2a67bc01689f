"""Clockify's detailed report, exported as CSV."""

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
        Unreadable: it is not such a report, or a line makes no sense.
    """
    text = text_from(raw)
    refusal = _(
        "This is not a detailed report from Clockify: the column 'Start Date' or 'Start Time' is missing. "
        "Export the detailed report as CSV."
    )
    require_columns(text, ("start_day", "start"), refusal)
    return log_of(text, zone)
