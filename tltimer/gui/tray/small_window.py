"""The window for desktops without a tray: the same actions as in the menu."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.gui.tray.action_row import ActionRow, Hairline
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import Actions
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.scroll_area import Scroll
from tltimer.gui.widgets.theme import Look


class SmallWindow(QWidget):
    """Shows all actions one below the other; arrows walk, digits switch to a mode.

    Args:
        actions: what can be chosen; kept up to date by others.
        menu: whose submenus open here too.
        look: the palette to wear.
    """

    closed = Signal()
    """It is no longer to be seen, or only as an icon."""

    def __init__(self, actions: Actions, menu: TrayMenu, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._look = look
        self.stays = True
        self.setWindowTitle("tltimer")
        self._page = page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(8, 10, 8, 10)
        self._column.setSpacing(0)
        self._add_row(ActionRow(actions.turn, look, parent=page))
        self.header = Label(actions.header.text().replace("&&", "&"), muted=True, fills=True)
        self.header.setContentsMargins(8, 0, 8, 8)
        actions.header.changed.connect(lambda: self.header.setText(actions.header.text().replace("&&", "&")))
        self._column.addWidget(self.header)
        self.modes: list[ActionRow] = []
        self._first_mode = self._column.count()
        self._take_in_modes()
        actions.modes_grown.connect(self._take_in_modes)
        self._add_row(ActionRow(actions.stop, look, parent=page))
        self._add_line()
        for submenu in (menu.with_person, menu.earlier, menu.kind):
            self._add_row(ActionRow(submenu.menuAction(), look, submenu, page))
        self._add_row(ActionRow(actions.promise, look, parent=page))
        self._add_row(ActionRow(menu.due.menuAction(), look, menu.due, page))
        self._add_row(ActionRow(actions.note, look, parent=page))
        self._add_row(ActionRow(actions.next_meeting, look, parent=page))
        self._add_line()
        for action in (actions.undo, actions.week, actions.today, actions.quiet, actions.settings, actions.quit):
            self._add_row(ActionRow(action, look, parent=page))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(page, look))
        look.changed.connect(self._dress)
        self._dress()
        line = self.fontMetrics().height()
        self.resize(line * 18, min(page.sizeHint().height() + 2, self.screen().availableGeometry().height() - 60))

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

    def place(self) -> list[int]:
        """Give where the window is, and on how large a screen, to be put there again."""
        rect, screen = self.geometry(), self.screen().geometry()
        return [rect.x(), rect.y(), rect.width(), rect.height(), screen.width(), screen.height()]

    def put(self, place: list[int]) -> None:
        """Put the window where it was, wholly on a screen; elsewhere than on such a screen it says nothing."""
        rect, size = QRect(*place[:4]), QSize(*place[4:6]) if len(place) == 6 else QSize()
        room = next((one for one in self.screen().virtualSiblings() if one.geometry().intersects(rect)), None)
        if room is None or room.geometry().size() != size or rect.width() <= 40 or rect.height() <= 40:
            return
        whole = room.availableGeometry()
        rect.setSize(rect.size().boundedTo(whole.size()))
        rect.moveLeft(max(whole.left(), min(rect.left(), whole.right() - rect.width() + 1)))
        rect.moveTop(max(whole.top(), min(rect.top(), whole.bottom() - rect.height() + 1)))
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
            row = ActionRow(action, self._look, parent=self._page)
            self._column.insertWidget(self._first_mode + len(self.modes), row)
            self.modes.append(row)

    def _add_row(self, row: ActionRow) -> None:
        self._column.addWidget(row)

    def _add_line(self) -> None:
        self._column.addWidget(Hairline(self._look, self._page))

    def _dress(self) -> None:
        self._look.dress(self)
