"""A picture whose parts can be clicked, and reached with Tab, arrows and Return."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter

NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_Up)
TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HitTargets(QWidget):
    """Knows which part is meant; what the parts are, and how they look, is said by whoever shows them."""

    chosen = Signal(object)
    """A part was clicked, or taken with the keyboard: what it stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0
        self._hovered: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def targets(self) -> Sequence[tuple[QRectF, object]]:
        """Return the place of each part and what it stands for; overridden by whoever shows parts."""
        return ()

    def begin_at(self, subject: object) -> None:
        """Let the keyboard begin at the part that stands for something; else it stays where it is."""
        subjects = [stands_for for _rect, stands_for in self.targets()]
        if subject in subjects:
            self._current = subjects.index(subject)

    def paint_focus(self, painter: QPainter, colour: str) -> None:
        """Draw a line around the part under the pointer, and around the one that Return would take."""
        targets = self.targets()
        if self._hovered is not None and self._hovered < len(targets):
            painter.setPen(QPen(QColor(colour), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(targets[self._hovered][0].adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.hasFocus() and targets:
            painter.setPen(QPen(QColor(colour), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(targets[min(self._current, len(targets) - 1)][0].adjusted(1, 1, -1, -1), 3, 3)

    def _at(self, point: QPointF) -> int | None:
        return next((number for number, (rect, _what) in enumerate(self.targets()) if rect.contains(point)), None)

    def event(self, event: QEvent) -> bool:
        """Keep the arrows, which would turn to another week, while the keyboard is here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in (*NEXT, *BEFORE)
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a part can be clicked."""
        over = self._at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor)
        if over != self._hovered:
            self._hovered = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no more which part is under the pointer."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click."""
        number = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._current = number
            self.chosen.emit(self.targets()[number][1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part with the arrows; take one with Return or the space bar."""
        targets, key = self.targets(), event.key()
        if not targets:
            super().keyPressEvent(event)
        elif key in TAKE:
            self.chosen.emit(targets[min(self._current, len(targets) - 1)][1])
        elif key in NEXT or key in BEFORE:
            step = 1 if key in NEXT else -1
            self._current = max(0, min(self._current + step, len(targets) - 1))
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self.update()
