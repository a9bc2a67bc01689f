"""The day as one strip, with its hours below."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tltimer.domain.timeline.modes import ModeList
from tltimer.domain.timeline.spans import Span
from tltimer.gui.widgets.accessibility import done_words, entry_words
from tltimer.gui.widgets.day_strip import done_bars, gap_bars, paint_done, paint_gaps
from tltimer.gui.widgets.painting import SMALL, painting_on, scaled, tip
from tltimer.gui.widgets.theme import Theme
from tltimer.gui.widgets.time_axis import TimeAxis, axis_of
from tltimer.i18n.translate import _
from tltimer.reports.evening import EveningReport
from tltimer.wording import formats


class DayStrip(QWidget):
    """Shows what was done; gaps are hatched, and the time that is being asked about is outlined."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._report: EveningReport | None = None
        self._axis: TimeAxis | None = None
        self._modes = ModeList(())
        self._pointed: Span | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The day"))

    def show_report(self, report: EveningReport, modes: ModeList, zone: tzinfo) -> None:
        """Show the day of a report."""
        self._report, self._modes = report, modes
        self._axis = axis_of([report.day], zone, planned=False)
        self.setAccessibleDescription(done_words(report.day.entries, modes, zone))
        self.update()

    def point_at(self, span: Span | None) -> None:
        """Outline the time that is being asked about, None for none."""
        self._pointed = span
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the strip and a line of hours."""
        return QSize(200, round(self.fontMetrics().height() * 3.2))

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Return the places of the strip and of its hours; half a label stands out on both sides."""
        tall = QFontMetricsF(scaled(self.font(), SMALL)).height() + 5
        half = self._label() / 2
        strip = QRectF(0, 4, self.width(), self.height() - tall - 6).adjusted(half, 0, -half, 0)
        return strip, QRectF(0, self.height() - tall, self.width(), tall)

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
            if self._pointed is not None:
                place = self._axis.place(self._pointed, self._report.day.date, strip).adjusted(-3, -3, 3, 3)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._look.palette.text), 2))
                painter.drawRoundedRect(place, 5, 5)
            painter.setFont(scaled(self.font(), SMALL))
            painter.setPen(QColor(self._look.palette.muted))
            for hour in self._axis.labelled(strip.width(), self._label() / 2):
                middle = self._axis.across(hour, strip)
                place = QRectF(middle - self._label(), hours.top(), self._label() * 2, hours.height())
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, formats.hour_mark(hour)
                )

    def event(self, event: QEvent) -> bool:
        """Show a tooltip for what lies under the pointer."""
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
