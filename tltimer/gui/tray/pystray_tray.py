"""The icon in the tray, shown by pystray: the second choice behind Qt's."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPalette
from PySide6.QtWidgets import QMenu

from tltimer.gui.tray.pystray_x11 import x11_icon
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class MenuEntry(Value):
    """An entry of a menu; ``path`` leads to it from the top, a place in each menu."""

    path: tuple[int, ...]
    text: str
    enabled: bool
    checkable: bool
    checked: bool
    is_separator: bool
    below: tuple[MenuEntry, ...] = ()


def entries_of(menu: QMenu, path: tuple[int, ...] = ()) -> tuple[MenuEntry, ...]:
    """Return the visible entries of a menu and of its submenus."""
    return tuple(_entry(action, (*path, index)) for index, action in enumerate(menu.actions()) if action.isVisible())


def trigger(menu: QMenu, path: tuple[int, ...]) -> None:
    """Choose an entry; nothing happens if the menu has changed so that there is none any more, or it is disabled."""
    *above, last = path
    for index in above:
        actions = menu.actions()
        below = actions[index].menu() if index < len(actions) else None
        if not isinstance(below, QMenu):
            return
        menu = below
    if last < len(menu.actions()):
        menu.actions()[last].trigger()


def _entry(action: QAction, path: tuple[int, ...]) -> MenuEntry:
    below = action.menu()
    return MenuEntry(
        path=path,
        text=action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"),
        enabled=action.isEnabled(),
        checkable=action.isCheckable(),
        checked=action.isChecked(),
        is_separator=action.isSeparator(),
        below=entries_of(below, path) if isinstance(below, QMenu) else (),
    )


SIZE = 64
BACK = -1
"""The position of a middle click in the menu: none."""

Order = Callable[[Any], None]
"""Something to be done with pystray's icon, in pystray's thread."""


class PystrayTray(QObject):
    """A tray that pystray knows: AppIndicator or GTK with a menu, X11's with a click that opens the small window.

    pystray's loop and its icon live in a thread of their own. What is to be shown goes there through a queue, what
    was clicked comes back by queued signals, so neither waits for the other.
    """

    available_changed = Signal(bool)
    back_wanted = Signal()
    clicked = Signal()
    _shown = Signal(bool, int)
    _chosen = Signal(tuple)

    def __init__(self, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self._orders: queue.SimpleQueue[Order | None] | None = None
        self._number = 0
        self._state: object = None
        self._icon = QIcon()
        self._tooltip = ""
        self._available = False
        self._menu_timer = QTimer(self)
        self._menu_timer.setSingleShot(True)
        self._menu_timer.setInterval(0)  # once for all changes of one turn
        self._menu_timer.timeout.connect(self._send_menu)
        self._shown.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._chosen.connect(self._take_choice, Qt.ConnectionType.QueuedConnection)

    @property
    def available(self) -> bool:
        """Whether there is a tray that shows the icon."""
        return self._available

    def open(self) -> None:
        """Show the icon; where pystray cannot, it stays unavailable."""
        if self._orders is not None:
            return
        orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._orders = orders
        self._number = number = self._number + 1

        def shown(really: bool) -> None:
            with suppress(RuntimeError):  # the app has ended meanwhile
                self._shown.emit(really, number)

        picture, entries = self._picture(), entries_of(self._menu)
        # A daemon: the app does not wait at its end for a display that has stopped answering.
        arguments = (orders, picture, self._tooltip, entries, shown, self._chosen.emit)
        threading.Thread(target=_run, args=arguments, name="pystray", daemon=True).start()

    def close(self) -> None:
        """Take the icon away."""
        if self._orders is not None:
            self._orders.put(None)
            self._orders = None
        self._tell(False, self._number)

    def show_state(self, state: object, icon: QIcon, tooltip: str) -> None:
        """Show the running mode."""
        if state != self._state:
            self._state, self._icon = state, icon
            self._send(_show_picture(self._picture()))
        if tooltip != self._tooltip:
            self._tooltip = tooltip
            self._send(_show_title(tooltip))
        self._menu_timer.start()

    def _send(self, order: Order) -> None:
        if self._orders is not None:
            self._orders.put(order)

    def _send_menu(self) -> None:
        if self._orders is not None:
            self._orders.put(_show_menu(entries_of(self._menu), self._chosen.emit))

    def _picture(self) -> tuple[bytes, str]:
        image = self._icon.pixmap(SIZE, SIZE).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        if image.isNull():
            image = QImage(SIZE, SIZE, QImage.Format.Format_RGBA8888)
            image.fill(Qt.GlobalColor.transparent)
        image = image.scaled(SIZE, SIZE)
        paper = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
        return bytes(image.constBits()), paper

    @Slot(bool, int)
    def _tell(self, available: bool, number: int) -> None:
        if number != self._number:
            return  # an icon that was given up already
        available = available and self._orders is not None
        if available != self._available:
            self._available = available
            self.available_changed.emit(available)

    @Slot(tuple)
    def _take_choice(self, path: tuple[int, ...]) -> None:
        if path == (BACK,):
            self.back_wanted.emit()
        elif path:
            trigger(self._menu, path)
        else:
            self.clicked.emit()


def _run(
    orders: queue.SimpleQueue[Order | None],
    picture: tuple[bytes, str],
    title: str,
    entries: tuple[MenuEntry, ...],
    shown: Callable[[bool], None],
    chosen: Callable[[tuple[int, ...]], None],
) -> None:
    """Show an icon until there are no more orders: everything that pystray's thread does."""
    logger = logging.getLogger("pystray")
    logger.addHandler(logging.NullHandler())  # it tells of trays that are gone; that is known here
    logger.propagate = False
    try:
        import pystray

        menu = _menu_of(entries, chosen)
        make = pystray.Icon if pystray.Icon.HAS_MENU else x11_icon(pystray.Icon, lambda: chosen((BACK,)))
        icon = make("tltimer", _image(picture, pystray.Icon.HAS_MENU), "tltimer", menu)
        _show_title(title)(icon)
    except Exception:  # no display, no library behind it: whatever it is, there is no icon then
        shown(False)
        return

    ended = threading.Event()

    def perform(order: Order) -> None:
        with suppress(Exception):  # what goes wrong with one order need not with the next
            if not ended.is_set():
                if icon.HAS_MENU:
                    order(icon)
                else:
                    icon.perform(order)

    def begin(icon: Any) -> None:
        icon.visible = True
        # Without a tray to dock into, X11's icon is made all the same, and only says so in pystray's own log.
        shown(getattr(icon, "_systray_manager", icon) is not None)

    def obey(_icon: Any) -> None:
        perform(begin)
        while (order := orders.get()) is not None:
            perform(order)
        perform(lambda icon: icon.stop())

    with suppress(Exception):
        icon.run(setup=obey)
    ended.set()
    icon._running = False  # else, taking it apart would wait for a loop that is no more
    shown(False)


def _image(picture: tuple[bytes, str], sees_through: bool) -> Any:
    from PIL import Image

    pixels, paper = picture
    image = Image.frombytes("RGBA", (SIZE, SIZE), pixels)
    if sees_through:
        return image
    # X11's old trays know no transparency, and what is not painted on would be black.
    below = Image.new("RGBA", image.size, paper)
    below.alpha_composite(image)
    return below.convert("RGB")


def _show_picture(picture: tuple[bytes, str]) -> Order:
    def show(icon: Any) -> None:
        icon.icon = _image(picture, icon.HAS_MENU)

    return show


def _show_title(title: str) -> Order:
    def show(icon: Any) -> None:
        # An X11 window's old name holds Latin letters only.
        icon.title = title if icon.HAS_MENU else title.replace("–", "-").encode("latin-1", "replace").decode("latin-1")

    return show


def _show_menu(entries: tuple[MenuEntry, ...], chosen: Callable[[tuple[int, ...]], None]) -> Order:
    def show(icon: Any) -> None:
        if icon.HAS_MENU:
            icon.menu = _menu_of(entries, chosen)

    return show


def _menu_of(entries: tuple[MenuEntry, ...], chosen: Callable[[tuple[int, ...]], None]) -> Any:
    import pystray

    # What a click on the icon itself does, where it opens no menu.
    own = pystray.MenuItem(_("Open"), lambda: chosen(()), default=True, visible=False)
    return pystray.Menu(own, *(_item_of(entry, chosen) for entry in entries))


def _item_of(entry: MenuEntry, chosen: Callable[[tuple[int, ...]], None]) -> Any:
    import pystray

    if entry.is_separator:
        return pystray.Menu.SEPARATOR
    if entry.below:
        below = pystray.Menu(*(_item_of(entry, chosen) for entry in entry.below))
        return pystray.MenuItem(entry.text, below, enabled=entry.enabled)
    checked = (lambda _item: entry.checked) if entry.checkable else None
    return pystray.MenuItem(entry.text, lambda: chosen(entry.path), checked=checked, enabled=entry.enabled)
