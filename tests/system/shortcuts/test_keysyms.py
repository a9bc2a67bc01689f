"""Keys by the names and numbers of X11 and the portal."""

import pytest

from tltimer.settings.shortcuts import NAMED, parse_keys
from tltimer.system.shortcuts.keysyms import NAMES, keysym, trigger


@pytest.mark.parametrize(
    ("keys", "number", "name"),
    [
        ("Ctrl+Alt+Space", 0x20, "CTRL+ALT+space"),
        ("Super+R", 0x72, "LOGO+r"),
        ("Ctrl+Shift+1", 0x31, "CTRL+SHIFT+1"),
        ("Alt+Ä", 0xE4, "ALT+ä"),
        ("Ctrl+Ж", 0x1000436, "CTRL+ж"),
        ("F8", 0xFFC5, "F8"),
        ("Ctrl+-", 0x2D, "CTRL+minus"),
        ("Ctrl+PageUp", 0xFF55, "CTRL+Page_Up"),
    ],
)
def test_a_key_has_a_number_and_a_name(keys: str, number: int, name: str) -> None:
    parsed = parse_keys(keys)
    assert (keysym(parsed.key), trigger(parsed)) == (number, name)


def test_every_key_with_a_name_is_known() -> None:
    assert set(NAMED) == set(NAMES)
