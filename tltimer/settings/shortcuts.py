"""Global shortcuts as the settings hold them: ``ACTION=KEYS``, such as ``pick=Ctrl+Alt+Space``."""

from __future__ import annotations

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MODIFIERS = ("Ctrl", "Alt", "Shift", "Super")
"""In the order in which they are written."""

SPELLINGS = {"control": "Ctrl", "strg": "Ctrl", "meta": "Super", "win": "Super", "logo": "Super", "cmd": "Super"}

NAMED = (
    *("Space", "Tab", "Return", "Escape", "Backspace", "Insert", "Delete", "Home", "End", "PageUp", "PageDown"),
    *("Left", "Right", "Up", "Down", "Pause", "Print", "ScrollLock", "Menu", "Plus", "Equal"),
    *(f"F{number}" for number in range(1, 25)),
)
"""The keys with a name; all others are called by their character. ``+`` and ``=`` have a meaning in the text."""

ALONE = ("Pause", "ScrollLock", "Menu", *(f"F{number}" for number in range(1, 25)))
"""Keys that no text needs: they can be taken without a modifier."""

PICK, BACK, STOP, SWITCH = "pick", "back", "stop", "switch"


class Keys(Value):
    """Keys pressed together: modifiers in their order, and one key."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


class Shortcut(Value):
    """A command, ``pick``, ``back``, ``stop`` or ``switch MODE``, and the keys that carry it out anywhere."""

    action: str
    keys: Keys

    def __str__(self) -> str:
        return f"{self.action}={self.keys}"


def parse_keys(text: str) -> Keys:
    """Read keys such as ``Ctrl+Alt+Space``, in any case and order.

    Raises:
        ValueError: the text names none, or a key that programs need for themselves.
    """
    *before, last = (part.strip() for part in text.split("+"))
    modifier_names = {name.casefold(): name for name in MODIFIERS} | SPELLINGS
    modifiers = {modifier_names.get(part.casefold(), "") for part in before}
    named = {name.casefold(): name for name in NAMED}
    key = named.get(
        last.casefold(), last.upper() if len(last) == 1 and last.isprintable() and last not in " +=" else ""
    )
    if not key or (len(key) > 1 and key not in NAMED) or "" in modifiers or len(modifiers) != len(before):
        raise ValueError(f"{text!r} names no keys")
    if not modifiers - {"Shift"} and key not in ALONE:
        raise ValueError(f"{text!r} would be missing in every program")
    return Keys(tuple(name for name in MODIFIERS if name in modifiers), key)


def parse_shortcuts(rules: Iterable[str]) -> tuple[Shortcut, ...]:
    """Read shortcuts; neither a command nor keys may occur twice.

    Raises:
        ValueError: one of the rules is not a shortcut.
    """
    shortcuts: dict[str, Shortcut] = {}
    for rule in rules:
        action, sign, keys = rule.rpartition("=")
        action = " ".join(action.split())
        verb, _space, mode = action.partition(" ")
        if not sign or not (action in (PICK, BACK, STOP) or (verb == SWITCH and mode)):
            raise ValueError(f"{rule!r} is not a shortcut")
        shortcut = Shortcut(action, parse_keys(keys))
        if action in shortcuts or shortcut.keys in (shortcut.keys for shortcut in shortcuts.values()):
            raise ValueError(f"{rule!r} is there twice")
        shortcuts[action] = shortcut
    return tuple(shortcuts.values())
