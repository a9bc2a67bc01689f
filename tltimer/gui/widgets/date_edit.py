"""A field for a date."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QToolButton

from tltimer.i18n.translate import by_language, month_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.gui.widgets.theme import Theme

ARROW_EM = 1.6
"""The room of the arrow that opens the calendar, in heights of a letter; as in the style sheet."""


class DateEdit(QDateEdit):
    """Takes a date, written as people write it here or picked from a calendar, in the colours of the look."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        # As high as the lines beside it, which round their padding otherwise.
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.setCalendarPopup(True)
        self.setDisplayFormat(
            _qt_pattern("{month} {day}, {year}" if month_first() else by_language("{day} {month} {year}"))
        )
        self._simplify_calendar()

    @property
    def day(self) -> date:
        """The date in the field."""
        picked = self.date()
        return date(picked.year(), picked.month(), picked.day())

    def show_day(self, day: date, *, first: date) -> None:
        """Show a date; none before ``first`` can be picked."""
        self.setMinimumDate(QDate(first.year, first.month, first.day))
        self.setDate(QDate(day.year, day.month, day.day))

    def _simplify_calendar(self) -> None:
        """Replace the black arrows of the calendar and show weekends like other days."""
        calendar = self.calendarWidget()
        for name, arrow in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
            button = cast("QToolButton", calendar.findChild(QToolButton, name))
            button.setIcon(QIcon())
            button.setText(arrow)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, calendar.weekdayTextFormat(Qt.DayOfWeek.Monday))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow too, which a style sheet takes away."""
        super().paintEvent(event)
        palette = self._look.palette
        size = self.fontMetrics().height() * 0.22
        wide = self.fontMetrics().height() * ARROW_EM * 0.55
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        middle = QPointF(self.width() - wide if right else wide, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.text if self.isEnabled() else palette.muted), 1.4))
        painter.drawPolyline(
            [
                middle + QPointF(-size, -size / 2),
                middle + QPointF(0, size / 2),
                middle + QPointF(size, -size / 2),
            ]
        )
        painter.end()


def _qt_pattern(pattern: str) -> str:
    """Write a pattern of a date as Qt has it: letters stand for parts, and text is quoted."""
    quoted = pattern.format(day="'d'", month="'MMMM'", number="'M'", year="'yyyy'")
    return f"'{quoted}'".replace("''", "")
