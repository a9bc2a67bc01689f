"""The timeline of a day: shown, pointed at and dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tltimer.gui.day.drag import EntryDrag
from tltimer.gui.day.noticed_lane import noticed_words, paint_noticed, place_at, words_at
from tltimer.gui.day.shortcuts import take_key
from tltimer.gui.day.time_scale import default_axis, instant_at, moved, widest_of, zoomed
from tltimer.gui.day.timeline_painter import TimelineGeometry, TimelinePainter, fits, title_lines
from tltimer.gui.widgets.accessibility import day_words, meeting_words
from tltimer.gui.widgets.painting import SMALL, painting_on, scaled, tip
from tltimer.gui.widgets.time_axis import hour_of
from tltimer.i18n.translate import _
from tltimer.wording.day_edits import piece_name, piece_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import (
        QContextMenuEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )

    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.widgets.theme import Theme
    from tltimer.gui.widgets.time_axis import TimeAxis

Modifier = Qt.KeyboardModifier


class TimelineView(QWidget):
    """Shows the plan of a day above its entries; takes the mouse and the keys of the day."""

    edit_wanted = Signal()
    """Emitted when the selected entry is to be edited."""

    picked = Signal()
    """Something was selected with the pointer."""

    menu_wanted = Signal(object, object)
    """The menu of an instant is wanted, at a point of the screen."""

    def __init__(self, look: Theme, edits: EditCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._edits = look, edits
        self._dragging = EntryDrag(edits)
        self._axis: TimeAxis | None = None
        self._own: TimeAxis | None = None
        self._day: object = None
        self._anchor: tuple[QPointF, float] | None = None
        self._hovered: datetime | None = None
        self._named: QRectF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("The day, hour by hour"))
        edits.changed.connect(self._follow)

    @property
    def places(self) -> TimelineGeometry | None:
        """The places of all parts now."""
        view, axis = self._edits.view, self._own or self._axis
        return TimelineGeometry(self, view, axis) if view is not None and axis is not None else None

    def sizeHint(self) -> QSize:
        """Ask for the hours, a lane for the plan, and a higher one for what was done."""
        return QSize(560, round(self.fontMetrics().height() * 9))

    def _follow(self) -> None:
        view = self._edits.view
        if view is None:
            return
        if view.report.date != self._day:
            self._day, self._own = view.report.date, None
        if not self._edits.is_busy:  # the hours must not move under the pointer
            self._axis = default_axis(view)
        words = day_words(view.report, view.modes, view.zone)
        self.setAccessibleDescription(" ".join((words, *noticed_words(view))))
        self._reveal()
        self.update()

    def _reveal(self) -> None:
        """Let the chosen piece be seen where only some hours are shown."""
        view, piece = self._edits.view, self._edits.piece
        if self._own is None or view is None or piece is None or self._dragging.is_on:
            return
        hour = hour_of(piece.start, view.report.date, view.zone)
        if not self._own.first <= hour < self._own.last:
            self._own = moved(self._own, round(hour - (self._own.first + self._own.last) / 2), widest_of(view))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the day, and a line around it while it has the keyboard."""
        geometry = self.places
        if geometry is None:
            return
        with painting_on(self) as painter:
            TimelinePainter(self._look, geometry, self._edits).paint(painter, self, self._hovered)
            paint_noticed(painter, geometry, self._look)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._look.palette.link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the item under the pointer."""
        geometry = self.places
        if geometry is None or event.button() != Qt.MouseButton.LeftButton:
            return
        noticed = place_at(event.position(), geometry)
        if noticed is not None:
            self._edits.choose_at(noticed.span.start)
            self.edit_wanted.emit()
        else:
            self._dragging.press(event.position(), geometry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what could be dragged."""
        geometry = self.places
        if geometry is None:
            return
        if self._dragging.is_on:
            self._dragging.move(event.position(), geometry, bool(event.modifiers() & Modifier.AltModifier))
            return
        edge = self._dragging.edge_at(event.position(), geometry)
        pieces = geometry.view.sheet.pieces
        hovered = None if edge is None else pieces[edge].start if edge < len(pieces) else pieces[-1].end
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.SplitHCursor if hovered is not None else Qt.CursorShape.ArrowCursor)
            self.update()
        self._name_small_block(event, geometry)

    def _name_small_block(self, event: QMouseEvent, geometry: TimelineGeometry) -> None:
        """Name a block or a meeting at once that is too narrow to show its name."""
        sheet, modes = self._edits.shown, geometry.view.modes
        done = geometry.done_bars(sheet) if sheet is not None else []
        font = scaled(self.font(), SMALL)
        bars = [(rect, fits(piece_name(piece, modes), rect, font)) for rect, piece in done if not piece.is_gap]
        bars += [
            (rect, " ".join(title_lines(meeting.title, rect, QFontMetricsF(font))) == " ".join(meeting.title.split()))
            for rect, meeting in geometry.planned_bars()
        ]
        small = next((rect for rect, named in bars if rect.contains(event.position()) and not named), None)
        if small != self._named:
            self._named = small
            words = self.words_at(event.position()) if small is not None else ""
            QToolTip.showText(event.globalPosition().toPoint(), tip(words), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag or a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._dragging.is_on:
            self._hovered = None
            self._dragging.release()
        self.picked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Book a meeting, or edit an entry in words."""
        geometry = self.places
        meeting = self._dragging.meeting_at(event.position(), geometry) if geometry is not None else None
        if meeting is not None:
            self._edits.book(meeting)
        elif geometry is not None and geometry.done.contains(event.position()):
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the entry under the pointer, at the pointer."""
        geometry = self.places
        point = QPointF(event.pos())
        if geometry is not None and geometry.done.contains(point):
            at = instant_at(geometry.axis, point.x(), geometry.done, geometry.view.report.date)
            index = geometry.view.sheet.index_at(at)
            if index is not None:
                self._edits.choose(index)
                self.menu_wanted.emit(at, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the edge that was under the pointer."""
        self._hovered = self._named = None
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show fewer or more hours around the pointer with Control, earlier or later ones with Shift."""
        geometry, view = self.places, self._edits.view
        turned = event.angleDelta().y() or event.angleDelta().x()
        held = event.modifiers()
        if (
            geometry is None
            or view is None
            or not turned
            or not held & (Modifier.ControlModifier | Modifier.ShiftModifier)
        ):
            event.ignore()
            return
        by = -1 if turned > 0 else 1
        if held & Modifier.ControlModifier:
            # Whole hours are shown: turn after turn, the one under the pointer would be another.
            if self._anchor is None or self._anchor[0] != event.position():
                at = instant_at(geometry.axis, event.position().x(), geometry.done, view.report.date)
                self._anchor = event.position(), hour_of(at, view.report.date, view.zone)
            self._own = zoomed(geometry.axis, self._anchor[1], by, widest_of(view))
        else:
            self._own = moved(geometry.axis, by, widest_of(view))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the day."""
        if event.key() == Qt.Key.Key_Up:
            self._edits.step_up()
        elif event.key() == Qt.Key.Key_Down:
            self._edits.step_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif not take_key(event, self._edits):
            super().keyPressEvent(event)

    def forget_drag(self) -> None:
        """End a drag without an effect."""
        self._dragging.cancel()

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for the item under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def target(self) -> QRectF:
        """Return the rectangle of the selected piece, range or meeting; of no width if it is out of sight."""
        geometry, edits = self.places, self._edits
        if geometry is None:
            return QRectF()
        if edits.meeting is not None:
            chosen = (edits.meeting.uid, edits.meeting.start)
            bars = [rect for rect, meeting in geometry.planned_bars() if (meeting.uid, meeting.start) == chosen]
            bar = bars[0] if bars else QRectF(geometry.planned.left(), 0, 0, 0)
            return QRectF(bar.left(), geometry.planned.top(), bar.width(), geometry.planned.height())
        span = edits.mark or (edits.piece.span if edits.piece is not None else None)
        if span is None:
            return QRectF(geometry.done.left(), geometry.done.top(), 0, geometry.done.height())
        return geometry.rect(span, geometry.done)

    def words_at(self, point: QPointF) -> str:
        """Return the words for the item at a point; "" without one."""
        geometry, sheet = self.places, self._edits.shown
        if geometry is None or sheet is None:
            return ""
        meeting = self._dragging.meeting_at(point, geometry)
        noticed = words_at(point, geometry)
        if noticed:
            return noticed
        if meeting is not None:
            words = meeting_words(meeting, geometry.view.zone)
            if not self._edits.can_book(meeting):
                return words
            return _("{meeting}\nDouble-click to log it.").format(meeting=words)
        for rect, piece in geometry.done_bars(sheet):
            if rect.contains(point):
                note = f"\n{piece.switch.note}" if piece.switch.note else ""
                return piece_words(piece, geometry.view.modes, geometry.view.zone) + note
        return ""
