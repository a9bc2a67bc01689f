"""A small gauge: the share of coding on a scale from 0 to 100, with the target shaded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.widgets.painting import paint_bar, paint_outline, painting_on, sided
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from tltimer.domain.balance.target import Target
    from tltimer.gui.widgets.theme import Theme

NARROWEST = 4.0


class ShareGauge(QWidget):
    """Shows the share as a mark, or as a bar from its least to its greatest value where time is unknown."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share: tuple[float, float] | None = None
        self._target: Target | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Coding share"))

    def show_share(self, share: tuple[float, float] | None, target: Target, words: str) -> None:
        """Show a share and a target; ``words`` say the same to screen readers."""
        self._share, self._target = share, target
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a short line."""
        line = self.fontMetrics().height()
        return QSize(line * 7, line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scale, target and share."""
        palette, height = self._look.palette, self.height()
        with painting_on(self) as painter:
            paint_bar(painter, QRectF(0, height * 0.3, self.width(), height * 0.4), QColor(palette.hover), 4)
            if self._target is not None:
                shaded = self._place(self._target.low, self._target.high).adjusted(0, height * 0.1, 0, -height * 0.1)
                self._paint_target(painter, shaded, self._target.chosen)
            if self._share is not None:
                mark = self._place(*self._share)
                lack = max(0.0, NARROWEST - mark.width()) / 2
                mark.adjust(-lack, 0, lack, 0)
                inside = min(max(mark.left(), 0.0), self.width() - mark.width())
                paint_bar(painter, mark.translated(inside - mark.left(), 0), QColor(palette.link), 2)

    def _paint_target(self, painter: QPainter, shaded: QRectF, chosen: bool) -> None:
        """Paint the target; a common range that nobody chose is dashed, as in the week."""
        palette = self._look.palette
        if chosen:
            paint_outline(painter, shaded, QColor(palette.link), QColor(palette.target), 3)
            return
        painter.setPen(QPen(QColor(palette.edge), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shaded.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _place(self, low: float, high: float) -> QRectF:
        return sided(self, QRectF(self.width() * low, 0, self.width() * (high - low), self.height()))
