"""The actions for promises that are due: made when there are some, updated in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tltimer.i18n.translate import _
from tltimer.wording.sanitize import menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from tltimer.domain.balance.promises import Promise
    from tltimer.gui.tray.menu_model import PromiseEntry


LONGEST_ENTRY = 100
"""In letters; promise and name are cut already, so that the day they are followed by is not."""


class PromiseMenu:
    """One promise with its answers, as a submenu."""

    def __init__(self, parent: QObject) -> None:
        self.menu = QMenu()
        self.done, self.tomorrow = QAction(_("Done"), parent), QAction(parent)
        self.later, self.drop = QAction(_("Postpone…"), parent), QAction(_("Drop…"), parent)
        self.menu.addActions([self.done, self.tomorrow, self.later, self.drop])
        self.promise: Promise | None = None
        self.day: date | None = None

    def show_entry(self, shown: PromiseEntry) -> None:
        """Bring it up to date."""
        self.promise, (words, self.day) = shown.promise, shown.tomorrow
        self.menu.setTitle(menu_text(shown.label, LONGEST_ENTRY))
        self.tomorrow.setText(words)


class PromiseActions(QObject):
    """The submenu of promises that are due; it can be seen only while there are some."""

    kept = Signal(object)
    """A Promise was kept."""

    put_off = Signal(object, object)
    """A Promise gets a new day, a date."""

    later_wanted = Signal(object)
    """A new day is to be asked for a Promise."""

    drop_wanted = Signal(object)
    """It is to be asked why a Promise is dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu: QMenu | None = None
        self.each: list[PromiseMenu] = []

    def show_entries(self, entries: tuple[PromiseEntry, ...]) -> None:
        """Bring the submenu up to date."""
        if self.menu is None:
            return
        for _n in range(len(entries) - len(self.each)):
            self._grow(self.menu)
        for menu in self.each[len(entries) :]:
            menu.menu.menuAction().setVisible(False)
        for menu, shown in zip(self.each, entries, strict=False):
            menu.menu.menuAction().setVisible(True)
            menu.show_entry(shown)

    def live_in(self, menu: QMenu) -> None:
        """Take a submenu to live in."""
        self.menu = menu

    def _grow(self, menu: QMenu) -> None:
        submenu = PromiseMenu(self)
        menu.addMenu(submenu.menu)
        self.each.append(submenu)
        submenu.done.triggered.connect(partial(self._say, self.kept, submenu))
        submenu.later.triggered.connect(partial(self._say, self.later_wanted, submenu))
        submenu.drop.triggered.connect(partial(self._say, self.drop_wanted, submenu))
        submenu.tomorrow.triggered.connect(lambda _checked=False: self.put_off.emit(submenu.promise, submenu.day))

    def _say(self, signal: SignalInstance, menu: PromiseMenu, _checked: bool = False) -> None:
        signal.emit(menu.promise)
