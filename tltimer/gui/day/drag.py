"""Dragging and clicking on a day: an edge, a span, a piece or a meeting."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.timeline.day_editing import GRID, edge_limits, snapped
from tltimer.domain.timeline.spans import Span
from tltimer.gui.day.time_scale import instant_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QPointF

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.day.selection import Edge
    from tltimer.gui.day.timeline_painter import TimelineGeometry

REACH = 6.0
"""The distance, in pixels, within which the pointer grabs an edge."""

PULL = 6.0
"""The distance, in pixels, within which the edge of a meeting attracts a dragged edge."""

SLACK = 4.0
"""The distance, in pixels, from which a click becomes a drag."""


class EntryDrag:
    """Turns presses and moves of the pointer into selections and edits.

    Args:
        edits: the selection, and what can be done with it.
    """

    def __init__(self, edits: EditCommands) -> None:
        self._edits = edits
        self._edge: Edge | None = None
        self._from: QPointF | None = None
        self._began: datetime | None = None
        self._marking = False

    @property
    def is_on(self) -> bool:
        """Whether a button is held."""
        return self._from is not None

    def edge_at(self, point: QPointF, geometry: TimelineGeometry) -> int | None:
        """Return the edge under the pointer that can be dragged."""
        sheet = geometry.view.sheet
        if not geometry.done.adjusted(-REACH, -3, REACH, 3).contains(point):
            return None
        ends = [*(piece.start for piece in sheet.pieces), *(piece.end for piece in sheet.pieces[-1:])]
        near = [
            (abs(geometry.across(at) - point.x()), edge)
            for edge, at in enumerate(ends)
            if edge_limits(sheet, edge) is not None
        ]
        distance, edge = min(near, default=(REACH + 1, 0))
        return edge if distance <= REACH else None

    def meeting_at(self, point: QPointF, geometry: TimelineGeometry) -> Meeting | None:
        """Return the meeting under the pointer."""
        return next(
            (meeting for rect, meeting in geometry.planned_bars() if rect.adjusted(-1, -1, 1, 1).contains(point)), None
        )

    def press(self, point: QPointF, geometry: TimelineGeometry) -> None:
        """Grab the item under the pointer."""
        self._edits.settle()
        self._marking = False
        edge = self.edge_at(point, geometry)
        self._from, self._began = point, None
        self._edge = self._edits.edge_named(edge) if edge is not None else None
        meeting = self.meeting_at(point, geometry)
        if meeting is not None:
            self._from = None
            self._edits.choose_meeting(meeting)
            return
        at = instant_at(geometry.axis, point.x(), geometry.done, geometry.view.report.date)
        if edge is not None:
            self._edits.choose(self._taken(edge, at, geometry))
        elif geometry.done.contains(point):
            self._began = at
            self._edits.choose_at(at)

    def move(self, point: QPointF, geometry: TimelineGeometry, free: bool) -> None:
        """Drag on; ``free`` is without snapping."""
        if self._from is None:
            return
        far = abs(point.x() - self._from.x()) > SLACK
        if self._edge is not None:
            rests = self._rest(point, geometry, free)
            if (far or self._edits.is_busy) and not self._edits.hold_edge(self._edge, rests):
                self.cancel()
        elif self._began is not None and (far or self._marking):
            self._marking = True
            self._mark(point, geometry, free)

    def release(self) -> None:
        """End a drag: a dragged edge is written, a marked span waits for its mode."""
        self._from, self._edge, self._began = None, None, None
        self._edits.settle()

    def cancel(self) -> None:
        """Forget the drag."""
        self._from, self._edge, self._began = None, None, None

    @staticmethod
    def _taken(edge: int, at: datetime, geometry: TimelineGeometry) -> int:
        """Return the entry whose edge it is: the one under the pointer, or its neighbour if that is a gap."""
        pieces = geometry.view.sheet.pieces
        beside = [n for n in (edge - 1, edge) if n < len(pieces) and not pieces[n].is_gap]
        return next((n for n in beside if pieces[n].start <= at < pieces[n].end), beside[0])

    def _mark(self, point: QPointF, geometry: TimelineGeometry, free: bool) -> None:
        assert self._from is not None
        sheet = geometry.view.sheet
        first, other = self._rest(self._from, geometry, free), self._rest(point, geometry, free)
        start, end = max(min(first, other), sheet.span.start), min(max(first, other), sheet.until)
        self._edits.choose_mark(Span(start, end) if start < end else None)

    def _rest(self, point: QPointF, geometry: TimelineGeometry, free: bool) -> datetime:
        """Return the instant at which the pointer would let something rest."""
        view = geometry.view
        at = instant_at(geometry.axis, point.x(), geometry.done, view.report.date)
        if free:
            return at
        second = (geometry.axis.last - geometry.axis.first) * 3600 / max(1.0, geometry.done.width())
        pull = max(GRID / 2, min(timedelta(seconds=second * PULL), GRID))
        targets = [end for meeting in view.meetings for end in (meeting.start, meeting.end)]
        window = view.report.free.window
        targets += [window.start, window.end] if window is not None else []
        targets += [view.sheet.until]
        if self._edge is None:
            targets += [end for piece in view.sheet.pieces for end in (piece.start, piece.end)]
        return snapped(at, targets, pull)
