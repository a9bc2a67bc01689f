"""Carries out what is chosen for the log: each slot is a call of the tracker or of undo and redo."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.switches import CALENDAR
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.reports.attendance import ONE_TO_ONE, partner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tltimer.domain.timeline.switches import Switch
    from tltimer.gui.data_changes import DataChanges
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports


class TrackingController(QObject):
    """Slots for everything that changes the log."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        changes: DataChanges,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._changes = changes

    def switch(self, mode: str) -> None:
        """Switch to a mode; to a 1:1 with whoever the calendar has there."""

        def switch() -> None:
            person = partner(self._reports.current_meeting()) if mode == ONE_TO_ONE else None
            self._program.tracker.switch(mode, person=person)

        self._changes.carry_out(switch)

    def accept(self, offer: SwitchOffer) -> None:
        """Make the switch that the calendar suggests, back-dated; switches since are withdrawn."""
        ago = max(self._reports.now() - offer.since, timedelta(0))
        self._changes.carry_out(
            lambda: self._program.tracker.switch(offer.mode, ago=ago, person=offer.person, kind=offer.kind)
        )

    def follow_calendar(self, offer: SwitchOffer) -> None:
        """Make a switch that the calendar alone wants, as one that nobody confirmed; nothing else is touched."""
        self._changes.carry_out(
            lambda: self._program.tracker.switch(
                offer.mode, at=offer.since, person=offer.person, kind=offer.kind, source=CALENDAR
            ),
            lambda why: self._changes.tell(_("tltimer could not switch automatically"), why),
        )

    def meet(self, person: str) -> None:
        """Switch to a 1:1 with somebody."""
        if person.strip():
            self._changes.carry_out(lambda: self._program.tracker.switch(ONE_TO_ONE, person=person.strip()))

    def back(self) -> None:
        """Switch to the mode before this one."""
        self._changes.carry_out(lambda: self._program.tracker.back())

    def stop(self) -> None:
        """End the day."""
        self._changes.carry_out(lambda: self._program.tracker.stop())

    def begin_earlier(self, at: datetime) -> None:
        """Move the start of the running entry to an earlier instant; switches in between are withdrawn."""
        ago = max(self._reports.now() - at, timedelta(0))

        def switch() -> None:
            running = self._running()
            self._program.tracker.switch(
                running.mode, ago=ago, person=running.person, kind=running.kind, note=running.note
            )

        self._changes.carry_out(switch)

    def begin_at(self, text: str) -> None:
        """Move the start of the running entry to the last instant with this wall time."""
        try:
            clock = parse_wall(text)
        except ValueError:
            self._changes.refuse(_("'{text}' is not a time. Enter a time such as 9:30.").format(text=text))
            return
        days, now = self._reports.day_rule(), self._reports.now()
        at = days.at_wall(self._reports.today(), clock)
        self.begin_earlier(at if at <= now else days.at_wall(self._reports.today() - ONE_DAY, clock))

    def set_kind(self, kind: str) -> None:
        """Set the kind of work that runs; the same kind again removes it."""

        def change() -> None:
            running = self._running()
            self._program.tracker.change(running.id, kind="" if running.kind == kind else kind)

        self._changes.carry_out(change)

    def confirm(self) -> None:
        """Confirm that what runs did run for as long as it seems."""
        self._changes.carry_out(lambda: self._program.tracker.change(self._running().id, confirmed=True))

    def stop_earlier(self, switch_id: str, at: datetime) -> Callable[[], None] | None:
        """Stop an entry that was never stopped at an earlier instant.

        Returns:
            what undoes it; None where it was refused.
        """
        if not self._changes.carry_out(lambda: self._program.tracker.stop_earlier(switch_id, at)):
            return None
        step = self._program.undo_redo.mark()
        return (lambda: self._undo(step)) if step is not None else None

    def undo(self) -> None:
        """Undo the last change."""
        self._changes.carry_out(self._program.undo_redo.undo)

    def _undo(self, step: tuple[int, str]) -> None:
        self._changes.carry_out(lambda: self._program.undo_redo.undo_change(step))

    def _running(self) -> Switch:
        """Return the switch to what runs.

        Raises:
            Refused: nothing runs.
        """
        running = self._reports.status().running
        if running is None:
            raise Refused(_("Nothing is being tracked, so there is nothing to change."))
        return running
