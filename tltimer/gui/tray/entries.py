"""A menu as plain values, for trays that cannot show Qt's own."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tltimer.frozen import value


@value
class Entry:
    """An entry of a menu; ``path`` leads to it from the top, a place in each menu."""

    path: tuple[int, ...]
    text: str
    enabled: bool
    checkable: bool
    checked: bool
    is_separator: bool
    below: "tuple[Entry, ...]" = ()


def entries_of(menu: QMenu, path: tuple[int, ...] = ()) -> tuple[Entry, ...]:
    """Give what a person sees of a menu and of those below it."""
    return tuple(_entry(action, (*path, place)) for place, action in enumerate(menu.actions()) if action.isVisible())


def trigger(menu: QMenu, path: tuple[int, ...]) -> None:
    """Choose an entry; nothing happens if the menu has changed so that there is none any more, or it is disabled."""
    *above, last = path
    for place in above:
        actions = menu.actions()
        below = actions[place].menu() if place < len(actions) else None
        if not isinstance(below, QMenu):
            return
        menu = below
    if last < len(menu.actions()):
        menu.actions()[last].trigger()


def _entry(action: QAction, path: tuple[int, ...]) -> Entry:
    below = action.menu()
    return Entry(
        path=path,
        text=action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"),
        enabled=action.isEnabled(),
        checkable=action.isCheckable(),
        checked=action.isChecked(),
        is_separator=action.isSeparator(),
        below=entries_of(below, path) if isinstance(below, QMenu) else (),
    )
