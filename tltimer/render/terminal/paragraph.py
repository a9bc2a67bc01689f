"""Sentences as lines of a terminal; the standard library's wrapping counts letters, and takes long to import."""

from tltimer.wording.sanitize import columns


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text between its words into lines of at most so many columns; a longer word has a line to itself."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else indent + word
        if line and columns(longer) > width:
            lines.append(line)
            longer = indent + word
        line = longer
    return [*lines, line] if line else lines
