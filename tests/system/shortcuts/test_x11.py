"""Keys grabbed on a real X server, pressed for real."""

import select
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.system.idle.test_x11 import Server
from tltimer.settings.shortcuts import parse_keys
from tltimer.system.shortcuts.choose import shortcuts_for
from tltimer.system.shortcuts.interface import ShortcutBackend, ShortcutsUnavailable, WantedShortcut

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11 is tried on Linux")


class Keyboard:
    """A display whose keys are pressed, and a program that has grabbed some."""

    def __init__(self) -> None:
        self.server = Server()
        self.pressed: list[str] = []
        self.tokens: list[str] = []
        self.backend = self.program()

    def program(self) -> ShortcutBackend:
        def press(action: str, token: str) -> None:
            self.pressed.append(action)
            self.tokens.append(token)

        backend, why = shortcuts_for({"DISPLAY": self.server.display}, press)
        assert (backend.name, why) == ("X11", ())
        return backend

    def xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env={"DISPLAY": self.server.display}, check=True)

    def expect(self, *actions: str) -> None:
        """Wait until these were pressed."""
        while len(self.pressed) < len(actions):
            number = self.backend.fileno()
            assert number is not None
            assert select.select([number], [], [], 20)[0], f"only {self.pressed} was heard"
            self.backend.take_in()
        assert self.pressed == list(actions)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    keyboard = Keyboard()
    yield keyboard
    keyboard.backend.close()
    keyboard.server.stop()


def wanted(**keys: str) -> list[WantedShortcut]:
    return [WantedShortcut(action, parse_keys(text), action) for action, text in keys.items()]


def test_keys_are_heard_with_any_locks_and_once_however_long_they_are_held(keyboard: Keyboard) -> None:
    keyboard.backend.take(wanted(pick="Ctrl+Alt+Space", back="Ctrl+Alt+B", stop="F8"))
    assert keyboard.backend.problems == {}
    keyboard.xdotool("key", "ctrl+alt+space")
    keyboard.xdotool("key", "ctrl+alt+b", "b", "alt+b")
    keyboard.xdotool("key", "Num_Lock", "F8", "Caps_Lock", "F8", "Num_Lock", "Caps_Lock")
    keyboard.expect("pick", "back", "stop", "stop")
    assert all(token.startswith("tltimer_TIME") for token in keyboard.tokens)
    keyboard.backend.take(wanted(back="Ctrl+Alt+Space"))
    keyboard.xdotool("key", "F8", "ctrl+alt+b", "ctrl+alt+space")
    keyboard.expect("pick", "back", "stop", "stop", "back")


def test_keys_of_another_program_and_keys_that_are_not_there_are_told(keyboard: Keyboard) -> None:
    other = keyboard.program()
    other.take(wanted(pick="Ctrl+Alt+Space"))
    keyboard.backend.take(wanted(pick="Ctrl+Alt+Space", back="Ctrl+Ж", stop="F8"))
    assert keyboard.backend.problems == {
        "pick": "Another program already uses Ctrl+Alt+Space.",
        "back": "Your keyboard has no such key.",
    }
    keyboard.xdotool("key", "F8")
    keyboard.expect("stop")
    other.close()
    assert other.fileno() is None


def test_a_display_that_goes_away_leaves_the_program_alive(keyboard: Keyboard) -> None:
    keyboard.backend.take(wanted(stop="F8"))
    keyboard.server.stop()
    keyboard.backend.take_in()
    keyboard.backend.take(wanted(stop="F9"))
    assert keyboard.backend.fileno() is None


def test_without_a_display_there_are_none() -> None:
    assert shortcuts_for({}, lambda _action, _token: None)[1] == ("there is no display",)


def test_elsewhere_the_system_is_missing() -> None:
    from tltimer.system.shortcuts.macos import MacShortcuts
    from tltimer.system.shortcuts.windows import WindowsShortcuts

    for other in (MacShortcuts, WindowsShortcuts):
        with pytest.raises(ShortcutsUnavailable):
            other(lambda _action, _token: None)
