"""The figures of the hours above the days."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.week.merge_columns import Columns
from tltimer.gui.widgets.painting import SMALL, painting_on, scaled
from tltimer.gui.widgets.theme import Look
from tltimer.gui.widgets.time_axis import Axis
from tltimer.wording import formats


class HoursRow(QWidget):
    """Writes full hours over their lines, as many as there is room for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._axis: Axis | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_axis(self, axis: Axis) -> None:
        """Show the hours of an axis."""
        self._axis = axis
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(300, self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the hours."""
        if self._axis is None:
            return
        with painting_on(self) as painter:
            columns = Columns.of(self)
            font = scaled(self.font(), SMALL)
            painter.setFont(font)
            painter.setPen(QColor(self._look.palette.muted))
            area = QRectF(columns.left, 0, columns.middle, self.height())
            for hour in self._axis.labelled(area.width(), QFontMetricsF(font).horizontalAdvance(formats.bare_hour(22))):
                middle = self._axis.across(hour, area)
                place = QRectF(middle - 30, 0, 60, self.height() - 2)
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, formats.bare_hour(hour)
                )
