"""Text that others wrote, made fit for menus, labels and tooltips."""

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
