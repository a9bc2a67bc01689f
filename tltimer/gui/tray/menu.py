"""The menu of the tray: all actions, in their order."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.menu_actions import COLUMN
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.gui.tray.menu_actions import MenuActions
    from tltimer.gui.tray.menu_model import MenuModel
    from tltimer.gui.widgets.theme import Theme


class TrayMenu(QObject):
    """Fills a menu with the actions; it is never rebuilt, since hosts of the tray redraw all of it then.

    With six modes it has 16 rows; nothing comes or goes among them while somebody points at them.

    Args:
        menu: the empty menu.
        actions: what can be chosen; kept up to date by others.
        look: returns the theme of the windows; asked for only where Qt shows the menu itself, as in older panels.
        parent: as of any QObject.
    """

    def __init__(
        self, menu: ColouredMenu, actions: MenuActions, look: Callable[[], Theme], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self.menu = menu
        self.menu.addAction(actions.header)
        self.menu.addSeparator()
        self.menu.addActions(actions.modes)
        self.menu.addAction(actions.stop)
        self.menu.addSeparator()
        self.earlier = self._submenu(self.menu, _("Started earlier"))
        self.earlier.addActions([*actions.moments, actions.other_moment])
        self.with_person = self._submenu(self.menu, _("1:1 with"))
        self.with_person.addActions([*actions.people, actions.other_person])
        self.menu.addAction(actions.promise)
        self.due = self._submenu(self.menu)
        self.due.addAction(actions.new_promise)
        self.due.addSeparator()
        actions.promises.live_in(self.due)
        self.menu.addSeparator()
        self.menu.addActions([actions.today, actions.week])
        self.more = self._submenu(self.menu, _("More"))
        self.more.addActions([actions.quick_switch, actions.undo, actions.confirm, actions.note])
        self.kind = self._submenu(self.more, _("Kind of coding"))
        self.kind.addActions(actions.kinds)
        self.more.addActions([actions.review, actions.quiet])
        self.menu.addSeparator()
        self.menu.addActions([actions.settings, actions.quit])
        for shown in (menu, self.earlier, self.with_person, self.due, self.more, self.kind):
            shown.look = look
        actions.modes_grown.connect(self._insert_modes)

    def show_menu(self, menu: MenuModel) -> None:
        """Bring the titles of the submenus up to date; the entries are the actions' own."""
        self.earlier.menuAction().setEnabled(menu.running)
        self._actions.promise.setVisible(not menu.promises)
        self.due.menuAction().setVisible(bool(menu.promises))
        self.due.setTitle(menu_text(menu.promises_title))
        self.kind.menuAction().setVisible(bool(menu.kinds))
        current = next((kind.label for kind in menu.kinds if kind.current), "")
        self.kind.setTitle(menu.kinds_title + (COLUMN + menu_text(current) if current else ""))

    def _submenu(self, menu: ColouredMenu, title: str = "") -> ColouredMenu:
        submenu = ColouredMenu(title, menu)
        menu.addMenu(submenu)
        return submenu

    def _insert_modes(self) -> None:
        present = set(self.menu.actions())
        self.menu.insertActions(self._actions.stop, [mode for mode in self._actions.modes if mode not in present])
