"""Global shortcuts as the settings hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.settings.schema import SHORTCUTS
from tltimer.settings.shortcuts import MODIFIERS, NAMED, Keys, parse_keys, parse_shortcuts


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ctrl+Alt+Space", "Ctrl+Alt+Space"),
        ("alt + ctrl + space", "Ctrl+Alt+Space"),
        ("super+r", "Super+R"),
        ("Meta+Shift+f5", "Shift+Super+F5"),
        ("strg+ä", "Ctrl+Ä"),
        ("F8", "F8"),
        ("Shift+F8", "Shift+F8"),
        ("pause", "Pause"),
        ("ctrl+plus", "Ctrl+Plus"),
        ("Ctrl+!", "Ctrl+!"),
    ],
)
def test_keys_in_any_order_and_case(text: str, keys: str) -> None:
    assert str(parse_keys(text)) == keys


@pytest.mark.parametrize(
    "text", ["", "a", "Shift+A", "Ctrl", "Ctrl+", "Ctrl++", "Ctrl+=", "Ctrl+Ctrl+A", "Hyper+A", "Ctrl+Nothing", "Space"]
)
def test_what_is_no_shortcut(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_keys(text)


@given(st.sets(st.sampled_from(MODIFIERS), min_size=1), st.sampled_from([*NAMED, "A", "7", "Ö", "-"]))
def test_what_is_written_is_read_again(modifiers: set[str], key: str) -> None:
    keys = Keys(tuple(name for name in MODIFIERS if name in modifiers), key)
    if modifiers != {"Shift"}:
        assert parse_keys(str(keys)) == keys


def test_shortcuts_name_commands() -> None:
    rules = ["pick=Ctrl+Alt+Space", "switch  coding = ctrl+alt+1", "switch a=b=Ctrl+B"]
    assert [str(shortcut) for shortcut in parse_shortcuts(rules)] == [
        "pick=Ctrl+Alt+Space",
        "switch coding=Ctrl+Alt+1",
        "switch a=b=Ctrl+B",
    ]


@pytest.mark.parametrize(
    "rules",
    [
        ["pick"],
        ["=Ctrl+A"],
        ["switch=Ctrl+A"],
        ["week=Ctrl+A"],
        ["pick=A"],
        ["pick=Ctrl+A", "pick=Ctrl+B"],
        ["pick=Ctrl+A", "back=ctrl+a"],
    ],
)
def test_what_makes_no_sense_is_refused(rules: list[str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        SHORTCUTS.kind.read(rules)


def test_no_shortcuts_are_the_default() -> None:
    assert SHORTCUTS.default == SHORTCUTS.kind.read([]) == ()
