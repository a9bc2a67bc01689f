"""The day as one strip, with its hours below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tltimer.domain.timeline.modes_and_kinds import ModeList
from tltimer.gui.widgets.accessibility import done_words, entry_words
from tltimer.gui.widgets.day_strip import done_bars, gap_bars, paint_done, paint_gaps
from tltimer.gui.widgets.painting import SMALL, paint_bar, painting_on, scaled, tip
from tltimer.gui.widgets.time_axis import axis_of
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from PySide6.QtGui import QPainter, QPaintEvent

    from tltimer.domain.timeline.spans import Span
    from tltimer.gui.widgets.theme import Theme
    from tltimer.gui.widgets.time_axis import TimeAxis
    from tltimer.reports.evening import EveningReport

LANE = 6.0
"""The height of the lane of what was noticed."""


class DayStrip(QWidget):
    """Shows the entries of the day; gaps are hatched, and the time in question is outlined."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: EveningReport | None = None
        self._axis: TimeAxis | None = None
        self._modes = ModeList(())
        self._pointed: Span | None = None
        self._noticed: tuple[tuple[Span, str], ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Timeline of the day"))

    def show_report(
        self,
        report: EveningReport,
        modes: ModeList,
        zone: tzinfo,
        noticed: tuple[tuple[Span, str], ...] | None = None,
    ) -> None:
        """Show the day of a report, and below it what was noticed; None while nothing is kept of it."""
        if (noticed is None) != (self._noticed is None):
            self.updateGeometry()
        self._report, self._modes, self._noticed = report, modes, noticed
        self._axis = axis_of([report.day], zone, planned=False)
        self.setAccessibleDescription(done_words(report.day.entries, modes, zone))
        self.update()

    def point_at(self, span: Span | None) -> None:
        """Outline the time that is being asked about, None for none."""
        self._pointed = span
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the strip and a line of hours."""
        return QSize(200, round(self.fontMetrics().height() * 3.2 + self._lane()))

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Return the places of the strip and of its hours; half a label stands out on both sides."""
        tall = QFontMetricsF(scaled(self.font(), SMALL)).height() + 5
        left = right = self._label() / 2
        if self._noticed is not None:
            left = max(left, max(self._names().values()) + 8)
        strip = QRectF(0, 4, self.width(), self.height() - tall - 6 - self._lane()).adjusted(left, 0, -right, 0)
        return strip, QRectF(0, self.height() - tall, self.width(), tall)

    def _lane(self) -> float:
        """Return the height of the lane of what was noticed, none while nothing is kept of it."""
        return LANE + 6 if self._noticed is not None else 0

    def _names(self) -> dict[str, float]:
        """Return the names of the strip and the lane with their widths."""
        metrics = QFontMetricsF(scaled(self.font(), SMALL))
        return {name: metrics.horizontalAdvance(name) for name in (_("Logged"), _("Noticed"))}

    def _paint_noticed(self, painter: QPainter, strip: QRectF) -> None:
        assert self._report is not None and self._axis is not None
        lane = QRectF(strip.left(), strip.bottom() + 6, strip.width(), LANE)
        for span, mode in self._noticed or ():
            rect = self._axis.place(span, self._report.day.date, lane)
            if rect.width() > 0:
                hue = self._look.hue(self._modes.mode(mode).colour)
                paint_bar(painter, rect, hue, LANE / 2, self._look.rim(hue))
        painter.setFont(scaled(self.font(), SMALL))
        painter.setPen(QColor(self._look.palette.muted))
        for name, area in zip(self._names(), (strip, lane), strict=True):
            rect = QRectF(0, area.center().y() - 12, strip.left() - 8, 24)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _label(self) -> float:
        return QFontMetricsF(scaled(self.font(), SMALL)).horizontalAdvance(formats.widest_time())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint strip and hours."""
        if self._report is None or self._axis is None:
            return
        with painting_on(self) as painter:
            strip, hours = self._areas()
            paint_done(painter, done_bars(self._report.day, self._axis, strip), self._look, self._modes)
            paint_gaps(painter, gap_bars(self._report.day, self._report.gaps, self._axis, strip), self._look)
            if self._noticed is not None:
                self._paint_noticed(painter, strip)
            if self._pointed is not None:
                both_lanes = strip.adjusted(0, 0, 0, self._lane())
                rect = self._axis.place(self._pointed, self._report.day.date, both_lanes).adjusted(-3, -3, 3, 3)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._look.palette.text), 2))
                painter.drawRoundedRect(rect, 5, 5)
            painter.setFont(scaled(self.font(), SMALL))
            painter.setPen(QColor(self._look.palette.muted))
            for hour in self._axis.labelled(strip.width(), self._label() / 2):
                middle = self._axis.across(hour, strip)
                rect = QRectF(middle - self._label(), hours.top(), self._label() * 2, hours.height())
                painter.drawText(
                    rect, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, formats.hour_mark(hour)
                )

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for whatever is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._report and self._axis:
            QToolTip.showText(event.globalPos(), tip(self._words_at(event, self._report, self._axis)), self)
            return True
        return super().event(event)

    def _words_at(self, event: QHelpEvent, report: EveningReport, axis: TimeAxis) -> str:
        strip, _hours = self._areas()
        done = [
            entry_words(entry, self._modes, axis.zone)
            for rect, entry in done_bars(report.day, axis, strip)
            if rect.contains(event.pos())
        ]
        empty = [
            formats.span_words(gap.span.start, gap.span.end, axis.zone)
            for rect, gap in gap_bars(report.day, report.gaps, axis, strip)
            if rect.contains(event.pos()) and not gap.unknown
        ]
        return "\n".join((*done, *empty))
