"""The window for desktops without a tray: the same actions as in the menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from tltimer.gui.widgets.hairline import Hairline
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, scaled, sided, tip
from tltimer.gui.widgets.popup_placement import free_area
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.wording.sanitize import menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QAction,
        QCloseEvent,
        QIcon,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QMenu

    from tltimer.gui.tray.menu import TrayMenu
    from tltimer.gui.tray.menu_actions import MenuActions
    from tltimer.gui.widgets.theme import Theme

SUBMENU = "›"

NARROWEST, WIDEST = 18, 26
"""The width that the window asks for, in lines of text."""


class ActionRow(QAbstractButton):
    """Shows an action, follows its changes and triggers it; opens its menu if it has one."""

    carried_out = Signal()
    """The action was triggered."""

    def __init__(
        self,
        action: QAction,
        look: Theme,
        menu: QMenu | None = None,
        parent: QWidget | None = None,
        picture: Callable[[], QIcon] | None = None,
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._picture = action.icon if picture is None else picture
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
        bold = QFontMetrics(scaled(self.font(), 1, BOLD))  # as the row of the running mode is
        words = bold.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._figure)
        return QSize(words + 4 * line, round(line * 1.7))

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
        color = QColor(palette.text if self.isEnabled() else palette.muted)
        picture = sided(self, QRectF(line // 2, (self.height() - line) // 2, line, line)).toRect()
        self._picture().paint(painter, picture)
        font = QFont(self.font())
        font.setBold(self._action.isChecked())
        painter.setFont(font)
        painter.setPen(color)
        figure_width = painter.fontMetrics().horizontalAdvance(self._figure)
        words = sided(self, QRectF(self.rect().adjusted(line * 2, 0, -line * 3 // 2 - figure_width, 0)))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(words.width()))
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), cut)
        painter.setPen(QColor(palette.muted))
        behind = sided(self, QRectF(self.rect().adjusted(0, 0, -line * 2 // 3, 0)))
        painter.drawText(behind, int(middle | Qt.AlignmentFlag.AlignRight), self._figure)

    def _follow(self) -> None:
        words, _tab, behind = self._action.text().partition("\t")
        figure = str(self._action.data() or behind)
        if self._action.data():
            words = menu_text(self._action.property("words"))
        self.setText(words.replace("&&", "&"))
        self.setShortcut(QKeySequence())  # an & in a title marks no key
        self._figure = " ".join(part for part in (figure.strip(), SUBMENU if self._menu else "") if part)
        self._offer_whole()
        now = ", ".join(part for part in (self.text(), figure.strip()) if part)
        self.setAccessibleName(now)
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        self.setCheckable(self._action.isCheckable())
        self.setChecked(self._action.isChecked())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer all words in a tooltip where they are cut."""
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        self.setToolTip(tip(self.text()) if self.width() < self.sizeHint().width() else "")

    def _carry_out(self) -> None:
        if self._menu:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.setChecked(self._action.isChecked())  # the log says what is current, not the click
            self._action.trigger()
            self.carried_out.emit()


class SmallWindow(QWidget):
    """Shows all actions one below the other; arrows walk, digits switch to a mode.

    Args:
        actions: what can be chosen; kept up to date by others.
        menu: whose submenus open here too.
        look: the theme.
    """

    closed = Signal()
    """The window is hidden, or shown as an icon only."""

    def __init__(self, actions: MenuActions, menu: TrayMenu, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._look = look
        self.stays = True
        self.setWindowTitle("tltimer")
        self._page = page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(8, 10, 8, 10)
        self._column.setSpacing(0)
        self.header = Label(_words_of(actions.header), muted=True, wraps=True)
        self.header.setContentsMargins(8, 0, 8, 8)
        actions.header.changed.connect(lambda: self.header.setText(_words_of(actions.header)))
        self._column.addWidget(self.header)
        self.modes: list[ActionRow] = []
        self._first_mode = self._column.count()
        self._take_in_modes()
        actions.modes_grown.connect(self._take_in_modes)
        self._add_row(ActionRow(actions.stop, look, parent=page))
        self._add_line()
        for submenu in (menu.earlier, menu.with_person):
            self._add_row(ActionRow(submenu.menuAction(), look, submenu, page))
        self._add_row(ActionRow(actions.promise, look, parent=page))
        self._add_row(ActionRow(menu.due.menuAction(), look, menu.due, page))
        self._add_line()
        for action in (actions.today, actions.week):
            self._add_row(ActionRow(action, look, parent=page))
        self._add_row(ActionRow(menu.more.menuAction(), look, menu.more, page))
        self._add_line()
        for action in (actions.settings, actions.quit):
            self._add_row(ActionRow(action, look, parent=page))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(page))
        look.changed.connect(self._dress)
        self._dress()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Ask for all words of all rows, within reason, and for no more than the screen has."""
        line = self.fontMetrics().height()
        rows = self._page.findChildren(ActionRow)
        widest = max(row.sizeHint().width() for row in rows if not row.isHidden())
        width = min(max(line * NARROWEST, widest + self._column.contentsMargins().left() * 2), line * WIDEST)
        height = self._column.totalHeightForWidth(width) + 2
        return QSize(width, min(height, self.screen().availableGeometry().height() - 60))

    def keep_on_top(self, wanted: bool) -> None:
        """Stay above all other windows, or no longer; whoever types goes on typing where they were."""
        if bool(self.windowFlags() & Qt.WindowType.WindowStaysOnTopHint) is wanted:
            return
        shown, minimized = self.isVisible(), self.isMinimized()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, wanted)  # which hides it
        if shown:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            if minimized:
                self.showMinimized()
            else:
                self.show()
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def move_to_pointer(self) -> None:
        """Move beside the pointer, wholly on its screen, where the platform lets windows choose their place."""
        pointer = QCursor.pos()
        screen = QGuiApplication.screenAt(pointer) or self.screen()
        room, size = free_area(screen), self.size()
        left = min(max(room.left(), pointer.x() - size.width() // 2), room.right() - size.width())
        top = min(max(room.top(), pointer.y()), room.bottom() - size.height())
        self.move(max(room.left(), left), max(room.top(), top))

    def _leave(self) -> None:
        """Close after a choice, unless nothing else of the app is on the screen."""
        if not self.stays:
            self.close()

    def place(self) -> list[int]:
        """Return the window's position and the size of its screen, to restore it later."""
        rect, screen = self.geometry(), self.screen().geometry()
        return [rect.x(), rect.y(), rect.width(), rect.height(), screen.width(), screen.height()]

    def put(self, geometry: list[int]) -> None:
        """Put the window where it was, wholly on a screen; elsewhere than on such a screen it says nothing."""
        rect, size = QRect(*geometry[:4]), QSize(*geometry[4:6]) if len(geometry) == 6 else QSize()
        room = next((screen for screen in self.screen().virtualSiblings() if screen.geometry().intersects(rect)), None)
        if room is None or room.geometry().size() != size or rect.width() <= 40 or rect.height() <= 40:
            return
        area = free_area(room)
        rect.setSize(rect.size().boundedTo(area.size()))
        rect.moveLeft(max(area.left(), min(rect.left(), area.right() - rect.width() + 1)))
        rect.moveTop(max(area.top(), min(rect.top(), area.bottom() - rect.height() + 1)))
        self.setGeometry(rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from row to row with the arrows; Enter chooses as the space bar does, digits switch to a mode."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._actions.undo.trigger()
        elif "1" <= event.text() <= "9":
            self._choose(int(event.text()))
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.focusWidget()
            if isinstance(row, ActionRow):
                row.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Make room, but stay within reach while there is nothing else to be seen of the app."""
        self.closed.emit()
        if self.stays and event.spontaneous():
            event.ignore()
            self.showMinimized()
        else:
            super().closeEvent(event)

    def _choose(self, number: int) -> None:
        rows = [row for row in self.modes if not row.isHidden()]
        if number <= len(rows):
            rows[number - 1].click()

    def _take_in_modes(self) -> None:
        for action in self._actions.modes[len(self.modes) :]:
            row = ActionRow(action, self._look, parent=self._page, picture=partial(self._actions.picture_of, action))
            row.carried_out.connect(self._leave)
            self._column.insertWidget(self._first_mode + len(self.modes), row)
            self.modes.append(row)

    def _add_row(self, row: ActionRow) -> None:
        self._column.addWidget(row)
        row.carried_out.connect(self._leave)

    def _add_line(self) -> None:
        self._column.addWidget(Hairline(self._look, self._page))

    def _dress(self) -> None:
        self._look.dress(self)


def _words_of(action: QAction) -> str:
    """Return the text of an action without what menus need in it."""
    return action.text().replace("&&", "&").rstrip()
