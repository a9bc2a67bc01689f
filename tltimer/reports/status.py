"""The present moment: what runs, and what is next."""

from __future__ import annotations

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.balance.target import Target
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.switches import Switch
    from tltimer.reports.day import DayReport


class Status(Value):
    """The present moment. ``mode`` is ``off``, and ``since`` None, when nothing runs.

    ``current_meeting`` runs now by the calendar, ``last_meeting`` is the one of today that ended last, ``due`` are the
    promises due today or overdue, ``ahead`` the switches ahead of the clock.
    """

    now: datetime
    running: Switch | None
    today: DayReport
    target: Target
    next_meeting: Meeting | None
    current_meeting: Meeting | None
    last_meeting: Meeting | None
    due: tuple[Promise, ...] = ()
    ahead: tuple[Switch, ...] = ()

    @property
    def mode(self) -> str:
        """The key of the mode that runs, or ``off``."""
        return self.running.mode if self.running else OFF

    @property
    def since(self) -> datetime | None:
        """The instant at which it began."""
        return self.running.at if self.running else None

    @property
    def person(self) -> str | None:
        """The person whom it is with."""
        return self.running.person if self.running else None

    @property
    def kind(self) -> str | None:
        """The kind of work."""
        return self.running.kind if self.running else None

    @property
    def note(self) -> str | None:
        """Its note."""
        return self.running.note if self.running else None


def next_meeting(meetings: Iterable[Meeting], now: datetime) -> Meeting | None:
    """Return the meeting that begins next, at this very instant included."""
    coming = (meeting for meeting in meetings if meeting.plan is Plan.MEETING and meeting.start >= now)
    return min(coming, key=lambda meeting: (meeting.start, meeting.title), default=None)


def current_meeting(meetings: Iterable[Meeting], now: datetime) -> Meeting | None:
    """Return the meeting that is running; of several the one that began last."""
    on = (meeting for meeting in meetings if meeting.plan is Plan.MEETING and meeting.span.covers(now))
    return max(on, key=lambda meeting: (meeting.start, meeting.title), default=None)


def last_meeting(meetings: Iterable[Meeting], now: datetime) -> Meeting | None:
    """Return the meeting that ended last."""
    over = (meeting for meeting in meetings if meeting.plan is Plan.MEETING and meeting.end <= now)
    return max(over, key=lambda meeting: (meeting.end, meeting.title), default=None)


LOOK_BACK_DAYS = 14
"""The days back in which the mode before the running one is searched for."""


def previous_switch(switches: Iterable[Switch], running: Switch | None) -> Switch | None:
    """Return the last switch before the running one to another mode; with nothing running, the last mode at all.

    Args:
        switches: those up to now, in order.
        running: the one that runs.
    """
    for switch in reversed(tuple(switches)):
        is_other = running is None or (
            switch.mode != running.mode and (switch.at, switch.id) < (running.at, running.id)
        )
        if switch.mode not in (OFF, UNKNOWN) and is_other:
            return switch
    return None
