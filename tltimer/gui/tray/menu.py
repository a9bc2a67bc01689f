"""The menu of the tray: all actions, in their order."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from tltimer.gui.tray.menu_actions import COLUMN, MenuActions
from tltimer.gui.tray.menu_model import MenuModel
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import menu_text


class TrayMenu(QObject):
    """Fills a menu with the actions; it is never rebuilt, since hosts of the tray redraw all of it then."""

    def __init__(self, menu: QMenu, actions: MenuActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.menu = menu
        self.menu.addAction(actions.turn)
        self._after_turn = self.menu.addSeparator()
        self.menu.addActions([actions.header, actions.confirm])
        self.menu.addSeparator()
        self.menu.addActions(actions.modes)
        self.menu.addAction(actions.stop)
        self.menu.addSeparator()
        self.with_person = self.menu.addMenu(_("1:1 with"))
        self.with_person.addActions([*actions.people, actions.other_person])
        self.earlier = self.menu.addMenu(_("It began earlier"))
        self.earlier.addActions([*actions.moments, actions.other_moment])
        self.kind = self.menu.addMenu(_("Kind of coding"))
        self.kind.addActions(actions.kinds)
        self.menu.addAction(actions.promise)
        self.due = self.menu.addMenu(_("Promises that are due"))
        actions.promises.live_in(self.due)
        self.menu.addAction(actions.note)
        self._before_next = self.menu.addSeparator()
        self.menu.addAction(actions.next_meeting)
        self.menu.addSeparator()
        self.menu.addActions([actions.undo, actions.week, actions.today, actions.quiet, actions.settings, actions.quit])
        actions.modes_grown.connect(self._take_in_modes)

    def show_offer(self, offer: MenuModel) -> None:
        """Bring the titles of the submenus up to date; the entries are the actions' own."""
        self._after_turn.setVisible(offer.turn is not None)
        self._before_next.setVisible(bool(offer.next_meeting))
        self.earlier.menuAction().setEnabled(offer.running)
        self.kind.menuAction().setEnabled(bool(offer.kinds))
        current = next((one.label for one in offer.kinds if one.current), "")
        self.kind.setTitle(offer.kinds_title + (COLUMN + menu_text(current) if current else ""))

    def _take_in_modes(self) -> None:
        known = set(self.menu.actions())
        self.menu.insertActions(self._actions.stop, [one for one in self._actions.modes if one not in known])
