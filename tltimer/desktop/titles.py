"""Text that others wrote, made fit for menus, labels and tooltips."""

import unicodedata

LONGEST = 60


def plain(text: str, longest: int = LONGEST) -> str:
    """Give text as one short line: no line breaks, no control characters, none that turn the writing around."""
    # A title can be megabytes; nobody reads more than its beginning.
    kept = (character if _visible(character) else " " for character in text[: longest * 8])
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _visible(character: str) -> bool:
    # Cc and Cf hold control characters, the marks of direction and the invisible ones; Cs half a pair.
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def entry(text: str) -> str:
    """Give text for a menu entry or a button, where & would mark a key."""
    return plain(text).replace("&", "&&")
