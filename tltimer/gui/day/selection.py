"""The selection in a day, and the edge being dragged, which is shown before it is written."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.day_editing import edge_limits, move_edge, nudged
from tltimer.domain.timeline.day_pieces import NEW, piece_step, rewriting_of
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording.day_edits import moved_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.domain.timeline.day_pieces import DayPiece, DaySheet
    from tltimer.gui.day.model import DayModel

AN_HOUR = timedelta(hours=1)

PAUSE_MS = 700
"""The pause after the last key until an edge that was moved with keys is written, so that many keys are one step."""


class Edge(Value):
    """An edge, known by the switches on both sides and by where it was; the last one has no switch at its right.

    One that others have moved meanwhile is another edge.
    """

    left: str
    right: str = NEW
    at: datetime | None = None


class DaySelection(QObject):
    """The selection of a day: a piece, a marked span or a meeting; and the edge that is being moved.

    Changes by others are taken over at once, and the edge that is being moved stays where it is.
    """

    changed = Signal()
    """Something else is to be seen."""

    rewriting_wanted = Signal(object, str, str)
    """A Rewriting is to be carried out, as a step of this name, and confirmed in this sentence."""

    trouble = Signal(str)
    """An edit was refused: why."""

    time_typed = Signal(str)
    """A digit was typed where an entry is selected: the beginning of a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: DayModel | None = None
        self._chosen: tuple[str, datetime] | None = None
        self._edge: Edge | None = None
        self._to: datetime | None = None
        self.mark: Span | None = None
        self.meeting: Meeting | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.settle)

    @property
    def view(self) -> DayModel | None:
        """The day as it was last read."""
        return self._view

    @property
    def shown(self) -> DaySheet | None:
        """The day with the edge that is being moved."""
        if self._view is None:
            return None
        edge = self._index_of(self._edge)
        if edge is None or self._to is None:
            return self._view.sheet
        return move_edge(self._view.sheet, edge, self._to)

    @property
    def index(self) -> int | None:
        """The place of the chosen piece among those that are shown."""
        sheet = self.shown
        return self._index_in(sheet) if sheet is not None else None

    @property
    def piece(self) -> DayPiece | None:
        """The chosen piece."""
        index, sheet = self.index, self.shown
        return sheet.pieces[index] if sheet is not None and index is not None else None

    @property
    def held(self) -> datetime | None:
        """The instant at which the edge that is being moved is now."""
        edge = self._index_of(self._edge)
        if edge is None or self._to is None:
            return None
        limits = edge_limits(self._sheet, edge)
        return min(max(self._to, limits[0]), limits[1]) if limits else None

    @property
    def is_busy(self) -> bool:
        """Whether an edge is being moved."""
        return self._edge is not None

    def show_view(self, view: DayModel) -> None:
        """Take over a day as it is now; what was chosen of the same day stays chosen."""
        is_other_day = self._view is None or view.report.date != self._view.report.date
        self._view = view
        if is_other_day:
            self._edge = self.mark = self.meeting = None
            self._chosen = _first(view)
        elif self._edge is not None and self._index_of(self._edge) is None:
            self._edge = None
            self._pause.stop()
            self.trouble.emit(_("The time you were moving was changed elsewhere. The day now shows that change."))
        if self.meeting is not None:
            self.meeting = next((meeting for meeting in view.meetings if _same(meeting, self.meeting)), None)
        self.changed.emit()

    def choose(self, index: int) -> None:
        """Choose a piece."""
        self.settle()
        if 0 <= index < len(self._sheet.pieces):
            piece = self._sheet.pieces[index]
            self._chosen, self.mark, self.meeting = (piece.switch.id, piece.start), None, None
            self.changed.emit()

    def choose_at(self, at: datetime) -> None:
        """Select the piece at an instant; before and after all entries, mark the likely part."""
        self.settle()
        index = self._sheet.index_at(at)
        if index is not None:
            self.choose(index)
            part = self._likely(index)
            if part is not None and part.covers(at):
                self.choose_mark(part)

    def choose_mark(self, span: Span | None) -> None:
        """Mark a span that is to be painted, none to forget it."""
        self.settle()
        self.mark, self.meeting = span, None
        self.changed.emit()

    def choose_meeting(self, meeting: Meeting | None) -> None:
        """Choose a meeting of the calendar."""
        self.settle()
        self.meeting, self.mark = meeting, None
        self.changed.emit()

    def point_out(self, target: Meeting | datetime) -> None:
        """Choose a meeting, or what was done at an instant, as far as they are still there."""
        if not isinstance(target, Meeting):
            self.choose_at(target)
        elif self._view is not None:
            self.choose_meeting(next((meeting for meeting in self._view.meetings if _same(meeting, target)), None))

    def step(self, by: int) -> None:
        """Choose the next piece, or the one before; among the meetings if one of them is chosen."""
        if self._view is None:
            return
        if self.meeting is not None:
            meetings = self._view.meetings
            place = next((n for n, meeting in enumerate(meetings) if _same(meeting, self.meeting)), 0)
            self.choose_meeting(meetings[min(max(place + by, 0), len(meetings) - 1)])
            return
        index = self.index
        last = len(self._sheet.pieces) - 1
        wanted = min(max(index + by, 0), last) if index is not None else last
        self.choose(wanted)
        if wanted >= 0:
            self.choose_mark(self._likely(wanted))

    def toggle_mark(self) -> None:
        """Mark the time of the chosen piece, to be shaped with keys and painted; or forget what is marked."""
        piece = self.piece
        if self.mark is not None:
            self.choose_mark(None)
        elif piece is not None and self.meeting is None:
            self.choose_mark(piece.span)

    def step_up(self) -> None:
        """Go from the pieces to the meeting planned at the time of the chosen one."""
        if self._view is None or not self._view.meetings or self.meeting is not None:
            return
        at = self.piece.start if self.piece is not None else self._view.now
        self.choose_meeting(min(self._view.meetings, key=lambda meeting: abs(meeting.start - at)))

    def step_down(self) -> None:
        """Go back from the meetings to the piece at that time."""
        if self.meeting is not None:
            at = self.meeting.start
            self.meeting = None
            index = self._sheet.index_at(at)
            self.choose(index if index is not None else len(self._sheet.pieces) - 1)

    def edge_named(self, index: int) -> Edge | None:
        """Return the edge at a place by its switches, None if it cannot move."""
        pieces = self._sheet.pieces
        if edge_limits(self._sheet, index) is None:
            return None
        left = pieces[index - 1].switch.id
        return Edge(left, pieces[index].switch.id, pieces[index].start) if index < len(pieces) else Edge(left)

    def hold_edge(self, edge: Edge | None, to: datetime) -> bool:
        """Start or go on moving an edge; return whether it is there, since others write too."""
        if self._index_of(edge) is None:
            return False
        self._edge, self._to = edge, to
        self.changed.emit()
        return True

    def nudge(self, side: int, step: timedelta) -> None:
        """Move the begin (0) or the end (1) of the chosen entry by a step; it is written after a pause.

        A marked span has a begin and an end too, and is not written.
        """
        if self.mark is not None:
            self._shape(side, step)
            return
        index = self._index_in(self._sheet) if self._view is not None else None
        if index is None or self.meeting is not None:
            return
        edge = index + side
        if self._edge is not None and self._index_of(self._edge) != edge:
            self.settle()
        limits = edge_limits(self._sheet, edge)
        if limits is None:
            return
        pieces = self._sheet.pieces
        edge_at = self.held or (pieces[edge].start if edge < len(pieces) else pieces[-1].end)
        self.hold_edge(self.edge_named(edge), min(max(nudged(edge_at, step), limits[0]), limits[1]))
        self._pause.start()

    def settle(self) -> None:
        """Write the edge that is being moved, if there is one."""
        self._pause.stop()
        view, edge, to = self._view, self._index_of(self._edge), self._to
        self._edge = None
        if view is None or edge is None or to is None:
            return
        after = move_edge(view.sheet, edge, to)
        chosen = self._chosen_in(after)
        piece = chosen if chosen is not None and not chosen.is_gap else _touching(after, edge)
        line = moved_line(piece, view.sheet.pieces, view.modes, view.zone)
        self._write(after, piece_step(piece, "entry_moved"), line)

    def let_go(self) -> bool:
        """Forget the edge that is being moved, or else what is marked; return whether there was anything."""
        something = self._edge is not None or self.mark is not None or self.meeting is not None
        self._pause.stop()
        self._edge = self.mark = self.meeting = None
        if something:
            self.changed.emit()
        return something

    def _shape(self, side: int, step: timedelta) -> None:
        assert self.mark is not None
        ends = [self.mark.start, self.mark.end]
        ends[side] = min(max(nudged(ends[side], step), self._sheet.span.start), self._sheet.until)
        if ends[0] < ends[1]:
            self.mark = Span(*ends)
            self.changed.emit()

    def _is_outside(self, index: int) -> bool:
        """Return whether a gap lies before the first entry, or after the last one of a day that is over."""
        sheet = self._sheet
        last = len(sheet.pieces) - 1
        return sheet.pieces[index].is_gap and (index == 0 or (index == last and sheet.is_over))

    def _likely(self, index: int) -> Span | None:
        """Return the part of a gap outside that could have been work: in the working hours, else the hour beside."""
        if self._view is None or not self._is_outside(index):
            return None
        span, window = self._sheet.pieces[index].span, self._view.report.free.window
        hours = overlap(span, window) if window is not None else None
        before = Span(max(span.start, span.end - AN_HOUR), span.end)
        return hours or (before if index == 0 else Span(span.start, min(span.end, span.start + AN_HOUR)))

    @property
    def _sheet(self) -> DaySheet:
        assert self._view is not None
        return self._view.sheet

    def _write(self, after: DaySheet, label: str, line: str) -> None:
        rewriting = rewriting_of(self._sheet, after)
        if rewriting is None:
            self.changed.emit()
        else:
            self.rewriting_wanted.emit(rewriting, label, line)

    def _index_of(self, edge: Edge | None) -> int | None:
        if edge is None or self._view is None:
            return None
        sheet = self._view.sheet
        if edge.right != NEW:
            index = sheet.index_of(edge.right)
            return index if index and sheet.pieces[index].start == edge.at else None
        last = len(sheet.pieces)
        return last if last and sheet.pieces[-1].switch.id == edge.left else None

    def _index_in(self, sheet: DaySheet) -> int | None:
        if self._chosen is None:
            return None
        identifier, at = self._chosen
        index = sheet.index_of(identifier) if identifier != NEW else None
        return index if index is not None else sheet.index_at(at)

    def _chosen_in(self, sheet: DaySheet) -> DayPiece | None:
        if self._chosen is None or self._chosen[0] == NEW:
            return None
        index = sheet.index_of(self._chosen[0])
        return sheet.pieces[index] if index is not None else None


def _touching(sheet: DaySheet, edge: int) -> DayPiece:
    """Return the entry beside an edge."""
    beside = sheet.pieces[max(0, edge - 1) : edge + 1]
    return next((piece for piece in reversed(beside) if not piece.is_gap), beside[-1])


def _first(view: DayModel) -> tuple[str, datetime] | None:
    """Select the piece that most needs an answer: the first unknown entry, else the last one."""
    pieces = view.sheet.pieces
    wanted = next((piece for piece in pieces if view.sheet.is_unknown(piece)), None)
    done = [piece for piece in pieces if not piece.is_gap]
    chosen = wanted or (done[-1] if done else None)
    return (chosen.switch.id, chosen.start) if chosen is not None else None


def _same(meeting: Meeting, other: Meeting) -> bool:
    return (meeting.uid, meeting.start) == (other.uid, other.start)
