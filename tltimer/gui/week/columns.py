"""The columns of the days: names, hours, and figures under their heads."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tltimer.gui.widgets.painting import BOLD, SMALL, painting_on, scaled
from tltimer.i18n.translate import _
from tltimer.values import Value
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from tltimer.gui.widgets.theme import Theme
    from tltimer.gui.widgets.time_axis import TimeAxis

GAP = 14

BEFORE_FIGURES = 24
"""The space between the hours and the figures, so that the last hour stands apart from the head beside it."""

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


class Columns(Value):
    """The hours begin at ``left`` and are ``middle`` wide; the figures end at ``coding`` and at ``longest``."""

    left: float
    middle: float
    coding: float
    longest: float

    @classmethod
    def of(cls, row: QWidget) -> Columns:
        """Lay out the columns of a row as wide as it is, in its font."""
        names, coding, longest = _widths(row.font().key(), row.font())
        end = float(row.width())
        left, right = names + GAP, max(names + BEFORE_FIGURES + 40, end - longest - GAP - coding)
        return cls(left, right - BEFORE_FIGURES - left, end - longest - GAP, end)


@lru_cache(maxsize=8)
def _widths(_key: str, font: QFont) -> tuple[float, float, float]:
    name, small = QFontMetricsF(scaled(font, 1, BOLD)), QFontMetricsF(scaled(font, SMALL, BOLD))
    monday = date(2024, 1, 1)
    names = [name.horizontalAdvance(formats.short_day(monday + timedelta(days=n))) for n in range(7)]
    names.append(small.horizontalAdvance(_("day off")))
    figure = name.horizontalAdvance("10:00")
    coding, longest = (small.horizontalAdvance(head) for head in (_("Coding"), _("Longest")))
    lack = small.horizontalAdvance(_("fragmented")) - GAP - max(figure, coding)
    return max(names), max(figure, coding) + 2, max(figure, longest, lack) + 2


class HoursRow(QWidget):
    """Writes full hours over their lines, as many as there is room for, and the heads of the figures."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._axis: TimeAxis | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_axis(self, axis: TimeAxis) -> None:
        """Show the hours of an axis."""
        self._axis = axis
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(300, self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the hours and the heads."""
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
                rect = QRectF(middle - 30, 0, 60, self.height() - 2)
                painter.drawText(
                    rect, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, formats.bare_hour(hour)
                )
            painter.setFont(scaled(self.font(), SMALL, BOLD))
            for end, head in ((columns.coding, _("Coding")), (columns.longest, _("Longest"))):
                painter.drawText(
                    QRectF(end - 100, 0, 100, self.height() - 2), RIGHT | Qt.AlignmentFlag.AlignBottom, head
                )
