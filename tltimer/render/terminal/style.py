"""Drawing in a terminal: colour and block characters where it has them, letters where not."""

from __future__ import annotations

from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.wording.sanitize import columns, plain, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.timeline.modes_and_kinds import Mode, ModeList

HUES = {
    "blue": 33,
    "orange": 172,
    "green": 36,
    "violet": 98,
    "rose": 168,
    "grey": 245,
    "teal": 37,
    "brown": 137,
}
"""The nearest of a terminal's 256 colours to each hue; they look right on light and dark."""

EMPTY, UNCERTAIN = ".", "?"


class Style:
    """The abilities of a terminal.

    Args:
        width: columns of a line.
        colour: whether it understands colours.
        blocks: whether its letters include block characters.
    """

    def __init__(self, width: int = 80, colour: bool = False, blocks: bool = True) -> None:
        self.width = width
        self.colour = colour
        self.blocks = blocks

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{shown(text)}\x1b[0m" if self.colour and text else text

    def bold(self, text: str) -> str:
        """Make a text stand out."""
        return self._styled("1", text)

    def dim(self, text: str) -> str:
        """Dim a text."""
        return self._styled("2", text)

    def hued(self, colour: str, text: str) -> str:
        """Write a text in a hue of the palette or in ``#rrggbb``."""
        return self._styled(f"38;5;{_code(colour)}", text)

    @property
    def pictures(self) -> bool:
        """Whether cells are drawn as coloured blocks instead of letters."""
        return self.colour and self.blocks

    def mark(self, mode: Mode, letter: str) -> str:
        """Return the mark of a mode beside its name."""
        return self.hued(mode.colour, "█" if self.pictures else letter)


def _code(colour: str) -> int:
    if colour in HUES:
        return HUES[colour]
    try:
        channels = [int(colour[offset : offset + 2], 16) for offset in (1, 3, 5)]
    except ValueError:
        return HUES["grey"]
    red, green, blue = (round(channel / 51) for channel in channels)
    return 16 + 36 * red + 6 * green + blue


def letters_of(keys: Iterable[str], modes: ModeList) -> dict[str, str]:
    """Return a letter for every mode, the first of its label where that is free.

    Returns:
        letters by key; ``unknown`` is a question mark.
    """
    letters = {UNKNOWN: UNCERTAIN, OFF: EMPTY}
    for mode in (*modes, *(modes.mode(key) for key in sorted(keys))):
        if mode.key in letters:
            continue
        wished = [letter.upper() for letter in plain(mode.label) if letter.isalnum() and len(letter.upper()) == 1]
        free = (letter for letter in (*wished, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ") if letter not in letters.values())
        letters[mode.key] = next(free, "*")
    return letters


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text between its words into lines of at most so many columns; a longer word has a line to itself."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        taken = columns(word)
        if line and used + 1 + taken > width:
            lines.append(line)
            line = ""
        line, used = (f"{line} {word}", used + 1 + taken) if line else (indent + word, columns(indent) + taken)
    return [*lines, line] if line else lines
