"""Choices of a target."""

from __future__ import annotations

from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.steps import step_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.clock import Clock
    from tltimer.domain.timeline.days import Week
    from tltimer.journal.journal import Journal


class TargetChoices:
    """Records choices, each as one step of undo.

    Args:
        journal: where they are written.
        clock: the clock.
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def choose(self, from_week: Week, low: float, high: float, because: str = "", until: date | None = None) -> None:
        """Choose a target from a week on; to keep the one that there is, is a choice too.

        Raises:
            Refused: it cannot be written.
        """
        with self._journal.edit(step_name("target", low=low, high=high, week=str(from_week))) as edit:
            edit.put(
                "choices",
                {
                    "from_week": str(from_week),
                    "low": low,
                    "high": high,
                    "because": because,
                    "until": until.isoformat() if until else None,
                    "decided_at": format_instant(self._clock.now()),
                },
            )
