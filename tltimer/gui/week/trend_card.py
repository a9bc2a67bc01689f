"""The chart of the trend: the coding share week by week, and the target of each week."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.hit_targets import HitTargets
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SMALL, SUPPORT, painting_on, scaled, tip
from tltimer.i18n.translate import _
from tltimer.reports.trend import decisions, is_known, is_outside, steps, top_of
from tltimer.wording import formats
from tltimer.wording.trend import choice_words, outside_words, tip_words, trend_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.domain.timeline.days import Week
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.week import TrendPoint, WeekReport

CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class TrendChart(HitTargets):
    """Shows the weeks of a report as points on a line; each of them leads to its week."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: WeekReport | None = None
        self._points: tuple[TrendPoint, ...] = ()
        self._top = top_of(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Coding share by week"))

    def show_report(self, report: WeekReport) -> None:
        """Show the weeks up to that of a report."""
        is_other_week = self._report is None or self._report.week != report.week
        self._report, self._points = report, report.trend_points
        self._top = top_of(report.trend_points)
        if is_other_week:
            self.begin_at(report.week)
        self.setAccessibleDescription(trend_words(report))
        self.update()

    def sizeHint(self) -> QSize:
        """Need seven lines; more is welcome."""
        return QSize(280, self.fontMetrics().height() * 7)

    def minimumSizeHint(self) -> QSize:
        """Need five lines on a low screen."""
        return QSize(200, self.fontMetrics().height() * 5)

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(scaled(self.font(), SMALL))
        left = metrics.horizontalAdvance("100%") + 12
        return QRectF(left, 8, self.width() - left - 8, self.height() - metrics.height() - 16)

    def _column(self, plot: QRectF) -> float:
        return plot.width() / max(1, len(self._points))

    def _spot(self, index: float, share: float, plot: QRectF) -> QPointF:
        """Return the point of a share over the middle of a week's column."""
        across = plot.left() + (index + 0.5) * self._column(plot)
        return QPointF(across, plot.bottom() - share * 100 / self._top * plot.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint targets, lines, decisions and points, in this order."""
        if self._report is None:
            return
        with painting_on(self) as painter:
            plot = self._plot()
            self._paint_ranges(painter, plot)
            self._paint_grid(painter, plot)
            self._paint_decisions(painter, plot, self._report)
            self._paint_line(painter, plot)
            for index, point in enumerate(self._points):
                if is_known(point):
                    self._paint_point(painter, plot, index, point)
            self._paint_words(painter, plot, self._report)
            self.paint_focus(painter, self._look.palette.link)

    def _paint_ranges(self, painter: QPainter, plot: QRectF) -> None:
        palette = self._look.palette
        for step in steps(self._points):
            corner = self._spot(step.first - 0.5, step.target.high, plot)
            rect = QRectF(corner, self._spot(step.last + 0.5, step.target.low, plot))
            if step.target.chosen:
                painter.fillRect(rect, QColor(palette.target))
            # The tint is too pale to be made out by itself.
            style = Qt.PenStyle.SolidLine if step.target.chosen else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(palette.muted), 1, style))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        palette = self._look.palette
        font = scaled(self.font(), SMALL)
        painter.setFont(font)
        tall = QFontMetricsF(font).height()
        for percent in range(0, self._top + 1, 20):
            down = round(self._spot(0, percent / 100, plot).y()) + 0.5
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(QPointF(plot.left(), down), QPointF(plot.right(), down))
            painter.setPen(QColor(palette.muted))
            label = QRectF(0, down - tall / 2, plot.left() - 12, tall)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight, formats.share(percent / 100))
        for index, point in enumerate(self._points):
            shown = self._report is not None and point.week == self._report.week
            painter.setFont(scaled(self.font(), SMALL, BOLD) if shown else font)
            painter.setPen(QColor(palette.text if shown else palette.muted))
            middle = self._spot(index, 0, plot).x()
            below = QRectF(middle - 20, plot.bottom() + 6, 40, tall)
            painter.drawText(below, CENTRE, str(point.week.number))

    def _paint_decisions(self, painter: QPainter, plot: QRectF, report: WeekReport) -> None:
        font = scaled(self.font(), SUPPORT)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        marks = decisions(report)
        lefts = [self._spot(index - 0.5, 0, plot).x() for index, _choice in marks]
        for (_place, choice), left, end in zip(marks, lefts, [*lefts[1:], plot.right()], strict=False):
            painter.setPen(QPen(QColor(self._look.palette.muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left, plot.top() - 4), QPointF(left, plot.bottom()))
            room = end - left - 12
            text = metrics.elidedText(choice_words(choice), Qt.TextElideMode.ElideRight, room)
            if room > metrics.averageCharWidth() * 6:
                painter.setPen(QColor(self._look.palette.muted))
                painter.drawText(QPointF(left + 6, plot.top() + metrics.ascent()), text)

    def _paint_line(self, painter: QPainter, plot: QRectF) -> None:
        known_points = [(index, point) for index, point in enumerate(self._points) if is_known(point)]
        for (index, point), (next_index, following) in pairwise(known_points):
            # Where weeks between them are unknown the line only leads the eye.
            style = Qt.PenStyle.SolidLine if next_index == index + 1 else Qt.PenStyle.DotLine
            painter.setPen(QPen(self._look.hue("blue"), 2.2 if next_index == index + 1 else 1.4, style))
            start = self._spot(index, point.figures.coding_share or 0, plot)
            painter.drawLine(start, self._spot(next_index, following.figures.coding_share or 0, plot))

    def _paint_point(self, painter: QPainter, plot: QRectF, index: int, point: TrendPoint) -> None:
        blue = self._look.hue("blue")
        middle = self._spot(index, point.figures.coding_share or 0, plot)
        least, most = point.figures.coding_share_range or (0, 0)
        painter.setPen(QPen(blue, 1.2))
        painter.drawLine(self._spot(index, least, plot), self._spot(index, most, plot))
        painter.setPen(QPen(blue, 2))
        painter.setBrush(QColor(self._look.palette.card) if is_outside(point) else blue)
        shown = self._report is not None and point.week == self._report.week
        radius = 5.5 if shown else 4.5
        painter.drawEllipse(middle, radius, radius)

    def _paint_words(self, painter: QPainter, plot: QRectF, report: WeekReport) -> None:
        """Write the share of the week shown above its point, and the first week outside the target below its own."""
        if not self._points or not is_known(self._points[-1]):
            return
        last = self._points[-1]
        least, most = last.figures.coding_share_range or (0, 0)
        bold, plain = scaled(self.font(), SUPPORT, BOLD), scaled(self.font(), SUPPORT)
        tall = QFontMetricsF(bold).height()
        right = plot.right() - 2
        above = max(0.0, self._spot(0, most, plot).y() - tall - 8)
        painter.setFont(bold)
        painter.setPen(QColor(self._look.palette.text))
        share = formats.coding_share(last.figures)
        wide = QFontMetricsF(bold).horizontalAdvance(share)
        outline = QPainterPath()
        outline.addText(QPointF(right - wide, above + QFontMetricsF(bold).ascent()), bold, share)
        # The end of a target can lie behind the share.
        halo = QPen(QColor(self._look.palette.card), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.strokePath(outline, halo)
        painter.drawText(QRectF(right - wide, above, wide, tall), Qt.AlignmentFlag.AlignRight, share)
        words = formats.capitalized(outside_words(report))
        below = max(self._spot(0, share, plot).y() for share in (least, *self._shares_outside()))
        if words and below + tall + 8 < plot.bottom():
            painter.setFont(plain)
            wide = QFontMetricsF(plain).horizontalAdvance(words)
            place = QRectF(right - wide, below + 8, wide, tall)
            # The lines end behind the words: that at a change of the target, and that of a share.
            painter.fillRect(place.adjusted(-4, 0, 3, 0), QColor(self._look.palette.card))
            painter.setPen(QColor(self._look.palette.muted))
            painter.drawText(place.adjusted(-2, 0, 0, 0), Qt.AlignmentFlag.AlignRight, words)

    def _shares_outside(self) -> list[float]:
        return [
            (point.figures.coding_share_range or (0, 0))[0]
            for point in self._points
            if is_known(point) and is_outside(point)
        ]

    def point_at(self, x: float) -> TrendPoint | None:
        """Return the week whose column is at a point."""
        plot = self._plot()
        index = int((x - plot.left()) // self._column(plot))
        return self._points[index] if 0 <= index < len(self._points) else None

    def targets(self) -> list[tuple[QRectF, Week]]:
        """Return the column of each week."""
        plot = self._plot()
        wide, tall = self._column(plot), float(self.height())
        return [
            (QRectF(plot.left() + index * wide, 0, wide, tall), point.week) for index, point in enumerate(self._points)
        ]

    def event(self, event: QEvent) -> bool:
        """Show the figures of the week under the pointer as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.point_at(event.pos().x())
            QToolTip.showText(event.globalPos(), tip(tip_words(point)) if point else "", self)
            return True
        return super().event(event)


class TrendCard(Card):
    """Shows the trend once a week is known, and until then what will appear."""

    week_wanted = Signal(object)
    """A week should be shown, a Week."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Last 12 weeks"), look, parent)
        self.unit = Label(_("Coding share by week"), factor=SUPPORT, muted=True)
        self.head.addWidget(self.unit)
        self.picture = TrendChart(look)
        self.picture.chosen.connect(self.week_wanted)
        self.body.addWidget(self.picture, 1)
        self.empty = Label(
            _("Each week's coding share appears here once enough time is tracked, so you can spot a slow drift."),
            factor=SUPPORT,
            muted=True,
            wraps=True,
        )
        self.body.addWidget(self.empty)
        self.body.addStretch(0)

    def show_report(self, report: WeekReport) -> None:
        """Show the weeks up to that of a report."""
        default = next((point.target for point in report.trend_points if not point.target.chosen), None)
        has_points = any(is_known(point) for point in report.trend_points)
        self.unit.setText(
            _("Coding share by week · dashed: {target}, a common range").format(target=formats.target_range(default))
            if default
            else _("Coding share by week")
        )
        self.unit.setVisible(has_points)
        self.picture.show_report(report)
        self.picture.setVisible(has_points)
        self.empty.setVisible(not has_points)
