"""The names and numbers that X11 and the desktop portal have for keys."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.settings.shortcuts import Keys

NAMES = {
    "Space": ("space", 0x20),
    "Plus": ("plus", 0x2B),
    "Equal": ("equal", 0x3D),
    "Backspace": ("BackSpace", 0xFF08),
    "Tab": ("Tab", 0xFF09),
    "Return": ("Return", 0xFF0D),
    "Pause": ("Pause", 0xFF13),
    "ScrollLock": ("Scroll_Lock", 0xFF14),
    "Escape": ("Escape", 0xFF1B),
    "Home": ("Home", 0xFF50),
    "Left": ("Left", 0xFF51),
    "Up": ("Up", 0xFF52),
    "Right": ("Right", 0xFF53),
    "Down": ("Down", 0xFF54),
    "PageUp": ("Page_Up", 0xFF55),
    "PageDown": ("Page_Down", 0xFF56),
    "End": ("End", 0xFF57),
    "Print": ("Print", 0xFF61),
    "Insert": ("Insert", 0xFF63),
    "Menu": ("Menu", 0xFF67),
    "Delete": ("Delete", 0xFFFF),
} | {f"F{number}": (f"F{number}", 0xFFBD + number) for number in range(1, 25)}

SIGNS = dict(
    zip(
        "!\"#$%&'()*,-./:;<>?@[\\]^_`{|}~",
        (
            *("exclam", "quotedbl", "numbersign", "dollar", "percent", "ampersand", "apostrophe", "parenleft"),
            *("parenright", "asterisk", "comma", "minus", "period", "slash", "colon", "semicolon", "less"),
            *("greater", "question", "at", "bracketleft", "backslash", "bracketright", "asciicircum", "underscore"),
            *("grave", "braceleft", "bar", "braceright", "asciitilde"),
        ),
        strict=True,
    )
)

PORTAL_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Super": "LOGO"}


def keysym(key: str) -> int:
    """Return the number of a key."""
    if key in NAMES:
        return NAMES[key][1]
    code = ord(key.lower())
    return code if code < 0x100 else 0x01000000 + code


def trigger(keys: Keys) -> str:
    """Write keys as the portal reads them: ``CTRL+ALT+space``."""
    key = NAMES[keys.key][0] if keys.key in NAMES else SIGNS.get(keys.key) or keys.key.lower()
    return "+".join((*(PORTAL_MODIFIERS[name] for name in keys.modifiers), key))
