"""Intentions for a week, and their outcomes."""

from __future__ import annotations

from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.steps import step_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.clock import Clock
    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.timeline.days import Week
    from tltimer.journal.journal import Journal


class Intentions:
    """Records intentions, each change as one step of undo.

    Args:
        journal: where they are written.
        clock: the clock.
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def set(self, week: Week, text: str) -> None:
        """Set the intention for a week, in place of an earlier one.

        Raises:
            Refused: it cannot be written.
        """
        with self._journal.edit(step_name("intention", week=str(week), text=text)) as edit:
            made_at = format_instant(self._clock.now())
            fields = {"week": str(week), "text": text, "made_at": made_at, "done": None, "answered_at": None}
            edit.put("intentions", {"id": f"intention-{week}", **fields})

    def answer(self, intention: Intention, done: bool) -> None:
        """Record whether an intention was carried out.

        Raises:
            Refused: it cannot be written.
        """
        with self._journal.edit(
            step_name("intention_done" if done else "intention_not_done", text=intention.text)
        ) as edit:
            fields = {"done": done, "answered_at": format_instant(self._clock.now())}
            edit.put("intentions", {"id": intention.id, **fields})
