"""The edits of the day window: each turns the day as it is into another one, and names what is to be written."""

from __future__ import annotations

from tltimer.domain.timeline.day_editing import delete, edge_limits, merge, paint, say, snapped, split
from tltimer.domain.timeline.day_pieces import NEW, piece_step
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.steps import span_step
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.gui.day.selection import DaySelection
from tltimer.i18n.translate import _
from tltimer.reports.attendance import bookings_of, bookings_step
from tltimer.wording.day_edits import (
    changed_line,
    confirmed_line,
    deleted_line,
    merged_line,
    painted_line,
    saved_line,
    split_line,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.day_pieces import DaySheet
    from tltimer.gui.day.model import DayModel
    from tltimer.reports.attendance import Booking


class EditCommands(DaySelection):
    """Edits the selection; each edit is one step of undo, and is confirmed in a sentence."""

    def say_mode(self, mode: str) -> None:
        """Paint the marked span, or change the mode of the selected piece."""
        self.settle()
        view = self._view
        if view is None or self.meeting is not None:
            return
        if self.mark is not None:
            span, self.mark = self.mark, None
            self._chosen = (NEW, span.start)
            label = span_step(None if mode == OFF else mode, span.start, min(span.end, view.sheet.until))
            self._write(paint(view.sheet, span, mode), label, painted_line(span, mode, view.modes, view.zone))
            return
        index, piece = self.index, self.piece
        if index is None or piece is None or (piece.switch.mode == mode and not view.sheet.is_unknown(piece)):
            return
        if piece.is_gap and self._is_outside(index):
            self.trouble.emit(_("Select a time range before you choose a mode: drag over it, or press Space."))
            return
        person = None if mode != UNKNOWN and view.modes.meets(mode) else ""
        kind = None if mode == piece.switch.mode else ""
        after = say(view.sheet, index, mode=mode, person=person, kind=kind)
        line = changed_line(piece, mode, view.modes, view.zone)
        self._write(after, piece_step(after.pieces[index], "entry_changed"), line)

    def say_field(self, name: str, text: str) -> None:
        """Set the person, the kind of work or the note of the selected entry."""
        self.settle()
        index, view = self.index, self._view
        if index is not None and view is not None:
            fields: dict[str, Any] = {name: text}
            after = say(view.sheet, index, **fields)
            line = saved_line(after.pieces[index], view.modes, view.zone)
            self._write(after, piece_step(after.pieces[index], "entry_changed"), line)

    def say_time(self, side: int, at: datetime) -> str:
        """Move the start (0) or the end (1) of the selected entry to an instant.

        Returns:
            why it cannot be there, empty once it was moved.
        """
        self.settle()
        if self.index is None:
            return ""
        limits = edge_limits(self._sheet, self.index + side)
        if limits is None or not limits[0] <= at <= limits[1]:
            return _(
                "That time is in the future, or leaves nothing of this entry or the one next to it. To "
                "replace an entry, select its time and choose a mode."
            )
        self.hold_edge(self.edge_named(self.index + side), at)
        self.settle()
        return ""

    def confirm(self) -> None:
        """Confirm that the selected entry lasted as long as it seems."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if index is not None and view is not None and piece is not None and piece.switch.mode != UNKNOWN:
            label = piece_step(piece, "entry_confirmed")
            line = confirmed_line(piece, view.modes, view.zone)
            self._write(say(view.sheet, index, confirmed=True), label, line)

    def delete(self) -> None:
        """Turn the selected entry, or what is marked, into a gap."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if self.mark is not None:
            self.say_mode("off")
        elif index is not None and view is not None and piece is not None and self.meeting is None:
            label = piece_step(piece, "entry_removed")
            self._write(delete(view.sheet, index), label, deleted_line(piece, view.modes, view.zone))

    def merge(self, step: int) -> None:
        """Merge the selected piece into the entry before (-1) or after it (1)."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if index is None or view is None or piece is None or self.meeting is not None:
            return
        after = merge(view.sheet, index, step)
        if after is view.sheet:
            self.trouble.emit(_("There is no neighbouring entry to merge this one into."))
            return
        taker = view.sheet.pieces[index + step]
        self._chosen = (taker.switch.id, min(taker.start, piece.start))
        self._write(after, piece_step(piece, "entry_merged"), merged_line(piece, taker, view.modes, view.zone))

    def split(self, at: datetime | None = None) -> None:
        """Split the selected entry at an instant, or in its middle; the second half is selected then."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if index is None or view is None or piece is None or self.meeting is not None:
            return
        if at is None:
            middle = piece.start + (piece.end - piece.start) // 2
            on_grid = snapped(middle)
            at = on_grid if piece.start < on_grid < piece.end else middle.replace(microsecond=0)
        after = split(view.sheet, index, at)
        if after is not view.sheet:
            self._chosen = (NEW, at)
            self._write(after, piece_step(piece, "entry_split"), split_line(piece, at, view.modes, view.zone))

    def can_book(self, meeting: Meeting) -> bool:
        """Return whether logging a meeting would change anything."""
        view = self._view
        return view is not None and _booked(meeting, view)[1] is not view.sheet

    def book(self, meeting: Meeting) -> None:
        """Log a meeting at its planned time."""
        self.settle()
        view = self._view
        if view is None:
            return
        booking, after = _booked(meeting, view)
        if after is view.sheet:
            self.trouble.emit(
                _("No change made: this time is in the future, or already logged as time with other people.")
            )
            return
        self.meeting = None
        self._chosen = (NEW, booking.spans[0].start)
        logged = Span(booking.spans[0].start, booking.spans[-1].end)
        self._write(after, bookings_step([booking]), painted_line(logged, booking.mode, view.modes, view.zone))


def _booked(meeting: Meeting, view: DayModel) -> tuple[Booking, DaySheet]:
    """Return the booking of a meeting and the day with it; the same day if there is nothing to log."""
    (booking,) = bookings_of([meeting], view.report, view.modes, view.now)
    after = view.sheet
    for span in booking.spans:
        after = paint(after, span, booking.mode, person=booking.person)
    return booking, after
