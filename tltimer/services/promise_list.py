"""Promises: made, kept, put off, dropped."""

from __future__ import annotations

from tltimer.domain.balance.promises import promise_entry
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.steps import step_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.clock import Clock
    from tltimer.journal.journal import Journal


class PromiseList:
    """Changes promises, each verb as one step of undo; each raises Refused for a file that cannot be written.

    Args:
        journal: where they are written.
        clock: the clock.
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def add(self, text: str, to: str | None = None, due: date | None = None, minutes: int | None = None) -> str:
        """Record a promise and return its id."""
        with self._journal.edit(step_name("promise", text=text)) as edit:
            return str(edit.put("promises", promise_entry(text, to, due, minutes))["id"])

    def mark_done(self, identifier: str, text: str) -> None:
        """Record that a promise was kept, now."""
        with self._journal.edit(step_name("promise_done", text=text)) as edit:
            edit.put("promises", {"id": identifier, "done_at": format_instant(self._clock.now()), "dropped_at": None})

    def mark_open(self, identifier: str, text: str) -> None:
        """Record that a promise is still open."""
        with self._journal.edit(step_name("promise_open", text=text)) as edit:
            edit.put("promises", {"id": identifier, "done_at": None, "dropped_at": None})

    def put_off(self, identifier: str, text: str, due: date) -> None:
        """Record another due day for a promise."""
        with self._journal.edit(step_name("promise_later", text=text)) as edit:
            edit.put("promises", {"id": identifier, "due": due.isoformat()})

    def drop(self, identifier: str, text: str, because: str = "") -> None:
        """Record that a promise is dropped, and why."""
        with self._journal.edit(step_name("promise_dropped", text=text)) as edit:
            fields = {"dropped_at": format_instant(self._clock.now()), "because": because}
            edit.put("promises", {"id": identifier, **fields})
