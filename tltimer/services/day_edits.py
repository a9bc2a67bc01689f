"""Corrections by hand: a rewritten part of a day becomes one step of the log."""

from __future__ import annotations

from datetime import timedelta

from tltimer.errors import Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.clock import Clock
    from tltimer.domain.timeline.day_pieces import Rewriting
    from tltimer.journal.journal import Journal

A_SECOND = timedelta(seconds=1)


class DayEdits:
    """Carries out rewritings, each whole or not at all.

    Args:
        journal: the log.
        clock: the clock.
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def rewrite(self, rewriting: Rewriting, label: str) -> None:
        """Let the switches become what a rewriting says, as one step to undo called ``label``.

        Raises:
            Refused: it reaches into the future, or these switches are others by now: nothing is overwritten.
        """
        if rewriting.until > self._clock.now():
            raise Refused(_("You can only correct the past. Choose a time before now."))
        with self._journal.edit(label) as edit:
            present = edit.switches(rewriting.span.start, min(rewriting.span.end + A_SECOND, rewriting.until))
            if present != rewriting.expected:
                raise Refused(_("This part of the day changed elsewhere in the meantime. Check it and try again."))
            for identifier in rewriting.removed:
                edit.remove_switch(identifier)
            for switch in rewriting.changed:
                edit.change_switch(switch.id, **switch.fields())
            for switch in rewriting.added:
                edit.add_switch(**switch.fields())
