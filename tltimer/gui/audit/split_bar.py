"""A bar of 100% in three parts, with two handles between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from tltimer.domain.audit.estimates import WHOLE, Estimate
from tltimer.gui.widgets.painting import BOLD, SMALL, paint_bar, painting_on, scaled
from tltimer.i18n.translate import _
from tltimer.palette import mixed, text_on
from tltimer.wording import formats
from tltimer.wording.audit import SIDES, side_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent

    from tltimer.gui.widgets.theme import Theme

HUES = {"coding": "blue", "leading": "green", "attending": "rose"}
"""Leading as one piece is green."""

HANDLE = 15

WORDS_FROM = HANDLE / 2 + 6
"""So far from its left edge the words of a part begin: beside the handle."""


class Handle(QAbstractSlider):
    """One of the two handles: a slider in percent, moved with the arrows."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, WHOLE)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard focus."""
        super().focusInEvent(event)
        self._repaint_bar()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no more where the keyboard is."""
        super().focusOutEvent(event)
        self._repaint_bar()

    def _repaint_bar(self) -> None:
        bar = self.parentWidget()
        if bar is not None:
            bar.update()


class SplitBar(QWidget):
    """Shows an estimate as a bar in three colours; both borders are dragged, or moved with the arrows."""

    def __init__(self, look: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._held: Handle | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.first = Handle(_("{question} Coding, in percent").format(question=name), self)
        self.second = Handle(_("{question} Coding and leading combined, in percent").format(question=name), self)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        for handle in (self.first, self.second):
            handle.valueChanged.connect(self._follow)
        self.show_estimate(Estimate(34, 33, 33))

    @property
    def estimate(self) -> Estimate:
        """The three parts."""
        coding, together = self.first.value(), self.second.value()
        return Estimate(coding, together - coding, WHOLE - together)

    def show_estimate(self, estimate: Estimate) -> None:
        """Show an estimate."""
        self.first.setMaximum(WHOLE)
        self.second.setMinimum(0)
        self.second.setValue(estimate.coding + estimate.leading)
        self.first.setValue(estimate.coding)
        self._follow()

    def _follow(self) -> None:
        self.first.setMaximum(self.second.value())
        self.second.setMinimum(self.first.value())
        parts = self.estimate
        self.setAccessibleDescription(
            ", ".join(f"{side_label(side)} {formats.share(getattr(parts, side) / WHOLE)}" for side in SIDES)
        )
        for handle in (self.first, self.second):
            handle.setGeometry(round(self._place(handle) - HANDLE / 2), 0, HANDLE, round(self._bar().bottom() + 8))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the bar and the figures below it."""
        return QSize(420, round(self.fontMetrics().height() * 5.6))

    def resizeEvent(self, _event: object) -> None:
        """Put the handles in their places."""
        self._follow()

    def _bar(self) -> QRectF:
        tall = self.fontMetrics().height()
        return QRectF(0, 8, self.width(), tall * 3.3)

    def _place(self, handle: Handle) -> float:
        """Return the middle of a handle, which stays inside the bar at its ends."""
        bar = self._bar()
        middle = bar.left() + handle.value() / WHOLE * bar.width()
        return max(bar.left() + HANDLE / 2, min(middle, bar.right() - HANDLE / 2))

    def _percent_at(self, x: float) -> int:
        bar = self._bar()
        return round((x - bar.left()) / max(1.0, bar.width()) * WHOLE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle; of two in one place, the one that can move there."""
        x = event.position().x()
        at_first, value = self._place(self.first), self.first.value()
        apart = abs(at_first - x) - abs(self._place(self.second) - x)
        take_first = apart < 0 or (apart == 0 and value > 0 and (x < at_first or value == WHOLE))
        self._held = self.first if take_first else self.second
        self._held.setFocus(Qt.FocusReason.MouseFocusReason)
        self._held.setValue(self._percent_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle."""
        if self._held is not None:
            self._held.setValue(self._percent_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the handle go."""
        self._held = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts, their words, the figures and the handles."""
        palette, bar = self._look.palette, self._bar()
        with painting_on(self) as painter:
            paint_estimate(painter, bar, self.estimate, self._look, named=True)
            painter.setFont(scaled(self.font(), SMALL))
            metrics = QFontMetricsF(painter.font())
            painter.setPen(QColor(palette.muted))
            for percent in (0, 25, 50, 75, 100):
                text = formats.share(percent / WHOLE)
                middle = bar.left() + percent / WHOLE * bar.width()
                wide = metrics.horizontalAdvance(text)
                left = min(max(0.0, middle - wide / 2), self.width() - wide)
                painter.drawText(QPointF(left, bar.bottom() + 10 + metrics.height()), text)
            for handle in (self.first, self.second):
                self._paint_handle(painter, handle)

    def _paint_handle(self, painter: QPainter, handle: Handle) -> None:
        palette, bar = self._look.palette, self._bar()
        rect = QRectF(self._place(handle) - HANDLE / 2 + 1, bar.top() - 7, HANDLE - 2, bar.height() + 14)
        painter.setPen(QPen(QColor(palette.link if handle.hasFocus() else palette.text), 3 if handle.hasFocus() else 2))
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(QPen(QColor(palette.muted), 1.5))
        for apart in (-5, 0, 5):
            middle = rect.center() + QPointF(0, apart)
            painter.drawLine(middle - QPointF(2.5, 0), middle + QPointF(2.5, 0))


def paint_estimate(
    painter: QPainter, bar: QRectF, estimate: Estimate, look: Theme, *, named: bool = False, pale: bool = False
) -> None:
    """Paint the parts of an estimate into a bar, each with its percent, and ``named`` with its name."""
    left = bar.left()
    for side in SIDES:
        share = getattr(estimate, side)
        part = QRectF(left, bar.top(), share / WHOLE * bar.width(), bar.height())
        left = part.right()
        hue = look.hue(HUES[side])
        fill = QColor(mixed(hue.name(), look.palette.card, 0.4)) if pale else hue
        gap = 2 if part.width() > 4 and side != SIDES[-1] else 0
        paint_bar(painter, part.adjusted(0, 0, -gap, 0), fill, 4, rim=hue)
        _write_part(painter, part, side, share, QColor(text_on(fill.name())), named)


def _write_part(painter: QPainter, part: QRectF, side: str, share: int, color: QColor, named: bool) -> None:
    font = painter.font()
    lines = [(scaled(font, 1, BOLD), side_label(side))] if named else []
    lines.append((font, formats.share(share / WHOLE)))
    room = part.width() - HANDLE - 8
    painter.setPen(color)
    tall = sum(QFontMetricsF(font).height() for font, _words in lines)
    top = part.center().y() - tall / 2
    for line_font, words in lines:
        metrics = QFontMetricsF(line_font)
        if metrics.horizontalAdvance(words) <= room:
            painter.setFont(line_font)
            painter.drawText(QPointF(part.left() + WORDS_FROM, top + metrics.ascent()), words)
        top += metrics.height()
    painter.setFont(font)
