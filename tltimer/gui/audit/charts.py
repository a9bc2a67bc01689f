"""The pictures of the audit: three bars, the level by week, protected time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.domain.audit.level_change import LevelChangeKind
from tltimer.domain.focus.protected import TakenBy
from tltimer.gui.audit.split_bar import HUES, WORDS_FROM, paint_estimate
from tltimer.gui.widgets.painting import BOLD, SMALL, paint_bar, paint_hatched, painting_on, scaled
from tltimer.i18n.translate import _
from tltimer.palette import text_on
from tltimer.wording import formats
from tltimer.wording.audit import SIDES, actual_share, side_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from tltimer.domain.audit.estimates import Estimate
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.audit import AuditReport

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

TAKEN_HUES = {
    TakenBy.MEETING_BEFORE: "rose",
    TakenBy.MEETING_LATER: "rose",
    TakenBy.SWITCH: "brown",
    TakenBy.ABSENCE: "grey",
}


LEAST_PIECE = 6.0
"""The least width of a piece of protected time: what the list below names is seen, however short it was."""


class ComparisonChart(QWidget):
    """Guess, actual and aim below each other; unknown time is a hatched piece of the actual bar."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: AuditReport | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Guess, actual and aim"))

    def show_report(self, report: AuditReport) -> None:
        """Show an audit."""
        self._report = report
        self.setAccessibleDescription("; ".join(f"{side_label(side)} {actual_share(report, side)}" for side in SIDES))
        self.updateGeometry()
        self.update()

    def _rows(self) -> list[tuple[str, Estimate | None]]:
        record = self._report.record if self._report else None
        rows: list[tuple[str, Estimate | None]] = [(_("Actual"), None)]
        if record and record.guess:
            rows.insert(0, (_("Guess"), record.guess))
        if record and record.aim:
            rows.append((_("Aim"), record.aim))
        return rows

    def sizeHint(self) -> QSize:
        """Ask for a bar each."""
        return QSize(300, round(self.fontMetrics().height() * 2.6) * len(self._rows()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        report = self._report
        if report is None:
            return
        rows = self._rows()
        metrics = QFontMetricsF(scaled(self.font(), 1, BOLD))
        names = max(metrics.horizontalAdvance(name) for name, _estimate in rows) + 16
        tall = self.height() / len(rows)
        with painting_on(self) as painter:
            for number, (name, estimate) in enumerate(rows):
                bar = QRectF(names, number * tall + 3, self.width() - names, tall - 9)
                painter.setFont(self.font() if estimate else scaled(self.font(), 1, BOLD))
                painter.setPen(QColor(self._look.palette.text))
                painter.drawText(QRectF(0, bar.top(), names, bar.height()), LEFT, name)
                if estimate is not None:
                    paint_estimate(painter, bar, estimate, self._look, pale=True)
                else:
                    self._paint_actual(painter, bar, report)

    def _paint_actual(self, painter: QPainter, bar: QRectF, report: AuditReport) -> None:
        figures = report.figures
        total_s = figures.tracked_s + figures.unconfirmed_s
        left = bar.left()
        seconds = {"coding": figures.coding_s, "leading": figures.leading_s, "attending": figures.attending_s}
        for side in SIDES:
            width = seconds[side] / max(1, total_s) * bar.width()
            gap = 2 if figures.unconfirmed_s or side != SIDES[-1] else 0
            part = QRectF(left, bar.top(), max(0.0, width - gap), bar.height())
            hue = self._look.hue(HUES[side])
            paint_bar(painter, part, hue, 4, self._look.rim(hue))
            words = actual_share(report, side)
            if QFontMetricsF(painter.font()).horizontalAdvance(words) + WORDS_FROM < part.width():
                painter.setPen(QColor(text_on(hue.name())))
                painter.drawText(part.adjusted(WORDS_FROM, 0, 0, 0), LEFT, words)
            left += width
        if figures.unconfirmed_s:
            palette = self._look.palette
            unknown_area = QRectF(left, bar.top(), bar.right() - left, bar.height())
            paint_hatched(painter, unknown_area, QColor(palette.muted), QColor(palette.card), 4)


def first_shown(report: AuditReport) -> int:
    """Return the index of the first week of the chart: those before the first point would only squeeze the rest."""
    return next((index for index, point in enumerate(report.weeks) if point in report.judged), 0)


class LevelChart(QWidget):
    """The coding share of each judged week as a point, and the level before and after a change as lines."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: AuditReport | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Coding share by week"))

    def show_report(self, report: AuditReport) -> None:
        """Show an audit."""
        self._report = report
        weeks = (f"{formats.week_name(point.week)} {formats.coding_share(point.figures)}" for point in report.judged)
        self.setAccessibleDescription(", ".join(weeks))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for eight lines."""
        return QSize(240, self.fontMetrics().height() * 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scale, levels and points."""
        report = self._report
        if report is None or not report.weeks:
            return
        palette, hue = self._look.palette, self._look.hue("blue")
        shares = [point.figures.coding_share or 0 for point in report.judged]
        top = 0.8 if max(shares, default=0) <= 0.8 else 1.0
        with painting_on(self) as painter:
            font = scaled(self.font(), SMALL)
            painter.setFont(font)
            metrics = QFontMetricsF(font)
            left = metrics.horizontalAdvance("100%") + 8
            plot = QRectF(left, 8, self.width() - left - 6, self.height() - metrics.height() - 14)
            for share in (0.0, top / 2, top):
                down = round(plot.bottom() - share / top * plot.height()) + 0.5
                painter.setPen(QPen(QColor(palette.hairline), 1))
                painter.drawLine(QPointF(plot.left(), down), QPointF(plot.right(), down))
                painter.setPen(QColor(palette.muted))
                painter.drawText(QRectF(0, down - 10, left - 6, 20), RIGHT, formats.share(share))
            first = first_shown(report)
            column = plot.width() / (len(report.weeks) - first)
            self._paint_weeks(painter, plot, column, report)
            self._paint_levels(painter, plot, column, top, report)
            painter.setPen(QPen(hue, 2))
            painter.setBrush(QColor(palette.card))
            radius = min(4.0, max(1.5, column / 3))
            for index, point in enumerate(report.weeks):
                if point in report.judged:
                    share = point.figures.coding_share or 0
                    across = plot.left() + (index - first + 0.5) * column
                    painter.drawEllipse(QPointF(across, plot.bottom() - share / top * plot.height()), radius, radius)

    def _paint_weeks(self, painter: QPainter, plot: QRectF, column: float, report: AuditReport) -> None:
        wide = QFontMetricsF(painter.font()).horizontalAdvance("00") + 10
        shown = report.weeks[first_shown(report) :]
        step = max(1, round(wide / column + 0.5), len(shown) // 6)
        painter.setPen(QColor(self._look.palette.muted))
        for index in range(0, len(shown), step):
            middle = plot.left() + (index + 0.5) * column
            below = QRectF(middle - 20, plot.bottom() + 4, 40, self.height() - plot.bottom() - 4)
            painter.drawText(below, CENTRE, str(shown[index].week.number))

    def _paint_levels(self, painter: QPainter, plot: QRectF, column: float, top: float, report: AuditReport) -> None:
        change, first = report.change, first_shown(report)
        if change is None:
            return

        def spot(week_index: float, share: float) -> QPointF:
            return QPointF(plot.left() + (week_index - first) * column, plot.bottom() - share / top * plot.height())

        painter.setPen(QPen(self._look.hue("blue"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for line in report.level_lines:
            painter.drawLine(spot(line.start, line.before), spot(line.end, line.after))
        if change.kind is LevelChangeKind.SLOW:
            return
        at = spot(change.week.since(report.span.first), 0).x()
        painter.setPen(QPen(QColor(self._look.palette.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at, plot.top() - 4), QPointF(at, plot.bottom()))
        painter.setFont(scaled(self.font(), 1, BOLD))
        painter.setPen(QColor(self._look.palette.text))
        tall = QFontMetricsF(painter.font()).height()
        for line in report.level_lines:
            left, right = spot(line.start, line.before), spot(line.end, line.after)
            above = QRectF(left.x(), left.y() - tall - 12, right.x() - left.x(), tall)
            painter.drawText(above, CENTRE, formats.share(line.before))
        painter.setFont(scaled(self.font(), SMALL))


class ProtectedBar(QWidget):
    """Protected time as one bar: kept, and taken by each cause."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Protected time"))

    def show_report(self, report: AuditReport) -> None:
        """Show an audit."""
        protected = report.protected
        taken = [(TAKEN_HUES[cause], seconds) for cause, seconds in protected.taken.items() if seconds]
        self._parts = [part for part in (("blue", protected.kept_s), *taken) if part[1]]
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(200, round(self.fontMetrics().height() * 0.85))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts."""
        total_s, left = sum(seconds for _hue, seconds in self._parts), 0.0
        widths = [max(LEAST_PIECE, seconds / max(1, total_s) * self.width()) for _hue, seconds in self._parts]
        with painting_on(self) as painter:
            for (name, _seconds), width in zip(self._parts, _fitted(widths, self.width()), strict=True):
                gap = 2 if left + width < self.width() - 1 else 0
                hue = self._look.hue(name)
                paint_bar(painter, QRectF(left, 0, width - gap, self.height()), hue, 3, self._look.rim(hue))
                left += width


def _fitted(widths: list[float], room: float) -> list[float]:
    """Take from the widest what pieces are too wide for together."""
    if not widths:
        return widths
    widest = widths.index(max(widths))
    rest = sum(widths) - widths[widest]
    return [room - rest if number == widest else width for number, width in enumerate(widths)]
