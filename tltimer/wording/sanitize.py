"""Text from elsewhere – titles, names, notes – made safe for a terminal, for Markdown, for HTML and for JSON.

What a terminal obeys, and marks that turn the direction of writing around, never pass. Joiners do: emoji and whole
scripts are written with them.
"""

from __future__ import annotations

from itertools import accumulate

MARKED = set("\\`*_{}[]()#+-.!|~>")

HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


JOINERS = "\u200c\u200d"
"""Invisible, and part of Persian words and of joined emoji."""


def shown(text: str, allowed: str = "") -> str:
    """Return a text with a space for each character that is not shown.

    Args:
        text: any text.
        allowed: characters that stay all the same, such as a line feed.
    """
    others = text
    for letter in allowed:
        others = others.replace(letter, "")
    if others.isprintable():
        return text
    allowed += JOINERS
    return "".join(letter if letter.isprintable() or letter in allowed else " " for letter in text)


def plain(text: str) -> str:
    """Return a text as one line without control, direction and other unseen characters."""
    return " ".join(shown(text).split()).strip(JOINERS)


def escaped_json(text: str) -> str:
    """Return JSON with its unseen characters written as escapes, so that a terminal can show it."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter in "\n" else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    number = ord(letter)
    if number < 0x10000:
        return f"\\u{number:04x}"
    high, low = divmod(number - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def columns(text: str) -> int:
    """Return the width of a text in a terminal, in columns."""
    if text.isascii() or not any(map(_of_other_width, set(text))):
        return len(text)
    # Its table takes 0.4 MB, and few logs hold such letters.
    from unicodedata import category, east_asian_width

    return sum(
        0 if letter in JOINERS or category(letter) in ("Mn", "Me") else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _of_other_width(letter: str) -> bool:
    """Return whether a letter lies where some take two columns or none: accents, joiners, beyond Europe's alphabets."""
    if letter < "\u1100":
        return "\u0300" <= letter < "\u0370"
    return letter in JOINERS or not "\u2000" <= letter < "\u231a"


def clipped(text: str, width: int) -> str:
    """Return a plain text of at most a number of columns, with an ellipsis for the part that is cut off."""
    text = plain(text[: width * 8 + 80])
    if columns(text) <= width:
        return text
    fitting = sum(taken < width for taken in accumulate(map(columns, text)))
    return text[:fitting].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """Return a text clipped, or filled up with spaces, to a number of columns."""
    text = clipped(text, width)
    return text + " " * (width - columns(text))


def as_html(text: str) -> str:
    """Return a text so that HTML shows it as it is; line feeds stay.

    The standard library's own comes with the names of 2,231 letters, a third of a MB that the app would keep.
    """
    return shown(text, "\n").translate(HTML)


def escaped(text: str) -> str:
    """Return a text so that Markdown, and HTML within it, shows it as it is."""
    html = {"&": "&amp;", "<": "&lt;"}
    return "".join(html.get(letter) or (f"\\{letter}" if letter in MARKED else letter) for letter in plain(text))


LONGEST_TITLE = 60


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text as one short line: no line breaks, no control characters, none that turn the writing around."""
    line = plain(text[: longest * 8])  # a title can be megabytes; nobody reads more than its beginning
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def menu_text(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text for a menu entry or a button, where & would mark a key."""
    return one_line(text, longest).replace("&", "&&")
