"""A row of the small window: an action as wide as the window, as it would stand in a menu."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from tltimer.gui.widgets.painting import sided
from tltimer.gui.widgets.theme import Look

SUBMENU = "›"


class ActionRow(QAbstractButton):
    """Shows an action, follows its changes and triggers it; opens its menu if it has one."""

    def __init__(self, action: QAction, look: Look, menu: QMenu | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._look = look
        self._menu = menu
        self._figure = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        action.changed.connect(self._follow)
        self.clicked.connect(self._carry_out)
        self._follow()

    def sizeHint(self) -> QSize:
        """Ask for the words, the picture before and the figure after them."""
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        words = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._figure)
        return QSize(words + 6 * line, round(line * 1.7))

    def minimumSizeHint(self) -> QSize:
        """Let a row shrink; its words are cut then."""
        return QSize(6 * self.fontMetrics().height(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, words and figure as the action stands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, line = self._look.palette, self.fontMetrics().height()
        if self.hasFocus() or (self.isEnabled() and (self.underMouse() or self.isDown())):
            painter.setPen(QPen(QColor(palette.link), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 1, -2, -1), 6, 6)
        ink = QColor(palette.text if self.isEnabled() else palette.muted)
        picture = sided(self, QRectF(line // 2, (self.height() - line) // 2, line, line)).toRect()
        self._action.icon().paint(painter, picture)
        font = QFont(self.font())
        font.setBold(self._action.isChecked())
        painter.setFont(font)
        painter.setPen(ink)
        figure_width = painter.fontMetrics().horizontalAdvance(self._figure)
        words = sided(self, QRectF(self.rect().adjusted(line * 2, 0, -line * 3 // 2 - figure_width, 0)))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), cut)
        painter.setPen(QColor(palette.muted))
        behind = sided(self, QRectF(self.rect().adjusted(0, 0, -line * 2 // 3, 0)))
        painter.drawText(behind, int(middle | Qt.AlignmentFlag.AlignRight), self._figure)

    def _follow(self) -> None:
        words, _tab, figure = self._action.text().partition("\t")
        self.setText(words.replace("&&", "&"))
        self.setShortcut(QKeySequence())  # an & in a title marks no key
        self._figure = " ".join(part for part in (figure.strip(), SUBMENU if self._menu else "") if part)
        now = ", ".join(part for part in (self.text(), figure.strip()) if part)
        self.setAccessibleName(now)
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        self.setCheckable(self._action.isCheckable())
        self.setChecked(self._action.isChecked())
        self.update()

    def _carry_out(self) -> None:
        if self._menu:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.setChecked(self._action.isChecked())  # what is current is said by the log, not by the click
            self._action.trigger()


class Hairline(QWidget):
    """A thin line between groups of rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(13)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line in the middle."""
        painter = QPainter(self)
        painter.fillRect(8, self.height() // 2, self.width() - 16, 1, QColor(self._look.palette.hairline))
