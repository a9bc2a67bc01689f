"""Sentences about time that was planned for coding."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.reports.planned import kept_coding
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.reports.week import WeekReport


def kept_coding_words(report: WeekReport) -> str:
    """State how much planned coding was kept, and how much is still to come; nothing where none was planned."""
    kept, planned = kept_coding(report)
    coming = report.kept.planned_coding_s - planned
    sentence = _("{kept} of {planned} planned for coding was kept").format(
        kept=formats.length(kept), planned=formats.length(planned)
    )
    still = _("{length} planned for coding is still to come").format(length=formats.length(coming))
    return formats.listed((sentence if planned else "", still if coming else ""))
