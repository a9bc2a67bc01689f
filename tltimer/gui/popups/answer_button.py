"""A wide button for one answer, with the number key that presses it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from tltimer.gui.widgets.painting import SMALL, SUPPORT, painting_on, scaled, sided

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tltimer.gui.widgets.theme import Theme

NUMBER_KEYS = "123456789"

FEW = 4
"""So many answers stand in two columns, more in three."""

APART = 6
"""The space between answers, in pixels."""

AROUND = 1.2
"""The room beside the words, in lines."""

BADGE = 1.2
"""The room for the number, in lines."""

SPARE = 2
"""Pixels more than the words need, as their width and the room for them are rounded."""


class AnswerButton(QPushButton):
    """Fills its column; ``first`` marks the likeliest answer.

    The number is shown while its window has the keyboard: before, the key would go to another program. No other key
    presses it unless it was chosen with Tab.
    """

    def __init__(self, text: str, key: str, look: Theme, *, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = key
        self._first = first
        self.show_words(text)
        self.setFont(scaled(self.font(), SUPPORT, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, text: str) -> None:
        """Show other words."""
        self.setText(text.replace("&", "&&"))
        self._words = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def is_first(self) -> bool:
        """Whether it is the likeliest answer."""
        return self._first

    @property
    def shows_number(self) -> bool:
        """Whether its key would reach it."""
        return bool(self._number) and self.isActiveWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Show the number, or hide it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the words and the number."""
        line = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(self._words) + ceil(line * (AROUND + BADGE)) + SPARE
        return QSize(width, round(line * 2.1))

    def minimumSizeHint(self) -> QSize:
        """Let a long answer be cut."""
        return QSize(4 * self.fontMetrics().height(), self.sizeHint().height())

    @property
    def shown_words(self) -> str:
        """The words as far as there is room for them."""
        room = int(self._room_of_words().width())
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)

    def _room_of_words(self) -> QRectF:
        line = self.fontMetrics().height()
        badge_width = line * BADGE if self._number else 0.0
        return sided(self, QRectF(line * 0.7, 0, self.width() - line * AROUND - badge_width, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words and number."""
        palette, line = self._look.palette, self.fontMetrics().height()
        touched = self.isEnabled() and (self.underMouse() or self.isDown())
        edge = palette.link if self.hasFocus() or self._first else palette.outline
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with painting_on(self) as painter:
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
            # Tinted, as a white one with a blue edge looks like a field to type in.
            painter.setBrush(QColor(palette.hover if touched else palette.target if self._first else palette.card))
            painter.drawRoundedRect(rect, 7, 7)
            painter.setPen(QColor(palette.text))
            words = self._room_of_words()
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.shown_words)
            if not self.shows_number:
                return
            side = line * 1.05
            badge = sided(self, QRectF(self.width() - side - line * 0.4, (self.height() - side) / 2, side, side))
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(badge, 3, 3)
            painter.setPen(QColor(palette.muted))
            painter.setFont(scaled(self.font(), SMALL))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._number)


def grid_of(buttons: list[AnswerButton]) -> QGridLayout:
    """Lay answers out in columns of equal width, line by line; the likeliest one has a line of its own."""
    wide, narrow, columns = _parted(buttons)
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(APART)
    for button in wide:
        grid.addWidget(button, 0, 0, 1, columns)
    for number, button in enumerate(narrow):
        grid.addWidget(button, len(wide) + number // columns, number % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, 1)
    return grid


def whole_width(buttons: list[AnswerButton]) -> int:
    """Return the width at which no answer in a column is cut."""
    _wide, narrow, columns = _parted(buttons)
    return columns * max((button.sizeHint().width() for button in narrow), default=0) + (columns - 1) * APART


def _parted(buttons: list[AnswerButton]) -> tuple[list[AnswerButton], list[AnswerButton], int]:
    """Return the answers with a line of their own, the others, and the columns of these."""
    wide = [button for button in buttons[:1] if button.is_first]
    narrow = buttons[len(wide) :]
    return wide, narrow, 2 if len(narrow) <= FEW else 3
