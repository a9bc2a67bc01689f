"""Text from elsewhere – titles, names, notes – made fit for one line of a terminal, for Markdown or for HTML."""

from itertools import accumulate

MARKED = set("\\`*_{}[]()#+-.!|~>")

HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def plain(text: str) -> str:
    """Make one line without control, direction and other unseen characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def columns(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    if text.isascii() or not any(map(_maybe_wide, text)):
        return len(text)
    # Its table takes 0.4 MB, and few logs hold such letters.
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _maybe_wide(letter: str) -> bool:
    """Say whether a letter lies where some take two columns: beyond the alphabets of Europe and the dashes."""
    return letter >= "\u1100" and not "\u2000" <= letter < "\u231a"


def clipped(text: str, width: int) -> str:
    """Make a text plain and at most so many columns wide; what is cut off leaves an ellipsis."""
    text = plain(text[: width * 8 + 80])
    if columns(text) <= width:
        return text
    fitting = sum(taken < width for taken in accumulate(map(columns, text)))
    return text[:fitting].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """Clip a text, or fill it up with spaces, to so many columns."""
    text = clipped(text, width)
    return text + " " * (width - columns(text))


def as_html(text: str) -> str:
    """Write a text so that HTML shows it as it is.

    The standard library's own comes with the names of 2,231 letters, a third of a MB that the app would keep.
    """
    return text.translate(HTML)


def escaped(text: str) -> str:
    """Write a text so that Markdown, and HTML within it, shows it as it is."""
    html = {"&": "&amp;", "<": "&lt;"}
    return "".join(html.get(letter) or (f"\\{letter}" if letter in MARKED else letter) for letter in plain(text))


LONGEST_TITLE = 60


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Give text as one short line: no line breaks, no control characters, none that turn the writing around."""
    # A title can be megabytes; nobody reads more than its beginning. What is not printable are controls, marks of
    # direction, invisible characters and all spaces but the usual one.
    kept = (character if character.isprintable() else " " for character in text[: longest * 8])
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def menu_text(text: str) -> str:
    """Give text for a menu entry or a button, where & would mark a key."""
    return one_line(text).replace("&", "&&")
