"""The moment of the end-of-day review, at which the evening popup appears."""

from __future__ import annotations

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.reports.notification_policy import Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tltimer.domain.rules import Rules
    from tltimer.reports.evening import EveningReport
    from tltimer.reports.notification_policy import NotificationSettings
    from tltimer.reports.status import Status


def due_review(
    status: Status,
    rules: Rules,
    settings: NotificationSettings,
    later: datetime | None,
    review: Callable[[], EveningReport],
) -> EveningReport | None:
    """Return the review of today if it is due now, else None.

    On working days with entries, from the set time on; not in a mode that meets; while coding only once it has waited
    as long as set.

        evening_at    17:30       |
        coding        ------------------------------------|
        due                                  ^ evening_wait later, at the latest

    Args:
        status: the present.
        rules: how days begin, and what modes mean.
        settings: when to review the day, and how long to wait.
        later: until when the user put it off, if so.
        review: returns the review that would be shown; called only when nothing else speaks against it.
    """
    today = status.today
    if Topic.EVENING not in settings.enabled or today.free.window is None or not today.entries:
        return None
    begin = rules.days.at_wall(today.date, settings.evening_at)
    if later is not None:
        begin = max(begin, later)
    if status.now < begin or rules.modes.meets(status.mode):
        return None
    coding = status.running is not None and rules.modes.counts_as(status.mode) is CountsAs.CODING
    if coding and status.now - begin < settings.evening_wait:
        return None
    report = review()
    return None if report.looked_at else report
