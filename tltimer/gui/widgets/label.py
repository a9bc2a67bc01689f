"""Text in a window: always plain, cut with an ellipsis where there is no room, whole in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tltimer.gui.widgets.painting import BODY, painting_on, scaled, tip


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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text, cut where there is no room."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        with painting_on(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), self._cut())

    def _cut(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _offer_whole(self) -> None:
        cut = not self.wordWrap() and self._cut() != self.text()
        self.setToolTip(tip(self.text()) if cut else "")


def row_name(text: str, above: float = 0.35) -> Label:
    """Make the name of a row of a form, level with the words in the field beside it.

    Args:
        text: the name.
        above: the room above the words in the field, in lines; check boxes have less of it than a field with a frame.
    """
    label = Label(text, muted=True)
    label.setContentsMargins(0, round(label.fontMetrics().height() * above), 0, 0)
    return label
