"""The quick switcher: what can be chosen now, and carrying a choice out."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.evidence.corrections import correction_entry
from tltimer.domain.timeline.spans import Span
from tltimer.reports.quick_switch import Reason, Situation, Verb

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.quick_switch import Suggestion
    from tltimer.services.reports import Reports
    from tltimer.services.tracker import LogChange, Tracker

RECENT = timedelta(days=28)
"""The days back in which the log is searched for people."""


class QuickSwitch:
    """Suggests the next switches and makes the chosen one; promises belong to whoever asks for them.

    Args:
        reports: knows the present.
        tracker: changes the log.
        noticed: returns the switch that evidence suggests.
    """

    def __init__(
        self, reports: Reports, tracker: Tracker, noticed: Callable[[], SwitchOffer | None] = lambda: None
    ) -> None:
        self._reports = reports
        self._tracker = tracker
        self._noticed = noticed

    def situation(self) -> Situation:
        """Return the present moment."""
        today = self._reports.today()
        switches = self._reports.log(today - RECENT, today)
        latest = sorted(
            (switch for switch in switches if switch.person), key=lambda switch: (switch.at, switch.id), reverse=True
        )
        recent = tuple(dict.fromkeys(switch.person for switch in latest if switch.person))
        reports = self._reports
        return Situation(
            reports.status(), reports.rules(), reports.people(), reports.previous(), recent, self._noticed()
        )

    def switch(self, suggestion: Suggestion) -> LogChange:
        """Make the switch that was chosen; one that counts from earlier withdraws what came since.

        Raises:
            Refused: it cannot be written.
        """
        now = self._reports.now()
        ago = None if suggestion.since is None else max(now - suggestion.since, timedelta(0))
        if suggestion.verb is Verb.STOP:
            return self._tracker.stop(ago=ago)
        by_evidence = suggestion.reason is Reason.NOTICED and suggestion.since is not None
        return self._tracker.switch(
            suggestion.mode,
            ago=ago,
            person=suggestion.person,
            kind=suggestion.kind,
            answers=[correction_entry(Span(now - ago, now))] if by_evidence and ago else (),
        )
