"""Text in a window: always plain, cut with an ellipsis where there is no room, whole in its tooltip."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

from tltimer.gui.widgets.painting import BODY, painting_on, scaled, tip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

SHORTEST_LAST_LINE = 0.3
"""A last line that fills less of the width is too short to stand alone."""

AFTER_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d])")
"""The space between a number and what it counts, or its month."""


class Label(QLabel):
    """One line of plain text, or several if it ``wraps``; ``muted`` is for what supports, ``fills`` takes all room.

    Titles from calendars and names come from elsewhere: whatever they hold is shown as it is.
    """

    def __init__(
        self,
        text: str = "",
        *,
        factor: float = BODY,
        weight: QFont.Weight | None = None,
        muted: bool = False,
        wraps: bool = False,
        fills: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(scaled(self.font(), factor, weight))
        self.setWordWrap(wraps)
        if muted:
            self.setProperty("muted", True)
        across, down = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed
        if wraps:
            across, down = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        elif fills:
            across = QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, down)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; line breaks in a line of its own become spaces."""
        super().setText(text if self.wordWrap() else " ".join(text.split()))
        if not self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):  # that knows how wide it becomes
            self._offer_whole()

    def minimumSizeHint(self) -> QSize:
        """Let a line shrink to a few letters."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            hint.setWidth(min(hint.width(), 4 * self.fontMetrics().averageCharWidth()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text where it does not fit."""
        super().resizeEvent(event)
        self._offer_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the text, cut where there is no room; broken into lines so that no short rest stands alone."""
        with painting_on(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            if self.wordWrap():
                text, place = self._broken()
                painter.drawText(place, int(self.alignment()) | int(Qt.TextFlag.TextWordWrap), text)
            else:
                flags = int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
                painter.drawText(self.contentsRect(), flags, self._cut())

    def _broken(self) -> tuple[str, QRect]:
        """Return the text as it is written, and where: in as many lines as QLabel has room for, or fewer."""
        place, text = self.contentsRect(), self.text()
        if "\n" not in text and self.fontMetrics().horizontalAdvance(text) < place.width():
            return text, place
        lines = _line_widths(text, self.font(), place.width())
        if len(lines) < 2:
            return text, place
        joined = AFTER_NUMBER.sub("\N{NO-BREAK SPACE}", text)
        if len(joined_lines := _line_widths(joined, self.font(), place.width())) <= len(lines):
            text, lines = joined, joined_lines
        least = SHORTEST_LAST_LINE * place.width()
        if lines[-1] >= least:
            return text, place
        narrow, wide = 0, place.width()  # the narrowest place that is wide enough for as many lines
        while wide - narrow > 1:
            middle = (narrow + wide) // 2
            fits = len(_line_widths(text, self.font(), middle)) <= len(lines)
            narrow, wide = (narrow, middle) if fits else (middle, wide)
        too_wide = place.width()  # the widest one in which the last line is long enough, if there is one
        while too_wide - wide > 1:
            middle = (too_wide + wide) // 2
            is_long = _line_widths(text, self.font(), middle)[-1] >= least
            wide, too_wide = (middle, too_wide) if is_long else (wide, middle)
        spare = place.width() - wide
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return text, place.adjusted(spare // 2, 0, spare // 2 - spare, 0)
        if bool(self.alignment() & Qt.AlignmentFlag.AlignRight) is not self.isRightToLeft():
            return text, place.adjusted(spare, 0, 0, 0)
        return text, place.adjusted(0, 0, -spare, 0)

    def _cut(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _offer_whole(self) -> None:
        cut = not self.wordWrap() and self._cut() != self.text()
        self.setToolTip(tip(self.text()) if cut else "")


def _line_widths(text: str, font: QFont, width: int) -> list[float]:
    """Return the widths of the lines into which a text is broken at most this wide."""
    widths: list[float] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            widths.append(line.naturalTextWidth())
        layout.endLayout()
    return widths


FIELD_TOP, SEGMENT_TOP, BOX_TOP = 0.4, 0.35, 0.1
"""The room above the words of a field, of segments to choose from and of a check box, in lines."""


def row_name(text: str, above: float = FIELD_TOP) -> Label:
    """Make the name of a row of a form, level with the words in the field beside it.

    Args:
        text: the name.
        above: the room above the words in the field, in lines.
    """
    label = Label(text, muted=True)
    label.setContentsMargins(0, round(label.fontMetrics().height() * above), 0, 0)
    return label
