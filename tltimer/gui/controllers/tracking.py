"""Carries out what was chosen: each order is a verb of the tracker, and an answer."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.switches import CALENDAR
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.reports.attendance import ONE_TO_ONE, SwitchOffer, partner
from tltimer.services.reports import Reports
from tltimer.services.tracker import Tracker


class TrackingController(QObject):
    """Slots for all that changes the log. ``done`` follows what was carried out, ``refused`` says why it was not."""

    done = Signal()
    switched = Signal()
    refused = Signal(str)

    def __init__(self, tracker: Tracker, reports: Reports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracker = tracker
        self._reports = reports

    def switch(self, mode: str) -> None:
        """Switch to a mode; to a 1:1 with whom the calendar has there."""
        person = partner(self._reports.status().current_meeting) if mode == ONE_TO_ONE else None
        self._carry_out(lambda: self._tracker.switch(mode, person=person), switches=True)

    def take_turn(self, turn: SwitchOffer) -> None:
        """Make the switch that the calendar suggests, back-dated; what came since is withdrawn."""
        ago = max(self._reports.now() - turn.since, timedelta(0))
        self._carry_out(
            lambda: self._tracker.switch(turn.mode, ago=ago, person=turn.person, kind=turn.kind), switches=True
        )

    def follow_calendar(self, turn: SwitchOffer) -> None:
        """Make a switch that the calendar alone wants, as one that nobody confirmed; nothing else is touched."""
        self._carry_out(
            lambda: self._tracker.switch(turn.mode, at=turn.since, person=turn.person, kind=turn.kind, source=CALENDAR),
            switches=True,
        )

    def meet(self, person: str) -> None:
        """Switch to a 1:1 with somebody."""
        if person.strip():
            self._carry_out(lambda: self._tracker.switch(ONE_TO_ONE, person=person.strip()), switches=True)

    def back(self) -> None:
        """Switch to the mode before this one."""
        self._carry_out(self._tracker.back, switches=True)

    def stop(self) -> None:
        """Stop for today."""
        self._carry_out(self._tracker.stop, switches=True)

    def begin_earlier(self, at: datetime) -> None:
        """Let what runs have begun at an instant; what came in between is withdrawn."""
        running = self._reports.status().running
        if running is None:
            self.refused.emit(_("Nothing runs that could have begun earlier."))
            return
        ago = max(self._reports.now() - at, timedelta(0))
        self._carry_out(
            lambda: self._tracker.switch(
                running.mode, ago=ago, person=running.person, kind=running.kind, note=running.note
            ),
            switches=True,
        )

    def begin_at(self, text: str) -> None:
        """Let what runs have begun at a time on the wall, the last one that was."""
        try:
            clock = parse_wall(text)
        except ValueError:
            self.refused.emit(_("{text} is no time; write it like 9:30.").format(text=text))
            return
        days, now = self._reports.rules().days, self._reports.now()
        at = days.at_wall(self._reports.today(), clock)
        self.begin_earlier(at if at <= now else days.at_wall(self._reports.today() - ONE_DAY, clock))

    def set_kind(self, kind: str) -> None:
        """Say what kind of coding runs; the same kind again takes it away."""
        running = self._reports.status().running
        if running is None:
            self.refused.emit(_("Nothing runs that could be of a kind."))
            return
        self._carry_out(lambda: self._tracker.change(running.id, kind="" if running.kind == kind else kind))

    def confirm(self) -> None:
        """Say that what runs did run for as long as it seems."""
        running = self._reports.status().running
        if running is None:
            self.refused.emit(_("Nothing runs that could be confirmed."))
            return
        self._carry_out(lambda: self._tracker.change(running.id, confirmed=True))

    def undo(self) -> None:
        """Take back the last change."""
        self._carry_out(self._tracker.undo)

    def _carry_out(self, verb: Callable[[], object], switches: bool = False) -> None:
        try:
            verb()
        except Refused as refusal:
            text = str(refusal)
            self.refused.emit(text[:1].upper() + text[1:])
        else:
            self.done.emit()
            if switches:
                self.switched.emit()
