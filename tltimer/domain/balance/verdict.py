"""How a week stands to its band."""

from enum import StrEnum

from tltimer.domain.balance.target import Band
from tltimer.domain.timeline.totals import Figures

ENOUGH_S = 5 * 60 * 60
"""With less tracked than this, nothing is said of a week."""


class Verdict(StrEnum):
    """What can be said of a week."""

    RUNNING = "running"
    UNKNOWN = "unknown"
    BELOW = "below"
    ABOVE = "above"
    WITHIN = "within"
    UNCLEAR = "unclear"


def verdict_of(figures: Figures, band: Band, working_s: int, complete: bool) -> Verdict:
    """Judge a week by its band; unknown time widens the share to a range that must lie on one side.

        band              |======|
        below    |--|
        within             |--|
        above                     |--|
        unclear         |--|

    Args:
        figures: those of the week.
        band: that of the week.
        working_s: the week's working seconds, lunch and days off left out.
        complete: whether the week's last day has ended.
    """
    if not complete:
        return Verdict.RUNNING
    share = figures.coding_share_range
    if share is None or figures.tracked_s < ENOUGH_S or figures.tracked_s * 5 < working_s * 2:
        return Verdict.UNKNOWN
    least, most = share
    if most < band.low:
        return Verdict.BELOW
    if least > band.high:
        return Verdict.ABOVE
    return Verdict.WITHIN if band.low <= least and most <= band.high else Verdict.UNCLEAR
