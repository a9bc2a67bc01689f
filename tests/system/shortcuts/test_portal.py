"""Shortcuts of the desktop portal, asked of a fake that checks every signature."""

import select
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.bus import Fake
from tltimer.settings.shortcuts import parse_keys
from tltimer.system.shortcuts.choose import shortcuts_for
from tltimer.system.shortcuts.interface import ShortcutBackend, WantedShortcut

pytest.importorskip("jeepney", reason="D-Bus is for Linux")

PORTAL = Path(__file__).parent / "portal.py"
PICK = WantedShortcut("pick", parse_keys("Ctrl+Alt+Space"), "Quick switch")
CODING = WantedShortcut("switch coding", parse_keys("Super+1"), "Switch to Coding")


def wait(backend: ShortcutBackend, done: Callable[[], object]) -> None:
    while not done():
        number = backend.fileno()
        assert number is not None
        assert select.select([number], [], [], 20)[0], "nothing arrived"
        backend.take_in()


def portal(bus: str, pressed: list[tuple[str, str]]) -> ShortcutBackend:
    environ = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":4321", "DBUS_SESSION_BUS_ADDRESS": bus}
    backend, why = shortcuts_for(environ, lambda action, token: pressed.append((action, token)))
    assert (backend.name, backend.asks_user, why) == ("portal", True, ())
    return backend


def test_shortcuts_are_bound_pressed_changed_and_bound_anew(bus: str) -> None:
    fake = Fake(PORTAL, bus, "well")
    pressed: list[tuple[str, str]] = []
    backend = portal(bus, pressed)
    backend.take([PICK, CODING])
    wait(backend, lambda: backend.triggers)
    assert fake.heard() == {
        "bound": {
            "pick": ["Quick switch", "CTRL+ALT+space"],
            "switch coding": ["Switch to Coding", "LOGO+1"],
        }
    }
    assert backend.triggers == {"pick": "Press CTRL+ALT+space", "switch coding": "Press LOGO+1"}
    fake.order("foreign")
    fake.order("odd")
    fake.order("press pick token7")
    wait(backend, lambda: pressed)
    assert pressed == [("pick", "token7")]
    fake.order("change")
    wait(backend, lambda: backend.triggers == {"pick": "Meta+T"})
    backend.take([CODING])
    wait(backend, lambda: backend.triggers)
    assert set(fake.heard()) == {"closed"}
    assert fake.heard() == {"bound": {"switch coding": ["Switch to Coding", "LOGO+1"]}}
    assert backend.problems == {}
    backend.take([])
    assert set(fake.heard()) == {"closed"}
    backend.close()
    fake.stop()


def test_a_desktop_that_takes_them_with_the_session_is_not_asked_again(bus: str) -> None:
    fake = Fake(PORTAL, bus, "at once")
    pressed: list[tuple[str, str]] = []
    backend = portal(bus, pressed)
    backend.take([PICK, CODING])
    wait(backend, lambda: backend.triggers)
    taken = {"pick": ["Quick switch", "CTRL+ALT+space"], "switch coding": ["Switch to Coding", "LOGO+1"]}
    assert fake.heard() == {"taken": taken}
    assert (backend.triggers, backend.problems) == (
        {"pick": "Press CTRL+ALT+space", "switch coding": "Press LOGO+1"},
        {},
    )
    fake.order("press pick token7")  # not bound meanwhile: that would have been heard
    wait(backend, lambda: pressed)
    assert pressed == [("pick", "token7")]
    backend.close()
    fake.stop()


def test_keys_that_the_desktop_has_for_itself_are_named_with_their_shortcut(bus: str) -> None:
    fake = Fake(PORTAL, bus, "at once")
    backend = portal(bus, [])
    backend.take([PICK, WantedShortcut("stop", parse_keys("Alt+F4"), "Stop")])
    wait(backend, lambda: backend.triggers)
    assert backend.triggers == {"pick": "Press CTRL+ALT+space"}
    assert backend.problems == {"stop": "Your desktop reports no keys for this shortcut."}
    backend.close()
    fake.stop()


def test_a_desktop_that_answers_without_the_keys_is_asked_for_them(bus: str) -> None:
    fake = Fake(PORTAL, bus, "silently")
    backend = portal(bus, [])
    backend.take([PICK])
    wait(backend, lambda: backend.triggers)
    assert (backend.triggers, backend.problems) == ({"pick": "Press CTRL+ALT+space"}, {})
    backend.close()
    fake.stop()


def test_of_changes_in_a_row_the_last_one_counts_and_the_name_of_the_session_stays(bus: str) -> None:
    fake = Fake(PORTAL, bus, "well")
    backend = portal(bus, [])
    backend.take([PICK, CODING])
    backend.take([PICK])
    backend.take([CODING])
    wait(backend, lambda: backend.triggers)
    closed = fake.heard()["closed"]
    assert closed.endswith("/tltimer")
    assert fake.heard() == {"bound": {"switch coding": ["Switch to Coding", "LOGO+1"]}}
    backend.take([PICK])
    assert fake.heard() == {"closed": closed}
    wait(backend, lambda: backend.triggers)
    assert fake.heard() == {"bound": {"pick": ["Quick switch", "CTRL+ALT+space"]}}
    backend.close()
    fake.stop()


def test_a_portal_that_was_started_anew_gets_the_shortcuts_again(bus: str) -> None:
    fake = Fake(PORTAL, bus, "well")
    pressed: list[tuple[str, str]] = []
    backend = portal(bus, pressed)
    backend.take([PICK])
    wait(backend, lambda: backend.triggers)
    bound = fake.heard()
    fake.order("restart")
    backend.triggers.clear()
    wait(backend, lambda: backend.triggers)
    assert fake.heard() == bound
    fake.order("press pick token8")
    wait(backend, lambda: pressed)
    backend.close()
    fake.stop()


@pytest.mark.parametrize(
    ("manner", "why"),
    [
        ("declines", "You declined the shortcuts. To be asked again, change one of them or restart tltimer."),
        (
            "refuses",
            "The desktop refused the shortcuts. Bind the commands to keys in its keyboard settings instead.",
        ),
    ],
)
def test_who_declines_or_refuses_is_told(bus: str, manner: str, why: str) -> None:
    fake = Fake(PORTAL, bus, manner)
    backend = portal(bus, [])
    backend.take([PICK])
    wait(backend, lambda: backend.problems)
    assert backend.problems == {"": why}
    backend.close()
    fake.stop()


def test_who_declined_is_asked_again_once_a_shortcut_changes(bus: str) -> None:
    fake = Fake(PORTAL, bus, "declines")
    backend = portal(bus, [])
    backend.take([PICK])
    wait(backend, lambda: backend.problems)
    assert set(fake.heard()) == {"bound"}
    backend.take([CODING])
    wait(backend, lambda: backend.problems)
    assert set(fake.heard()) == {"closed"}
    assert fake.heard() == {"bound": {"switch coding": ["Switch to Coding", "LOGO+1"]}}
    backend.close()
    fake.stop()


def test_a_desktop_that_takes_them_later_is_told_as_such(bus: str) -> None:
    fake = Fake(PORTAL, bus, "later")
    backend = portal(bus, [])
    backend.take([PICK])
    wait(backend, lambda: backend.problems)
    assert backend.problems == {
        "": "Your desktop reports no keys for these shortcuts. Set them in its keyboard settings."
    }
    assert set(fake.heard()) == {"bound"}
    fake.order("change")
    wait(backend, lambda: backend.triggers)
    assert (backend.triggers, backend.problems) == ({"pick": "Meta+T"}, {})
    backend.close()
    fake.stop()


def test_a_portal_that_goes_away_leaves_the_program_alive(bus: str) -> None:
    fake = Fake(PORTAL, bus, "well")
    backend = portal(bus, [])
    backend.take([PICK])
    wait(backend, lambda: backend.triggers)
    fake.stop()
    backend.take([CODING])
    wait(backend, lambda: backend.problems)
    backend.close()
    backend.take([CODING])
    assert backend.fileno() is None


@pytest.mark.parametrize("waits", [True, False])
def test_a_portal_without_shortcuts_is_none(bus: str, waits: bool) -> None:
    fake = Fake(PORTAL, bus, "knows none")
    environ = {"WAYLAND_DISPLAY": "wayland-0", "DBUS_SESSION_BUS_ADDRESS": bus}
    backend, reasons = shortcuts_for(environ, lambda _action, _token: None, waits)
    assert (backend.name, reasons) == ("", ("the desktop portal does not support shortcuts",))
    fake.stop()


def test_without_a_bus_there_are_none(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "wayland-0", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    backend, reasons = shortcuts_for(environ, lambda _action, _token: None)
    assert (backend.name, reasons) == ("", ("there is no session bus",))
