"""A program as a screen reader is told of it, and the buttons it can press, over AT-SPI."""

from collections.abc import Iterator

from tests.e2e.bus import Bus, BusError
from tests.e2e.desktop import VirtualDesktop

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"

ALWAYS_ON = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""The environment that makes a program speak though no screen reader runs."""

DEEPEST = 20

SHOWING = 25
"""The number of the state of what is to be seen, by AT-SPI's list of states."""


class ScreenReader:
    """Asks the bus of accessible programs of a desktop."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._bus = Bus(desktop.bus.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"))

    def words(self, pid: int) -> list[tuple[str, str]]:
        """Return name and description of everything that a program shows."""
        words = (
            (self._property(*address, "Name"), self._property(*address, "Description"))
            for address in self._shown_by(pid)
        )
        return [(name, description) for name, description in words if name or description]

    def press(self, pid: int, name: str) -> bool:
        """Press the element of a name; return whether there is one."""
        for address in self._shown_by(pid):
            if self._property(*address, "Name") == name:
                return bool(self._bus.call(*address, ACTION, "DoAction", "i", 0))
        return False

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _shown_by(self, pid: int) -> Iterator[tuple[str, str]]:
        for service, path in self._children(REGISTRY, ROOT):
            if self._bus.pid_of(service) == pid:
                yield from self._below(service, path)

    def _below(self, service: str, path: str, depth: int = 0) -> Iterator[tuple[str, str]]:
        if depth and not self._shows(service, path):
            return
        yield service, path
        if depth < DEEPEST:
            for below in self._children(service, path):
                yield from self._below(*below, depth + 1)

    def _children(self, service: str, path: str) -> list[tuple[str, str]]:
        try:
            return [tuple(child) for child in self._bus.call(service, path, ACCESSIBLE, "GetChildren")]
        except BusError:  # gone meanwhile
            return []

    def _shows(self, service: str, path: str) -> bool:
        try:
            low, _high = self._bus.call(service, path, ACCESSIBLE, "GetState")
        except BusError:
            return False
        return bool(low >> SHOWING & 1)

    def _property(self, service: str, path: str, name: str) -> str:
        try:
            return str(self._bus.property_of(service, path, ACCESSIBLE, name))
        except BusError:
            return ""
