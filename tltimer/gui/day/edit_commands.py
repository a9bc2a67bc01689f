"""The verbs of the day window: each makes of the day as it is another one, and says what is to be written."""

from datetime import datetime
from typing import Any

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.day_editing import delete, edge_limits, merge, paint, say, snapped, split
from tltimer.domain.timeline.day_pieces import NEW, piece_step
from tltimer.domain.timeline.steps import span_step
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.gui.day.selection import DaySelection
from tltimer.i18n.translate import _
from tltimer.reports.attendance import bookings_of, bookings_step


class EditCommands(DaySelection):
    """Does something with what is chosen; each deed is one step of undo."""

    def say_mode(self, mode: str) -> None:
        """Paint what is marked, or say what the chosen piece was."""
        self.settle()
        view = self._view
        if view is None or self.meeting is not None:
            return
        if self.mark is not None:
            span, self.mark = self.mark, None
            self._chosen = (NEW, span.start)
            label = span_step(None if mode == OFF else mode, span.start, min(span.end, view.sheet.until))
            self._write(paint(view.sheet, span, mode), label)
            return
        index, piece = self.index, self.piece
        if index is None or piece is None or (piece.switch.mode == mode and not view.sheet.is_unknown(piece)):
            return
        if piece.is_gap and self._is_outside(index):
            self.trouble.emit(_("Drag over the hours to say which of them it was."))
            return
        person = None if mode != UNKNOWN and view.modes.meets(mode) else ""
        kind = None if mode == piece.switch.mode else ""
        after = say(view.sheet, index, mode=mode, person=person, kind=kind)
        self._write(after, piece_step(after.pieces[index], "entry_changed"))

    def say_field(self, name: str, text: str) -> None:
        """Say with whom, of what kind or what came of it."""
        self.settle()
        index, view = self.index, self._view
        if index is not None and view is not None:
            fields: dict[str, Any] = {name: text}
            after = say(view.sheet, index, **fields)
            self._write(after, piece_step(after.pieces[index], "entry_changed"))

    def say_time(self, side: int, at: datetime) -> None:
        """Move the begin (0) or the end (1) of the chosen entry to an instant."""
        self.settle()
        if self.index is None:
            return
        limits = edge_limits(self._sheet, self.index + side)
        if limits is None or not limits[0] <= at <= limits[1]:
            self.trouble.emit(_("This would reach beyond what lies beside it; paint over that instead."))
            return
        self.hold_edge(self.edge_named(self.index + side), at)
        self.settle()

    def confirm(self) -> None:
        """Tell that the chosen entry did last as long as it seems."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if index is not None and view is not None and piece is not None and piece.switch.mode != UNKNOWN:
            label = piece_step(piece, "entry_confirmed")
            self._write(say(view.sheet, index, confirmed=True), label)

    def delete(self) -> None:
        """Make a gap of the chosen entry, or of what is marked."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if self.mark is not None:
            self.say_mode("off")
        elif index is not None and view is not None and piece is not None and self.meeting is None:
            label = piece_step(piece, "entry_removed")
            self._write(delete(view.sheet, index), label)

    def merge(self, step: int) -> None:
        """Return the time of the chosen piece to the entry before (-1) or after it (1)."""
        self.settle()
        index, view, piece = self.index, self._view, self.piece
        if index is None or view is None or piece is None or self.meeting is not None:
            return
        after = merge(view.sheet, index, step)
        if after is view.sheet:
            self.trouble.emit(_("There is no entry beside it that could take it."))
            return
        taker = view.sheet.pieces[index + step]
        self._chosen = (taker.switch.id, min(taker.start, piece.start))
        self._write(after, piece_step(piece, "entry_merged"))

    def split(self, at: datetime | None = None) -> None:
        """Cut the chosen entry in two at an instant, or in its middle; the second half is chosen then."""
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
            self._write(after, piece_step(piece, "entry_split"))

    def book(self, meeting: Meeting) -> None:
        """Put a meeting into the log as it was."""
        self.settle()
        view = self._view
        if view is None:
            return
        (booking,) = bookings_of([meeting], view.report, view.modes, view.now)
        after = view.sheet
        for span in booking.spans:
            after = paint(after, span, booking.mode, person=booking.person)
        if after is view.sheet:
            self.trouble.emit(_("This time is in the log as being with people already, or has not come yet."))
            return
        self.meeting = None
        self._chosen = (NEW, booking.spans[0].start)
        self._write(after, bookings_step([booking]))
