"""A tray as a person uses it, over the same interfaces that a panel uses: icons, tooltips, menus, clicks."""

import contextlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.e2e.bus import Bus, BusError

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"

FIGURE = re.compile(r" · (\d+:\d\d|\d+ days?)$")
"""The text after a label where menus have no column for it: the time of today, or the days since a 1:1."""


class NotClickableError(Exception):
    """A person could not click there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu, with those below it."""

    number: int
    label: str
    enabled: bool
    visible: bool
    is_separator: bool
    is_submenu: bool
    is_checked: bool
    has_icon: bool
    entries: tuple["Entry", ...]

    @property
    def name(self) -> str:
        """The label without its figure: at its right side, set apart by a wide space or a tabulator, or behind it."""
        return FIGURE.sub("", self.label.replace("\u2003", "\t").partition("\t")[0].strip())


@dataclass(frozen=True, slots=True)
class Item:
    """An icon in the tray."""

    bus: Bus
    service: str
    path: str
    pid: int

    def read(self, name: str) -> Any:
        """Read a property such as Title, Status, IconName or ToolTip."""
        return self.bus.property_of(self.service, self.path, ITEM, name)

    @property
    def tooltip(self) -> str:
        """The tooltip's title and text, on lines of their own."""
        _icon, _pixmaps, title, text = self.read("ToolTip")
        return "\n".join(part for part in (title, text) if part)

    @property
    def picture(self) -> tuple[int, int, bytes]:
        """The largest picture of the icon: width, height, ARGB bytes; changes when the icon does."""
        width, height, pixels = max(self.read("IconPixmap"), key=lambda pixmap: int(pixmap[0]))
        return width, height, bytes(pixels)

    def menu(self) -> Entry:
        """Open the menu and give its entries."""
        path = self.read("Menu")
        self._about_to_show(path, 0)
        return self._layout(path)

    def click(self, *labels: str) -> None:
        """Open the menu and click the entry at the end of these labels, submenus before it.

        A label is an entry's text up to the time at its right, or the only beginning of one that fits.

        Raises:
            NotClickableError: there is no such entry, or it is a title, a separator, disabled or not to be seen.
        """
        path = self.read("Menu")
        self._about_to_show(path, 0)
        self.bus.call(self.service, path, MENU, "Event", "isvu", 0, "opened", ("s", ""), _now())
        entry = self._layout(path)
        for place, label in enumerate(labels):
            entry = _find(entry, label)
            if not entry.enabled:
                raise NotClickableError(f"{label} is disabled")
            is_last = place == len(labels) - 1
            if is_last == entry.is_submenu:
                raise NotClickableError(f"{label} {'opens' if is_last else 'is no'} submenu")
            if not is_last:
                self._about_to_show(path, entry.number)
                self.bus.call(self.service, path, MENU, "Event", "isvu", entry.number, "opened", ("s", ""), _now())
                number = entry.number
                entry = next(candidate for candidate in _walk(self._layout(path)) if candidate.number == number)
        self.bus.call(self.service, path, MENU, "Event", "isvu", entry.number, "clicked", ("s", ""), _now())
        # Nobody is there to hear it if the click was on the entry that ends the program.
        with contextlib.suppress(BusError):
            self.bus.call(self.service, path, MENU, "Event", "isvu", 0, "closed", ("s", ""), _now())

    def middle_click(self, x: int = 0, y: int = 0) -> None:
        """Click with the middle button."""
        self.bus.call(self.service, self.path, ITEM, "SecondaryActivate", "ii", x, y)

    def left_click(self, x: int = 0, y: int = 0) -> None:
        """Click with the left button."""
        self.bus.call(self.service, self.path, ITEM, "Activate", "ii", x, y)

    def _about_to_show(self, path: str, number: int) -> None:
        self.bus.call(self.service, path, MENU, "AboutToShow", "i", number)

    def _layout(self, path: str) -> Entry:
        _revision, root = self.bus.call(self.service, path, MENU, "GetLayout", "iias", 0, -1, [])
        return _entry(root)


def items(bus: Bus) -> list[Item]:
    """Return the icons in the tray; none while there is no tray."""
    if not bus.has_owner(WATCHER):
        return []
    items = []
    for name in bus.property_of(WATCHER, "/StatusNotifierWatcher", WATCHER, "RegisteredStatusNotifierItems"):
        service, slash, rest = name.partition("/")
        service = service.removesuffix("@")  # GNOME's extension joins name and path so
        pid = bus.pid_of(service)
        if pid is not None:
            items.append(Item(bus, service, slash + rest or "/StatusNotifierItem", pid))
    return items


def names(menu: Entry) -> list[str]:
    """Return the labels of a menu as a person sees them, one per entry; a separator is a dash."""
    return ["-" if entry.is_separator else entry.name for entry in menu.entries if entry.visible]


def _entry(node: Any) -> Entry:
    number, properties, children = node
    values = {name: value for name, (_signature, value) in properties.items()}
    return Entry(
        number=number,
        label=_without_mnemonic(str(values.get("label", ""))),
        enabled=bool(values.get("enabled", True)),
        visible=bool(values.get("visible", True)),
        is_separator=values.get("type") == "separator",
        is_submenu=values.get("children-display") == "submenu",
        is_checked=values.get("toggle-state") == 1,
        has_icon=bool(values.get("icon-data") or values.get("icon-name")),
        entries=tuple(_entry(child) for _signature, child in children),
    )


def _without_mnemonic(label: str) -> str:
    return label.replace("__", "\0").replace("_", "").replace("\0", "_")


def _find(menu: Entry, label: str) -> Entry:
    seen = [entry for entry in menu.entries if entry.visible and not entry.is_separator]
    exact = [entry for entry in seen if entry.name == label]
    matches = exact or [entry for entry in seen if entry.label.startswith(label)]
    if len(matches) != 1:
        raise NotClickableError(f"{label!r} fits {len(matches)} entries of {names(menu)}")
    return matches[0]


def _walk(entry: Entry) -> Iterator[Entry]:
    yield entry
    for below in entry.entries:
        yield from _walk(below)


def _now() -> int:
    return int(time.monotonic() * 1000) & 0xFFFFFFFF


__all__ = ["WATCHER", "BusError", "Entry", "Item", "NotClickableError", "items", "names"]
