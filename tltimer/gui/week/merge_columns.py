"""How the rows of the days share their width: name, hours, figures."""

from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

from tltimer.frozen import value
from tltimer.gui.widgets.painting import BOLD, FIGURE, SMALL, scaled
from tltimer.i18n.translate import _
from tltimer.wording import formats

GAP = 16


@value
class Columns:
    """Where the hours begin (``left``), how wide they are (``middle``) and where the figures begin (``right``)."""

    left: float
    middle: float
    right: float

    @classmethod
    def of(cls, row: QWidget) -> "Columns":
        """Lay out the columns of a row as wide as it is, in its font."""
        names, figures = _widths(row.font().key(), row.font())
        left, right = names + GAP, max(names + GAP + 40, row.width() - figures)
        return cls(left, right - GAP - left, right)


@lru_cache(maxsize=8)
def _widths(_key: str, font: QFont) -> tuple[float, float]:
    name, small = QFontMetricsF(scaled(font, 1, BOLD)), QFontMetricsF(scaled(font, SMALL))
    monday = date(2024, 1, 1)
    names = [name.horizontalAdvance(formats.short_day(monday + timedelta(days=n))) for n in range(7)]
    names.append(small.horizontalAdvance(_("day off")))
    figure, cut = QFontMetricsF(scaled(font, FIGURE, BOLD)), QFontMetricsF(scaled(font, SMALL, BOLD))
    figures = [
        figure.horizontalAdvance("10:00") + 14 + cut.horizontalAdvance(_("cut up")),
        small.horizontalAdvance(_("longest {duration}").format(duration="10:00")),
        small.horizontalAdvance(_("no coding")),
    ]
    return max(names), max(figures) + 2
