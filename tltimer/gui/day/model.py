"""The model of the day window."""

from __future__ import annotations

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.day_pieces import DaySheet
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.spans import Span
    from tltimer.reports.day import DayReport
    from tltimer.reports.evidence import EvidenceReport


class DayModel(Value):
    """A day as it was last read.

    ``meetings`` are those of the report, 1:1s named as in the 1:1 list; ``unlogged`` those that the log does not have;
    ``people`` are names to choose from; ``undo`` and ``redo`` name the steps that could be taken;
    ``noticed`` is the evidence of the day, None while none is kept; ``no_work`` is lunch and what the user said was no
    work, which is not asked about.
    """

    report: DayReport
    sheet: DaySheet
    meetings: tuple[Meeting, ...]
    unlogged: tuple[Meeting, ...]
    rules: Rules
    now: datetime
    people: tuple[str, ...] = ()
    undo: str | None = None
    redo: str | None = None
    noticed: EvidenceReport | None = None
    no_work: tuple[Span, ...] = ()

    @property
    def modes(self) -> ModeList:
        """The modes."""
        return self.rules.modes

    @property
    def zone(self) -> tzinfo:
        """The time zone in which times are shown."""
        return self.rules.days.zone
