"""The coding share of a week on a line from 0 to 100%, with the target shaded."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.widgets.painting import SMALL, paint_bar, painting_on, scaled
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import WeekReport

LINE, DOT = 12.0, 9.0
"""The height of the line, and the radius of a share without unknown time, in pixels."""

NARROWEST = 8.0
"""The least width of the bar of a range."""


class Gauge(QWidget):
    """Shows the share as a dot, or as a bar where unknown time makes it a range."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: WeekReport | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Coding share"))

    def show_report(self, report: WeekReport) -> None:
        """Show the share of a week."""
        self._report = report
        self.setAccessibleDescription(
            _("{share}, target {target}").format(
                share=formats.coding_share(report.figures), target=formats.target_range(report.target)
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the line and the figures below it."""
        return QSize(240, round(2 * self._half + 6 + self._text_height))

    @property
    def _text_height(self) -> float:
        return QFontMetricsF(scaled(self.font(), SMALL)).height()

    @property
    def _half(self) -> float:
        """Half the height of the target, which has its name inside."""
        return max(DOT, self._text_height / 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, the target, the share and the figures."""
        report, palette = self._report, self._look.palette
        if report is None:
            return
        target = report.target
        with painting_on(self) as painter:
            line = QRectF(0.5, self._half + 1 - LINE / 2, self.width() - 1, LINE)
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(line, LINE / 2, LINE / 2)
            shaded = QRectF(line.left() + target.low * line.width(), 1.5, 0, 2 * self._half - 1)
            shaded.setRight(line.left() + target.high * line.width())
            style = Qt.PenStyle.SolidLine if target.chosen else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(palette.link if target.chosen else palette.edge), 1, style))
            painter.setBrush(QColor(palette.target) if target.chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shaded, 4, 4)
            font = scaled(self.font(), SMALL)
            painter.setFont(font)
            self._paint_name(painter, shaded, report)
            self._paint_share(painter, line, report)
            painter.setFont(font)
            self._paint_figures(painter, line, report)

    def _paint_name(self, painter: QPainter, shaded: QRectF, report: WeekReport) -> None:
        name = _("target") if report.target.chosen else _("common")
        room = free_part(shaded, self._share_ends(report))
        if QFontMetricsF(painter.font()).horizontalAdvance(name) + 16 < room.width():
            painter.setPen(QColor(self._look.palette.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _share_ends(self, report: WeekReport) -> tuple[float, float] | None:
        """Return the ends of the share on the line; None if no share is shown."""
        share = report.figures.coding_share_range
        if share is None or not report.tells_share:
            return None
        left, right = (0.5 + end * (self.width() - 1) for end in share)
        return left, right

    def _paint_share(self, painter: QPainter, line: QRectF, report: WeekReport) -> None:
        ends = self._share_ends(report)
        if ends is None:
            return
        hue = self._look.hue("blue")
        left, right = ends
        if right - left < 1:
            painter.setPen(QPen(QColor(self._look.palette.card), 2))
            painter.setBrush(hue)
            painter.drawEllipse(QPointF(min(max(left, DOT), self.width() - DOT), line.center().y()), DOT - 1, DOT - 1)
            return
        lack = max(0.0, NARROWEST - (right - left)) / 2
        paint_bar(painter, QRectF(left - lack, 0, right - left + 2 * lack, 2 * self._half + 2), hue, 3)

    def _paint_figures(self, painter: QPainter, line: QRectF, report: WeekReport) -> None:
        """Write 0, both ends of the target and 100; what would touch the figure before it is left out."""
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self._look.palette.muted))
        end = -10.0
        for share in (0.0, report.target.low, report.target.high, 1.0):
            text = formats.share(share)
            wide = metrics.horizontalAdvance(text)
            left = min(max(0.0, line.left() + share * line.width() - wide / 2), self.width() - wide)
            if left > end + 8:
                painter.drawText(QPointF(left, self.height() - metrics.descent()), text)
                end = left + wide


def free_part(shaded: QRectF, share: tuple[float, float] | None) -> QRectF:
    """Return the larger part of the target that the share leaves free."""
    if share is None or share[1] + DOT < shaded.left() or share[0] - DOT > shaded.right():
        return shaded
    before, after = QRectF(shaded), QRectF(shaded)
    before.setRight(max(shaded.left(), share[0] - DOT))
    after.setLeft(min(shaded.right(), share[1] + DOT))
    return max(before, after, key=QRectF.width)
